//! Dates in digits: 2023年12月31日, what cannot be one, and ranges that run backwards.

use std::ops::Range;

use super::chars::{at, before, digits_end, is_han};

/// What is wrong with a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// The year has not four digits.
    Year,
    /// There is no such month.
    Month,
    /// The month has no such day.
    Day,
    /// The same year stands twice.
    Twice,
    /// The month or the day was left open.
    Blank,
    /// The day stands right behind the year.
    NoMonth,
    /// The words for the year and the month are missing.
    NoWords,
}

/// A date as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Date {
    range: Range<usize>,
    /// The digits before 年.
    year: Range<usize>,
    month: Option<u32>,
    day: Option<u32>,
}

/// The dates of a folded text that cannot be right.
///
/// At the start of a text that goes on from a number, such as the next line of one cut by its
/// width, a month alone may be a part of a longer one.
pub(crate) fn flaws(text: &str, goes_on: bool) -> Vec<(Range<usize>, Flaw)> {
    dates(text)
        .iter()
        .filter(|date| !(goes_on && date.range.start == 0))
        .filter_map(|date| flaw(text, date))
        .chain(without_words(text))
        .collect()
}

/// Dates of eight digits with the word for the day alone: 20231231日.
fn without_words(text: &str) -> impl Iterator<Item = (Range<usize>, Flaw)> {
    text.match_indices('日').filter_map(|(end, word)| {
        let start = super::chars::digits_start(text, end);
        let digits = text.get(start..end).filter(|digits| digits.len() == 8)?;
        let part = |range: Range<usize>| digits.get(range)?.parse::<u32>().ok();
        let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
        let is_date = (1900..=2100).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days(month, Some(year))).contains(&day);
        let is_part = before(text, start)
            .is_some_and(|ch| ch.is_ascii_alphanumeric() || "-./号".contains(ch));
        let behind = end + word.len();
        let is_whole = text.get(behind..).is_some_and(ends_day);
        (is_date && !is_part && is_whole).then_some((start..behind, Flaw::NoWords))
    })
}

/// The end of a day that begins here, where a month is due: 45日颁布.
fn lone_day(behind: &str) -> Option<usize> {
    let digits = digits_end(behind, 0);
    let rest = behind.get(digits..)?.strip_prefix('日')?;
    ((1..=2).contains(&digits) && ends_day(rest)).then(|| behind.len() - rest.len())
}

/// What is done on a day.
const DONE: &[&str] = &[
    "颁布", "印发", "发布", "公布", "修订", "通过", "施行", "实施", "成立", "召开",
];

/// Whether a day ends here, and not a length of time: 60日内, 90日攻坚.
fn ends_day(rest: &str) -> bool {
    ends_date(rest) || DONE.iter().any(|word| rest.starts_with(word))
}

/// The ranges of a folded text whose end lies before their start.
pub(crate) fn reversed(text: &str) -> Vec<Range<usize>> {
    let dates = dates(text);
    let mut found: Vec<Range<usize>> = dates
        .windows(2)
        .filter(|pair| runs_backwards(text, &pair[0], &pair[1]))
        .map(|pair| pair[0].range.start..pair[1].range.end)
        .collect();
    found.extend(dates.iter().filter_map(|date| reversed_years(text, date)));
    found
}

fn dates(text: &str) -> Vec<Date> {
    let mut dates = Vec::new();
    let mut from = 0;
    while let Some(start) = text
        .get(from..)
        .and_then(|rest| rest.find(|ch: char| ch.is_ascii_digit()))
    {
        let start = from + start;
        let end = digits_end(text, start);
        let date = date(text, start, end);
        from = date.as_ref().map_or(end, |date| date.range.end);
        dates.extend(date);
    }
    dates
}

/// The date whose first digits stand here.
fn date(text: &str, start: usize, end: usize) -> Option<Date> {
    let mut date = Date {
        range: start..end,
        year: start..start,
        month: None,
        day: None,
    };
    let mut digits = start..end;
    if at(text, end) == Some('年') {
        date.year = start..end;
        date.range.end = end + '年'.len_utf8();
        digits = date.range.end..digits_end(text, date.range.end);
    }
    if !is_part(text, &digits, '月') {
        return (!date.year.is_empty()).then_some(date);
    }
    date.month = text.get(digits.clone())?.parse().ok();
    date.range.end = digits.end + '月'.len_utf8();
    let digits = date.range.end..digits_end(text, date.range.end);
    if is_part(text, &digits, '日') {
        date.day = text.get(digits.clone())?.parse().ok();
        date.range.end = digits.end + '日'.len_utf8();
    }
    Some(date)
}

