//! Shares in words: 百分之三十五, 三分之二, 1/3, 一半, 过半, 翻一番.

use rust_decimal::Decimal;

use super::quantity::{Parts, Read, finish};
use super::scan::{self, Amount, Scanned, Tail, digits_end, power, starts_with_digit, tail_of};
use super::{Unit, chinese, unit};

/// A fraction in digits that begins at `at`: `1/3` where words of a share surround it, `3分之2`.
pub(super) fn at_digit(text: &str, floor: usize, at: usize) -> Option<Read> {
    let end = digits_end(text, at);
    if let Some(parts) = fraction_in_words(text, at, end) {
        return Some(finish(text, floor, at, parts));
    }
    let rest = text[end..].strip_prefix('/')?;
    let next = text.len() - rest.len();
    let next_end = digits_end(text, next);
    let is_share = text[floor..at]
        .ends_with(['占', '近', '约', '达', '到', '为', '过', '足', '的'])
        || text[next_end..].starts_with(['以', '的', '左']);
    if !is_share || next_end == next {
        return None;
    }
    let numerator = text[at..end].parse().ok()?;
    let denominator = text[next..next_end].parse().ok()?;
    let parts = fraction(at, next_end, numerator, denominator, "/")?;
    Some(finish(text, floor, at, parts))
}

/// A share in Chinese numerals that begins at `at`.
pub(super) fn at_chinese(text: &str, floor: usize, at: usize) -> Option<Read> {
    let parts = hundredths(text, at)
        .or_else(|| half(text, at))
        .or_else(|| {
            let end = chinese::number(text, at)?.end;
            fraction_in_words(text, at, end)
        })?;
    Some(finish(text, floor, at, parts))
}

/// 半数, 过半, 翻一番.
pub(super) fn at_word(text: &str, floor: usize, at: usize) -> Option<Read> {
    let rest = &text[at..];
    if rest.starts_with("半数") {
        let parts = half_of(at, at + "半数".len(), "半数", None);
        return Some(finish(text, floor, at, parts));
    }
    if let Some(behind) = rest.strip_prefix("过半") {
        let is_time = behind.starts_with(['年', '天', '月', '个', '小', '夜', '百', '世']);
        let is_word = text[..at].ends_with(['通', '经', '超', '度', '不']);
        if is_time || is_word {
            return None;
        }
        let end = at
            + "过半".len()
            + if behind.starts_with('数') {
                "数".len()
            } else {
                0
            };
        let parts = half_of(at, end, "过半", Some(Tail::Over));
        return Some(finish(text, floor, at, parts));
    }
    doubled(text, floor, at)
}

/// 百分之三十五点六, 百分之35, 千分之三, 万分之五, 百分百.
fn hundredths(text: &str, at: usize) -> Option<Parts> {
    let whole = [
        ("百分之", Unit::Percent, 0),
        ("千分之", Unit::Permille, 0),
        ("万分之", Unit::Permille, -1),
    ];
    if text[at..].starts_with("百分百") {
        let end = at + "百分百".len();
        let amount = amount(Decimal::ONE_HUNDRED, Decimal::ONE, end);
        return Some(parts(at, amount, Unit::Percent, "百分百"));
    }
    let (word, unit, exponent) = whole
        .into_iter()
        .find(|(word, ..)| text[at..].starts_with(word))?;
    let digits = at + word.len();
    let read = if starts_with_digit(text, digits) {
        match scan::number(text, digits) {
            Scanned::Number(amount) => amount,
            _ => return None,
        }
    } else {
        chinese::number(text, digits).filter(|amount| amount.end > digits)?
    };
    let factor = power(exponent);
    let (tail, tail_len) = tail_of(&text[read.end..]);
    let tail = tail.filter(|_| unit::at_start(&text[read.end + tail_len..]).is_none());
    let amount = Amount {
        end: read.end + tail.map_or(0, |_| tail_len),
        tail,
        value: read.value.checked_mul(factor)?,
        step: read.step.checked_mul(factor)?,
        coarse: read.coarse.checked_mul(factor)?,
        is_chinese: true,
        multiple: "",
        ..read
    };
    Some(parts(at, amount, unit, word))
}

