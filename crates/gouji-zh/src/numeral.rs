//! Numerals as they stand in table cells: digits of any width, separators, signs and units.

use rust_decimal::Decimal;

use crate::figure::chinese_value;
use crate::fold::{fold_char, is_space};

/// A number read from a text, exact, with whatever unit follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// The number as printed; `8764.35` for `8764.35万元`.
    pub number: Decimal,
    /// Whether a decimal point was printed, so that `3.0` is told from `3`.
    pub has_point: bool,
    /// Whether a sign was printed (`+1`, `-1`).
    pub signed: bool,
    /// What follows the digits, folded: empty, `件`, `%`, `万元`.
    pub unit: String,
}

/// Longest digit run that is read as a number; longer ones are identifiers.
const MAX_DIGITS: usize = 18;

/// Reads a whole text as one number with an optional unit of at most four characters, or `None`.
///
/// Accepts full-width digits, thousands separators in groups of three, a sign and a decimal
/// point. `12,34` and `3O` are not numbers.
#[must_use]
pub fn parse_numeral(text: &str) -> Option<Numeral> {
    let folded: String = text
        .chars()
        .filter(|ch| !is_space(*ch))
        .map(fold_char)
        .collect();
    let (signed, negative, body) = match folded.strip_prefix('+') {
        Some(body) => (true, false, body),
        None => match folded.strip_prefix('-') {
            Some(body) => (true, true, body),
            None => (false, false, folded.as_str()),
        },
    };
    let digits_len = body
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
        .count();
    let (digits, unit) = body.split_at(digits_len);
    if !is_unit(unit) {
        return None;
    }
    let plain = plain_digits(digits)?;
    let mut number: Decimal = plain.parse().ok()?;
    number.set_sign_negative(negative && !number.is_zero());
    Some(Numeral {
        number,
        has_point: plain.contains('.'),
        signed,
        unit: unit.to_owned(),
    })
}

/// Reads a whole text as a Chinese integer (`二十三`, `两千零五`, `廿一`, `〇`), or `None`; what is
/// short for another number, such as 一百五, or stands for several, such as 三五, is none.
#[must_use]
pub fn parse_chinese_integer(text: &str) -> Option<u64> {
    let text: String = text.chars().filter(|ch| !is_space(*ch)).collect();
    let is_scale_alone = text.starts_with(['百', '千', '万', '亿']);
    chinese_value(&text)
        .filter(|_| !is_scale_alone)
        .and_then(|value| u64::try_from(value).ok())
}

/// Units are words or signs, never digits or further numbers.
fn is_unit(unit: &str) -> bool {
    unit.chars().count() <= 4
        && !unit
            .chars()
            .any(|ch| ch.is_numeric() || ch.is_ascii_alphabetic() || "+-,.()".contains(ch))
}

/// The digits without separators, when these stand in groups of three.
fn plain_digits(digits: &str) -> Option<String> {
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(w, f)| (w, Some(f)));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() == 1
        || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3));
    let whole = groups.concat();
    let valid = grouped
        && !whole.is_empty()
        && whole.len() <= MAX_DIGITS
        && fraction
            .is_none_or(|f| !f.is_empty() && f.len() <= 9 && f.bytes().all(|b| b.is_ascii_digit()));
    valid.then(|| fraction.map_or(whole.clone(), |f| format!("{whole}.{f}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, bool, String)> {
        parse_numeral(text).map(|n| (n.number.to_string(), n.signed, n.unit))
    }

    #[test]
    fn figures_as_printed_in_cells() {
        let plain = |n: &str| Some((n.to_owned(), false, String::new()));
        assert_eq!(read("3"), plain("3"));
        assert_eq!(read(" １２ "), plain("12"));
        assert_eq!(read("1,008,057"), plain("1008057"));
        assert_eq!(read("1，234"), plain("1234"));
        assert_eq!(read("12.60"), plain("12.60"));
        assert_eq!(read("+33"), Some(("33".into(), true, String::new())));
        assert_eq!(read("－1"), Some(("-1".into(), true, String::new())));
        assert_eq!(read("0件"), Some(("0".into(), false, "件".into())));
        assert_eq!(
            read("8764.35万元"),
            Some(("8764.35".into(), false, "万元".into()))
        );
    }

    #[test]
    fn what_is_no_figure() {
        for text in [
            "",
            "12,34",
            "3O",
            "1.2.3",
            "第3",
            "2019年1月",
            "3-5",
            "1234567890123456789",
            "一",
            ".5",
            "5.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn chinese_integers() {
        for (text, value) in [
            ("〇", 0),
            ("零", 0),
            ("十", 10),
            ("二十三", 23),
            ("一百零五", 105),
            ("两千零五", 2005),
            ("一万二千", 12_000),
            ("廿三", 23),
            ("三亿零五百", 300_000_500),
        ] {
            assert_eq!(parse_chinese_integer(text), Some(value), "{text}");
        }
        for text in [
            "",
            "二三",
            "百十千",
            "三个",
            "万",
            "一百五",
            "十几",
            "三点五",
        ] {
            assert_eq!(parse_chinese_integer(text), None, "{text}");
        }
    }
}
