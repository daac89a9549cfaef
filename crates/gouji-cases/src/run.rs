//! Runs cases.

use gouji_core::{
    Document, DocumentId, Finding, Input, Limits, Memo, Note, Outcome, Registry, Report, ReportCx,
    RuleIndex, RuleSet, Selection, Unable, Words,
};
use gouji_pack::Condition;
use thiserror::Error;

use crate::case::{Case, Change, Expectation, Place};
use crate::mutate;

/// What cases run on: the rules, the bases, and how text is read.
pub struct Bench<'a> {
    /// Forms and rules.
    pub registry: &'a Registry,
    /// Names and source texts of the base reports.
    pub bases: &'a [(String, String)],
    /// Reads the bytes of a base.
    pub read: &'a dyn Fn(&Input<'_>, &Limits) -> Document,
}

/// Why a case does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CaseError {
    /// The case cannot be run.
    #[error("cannot run: {0}")]
    Broken(String),
    /// The rule says something else.
    #[error("expected {expected}\n     got {got}")]
    Differs {
        /// What the case states.
        expected: String,
        /// What the rule said.
        got: String,
    },
}

/// What came of a case, whatever it expects.
#[derive(Debug)]
pub struct Ran {
    /// The base with the changes of the case.
    pub report: Report,
    /// What the rule said about it.
    pub outcome: Outcome,
    /// What it saw on its way.
    pub notes: Vec<Note>,
    /// The conditions of a rule that was written in YAML, and whether they held.
    pub conditions: Vec<Condition>,
}

/// Runs one case of a rule and compares what the rule says with what the case expects.
///
/// # Errors
/// When the case cannot be run, or the rule says something else than expected.
pub fn check_case(bench: &Bench<'_>, rule: &str, case: &Case) -> Result<(), CaseError> {
    let Ran {
        report, outcome, ..
    } = run_case(bench, rule, case)?;
    compare(bench, &report, case, &outcome)
}

/// Runs one case of a rule.
///
/// # Errors
/// When the case cannot be run.
pub fn run_case(bench: &Bench<'_>, rule: &str, case: &Case) -> Result<Ran, CaseError> {
    let report =
        changed_report(bench, case).map_err(|words| CaseError::Broken(words.en.into_owned()))?;
    let (outcome, notes) = check(bench, &report, &[rule.to_owned()])?;
    Ok(Ran {
        report,
        outcome,
        notes,
        conditions: Vec::new(),
    })
}

/// Reads a base as it is.
///
/// # Errors
/// When there is no such base or it is no report.
pub fn load_base(bench: &Bench<'_>, name: &str) -> Result<Report, String> {
    let read = || load(bench, name, base(bench, name)?, &Limits::default());
    read().map_err(|words| words.en.into_owned())
}

pub(crate) fn base<'a>(bench: &Bench<'a>, name: &str) -> Result<&'a str, Words> {
    let found = bench.bases.iter().find(|(known, _)| known == name);
    found.map(|(_, text)| text.as_str()).ok_or_else(|| {
        let known: Vec<&str> = bench.bases.iter().map(|(name, _)| name.as_str()).collect();
        Words::new(
            format!("没有叫“{name}”的样本报告；有：{}", known.join("、")),
            format!("there is no base `{name}`; there are {}", known.join(", ")),
        )
    })
}

pub(crate) fn load(
    bench: &Bench<'_>,
    name: &str,
    source: &str,
    limits: &Limits,
) -> Result<Report, Words> {
    let name = format!("{name}.md");
    let document = (bench.read)(
        &Input {
            id: DocumentId(0),
            name: &name,
            bytes: source.as_bytes(),
        },
        limits,
    );
    gouji_core::load(document, bench.registry.forms(), None).map_err(|not| not.reason)
}

/// The source text of a base after changes, each made at the places of the text before it.
pub(crate) fn changed(bench: &Bench<'_>, name: &str, changes: &[Change]) -> Result<String, Words> {
    let mut source = base(bench, name)?.to_owned();
    for change in changes {
        let report = load(bench, name, &source, &Limits::default())?;
        let form = &bench.registry.forms()[report.form];
        source = mutate::apply(&source, &report, form, change)?;
    }
    Ok(source)
}

fn changed_report(bench: &Bench<'_>, case: &Case) -> Result<Report, Words> {
    let source = changed(bench, &case.base, &case.changes)?;
    let limits = Limits::default();
    load(
        bench,
        &case.base,
        &source,
        &Limits {
            blocks: case.blocks.unwrap_or(limits.blocks),
            ..limits
        },
    )
}

