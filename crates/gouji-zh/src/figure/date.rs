//! Years, dates and times of day.

use super::chinese;
use super::scan::{digits_end, starts_with_digit};

/// The end of a date or a time of day that begins at `at` with a digit, or `None`.
pub(super) fn at_digit(text: &str, at: usize) -> Option<usize> {
    let date = |at| one(text, at).or_else(|| clock(text, at));
    let is_span = |end: usize| {
        let next = end + range_mark(&text[end..])?;
        starts_with_digit(text, next).then_some(next)
    };
    // A span of dates is one figure: 2021-2025年, 2021年至2023年, 8:30-12:00, 8点至18点.
    if let Some(end) = date(at) {
        return Some(is_span(end).and_then(date).unwrap_or(end));
    }
    let end = spoken(text, at, false)?;
    let second = is_span(end).and_then(|next| spoken(text, next, true));
    Some(second.unwrap_or(end))
}

/// The length of a mark between the two ends of a range.
pub(super) fn range_mark(text: &str) -> Option<usize> {
    ["--", "-", "~~", "~", "至", "到", "～"]
        .iter()
        .find(|mark| text.starts_with(**mark))
        .map(|mark| mark.len())
}

fn one(text: &str, at: usize) -> Option<usize> {
    let end = digits_end(text, at);
    let digits = &text[at..end];
    let rest = &text[end..];
    match digits.len() {
        4 => {
            let year: u32 = digits.parse().ok()?;
            let is_year = (1800..=2100).contains(&year);
            if is_year && rest.starts_with('年') {
                return Some(month_behind_year(text, end + '年'.len_utf8()));
            }
            if !is_year {
                return None;
            }
            separated(text, end).or_else(|| years(text, end))
        }
        8 if is_packed_date(digits) && !is_counted(rest) => Some(end),
        1 | 2 => two_digits(text, at, end),
        _ => None,
    }
}

/// Months and days with one or two digits: `3月5日`, `12月31日`, `1-12月`, and the clock.
fn two_digits(text: &str, at: usize, end: usize) -> Option<usize> {
    let value: u32 = text[at..end].parse().ok()?;
    let rest = &text[end..];
    if rest.starts_with("季度") && (1..=4).contains(&value) {
        return Some(end + "季度".len());
    }
    if let Some(month) = month(text, at) {
        return Some(month);
    }
    if rest.starts_with('年') && month(text, end + '年'.len_utf8()).is_some() {
        return month(text, end + '年'.len_utf8());
    }
    if let Some(behind) = rest.strip_prefix(['日', '号']) {
        let is_length = behind.starts_with(['内', '以', '之', '左', '多', '余']) || value > 31;
        let is_day = rest.starts_with('日') && value > 0 && !is_length
            || ends_with_any(&text[..at], &["每月", "本月", "当月", "次月", "月"]);
        return is_day.then(|| text.len() - behind.len());
    }
    // 1-12月, 3至5日: the first end has no unit of its own.
    let next = end + range_mark(rest)?;
    let second_end = digits_end(text, next);
    let second: u32 = text.get(next..second_end)?.parse().ok()?;
    let is_rising = value < second;
    if is_rising && second <= 12 && text[second_end..].starts_with('月') {
        return month(text, next);
    }
    if is_rising && second <= 4 && text[second_end..].starts_with("季度") {
        return Some(second_end + "季度".len());
    }
    let behind = text[second_end..].strip_prefix('日')?;
    let is_length = behind.starts_with(['内', '以', '之']) || second > 31;
    (is_rising && !is_length).then(|| second_end + '日'.len_utf8())
}

/// A month from `at` on with the day behind it.
fn month(text: &str, at: usize) -> Option<usize> {
    let end = digits_end(text, at);
    let value: u32 = text.get(at..end)?.parse().ok()?;
    let behind = text[end..].strip_prefix('月')?;
    if !(1..=12).contains(&value) || end - at > 2 {
        return None;
    }
    let end = text.len() - behind.strip_prefix('份').unwrap_or(behind).len();
    Some(day(text, end).unwrap_or(end))
}

