//! Everything that plugins add: readers, forms, rules, words and places.

use thiserror::Error;

use crate::form::Form;
use crate::knowledge::Knowledge;
use crate::meta::RuleMeta;
use crate::reader::Reader;
use crate::rule::{CorpusRule, ReportRule};

/// A crate or pack that adds readers, forms or rules.
pub trait Plugin {
    /// Adds everything that the plugin brings.
    ///
    /// # Errors
    /// When an id is taken already.
    fn register(&self, registry: &mut Registry) -> Result<(), RegistryError>;
}

/// The open list of what gouji can do. Ids are unique.
#[derive(Default)]
pub struct Registry {
    readers: Vec<Box<dyn Reader>>,
    forms: Vec<Form>,
    report_rules: Vec<Box<dyn ReportRule>>,
    corpus_rules: Vec<Box<dyn CorpusRule>>,
    knowledge: Knowledge,
}

/// Why something could not be registered.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RegistryError {
    /// The id is taken.
    #[error("{kind} id `{id}` is registered twice / {kind} 的编号「{id}」重复注册")]
    Duplicate {
        /// What kind of thing it is.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// A rule id is not of the form `group/kebab-name`, in lower case or in Chinese.
    #[error(
        "rule id `{0}` is not of the form group/what-is-wrong / 规则编号「{0}」应为 组/名称 的形式"
    )]
    BadRuleId(String),
}

impl Registry {
    /// An empty registry.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a reader.
    ///
    /// # Errors
    /// When the format has a reader already.
    pub fn add_reader(&mut self, reader: Box<dyn Reader>) -> Result<(), RegistryError> {
        if self
            .readers
            .iter()
            .any(|known| known.format() == reader.format())
        {
            return Err(duplicate("reader", reader.format()));
        }
        self.readers.push(reader);
        Ok(())
    }

    /// Adds a form.
    ///
    /// # Errors
    /// When the id is taken.
    pub fn add_form(&mut self, form: Form) -> Result<(), RegistryError> {
        if self.forms.iter().any(|known| known.id == form.id) {
            return Err(duplicate("form", &form.id));
        }
        self.forms.push(form);
        Ok(())
    }

    /// Adds a rule about one report.
    ///
    /// # Errors
    /// When the id is taken or malformed.
    pub fn add_report_rule(&mut self, rule: Box<dyn ReportRule>) -> Result<(), RegistryError> {
        self.admit(rule.meta())?;
        self.report_rules.push(rule);
        Ok(())
    }

    /// Adds a rule across reports.
    ///
    /// # Errors
    /// When the id is taken or malformed.
    pub fn add_corpus_rule(&mut self, rule: Box<dyn CorpusRule>) -> Result<(), RegistryError> {
        self.admit(rule.meta())?;
        self.corpus_rules.push(rule);
        Ok(())
    }

    /// Words and places that are known, to add to them.
    pub fn knowledge_mut(&mut self) -> &mut Knowledge {
        &mut self.knowledge
    }

    /// Words and places that are known.
    #[must_use]
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// All readers.
    #[must_use]
    pub fn readers(&self) -> &[Box<dyn Reader>] {
        &self.readers
    }

    /// All forms.
    #[must_use]
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// All rules about one report.
    #[must_use]
    pub fn report_rules(&self) -> &[Box<dyn ReportRule>] {
        &self.report_rules
    }

    /// All rules across reports.
    #[must_use]
    pub fn corpus_rules(&self) -> &[Box<dyn CorpusRule>] {
        &self.corpus_rules
    }

    /// What is known about every rule, sorted by id.
    #[must_use]
    pub fn rule_metas(&self) -> Vec<&RuleMeta> {
        let report = self.report_rules.iter().map(|rule| rule.meta());
        let mut metas: Vec<_> = report
            .chain(self.corpus_rules.iter().map(|rule| rule.meta()))
            .collect();
        metas.sort_by(|a, b| a.id.cmp(&b.id));
        metas
    }

    fn admit(&self, meta: &RuleMeta) -> Result<(), RegistryError> {
        if !is_rule_id(&meta.id) {
            return Err(RegistryError::BadRuleId(meta.id.to_string()));
        }
        if self.rule_metas().iter().any(|known| known.id == meta.id) {
            return Err(duplicate("rule", &meta.id));
        }
        Ok(())
    }
}

/// Whether a rule id is of the form `group/what-is-wrong`: words of lower-case letters, digits or
/// Chinese characters, joined by hyphens.
#[must_use]
pub fn is_rule_id(id: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .chars()
                .all(|ch| ch.is_alphanumeric() && !ch.is_ascii_uppercase())
    };
    let parts: Vec<&str> = id.split('/').collect();
    parts.len() == 2 && parts.iter().all(|part| part.split('-').all(is_word))
}

fn duplicate(kind: &'static str, id: &str) -> RegistryError {
    RegistryError::Duplicate {
        kind,
        id: id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::ReportCx;
    use crate::findings::Findings;
    use crate::rule_meta;

    rule_meta! {
        META {
            id: "demo/rule",
            title: ("示例", "demo"),
            summary: ("", ""),
            help: ("", ""),
            severity: Info,
            stage: Stable,
            forms: &[],
            basis: &[],
            never_unable: None,
            docs: "",
        }
    }

    struct Demo(RuleMeta);

    impl ReportRule for Demo {
        fn meta(&self) -> &RuleMeta {
            &self.0
        }

        fn check(&self, _: &ReportCx<'_>, _: &mut Findings<'_>) {}
    }

    fn demo(id: &'static str) -> Box<Demo> {
        Box::new(Demo(RuleMeta {
            id: id.into(),
            ..META.clone()
        }))
    }

    #[test]
    fn an_id_is_registered_once() {
        let mut registry = Registry::new();
        registry.add_report_rule(demo("demo/rule")).unwrap();
        let duplicate = registry.add_report_rule(demo("demo/rule"));
        assert_eq!(
            duplicate,
            Err(RegistryError::Duplicate {
                kind: "rule",
                id: "demo/rule".to_owned()
            })
        );
        registry.add_report_rule(demo("demo/other")).unwrap();
        assert_eq!(registry.rule_metas().len(), 2);
    }

    #[test]
    fn ids_are_group_and_kebab_name() {
        for bad in [
            "rule",
            "Demo/rule",
            "demo/rule/x",
            "demo/Rule",
            "demo/a--b",
            "/a",
            "demo/",
        ] {
            let refused = Registry::new().add_report_rule(demo(bad));
            assert_eq!(
                refused,
                Err(RegistryError::BadRuleId(bad.to_owned())),
                "{bad}"
            );
        }
    }
}
