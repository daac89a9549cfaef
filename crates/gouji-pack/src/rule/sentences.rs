//! Sentences of a piece of text.

use std::ops::Range;

/// Marks that may close a sentence behind its end mark.
const CLOSING: &str = "”’」』）)】》\"'";

/// The byte ranges of the sentences of a text, without outer white space.
///
/// A sentence ends at 。！？ of either width and at a line end; a semicolon and dots do not end
/// one. Marks without a letter or a digit are no sentence.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(at) = text[start..].find(ends) {
        let end = end_of(text, start + at);
        push(&mut found, text, start..end);
        start = end;
    }
    push(&mut found, text, start..text.len());
    found
}

/// Whether a sentence ends at a character.
fn ends(ch: char) -> bool {
    matches!(ch, '。' | '！' | '？' | '!' | '?' | '\n' | '\r')
}

/// Behind the end marks at an offset and the marks that close around them.
fn end_of(text: &str, at: usize) -> usize {
    let is_end = |ch: char| "。！？!?".contains(ch);
    let marks = text[at..].trim_start_matches(is_end);
    // A line end is no mark, but ends the sentence all the same.
    let behind = match text.len() - marks.len() {
        end if end > at => end,
        _ => at + 1,
    };
    let closing = text[behind..].trim_start_matches(|ch: char| CLOSING.contains(ch));
    text.len() - closing.len()
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let whole = &text[range.clone()];
    let inner = gouji_zh::trim(whole);
    if inner.chars().any(char::is_alphanumeric) {
        let start = range.start + (inner.as_ptr() as usize - whole.as_ptr() as usize);
        found.push(start..start + inner.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_their_marks_and_keep_closing_ones() {
        let text = "“办结率怎样？”有群众问。 收到3.5件；办结1件……继续办理！！\n下一步";
        let found: Vec<&str> = sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(
            found,
            [
                "“办结率怎样？”",
                "有群众问。",
                "收到3.5件；办结1件……继续办理！！",
                "下一步"
            ]
        );
        assert!(sentences("。。 \n ——").is_empty());
    }
}
