//! How a figure came to be another one: the slips of hands and keys.

use gouji_core::Words;
use rust_decimal::Decimal;

/// How a figure was mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    /// `-5` for 5.
    Sign,
    /// `13` for 31.
    Transposed,
    /// `120` for 12, `1.2` for 12.
    Point,
    /// `1` for 12.
    Dropped,
    /// `122` for 12.
    Doubled,
    /// `17` for 12.
    OneDigit,
}

impl Slip {
    /// The slip that makes one figure of another, if there is a usual one.
    pub(crate) fn of(printed: Decimal, right: Decimal) -> Option<Self> {
        if printed == -right {
            return Some(Self::Sign);
        }
        let tens = |times: i64| {
            let factor = Decimal::from(times);
            printed.checked_mul(factor) == Some(right) || right.checked_mul(factor) == Some(printed)
        };
        if !right.is_zero() && [10, 100, 1000].into_iter().any(tens) {
            return Some(Self::Point);
        }
        let apart = (printed - right).abs();
        let (printed, right) = (
            printed.normalize().to_string(),
            right.normalize().to_string(),
        );
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(&printed) || !is_digits(&right) {
            return None;
        }
        let (printed, right) = (printed.as_bytes(), right.as_bytes());
        if printed.len() + 1 == right.len() {
            return lacks_one(printed, right).then_some(Self::Dropped);
        }
        if printed.len() == right.len() + 1 {
            return lacks_one(right, printed).then_some(Self::Doubled);
        }
        if printed.len() != right.len() || printed.len() < 2 {
            return None;
        }
        let pairs = printed.iter().zip(right).enumerate();
        let differing: Vec<usize> = pairs
            .filter(|(_, (a, b))| a != b)
            .map(|(at, _)| at)
            .collect();
        match differing.as_slice() {
            // Neighbouring numbers are rather miscounted than mistyped.
            [_] if apart > Decimal::ONE => Some(Self::OneDigit),
            [a, b]
                if a + 1 == *b
                    && printed.get(*a) == right.get(*b)
                    && printed.get(*b) == right.get(*a) =>
            {
                Some(Self::Transposed)
            }
            _ => None,
        }
    }

    /// What users call it.
    pub(crate) fn words(self) -> Words {
        match self {
            Self::Sign => Words::fixed("正负号", "the sign"),
            Self::Transposed => Words::fixed("数字颠倒", "transposed digits"),
            Self::Point => {
                Words::fixed("多写、少写了 0 或小数点错位", "a misplaced point or a zero")
            }
            Self::Dropped => Words::fixed("漏写一位", "a dropped digit"),
            Self::Doubled => Words::fixed("多写一位", "a digit too many"),
            Self::OneDigit => Words::fixed("写错一个数字", "one wrong digit"),
        }
    }
}

/// Whether a text is another one without one of its bytes.
fn lacks_one(short: &[u8], long: &[u8]) -> bool {
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    short.get(same..) == long.get(same + 1..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_apart() {
        for (printed, right, slip) in [
            ("13", "31", Some(Slip::Transposed)),
            ("132", "312", Some(Slip::Transposed)),
            ("1", "12", Some(Slip::Dropped)),
            ("12", "112", Some(Slip::Dropped)),
            ("122", "12", Some(Slip::Doubled)),
            ("17", "12", Some(Slip::OneDigit)),
            ("120", "12", Some(Slip::Point)),
            ("1", "10", Some(Slip::Point)),
            ("1.2", "12", Some(Slip::Point)),
            ("-5", "5", Some(Slip::Sign)),
            ("0", "5", None),
            ("4", "5", None),
            ("14", "15", None),
            ("13", "0", None),
            ("138", "12", None),
        ] {
            let number = |text: &str| text.parse::<Decimal>().unwrap();
            assert_eq!(
                Slip::of(number(printed), number(right)),
                slip,
                "{printed} for {right}"
            );
        }
    }
}
