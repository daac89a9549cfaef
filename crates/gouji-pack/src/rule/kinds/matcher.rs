//! What a pattern marks in a text, and what of it counts.

use std::ops::Range;

use gouji_core::Guard;
use regex::Regex;
use schemars::JsonSchema;
use serde::Deserialize;

use super::checksum::{self, longest_number};
use super::context::Context;

/// What a marked text must be to count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CheckDigit {
    #[default]
    #[schemars(description = "不校验", extend("x-zh" = "不校验"))]
    None,
    #[schemars(
        description = "18位公民身份号码，出生日期和校验码都对（GB 11643）",
        extend("x-zh" = "身份证号")
    )]
    IdNumber,
    #[schemars(
        description = "像身份证号而不是正确的身份证号：18位而出生日期或校验码不对，或15位的旧号码",
        extend("x-zh" = "存疑的身份证号")
    )]
    DoubtfulIdNumber,
    #[schemars(
        description = "12至19位卡号，校验码对（Luhn算法）",
        extend("x-zh" = "银行卡号")
    )]
    Luhn,
    #[schemars(
        description = "11位手机号码，不是13800000000一类的示例号码",
        extend("x-zh" = "手机号")
    )]
    Mobile,
}

/// Finds what a pattern marks.
#[derive(Debug)]
pub(super) struct Matcher {
    pub(super) pattern: Regex,
    /// A marked text that lies in what one of these matches does not count.
    pub(super) except: Vec<Regex>,
    /// The group that is marked.
    pub(super) group: usize,
    pub(super) check: CheckDigit,
    pub(super) context: Context,
    /// How a marked text must begin; empty for anyhow.
    pub(super) beginnings: Vec<String>,
}

impl Matcher {
    /// The places that count, in order, and how many do not.
    pub(super) fn places(&self, text: &str) -> (Vec<Range<usize>>, usize) {
        let least = self.check.least_digits();
        if least > 0 && longest_number(text) < least {
            return (Vec::new(), 0);
        }
        let marked = self.marked(text);
        if marked.is_empty() {
            return (Vec::new(), 0);
        }
        let excepted = self.excepted(text);
        let count = marked.len();
        let counts = |range: &Range<usize>| {
            let marked = &text[range.clone()];
            !range.is_empty()
                && self.is_begun_right(marked)
                && self.check.accepts(text, range.clone())
                && !is_held(&excepted, range)
                && self.context.holds(text, range.start)
        };
        let places: Vec<Range<usize>> = marked.into_iter().filter(counts).collect();
        let dropped = count - places.len();
        (places, dropped)
    }

    /// The marked group of every match. The search goes on behind the group: what a pattern asks
    /// for behind it may stand before the next match as well.
    fn marked(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(captures) = self.pattern.captures_at(text, at) {
            let whole = captures.get(0).map_or(text.len(), |whole| whole.end());
            let marked = captures.get(self.group);
            let next = marked.map_or(whole, |marked| marked.end());
            found.extend(marked.map(|marked| marked.range()));
            if next <= at {
                // An empty match, or one that ends where the search began.
                let step = text[at..].chars().next().map_or(1, char::len_utf8);
                at += step;
            } else {
                at = next;
            }
            if at > text.len() {
                break;
            }
        }
        found
    }

    /// What each exception matches in a text.
    fn excepted(&self, text: &str) -> Vec<Vec<Range<usize>>> {
        let ranges = |except: &Regex| except.find_iter(text).map(|one| one.range()).collect();
        self.except.iter().map(ranges).collect()
    }

    fn is_begun_right(&self, marked: &str) -> bool {
        let mut beginnings = self.beginnings.iter();
        self.beginnings.is_empty() || beginnings.any(|one| marked.starts_with(one.as_str()))
    }
}

impl Guard for Matcher {
    fn private(&self, text: &str) -> Vec<Range<usize>> {
        self.places(text).0
    }
}

impl CheckDigit {
    /// How many digits in a row a text must have for anything in it to count.
    pub(super) fn least_digits(self) -> usize {
        match self {
            Self::None => 0,
            Self::IdNumber => 17,
            Self::DoubtfulIdNumber => 15,
            Self::Luhn => 12,
            Self::Mobile => 11,
        }
    }

