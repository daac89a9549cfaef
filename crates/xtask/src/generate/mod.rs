//! The committed files that follow from the sources: `cargo xtask gen`.
//!
//! ```text
//! rule files ──▶ crates/gouji-rules-*/src/rules/mod.rs
//! rules/ ──▶ crates/gouji-engine/src/builtin/files.rs
//! registry, packs, case.md ──▶ docs/rules/<group>/<rule>.md, docs/rules/README.md
//! kinds of rules, tests/kinds ──▶ docs/kinds/, docs/schema/*.schema.json
//! codes of faults ──▶ docs/errors.md
//! ```
//!
//! What a rule says about itself is taken from the rules that this program was built with.

mod builtin_files;
mod code_page;
mod example;
mod kind_page;
mod markdown;
mod module_list;
mod rule_index;
mod rule_page;
mod schemas;
mod stale;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use gouji_cases::Bench;
use gouji_core::{ReportRule, RuleMeta};
use gouji_engine::Library;
use gouji_pack::YamlRule;
use thiserror::Error;

use crate::rule_crates;

pub use stale::{Stale, stale};

/// A file as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generated {
    /// Its path below the root.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

/// Why the files cannot be generated.
#[derive(Debug, Error)]
pub enum GenerateError {
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The built-in parts do not fit together.
    #[error(transparent)]
    Builtin(#[from] gouji_engine::BuiltinError),
    /// A case file cannot be read or run.
    #[error("{}: {reason}", path.display())]
    Case {
        /// The case file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A rule is in the registry, and neither a crate nor a pack has it.
    #[error("rule {0} is in no crate of crates/gouji-rules-* and in no pack")]
    NoHome(String),
}

/// What the first line of every generated file holds.
pub const MARKER: &str = "cargo xtask gen";

/// The first line of generated Markdown.
const MARKDOWN_MARKER: &str = "<!-- 由 cargo xtask gen 生成，请勿手改 -->";

/// Where the pages of the rules lie, below the root.
const PAGES: &str = "docs/rules";

/// Every generated file of a source tree.
///
/// # Errors
/// When a source cannot be read or a case cannot be run.
pub fn outputs(root: &Path) -> Result<Vec<Generated>, GenerateError> {
    let mut files = source_lists(root)?;
    files.extend(pages(root)?);
    files.extend(kind_page::pages(root)?);
    files.extend(schemas::files());
    files.push(Generated {
        path: PathBuf::from(code_page::PATH),
        text: code_page::text(),
    });
    Ok(files)
}

/// The lists that follow from file names alone, and that the program is compiled with: the rules
/// of the rule crates, and the files of the built-in packs.
fn source_lists(root: &Path) -> Result<Vec<Generated>, GenerateError> {
    let mut lists = module_lists(root)?;
    lists.push(Generated {
        path: PathBuf::from(builtin_files::PATH),
        text: builtin_files::text(root)?,
    });
    Ok(lists)
}

/// The lists of rules of the rule crates.
///
/// # Errors
/// When a folder cannot be read.
pub fn module_lists(root: &Path) -> Result<Vec<Generated>, GenerateError> {
    let crates = rule_crates::find(root).map_err(at(&root.join("crates")))?;
    let list = |rules: &rule_crates::RuleCrate| {
        let modules = rules.modules().map_err(at(&rules.rules()))?;
        Ok(Generated {
            path: below(root, &rules.rules().join("mod.rs")),
            text: module_list::text(&modules),
        })
    };
    crates.iter().map(list).collect()
}

/// Writes files that are not as they should be, removes the leftovers, and names both.
///
/// # Errors
/// When a file cannot be written.
pub fn write(root: &Path, files: &[Generated]) -> Result<Vec<PathBuf>, GenerateError> {
    let stale = stale(root, files)?;
    for item in &stale {
        let path = root.join(item.path());
        match item {
            Stale::Leftover(_) => fs::remove_file(&path).map_err(at(&path))?,
            Stale::Missing(file) | Stale::Differs(file) => write_one(&path, &file.text)?,
        }
    }
    Ok(stale.iter().map(|item| item.path().to_owned()).collect())
}

/// Whether a text says that it is generated.
#[must_use]
pub fn is_generated(text: &str) -> bool {
    text.lines()
        .next()
        .is_some_and(|line| line.contains(MARKER))
}

fn pages(root: &Path) -> Result<Vec<Generated>, GenerateError> {
    let library = Library::builtin()?;
    let registry = &library.registry;
    let crates = rule_crates::find(root).map_err(at(&root.join("crates")))?;
    let bases: Vec<_> = library
        .packs
        .iter()
        .flat_map(|pack| pack.bases().iter().cloned())
        .collect();
    let bench = Bench {
        registry,
        bases: &bases,
        read: &|input, limits| gouji_readers::read(registry.readers(), input, limits),
    };
    let metas = registry.rule_metas();
    let mut files = vec![Generated {
        path: Path::new(PAGES).join("README.md"),
        text: rule_index::text(&metas),
    }];
    for meta in metas {
        let home = home(&library, &crates, meta)?;
        let examples = match &home {
            Home::Crate(rules) => {
                example::of_cases(&bench, &meta.id, &rules.case_file(name_of(&meta.id)))?
            }
            Home::Pack { rule, .. } => example::of_rule(&bench, rule)?,
        };
        files.push(Generated {
            path: Path::new(PAGES).join(format!("{}.md", meta.id)),
            text: rule_page::text(meta, registry.forms(), &examples, &home),
        });
    }
    Ok(files)
}

/// Where a rule is written.
enum Home<'a> {
    /// In Rust, in a crate of rules.
    Crate(&'a rule_crates::RuleCrate),
    /// In YAML, in a file of a pack.
    Pack {
        /// The rule.
        rule: &'a YamlRule,
        /// The file, below the root.
        file: String,
    },
}

fn home<'a>(
    library: &'a Library,
    crates: &'a [rule_crates::RuleCrate],
    meta: &RuleMeta,
) -> Result<Home<'a>, GenerateError> {
    if let Some(rules) = crates
        .iter()
        .find(|rules| rules.group == meta.group() && rules.case_file(name_of(&meta.id)).is_file())
    {
        return Ok(Home::Crate(rules));
    }
    let mut rules = library.packs.iter().flat_map(gouji_pack::Pack::rules);
    let rule = rules.find(|rule| rule.meta().id == meta.id);
    let rule = rule.ok_or_else(|| GenerateError::NoHome(meta.id.to_string()))?;
    let file = rule.place().0.path.trim_start_matches("gouji:").to_owned();
    Ok(Home::Pack { rule, file })
}

fn name_of(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

fn write_one(path: &Path, text: &str) -> Result<(), GenerateError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    fs::write(path, text).map_err(at(path))
}

fn below(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}

fn read(path: &Path) -> Result<String, GenerateError> {
    fs::read_to_string(path).map_err(at(path))
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> GenerateError {
    let path = path.to_owned();
    move |source| GenerateError::Io { path, source }
}
