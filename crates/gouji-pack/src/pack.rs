//! A pack: what it is, its forms, its rules, its valid reports.

use std::sync::Arc;

use gouji_core::{Division, Form, KnownWord, Plugin, Registry, RegistryError, UserFile};

use crate::manifest::PackYaml;
use crate::rule::YamlRule;
use crate::settings::{Given, Settings};

/// A pack, ready to register.
#[derive(Clone)]
pub struct Pack {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is for.
    pub description: String,
    /// Whether it comes with the program.
    pub is_builtin: bool,
    /// What it says about rules, its own and others.
    pub settings: Settings,
    pub(crate) forms: Vec<Form>,
    pub(crate) rules: Vec<YamlRule>,
    pub(crate) bases: Vec<(String, String)>,
    pub(crate) known_words: Vec<KnownWord>,
    pub(crate) divisions: Vec<Division>,
    /// Its name in its manifest; none for rule files on their own.
    pub(crate) named: Option<Given<String>>,
    /// Whether it is not used, since it needs another gouji or another pack has its name.
    pub(crate) is_aside: bool,
}

impl Pack {
    /// Rule files on their own.
    pub(crate) fn lone(group: &str) -> Self {
        Self {
            name: group.to_owned(),
            version: String::new(),
            description: String::new(),
            is_builtin: false,
            settings: Settings::default(),
            forms: Vec::new(),
            rules: Vec::new(),
            bases: Vec::new(),
            known_words: Vec::new(),
            divisions: Vec::new(),
            named: None,
            is_aside: false,
        }
    }

    /// What a manifest says.
    pub(crate) fn of(yaml: &PackYaml, file: &Arc<UserFile>, is_builtin: bool) -> Self {
        Self {
            version: yaml.version.trim().to_owned(),
            description: yaml.description.clone(),
            is_builtin,
            named: Some(Given::text(file, &yaml.name)),
            ..Self::lone(yaml.name.trim())
        }
    }

    /// Leaves it out of the load: without forms, rules and settings.
    pub(crate) fn set_aside(&mut self) {
        self.is_aside = true;
        self.settings = Settings::default();
        self.forms.clear();
        self.bases.clear();
        self.known_words.clear();
        self.divisions.clear();
    }

    /// Whether it has a manifest, and is not rule files on their own.
    #[must_use]
    pub fn has_manifest(&self) -> bool {
        self.named.is_some()
    }

    /// Whether it is not used, since it needs another gouji or another pack has its name.
    #[must_use]
    pub fn is_aside(&self) -> bool {
        self.is_aside
    }

    /// Its forms.
    #[must_use]
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// Its rules.
    #[must_use]
    pub fn rules(&self) -> &[YamlRule] {
        &self.rules
    }

    /// Adds the words and places that it knows.
    pub fn teach(&self, registry: &mut Registry) {
        let knowledge = registry.knowledge_mut();
        for term in self.forms.iter().flat_map(Form::terms) {
            knowledge.add_word(KnownWord {
                word: term.to_owned(),
                ..KnownWord::default()
            });
        }
        for word in &self.known_words {
            knowledge.add_word(word.clone());
        }
        for division in &self.divisions {
            knowledge.add_division(division.clone());
        }
    }

    /// Names and texts of its valid reports, which tests start from.
    #[must_use]
    pub fn bases(&self) -> &[(String, String)] {
        &self.bases
    }
}

impl Plugin for Pack {
    fn register(&self, registry: &mut Registry) -> Result<(), RegistryError> {
        for form in &self.forms {
            registry.add_form(form.clone())?;
        }
        self.teach(registry);
        self.rules
            .iter()
            .try_for_each(|rule| registry.add_report_rule(Box::new(rule.clone())))
    }
}
