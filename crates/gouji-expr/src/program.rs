//! A program: an expression whose names and types were checked against one form.

use std::ops::Range;

use gouji_core::{FactId, SectionId};
use regex::Regex;
use rust_decimal::Decimal;

use crate::operator::{Comparison, Factor, Sign};
use crate::value::Type;

/// A checked expression, ready to be evaluated over reports on its form.
#[derive(Debug, Clone)]
pub struct Program {
    pub(crate) form: String,
    pub(crate) text: String,
    pub(crate) root: Expr,
}

impl Program {
    /// What its value is.
    #[must_use]
    pub fn value_type(&self) -> Type {
        self.root.value_type
    }

    /// The expression as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Program {
    /// The parts that are conditions, from the outer to the inner: bytes of its text. Literals are
    /// left out.
    #[must_use]
    pub fn conditions(&self) -> Vec<Range<usize>> {
        let (mut ranges, mut open) = (Vec::new(), vec![&self.root]);
        while let Some(expr) = open.pop() {
            if expr.value_type == Type::Bool && !matches!(expr.kind, ExprKind::Bool(_)) {
                ranges.push(expr.range.clone());
            }
            open.extend(expr.parts().into_iter().rev());
        }
        ranges
    }
}

/// A part of a program.
#[derive(Debug, Clone)]
pub(crate) struct Expr {
    pub(crate) kind: ExprKind,
    pub(crate) range: Range<usize>,
    pub(crate) value_type: Type,
}

/// What a part of a program does.
#[derive(Debug, Clone)]
pub(crate) enum ExprKind {
    Number(Decimal),
    Text(String),
    Bool(bool),
    Fact(Figure),
    Group(Vec<Figure>),
    Source(Source),
    Not(Box<Expr>),
    Negate(Box<Expr>),
    All(Vec<Expr>),
    Any(Vec<Expr>),
    Sum(Vec<(Sign, Expr)>),
    Product(Vec<(Factor, Expr)>),
    Compare {
        left: Box<Expr>,
        comparison: Comparison,
        right: Box<Expr>,
    },
    In {
        value: Box<Expr>,
        negated: bool,
        list: Vec<Expr>,
    },
    /// The same as its part, whose figures are those of the year before.
    LastYear(Box<Expr>),
    Total(Vec<Expr>),
    Least(Vec<Expr>),
    Greatest(Vec<Expr>),
    CountFigures(Vec<Expr>),
    /// Its part is a figure.
    HasFigure(Box<Expr>),
    HasSource(Source),
    CountWords {
        text: Box<Expr>,
        words: Vec<Expr>,
    },
    Contains {
        text: Box<Expr>,
        words: Vec<Expr>,
    },
    Matches {
        text: Box<Expr>,
        pattern: Regex,
    },
    Length(Box<Expr>),
    Years(Box<Expr>, Box<Expr>),
    If(Box<[Expr; 3]>),
    Abs(Box<Expr>),
    Round(Box<Expr>, u32),
}

/// A figure of this report or of the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Figure {
    pub(crate) fact: FactId,
    pub(crate) last_year: bool,
}

/// What a report says besides its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Year,
    Level,
    Body,
    Region,
    Form,
    Section(SectionId),
    Document,
}

impl Source {
    pub(crate) fn value_type(self) -> Type {
        match self {
            Self::Year => Type::Number,
            _ => Type::Text,
        }
    }
}

impl Expr {
    /// The figures that it stands for, where it is a group.
    pub(crate) fn group(&self) -> Option<&[Figure]> {
        match &self.kind {
            ExprKind::Group(figures) => Some(figures),
            ExprKind::LastYear(inner) => inner.group(),
            _ => None,
        }
    }

    /// The figure that it stands for, where it is a single one.
    pub(crate) fn figure(&self) -> Option<Figure> {
        match &self.kind {
            ExprKind::Fact(figure) => Some(*figure),
            ExprKind::LastYear(inner) => inner.figure(),
            _ => None,
        }
    }

    /// The parts that it is made of, in the order of the text.
    pub(crate) fn parts(&self) -> Vec<&Expr> {
        match &self.kind {
            ExprKind::Number(_)
            | ExprKind::Text(_)
            | ExprKind::Bool(_)
            | ExprKind::Fact(_)
            | ExprKind::Group(_)
            | ExprKind::Source(_)
            | ExprKind::HasSource(_) => Vec::new(),
            ExprKind::Not(part)
            | ExprKind::Negate(part)
            | ExprKind::LastYear(part)
            | ExprKind::HasFigure(part)
            | ExprKind::Length(part)
            | ExprKind::Abs(part)
            | ExprKind::Round(part, _)
            | ExprKind::Matches { text: part, .. } => vec![part],
            ExprKind::All(parts)
            | ExprKind::Any(parts)
            | ExprKind::Total(parts)
            | ExprKind::Least(parts)
            | ExprKind::Greatest(parts)
            | ExprKind::CountFigures(parts) => parts.iter().collect(),
            ExprKind::Sum(terms) => terms.iter().map(|(_, term)| term).collect(),
            ExprKind::Product(factors) => factors.iter().map(|(_, factor)| factor).collect(),
            ExprKind::Compare { left, right, .. } | ExprKind::Years(left, right) => {
                vec![left, right]
            }
            ExprKind::In {
                value: part,
                list: parts,
                ..
            }
            | ExprKind::CountWords {
                text: part,
                words: parts,
            }
            | ExprKind::Contains {
                text: part,
                words: parts,
            } => std::iter::once(&**part).chain(parts).collect(),
            ExprKind::If(parts) => parts.iter().collect(),
        }
    }
}
