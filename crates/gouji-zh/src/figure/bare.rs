//! Numbers without a unit that are none of anything: years, rooms, codes, headings.

use super::quantity::Parts;
use super::{Reading, Unit, hedge, ordinal};

/// What is numbered without 第.
const NUMBERED: &[&str] = &[
    "附件", "附表", "附图", "附录", "见表", "见图", "如图", "如表",
];

/// What a number without a unit is, if it is none of anything.
pub(super) fn bare(text: &str, floor: usize, parts: &Parts) -> Option<Reading> {
    let (amount, digits) = (&parts.amount, &text[parts.digits.clone()]);
    let rest = &text[parts.digits.end..];
    if parts.top.is_some() {
        return rest
            .starts_with(['号', '楼', '室'])
            .then_some(Reading::Identifier);
    }
    if rest.starts_with(['室', '楼', '路', '弄', '巷', '院', '号']) || rest.starts_with("单元")
    {
        return Some(Reading::Identifier);
    }
    let before = &text[floor..parts.digits.start];
    if NUMBERED.iter().any(|word| before.ends_with(word)) || matches!(before, "图" | "表") {
        return Some(Reading::Identifier);
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        if amount.has_point && before.ends_with('"') && is_day(digits) {
            return Some(Reading::Date);
        }
        // The heading 2.1 of a part.
        let is_heading = digits.len() <= 5
            && amount.multiple.is_empty()
            && ordinal::starts_item(text, floor, parts.digits.start)
            && rest.starts_with(|ch: char| ch.is_alphabetic() && !ch.is_ascii());
        return (amount.has_point && is_heading).then_some(Reading::Ordinal);
    }
    let is_year = digits.len() == 4 && (1900.into()..=2100.into()).contains(&amount.value);
    let is_hedged = hedge::before(text, floor, parts.digits.start, Unit::Bare, amount).is_some();
    if is_year && !is_hedged {
        return Some(Reading::Date);
    }
    if digits.len() > 1 && digits.starts_with('0') {
        return Some(if digits.len() > 2 {
            Reading::Identifier
        } else {
            Reading::Unclear
        });
    }
    let is_behind_latin = before.ends_with(' ')
        || before
            .strip_suffix(['-', '/', '_', '.'])
            .is_some_and(|before| before.ends_with(|ch: char| ch.is_ascii_alphanumeric()));
    (digits.len() >= 9 || is_behind_latin).then_some(Reading::Identifier)
}

/// Whether digits name a day of the year, as in “3·15”.
fn is_day(digits: &str) -> bool {
    let Some((month, day)) = digits.split_once('.') else {
        return false;
    };
    let is_within = |part: &str, most: u32| {
        part.parse()
            .is_ok_and(|value: u32| value > 0 && value <= most)
    };
    is_within(month, 12) && is_within(day, 31) && !day.starts_with('0')
}
