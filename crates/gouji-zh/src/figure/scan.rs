//! Numbers in Arabic digits with their separators, decimals and multiples.

use rust_decimal::Decimal;

use super::chain::{Chain, chain};

/// A number as printed, before its unit and the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    /// Its value, the multiple worked in.
    pub value: Decimal,
    /// What one of the last printed digit is worth.
    pub step: Decimal,
    /// What one of the last digit that is not zero is worth.
    pub coarse: Decimal,
    /// Where the digits and their multiple end.
    pub end: usize,
    /// A word between the digits and their multiple: `3万多`, `20余万`.
    pub tail: Option<Tail>,
    /// The multiple that was printed last; empty for none.
    pub multiple: &'static str,
    /// Whether a decimal point was printed.
    pub has_point: bool,
    /// Whether it is written in Chinese numerals.
    pub is_chinese: bool,
    /// The greatest value of what is a range in itself: 三五, 十几, 数百.
    pub top: Option<Decimal>,
}

/// Words behind digits that make a number less than exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// 余, 多.
    Over,
    /// 来.
    About,
}

/// What digits turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scanned {
    /// A number.
    Number(Amount),
    /// Several parts joined by points: a version, an address.
    Code(usize),
    /// Digits that cannot be read surely, up to a place.
    Unclear(usize),
}

/// Longest digit run that is read as a number.
const MAX_DIGITS: usize = 18;

/// Longest run of decimals that is read.
const MAX_DECIMALS: usize = 9;

/// No number in prose comes near; what is greater could overflow in arithmetic.
const MAX_VALUE: Decimal = Decimal::from_parts(0, 0, 0x20, false, 0);

/// Multiples that may follow Arabic digits, longer ones first.
const MULTIPLES: &[(&str, u32)] = &[
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("百", 2),
    ("十", 1),
];

/// Words that begin like a multiple and are none.
const NO_MULTIPLES: &[&str] = &[
    "千米",
    "千克",
    "千瓦",
    "千伏",
    "千卡",
    "千焦",
    "千字节",
    "千帕",
    "千赫",
    "千分",
    "百分",
    "百日",
    "万分之",
    "万一",
];

/// Reads the number whose first digit stands at `at`.
pub(super) fn number(text: &str, at: usize) -> Scanned {
    let whole_end = match chain(text, at) {
        Chain::Plain(end) | Chain::Grouped(end) => end,
        Chain::Broken(end) => return Scanned::Unclear(end),
    };
    let (end, decimals) = fraction(text, whole_end);
    if decimals > 0 && fraction(text, end).1 > 0 {
        return Scanned::Code(code_end(text, end));
    }
    let plain: String = text[at..end].chars().filter(|ch| *ch != ',').collect();
    let whole_digits = plain.find('.').unwrap_or(plain.len());
    if whole_digits > MAX_DIGITS || decimals > MAX_DECIMALS {
        return Scanned::Unclear(end);
    }
    let Ok(value) = plain.parse::<Decimal>() else {
        return Scanned::Unclear(end);
    };
    let printed = Amount {
        value,
        step: power(-i32::try_from(decimals).unwrap_or(0)),
        coarse: coarse(&plain),
        end,
        tail: None,
        multiple: "",
        has_point: decimals > 0,
        is_chinese: false,
        top: None,
    };
    match with_multiples(text, printed) {
        Some(amount) if amount.value <= MAX_VALUE => Scanned::Number(amount),
        _ => Scanned::Unclear(mixed_end(text, end)),
    }
}

/// Where digits and multiples that make no number together end: `3万5`.
fn mixed_end(text: &str, mut end: usize) -> usize {
    while let Some((word, _)) = multiple(&text[end..]) {
        end = digits_end(text, end + word.len());
    }
    end
}

/// Where the run of digits from `at` on ends.
pub(super) fn digits_end(text: &str, at: usize) -> usize {
    let digits = text
        .as_bytes()
        .iter()
        .skip(at)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    at + digits
}

