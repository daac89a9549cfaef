//! Days and the ranges between two of them, as a text prints them.

use std::ops::Range;

/// A day as printed; year and day may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    /// The year.
    pub year: Option<u16>,
    /// The month.
    pub month: u8,
    /// The day of the month.
    pub day: Option<u8>,
}

/// A range of days with its place in a folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DayRange {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// The first range of days in a text.
pub(crate) fn first_range(text: &str) -> Option<DayRange> {
    numeric_range(text).or_else(|| written_range(text))
}

/// `2013.1.1-2013.12.31`, `2013-01-01至2013-12-31`.
fn numeric_range(text: &str) -> Option<DayRange> {
    text.match_indices("20").find_map(|(start, _)| {
        if text[..start].ends_with(|ch: char| ch.is_ascii_digit() || SEPARATORS.contains(&ch)) {
            return None;
        }
        let (from, len) = numeric_day(&text[start..])?;
        let behind = &text[start + len..];
        let joiner = joiner_len(behind)?;
        let (to, to_len) = numeric_day(&behind[joiner..])?;
        let range = start..start + len + joiner + to_len;
        Some(DayRange { range, from, to })
    })
}

/// What stands between the numbers of a day.
const SEPARATORS: [char; 3] = ['.', '-', '/'];

/// `2013.1.1`, `2013-01-01`, `2013/1/1`.
fn numeric_day(text: &str) -> Option<(Day, usize)> {
    let digits = |at: usize| {
        let rest = text.get(at..)?;
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        Some((rest[..len].parse::<u16>().ok()?, len))
    };
    let (year, len) = digits(0).filter(|(_, len)| *len == 4)?;
    let mark = text[len..].chars().next();
    let mark = mark.filter(|mark| SEPARATORS.contains(mark))?;
    let (month, month_len) = digits(len + 1)?;
    let end = len + 1 + month_len;
    let is_parted = text[end..].starts_with(mark);
    let (day, day_len) = digits(end + 1).filter(|_| is_parted)?;
    let is_day = (1..=12).contains(&month) && (1..=31).contains(&day) && day_len <= 2;
    let of_month = Day {
        year: Some(year),
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day).ok(),
    };
    is_day.then_some((of_month, end + 1 + day_len))
}

fn written_range(text: &str) -> Option<DayRange> {
    text.match_indices('月').find_map(|(at, _)| {
        let start = start_before(text, at)?;
        let (from, len) = months(&text[start..]).or_else(|| day(&text[start..]))?;
        let (from, len) = match from {
            Months::Two(from, to) => {
                let range = start..start + len;
                return Some(DayRange { range, from, to });
            }
            Months::One(day) => (day, len + hour_len(&text[start + len..])),
        };
        let behind = &text[start + len..];
        let joiner = joiner_len(behind)?;
        let (to, to_len) = match day(&behind[joiner..])? {
            (Months::One(to), to_len) => (to, to_len),
            (Months::Two(..), _) => return None,
        };
        let range = start..start + len + joiner + to_len;
        Some(DayRange { range, from, to })
    })
}

impl Day {
    /// Whether it is the first day of a year.
    pub(crate) fn is_first(self) -> bool {
        self.month == 1 && self.day.is_none_or(|day| day == 1)
    }

    /// Whether it is the last day of a year.
    pub(crate) fn is_last(self) -> bool {
        self.month == 12 && self.day.is_none_or(|day| day == 31)
    }
}

/// What stands where a day is looked for.
enum Months {
    One(Day),
    /// `1-12月`.
    Two(Day, Day),
}

const NUMERALS: &str = "0123456789〇零一二三四五六七八九十";

/// Most characters between two days.
const JOINER: usize = 5;

fn is_numeral(ch: char) -> bool {
    NUMERALS.contains(ch)
}

fn is_joiner(ch: char) -> bool {
    "起始开到至止-~,由从自".contains(ch)
}

/// Where the day begins that has its 月 at `at`; none where its year is garbled.
fn start_before(text: &str, at: usize) -> Option<usize> {
    let number_start = |end: usize| {
        let digits = text[..end].char_indices().rev();
        digits
            .take_while(|(_, ch)| is_numeral(*ch))
            .last()
            .map(|(start, _)| start)
    };
    let mut start = number_start(at)?;
    // `1-12月` begins at the first month.
    let before = &text[..start];
    if let Some(cut) = before.strip_suffix(['-', '至', '到', '~'])
        && let Some(first) = number_start(cut.len())
    {
        start = first;
    }
    let Some(before) = text[..start].strip_suffix('年') else {
        return Some(start);
    };
    let year = number_start(before.len())?;
    (before.len() - year == 4 || before[year..].chars().count() == 4).then_some(year)
}

