//! The values that a printed number may stand for.

use gouji_zh::{Hedge, Quantity, Unit};
use rust_decimal::Decimal;

/// A stretch of values; a side without a bound is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Interval {
    low: Option<Decimal>,
    high: Option<Decimal>,
}

impl Interval {
    /// One value alone.
    pub(crate) fn exact(value: Decimal) -> Self {
        Self {
            low: Some(value),
            high: Some(value),
        }
    }

    /// What a printed number may stand for: half of its last digit to either side where it was
    /// rounded, a whole one above where it was cut off, and what its words allow beside.
    pub(crate) fn of(quantity: &Quantity) -> Self {
        let step = if is_rounded(quantity) {
            quantity.step
        } else {
            Decimal::ZERO
        };
        let is_bound = matches!(
            quantity.hedge,
            Some(Hedge::Over | Hedge::Under | Hedge::AtLeast | Hedge::AtMost)
        );
        // 逾八成 says more than 80 %, and not more than 75 %.
        let step = if is_bound && quantity.unit == Unit::Tenths {
            step.min(Decimal::new(1, 1))
        } else {
            step
        };
        let half = step.checked_div(Decimal::TWO).unwrap_or_default();
        // Nobody cuts 2.9 times down to twice.
        let above = if quantity.unit == Unit::Times {
            half
        } else {
            step
        };
        Self {
            low: quantity.low.and_then(|low| low.checked_sub(half)),
            high: quantity.high.and_then(|high| high.checked_add(above)),
        }
    }

    /// The share in hundredths that a printed percentage, 千分之 or 成 may stand for.
    pub(crate) fn of_share(quantity: &Quantity) -> Option<Self> {
        let factor = match quantity.unit {
            Unit::Percent => Decimal::ONE,
            Unit::Permille => Decimal::new(1, 1),
            Unit::Tenths => Decimal::TEN,
            _ => return None,
        };
        Some(Self::of(quantity).times(factor))
    }

    /// The sums of two.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            low: both(self.low, other.low, Decimal::checked_add),
            high: both(self.high, other.high, Decimal::checked_add),
        }
    }

    /// The differences of two.
    pub(crate) fn minus(self, other: Self) -> Self {
        Self {
            low: both(self.low, other.high, Decimal::checked_sub),
            high: both(self.high, other.low, Decimal::checked_sub),
        }
    }

    /// All values times a factor that is not below zero.
    pub(crate) fn times(self, factor: Decimal) -> Self {
        Self {
            low: self.low.and_then(|low| low.checked_mul(factor)),
            high: self.high.and_then(|high| high.checked_mul(factor)),
        }
    }

    /// The quotients of two that are not below zero, times a factor; none where the divisor may be
    /// zero.
    pub(crate) fn over(self, divisor: Self, factor: Decimal) -> Option<Self> {
        let least = divisor.low.filter(|low| *low > Decimal::ZERO)?;
        let divide = |one: Decimal, by: Decimal| one.checked_mul(factor)?.checked_div(by);
        Some(Self {
            low: match (self.low, divisor.high) {
                (Some(low), Some(high)) => divide(low, high),
                (_, None) => Some(Decimal::ZERO),
                (None, _) => None,
            },
            high: self.high.and_then(|high| divide(high, least)),
        })
    }

    /// Whether a value lies in both.
    pub(crate) fn meets(self, other: Self) -> bool {
        !self.is_below(other) && !other.is_below(self)
    }

    /// Whether all values are less than all of another.
    pub(crate) fn is_below(self, other: Self) -> bool {
        matches!((self.high, other.low), (Some(high), Some(low)) if high < low)
    }
}

/// Whether a number may have more digits than are printed: shares, multiples, decimals.
fn is_rounded(quantity: &Quantity) -> bool {
    match quantity.unit {
        Unit::Percent | Unit::Permille | Unit::Tenths | Unit::Points | Unit::Times => true,
        _ => quantity.step != Decimal::ONE,
    }
}

fn both(
    one: Option<Decimal>,
    other: Option<Decimal>,
    work: impl Fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Decimal> {
    work(one?, other?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(low: i64, high: i64) -> Interval {
        Interval {
            low: Some(low.into()),
            high: Some(high.into()),
        }
    }

    #[test]
    fn intervals_are_worked_with_at_their_ends() {
        let (one, other) = (interval(1, 2), interval(10, 20));
        assert_eq!(one.plus(other), interval(11, 22));
        assert_eq!(other.minus(one), interval(8, 19));
        assert_eq!(one.over(other, 100.into()), Some(interval(5, 20)));
        assert_eq!(one.over(interval(0, 5), 1.into()), None);
        assert!(one.is_below(other) && !one.meets(other));
        assert!(one.meets(interval(2, 3)));
    }

    #[test]
    fn an_open_side_meets_all_beyond() {
        let open = Interval {
            low: Some(5.into()),
            high: None,
        };
        assert!(open.meets(interval(7, 8)) && interval(1, 4).is_below(open));
        assert!(open.plus(open).meets(interval(11, 11)));
    }
}
