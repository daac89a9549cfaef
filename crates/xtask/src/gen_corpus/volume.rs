//! How many requests come in: none for a third of the bodies, few for most, many for some.

use super::body::Kind;
use super::dice::Dice;

/// How many requests a body gets in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Volume {
    /// Hardly any in any year.
    Quiet,
    /// Up to nine.
    Few,
    /// Some dozens.
    Several,
    /// Hundreds.
    Many,
}

impl Volume {
    /// A volume that suits the kind of body.
    pub(crate) fn of(kind: Kind, dice: &mut Dice) -> Self {
        let weights: [u32; 4] = match kind {
            Kind::CityGovernment => [0, 0, 0, 1],
            Kind::CountyGovernment => [0, 10, 60, 30],
            Kind::CityBureau => [20, 50, 22, 8],
            Kind::CountyBureau => [36, 50, 11, 3],
            Kind::Township => [52, 44, 4, 0],
        };
        [Self::Quiet, Self::Few, Self::Several, Self::Many][dice.weighted(&weights)]
    }

    /// Fewest and most in a year that has any.
    pub(crate) fn range(self) -> (i64, i64) {
        match self {
            Self::Quiet => (1, 2),
            Self::Few => (1, 9),
            Self::Several => (10, 48),
            Self::Many => (80, 420),
        }
    }

    /// The number of one year.
    pub(crate) fn roll(self, dice: &mut Dice) -> i64 {
        let none = match self {
            Self::Quiet => 90,
            Self::Few => 8,
            _ => 0,
        };
        let (low, high) = self.range();
        if dice.chance(none, 100) {
            0
        } else {
            dice.between(low, high)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Volume;
    use crate::gen_corpus::dice::Dice;

    #[test]
    fn a_quiet_body_is_mostly_idle() {
        let mut dice = Dice::new(2, 0);
        let idle = (0..1000)
            .filter(|_| Volume::Quiet.roll(&mut dice) == 0)
            .count();
        assert!((850..950).contains(&idle), "{idle}");
    }
}
