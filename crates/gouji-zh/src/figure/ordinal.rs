//! Places in an order: 第20条, 一是, (二), 1., ①.

use super::chinese;
use super::date::range_mark;
use super::scan::{digits_end, starts_with_digit};
use super::unit;

/// The bytes of an ordinal whose number begins at `at`, not reaching back behind `floor`.
pub(super) fn at_number(text: &str, floor: usize, at: usize) -> Option<std::ops::Range<usize>> {
    let end = Some(number_end(text, at)).filter(|end| *end > at)?;
    numbered(text, floor, at, end)
        .or_else(|| in_parentheses(text, floor, at, end))
        .or_else(|| item(text, floor, at, end))
}

/// 第20条, 第三, 第1至3项.
fn numbered(text: &str, floor: usize, at: usize, end: usize) -> Option<std::ops::Range<usize>> {
    let before = text[floor..at].strip_suffix('第')?;
    let mut end = end;
    if let Some(mark) = range_mark(&text[end..]) {
        let next = number_end(text, end + mark);
        if next > end + mark {
            end = next;
        }
    }
    let rest = &text[end..];
    if !starts_with_digit(text, at)
        && ["时间", "方", "线", "产业"]
            .iter()
            .any(|word| rest.starts_with(word) && !rest.starts_with("方面"))
    {
        return None;
    }
    let len = unit_len(rest);
    Some(floor + before.len()..end + len)
}

/// The end of a number and its unit behind a 第 that stands further ahead.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    let end = Some(number_end(text, at)).filter(|end| *end > at)?;
    Some(end + unit_len(&text[end..]))
}

fn unit_len(rest: &str) -> usize {
    let unit = unit::at_start(rest).map_or(0, |word| word.len);
    let other = rest
        .chars()
        .next()
        .filter(|ch| "号章条款项目节届编卷".contains(*ch));
    unit.max(other.map_or(0, char::len_utf8))
}

/// (一), (12), (二)(三); a year in parentheses is a date and comes before.
fn in_parentheses(
    text: &str,
    floor: usize,
    at: usize,
    end: usize,
) -> Option<std::ops::Range<usize>> {
    let is_closed = text[end..].starts_with(')');
    if !is_closed || digits_in(text, at, end) > 2 {
        return None;
    }
    let start = if text[floor..at].ends_with('(') {
        at - 1
    } else {
        at
    };
    let is_open = start < at || starts_item(text, floor, at);
    is_open.then_some(start..end + 1)
}

/// 一是, 1., 1、 and 一、 at the start of an item.
fn item(text: &str, floor: usize, at: usize, end: usize) -> Option<std::ops::Range<usize>> {
    let rest = &text[end..];
    let digits = digits_in(text, at, end);
    let is_chinese = digits == 0;
    let starts = starts_item(text, floor, at);
    if is_chinese && rest.starts_with('是') && (starts || text[..at].ends_with(['其', '的', '第']))
    {
        return Some(at..end);
    }
    if is_chinese && text[floor..at].ends_with('其') {
        return Some(at - '其'.len_utf8()..end);
    }
    if !starts || digits > 2 {
        return None;
    }
    let mark = rest
        .chars()
        .next()
        .filter(|ch| matches!(ch, '.' | '、' | ')' | ':'))?;
    let next = rest[mark.len_utf8()..].chars().next();
    let is_list = next.is_some_and(|ch| ch.is_ascii_digit() || chinese::is_numeral(ch));
    match mark {
        '、' => !is_list || is_year(&rest['、'.len_utf8()..]),
        '.' => !next.is_some_and(|ch| ch.is_ascii_digit()),
        _ => mark == ')',
    }
    .then_some(at..end + mark.len_utf8())
}

/// Whether digits from `at` on, behind `1.`, are a year or a counted thing and so no decimals.
pub(super) fn item_before_number(text: &str, floor: usize, at: usize) -> Option<usize> {
    let end = digits_end(text, at);
    if end - at > 2 || !starts_item(text, floor, at) {
        return None;
    }
    let rest = text[end..].strip_prefix('.')?;
    let decimals = digits_end(text, end + 1);
    let behind = unit::at_start(&text[decimals..]).filter(|word| word.unit == super::Unit::Count);
    let is_item = is_year(rest) || behind.is_some() || text[decimals..].starts_with('月');
    (is_item && decimals > end + 1).then_some(end + 1)
}

fn is_year(text: &str) -> bool {
    digits_end(text, 0) == 4 && text[4..].starts_with('年')
}

/// Whether an item may begin at a place: at the start, behind a mark.
pub(super) fn starts_item(text: &str, floor: usize, at: usize) -> bool {
    let before = &text[floor.min(at)..at];
    match before.chars().next_back() {
        Some(ch) => matches!(
            ch,
            '。' | ';'
                | ':'
                | ','
                | '!'
                | '?'
                | '"'
                | ')'
                | '\n'
                | '>'
                | '|'
                | '*'
                | '#'
                | '('
                | '、'
                | '\u{3000}'
        ),
        None => at == 0 || text[..at].ends_with([')', '。', '.', '、', '\n']),
    }
}

/// Where the number at `at` ends, in digits or in Chinese numerals.
fn number_end(text: &str, at: usize) -> usize {
    if starts_with_digit(text, at) {
        digits_end(text, at)
    } else {
        chinese::number(text, at).map_or(at, |amount| amount.end)
    }
}

fn digits_in(text: &str, at: usize, end: usize) -> usize {
    if starts_with_digit(text, at) {
        end - at
    } else {
        0
    }
}