/// 一半, which is no half of an hour or a year.
fn half(text: &str, at: usize) -> Option<Parts> {
    let rest = text[at..].strip_prefix("一半")?;
    let end = text.len() - rest.len();
    (!text[..at].ends_with(['另', '每'])).then(|| half_of(at, end, "一半", None))
}

/// A half is said of what is near it: one of its last digit is ten hundredths.
fn half_of(at: usize, end: usize, word: &str, tail: Option<Tail>) -> Parts {
    let amount = Amount {
        tail,
        coarse: Decimal::from(50),
        ..amount(Decimal::from(50), Decimal::TEN, end)
    };
    parts(at, amount, Unit::Percent, word)
}

/// 三分之二 and `3分之2`, whose denominator ends at `end`.
fn fraction_in_words(text: &str, at: usize, end: usize) -> Option<Parts> {
    let rest = text[end..].strip_prefix("分之")?;
    let next = text.len() - rest.len();
    let denominator = number(text, at).filter(|amount| amount.end == end)?;
    let numerator = number(text, next).filter(|amount| amount.end > next)?;
    fraction(
        at,
        numerator.end,
        numerator.value,
        denominator.value,
        "分之",
    )
}

fn number(text: &str, at: usize) -> Option<Amount> {
    if !starts_with_digit(text, at) {
        return chinese::number(text, at);
    }
    match scan::number(text, at) {
        Scanned::Number(amount) => Some(amount),
        _ => None,
    }
}

/// A share in hundredths, to two decimals where it does not come out even.
fn fraction(
    at: usize,
    end: usize,
    numerator: Decimal,
    denominator: Decimal,
    word: &str,
) -> Option<Parts> {
    if numerator >= denominator || numerator.is_zero() || denominator > Decimal::ONE_THOUSAND {
        return None;
    }
    let exact = Decimal::ONE_HUNDRED
        .checked_mul(numerator)?
        .checked_div(denominator)?;
    let value = exact.round_dp(2).normalize();
    let amount = Amount {
        coarse: Decimal::TEN.min(Decimal::ONE_HUNDRED.checked_div(denominator)?),
        ..amount(value, Decimal::ONE, end)
    };
    Some(parts(at, amount, Unit::Percent, word))
}

/// 翻一番 is twice, 翻两番 four times what was.
fn doubled(text: &str, floor: usize, at: usize) -> Option<Read> {
    let rest = text[at..].strip_prefix('翻')?;
    let rest = rest.strip_prefix('了').unwrap_or(rest);
    let digits = text.len() - rest.len();
    let (times, end) = if rest.starts_with('番') || rest.starts_with('倍') {
        (1, digits)
    } else {
        let amount = number(text, digits).filter(|amount| amount.end > digits)?;
        (
            u32::try_from(amount.value)
                .ok()
                .filter(|times| *times <= 6)?,
            amount.end,
        )
    };
    let word = text[end..]
        .chars()
        .next()
        .filter(|ch| matches!(ch, '番' | '倍'))?;
    let value = if word == '番' {
        2i64.checked_pow(times)?
    } else {
        i64::from(times) + 1
    };
    let end = end + word.len_utf8();
    let amount = amount(value.into(), Decimal::ONE, end);
    let (range, digits, mut reading) = finish(
        text,
        floor,
        at,
        parts(at, amount, Unit::Times, &word.to_string()),
    );
    if let super::Reading::Quantity(quantity) = &mut reading {
        quantity.change = Some(super::Change {
            direction: super::Direction::Up,
            manner: super::Manner::To,
        });
    }
    Some((range, digits, reading))
}

fn parts(at: usize, amount: Amount, unit: Unit, word: &str) -> Parts {
    Parts {
        digits: at..amount.end,
        end: amount.end,
        top: None,
        word: word.to_owned(),
        unit,
        amount,
    }
}

fn amount(value: Decimal, step: Decimal, end: usize) -> Amount {
    Amount {
        value,
        step,
        coarse: step,
        end,
        tail: None,
        multiple: "",
        has_point: false,
        is_chinese: true,
        top: None,
    }
}
