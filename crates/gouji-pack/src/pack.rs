//! A pack: what it is, its forms, its rules, its valid reports.

use std::sync::Arc;

use gouji_core::{Form, Plugin, Registry, RegistryError, UserFile};

use crate::decode::Located;
use crate::manifest::PackYaml;
use crate::rule::YamlRule;
use crate::settings::Settings;

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
    /// Packs that it builds on, with their places in its manifest.
    pub(crate) extends: Vec<Located<String>>,
    pub(crate) manifest: Option<Arc<UserFile>>,
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
            extends: Vec::new(),
            manifest: None,
        }
    }

    /// What a manifest says.
    pub(crate) fn of(yaml: &PackYaml, file: &Arc<UserFile>, is_builtin: bool) -> Self {
        Self {
            version: yaml.version.trim().to_owned(),
            description: yaml.description.clone(),
            is_builtin,
            extends: yaml.extends.to_vec(),
            manifest: Some(Arc::clone(file)),
            ..Self::lone(yaml.name.trim())
        }
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
        self.rules
            .iter()
            .try_for_each(|rule| registry.add_report_rule(Box::new(rule.clone())))
    }
}
