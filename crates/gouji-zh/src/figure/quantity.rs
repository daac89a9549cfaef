//! Numbers of something: the amount, its unit and the words around both.

use std::ops::Range;

use rust_decimal::Decimal;

use super::bare::bare;
use super::scan::{self, Amount, Scanned, Tail, starts_with_digit, tail_of};
use super::{Quantity, Reading, Unit, change, chinese, date, hedge, identifier, phrase, unit};

/// What was read: its bytes with all words, the bytes of its digits, and what it is.
pub(super) type Read = (Range<usize>, Range<usize>, Reading);

/// A number with its unit, before the words around it are read.
#[derive(Debug)]
pub(super) struct Parts {
    /// The bytes of its digits.
    pub digits: Range<usize>,
    /// The number.
    pub amount: Amount,
    /// The upper end of a range.
    pub top: Option<Decimal>,
    /// Its unit.
    pub unit: Unit,
    /// The unit as printed.
    pub word: String,
    /// Where the unit ends.
    pub end: usize,
}

/// Reads what stands around a number in digits.
pub(super) fn read(text: &str, floor: usize, at: usize, amount: Amount) -> Read {
    let parts = with_unit(text, floor, at, amount);
    if parts.unit == Unit::Bare
        && let Some(reading) = bare(text, floor, &parts)
    {
        let end = parts.end.max(parts.digits.end);
        return (at..end, parts.digits, reading);
    }
    let rest = &text[parts.digits.end..];
    if matches!(parts.unit, Unit::Count) && is_place(rest) {
        return (at..parts.end, parts.digits, Reading::Identifier);
    }
    if rest.starts_with('届') {
        return (at..parts.end, parts.digits, Reading::Ordinal);
    }
    finish(text, floor, at, parts)
}

/// Reads what stands around a Chinese numeral; `None` where it counts nothing.
pub(super) fn read_chinese(text: &str, floor: usize, at: usize) -> Option<Read> {
    let amount = chinese::number(text, at)?;
    let parts = with_unit(text, floor, at, amount);
    if parts.unit == Unit::Bare {
        return None;
    }
    let unit = unit::at_start(&text[parts.amount.end..]);
    let is_plain = parts.top.is_none() && parts.amount.top.is_none() && parts.amount.tail.is_none();
    let is_hedged = hedge::before(text, floor, at, parts.unit, &parts.amount).is_some();
    let is_scale = matches!(&text[at..amount.end], "百" | "千" | "万" | "亿");
    let is_set = unit.is_some_and(|word| phrase::is_set(text, at, &amount, word));
    if is_plain && is_set && !(is_scale && is_hedged) {
        return None;
    }
    Some(finish(text, floor, at, parts))
}

/// Works out hedges, changes and the sign of a number whose first digit stands at `at`.
pub(super) fn finish(text: &str, floor: usize, at: usize, parts: Parts) -> Read {
    let Parts {
        mut amount, unit, ..
    } = parts;
    let signed = sign(text, floor, at);
    if signed.is_some_and(|(_, is_negative)| is_negative) {
        amount.value = -amount.value;
    }
    let mut start = signed.map_or(at, |(start, _)| start);
    let currency = text[floor..start].strip_suffix(['¥', '￥']);
    start = currency.map_or(start, |before| floor + before.len());
    let unit = if currency.is_some() && unit == Unit::Bare {
        Unit::Money
    } else {
        unit
    };
    let before = hedge::before(text, floor, start, unit, &amount);
    let behind = hedge::behind(&text[parts.end..], unit);
    start -= before.map_or(0, |word| word.len);
    let end = parts.end + behind.map_or(0, |word| word.len);
    let words: Vec<hedge::Word> = before.into_iter().chain(behind).collect();
    let meant = hedge::meant(&amount, parts.top, unit, &words);
    let quantity = Quantity {
        number: amount.value,
        step: amount.step,
        low: meant.low,
        high: meant.high,
        unit,
        word: parts.word,
        hedge: meant.hedge,
        change: change::before(&text[floor..start]),
        is_chinese: amount.is_chinese,
    };
    (start..end, parts.digits, Reading::Quantity(quantity))
}

/// The unit behind an amount, and the upper end where a range follows.
fn with_unit(text: &str, floor: usize, at: usize, amount: Amount) -> Parts {
    let mut parts = one(text, at, amount);
    if text[floor..at].ends_with(['由', '从', '自']) {
        return parts;
    }
    let Some(mark) = date::range_mark(&text[parts.end..]) else {
        return parts;
    };
    let next = parts.end + mark;
    let Some(upper) = upper(text, next, &parts) else {
        return parts;
    };
    let is_shared = parts.unit == Unit::Bare && parts.amount.multiple.is_empty();
    if is_shared && !upper.amount.multiple.is_empty() {
        let factor = upper.amount.step.max(Decimal::ONE);
        let scaled = parts.amount.value.checked_mul(factor);
        if let Some(scaled) = scaled.filter(|scaled| *scaled < upper.amount.value) {
            parts.amount.value = scaled;
            parts.amount.step = upper.amount.step;
            parts.amount.multiple = upper.amount.multiple;
        }
    }
    if upper.amount.value <= parts.amount.value {
        return parts;
    }
    Parts {
        digits: at..upper.digits.end,
        top: Some(upper.amount.value),
        ..Parts {
            amount: parts.amount,
            ..upper
        }
    }
}

