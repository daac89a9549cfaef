//! Where the built-in rules lie in the source tree.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A crate of built-in rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RuleCrate {
    /// The group of its rules.
    pub(crate) group: String,
    /// Its folder.
    pub(crate) folder: PathBuf,
}

impl RuleCrate {
    /// The folder that holds one file a rule.
    pub(crate) fn rules(&self) -> PathBuf {
        self.folder.join("src/rules")
    }

    /// The case file of a rule.
    pub(crate) fn case_file(&self, name: &str) -> PathBuf {
        self.folder.join("fixtures").join(name).join("case.md")
    }

    /// The modules of its rules, sorted.
    pub(crate) fn modules(&self) -> io::Result<Vec<String>> {
        let mut modules = Vec::new();
        for entry in fs::read_dir(self.rules())? {
            let path = entry?.path();
            let is_rust = path.extension().is_some_and(|extension| extension == "rs");
            match path.file_stem().and_then(|stem| stem.to_str()) {
                Some(stem) if is_rust && stem != "mod" => modules.push(stem.to_owned()),
                _ => {}
            }
        }
        modules.sort();
        Ok(modules)
    }
}

/// The rule crates of a source tree, sorted by group.
pub(crate) fn find(root: &Path) -> io::Result<Vec<RuleCrate>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join("crates"))? {
        let folder = entry?.path();
        let name = folder.file_name().and_then(|name| name.to_str());
        let group = name.and_then(|name| name.strip_prefix("gouji-rules-"));
        if let Some(group) = group.map(str::to_owned) {
            found.push(RuleCrate { group, folder });
        }
    }
    found.sort_by(|a, b| a.group.cmp(&b.group));
    Ok(found)
}