/// Whether one or two digits are followed by their word.
fn is_part(text: &str, digits: &Range<usize>, word: char) -> bool {
    (1..=2).contains(&digits.len()) && at(text, digits.end) == Some(word)
}

impl Date {
    /// The year, if it is one of our time.
    fn plain_year(&self, text: &str) -> Option<u32> {
        let digits = text
            .get(self.year.clone())
            .filter(|digits| digits.len() == 4)?;
        digits
            .parse()
            .ok()
            .filter(|year| (1900..=2100).contains(year))
    }
}

fn flaw(text: &str, date: &Date) -> Option<(Range<usize>, Flaw)> {
    let left = before(text, date.range.start);
    // A part of a longer number, or of one that lost a character.
    if left.is_some_and(|ch| ch.is_ascii_alphanumeric() || "-./~ 、,".contains(ch))
        && date.year.is_empty()
    {
        return None;
    }
    let behind = text.get(date.range.end..)?;
    if is_wrong_year(text, date, behind) {
        return Some((date.range.clone(), Flaw::Year));
    }
    let year = date.plain_year(text);
    if let Some(month) = date.month {
        if !(1..=12).contains(&month) {
            let is_date = year.is_some() || date.year.is_empty() && date.day.is_some();
            return is_date.then(|| (date.range.clone(), Flaw::Month));
        }
        if date
            .day
            .is_some_and(|day| day == 0 || day > days(month, year))
        {
            return Some((date.range.clone(), Flaw::Day));
        }
        let open = behind
            .strip_prefix('日')
            .filter(|rest| date.day.is_none() && ends_date(rest));
        return open.map(|_| {
            (
                date.range.start..date.range.end + '日'.len_utf8(),
                Flaw::Blank,
            )
        });
    }
    year?;
    let open = behind.strip_prefix("月日").filter(|rest| ends_date(rest));
    if open.is_some() {
        return Some((date.range.start..date.range.end + "月日".len(), Flaw::Blank));
    }
    if let Some(end) = lone_day(behind) {
        return Some((date.range.start..date.range.end + end, Flaw::NoMonth));
    }
    let same = text.get(date.range.clone())?;
    let rest = behind.strip_prefix(same)?;
    let is_twice = !rest.starts_with(['度', '以', '前', '后']) && left != Some('是');
    is_twice.then(|| (date.range.start..date.range.end + same.len(), Flaw::Twice))
}

/// Years of three, five or six digits that can only be slips: 202020年12月. Eight digits are two years
/// that lost the dash between them.
fn is_wrong_year(text: &str, date: &Date, behind: &str) -> bool {
    let Some(digits) = text
        .get(date.year.clone())
        .filter(|digits| !digits.is_empty())
    else {
        return false;
    };
    let left = before(text, date.year.start);
    let is_part = left.is_some_and(|ch| ch.is_ascii_alphanumeric() || "-./~ 元前".contains(ch));
    let is_dated = date.month.is_some() || behind.starts_with('度');
    let is_ours = digits.starts_with("20") || digits.starts_with("19");
    match digits.len() {
        3 => !is_part && is_ours && date.month.is_some(),
        5 | 6 => !is_part && is_ours && is_dated && !are_two_years(digits),
        _ => false,
    }
}

/// Whether six digits are a year and the two last digits of the next one: 201920.
fn are_two_years(digits: &str) -> bool {
    let part = |range| {
        digits
            .get(range)
            .and_then(|part: &str| part.parse::<u32>().ok())
    };
    part(2..4)
        .zip(part(4..6))
        .is_some_and(|(first, second)| second == first + 1)
}

/// Whether a date ends here: 2023年12月日均 goes on.
fn ends_date(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|ch| !is_han(ch) || "至止起前".contains(ch))
}

