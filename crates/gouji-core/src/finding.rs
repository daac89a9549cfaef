//! What a rule found, as plain data.

use crate::fact::FactId;
use crate::fix::Fix;
use crate::form::SectionId;
use crate::meta::Severity;
use crate::span::Span;
use crate::words::Words;

/// One thing to mend or to verify.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Index of the rule in the rule set of the run.
    pub rule: RuleIndex,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong.
    pub message: Words,
    /// What to do, when it is more than the rule's general help.
    pub help: Option<Words>,
    /// The place.
    pub span: Span,
    /// What stands at the place, for display beside it.
    pub label: Option<Words>,
    /// The section that the place is in.
    pub section: Option<SectionId>,
    /// The facts that it is about, operands included.
    pub facts: Vec<FactId>,
    /// Further places, such as the operands of an equation.
    pub related: Vec<Related>,
    /// The arithmetic.
    pub comparison: Option<Comparison>,
    /// How it could be mended.
    pub fix: Option<Fix>,
}

/// Numbers the rules of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleIndex(pub u16);

/// A further place of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// What stands there.
    pub label: Words,
    /// The fact that stands there, if it is one.
    pub fact: Option<FactId>,
}

/// Two sides that should agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The left side, written out: `3 + 0 = 3`.
    pub left: String,
    /// The relation that should hold: `=`, `≥`.
    pub relation: &'static str,
    /// The right side, written out.
    pub right: String,
    /// Left minus right.
    pub difference: String,
}

/// A rule that could not judge, with the reason. Never counted against the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unable {
    /// Index of the rule in the rule set of the run.
    pub rule: RuleIndex,
    /// Why.
    pub reason: Words,
    /// Facts that would have been needed.
    pub missing: Vec<FactId>,
    /// The place that the reason speaks of, if it has one.
    pub span: Option<Span>,
}
