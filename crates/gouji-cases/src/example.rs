//! Runs the examples that stand in rule files.
//!
//! An example starts from a valid report. Its `text` takes the place of the content of the section
//! that the rule looks at; where the rule looks at headings only, that of the heading most like it,
//! and where it looks at cells only, it is a cell of a small table in that section.

use std::collections::BTreeMap;

use gouji_core::{
    Diagnostic, Form, Limits, Memo, Origin, Outcome, Past, PastFact, PastReport, Registry, Report,
    ReportCx, ReportRule, RuleIndex, RuleSet, SectionContent, Selection, Words,
};
use gouji_pack::{Example, ExampleKind, Part, YamlRule};
use thiserror::Error;

use crate::case::Change;
use crate::run::{Bench, Ran, changed, load};
use crate::statement::parse_statement;

/// Why an example does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExampleError {
    /// It cannot be run.
    #[error("cannot run: {}", .0.en)]
    Broken(Words),
    /// The rule says something else.
    #[error("expected {}\n     got {}", .expected.en, .got.en)]
    Differs {
        /// What the example states.
        expected: Words,
        /// What the rule said.
        got: Words,
    },
}

impl ExampleError {
    /// The error as a fault of the file, at the place of the example.
    #[must_use]
    pub fn diagnostic(&self, example: &Example) -> Diagnostic {
        let fault =
            |code, message| Diagnostic::error(code, &example.file, example.range.clone(), message);
        match self {
            Self::Broken(reason) => fault(
                "E1503",
                Words::new(
                    format!("示例无法运行：{}", reason.zh),
                    format!("the example cannot be run: {}", reason.en),
                ),
            ),
            Self::Differs { expected, got } => fault(
                "E1502",
                Words::new(
                    format!("示例与规则不符：应当{}，结果是{}", expected.zh, got.zh),
                    format!(
                        "the rule does not do as the example says: expected {}, got {}",
                        expected.en, got.en
                    ),
                ),
            ),
        }
    }
}

/// Runs one example of a rule and compares what the rule says with what the example states.
///
/// # Errors
/// When the example cannot be run, or the rule says something else.
pub fn check_example(
    bench: &Bench<'_>,
    rule: &YamlRule,
    example: &Example,
) -> Result<(), ExampleError> {
    let ran = run_example(bench, rule, example)?;
    judge_example(example, &ran.outcome)
}

/// Compares what a rule said about an example with what the example states.
///
/// # Errors
/// When the rule said something else.
pub fn judge_example(example: &Example, outcome: &Outcome) -> Result<(), ExampleError> {
    let part = example.message.as_deref().unwrap_or("");
    let says = |words: &Words| words.zh.contains(part) || words.en.contains(part);
    let holds = match example.kind {
        ExampleKind::Bad => outcome.findings.iter().any(|one| says(&one.message)),
        ExampleKind::Good => outcome.passed == [RuleIndex(0)],
        ExampleKind::Unable => {
            outcome.findings.is_empty() && outcome.unables.iter().any(|one| says(&one.reason))
        }
        ExampleKind::NotApplicable => outcome.not_applicable == [RuleIndex(0)],
    };
    if holds {
        return Ok(());
    }
    Err(ExampleError::Differs {
        expected: expected(example),
        got: got(outcome),
    })
}

/// Runs one example of a rule.
///
/// # Errors
/// When the example cannot be run.
pub fn run_example(
    bench: &Bench<'_>,
    rule: &YamlRule,
    example: &Example,
) -> Result<Ran, ExampleError> {
    run(bench, rule, example).map_err(ExampleError::Broken)
}

