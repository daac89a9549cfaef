//! Marks behind the words and numbers that open an item.

use std::ops::Range;

use super::chars::{at, before, is_chinese_numeral};

/// A mark that should not stand behind what numbers an item.
#[derive(Debug)]
pub(crate) struct Ordinal {
    /// The number and the mark.
    pub(crate) whole: Range<usize>,
    /// The mark alone.
    pub(crate) mark: Range<usize>,
    /// What should stand there.
    pub(crate) due: &'static str,
}

/// Words that order what follows.
const WORDS: &[&str] = &["首先", "其次", "再次", "最后"];

/// The wrong marks of a text: （一）、, 一是、, 第一、.
pub(crate) fn wrong_marks(text: &str) -> Vec<Ordinal> {
    let mut found = Vec::new();
    for (mark, ch) in text.char_indices() {
        if matches!(ch, '、' | '，' | ',' | '：' | ':' | '．' | '.') {
            found.extend(wrong_mark(text, mark, ch));
        }
    }
    found
}

fn wrong_mark(text: &str, mark: usize, ch: char) -> Option<Ordinal> {
    let head = text.get(..mark)?;
    let behind = at(text, mark + ch.len_utf8())?;
    let (start, due) = if let Some(inner) = head.strip_suffix(['）', ')']) {
        let number =
            inner.trim_end_matches(|ch: char| ch.is_ascii_digit() || is_chinese_numeral(ch));
        let open = number.strip_suffix(['（', '('])?;
        let is_number = (1..=NUMBER).contains(&inner.get(number.len()..)?.chars().count());
        // （一）、（二）项 and （一）、三项 name two items.
        let is_list = matches!(behind, '（' | '(') || is_chinese_numeral(behind);
        (is_number && !is_list).then_some((open.len(), ""))?
    } else if let Some(number) = head.strip_suffix('是') {
        let start = number.trim_end_matches(is_chinese_numeral);
        let is_number = (1..=NUMBER).contains(&number.get(start.len()..)?.chars().count());
        (is_number && !matches!(ch, '．' | '.')).then_some((start.len(), ""))?
    } else if ch == '、' {
        let number = head.trim_end_matches(is_chinese_numeral);
        let is_number = number.len() < head.len() && number.ends_with('第');
        let word = WORDS.iter().find(|word| head.ends_with(**word));
        // 第一、第二产业 and 第一、二季度 name two things.
        if is_number && (is_chinese_numeral(behind) || behind == '第') {
            return None;
        }
        let start = if is_number {
            number.len() - '第'.len_utf8()
        } else {
            head.len() - word?.len()
        };
        (start, "，")
    } else {
        return None;
    };
    opens_clause(text, start).then(|| Ordinal {
        whole: start..mark + ch.len_utf8(),
        mark: mark..mark + ch.len_utf8(),
        due,
    })
}

/// Most characters of the number of an item.
const NUMBER: usize = 3;

/// Whether a clause begins here.
fn opens_clause(text: &str, start: usize) -> bool {
    before(text, start).is_none_or(|ch| "。；：;:！？!? \u{3000}".contains(ch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_marks_are_told() {
        for text in [
            "（一）、主动公开",
            "(2)，公开",
            "一是、完善",
            "二是：加强",
            "第一、加强领导",
            "问题：首先、公开不够",
        ] {
            assert_eq!(wrong_marks(text).len(), 1, "{text}");
        }
        for text in [
            "（一）主动公开",
            "（一）、（二）项",
            "落实（一）、三类",
            "第一、二季度",
            "第一、第二产业",
            "一是完善",
            "重点是：",
            "第一，加强",
        ] {
            assert!(wrong_marks(text).is_empty(), "{text}");
        }
    }
}
