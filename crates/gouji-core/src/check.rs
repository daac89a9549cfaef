//! Runs the rules of a rule set over one report.

use std::collections::BTreeSet;

use crate::context::ReportCx;
use crate::coverage::Coverage;
use crate::document::Document;
use crate::finding::{Finding, RuleIndex, Unable};
use crate::findings::{Findings, Note, Verdict};
use crate::mask::{MASK, hidden, mask};
use crate::numbers::{self, NumberRecord};
use crate::select::RuleSet;
use crate::span::Span;

/// What came of one report.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Things to mend or verify, by place.
    pub findings: Vec<Finding>,
    /// Rules that could not judge, by rule.
    pub unables: Vec<Unable>,
    /// Rules that neither found anything nor were unable.
    pub passed: Vec<RuleIndex>,
    /// Rules that do not apply to the report, or are off for it.
    pub not_applicable: Vec<RuleIndex>,
    /// Places whose text must not be printed in full, sorted.
    pub masked: Vec<Span>,
    /// How many numbers the report holds, and how many were compared with others.
    pub coverage: Coverage,
}

impl Outcome {
    /// The text at a span as it may be printed, without the inner characters of masked places.
    #[must_use]
    pub fn quote(&self, document: &Document, span: Span) -> String {
        let is_near = |masked: &&Span| masked.start < span.end && span.start < masked.end;
        let near = self.masked.iter().filter(is_near);
        let hidden: BTreeSet<usize> = near
            .flat_map(|masked| {
                let start = masked.start as usize;
                let inner = hidden(document.quote(*masked)).into_iter();
                inner.map(move |at| start + at)
            })
            .collect();
        let start = span.start as usize;
        let shown = |(at, ch)| match hidden.contains(&(start + at)) {
            true => MASK,
            false => ch,
        };
        document.quote(span).char_indices().map(shown).collect()
    }
}

/// Checks one report with every report rule of a rule set.
#[must_use]
pub fn check(cx: &ReportCx<'_>, rules: &RuleSet<'_>) -> Outcome {
    check_into(cx, rules, &mut Verdict::default())
}

/// The same, and what the rules saw on their way.
#[must_use]
pub fn trace(cx: &ReportCx<'_>, rules: &RuleSet<'_>) -> (Outcome, Vec<Note>) {
    let mut verdict = Verdict {
        notes: Some(Vec::new()),
        ..Verdict::default()
    };
    let outcome = check_into(cx, rules, &mut verdict);
    (outcome, verdict.notes.unwrap_or_default())
}

/// The same, and every number of the report with the rules that compared it.
#[must_use]
pub fn check_numbers(cx: &ReportCx<'_>, rules: &RuleSet<'_>) -> (Outcome, Vec<NumberRecord>) {
    let mut verdict = Verdict::default();
    let outcome = check_into(cx, rules, &mut verdict);
    (outcome, numbers::numbers(cx, &verdict))
}

fn check_into(cx: &ReportCx<'_>, rules: &RuleSet<'_>, verdict: &mut Verdict) -> Outcome {
    let (mut passed, mut not_applicable) = (Vec::new(), Vec::new());
    let adjusted = rules.adjusted(cx);
    let mut running = Vec::new();
    for active in rules.report_rules() {
        let severity = match &adjusted {
            Some(settings) => settings.severity(active),
            None => active.by_default.then_some(active.severity),
        };
        match severity.filter(|_| active.rule.applies(cx)) {
            Some(severity) => running.push((active, severity)),
            None => not_applicable.push(active.index),
        }
    }
    let ids = running
        .iter()
        .map(|(active, _)| active.rule.meta().id.clone());
    verdict.running = ids.collect();
    for (active, severity) in running {
        let before = (verdict.findings.len(), verdict.unables.len());
        active
            .rule
            .check(cx, &mut Findings::new(active.index, severity, verdict));
        if before == (verdict.findings.len(), verdict.unables.len()) {
            passed.push(active.index);
        }
    }
    let coverage = Coverage::of(cx, verdict);
    let mut findings = std::mem::take(&mut verdict.findings);
    findings.sort_by(|a, b| (a.span, a.rule, &a.facts).cmp(&(b.span, b.rule, &b.facts)));
    let mut masked = std::mem::take(&mut verdict.masked);
    masked.sort_unstable();
    masked.dedup();
    hide_in_messages(cx, &mut findings, &masked);
    Outcome {
        findings,
        unables: std::mem::take(&mut verdict.unables),
        passed,
        not_applicable,
        masked,
        coverage,
    }
}

/// Hides masked texts where a message repeats them, whichever rule's it is.
fn hide_in_messages(cx: &ReportCx<'_>, findings: &mut [Finding], masked: &[Span]) {
    for span in masked {
        let text = cx.quote(*span);
        for finding in &mut *findings {
            for words in [&mut finding.message.zh, &mut finding.message.en] {
                if words.contains(text) {
                    *words = words.replace(text, &mask(text)).into();
                }
            }
        }
    }
}