/// `2013年1-12月`.
fn months(text: &str) -> Option<(Months, usize)> {
    let (year, at) = year(text);
    let (first, len) = number(&text[at..])?;
    let rest = &text[at + len..];
    let joiner = rest
        .chars()
        .next()
        .filter(|ch| matches!(ch, '-' | '~' | '至' | '到'))?;
    let second_at = at + len + joiner.len_utf8();
    let (second, len) = number(&text[second_at..])?;
    let end = second_at + len;
    let is_month = text[end..].starts_with('月') && first <= 12 && second <= 12;
    let one = |month| Day {
        year,
        month,
        day: None,
    };
    is_month.then(|| (Months::Two(one(first), one(second)), end + '月'.len_utf8()))
}

/// `2013年1月1日`, `1月1日`, `2013年1月`.
fn day(text: &str) -> Option<(Months, usize)> {
    let (year, at) = year(text);
    let (month, len) = number(&text[at..])?;
    let mut end = at + len;
    if !text[end..].starts_with('月') || !(1..=12).contains(&month) {
        return None;
    }
    end += '月'.len_utf8();
    let mut printed = None;
    if let Some((day, len)) = number(&text[end..])
        && let Some(mark) = text[end + len..].chars().next()
        && matches!(mark, '日' | '号')
    {
        printed = Some(day);
        end += len + mark.len_utf8();
    }
    Some((
        Months::One(Day {
            year,
            month,
            day: printed,
        }),
        end,
    ))
}

fn year(text: &str) -> (Option<u16>, usize) {
    let digits = text.chars().take_while(|ch| is_numeral(*ch));
    let len = digits.map(char::len_utf8).sum::<usize>();
    if !text[len..].starts_with('年') {
        return (None, 0);
    }
    let end = len + '年'.len_utf8();
    match super::mentions(&text[..end]).next() {
        Some(found) if found.range.start == 0 => (Some(found.year), end),
        _ => (None, 0),
    }
}

fn number(text: &str) -> Option<(u8, usize)> {
    let len: usize = text
        .chars()
        .take_while(|ch| is_numeral(*ch))
        .map(char::len_utf8)
        .sum();
    let digits = &text[..len];
    let value = digits.parse().ok().or_else(|| {
        gouji_zh::parse_chinese_integer(digits).and_then(|value| u8::try_from(value).ok())
    })?;
    Some((value, len))
}

/// `0时` behind a day.
fn hour_len(text: &str) -> usize {
    number(text).map_or(0, |(_, len)| match text[len..].starts_with('时') {
        true => len + '时'.len_utf8(),
        false => 0,
    })
}

fn joiner_len(text: &str) -> Option<usize> {
    let joiner = text.chars().take_while(|ch| is_joiner(*ch));
    let (count, len) = joiner.fold((0, 0), |(count, len), ch| (count + 1, len + ch.len_utf8()));
    (1..=JOINER).contains(&count).then_some(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Option<String> {
        let found = first_range(text)?;
        let day = |day: Day| {
            let year = day.year.map_or(String::new(), |year| format!("{year}."));
            let of_month = day.day.map_or(String::new(), |day| format!(".{day}"));
            format!("{year}{}{of_month}", day.month)
        };
        Some(format!("{} {}", day(found.from), day(found.to)))
    }

    #[test]
    fn ranges_are_read() {
        for (text, right) in [
            ("自2013年1月1日起至2013年12月31日止", "2013.1.1 2013.12.31"),
            ("2013年1月1日-12月31日", "2013.1.1 12.31"),
            ("2013年1月1日--2013年12月31日", "2013.1.1 2013.12.31"),
            ("从2013年1月1日起,到2013年12月31日止", "2013.1.1 2013.12.31"),
            ("1月1日至12月31日", "1.1 12.31"),
            ("2013年1-12月", "2013.1 2013.12"),
            ("2013年1月至12月", "2013.1 12"),
            ("2013.1.1-2013.12.31", "2013.1.1 2013.12.31"),
            ("自2013-01-01至2013-12-31", "2013.1.1 2013.12.31"),
            ("2013/1/1--2013/12/31止", "2013.1.1 2013.12.31"),
            ("2013年1月1日0时至2013年12月31日24时", "2013.1.1 2013.12.31"),
            (
                "二〇一三年一月一日至二〇一三年十二月三十一日",
                "2013.1.1 2013.12.31",
            ),
        ] {
            assert_eq!(printed(text).as_deref(), Some(right), "{text}");
        }
    }

    #[test]
    fn garbled_and_single_days_are_no_range() {
        for text in [
            "2013年1月1日",
            "2013年1月1日起至201313年12月31日止",
            "2013年1月1日发布,2013年5月6日修订",
            "每月1日",
            "2013.1.1发布",
            "2013-01-01-2013",
            "2013.13.1-2013.12.31",
            "12013.1.1-2013.12.31",
        ] {
            assert_eq!(printed(text), None, "{text}");
        }
    }
}
