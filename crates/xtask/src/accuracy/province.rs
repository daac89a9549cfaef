//! What the rules say of a province without a defect.

use std::collections::BTreeMap;

use gouji_core::{Coverage, Finding, Severity};
use gouji_engine::Checked;

use super::checker::Checker;
use crate::error::ToolError;
use crate::gen_corpus::{Entry, Filing, Generator};

/// Reports that are in memory at one time, in bodies.
const BODIES_AT_ONCE: usize = 40;
/// Alarms that are kept to be shown.
const KEPT: usize = 40;

/// The outcome of a sound province.
#[derive(Default)]
pub(super) struct Province {
    /// Reports that were checked.
    pub(super) reports: usize,
    /// Findings, by rule and severity.
    pub(super) findings: BTreeMap<(String, Severity), usize>,
    /// Some of them, by rule.
    pub(super) alarms: BTreeMap<String, Vec<String>>,
    /// Reports that a rule could not judge, by rule.
    pub(super) unables: BTreeMap<String, usize>,
    /// Figures, and how many of them were compared.
    pub(super) figures: [u64; 2],
    /// Numbers in prose, and how many of them were compared.
    pub(super) numbers: [u64; 2],
}

/// What is kept of one report.
struct Seen {
    findings: Vec<(String, Severity, String)>,
    unables: Vec<String>,
    coverage: Coverage,
}

impl Province {
    /// Checks the first reports of a generator without defects.
    pub(super) fn measure(
        checker: &Checker<'_>,
        generator: &Generator<'_>,
        count: usize,
    ) -> Result<Self, ToolError> {
        let mut province = Self::default();
        let bodies: Vec<usize> = (0..generator.bodies()).collect();
        for bodies in bodies.chunks(BODIES_AT_ONCE) {
            let mut filings: Vec<Filing> = Vec::new();
            for body in bodies {
                filings.extend(generator.filings(*body)?);
            }
            filings.truncate(count - province.reports);
            for seen in checker.check(filings, |entry, checked| look(checker, entry, checked))? {
                province.add(seen);
            }
        }
        Ok(province)
    }

    /// Errors and warnings.
    pub(super) fn faults(&self) -> usize {
        let findings = self.findings.iter();
        findings
            .filter(|((_, severity), _)| *severity != Severity::Info)
            .map(|(_, count)| count)
            .sum()
    }

    fn add(&mut self, seen: Seen) {
        self.reports += 1;
        for (rule, severity, text) in seen.findings {
            let alarms = self.alarms.entry(rule.clone()).or_default();
            if alarms.len() < KEPT {
                alarms.push(text);
            }
            *self.findings.entry((rule, severity)).or_default() += 1;
        }
        for rule in seen.unables {
            *self.unables.entry(rule).or_default() += 1;
        }
        let coverage = seen.coverage;
        self.figures[0] += u64::from(coverage.figures);
        self.figures[1] += u64::from(coverage.checked_figures);
        self.numbers[0] += u64::from(coverage.numbers);
        self.numbers[1] += u64::from(coverage.checked_numbers);
    }
}

fn look(checker: &Checker<'_>, entry: &Entry, checked: &Checked<'_>) -> Seen {
    let outcome = checked.outcome;
    let findings = outcome.findings.iter().map(|finding| {
        let rule = checker.meta(finding.rule).id.to_string();
        let text = format!("{}: {}", entry.path, shown(finding, checked));
        (rule, finding.severity, text)
    });
    let unables = outcome.unables.iter();
    let unables = unables.map(|unable| checker.meta(unable.rule).id.to_string());
    let mut unables: Vec<String> = unables.collect();
    unables.sort_unstable();
    unables.dedup();
    Seen {
        findings: findings.collect(),
        unables,
        coverage: outcome.coverage,
    }
}

/// The message of a finding and the sentence around its place.
pub(super) fn shown(finding: &Finding, checked: &Checked<'_>) -> String {
    let text = &checked.report.document.text;
    let (start, end) = (finding.span.start as usize, finding.span.end as usize);
    let ends = ['\n', '。'];
    let before = text.get(..start).unwrap_or_default();
    let from = before.rfind(ends).map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    let behind = text.get(end..).unwrap_or_default();
    let to = end + behind.find(ends).unwrap_or(behind.len());
    let sentence = text.get(from..to).unwrap_or_default();
    let place = text.get(start..end).unwrap_or_default();
    format!("{} 【{place}】 {sentence}", finding.message.zh)
}
