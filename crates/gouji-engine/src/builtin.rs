//! The registry of everything that this build brings.

use gouji_core::{Plugin, Registry, RegistryError, RuleSet, StableHash};
use gouji_pack::{Pack, PackError, PackFile};
use thiserror::Error;

/// The built-in pack of disclosure reports.
const DISCLOSURE: &[PackFile<'static>] = &[
    PackFile {
        path: "pack.yaml",
        text: include_str!("../../../rules/disclosure/pack.yaml"),
    },
    PackFile {
        path: "forms/form_2019.yaml",
        text: include_str!("../../../rules/disclosure/forms/form_2019.yaml"),
    },
    PackFile {
        path: "forms/form_2021.yaml",
        text: include_str!("../../../rules/disclosure/forms/form_2021.yaml"),
    },
];

/// Why the built-in parts do not fit together; a bug of this build.
#[derive(Debug, Error)]
pub enum BuiltinError {
    /// Two parts claim one id.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// A built-in pack is faulty.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Pack(Vec<PackError>),
}

/// The built-in pack of disclosure reports.
///
/// # Errors
/// When a file of it is faulty.
pub fn builtin_pack() -> Result<Pack, BuiltinError> {
    Pack::load(DISCLOSURE).map_err(BuiltinError::Pack)
}

/// A registry with all built-in readers, forms and rules.
///
/// # Errors
/// When two parts claim one id or a pack is faulty.
pub fn registry() -> Result<Registry, BuiltinError> {
    let mut registry = Registry::new();
    gouji_readers::Readers.register(&mut registry)?;
    builtin_pack()?.register(&mut registry)?;
    gouji_rules_numeric::NumericRules.register(&mut registry)?;
    gouji_rules_text::TextRules.register(&mut registry)?;
    Ok(registry)
}

/// Names the rules and forms of a run: another hash means that other findings are possible.
#[must_use]
pub fn rules_hash(rules: &RuleSet<'_>) -> String {
    let mut hash = StableHash::default();
    hash.add(env!("CARGO_PKG_VERSION"));
    for file in DISCLOSURE {
        hash.add(file.path);
        hash.add(file.text);
    }
    for (_, meta) in rules.metas() {
        hash.add(&meta.id);
        hash.add(meta.severity.name());
    }
    hash.finish()
}
