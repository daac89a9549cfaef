//! What the author of a rule asks: does it fit a report, and which of its parts were reached?

use gouji_core::{ReportCx, Words};
use gouji_expr::{Program, Value};

use super::scope::Fits;
use super::yaml_rule::{OnForm, YamlRule};

/// A condition of a rule on one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// As it is written.
    pub text: String,
    /// Whether it held; nothing when it was not looked at or could not be told.
    pub held: Option<bool>,
}

/// One of the things that decide whether a rule is for a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitting {
    /// What it is, with what the report has.
    pub words: Words,
    /// Whether it fits; nothing when it cannot be told.
    pub fits: Option<bool>,
}

impl YamlRule {
    /// Ids of the forms that the rule is for.
    #[must_use]
    pub fn forms(&self) -> Vec<&str> {
        let forms = self.0.on_forms.iter();
        forms.map(|rule| rule.form.as_str()).collect()
    }

    /// Whether there are reports that the rule does not apply to.
    #[must_use]
    pub fn is_limited(&self) -> bool {
        let is_limited = |rule: &OnForm| {
            rule.when.is_some() || rule.scope.has_years() || rule.scope.has_levels()
        };
        !self.0.meta.forms.is_empty() || self.0.on_forms.iter().any(is_limited)
    }

    /// The words any of which makes a finding on a form.
    #[must_use]
    pub fn words(&self, form: &str) -> Vec<&str> {
        let (Some(rule), Some(lexicon)) = (self.on_form(form), self.0.lexicon.get()) else {
            return Vec::new();
        };
        let words = rule.check.words().into_iter();
        let mut words: Vec<&str> = words.map(|word| lexicon.word(word)).collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    /// Every condition of the rule, and whether it held.
    #[must_use]
    pub fn conditions(&self, cx: &ReportCx<'_>) -> Vec<Condition> {
        let Some(rule) = self.on_form(&cx.form.id) else {
            return Vec::new();
        };
        let programs = rule.when.iter().chain(rule.check.conditions());
        programs.flat_map(|program| held(program, cx)).collect()
    }

    /// Why the rule is for a report, or is not: its form, years, levels and precondition.
    #[must_use]
    pub fn fitting(&self, cx: &ReportCx<'_>) -> Vec<Fitting> {
        let Some(rule) = self.on_form(&cx.form.id) else {
            let name = &cx.form.name;
            return vec![Fitting {
                words: Words::new(
                    format!("格式：规则不用于“{}”", name.zh),
                    format!("form: the rule is not for {}", name.en),
                ),
                fits: Some(false),
            }];
        };
        let mut fittings = vec![Fitting {
            words: Words::new(
                format!("格式：{}", cx.form.name.zh),
                format!("form: {}", cx.form.name.en),
            ),
            fits: Some(true),
        }];
        if rule.scope.has_years() {
            let year = cx.year().map(|year| year.to_string());
            fittings.push(fitting(("年度", "year"), year, rule.scope.fits_years(cx)));
        }
        if rule.scope.has_levels() {
            let level = cx.level().map(str::to_owned);
            fittings.push(fitting(
                ("层级", "level"),
                level,
                rule.scope.fits_levels(cx),
            ));
        }
        if let Some(when) = &rule.when {
            fittings.push(precondition(when, cx));
        }
        fittings
    }
}

fn held(program: &Program, cx: &ReportCx<'_>) -> Vec<Condition> {
    let (_, steps) = program.trace(cx);
    let value = |range: &std::ops::Range<usize>| {
        let step = steps.iter().find(|step| step.range == *range)?;
        match step.value {
            Ok(Value::Bool(value)) => Some(value),
            _ => None,
        }
    };
    let ranges = program.conditions().into_iter();
    let condition = ranges.map(|range| Condition {
        held: value(&range),
        text: program.text().get(range).unwrap_or("").trim().to_owned(),
    });
    condition.collect()
}

fn fitting(what: (&str, &str), value: Option<String>, fits: Fits) -> Fitting {
    let shown = value.unwrap_or_else(|| "？".to_owned());
    Fitting {
        words: Words::new(
            format!("{}：{shown}", what.0),
            format!("{}: {shown}", what.1),
        ),
        fits: match fits {
            Fits::Yes => Some(true),
            Fits::No => Some(false),
            Fits::Unknown(_) => None,
        },
    }
}

fn precondition(when: &Program, cx: &ReportCx<'_>) -> Fitting {
    let (value, steps) = when.trace(cx);
    let (mut zh, mut en) = (
        format!("前提条件：{}", when.text().trim()),
        format!("precondition: {}", when.text().trim()),
    );
    for step in steps.iter().filter(|step| step.depth > 0) {
        let text = when.text().get(step.range.clone()).unwrap_or("").trim();
        let (value_zh, value_en) = match &step.value {
            Ok(value) => (value.to_string(), value.to_string()),
            Err(missing) => (
                format!("无法判断（{}）", missing.reason.zh),
                format!("unknown ({})", missing.reason.en),
            ),
        };
        let indent = "  ".repeat(step.depth);
        zh += &format!("\n{indent}{text} 是 {value_zh}");
        en += &format!("\n{indent}{text} is {value_en}");
    }
    Fitting {
        words: Words::new(zh, en),
        fits: match value {
            Ok(value) => Some(value == Value::Bool(true)),
            Err(_) => None,
        },
    }
}