fn check(
    bench: &Bench<'_>,
    report: &Report,
    only: &[String],
) -> Result<(Outcome, Vec<Note>), CaseError> {
    let selection = Selection {
        only: only.to_vec(),
        ..Selection::default()
    };
    let rules = RuleSet::select(bench.registry, selection)
        .map_err(|unknown| CaseError::Broken(format!("{unknown:?}")))?;
    let memo = Memo::default();
    let form = &bench.registry.forms()[report.form];
    let cx = ReportCx {
        knowledge: bench.registry.knowledge(),
        ..ReportCx::alone(report, form, &memo)
    };
    Ok(gouji_core::trace(&cx, &rules))
}

/// Every finding and unable must be expected, and every expectation met, each by one.
fn compare(
    bench: &Bench<'_>,
    report: &Report,
    case: &Case,
    outcome: &Outcome,
) -> Result<(), CaseError> {
    let view = View { bench, report };
    let mut findings: Vec<&Finding> = outcome.findings.iter().collect();
    let mut unables: Vec<&Unable> = outcome.unables.iter().collect();
    let differs = |expected: &Expectation| CaseError::Differs {
        expected: format!("{expected:?}"),
        got: view.describe(outcome),
    };
    for expectation in &case.expectations {
        let met = match expectation {
            Expectation::Pass => outcome.passed == [RuleIndex(0)],
            Expectation::NotApplicable => outcome.not_applicable == [RuleIndex(0)],
            Expectation::Finding { .. } => take(&mut findings, |finding| {
                view.is_finding(expectation, finding)
            }),
            Expectation::Unable { .. } => {
                take(&mut unables, |unable| view.is_unable(expectation, unable))
            }
        };
        if !met {
            return Err(differs(expectation));
        }
    }
    if findings.is_empty() && unables.is_empty() {
        return Ok(());
    }
    Err(CaseError::Differs {
        expected: "nothing more".to_owned(),
        got: view.describe(outcome),
    })
}

fn take<T: Copy>(left: &mut Vec<T>, is_it: impl Fn(T) -> bool) -> bool {
    left.iter()
        .position(|item| is_it(*item))
        .map(|at| left.remove(at))
        .is_some()
}

struct View<'a> {
    bench: &'a Bench<'a>,
    report: &'a Report,
}

impl View<'_> {
    fn is_finding(&self, expectation: &Expectation, finding: &Finding) -> bool {
        let Expectation::Finding {
            severity,
            place,
            message,
            facts,
        } = expectation
        else {
            return false;
        };
        let at_place = match place {
            Place::Fact(path) => self.fact_span(path) == Some(finding.span),
            Place::Quote(quote) => self.report.document.quote(finding.span) == quote,
        };
        let form = &self.bench.registry.forms()[self.report.form];
        let has_facts = facts.iter().all(|path| {
            form.fact_id(path)
                .is_some_and(|id| finding.facts.contains(&id))
        });
        at_place
            && has_facts
            && finding.severity.name() == severity
            && finding.message.zh.contains(message.as_str())
    }

    fn is_unable(&self, expectation: &Expectation, unable: &Unable) -> bool {
        let Expectation::Unable { reason, missing } = expectation else {
            return false;
        };
        let form = &self.bench.registry.forms()[self.report.form];
        let has_facts = missing.iter().all(|path| {
            form.fact_id(path)
                .is_some_and(|id| unable.missing.contains(&id))
        });
        has_facts && unable.reason.zh.contains(reason.as_str())
    }

    fn fact_span(&self, path: &str) -> Option<gouji_core::Span> {
        let form = &self.bench.registry.forms()[self.report.form];
        self.report.fact_span(form.fact_id(path)?)
    }

    fn describe(&self, outcome: &Outcome) -> String {
        let findings = outcome.findings.iter().map(|finding| {
            format!(
                "{} at \"{}\": {}",
                finding.severity.name(),
                outcome.quote(&self.report.document, finding.span),
                finding.message.zh
            )
        });
        let unables = outcome
            .unables
            .iter()
            .map(|unable| format!("unable: {}", unable.reason.zh));
        let all: Vec<String> = findings.chain(unables).collect();
        if all.is_empty() {
            "nothing".to_owned()
        } else {
            all.join("\n         ")
        }
    }
}
