//! The only way out of a rule.

use std::borrow::Cow;

use crate::fact::FactId;
use crate::finding::{Comparison, Finding, Related, RuleIndex, Unable};
use crate::fix::Fix;
use crate::form::SectionId;
use crate::meta::Severity;
use crate::span::Span;
use crate::words::Words;

/// Collects what one rule has to say about one report.
#[derive(Debug)]
pub struct Findings<'a> {
    rule: RuleIndex,
    severity: Severity,
    verdict: &'a mut Verdict,
}

/// What all rules of a run have said about one report.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// Things to mend or verify.
    pub findings: Vec<Finding>,
    /// Rules that could not judge.
    pub unables: Vec<Unable>,
    /// Figures that were compared with other figures, each with the rule that did.
    pub compared: Vec<(RuleIndex, Compared)>,
    /// Ids of the rules that run on the report.
    pub running: Vec<Cow<'static, str>>,
    /// Places whose text must not be printed in full.
    pub masked: Vec<Span>,
    /// What the rules saw on their way, when a user asks why; else nothing is kept.
    pub notes: Option<Vec<Note>>,
}

/// A figure that a rule compared with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Compared {
    /// A figure of the tables.
    Fact(FactId),
    /// A number in the prose, by the place of its digits.
    Number(Span),
}

/// Something that a rule saw on its way to its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it saw.
    pub words: Words,
    /// Where.
    pub span: Option<Span>,
}

impl<'a> Findings<'a> {
    /// Collects for one rule.
    #[must_use]
    pub fn new(rule: RuleIndex, severity: Severity, verdict: &'a mut Verdict) -> Self {
        Self {
            rule,
            severity,
            verdict,
        }
    }

    /// Reports a finding at a place; the builder adds what else is known.
    pub fn report(&mut self, span: Span, message: Words) -> FindingBuilder<'_> {
        self.verdict.findings.push(Finding {
            rule: self.rule,
            severity: self.severity,
            message,
            help: None,
            span,
            label: None,
            section: None,
            facts: Vec::new(),
            related: Vec::new(),
            comparison: None,
            fix: None,
        });
        let index = self.verdict.findings.len() - 1;
        FindingBuilder {
            finding: &mut self.verdict.findings[index],
        }
    }

    /// Says that the rule cannot judge, why, and which facts it lacks.
    pub fn unable(&mut self, reason: Words, missing: Vec<FactId>, span: Option<Span>) {
        self.verdict.unables.push(Unable {
            rule: self.rule,
            reason,
            missing,
            span,
        });
    }

    /// Whether a rule runs on the report, for one that leaves a matter to another.
    #[must_use]
    pub fn runs(&self, rule: &str) -> bool {
        self.verdict.running.iter().any(|id| id == rule)
    }

    /// Tells what the rule sees, when a user asks why.
    pub fn note(&mut self, span: Option<Span>, words: impl FnOnce() -> Words) {
        if let Some(notes) = &mut self.verdict.notes {
            notes.push(Note {
                words: words(),
                span,
            });
        }
    }

    /// Says that the text at a place, such as personal data, must not be printed in full, neither
    /// by this finding nor by another one that shows the same line.
    pub fn mask(&mut self, span: Span) {
        self.verdict.masked.push(span);
    }

    /// Says that figures were held against other figures, whatever came of it.
    pub fn compared(&mut self, facts: impl IntoIterator<Item = FactId>) {
        let facts = facts.into_iter().map(Compared::Fact);
        let rule = self.rule;
        self.verdict.compared.extend(facts.map(|fact| (rule, fact)));
    }

    /// Says the same of numbers in the prose, by the places of their digits.
    pub fn compared_numbers(&mut self, digits: impl IntoIterator<Item = Span>) {
        let numbers = digits.into_iter().map(Compared::Number);
        let rule = self.rule;
        self.verdict
            .compared
            .extend(numbers.map(|number| (rule, number)));
    }
}

/// Adds to a finding that was just reported.
#[derive(Debug)]
pub struct FindingBuilder<'a> {
    finding: &'a mut Finding,
}

impl FindingBuilder<'_> {
    /// What stands at the place.
    pub fn label(self, label: Words) -> Self {
        self.finding.label = Some(label);
        self
    }

    /// What to do about this very finding.
    pub fn help(self, help: Words) -> Self {
        self.finding.help = Some(help);
        self
    }

    /// The section that it is in.
    pub fn section(self, section: Option<SectionId>) -> Self {
        self.finding.section = section;
        self
    }

    /// A fact that it is about.
    pub fn fact(self, fact: FactId) -> Self {
        self.finding.facts.push(fact);
        self
    }

    /// A further place.
    pub fn related(self, span: Span, label: Words, fact: Option<FactId>) -> Self {
        self.finding.related.push(Related { span, label, fact });
        if let Some(fact) = fact {
            self.finding.facts.push(fact);
        }
        self
    }

    /// The arithmetic.
    pub fn comparison(self, comparison: Comparison) -> Self {
        self.finding.comparison = Some(comparison);
        self
    }

    /// How it could be mended.
    pub fn fix(self, fix: Fix) -> Self {
        self.finding.fix = Some(fix);
        self
    }
}