/// The upper end of a range whose mark ends at `at`: its unit is that of the lower end.
fn upper(text: &str, at: usize, lower: &Parts) -> Option<Parts> {
    let amount = if starts_with_digit(text, at) {
        match scan::number(text, at) {
            Scanned::Number(amount)
                if !(text[at..].starts_with('0') && amount.end > at + 1 && !amount.has_point) =>
            {
                amount
            }
            _ => return None,
        }
    } else if lower.amount.is_chinese || !lower.word.is_empty() {
        chinese::number(text, at)?
    } else {
        return None;
    };
    let upper = one(text, at, amount);
    let is_glued = text[amount.end..]
        .starts_with(|ch: char| ch.is_ascii_alphabetic() || ch == '号')
        && upper.unit == Unit::Bare;
    let fits =
        lower.unit == Unit::Bare || (lower.unit, lower.word.as_str()) == (upper.unit, &upper.word);
    let is_year = text[at..amount.end].len() == 4 && text[amount.end..].starts_with('年');
    (fits && !is_glued && !is_year && amount.top.is_none()).then_some(upper)
}

/// An amount with its unit.
fn one(text: &str, at: usize, mut amount: Amount) -> Parts {
    let digits = at..amount.end;
    let rest = &text[amount.end..];
    let (tail, tail_len) = tail_of(rest);
    let (mut end, mut before_unit) = (amount.end, "");
    if amount.tail.is_none() && tail.is_some() && is_tail(rest, tail, tail_len) {
        amount.tail = tail;
        end += tail_len;
    }
    if let Some(months) = text[end..]
        .strip_prefix("个多")
        .or_else(|| text[end..].strip_prefix("多个"))
    {
        let word = unit::at_start(months).filter(|word| word.unit == Unit::Time);
        if word.is_some() {
            amount.tail = Some(Tail::Over);
            before_unit = "个";
            end = text.len() - months.len();
        }
    }
    let found = unit::at_start(&text[end..]);
    let (unit, mut len) = found.map_or((Unit::Bare, 0), |word| (word.unit, word.len));
    if unit == Unit::Tenths
        && let Some((tenths, with_tenths)) = tenths(text, end + len)
    {
        amount.value += tenths;
        amount.step = tenths.min(Decimal::new(1, 1));
        amount.coarse = Decimal::new(1, 1);
        len += with_tenths;
    }
    let printed = text[end..end + len].trim_start();
    if printed == "角" {
        amount.value /= Decimal::TEN;
        amount.step /= Decimal::TEN;
    }
    if unit == Unit::Money
        && let Some((tenths, with_tenths)) = coins(text, end + len)
    {
        amount.value += tenths;
        amount.step = Decimal::new(1, 1);
        len += with_tenths;
    }
    if unit == Unit::Money {
        before_unit = amount.multiple;
    }
    Parts {
        digits,
        top: None,
        unit,
        word: format!("{before_unit}{printed}"),
        end: end + len,
        amount,
    }
}

/// What is said behind 成: 九成五, 九成八, 八成半.
fn tenths(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let first = text[at..].chars().next()?;
    let digit = match first {
        '半' => 5,
        '1'..='9' => i64::from(first.to_digit(10)?),
        _ => {
            let digits = "一二三四五六七八九";
            1 + i64::try_from(digits.chars().position(|digit| digit == first)?).ok()?
        }
    };
    let rest = text[at..].strip_prefix(first)?;
    // 八成一线员工, 三成二级医院: only 五 and 半 are surely said without a mark behind.
    let is_ended = rest.is_empty()
        || rest.starts_with([
            ',', '。', ';', ':', '、', ')', '!', '?', '\n', '的', '以', '左',
        ]);
    let is_half = digit == 5;
    let is_other = !is_half && !is_ended
        || unit::at_start(rest).is_some()
        || rest.starts_with(|ch: char| ch.is_ascii_digit() || chinese::is_numeral(ch));
    (!is_other).then(|| (Decimal::new(digit, 1), text.len() - at - rest.len()))
}

/// The tenths of a yuan that stand behind whole ones: `2元3角`.
fn coins(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let rest = text[at..].strip_prefix(|ch: char| ch.is_ascii_digit())?;
    let tenths = i64::from(text.as_bytes().get(at)? - b'0');
    let len = 1 + '角'.len_utf8();
    rest.starts_with('角')
        .then(|| (Decimal::new(tenths, 1), len))
}

/// Whether 余, 多 or 来 behind digits makes them less than exact and is not the start of a word.
fn is_tail(rest: &str, tail: Option<Tail>, len: usize) -> bool {
    let behind = &rest[len..];
    let is_counted = unit::at_start(behind).is_some();
    match tail {
        Some(Tail::Over) if rest.starts_with('余') => {
            is_counted || !behind.starts_with(['额', '下', '款', '力', '量', '热'])
        }
        Some(Tail::Over) => is_counted,
        _ => is_counted && !behind.starts_with(['自', '源']),
    }
}

/// A sign that is glued to the digits at `at`: its place and whether it is a minus.
fn sign(text: &str, floor: usize, at: usize) -> Option<(usize, bool)> {
    let before = text[floor..at].strip_suffix(['+', '-'])?;
    let start = floor + before.len();
    let is_negative = text[start..].starts_with('-');
    let last = before.chars().next_back();
    let is_free = match last {
        None => start == 0,
        Some(ch) if is_negative => "(,;:。、\"[为比减幅".contains(ch),
        Some(ch) => !ch.is_ascii_alphanumeric() && ch != '+',
    };
    is_free.then_some((start, is_negative))
}

/// Whether a building or a room is numbered: `3栋201室`.
fn is_place(rest: &str) -> bool {
    let behind = rest.strip_prefix(['栋', '幢', '座', '门', '层', '间']);
    behind.is_some_and(|behind| {
        behind.starts_with(|ch: char| ch.is_ascii_digit()) && !identifier::counts(behind)
    })
}
