//! What a printed form says about its figures: sums that must agree.

use rust_decimal::Decimal;

use crate::context::ReportCx;
use crate::fact::FactId;
use crate::value::Value;

/// A relation between two sums of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equation {
    /// Which relation of the form it belongs to, such as `balance`; rules pick by it.
    pub family: String,
    /// What it says where it fails: `自然人列办理结果总计不等于各项办理结果之和`.
    pub name: String,
    /// Figures on the left, added up.
    pub left: Vec<FactId>,
    /// How the sides relate.
    pub relation: Relation,
    /// Figures on the right, added up.
    pub right: Vec<FactId>,
}

/// How the sides of an equation relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Both sides are equal.
    Equal,
    /// The left side is at least the right side.
    AtLeast,
}

/// What an equation says about a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// It holds.
    Holds,
    /// It does not hold, whatever stands in blank cells.
    Fails {
        /// The left sum.
        left: Decimal,
        /// The right sum.
        right: Decimal,
    },
    /// It does not hold with blanks as nothing, but would with figures in the blank cells.
    Open {
        /// The blank cells.
        blanks: Vec<FactId>,
    },
    /// Figures are missing, unreadable or no numbers.
    Lacks {
        /// Those figures.
        facts: Vec<FactId>,
    },
}

impl Relation {
    /// The sign as users write it.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::AtLeast => "≥",
        }
    }

    fn holds(self, left: Decimal, right: Decimal) -> bool {
        match self {
            Self::Equal => left == right,
            Self::AtLeast => left >= right,
        }
    }
}

impl Equation {
    /// The equation over the figures that a report has: where it has a row that stands for
    /// others, that row's figure takes their place.
    #[must_use]
    pub fn for_report(&self, cx: &ReportCx<'_>) -> Self {
        let side = |facts: &[FactId]| {
            let mut side: Vec<FactId> = Vec::with_capacity(facts.len());
            for fact in facts {
                let replacement = cx
                    .form
                    .replacement(*fact)
                    .filter(|other| cx.fact(*other).is_some());
                let fact = match replacement {
                    Some(other) if cx.fact(*fact).is_none() => other,
                    _ => *fact,
                };
                if !side.contains(&fact) {
                    side.push(fact);
                }
            }
            side
        };
        Self {
            left: side(&self.left),
            right: side(&self.right),
            ..self.clone()
        }
    }

    /// All figures, left side first.
    pub fn operands(&self) -> impl Iterator<Item = FactId> + '_ {
        self.left.iter().chain(&self.right).copied()
    }

    /// Judges the equation. Blank cells count as nothing when the sides then agree.
    #[must_use]
    pub fn judge(&self, cx: &ReportCx<'_>) -> Judgement {
        let value = |fact: FactId| cx.fact(fact).map(|fact| &fact.value);
        let is_blank = |fact: FactId| value(fact) == Some(&Value::Blank);
        let number = |fact: FactId| value(fact).and_then(Value::number);
        let facts: Vec<FactId> = self
            .operands()
            .filter(|fact| !is_blank(*fact) && number(*fact).is_none())
            .collect();
        if !facts.is_empty() {
            return Judgement::Lacks { facts };
        }
        let sum = |side: &[FactId]| {
            side.iter()
                .filter_map(|fact| number(*fact))
                .sum::<Decimal>()
        };
        let (left, right) = (sum(&self.left), sum(&self.right));
        if self.relation.holds(left, right) {
            return Judgement::Holds;
        }
        // A count in a blank cell can only add to its side.
        let can_grow = |side: &[FactId]| side.iter().any(|fact| is_blank(*fact));
        if (left < right && can_grow(&self.left)) || (left > right && can_grow(&self.right)) {
            return Judgement::Open {
                blanks: self.operands().filter(|fact| is_blank(*fact)).collect(),
            };
        }
        Judgement::Fails { left, right }
    }
}