    /// Whether the marked part of a text is what it must be.
    fn accepts(self, text: &str, range: Range<usize>) -> bool {
        let is_right: fn(&str) -> bool = match self {
            Self::None => return true,
            Self::IdNumber => checksum::is_id_number,
            Self::DoubtfulIdNumber => checksum::is_doubtful_id_number,
            Self::Luhn => checksum::is_card_number,
            Self::Mobile => checksum::is_mobile_number,
        };
        is_right(&text[range.clone()])
            && is_whole(self, text, &range)
            && !is_of_an_address(text, &range)
    }
}

/// Whether a number is not a part of a longer one.
fn is_whole(check: CheckDigit, text: &str, range: &Range<usize>) -> bool {
    let mut before = &text[..range.start];
    if check == CheckDigit::Mobile {
        before = without_country(before);
    }
    let goes_on = |mut rest: Box<dyn Iterator<Item = char> + '_>| {
        let first = rest.next().map(gouji_zh::fold_char);
        match first {
            Some('.' | '-') => rest
                .next()
                .is_some_and(|ch| gouji_zh::fold_char(ch).is_ascii_alphanumeric()),
            Some(ch) => ch.is_ascii_alphanumeric(),
            None => false,
        }
    };
    !goes_on(Box::new(before.chars().rev())) && !goes_on(Box::new(text[range.end..].chars()))
}

/// A text without the country code of a telephone at its end.
fn without_country(text: &str) -> &str {
    let text = text.trim_end_matches(checksum::is_separator);
    let Some(head) = text.strip_suffix("86") else {
        return text;
    };
    let is_code = |head: &str| !head.ends_with(|ch: char| ch.is_ascii_alphanumeric());
    match head.strip_suffix('+').or_else(|| head.strip_suffix("00")) {
        Some(before) => before,
        None if is_code(head) => head,
        None => text,
    }
}

/// Whether a number is a part of an address of the network, such as the name of a page.
fn is_of_an_address(text: &str, range: &Range<usize>) -> bool {
    const TELLING: [&str; 10] = [
        "://", "www.", ".htm", ".shtm", ".jsp", ".pdf", ".cn", ".com", "_", "=",
    ];
    let is_part = |ch: char| ch.is_ascii_graphic();
    let start = text[..range.start].trim_end_matches(is_part).len();
    let behind = text[range.end..].trim_start_matches(is_part);
    let stretch = &text[start..text.len() - behind.len()];
    TELLING.iter().any(|part| stretch.contains(part))
}

/// Whether one of the ranges of an exception, which are in order and apart, holds a range.
fn is_held(excepted: &[Vec<Range<usize>>], range: &Range<usize>) -> bool {
    excepted.iter().any(|ranges| {
        let behind = ranges.partition_point(|except| except.start <= range.start);
        let last = behind.checked_sub(1).map(|last| &ranges[last]);
        last.is_some_and(|except| range.end <= except.end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mobiles(text: &str) -> Vec<&str> {
        let matcher = Matcher {
            pattern: Regex::new(r"1[3-9]\d(?:[ -]?\d{4}){2}").unwrap(),
            except: Vec::new(),
            group: 0,
            check: CheckDigit::Mobile,
            context: Context::default(),
            beginnings: Vec::new(),
        };
        let places = matcher.private(text).into_iter();
        places.map(|range| &text[range]).collect()
    }

    #[test]
    fn a_part_of_a_longer_number_or_of_an_address_does_not_count() {
        assert_eq!(mobiles("手机139 0011-2233，"), ["139 0011-2233"]);
        for right in [
            "+8613900112233",
            "+86 13900112233",
            "0086-13900112233",
            "(86)13900112233",
        ] {
            assert_eq!(mobiles(right), ["13900112233"], "{right}");
        }
        for wrong in [
            "20213900112233",
            "139001122330",
            "0934-13900112233",
            "13900112233.5",
            "http://x.gov.cn/a/13900112233.html",
            "id=13900112233",
            "８13900112233",
        ] {
            assert_eq!(mobiles(wrong), [] as [&str; 0], "{wrong}");
        }
    }
}
