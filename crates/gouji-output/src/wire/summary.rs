//! What a run came to, and how it adds up.

use std::collections::{BTreeMap, BTreeSet};

use gouji_core::{Lang, RuleIndex, RuleMeta, RuleSet, Severity};
use schemars::JsonSchema;
use serde::Serialize;

use super::fixes::FixTotalsWire;
use super::report::{CoverageWire, ReportWire, StatusWire};

/// What a run came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SummaryWire {
    /// Input files.
    pub files: u64,
    /// Files that were checked.
    pub checked: u64,
    /// Files that could not be read as a report.
    pub unreadable: u64,
    /// Findings by severity.
    pub findings: SeverityCountsWire,
    /// Every rule of the run, those that applied to no report too.
    pub rules: Vec<RuleSummaryWire>,
    /// Printed figures in the tables of all reports.
    pub figures: u64,
    /// Those that at least one rule compared with others.
    pub checked_figures: u64,
    /// Numbers in the prose of all reports that count or measure something.
    pub numbers: u64,
    /// Those that at least one rule compared with others.
    pub checked_numbers: u64,
    /// Numbers in tables and prose that could not be read surely.
    pub unclear: u64,
    /// Files that were passed over, by kind.
    pub skipped: Vec<SkippedWire>,
    /// Rules that did not run because of faults in their files.
    pub set_aside: SetAsideWire,
    /// Findings in plain text whose fix is safe, which `--fix` would mend or could not.
    pub fixable: u64,
    /// What mending came to; null when nobody asked for that.
    pub fixes: Option<FixTotalsWire>,
}

/// Rules that did not run because of faults in their files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SetAsideWire {
    /// Ids of rules, as far as they could be read.
    pub rules: Vec<String>,
    /// Files of rules that could not be read at all.
    pub files: u64,
}

/// Findings by severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SeverityCountsWire {
    /// Breaches of a binding provision or of the form.
    pub error: u64,
    /// Suspicions that a person should verify.
    pub warning: u64,
    /// Conventions.
    pub info: u64,
}

/// What a rule came to in a run.
///
/// All numbers but `findings` count reports. A rule that found something in a part of a report
/// and could not judge another part counts in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleSummaryWire {
    /// Id of the rule.
    pub rule: String,
    /// A short name.
    pub title: String,
    /// How much its findings weigh: error, warning or info.
    #[schemars(extend("enum" = ["error", "warning", "info"]))]
    pub severity: &'static str,
    /// Reports that it applied to.
    pub applied: u64,
    /// Reports that it passed.
    pub passed: u64,
    /// Findings.
    pub findings: u64,
    /// Reports with at least one finding.
    pub reports_with_findings: u64,
    /// Reports of which it could not judge at least a part.
    pub unable: u64,
    /// Reports on forms that it does not apply to.
    pub not_applicable: u64,
}

/// Files of one kind that were passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SkippedWire {
    /// The kind, such as a file ending.
    pub kind: String,
    /// How many.
    pub count: u64,
}

/// Adds up reports to a summary.
#[derive(Debug)]
pub struct Tally {
    summary: SummaryWire,
    /// Sorted by id, as the lists of rules of a report are.
    rules: Vec<RuleSummaryWire>,
}

impl Tally {
    /// Starts at nothing, with every rule of a run.
    #[must_use]
    pub fn new(rules: &RuleSet<'_>, lang: Lang) -> Self {
        let severities: BTreeMap<RuleIndex, Severity> = rules
            .report_rules()
            .map(|active| (active.index, active.severity))
            .chain(
                rules
                    .corpus_rules()
                    .map(|active| (active.index, active.severity)),
            )
            .collect();
        let rules = rules.metas().map(|(index, meta)| {
            let severity = severities.get(&index).copied().unwrap_or(meta.severity);
            RuleSummaryWire::new(meta, severity, lang)
        });
        Self {
            summary: SummaryWire::default(),
            rules: rules.collect(),
        }
    }

    /// Adds one report.
    pub fn add(&mut self, report: &ReportWire) {
        self.summary.files += 1;
        match report.status {
            StatusWire::Checked => self.summary.checked += 1,
            StatusWire::Unreadable => self.summary.unreadable += 1,
        }
        self.add_coverage(report.coverage);
        self.add_findings(report);
        self.add_verdicts(report);
        if let Some(fixes) = &report.fixes {
            self.summary.fixes.get_or_insert_default().add(fixes);
        }
    }

    /// The summary, with what was passed over.
    #[must_use]
    pub fn finish(self, skipped: Vec<SkippedWire>) -> SummaryWire {
        SummaryWire {
            rules: self.rules,
            skipped,
            ..self.summary
        }
    }

    fn add_coverage(&mut self, coverage: CoverageWire) {
        self.summary.figures += u64::from(coverage.figures);
        self.summary.checked_figures += u64::from(coverage.checked_figures);
        self.summary.numbers += u64::from(coverage.numbers);
        self.summary.checked_numbers += u64::from(coverage.checked_numbers);
        self.summary.unclear += u64::from(coverage.unclear);
    }

    fn add_findings(&mut self, report: &ReportWire) {
        for finding in &report.findings {
            match finding.severity {
                "error" => self.summary.findings.error += 1,
                "warning" => self.summary.findings.warning += 1,
                _ => self.summary.findings.info += 1,
            }
            self.summary.fixable += u64::from(finding.is_fixable());
            if let Some(rule) = self.rule(0, &finding.rule) {
                self.rules[rule].findings += 1;
            }
        }
    }

    fn add_verdicts(&mut self, report: &ReportWire) {
        let found: BTreeSet<&str> = report
            .findings
            .iter()
            .map(|finding| finding.rule.as_str())
            .collect();
        let unable: BTreeSet<&str> = report
            .unable
            .iter()
            .map(|unable| unable.rule.as_str())
            .collect();
        let judged = found.union(&unable).copied();
        self.count(judged, |rule| rule.applied += 1);
        self.count(found.iter().copied(), |rule| {
            rule.reports_with_findings += 1;
        });
        self.count(unable.iter().copied(), |rule| rule.unable += 1);
        self.count(report.passed.iter().map(String::as_str), |rule| {
            rule.applied += 1;
            rule.passed += 1;
        });
        let not_applicable = report.not_applicable.iter().map(String::as_str);
        self.count(not_applicable, |rule| rule.not_applicable += 1);
    }

    /// Counts rules, each named once, in the order of their ids.
    fn count<'a>(&mut self, ids: impl Iterator<Item = &'a str>, count: fn(&mut RuleSummaryWire)) {
        let mut from = 0;
        for id in ids {
            if let Some(at) = self.rule(from, id) {
                count(&mut self.rules[at]);
                from = at + 1;
            }
        }
    }

    /// The place of a rule, which most often is the one expected.
    fn rule(&self, expected: usize, id: &str) -> Option<usize> {
        if self.rules.get(expected).is_some_and(|rule| rule.rule == id) {
            return Some(expected);
        }
        self.rules
            .binary_search_by(|rule| rule.rule.as_str().cmp(id))
            .ok()
    }
}

impl RuleSummaryWire {
    fn new(meta: &RuleMeta, severity: Severity, lang: Lang) -> Self {
        Self {
            rule: meta.id.to_string(),
            title: meta.title.get(lang).to_owned(),
            severity: severity.name(),
            applied: 0,
            passed: 0,
            findings: 0,
            reports_with_findings: 0,
            unable: 0,
            not_applicable: 0,
        }
    }
}
