//! What the tests of the whole share: the bundled filings, and one report written in many ways.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

pub mod prose;
pub mod render;

use std::path::{Path, PathBuf};

use gouji_core::{DocumentId, Form, Memo, Outcome, Registry, Report, ReportCx, RuleSet, Selection};
use gouji_engine::{RunOptions, Source, read_source};

/// The root of the project.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The bundled filing in the flattened style of crawlers.
#[must_use]
pub fn flattened_filing() -> String {
    std::fs::read_to_string(root().join("tests/filings/songling-2019.txt")).unwrap()
}

/// The sample filing, where it lies beside the project.
#[must_use]
pub fn sample_filing() -> Option<String> {
    std::fs::read_to_string(root().join("../shared/samples/guantao-2019.txt")).ok()
}

/// A base report of the disclosure pack.
#[must_use]
pub fn base(name: &str) -> String {
    std::fs::read_to_string(root().join(format!("rules/disclosure/bases/{name}.md"))).unwrap()
}

/// Reads bytes as a report.
#[must_use]
pub fn read(registry: &Registry, name: &str, bytes: &[u8]) -> Report {
    let source = Source::Bytes {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    };
    read_source(registry, &source, DocumentId(0), &RunOptions::default())
        .unwrap_or_else(|unread| panic!("{name}: {}", unread.reason.zh))
}

/// Checks a report with every stable rule.
#[must_use]
pub fn check(registry: &Registry, report: &Report) -> Outcome {
    let rules = RuleSet::select(registry, Selection::default()).unwrap();
    let memo = Memo::default();
    let cx = ReportCx {
        knowledge: registry.knowledge(),
        ..ReportCx::alone(report, form(registry, report), &memo)
    };
    gouji_core::check(&cx, &rules)
}

/// The form of a report.
#[must_use]
pub fn form<'a>(registry: &'a Registry, report: &Report) -> &'a Form {
    &registry.forms()[report.form]
}

/// Every figure of a report: path and what its cell holds.
#[must_use]
pub fn figures(registry: &Registry, report: &Report) -> Vec<(String, gouji_core::Value)> {
    let form = form(registry, report);
    report
        .facts
        .iter()
        .map(|(id, fact)| (form.fact(id).path.clone(), fact.value.clone()))
        .collect()
}

/// Every finding without its place: rule, severity, facts, message.
#[must_use]
pub fn findings(registry: &Registry, report: &Report) -> Vec<String> {
    let rules = RuleSet::select(registry, Selection::default()).unwrap();
    let form = form(registry, report);
    let outcome = check(registry, report);
    let mut lines: Vec<String> =
        outcome
            .findings
            .iter()
            .map(|finding| {
                let facts: Vec<&str> = finding
                    .facts
                    .iter()
                    .map(|fact| form.fact(*fact).path.as_str())
                    .collect();
                format!(
                    "{} {} {:?} {}",
                    rules.meta(finding.rule).id,
                    finding.severity.name(),
                    facts,
                    finding.message.zh
                )
            })
            .chain(outcome.unables.iter().map(|unable| {
                format!("{} unable {}", rules.meta(unable.rule).id, unable.reason.zh)
            }))
            .collect();
    lines.sort();
    lines
}
