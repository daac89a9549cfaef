//! A syntax tree to a program: what names mean on a form, and whether types fit.

mod call;
mod compare;
mod group;
mod name;
mod nearest;
mod pattern;

use std::ops::Range;

use gouji_core::Form;

use crate::ast::{Ast, Node, NodeKind};
use crate::codes;
use crate::error::ExprError;
use crate::limit::{MAX_ERRORS, MAX_SUGGESTIONS};
use crate::linear::linear;
use crate::operator::Factor;
use crate::program::{Expr, ExprKind, Program};
use crate::value::Type;

impl Ast {
    /// Checks the expression against a form: names, types and arguments.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the text, at most 50 mistakes.
    pub fn check(&self, form: &Form, expected: Option<Type>) -> Result<Program, Vec<ExprError>> {
        let mut checker = Checker {
            form,
            text: &self.text,
            errors: Vec::new(),
            suggestions_left: MAX_SUGGESTIONS,
        };
        let root = checker.expr(&self.root, Year::This);
        let root = root.filter(|root| expected.is_none_or(|expected| checker.is(root, expected)));
        let mut errors = checker.errors;
        match root {
            Some(root) if errors.is_empty() => Ok(Program {
                form: form.id.clone(),
                text: self.text.clone(),
                root,
            }),
            _ => {
                errors.sort_by_key(|error| (error.range.start, error.range.end));
                errors.truncate(MAX_ERRORS);
                Err(errors)
            }
        }
    }
}

/// Whose figures names stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Year {
    This,
    Last,
}

struct Checker<'a> {
    form: &'a Form,
    text: &'a str,
    errors: Vec<ExprError>,
    suggestions_left: usize,
}

