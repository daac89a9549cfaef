//! Conditions: true, false, or undecided for want of something.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Evaluated, Evaluation, Val};
use crate::missing::{Cause, Lack};
use crate::operator::Comparison;
use crate::program::{Expr, Source};

impl Evaluation<'_> {
    pub(super) fn condition(&mut self, expr: &Expr) -> Evaluated<bool> {
        match self.eval(expr)? {
            Val::Bool(value) => Ok(value),
            _ => Err(Cause::Type.into()),
        }
    }

    /// Evaluates conditions up to the first that decides: a false one under `and`, a true one
    /// under `or`. Without one, what is missing leaves the whole undecided.
    pub(super) fn decide(&mut self, parts: &[Expr], deciding: bool) -> Evaluated<bool> {
        let mut lack = Lack::default();
        for part in parts {
            match self.condition(part) {
                Ok(value) if value == deciding => return Ok(deciding),
                Ok(_) => {}
                Err(other) => lack.add(other),
            }
        }
        if lack.is_empty() {
            Ok(!deciding)
        } else {
            Err(lack)
        }
    }

    pub(super) fn compare(
        &mut self,
        left: &Expr,
        comparison: Comparison,
        right: &Expr,
    ) -> Evaluated<bool> {
        let (left, right) = (self.eval(left), self.eval(right));
        let (left, right) = both(left, right)?;
        Ok(comparison.holds(order(&left, &right)))
    }

    pub(super) fn is_in(&mut self, value: &Expr, list: &[Expr]) -> Evaluated<bool> {
        let value = self.eval(value)?;
        let mut lack = Lack::default();
        for item in list {
            match self.eval(item) {
                Ok(item) if order(&value, &item).is_eq() => return Ok(true),
                Ok(_) => {}
                Err(other) => lack.add(other),
            }
        }
        if lack.is_empty() {
            Ok(false)
        } else {
            Err(lack)
        }
    }

    pub(super) fn years(&mut self, from: &Expr, to: &Expr) -> Evaluated<bool> {
        let year = self.cx.report.header.year.as_ref();
        let year = year.map(|year| Decimal::from(year.value));
        let year = year.ok_or_else(|| Cause::Source(Source::Year).into());
        let (from, to) = both(self.number(from), self.number(to))?;
        year.map(|year| from <= year && year <= to)
    }
}

/// Both values, or everything that they lack.
fn both<T, U>(left: Evaluated<T>, right: Evaluated<U>) -> Evaluated<(T, U)> {
    match (left, right) {
        (Ok(left), Ok(right)) => Ok((left, right)),
        (Err(mut lack), Err(other)) => {
            lack.add(other);
            Err(lack)
        }
        (Err(lack), _) | (_, Err(lack)) => Err(lack),
    }
}

/// How values of one type are ordered; texts are only ever the same or not.
fn order(left: &Val, right: &Val) -> Ordering {
    match (left, right) {
        (Val::Number(left), Val::Number(right)) => left.cmp(right),
        (Val::Bool(left), Val::Bool(right)) => left.cmp(right),
        (Val::Text(left), Val::Text(right)) => left.squeezed().cmp(right.squeezed()),
        (Val::Numbers(left), Val::Numbers(right)) => left.cmp(right),
        // The checker compares values of one type only.
        _ => Ordering::Less,
    }
}
