//! The linear form of an expression: a sum of figures with coefficients.

use gouji_core::FactId;
use rust_decimal::Decimal;

use crate::operator::{Comparison, Factor, Sign};
use crate::program::{Expr, ExprKind, Figure, Program};

/// A sum of figures, each times a coefficient, and a constant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linear {
    /// Each figure once, in the order of the text; none has the coefficient 0.
    pub terms: Vec<Term>,
    /// What is added to them.
    pub constant: Decimal,
}

/// A figure times a coefficient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The figure.
    pub fact: FactId,
    /// Whether it is that of the report of the year before.
    pub last_year: bool,
    /// What it is multiplied by.
    pub coefficient: Decimal,
}

impl Program {
    /// The linear form of an arithmetic expression; absent where there is none, or none that
    /// decimals can say exactly.
    #[must_use]
    pub fn linear(&self) -> Option<Linear> {
        linear(&self.root)
    }

    /// Both sides of a comparison of two linear expressions.
    #[must_use]
    pub fn linear_sides(&self) -> Option<(Linear, Comparison, Linear)> {
        match &self.root.kind {
            ExprKind::Compare {
                left,
                comparison,
                right,
            } => Some((linear(left)?, *comparison, linear(right)?)),
            _ => None,
        }
    }
}

/// The linear form of a part of a program.
pub(crate) fn linear(expr: &Expr) -> Option<Linear> {
    match &expr.kind {
        ExprKind::Number(number) => Some(Linear::of_constant(*number)),
        ExprKind::Fact(figure) => Linear::default().plus_figures(&[*figure]),
        ExprKind::Negate(inner) => linear(inner)?.times(Decimal::NEGATIVE_ONE),
        ExprKind::LastYear(inner) => linear(inner),
        ExprKind::Sum(terms) => {
            let mut total = Linear::default();
            for (sign, term) in terms {
                let factor = match sign {
                    Sign::Plus => Decimal::ONE,
                    Sign::Minus => Decimal::NEGATIVE_ONE,
                };
                total = total.plus(&linear(term)?.times(factor)?)?;
            }
            Some(total)
        }
        ExprKind::Total(parts) => {
            let mut total = Linear::default();
            for part in parts {
                total = match part.group() {
                    Some(figures) => total.plus_figures(figures)?,
                    None => total.plus(&linear(part)?)?,
                };
            }
            Some(total)
        }
        ExprKind::Product(factors) => product(factors),
        _ => None,
    }
}

fn product(factors: &[(Factor, Expr)]) -> Option<Linear> {
    let (mut figures, mut over, mut under) = (None, Decimal::ONE, Decimal::ONE);
    for (factor, expr) in factors {
        let part = linear(expr)?;
        match (factor, part.terms.is_empty()) {
            (Factor::Times, true) => over = over.checked_mul(part.constant)?,
            (Factor::Divide, true) => under = under.checked_mul(part.constant)?,
            (Factor::Times, false) if figures.is_none() => figures = Some(part),
            (_, false) => return None,
        }
    }
    let coefficient = over.checked_div(under)?;
    // A third is no decimal.
    if coefficient.checked_mul(under)? != over {
        return None;
    }
    match figures {
        Some(figures) => figures.times(coefficient),
        None => Some(Linear::of_constant(coefficient)),
    }
}

impl Linear {
    fn of_constant(constant: Decimal) -> Self {
        Self {
            terms: Vec::new(),
            constant,
        }
    }

    fn plus_figures(mut self, figures: &[Figure]) -> Option<Self> {
        for figure in figures {
            self = self.plus_term(&Term {
                fact: figure.fact,
                last_year: figure.last_year,
                coefficient: Decimal::ONE,
            })?;
        }
        Some(self)
    }

    fn plus(mut self, other: &Self) -> Option<Self> {
        for term in &other.terms {
            self = self.plus_term(term)?;
        }
        self.constant = self.constant.checked_add(other.constant)?;
        Some(self)
    }

    fn plus_term(mut self, term: &Term) -> Option<Self> {
        let same = |other: &&mut Term| (other.fact, other.last_year) == (term.fact, term.last_year);
        let Some(known) = self.terms.iter_mut().find(same) else {
            self.terms.push(term.clone());
            return Some(self);
        };
        known.coefficient = known.coefficient.checked_add(term.coefficient)?;
        if known.coefficient.is_zero() {
            self.terms.retain(|term| !term.coefficient.is_zero());
        }
        Some(self)
    }

    fn times(mut self, factor: Decimal) -> Option<Self> {
        for term in &mut self.terms {
            term.coefficient = term.coefficient.checked_mul(factor)?;
        }
        self.terms.retain(|term| !term.coefficient.is_zero());
        self.constant = self.constant.checked_mul(factor)?;
        Some(self)
    }
}
