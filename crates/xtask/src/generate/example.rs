//! The examples of a rule's page, out of its case file or out of the rule itself.

use std::path::Path;

use gouji_cases::{Bench, Case, Expectation, Ran, parse, run_case, run_example};
use gouji_core::{Finding, Form, Severity};
use gouji_pack::{Example as Inline, ExampleKind, YamlRule};

use super::{GenerateError, read};

/// The first case that fires and the first that is clean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Examples {
    /// Something is wrong in it.
    pub(super) fires: Option<Example>,
    /// Nothing is wrong in it.
    pub(super) clean: Option<Example>,
}

/// A case, and what the rule says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Example {
    /// What it shows.
    pub(super) title: String,
    /// The base report that it starts from.
    pub(super) base: String,
    /// What is changed in the base, as the case file states it.
    pub(super) changes: String,
    /// What the rule found.
    pub(super) findings: Vec<Said>,
    /// Why the rule cannot judge something else.
    pub(super) unables: Vec<String>,
}

/// A finding as users read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// How much it weighs.
    pub(super) severity: Severity,
    /// Where it stands.
    pub(super) place: String,
    /// What it says.
    pub(super) message: String,
}

/// Runs the examples of a rule out of its case file.
pub(super) fn of_cases(
    bench: &Bench<'_>,
    rule: &str,
    path: &Path,
) -> Result<Examples, GenerateError> {
    let fail = |reason: String| GenerateError::Case {
        path: path.to_owned(),
        reason,
    };
    let text = read(path)?;
    let file = parse(&text).map_err(|error| fail(error.to_string()))?;
    let first = |is_it: fn(&Expectation) -> bool| {
        let case = file
            .cases
            .iter()
            .find(|case| case.expectations.iter().any(is_it));
        let run = |case| example(bench, rule, &text, case);
        case.map(run).transpose()
    };
    let fires = first(|expectation| matches!(expectation, Expectation::Finding { .. }));
    let clean = first(|expectation| matches!(expectation, Expectation::Pass));
    Ok(Examples {
        fires: fires.map_err(fail)?,
        clean: clean.map_err(fail)?,
    })
}

/// Runs the first bad and the first good example that a rule bears.
pub(super) fn of_rule(bench: &Bench<'_>, rule: &YamlRule) -> Result<Examples, GenerateError> {
    let first = |kind: ExampleKind| {
        let own = rule.examples().iter().find(|example| example.kind == kind);
        own.map(|own| inline(bench, rule, own)).transpose()
    };
    let fail = |reason: String| GenerateError::Case {
        path: rule.place().0.path.clone().into(),
        reason,
    };
    Ok(Examples {
        fires: first(ExampleKind::Bad).map_err(fail)?,
        clean: first(ExampleKind::Good).map_err(fail)?,
    })
}

fn inline(bench: &Bench<'_>, rule: &YamlRule, own: &Inline) -> Result<Example, String> {
    let ran = run_example(bench, rule, own).map_err(|error| error.to_string())?;
    let form = &bench.registry.forms()[ran.report.form];
    let mut changes: Vec<String> = own.text.iter().cloned().collect();
    changes.extend(
        own.sections
            .iter()
            .map(|(name, text)| format!("{name}：{text}")),
    );
    changes.extend(own.changes.iter().cloned());
    changes.extend(
        own.last_year
            .iter()
            .flatten()
            .map(|change| format!("上年 {change}")),
    );
    Ok(Example {
        title: "规则自带的示例".to_owned(),
        base: own
            .base
            .clone()
            .unwrap_or_else(|| "任一有效报告".to_owned()),
        changes: changes.join("\n"),
        findings: ran
            .outcome
            .findings
            .iter()
            .map(|finding| said(&ran, form, finding))
            .collect(),
        unables: ran
            .outcome
            .unables
            .iter()
            .map(|unable| unable.reason.zh.to_string())
            .collect(),
    })
}

fn example(bench: &Bench<'_>, rule: &str, text: &str, case: &Case) -> Result<Example, String> {
    let ran = run_case(bench, rule, case)
        .map_err(|error| format!("line {}: {}: {error}", case.line, case.title))?;
    let form = &bench.registry.forms()[ran.report.form];
    let findings = ran.outcome.findings.iter();
    let unables = ran.outcome.unables.iter();
    Ok(Example {
        title: case.title.clone(),
        base: case.base.clone(),
        changes: changes(text, case),
        findings: findings.map(|finding| said(&ran, form, finding)).collect(),
        unables: unables.map(|unable| unable.reason.zh.to_string()).collect(),
    })
}

/// The lines of a case that state its changes, with the texts below them.
fn changes(text: &str, case: &Case) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut fenced = false;
    for line in text.lines().skip(case.line) {
        let fence = line.starts_with("```");
        if !fenced && line.starts_with("## ") {
            break;
        }
        let states = line.strip_prefix("- ").is_some_and(|statement| {
            !statement.starts_with("base:") && !statement.starts_with("expect:")
        });
        if fenced || fence || states {
            kept.push(line);
        }
        fenced ^= fence;
    }
    kept.join("\n")
}

fn said(ran: &Ran, form: &Form, finding: &Finding) -> Said {
    let at = |id: &&gouji_core::FactId| ran.report.fact_span(**id) == Some(finding.span);
    let place = match finding.facts.iter().find(at) {
        Some(fact) => form.fact(*fact).name.clone(),
        None => format!("“{}”", ran.report.document.quote(finding.span)),
    };
    Said {
        severity: finding.severity,
        place,
        message: finding.message.zh.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_kept_as_written() {
        let text = "# a/b-c\n\n## 一\n\n说明。\n\n- base: x\n- section: s5\n\n```\n## 无\n\n- 略\n```\n\n\
                    - drop row: r\n- expect: pass\n\n## 二\n\n- base: x\n- expect: pass\n";
        let file = parse(text).unwrap();
        assert_eq!(
            changes(text, &file.cases[0]),
            "- section: s5\n```\n## 无\n\n- 略\n```\n- drop row: r"
        );
        assert_eq!(changes(text, &file.cases[1]), "");
    }
}
