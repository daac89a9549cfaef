//! Evaluation of a program over a report, with its three outcomes: a value, or what is missing.

mod figures;
mod logic;
mod prose;
mod words;

use std::ops::Range;
use std::rc::Rc;

use gouji_core::ReportCx;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::limit::MAX_OPERATIONS;
use crate::missing::{Cause, Lack, Missing};
use crate::operator::{Factor, Sign};
use crate::program::{Expr, ExprKind, Program};
use crate::value::Value;
use prose::Prose;

/// What one part of an expression evaluated to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The part: bytes of the expression's text.
    pub range: Range<usize>,
    /// How deeply it is nested.
    pub depth: usize,
    /// Its value, or what was missing.
    pub value: Result<Value, Missing>,
}

impl Program {
    /// Evaluates the program over a report.
    ///
    /// # Errors
    /// What is missing, where the value depends on it.
    pub fn eval(&self, cx: &ReportCx<'_>) -> Result<Value, Missing> {
        self.run(cx, false).0
    }

    /// Evaluates the program, and tells what every part was that was looked at, from the outer to
    /// the inner and in the order of the text. Literals are left out.
    pub fn trace(&self, cx: &ReportCx<'_>) -> (Result<Value, Missing>, Vec<Step>) {
        let (value, steps) = self.run(cx, true);
        (value, steps.into_iter().flatten().collect())
    }

    fn run(&self, cx: &ReportCx<'_>, traced: bool) -> (Result<Value, Missing>, Vec<Option<Step>>) {
        if cx.form.id != self.form {
            let lack = Lack::from(Cause::Form);
            return (Err(lack.told(cx.form)), Vec::new());
        }
        let mut evaluation = Evaluation {
            cx,
            operations_left: MAX_OPERATIONS,
            depth: 0,
            steps: traced.then(Vec::new),
        };
        let value = evaluation.eval(&self.root);
        (told(&value, cx), evaluation.steps.unwrap_or_default())
    }
}

fn told(value: &Evaluated, cx: &ReportCx<'_>) -> Result<Value, Missing> {
    match value {
        Ok(Val::Number(number)) => Ok(Value::Number(*number)),
        Ok(Val::Text(text)) => Ok(Value::Text(text.raw().to_owned())),
        Ok(Val::Bool(value)) => Ok(Value::Bool(*value)),
        Ok(Val::Numbers(numbers)) => Ok(Value::Numbers(numbers.clone())),
        Err(lack) => Err(lack.told(cx.form)),
    }
}

/// A value while it is worked with; texts are shared.
#[derive(Debug, Clone)]
enum Val {
    Number(Decimal),
    Text(Rc<Prose>),
    Bool(bool),
    Numbers(Vec<Decimal>),
}

type Evaluated<T = Val> = Result<T, Lack>;

struct Evaluation<'a> {
    cx: &'a ReportCx<'a>,
    operations_left: usize,
    depth: usize,
    steps: Option<Vec<Option<Step>>>,
}