fn run(bench: &Bench<'_>, rule: &YamlRule, example: &Example) -> Result<Ran, Words> {
    let base = match &example.base {
        Some(name) => name.as_str(),
        None => fitting_base(bench, rule)?,
    };
    let original = load_changed(bench, base, &[])?;
    let form = &bench.registry.forms()[original.form];
    let report = load_changed(bench, base, &changes(rule, example, form)?)?;
    let before = match &example.last_year {
        Some(statements) => Some(past_report(bench, base, statements)?),
        None => None,
    };
    // Alone in a registry, so that it runs whatever its stage is and whoever else has its id.
    let mut registry = Registry::new();
    registry
        .add_report_rule(Box::new(rule.clone()))
        .map_err(|error| Words::new(error.to_string(), error.to_string()))?;
    let only = Selection {
        only: vec![rule.meta().id.to_string()],
        ..Selection::default()
    };
    let rules = RuleSet::select(&registry, only)
        .map_err(|_| Words::fixed("规则无法单独运行", "the rule cannot be run alone"))?;
    let memo = Memo::default();
    let cx = ReportCx {
        past: before.as_ref().map_or(Past::NotLooked, Past::Found),
        knowledge: bench.registry.knowledge(),
        ..ReportCx::alone(&report, &bench.registry.forms()[report.form], &memo)
    };
    let (outcome, notes) = gouji_core::trace(&cx, &rules);
    let conditions = rule.conditions(&cx);
    Ok(Ran {
        report,
        outcome,
        notes,
        conditions,
    })
}

/// The first base that a rule applies to, those of the newest form first; where it applies to
/// none, the first on a form of the rule, which the changes of the example may make fit.
fn fitting_base<'a>(bench: &Bench<'a>, rule: &YamlRule) -> Result<&'a str, Words> {
    let mut bases = Vec::new();
    for (name, _) in bench.bases {
        let report = load_changed(bench, name, &[])?;
        let form = &bench.registry.forms()[report.form];
        if rule.meta().applies_to(&form.id) {
            let memo = Memo::default();
            let applies = rule.applies(&ReportCx::alone(&report, form, &memo));
            bases.push((applies, newness(form), name.as_str()));
        }
    }
    let best = bases
        .iter()
        .map(|(applies, newness, _)| (*applies, *newness))
        .max();
    let first = bases
        .iter()
        .filter(|(applies, newness, _)| Some((*applies, *newness)) == best)
        .map(|(_, _, name)| *name)
        .min();
    first.ok_or_else(|| {
        Words::fixed(
            "没有一份样本报告的格式适用本规则，请把样本放进规则包的 bases 文件夹",
            "no base report is on a form of the rule; add one to the folder `bases` of the pack",
        )
    })
}

/// The first report year that a form is due for.
fn newness(form: &Form) -> u16 {
    let due = form.header.due.iter().filter(|due| due.form == form.id);
    due.map(|due| due.from).max().unwrap_or(0)
}

fn load_changed(bench: &Bench<'_>, base: &str, changes: &[Change]) -> Result<Report, Words> {
    let source = changed(bench, base, changes)?;
    load(bench, base, &source, &Limits::default())
}

/// Everything that an example changes, in order: text, sections, statements.
fn changes(rule: &YamlRule, example: &Example, form: &Form) -> Result<Vec<Change>, Words> {
    let mut changes = Vec::new();
    if let Some(text) = &example.text {
        changes.push(place_text(rule, form, text)?);
    }
    for (section, text) in &example.sections {
        changes.push(Change::Section {
            section: section.clone(),
            text: text.clone(),
        });
    }
    changes.extend(statements(&example.changes)?);
    Ok(changes)
}

fn statements(statements: &[String]) -> Result<Vec<Change>, Words> {
    statements
        .iter()
        .map(|statement| parse_statement(statement))
        .collect()
}

