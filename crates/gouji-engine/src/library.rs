//! Everything that a run can use: readers, forms and rules of the program and of the user's packs.

use gouji_core::{
    Diagnostic, DiagnosticLevel, KnownWord, Plugin, Registry, RegistryError, ReportRule, RuleSet,
    StableHash,
};
use gouji_pack::{Aside, KnownNames, Pack, PackSource, Settings, id_is_taken};
use thiserror::Error;

use crate::builtin;
use crate::selection::pattern_faults;

/// Readers, forms and rules, ready for a run.
pub struct Library {
    /// The open list of all of them.
    pub registry: Registry,
    /// The packs, those of the program first.
    pub packs: Vec<Pack>,
    /// Faults of the user's packs; what is at fault is not in the registry.
    pub diagnostics: Vec<Diagnostic>,
    /// What was set aside for them.
    pub aside: Aside,
    /// What the configuration says about rules.
    pub(crate) settings: Settings,
    hash: String,
}

/// Why the parts of the program do not fit together; a bug of this build.
#[derive(Debug, Error)]
pub enum BuiltinError {
    /// Two parts claim one id.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// A built-in pack is faulty.
    #[error("{}", .0.iter().map(line).collect::<Vec<_>>().join("\n"))]
    Pack(Vec<Diagnostic>),
}

fn line(fault: &Diagnostic) -> String {
    let (line, column) = fault.line_column();
    format!("{}:{line}:{column}: {}", fault.file.path, fault.message.en)
}

impl Library {
    /// The parts of the program alone.
    ///
    /// # Errors
    /// When they do not fit together.
    pub fn builtin() -> Result<Self, BuiltinError> {
        Self::load(&[], &Settings::default())
    }

    /// The parts of the program, and the user's packs and rule files.
    ///
    /// # Errors
    /// When the parts of the program do not fit together.
    pub fn load(user: &[PackSource], settings: &Settings) -> Result<Self, BuiltinError> {
        let sources: Vec<PackSource> = builtin::packs().into_iter().chain(user.to_vec()).collect();
        let loaded = gouji_pack::load(&sources, settings);
        let mut library = Self {
            registry: builtin::registry()?,
            packs: loaded.packs,
            diagnostics: Vec::new(),
            aside: loaded.aside,
            settings: settings.clone(),
            hash: hash(&sources, settings),
        };
        library.register()?;
        let faults = [loaded.diagnostics, library.settings_faults()].concat();
        let faults = of_users(&sources, faults)?;
        library.diagnostics.extend(faults);
        Ok(library)
    }

    fn register(&mut self) -> Result<(), BuiltinError> {
        for pack in &self.packs {
            if pack.is_builtin {
                pack.register(&mut self.registry)?;
                continue;
            }
            pack.teach(&mut self.registry);
            for form in pack.forms() {
                // A form of a user that bears a taken id is left out; its rules have the other.
                let _ = self.registry.add_form(form.clone());
            }
            for rule in pack.rules() {
                let added = self.registry.add_report_rule(Box::new(rule.clone()));
                if added.is_err() {
                    let id = rule.meta().id.to_string();
                    self.diagnostics.push(id_is_taken(rule, "gouji"));
                    self.aside.rules.push(id);
                }
            }
        }
        Ok(())
    }

    /// Adds words that a configuration says are right.
    pub fn know(&mut self, words: &[KnownWord]) {
        let mut hash = StableHash::default();
        hash.add(&self.hash);
        for word in words {
            self.registry.knowledge_mut().add_word(word.clone());
            hash.add(&word.word);
            for region in &word.regions {
                hash.add(region);
            }
            hash.add("/");
            for body in &word.bodies {
                hash.add(body);
            }
        }
        if !words.is_empty() {
            self.hash = hash.finish();
        }
    }

    /// Faults of what packs and the configuration say about rules.
    fn settings_faults(&self) -> Vec<Diagnostic> {
        let metas = self.registry.rule_metas();
        let yaml = self.packs.iter().flat_map(Pack::rules);
        let known = KnownNames {
            rules: metas.iter().map(|meta| &*meta.id).collect(),
            yaml: yaml.map(|rule| &*rule.meta().id).collect(),
            aside: &self.aside.rules,
            forms: self.registry.forms(),
        };
        let packs = self.packs.iter().map(|pack| &pack.settings);
        packs
            .chain([&self.settings])
            .flat_map(|settings| [settings.check(&known), pattern_faults(settings)].concat())
            .collect()
    }

    /// Names the rules and forms of a run: another hash means that other findings are possible.
    #[must_use]
    pub fn rules_hash(&self, rules: &RuleSet<'_>) -> String {
        let mut hash = StableHash::default();
        hash.add(env!("CARGO_PKG_VERSION"));
        hash.add(&self.hash);
        for (_, meta) in rules.metas() {
            hash.add(&meta.id);
            hash.add(meta.severity.name());
        }
        hash.finish()
    }
}

fn hash(sources: &[PackSource], settings: &Settings) -> String {
    let mut hash = StableHash::default();
    let overridden = settings.overrides.iter().flat_map(|one| &one.rules);
    let names = settings
        .rules
        .iter()
        .chain(overridden)
        .map(|one| &one.name.file);
    let options = settings.options();
    let options = options.iter().map(|(_, field, _)| &field.file);
    if let Some(file) = names.chain(options).next() {
        hash.add(&file.text);
    }
    for file in sources.iter().flat_map(|source| &source.files) {
        hash.add(&file.path);
        hash.add(&String::from_utf8_lossy(&file.bytes));
    }
    hash.finish()
}

/// The faults of the user's files; one of a built-in file is a bug, a warning included.
fn of_users(
    sources: &[PackSource],
    diagnostics: Vec<Diagnostic>,
) -> Result<Vec<Diagnostic>, BuiltinError> {
    let is_builtin = |fault: &Diagnostic| {
        sources.iter().any(|source| {
            source.is_builtin && fault.file.path.starts_with(&format!("{}/", source.name))
        })
    };
    let (own, of_users): (Vec<_>, Vec<_>) = diagnostics.into_iter().partition(is_builtin);
    if own.is_empty() {
        Ok(of_users)
    } else {
        Err(BuiltinError::Pack(own))
    }
}

/// Whether a fault sets something aside.
#[must_use]
pub fn is_error(fault: &Diagnostic) -> bool {
    fault.level == DiagnosticLevel::Error
}
