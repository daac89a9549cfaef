//! What a relation between numbers came to.

use std::ops::Range;

use gouji_core::{Comparison, Words};

/// A relation between numbers of a passage that was held up.
#[derive(Debug)]
pub(crate) struct Judged {
    /// The number that a finding points at.
    pub(crate) subject: usize,
    /// The numbers that it was held against.
    pub(crate) operands: Vec<usize>,
    /// What came of it.
    pub(crate) outcome: Outcome,
    /// The words that a finding points at, where they are not the subject.
    pub(crate) place: Option<Range<usize>>,
}

/// What came of a relation.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It holds; the words say what was held against what.
    Holds(Words),
    /// It does not hold.
    Broken(Fault),
    /// This number cannot be read.
    Unreadable(usize),
}

/// A relation that does not hold.
#[derive(Debug)]
pub(crate) struct Fault {
    /// What is wrong.
    pub(crate) message: Words,
    /// What to do, when it is more than the rule's general help.
    pub(crate) help: Option<Words>,
    /// The arithmetic.
    pub(crate) comparison: Comparison,
}

impl Judged {
    /// A relation that holds.
    pub(crate) fn holds(subject: usize, operands: Vec<usize>, arithmetic: &str) -> Self {
        let words = Words::new(
            format!("相符：{arithmetic}"),
            format!("agrees: {arithmetic}"),
        );
        Self {
            subject,
            operands,
            outcome: Outcome::Holds(words),
            place: None,
        }
    }

    /// A relation that does not hold.
    pub(crate) fn broken(subject: usize, operands: Vec<usize>, fault: Fault) -> Self {
        Self {
            subject,
            operands,
            outcome: Outcome::Broken(fault),
            place: None,
        }
    }

    /// The same, told at other words of the passage than its subject.
    pub(crate) fn at(self, place: Range<usize>) -> Self {
        Self {
            place: Some(place),
            ..self
        }
    }

    /// A relation with a number that cannot be read.
    pub(crate) fn unreadable(subject: usize, number: usize) -> Self {
        Self {
            subject,
            operands: Vec::new(),
            outcome: Outcome::Unreadable(number),
            place: None,
        }
    }
}
