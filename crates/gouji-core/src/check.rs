//! Runs the rules of a rule set over one report.

use std::collections::BTreeSet;

use crate::context::ReportCx;
use crate::coverage::Coverage;
use crate::document::Document;
use crate::finding::{Comparison, Finding, RuleIndex, Unable};
use crate::findings::{Findings, Note, Verdict};
use crate::mask::{MASK, hidden};
use crate::numbers::{self, NumberRecord};
use crate::secrets::Secrets;
use crate::select::RuleSet;
use crate::span::Span;
use crate::stopwatch::Work;

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
        let mut findings = Findings::new(active.index, severity, verdict);
        cx.memo.time(Work::Rule(active.index), || {
            active.rule.check(cx, &mut findings);
        });
        if before == (verdict.findings.len(), verdict.unables.len()) {
            passed.push(active.index);
        }
    }
    let coverage = Coverage::of(cx, verdict);
    let mut findings = std::mem::take(&mut verdict.findings);
    findings.sort_by(|a, b| (a.span, a.rule, &a.facts).cmp(&(b.span, b.rule, &b.facts)));
    let mut masked = std::mem::take(&mut verdict.masked);
    masked.extend_from_slice(&cx.report.document.private);
    masked.sort_unstable();
    masked.dedup();
    if !masked.is_empty() {
        let secrets = Secrets::of(&cx.report.document, &masked);
        hide_in_messages(&secrets, &mut findings, verdict);
        masked.extend(secrets.places(&cx.report.document));
        masked.sort_unstable();
        masked.dedup();
    }
    Outcome {
        findings,
        unables: std::mem::take(&mut verdict.unables),
        passed,
        not_applicable,
        masked,
        coverage,
    }
}

/// Hides masked texts where anything that a rule says repeats them, whichever rule's it is.
fn hide_in_messages(secrets: &Secrets, findings: &mut [Finding], verdict: &mut Verdict) {
    for finding in findings {
        let related = finding.related.iter_mut().map(|related| &mut related.label);
        let title = finding.fix.as_mut().map(|fix| &mut fix.title);
        let words = [&mut finding.message].into_iter().chain(title);
        let words = words.chain(&mut finding.help).chain(&mut finding.label);
        words.chain(related).for_each(|one| secrets.hide_in(one));
        if let Some(comparison) = &mut finding.comparison {
            hide_in_comparison(secrets, comparison);
        }
    }
    let reasons = verdict.unables.iter_mut().map(|unable| &mut unable.reason);
    let notes = verdict.notes.iter_mut().flatten();
    let notes = notes.map(|note| &mut note.words);
    reasons.chain(notes).for_each(|one| secrets.hide_in(one));
}

/// Hides every figure of a comparison with a private number: the others would tell it.
fn hide_in_comparison(secrets: &Secrets, comparison: &mut Comparison) {
    let Comparison {
        left,
        right,
        difference,
        ..
    } = comparison;
    let mut sides = [left, right, difference];
    if sides.iter().all(|side| secrets.hide(side).is_none()) {
        return;
    }
    for side in &mut sides {
        **side = side.replace(
            |ch: char| ch.is_ascii_digit(),
            MASK.encode_utf8(&mut [0; 4]),
        );
    }
}
