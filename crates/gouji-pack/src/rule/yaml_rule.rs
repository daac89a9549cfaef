//! A rule that was written in YAML, as the registry takes it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use gouji_core::{Findings, Guard, ReportCx, ReportRule, RuleMeta, UserFile, Words};
use gouji_expr::{Program, Value};

use super::example::Example;
use super::kind::{Check, RuleCx};
use super::lexicon::Lexicon;
use super::message::Message;
use super::report::Reporter;
use super::scope::{Fits, Scope};
use super::script::Script;

/// A rule that was written in YAML.
#[derive(Clone)]
pub struct YamlRule(pub(super) Arc<Inner>);

/// The parts of a rule.
pub(crate) struct Inner {
    pub(crate) meta: RuleMeta,
    /// English and Chinese name of its kind.
    pub(crate) kind: (&'static str, &'static str),
    /// The file of the rule, and the place of its id.
    pub(crate) place: (Arc<UserFile>, Range<usize>),
    pub(crate) tags: Vec<String>,
    pub(crate) examples: Vec<Example>,
    pub(crate) past_facts: Vec<String>,
    pub(crate) on_forms: Vec<OnForm>,
    /// Set once all rules of the load are compiled.
    pub(crate) lexicon: Arc<OnceLock<Lexicon>>,
}

/// A rule on one form.
pub(crate) struct OnForm {
    pub(crate) form: String,
    pub(crate) scope: Scope,
    pub(crate) when: Option<Program>,
    pub(crate) message: Message,
    pub(crate) check: Box<dyn Check>,
}

impl YamlRule {
    pub(crate) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// English and Chinese name of its kind.
    #[must_use]
    pub fn kind(&self) -> (&'static str, &'static str) {
        self.0.kind
    }

    /// The file that it is written in, and the place of its id.
    #[must_use]
    pub fn place(&self) -> (&Arc<UserFile>, Range<usize>) {
        (&self.0.place.0, self.0.place.1.clone())
    }

    /// Its tags.
    #[must_use]
    pub fn tags(&self) -> &[String] {
        &self.0.tags
    }

    /// Its examples, which are its tests.
    #[must_use]
    pub fn examples(&self) -> &[Example] {
        &self.0.examples
    }

    /// The section whose content a sentence of an example becomes, by the id that a form gives it.
    #[must_use]
    pub fn example_section(&self, form: &gouji_core::Form) -> Option<String> {
        let on_form = self.on_form(&form.id)?;
        let section = on_form.scope.sections.first()?;
        Some(form.section(*section).id.clone())
    }

    /// What a sentence of an example becomes on a form: a paragraph, a heading or a cell.
    #[must_use]
    pub fn example_part(&self, form: &gouji_core::Form) -> Option<super::units::Part> {
        Some(self.on_form(&form.id)?.scope.main_part())
    }

    pub(super) fn on_form(&self, form: &str) -> Option<&OnForm> {
        self.0.on_forms.iter().find(|one| one.form == form)
    }
}

impl ReportRule for YamlRule {
    fn meta(&self) -> &RuleMeta {
        &self.0.meta
    }

    fn applies(&self, cx: &ReportCx<'_>) -> bool {
        self.on_form(&cx.form.id).is_some_and(|rule| {
            rule.scope.fits(cx) != Fits::No
                && !rule
                    .when
                    .as_ref()
                    .is_some_and(|when| when.eval(cx) == Ok(Value::Bool(false)))
        })
    }

    fn past_facts(&self) -> &[String] {
        &self.0.past_facts
    }

    fn guard(&self) -> Option<&dyn Guard> {
        self.0.on_forms.iter().find_map(|rule| rule.check.guard())
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let (Some(rule), Some(lexicon)) = (self.on_form(&cx.form.id), self.0.lexicon.get()) else {
            return;
        };
        if let Fits::Unknown(reason) = rule.scope.fits(cx) {
            findings.unable(reason, Vec::new(), None);
            return;
        }
        if let Some(when) = &rule.when
            && !holds(when, cx, findings)
        {
            return;
        }
        if rule.check.reads_scope() {
            let missing = rule.scope.missing(cx);
            for section in &missing {
                let printed = cx.form.section(*section).printed();
                let reason = Words::new(
                    format!("没有找到“{printed}”"),
                    format!("section \"{printed}\" was not found"),
                );
                findings.unable(reason, Vec::new(), None);
            }
            if !missing.is_empty() && missing.len() == rule.scope.sections.len() {
                return;
            }
        }
        let cx_of_rule = RuleCx {
            report: cx,
            scope: &rule.scope,
            lexicon,
        };
        if rule.check.is_of_words() && Script::of(cx, &cx_of_rule.units()) {
            let reason = Words::fixed(
                "报告用的是繁体字，规则里的词语是简体字",
                "the report is in traditional characters, the words of the rule in simplified ones",
            );
            findings.unable(reason, Vec::new(), None);
            return;
        }
        let mut out = Reporter::new(findings, &rule.message, cx);
        rule.check.check(&cx_of_rule, &mut out);
    }
}

/// Whether the precondition of a rule holds; where it cannot be told, the rule is unable.
fn holds(when: &Program, cx: &ReportCx<'_>, findings: &mut Findings<'_>) -> bool {
    match when.eval(cx) {
        Ok(value) => {
            findings.note(None, || {
                Words::new(
                    format!("前提条件的结果：{value}"),
                    format!("the precondition is {value}"),
                )
            });
            value == Value::Bool(true)
        }
        Err(missing) => {
            findings.unable(
                Words::new(
                    format!("前提条件无法判断：{}", missing.reason.zh),
                    format!("the precondition cannot be judged: {}", missing.reason.en),
                ),
                missing.facts,
                None,
            );
            false
        }
    }
}
