//! Clauses: the shortest stretches of prose between punctuation marks.

use std::ops::Range;

/// A clause with its place in the text that it was cut from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause<'a> {
    /// The clause without its closing mark and outer white space.
    pub text: &'a str,
    /// Byte range of `text` in the whole.
    pub range: Range<usize>,
}

/// Cuts a text at sentence and clause marks of either width, and at line ends.
///
/// The enumeration comma `、` does not end a clause: 收集、整理和发布 is one action.
pub fn clauses(text: &str) -> impl Iterator<Item = Clause<'_>> {
    let is_mark = |ch: char| {
        matches!(
            ch,
            '\t' | '。'
                | '，'
                | '；'
                | '：'
                | '！'
                | '？'
                | ','
                | ';'
                | ':'
                | '!'
                | '?'
                | '\n'
                | '\r'
        )
    };
    let mut start = 0;
    std::iter::from_fn(move || {
        while start < text.len() {
            let rest = &text[start..];
            let end = rest.find(is_mark).map_or(text.len(), |at| start + at);
            let (from, to) = (start, end);
            start = text[end..]
                .chars()
                .next()
                .map_or(text.len(), |mark| end + mark.len_utf8());
            let inner = crate::trim(&text[from..to]);
            if !inner.is_empty() {
                let offset = inner.as_ptr() as usize - text.as_ptr() as usize;
                return Some(Clause {
                    text: inner,
                    range: offset..offset + inner.len(),
                });
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_either_width_end_a_clause() {
        let text = "一是认识不到位。 办理,答复；收集、整理\n下一步";
        let found: Vec<&str> = clauses(text).map(|clause| clause.text).collect();
        assert_eq!(
            found,
            ["一是认识不到位", "办理", "答复", "收集、整理", "下一步"]
        );
        for clause in clauses(text) {
            assert_eq!(&text[clause.range.clone()], clause.text);
        }
    }
}