/// Where the text of an example goes.
fn place_text(rule: &YamlRule, form: &Form, text: &str) -> Result<Change, Words> {
    let own = rule.example_section(form);
    let part = rule.example_part(form).unwrap_or(Part::Paragraph);
    if part == Part::Heading {
        let section = own.or_else(|| heading_like(form, text));
        return Ok(Change::Heading {
            section: section.unwrap_or_default(),
            text: text.trim().to_owned(),
        });
    }
    let first_prose = || {
        let mut sections = form.sections.iter();
        let prose = sections.find(|section| section.content == SectionContent::Prose);
        prose.map(|section| section.id.clone())
    };
    let section = own.or_else(first_prose).ok_or_else(|| {
        Words::new(
            format!("{}没有可以放文字的部分", form.name.zh),
            format!("form {} has no section for prose", form.id),
        )
    })?;
    let text = match part {
        Part::Cell => as_cell(text),
        Part::Heading | Part::Paragraph => text.to_owned(),
    };
    Ok(Change::Section { section, text })
}

/// A table with the text as a cell; the other one makes it a table to the readers.
fn as_cell(text: &str) -> String {
    let cell = text.trim().replace('\n', " ").replace('|', "｜");
    format!("| 项目 | {cell} |\n| --- | --- |")
}

/// The section whose heading is most like a text.
fn heading_like(form: &Form, text: &str) -> Option<String> {
    let likeness = |printed: &str| gouji_zh::similarity(printed, text.trim());
    let mut best: Option<(u32, &str)> = None;
    for section in &form.sections {
        let score = likeness(&section.printed());
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, &section.id));
        }
    }
    best.map(|(_, id)| id.to_owned())
}

/// The base as its own report of the year before.
fn past_report(bench: &Bench<'_>, base: &str, changes: &[String]) -> Result<PastReport, Words> {
    let report = load_changed(bench, base, &statements(changes)?)?;
    let form = &bench.registry.forms()[report.form];
    let year = report.header.year.as_ref().ok_or_else(|| {
        Words::new(
            format!("样本 {base} 的报告年度不明，不能当作上年的报告"),
            format!("the report year of base {base} is not known"),
        )
    })?;
    let facts = report.facts.iter().map(|(id, fact)| {
        let past = PastFact {
            value: fact.value.clone(),
            place: place(&report, fact.span),
        };
        (form.fact(id).path.clone(), past)
    });
    Ok(PastReport {
        source: "上年样本".to_owned(),
        year: year.value.saturating_sub(1),
        facts: facts.collect::<BTreeMap<_, _>>(),
    })
}

fn place(report: &Report, span: gouji_core::Span) -> Words {
    match report.document.origin(span) {
        Some(Origin::Text { line, .. } | Origin::Html { line, .. }) => {
            Words::new(format!("第 {line} 行"), format!("line {line}"))
        }
        None => Words::fixed("行号不明", "unknown line"),
    }
}

fn expected(example: &Example) -> Words {
    let (zh, en) = match example.kind {
        ExampleKind::Bad => ("报出问题", "a finding"),
        ExampleKind::Good => ("通过（不报问题，也不说无法判断）", "a pass"),
        ExampleKind::Unable => ("说无法判断，并且不报问题", "an unable and no finding"),
        ExampleKind::NotApplicable => ("不适用", "that the rule does not apply"),
    };
    match &example.message {
        Some(message) => Words::new(
            format!("{zh}，话里有“{message}”"),
            format!("{en} that says \"{message}\""),
        ),
        None => Words::fixed(zh, en),
    }
}

/// What a rule said about a report.
fn got(outcome: &Outcome) -> Words {
    if !outcome.not_applicable.is_empty() {
        return Words::fixed("规则不适用于这份报告", "that the rule does not apply");
    }
    let findings = outcome.findings.iter().map(|one| {
        let Words { zh, en } = &one.message;
        (format!("问题“{zh}”"), format!("the finding \"{en}\""))
    });
    let unables = outcome.unables.iter().map(|one| {
        let Words { zh, en } = &one.reason;
        (format!("无法判断“{zh}”"), format!("unable: \"{en}\""))
    });
    let (zh, en): (Vec<String>, Vec<String>) = findings.chain(unables).unzip();
    if zh.is_empty() {
        return Words::fixed("通过", "a pass");
    }
    Words::new(zh.join("、"), en.join(", "))
}
