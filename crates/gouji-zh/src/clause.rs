//! Clauses: the shortest stretches of prose between punctuation marks.

use std::ops::Range;

use crate::figure::{chain_end, clock_end};

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
/// The enumeration comma `、` does not end a clause: 收集、整理和发布 is one action. Neither does a
/// comma or a colon inside a number or a time: `1,008,057`, `8:30`.
pub fn clauses(text: &str) -> impl Iterator<Item = Clause<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        while start < text.len() {
            let end = mark(text, start);
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

/// Where the next mark stands that ends a clause.
fn mark(text: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(ch) = text[at..].chars().next() {
        if is_mark(ch) {
            return at;
        }
        at = if ch.is_ascii_digit() {
            clock_end(text, at).unwrap_or_else(|| chain_end(text, at))
        } else {
            at + ch.len_utf8()
        };
    }
    text.len()
}

fn is_mark(ch: char) -> bool {
    matches!(
        ch,
        '\t' | '。' | '，' | '；' | '：' | '！' | '？' | ',' | ';' | ':' | '!' | '?' | '\n' | '\r'
    )
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
    #[test]
    fn numbers_and_times_are_not_cut() {
        for (text, expected) in [
            (
                "办结1,008,057件,其中:3件",
                &["办结1,008,057件", "其中", "3件"][..],
            ),
            ("共5,3000元", &["共5", "3000元"]),
            ("12件,345件", &["12件", "345件"]),
            (
                "每天8:30-12:00,14:30-18:00",
                &["每天8:30-12:00", "14:30-18:00"],
            ),
            ("附件1:12件", &["附件1", "12件"]),
            ("比例为1:3,答复", &["比例为1:3", "答复"]),
            ("联系电话:0558-4410126", &["联系电话", "0558-4410126"]),
        ] {
            let found: Vec<&str> = clauses(text).map(|clause| clause.text).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