impl Checker<'_> {
    /// A part of the program; nothing where a mistake was told.
    fn expr(&mut self, node: &Node, year: Year) -> Option<Expr> {
        let range = node.range.clone();
        let made = |kind, value_type| {
            Some(Expr {
                kind,
                range: range.clone(),
                value_type,
            })
        };
        match &node.kind {
            NodeKind::Number(number) => made(ExprKind::Number(*number), Type::Number),
            NodeKind::Text(text) => made(ExprKind::Text(text.clone()), Type::Text),
            NodeKind::Bool(value) => made(ExprKind::Bool(*value), Type::Bool),
            NodeKind::Name { name, except } => self.name(name, except, &node.range, year),
            NodeKind::Call {
                function,
                arguments,
            } => self.call(function, arguments, &node.range, year),
            NodeKind::Not(inner) => {
                let inner = self.want(inner, year, Type::Bool)?;
                made(ExprKind::Not(Box::new(inner)), Type::Bool)
            }
            NodeKind::Negate(inner) => {
                let inner = self.want(inner, year, Type::Number)?;
                made(ExprKind::Negate(Box::new(inner)), Type::Number)
            }
            NodeKind::All(nodes) => {
                let parts = self.want_each(nodes, year, Type::Bool)?;
                made(ExprKind::All(parts), Type::Bool)
            }
            NodeKind::Any(nodes) => {
                let parts = self.want_each(nodes, year, Type::Bool)?;
                made(ExprKind::Any(parts), Type::Bool)
            }
            NodeKind::Sum(terms) => {
                let parts =
                    self.want_each(terms.iter().map(|(_, node)| node), year, Type::Number)?;
                let signs = terms.iter().map(|(sign, _)| *sign);
                made(ExprKind::Sum(signs.zip(parts).collect()), Type::Number)
            }
            NodeKind::Product(factors) => {
                let nodes = factors.iter().map(|(_, node)| node);
                let parts = self.want_each(nodes, year, Type::Number)?;
                let signs = factors.iter().map(|(factor, _)| *factor);
                let parts: Vec<(Factor, Expr)> = signs.zip(parts).collect();
                self.divides_by_something(&parts)?;
                made(ExprKind::Product(parts), Type::Number)
            }
            NodeKind::Compare {
                left,
                comparison,
                right,
            } => self.comparison(left, *comparison, right, &node.range, year),
            NodeKind::In {
                value,
                negated,
                list,
            } => self.membership(value, *negated, list, &node.range, year),
        }
    }

    /// A part that must have a type.
    fn want(&mut self, node: &Node, year: Year, expected: Type) -> Option<Expr> {
        let expr = self.expr(node, year)?;
        self.fits(&expr, expected).then_some(expr)
    }

    /// Parts that must all have a type; all of them are looked at.
    fn want_each<'n>(
        &mut self,
        nodes: impl IntoIterator<Item = &'n Node>,
        year: Year,
        expected: Type,
    ) -> Option<Vec<Expr>> {
        let parts: Vec<Option<Expr>> = nodes
            .into_iter()
            .map(|node| self.want(node, year, expected))
            .collect();
        parts.into_iter().collect()
    }

    fn fits(&mut self, expr: &Expr, expected: Type) -> bool {
        let found = expr.value_type;
        if found == expected {
            return true;
        }
        let (found_words, expected_words) = (found.words(), expected.words());
        let error = ExprError::new(
            codes::TYPE,
            expr.range.clone(),
            format!("这里要用{}，不能用{}", expected_words.zh, found_words.zh),
            format!(
                "{} is needed here, not {}",
                expected_words.en, found_words.en
            ),
        );
        self.errors.push(help_with_type(error, found, expected));
        false
    }

    /// Whether the whole is of the type that its place in the rule asks for.
    fn is(&mut self, root: &Expr, expected: Type) -> bool {
        let found = root.value_type;
        if found == expected {
            return true;
        }
        let (found_words, expected_words) = (found.words(), expected.words());
        let error = ExprError::new(
            codes::RESULT,
            root.range.clone(),
            format!(
                "整个表达式应当是{}，现在是{}",
                expected_words.zh, found_words.zh
            ),
            format!(
                "the whole must be {}, and is {}",
                expected_words.en, found_words.en
            ),
        );
        self.errors.push(help_with_type(error, found, expected));
        false
    }

    fn divides_by_something(&mut self, factors: &[(Factor, Expr)]) -> Option<()> {
        let is_zero = |expr: &&Expr| {
            let constant = is_constant(expr).then(|| linear(expr)).flatten();
            constant.is_some_and(|linear| linear.constant.is_zero())
        };
        let mut divisors = factors
            .iter()
            .filter(|(factor, _)| *factor == Factor::Divide)
            .map(|(_, expr)| expr);
        let Some(zero) = divisors.find(is_zero) else {
            return Some(());
        };
        self.errors.push(ExprError::new(
            codes::ZERO,
            zero.range.clone(),
            "除数是 0",
            "this divides by zero",
        ));
        None
    }

    fn written(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or("")
    }
}

fn help_with_type(error: ExprError, found: Type, expected: Type) -> ExprError {
    match (found, expected) {
        (Type::Numbers, _) => error.with_help(
            "一组数先用函数算成一个数，如 合计(…)、计数(…)、最大(…)",
            "make one number of a group with a function, as in sum(…), count(…), max(…)",
        ),
        (Type::Number, Type::Bool) => error.with_help(
            "条件要写出比较，如 … > 0；判断是否印有数字用 有(…)",
            "a condition compares, as in … > 0; has(…) asks whether a figure is printed",
        ),
        (Type::Text, Type::Bool) => error.with_help(
            "条件要写出比较，如 … = \"县级\"；判断是否出现某词用 包含(…, \"词\")",
            "a condition compares, as in … = \"county\"; contains(…, \"word\") looks for a word",
        ),
        _ => error,
    }
}

fn is_constant(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Fact(_) | ExprKind::Group(_) | ExprKind::Source(_) => false,
        _ => expr.parts().into_iter().all(is_constant),
    }
}
