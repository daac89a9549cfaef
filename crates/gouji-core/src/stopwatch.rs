//! Told when parts of a check begin and end; whoever has a clock can measure them.

use crate::finding::RuleIndex;

/// A part of the work on one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Work {
    /// The check of a rule, without what it shares with others.
    Rule(RuleIndex),
    /// Something that several rules share, by the name of its type; the first that asks has it
    /// worked out.
    Shared(&'static str),
}

/// Told of the beginning and the end of each part; parts nest.
pub trait Stopwatch {
    /// A part begins.
    fn begin(&self, work: Work);
    /// The part that began last ends.
    fn end(&self);
}
