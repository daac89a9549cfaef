//! Years as a text names them: `2013年`, `二〇一三年`.

use std::ops::Range;

/// A year with its place in a folded text, from its first digit to 年 or 年度.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The year.
    pub year: u16,
    /// Bytes of the text.
    pub range: Range<usize>,
}

/// The years that a folded text names, in order.
pub(crate) fn mentions(text: &str) -> impl Iterator<Item = Mention> {
    text.match_indices('年').filter_map(|(at, _)| {
        let (year, start) = digits_before(text, at).or_else(|| numerals_before(text, at))?;
        let end = at + '年'.len_utf8();
        let with_du = end + '度'.len_utf8();
        let is_du = text[end..].starts_with('度');
        Some(Mention {
            year,
            range: start..if is_du { with_du } else { end },
        })
    })
}

/// Whether a place stands inside the title of a document, a number in brackets, or quotes.
///
/// Looks back a bounded way only.
pub(crate) fn is_named(text: &str, at: usize) -> bool {
    let mut quotes = 0;
    for ch in text[..at].chars().rev().take(LONGEST_NAME) {
        match ch {
            '》' | '〉' | ']' | ')' => break,
            '《' | '〈' | '[' | '(' => return true,
            '"' => quotes += 1,
            '。' => break,
            _ => {}
        }
    }
    quotes % 2 == 1
}

/// Most characters of the title of a document that are looked through.
const LONGEST_NAME: usize = 60;

/// Years that reports speak of.
const YEARS: std::ops::RangeInclusive<u16> = 1949..=2099;

fn digits_before(text: &str, at: usize) -> Option<(u16, usize)> {
    let start = at.checked_sub(4)?;
    let bytes = text.as_bytes();
    let digits = bytes.get(start..at)?;
    let is_longer = start > 0 && matches!(bytes.get(start - 1), Some(b'0'..=b'9' | b'.'));
    if is_longer || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let year = text.get(start..at)?.parse().ok()?;
    YEARS.contains(&year).then_some((year, start))
}

fn numerals_before(text: &str, at: usize) -> Option<(u16, usize)> {
    let mut start = at;
    let mut year = 0;
    let mut unit = 1;
    for (offset, ch) in text[..at].char_indices().rev().take(4) {
        year += unit * numeral(ch)?;
        unit *= 10;
        start = offset;
    }
    YEARS.contains(&year).then_some((year, start))
}

fn numeral(ch: char) -> Option<u16> {
    let digit = match ch {
        '零' | '○' => Some(0),
        _ => "〇一二三四五六七八九".chars().position(|digit| digit == ch),
    }?;
    u16::try_from(digit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_found() {
        let years = |text: &str| mentions(text).map(|found| found.year).collect::<Vec<_>>();
        assert_eq!(years("2013年,较2012年度增加"), [2013, 2012]);
        assert_eq!(years("二〇一三年和二○一二年"), [2013, 2012]);
        assert_eq!(years("满3年,共12013年,近五年,201.2013年"), []);
        let text = "2013年度,";
        assert_eq!(mentions(text).next().map(|found| found.range), Some(0..10));
    }

    #[test]
    fn names_of_documents_are_told() {
        let at = |text: &str| is_named(text, text.find("2013").unwrap());
        assert!(at("按照《2013年工作要点》"));
        assert!(at("印发了\"2013年行动\"方案"));
        assert!(!at("按照《条例》,2013年,我局"));
        assert!(!at("坚持\"谁公开\",2013年"));
    }
}
