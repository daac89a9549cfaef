//! A part of a whole, exactly.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// A part and its whole, as a report has them.
#[derive(Clone, Copy)]
pub(super) struct Ratio {
    /// The part.
    pub(super) part: Decimal,
    /// The whole.
    pub(super) whole: Decimal,
}

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

impl Ratio {
    /// How the share relates to a percentage, without the rounding of a division.
    pub(super) fn order(self, percent: Decimal) -> Ordering {
        let sides = self
            .part
            .checked_mul(HUNDRED)
            .zip(percent.checked_mul(self.whole));
        let order = sides.map_or(Ordering::Equal, |(part, due)| part.cmp(&due));
        if self.whole.is_sign_negative() {
            order.reverse()
        } else {
            order
        }
    }

    /// Whether the share is a printed percentage, within half of its last digit.
    pub(super) fn is(self, printed: Decimal, step: Decimal) -> bool {
        let half = step.checked_div(Decimal::TWO).unwrap_or_default();
        self.order(printed - half).is_ge() && self.order(printed + half).is_le()
    }

    fn percent(self, decimals: u32) -> Option<Decimal> {
        let percent = self.part.checked_mul(HUNDRED)?.checked_div(self.whole)?;
        let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        let mut rounded = percent.round_dp_with_strategy(decimals, strategy);
        rounded.rescale(decimals);
        Some(rounded)
    }

    fn share(self, decimals: u32) -> String {
        let percent = self.percent(decimals);
        percent.map_or_else(|| "？".to_owned(), |percent| format!("{percent}%"))
    }

    /// The division written out.
    pub(super) fn text(self, decimals: u32) -> String {
        format!(
            "{} ÷ {} = {}",
            self.part.normalize(),
            self.whole.normalize(),
            self.share(decimals)
        )
    }

    /// The share less a percentage, in percentage points.
    pub(super) fn minus(self, percent: Decimal, decimals: u32) -> String {
        let difference = self.percent(decimals).map(|share| share - percent);
        difference.map_or_else(String::new, |one| one.normalize().to_string())
    }

    /// A percentage less the share, in percentage points.
    pub(super) fn short_of(self, percent: Decimal, decimals: u32) -> String {
        let difference = self.percent(decimals).map(|share| percent - share);
        difference.map_or_else(String::new, |one| one.normalize().to_string())
    }

    /// What a message may name.
    pub(super) fn values(
        self,
        decimals: u32,
        stated: &str,
        quote: &str,
    ) -> [(&'static str, String); 5] {
        [
            ("part", self.part.normalize().to_string()),
            ("whole", self.whole.normalize().to_string()),
            ("share", self.share(decimals)),
            ("stated", stated.to_owned()),
            ("quote", quote.to_owned()),
        ]
    }
}