fn day(text: &str, at: usize) -> Option<usize> {
    let end = digits_end(text, at);
    let value: u32 = text.get(at..end)?.parse().ok()?;
    let behind = text[end..].strip_prefix(['日', '号'])?;
    if !(1..=31).contains(&value) {
        return None;
    }
    let end = text.len() - behind.len();
    Some(hour(text, end).unwrap_or(end))
}

/// The time of day behind a date: `24时`, `8:30`.
fn hour(text: &str, at: usize) -> Option<usize> {
    let at = at + usize::from(text[at..].starts_with(' '));
    if !starts_with_digit(text, at) {
        return None;
    }
    clock(text, at).or_else(|| spoken(text, at, true))
}

fn month_behind_year(text: &str, at: usize) -> usize {
    let end = text.len()
        - text[at..]
            .strip_prefix('度')
            .map_or(text.len() - at, str::len);
    if end != at {
        return end;
    }
    month(text, at).unwrap_or(at)
}

/// The rest of `2024-01-22`, `2021/1/25`, `2024.1.1` behind the year.
fn separated(text: &str, at: usize) -> Option<usize> {
    let mark = text[at..].chars().next().filter(|ch| "-/.".contains(*ch))?;
    let month_end = digits_end(text, at + 1);
    let month = text.get(at + 1..month_end)?;
    let is_month = month.len() <= 2
        && month
            .parse()
            .is_ok_and(|month: u32| (1..=12).contains(&month));
    if !is_month {
        return None;
    }
    if text[month_end..].starts_with(mark) {
        let day_end = digits_end(text, month_end + 1);
        let day = text.get(month_end + 1..day_end)?;
        if day.len() <= 2 && day.parse().is_ok_and(|day: u32| (1..=31).contains(&day)) {
            return Some(hour(text, day_end).unwrap_or(day_end));
        }
        return None;
    }
    let is_whole = month.len() == 2 && mark != '.' && !is_counted(&text[month_end..]);
    is_whole.then_some(month_end)
}

/// The rest of `2021-2025年` behind its first year; without 年 where both ends are years.
fn years(text: &str, at: usize) -> Option<usize> {
    let next = at + range_mark(&text[at..])?;
    let end = digits_end(text, next);
    let second: u32 = text.get(next..end)?.parse().ok()?;
    if !(1800..=2100).contains(&second) || is_counted(&text[end..]) {
        return None;
    }
    let behind = text[end..].strip_prefix('年');
    Some(behind.map_or(end, |_| month_behind_year(text, end + '年'.len_utf8())))
}

/// The end of a time such as `8:30` or `14:30:00`, or of a ratio behind a word for one: 比例为1:3.
pub(crate) fn clock_end(text: &str, at: usize) -> Option<usize> {
    let first = digits_end(text, at);
    if is_ratio(&text[..at]) {
        let next = first + text[first..].strip_prefix(':').map(|_| 1)?;
        let end = digits_end(text, next);
        return (end > next).then_some(end);
    }
    clock(text, at)
}

fn is_ratio(before: &str) -> bool {
    let before = before
        .strip_suffix(['为', '按', '是', '达'])
        .unwrap_or(before);
    ends_with_any(before, &["比例", "之比", "配比", "比"])
}

/// A time such as `8:30` or `14:30:00`.
fn clock(text: &str, at: usize) -> Option<usize> {
    let minute = |at: usize| {
        let rest = text[at..].strip_prefix(':')?;
        let end = digits_end(text, text.len() - rest.len());
        let digits = &text[at + 1..end];
        (digits.len() == 2 && digits < "60").then_some(end)
    };
    let hour = text.get(at..digits_end(text, at))?;
    let is_hour = hour.len() <= 2 && hour.parse().is_ok_and(|hour: u32| hour <= 24);
    let end = minute(digits_end(text, at)).filter(|_| is_hour)?;
    let end = minute(end).unwrap_or(end);
    let is_label = ends_with_any(&text[..at], &["附件", "附表", "表", "图", "第", "注"]);
    let is_followed = is_counted(&text[end..]) || text[end..].starts_with([':', '.', '%', '年']);
    (!is_label && !is_followed).then_some(end)
}

