//! The way out of a check: findings with the message of the rule.

use gouji_core::{FactId, FindingBuilder, Findings, ReportCx, SectionId, Span, Words};

use super::message::Message;

/// Collects what a check has to say, in the words of its rule.
pub(crate) struct Reporter<'a, 'b> {
    findings: &'a mut Findings<'b>,
    message: &'a Message,
    cx: &'a ReportCx<'a>,
}

impl<'a, 'b> Reporter<'a, 'b> {
    /// Collects for one rule.
    pub(crate) fn new(
        findings: &'a mut Findings<'b>,
        message: &'a Message,
        cx: &'a ReportCx<'a>,
    ) -> Self {
        Self {
            findings,
            message,
            cx,
        }
    }

    /// Reports a finding; `values` fill the slots of the kind, by their English names.
    pub(crate) fn report(
        &mut self,
        span: Span,
        section: Option<SectionId>,
        values: &[(&str, String)],
    ) -> FindingBuilder<'_> {
        let words = self.message.fill(self.cx, values);
        self.findings.report(span, words).section(section)
    }

    /// The same with values that differ between the languages.
    pub(crate) fn report_words(
        &mut self,
        span: Span,
        section: Option<SectionId>,
        values: &[(&str, Words)],
    ) -> FindingBuilder<'_> {
        let words = self.message.fill(self.cx, values);
        self.findings.report(span, words).section(section)
    }

    /// The same where a kind has several things to say: `default`, Chinese and English, is what
    /// the finding says unless the rule says it otherwise.
    pub(crate) fn report_as(
        &mut self,
        span: Span,
        section: Option<SectionId>,
        default: (&str, &str),
        values: &[(&str, String)],
    ) -> FindingBuilder<'_> {
        let words = self.message.fill_or(self.cx, default, values);
        self.findings.report(span, words).section(section)
    }

    /// Says that a text must not be printed in full wherever a finding shows it.
    pub(crate) fn mask(&mut self, span: Span) {
        self.findings.mask(span);
    }

    /// Says that the rule cannot judge.
    pub(crate) fn unable(&mut self, reason: Words, missing: Vec<FactId>, span: Option<Span>) {
        self.findings.unable(reason, missing, span);
    }

    /// Tells what the check sees, when a user asks why.
    pub(crate) fn note(&mut self, span: Option<Span>, words: impl FnOnce() -> Words) {
        self.findings.note(span, words);
    }

    /// Says that figures were held against others.
    pub(crate) fn compared(&mut self, facts: impl IntoIterator<Item = FactId>) {
        self.findings.compared(facts);
    }

    /// Says the same of numbers in the prose, by their places.
    pub(crate) fn compared_numbers(&mut self, numbers: impl IntoIterator<Item = Span>) {
        self.findings.compared_numbers(numbers);
    }
}
