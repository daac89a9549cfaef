//! Runs the rules of a rule set over one report.

use crate::context::ReportCx;
use crate::finding::{Finding, RuleIndex, Unable};
use crate::findings::{Findings, Verdict};
use crate::form::Form;
use crate::report::Report;
use crate::select::RuleSet;

/// What came of one report.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Things to mend or verify, by place.
    pub findings: Vec<Finding>,
    /// Rules that could not judge, by rule.
    pub unables: Vec<Unable>,
    /// Rules that neither found anything nor were unable.
    pub passed: Vec<RuleIndex>,
    /// Rules that do not apply to the form.
    pub not_applicable: Vec<RuleIndex>,
    /// How many figures the report holds, and how many were compared with others.
    pub coverage: Coverage,
}

/// How many figures of a report were held against other figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Printed figures in the tables of the form.
    pub figures: u32,
    /// Those that at least one rule compared with others.
    pub checked_figures: u32,
}

/// Checks one report with every report rule of a rule set.
#[must_use]
pub fn check(report: &Report, form: &Form, rules: &RuleSet<'_>) -> Outcome {
    let cx = ReportCx { report, form };
    let mut verdict = Verdict::default();
    let (mut passed, mut not_applicable) = (Vec::new(), Vec::new());
    for active in rules.report_rules() {
        if !active.rule.meta().applies_to(&form.id) {
            not_applicable.push(active.index);
            continue;
        }
        let before = (verdict.findings.len(), verdict.unables.len());
        active.rule.check(
            &cx,
            &mut Findings::new(active.index, active.severity, &mut verdict),
        );
        if before == (verdict.findings.len(), verdict.unables.len()) {
            passed.push(active.index);
        }
    }
    let coverage = coverage(report, &verdict);
    verdict
        .findings
        .sort_by(|a, b| (a.span, a.rule, &a.facts).cmp(&(b.span, b.rule, &b.facts)));
    Outcome {
        findings: verdict.findings,
        unables: verdict.unables,
        passed,
        not_applicable,
        coverage,
    }
}

fn coverage(report: &Report, verdict: &Verdict) -> Coverage {
    let mut compared = verdict.compared.clone();
    compared.sort_unstable();
    let figures: Vec<_> = report
        .facts
        .iter()
        .filter(|(_, fact)| fact.value.is_figure())
        .collect();
    let checked = figures
        .iter()
        .filter(|(id, _)| compared.binary_search(id).is_ok())
        .count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Coverage {
        figures: count(figures.len()),
        checked_figures: count(checked),
    }
}