fn days(month: u32, year: Option<u32>) -> u32 {
    match month {
        2 if year.is_some_and(|year| !is_leap(year)) => 28,
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Whether two dates with their years make a range that ends before it starts.
fn runs_backwards(text: &str, first: &Date, second: &Date) -> bool {
    let between = text.get(first.range.end..second.range.start).unwrap_or("");
    let mark = between.strip_prefix(['起', '始']).unwrap_or(between);
    let years = first.plain_year(text).zip(second.plain_year(text));
    if !matches!(mark, "至" | "到" | "-" | "--" | "~")
        || flaw(text, first).or(flaw(text, second)).is_some()
    {
        return false;
    }
    let Some((from, to)) = years else {
        return false;
    };
    let months = first.month.zip(second.month);
    let days = first.day.zip(second.day);
    match (from.cmp(&to), months, days) {
        (std::cmp::Ordering::Equal, Some((from, to)), Some(days)) if from == to => days.1 < days.0,
        (std::cmp::Ordering::Equal, Some((from, to)), _) => to < from,
        (order, ..) => order == std::cmp::Ordering::Greater,
    }
}

/// `2025-2021年`: the first year stands without its word.
fn reversed_years(text: &str, date: &Date) -> Option<Range<usize>> {
    let head = text.get(..date.year.start)?;
    let head = head
        .strip_suffix("--")
        .or_else(|| head.strip_suffix(['-', '~', '至', '到']))?;
    let start = super::chars::digits_start(head, head.len());
    let from: u32 = head
        .get(start..)
        .filter(|digits| digits.len() == 4)?
        .parse()
        .ok()?;
    let is_whole =
        !before(text, start).is_some_and(|ch| ch.is_ascii_alphanumeric() || "-/.~".contains(ch));
    let to = date.plain_year(text)?;
    let is_year = (1900..=2100).contains(&from);
    (is_year && is_whole && to < from).then_some(start..date.range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impossible_dates_are_told() {
        for (text, flaw) in [
            ("202020年12月31日", Flaw::Year),
            ("统计至20203年度", Flaw::Year),
            ("202年12月31日", Flaw::Year),
            ("2023年13月", Flaw::Month),
            ("13月5日", Flaw::Month),
            ("2月30日", Flaw::Day),
            ("2023年2月29日", Flaw::Day),
            ("6月31日", Flaw::Day),
            ("2023年2023年1月1日", Flaw::Twice),
            ("2023年月日", Flaw::Blank),
            ("2023年12月日止", Flaw::Blank),
            ("自2007年45日颁布以来", Flaw::NoMonth),
            ("截至2023年31日,", Flaw::NoMonth),
            ("截止日期为20231231日。", Flaw::NoWords),
        ] {
            let found: Vec<Flaw> = flaws(text, false)
                .into_iter()
                .map(|(_, flaw)| flaw)
                .collect();
            assert_eq!(found, [flaw], "{text}");
        }
    }

    #[test]
    fn dates_that_only_look_odd_are_left() {
        for text in [
            "20232024年",
            "201920年度",
            "2024年2月29日",
            "2月29日",
            "20年前后",
            "5000年文明",
            "公元202年12月",
            "2023年12月日均访问量",
            "2023年2023年度",
            "18个月",
            "2023年年度报告",
            "0816-6650208",
            "1-13月5日",
            "2023年60日内办结",
            "2023年90日攻坚行动",
            "编号20231231日志",
            "20231331日",
            "访问量20231231日均",
        ] {
            assert_eq!(flaws(text, false), [], "{text}");
        }
    }

    #[test]
    fn a_month_that_begins_in_the_line_before_is_left() {
        assert_eq!(flaws("2月30日前完成", true), []);
        assert_eq!(flaws("2月30日前完成", false).len(), 1);
    }

    #[test]
    fn ranges_that_run_backwards_are_told() {
        assert_eq!(reversed("自2023年12月31日起至2023年1月1日止").len(), 1);
        assert_eq!(reversed("2025-2021年").len(), 1);
        assert_eq!(reversed("2023年9月至2022年3月").len(), 1);
        for text in [
            "2022年9月至2023年3月",
            "2021-2025年",
            "2023年1月1日至12月31日",
            "2023年至2023年",
            "20232022年",
        ] {
            assert!(reversed(text).is_empty(), "{text}");
        }
    }
}
