//! Texts that must not be printed in full, such as personal data.

/// What stands for a character that is not shown.
pub const MASK: char = '＊';

/// A text of which only the first and the last character are shown.
///
/// White space stays, so that the text keeps its length and its lines.
#[must_use]
pub fn mask(text: &str) -> String {
    let hidden = hidden(text);
    let shown = |(at, ch): (usize, char)| match hidden.binary_search(&at) {
        Ok(_) => MASK,
        Err(_) => ch,
    };
    text.char_indices().map(shown).collect()
}

/// Byte offsets of the characters of a text that [`mask`] hides, sorted.
///
/// Of a text of two characters the first is shown, of a single one none.
#[must_use]
pub fn hidden(text: &str) -> Vec<usize> {
    let mut offsets: Vec<usize> = text
        .char_indices()
        .filter(|(_, ch)| !gouji_zh::is_space(*ch))
        .map(|(at, _)| at)
        .collect();
    if offsets.len() > 2 {
        offsets.pop();
    }
    if offsets.len() > 1 {
        offsets.remove(0);
    }
    offsets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_and_the_last_character_are_shown() {
        assert_eq!(mask("139 0011 2233"), "1＊＊ ＊＊＊＊ ＊＊＊3");
        assert_eq!(mask("张小三"), "张＊三");
        assert_eq!(mask("张三"), "张＊");
        assert_eq!(mask("张"), "＊");
        assert_eq!(mask(""), "");
    }
}