/// Whether a digit stands at a place.
pub(super) fn starts_with_digit(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// Ten to the power of `exponent`.
pub(super) fn power(exponent: i32) -> Decimal {
    if exponent < 0 {
        return Decimal::new(1, exponent.unsigned_abs());
    }
    (0..exponent).fold(Decimal::ONE, |value, _| value * Decimal::TEN)
}

/// The end of a point and decimals at `at`, and how many these are.
fn fraction(text: &str, at: usize) -> (usize, usize) {
    if text[at..].starts_with('.') && starts_with_digit(text, at + 1) {
        let end = digits_end(text, at + 1);
        (end, end - at - 1)
    } else {
        (at, 0)
    }
}

fn code_end(text: &str, mut at: usize) -> usize {
    loop {
        let (end, decimals) = fraction(text, at);
        if decimals == 0 {
            return at;
        }
        at = end;
    }
}

/// What one of the last digit that is not zero is worth; of zero, one.
fn coarse(plain: &str) -> Decimal {
    let point = plain.find('.').unwrap_or(plain.len());
    let last = plain.rfind(|ch: char| ch.is_ascii_digit() && ch != '0');
    match last {
        None => Decimal::ONE,
        Some(last) if last < point => power(i32::try_from(point - last - 1).unwrap_or(0)),
        Some(last) => power(-i32::try_from(last - point).unwrap_or(0)),
    }
}

/// Works the multiples in: `3万`, `3万5千`, `1亿2000万`, `20余万`; none where it cannot be read.
fn with_multiples(text: &str, printed: Amount) -> Option<Amount> {
    let Some((mut amount, mut last)) = times_multiple(text, printed)? else {
        return Some(printed);
    };
    while amount.tail.is_none() && starts_with_digit(text, amount.end) {
        let end = digits_end(text, amount.end);
        let digits = &text[amount.end..end];
        let part = Amount {
            value: digits.parse().ok()?,
            step: Decimal::ONE,
            coarse: coarse(digits),
            end,
            ..printed
        };
        let (part, exponent) = times_multiple(text, part)??;
        let is_smaller = exponent < last && part.value < power(i32::try_from(last).ok()?);
        if !is_smaller {
            return None;
        }
        last = exponent;
        amount = Amount {
            value: amount.value.checked_add(part.value)?,
            ..part
        };
    }
    Some(amount)
}

/// One multiple behind an amount, with a word between, and its exponent: none outside where it
/// overflows, none inside where there is none.
fn times_multiple(text: &str, amount: Amount) -> Option<Option<(Amount, u32)>> {
    let rest = &text[amount.end..];
    let (tail, between) = tail_of(rest);
    let Some((word, exponent)) = multiple(&rest[between..]) else {
        return Some(None);
    };
    let factor = power(i32::try_from(exponent).ok()?);
    let end = amount.end + between + word.len();
    let (behind, behind_len) = tail_of(&text[end..]);
    // A word before the unit is left to the hedges, but one between two multiples is ours.
    let nested = behind.and_then(|_| multiple(&text[end + behind_len..]));
    if nested.is_some() {
        return None;
    }
    Some(Some((
        Amount {
            value: amount.value.checked_mul(factor)?.normalize(),
            step: amount.step.checked_mul(factor)?,
            coarse: amount.coarse.checked_mul(factor)?,
            end,
            tail: tail.or(amount.tail),
            multiple: word,
            ..amount
        },
        exponent,
    )))
}

/// The multiple that a text begins with, unless it begins a unit or another word.
fn multiple(text: &str) -> Option<(&'static str, u32)> {
    if NO_MULTIPLES.iter().any(|word| text.starts_with(word)) {
        return None;
    }
    MULTIPLES
        .iter()
        .copied()
        .find(|(word, _)| text.starts_with(word))
}

/// A word that a text begins with and its length in bytes.
pub(super) fn tail_of(text: &str) -> (Option<Tail>, usize) {
    match text.chars().next() {
        Some(ch @ ('余' | '多' | '几')) => (Some(Tail::Over), ch.len_utf8()),
        Some(ch @ '来') => (Some(Tail::About), ch.len_utf8()),
        _ => (None, 0),
    }
}