impl Evaluation<'_> {
    fn eval(&mut self, expr: &Expr) -> Evaluated {
        let is_literal = matches!(
            expr.kind,
            ExprKind::Number(_) | ExprKind::Text(_) | ExprKind::Bool(_)
        );
        if is_literal || self.steps.is_none() {
            return self.value(expr);
        }
        let place = self.open_step();
        let value = self.value(expr);
        self.close_step(place, expr, &value);
        value
    }

    fn open_step(&mut self) -> usize {
        self.depth += 1;
        let steps = self.steps.get_or_insert_default();
        steps.push(None);
        steps.len() - 1
    }

    fn close_step(&mut self, place: usize, expr: &Expr, value: &Evaluated) {
        self.depth -= 1;
        let step = Step {
            range: expr.range.clone(),
            depth: self.depth,
            value: told(value, self.cx),
        };
        if let Some(slot) = self.steps.as_mut().and_then(|steps| steps.get_mut(place)) {
            *slot = Some(step);
        }
    }

    fn spend(&mut self, operations: usize) -> Evaluated<()> {
        match self.operations_left.checked_sub(operations) {
            Some(left) => {
                self.operations_left = left;
                Ok(())
            }
            None => {
                self.operations_left = 0;
                Err(Cause::Budget.into())
            }
        }
    }

    fn value(&mut self, expr: &Expr) -> Evaluated {
        self.spend(1)?;
        Ok(match &expr.kind {
            ExprKind::Number(number) => Val::Number(*number),
            ExprKind::Text(text) => Val::Text(Rc::new(Prose::new(text.clone()))),
            ExprKind::Bool(value) => Val::Bool(*value),
            ExprKind::Fact(figure) => Val::Number(self.figure(*figure)?),
            ExprKind::Group(figures) => Val::Numbers(self.figures(figures)?),
            ExprKind::Source(source) => self.source(*source)?,
            ExprKind::LastYear(inner) => self.eval(inner)?,
            ExprKind::Not(inner) => Val::Bool(!self.condition(inner)?),
            ExprKind::All(parts) => Val::Bool(self.decide(parts, false)?),
            ExprKind::Any(parts) => Val::Bool(self.decide(parts, true)?),
            ExprKind::Compare {
                left,
                comparison,
                right,
            } => Val::Bool(self.compare(left, *comparison, right)?),
            ExprKind::In {
                value,
                negated,
                list,
            } => Val::Bool(self.is_in(value, list)? != *negated),
            ExprKind::If(parts) => {
                let [condition, yes, no] = &**parts;
                let chosen = if self.condition(condition)? { yes } else { no };
                self.eval(chosen)?
            }
            ExprKind::HasFigure(part) => Val::Bool(self.is_printed_part(part)?),
            ExprKind::HasSource(source) => Val::Bool(self.source(*source).is_ok()),
            ExprKind::CountFigures(parts) => Val::Number(self.count_figures(parts)?),
            ExprKind::CountWords { text, words } => Val::Number(self.count_words(text, words)?),
            ExprKind::Contains { text, words } => Val::Bool(self.contains(text, words)?),
            ExprKind::Matches { text, pattern } => Val::Bool(self.matches(text, pattern)?),
            ExprKind::Length(text) => Val::Number(self.length(text)?),
            ExprKind::Years(from, to) => Val::Bool(self.years(from, to)?),
            _ => Val::Number(self.arithmetic(expr)?),
        })
    }

    fn arithmetic(&mut self, expr: &Expr) -> Evaluated<Decimal> {
        let result = match &expr.kind {
            ExprKind::Negate(inner) => Some(-self.number(inner)?),
            ExprKind::Abs(inner) => Some(self.number(inner)?.abs()),
            ExprKind::Round(inner, decimals) => Some(
                self.number(inner)?
                    .round_dp_with_strategy(*decimals, RoundingStrategy::MidpointAwayFromZero),
            ),
            ExprKind::Sum(terms) => {
                let numbers = self.each_number(terms.iter().map(|(_, term)| term))?;
                let mut signed = terms
                    .iter()
                    .zip(numbers)
                    .map(|((sign, _), number)| match sign {
                        Sign::Plus => number,
                        Sign::Minus => -number,
                    });
                signed.try_fold(Decimal::ZERO, Decimal::checked_add)
            }
            ExprKind::Product(factors) => {
                let numbers = self.each_number(factors.iter().map(|(_, factor)| factor))?;
                return quotient(factors, &numbers);
            }
            ExprKind::Total(parts) => {
                let numbers = self.addends(parts)?;
                let mut numbers = numbers.into_iter();
                numbers.try_fold(Decimal::ZERO, Decimal::checked_add)
            }
            ExprKind::Least(parts) => self.spread(parts)?.into_iter().min(),
            ExprKind::Greatest(parts) => self.spread(parts)?.into_iter().max(),
            _ => None,
        };
        result.ok_or_else(|| Cause::Overflow.into())
    }

    fn number(&mut self, expr: &Expr) -> Evaluated<Decimal> {
        match self.eval(expr)? {
            Val::Number(number) => Ok(number),
            _ => Err(Cause::Type.into()),
        }
    }

    /// Numbers of all parts, or everything that they lack.
    fn each_number<'e>(
        &mut self,
        parts: impl IntoIterator<Item = &'e Expr>,
    ) -> Evaluated<Vec<Decimal>> {
        let results = parts.into_iter().map(|part| self.number(part));
        all_of(results)
    }
}

/// All results, or everything that they lack.
fn all_of<T>(results: impl IntoIterator<Item = Evaluated<T>>) -> Evaluated<Vec<T>> {
    let (mut values, mut lack) = (Vec::new(), Lack::default());
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(other) => lack.add(other),
        }
    }
    if lack.is_empty() {
        Ok(values)
    } else {
        Err(lack)
    }
}

/// Multiplies first and divides once, so that a third of three is one.
fn quotient(factors: &[(Factor, Expr)], numbers: &[Decimal]) -> Evaluated<Decimal> {
    let (mut over, mut under) = (Decimal::ONE, Decimal::ONE);
    for ((factor, _), number) in factors.iter().zip(numbers) {
        let side = match factor {
            Factor::Times => &mut over,
            Factor::Divide if number.is_zero() => return Err(Cause::Zero.into()),
            Factor::Divide => &mut under,
        };
        *side = side.checked_mul(*number).ok_or(Cause::Overflow)?;
    }
    over.checked_div(under)
        .ok_or_else(|| Cause::Overflow.into())
}
