//! The syntax tree of an expression; what its names mean is not known yet.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::operator::{Comparison, Factor, Sign};

/// An expression whose syntax is right. [`Ast::check`] makes it a program for one form.
#[derive(Debug, Clone, PartialEq)]
pub struct Ast {
    pub(crate) text: String,
    pub(crate) root: Node,
}

impl Ast {
    /// The expression as it was written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A part of an expression with its place, parentheses included.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) kind: NodeKind,
    pub(crate) range: Range<usize>,
}

/// What a part of an expression is. Chains of one precedence are one node, so that a long sum is
/// not a deep one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NodeKind {
    Number(Decimal),
    Text(String),
    Bool(bool),
    Name {
        name: Name,
        except: Vec<Name>,
    },
    Call {
        function: Name,
        arguments: Vec<Node>,
    },
    Not(Box<Node>),
    Negate(Box<Node>),
    All(Vec<Node>),
    Any(Vec<Node>),
    Sum(Vec<(Sign, Node)>),
    Product(Vec<(Factor, Node)>),
    Compare {
        left: Box<Node>,
        comparison: Comparison,
        right: Box<Node>,
    },
    In {
        value: Box<Node>,
        negated: bool,
        list: Vec<Node>,
    },
}

/// A name as it was written, without backquotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) range: Range<usize>,
}
