//! The parts of the program itself.

mod files;

use std::borrow::Cow;
use std::collections::BTreeMap;

use gouji_core::{Plugin, Registry, RegistryError};
use gouji_pack::{PackFile, PackSource};

/// Where the files of built-in packs are; no path of a user begins so.
const HOME: &str = "gouji:rules";

/// The built-in packs.
pub(crate) fn packs() -> Vec<PackSource> {
    let mut packs: BTreeMap<&str, Vec<PackFile>> = BTreeMap::new();
    for (pack, path, bytes) in files::FILES {
        packs.entry(pack).or_default().push(PackFile {
            path: (*path).to_owned(),
            bytes: Cow::Borrowed(bytes),
        });
    }
    packs
        .into_iter()
        .map(|(name, files)| PackSource {
            name: format!("{HOME}/{name}"),
            files,
            is_builtin: true,
        })
        .collect()
}

/// The names of the built-in packs.
pub(crate) fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = files::FILES.iter().map(|(pack, ..)| *pack).collect();
    names.dedup();
    names
}

/// A registry with the readers and the rules that are written in Rust.
pub(crate) fn registry() -> Result<Registry, RegistryError> {
    let mut registry = Registry::new();
    gouji_readers::Readers.register(&mut registry)?;
    gouji_rules_numeric::NumericRules.register(&mut registry)?;
    gouji_rules_text::TextRules.register(&mut registry)?;
    Ok(registry)
}
