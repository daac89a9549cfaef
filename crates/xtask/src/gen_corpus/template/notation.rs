//! How numbers are printed: digits, digits in groups, decimals, Chinese numerals.

/// How a place prints its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// Digits: `1204`, or `1,204` where the report groups them.
    Digits,
    /// The last digits are decimals, all of them printed: `18.0`.
    Fixed(u32),
    /// The last digits are decimals, without zeros at the end: `12.6`.
    Trimmed(u32),
    /// Chinese numerals as one counts with them: `两`, `十二`.
    Chinese,
}

impl Notation {
    /// Prints a number.
    pub(super) fn print(self, number: i64, grouped: bool) -> String {
        match self {
            Self::Digits if grouped => group(number),
            Self::Digits => number.to_string(),
            Self::Fixed(places) => decimal(number, places),
            Self::Trimmed(places) => trimmed(decimal(number, places)),
            Self::Chinese if number == 2 => "两".to_owned(),
            Self::Chinese => chinese(number),
        }
    }
}

/// A share in percent, rounded half up. Without a number of places it has one, or none where that
/// is zero.
pub(super) fn percent(part: i64, whole: i64, places: Option<u32>) -> String {
    let digits = places.unwrap_or(1);
    let text = decimal(rounded(part * 100, whole, digits), digits);
    if places.is_none() {
        trimmed(text)
    } else {
        text
    }
}

/// A quotient with its decimals as the last digits of a whole number, rounded half up.
pub(super) fn rounded(part: i64, whole: i64, places: u32) -> i64 {
    let whole = whole.max(1);
    (part * 10_i64.pow(places) * 2 + whole) / (whole * 2)
}

/// A number whose last digits are decimals.
pub(super) fn decimal(number: i64, places: u32) -> String {
    let unit = 10_i64.pow(places);
    match places {
        0 => number.to_string(),
        _ => format!(
            "{}.{:0width$}",
            number / unit,
            number % unit,
            width = places as usize
        ),
    }
}

fn trimmed(text: String) -> String {
    if !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn group(number: i64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const UNITS: [&str; 4] = ["", "十", "百", "千"];

/// A number from 0 to 99,999,999 in Chinese numerals.
pub(super) fn chinese(number: i64) -> String {
    if number < 10_000 {
        return below_ten_thousand(number);
    }
    let (high, low) = (number / 10_000, number % 10_000);
    let mut text = below_ten_thousand(high) + "万";
    if low > 0 {
        if low < 1_000 {
            text.push_str(DIGITS[0]);
        }
        text.push_str(&spelled(low));
    }
    text
}

fn below_ten_thousand(number: i64) -> String {
    match number {
        0 => DIGITS[0].to_owned(),
        10..=19 => spelled(number).replacen(DIGITS[1], "", 1),
        _ => spelled(number),
    }
}

fn spelled(number: i64) -> String {
    let mut text = String::new();
    let mut gap = false;
    for place in (0..4).rev() {
        let digit = usize::try_from(number / 10_i64.pow(place) % 10).unwrap_or(0);
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push_str(DIGITS[0]);
            gap = false;
        }
        text.push_str(DIGITS[digit]);
        text.push_str(UNITS[place as usize]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Notation, chinese, percent};

    #[test]
    fn shares_are_rounded_half_up() {
        assert_eq!(percent(5, 11, None), "45.5");
        assert_eq!(percent(1, 2, None), "50");
        assert_eq!(percent(1, 16, None), "6.3");
        assert_eq!(percent(7, 7, None), "100");
        assert_eq!(percent(551, 565, Some(2)), "97.52");
        assert_eq!(percent(1, 8, Some(0)), "13");
        assert_eq!(percent(1, 2, Some(1)), "50.0");
    }

    #[test]
    fn numerals_are_spelled_as_one_says_them() {
        let cases = [
            (0, "零"),
            (7, "七"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (105, "一百零五"),
            (110, "一百一十"),
            (217, "二百一十七"),
            (1_008, "一千零八"),
            (2_050, "二千零五十"),
            (10_010, "一万零一十"),
            (126_000, "十二万六千"),
        ];
        for (number, text) in cases {
            assert_eq!(chinese(number), text);
        }
    }

    #[test]
    fn notations_differ() {
        assert_eq!(Notation::Digits.print(1_234_567, true), "1,234,567");
        assert_eq!(Notation::Digits.print(234, true), "234");
        assert_eq!(Notation::Fixed(1).print(180, false), "18.0");
        assert_eq!(Notation::Trimmed(2).print(1_260, false), "12.6");
        assert_eq!(Notation::Trimmed(2).print(5, false), "0.05");
        assert_eq!(Notation::Chinese.print(2, false), "两");
    }
}