/// A time of day in words behind digits: 上午9点, 9时30分, 24时.
pub(super) fn spoken(text: &str, at: usize, is_behind_date: bool) -> Option<usize> {
    let end = digits_end(text, at);
    let hour: u32 = text.get(at..end)?.parse().ok()?;
    let behind = text[end..].strip_prefix(['点', '时'])?;
    let end = text.len() - behind.len();
    let minutes = digits_end(text, end);
    let with_minutes = (minutes > end && text[minutes..].starts_with('分'))
        .then(|| minutes + '分'.len_utf8())
        .filter(|end| !text[*end..].starts_with('钟'));
    let is_clock = is_behind_date
        || with_minutes.is_some()
        || behind.starts_with(['至', '到', '-', '前', '整', '半', '钟', '起', '止'])
        || text[..at].ends_with(['午', '晨', '上', '晚', '天', '日']);
    (is_clock && hour <= 24).then(|| with_minutes.unwrap_or(end))
}

/// Whether eight digits are a date written without marks.
fn is_packed_date(digits: &str) -> bool {
    let part = |range| {
        digits
            .get(range)
            .and_then(|part: &str| part.parse::<u32>().ok())
    };
    part(0..4).is_some_and(|year| (1900..=2100).contains(&year))
        && part(4..6).is_some_and(|month| (1..=12).contains(&month))
        && part(6..8).is_some_and(|day| (1..=31).contains(&day))
}

fn is_counted(text: &str) -> bool {
    super::unit::at_start(text).is_some_and(|word| {
        matches!(
            word.unit,
            super::Unit::Count | super::Unit::Percent | super::Unit::Money
        )
    })
}

/// The end of a date or period in Chinese numerals that begins at `at`: 二〇二三年, 十二月,
/// 四季度, 十四五.
pub(super) fn at_chinese(text: &str, at: usize) -> Option<usize> {
    let end = chinese::run_end(text, at);
    let (run, rest) = (&text[at..end], &text[end..]);
    let count = run.chars().count();
    if rest.starts_with('年') {
        let year = (count == 4).then(|| chinese::positional(run)).flatten()?;
        if !(1800..=2100).contains(&year) {
            return None;
        }
        let end = end + '年'.len_utf8();
        return Some(chinese_month(text, end).unwrap_or(end));
    }
    let is_plan = count == 3
        && run.starts_with("十")
        && run.ends_with('五')
        && text[..at].ends_with(['"', '(']);
    if is_plan && rest.starts_with('"')
        || matches!(run, "十三五" | "十四五" | "十五五" | "十二五" | "十一五")
    {
        return Some(end);
    }
    let is_quarter =
        count == 1 && rest.starts_with("季度") && matches!(run, "一" | "二" | "三" | "四");
    if is_quarter && !text[..at].ends_with(['每', '逐']) {
        return Some(end + "季度".len());
    }
    chinese_month(text, at)
}

fn chinese_month(text: &str, at: usize) -> Option<usize> {
    let value = chinese::number(text, at)?;
    let behind = text[value.end..].strip_prefix('月')?;
    let is_month = value.value <= 12.into() && value.value > 0.into();
    // 一月一通报 is every month.
    let is_monthly = behind.starts_with('一') && !behind.starts_with("一日");
    if !is_month || is_monthly || text[..at].ends_with(['每', '一']) {
        return None;
    }
    let end = text.len() - behind.strip_prefix('份').unwrap_or(behind).len();
    let day = chinese::number(text, end)
        .filter(|day| day.value <= 31.into() && text[day.end..].starts_with(['日', '号']));
    Some(day.map_or(end, |day| day.end + '日'.len_utf8()))
}

pub(super) fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}
