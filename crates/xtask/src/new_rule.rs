//! Starts a rule: one rule file and one fixture folder, and the lists that follow from them.

#[cfg(test)]
mod template;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::generate::{self, GenerateError};
use crate::rule_crates::{self, RuleCrate};
use crate::rule_name::{BadName, RuleName, type_name};

/// Why a rule cannot be started.
#[derive(Debug, Error)]
pub enum NewRuleError {
    /// The id cannot be used.
    #[error("`{id}` cannot be a rule id: {reason}")]
    BadId {
        /// What was asked for.
        id: String,
        /// What is wrong with it.
        reason: BadName,
    },
    /// No crate holds rules of the group.
    #[error("there is no rule group `{group}`; the groups are {}", known.join(", "))]
    UnknownGroup {
        /// What was asked for.
        group: String,
        /// The groups that exist.
        known: Vec<String>,
    },
    /// The title does not fit into the source.
    #[error("the title {0:?} is empty or holds a quote, a backslash or a line break")]
    BadTitle(String),
    /// There is such a rule.
    #[error("`{}` exists already", .0.display())]
    Exists(PathBuf),
    /// The crate has no provision to start from.
    #[error("{} defines no `pub(crate) const NAME: &[Basis]` for the rule to rest on", .0.display())]
    NoBasis(PathBuf),
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The lists of rules cannot be generated.
    #[error(transparent)]
    Generate(#[from] GenerateError),
}

/// A rule that compiles and finds nothing, with the names of the template.
const RULE: &str = include_str!("new_rule/template.rs");
/// Three cases to be written.
const CASES: &str = include_str!("new_rule/case.md");

/// Writes a rule that finds nothing yet and its cases, and brings the lists of rules up to date.
/// Gives the files that were written, below the root.
///
/// The page of the rule needs a build with the rule in it: `cargo xtask gen` writes it.
///
/// # Errors
/// When the id or the title cannot be used, the rule exists, or a file cannot be written.
pub fn new_rule(root: &Path, id: &str, title: Option<&str>) -> Result<Vec<PathBuf>, NewRuleError> {
    let name = id.parse::<RuleName>().map_err(|reason| {
        let id = id.to_owned();
        NewRuleError::BadId { id, reason }
    })?;
    let title = title.map_or_else(|| format!("待写：{}", name.words()), str::to_owned);
    if title.trim().is_empty() || title.contains(['"', '\\', '\n', '\r']) {
        return Err(NewRuleError::BadTitle(title));
    }
    let home = home(root, &name.group)?;
    let rule_file = home.rules().join(format!("{}.rs", name.module()));
    let case_file = home.case_file(&name.name);
    let taken = [&rule_file, &case_file].into_iter().find(|p| p.exists());
    if let Some(path) = taken {
        return Err(NewRuleError::Exists(below(root, path)));
    }
    write(&rule_file, &rule_text(&name, &title, &first_basis(&home)?))?;
    write(&case_file, &CASES.replace("group/template-rule", id))?;
    let mut written = vec![below(root, &rule_file), below(root, &case_file)];
    let lists = generate::module_lists(root)?;
    for list in lists {
        let path = root.join(&list.path);
        if fs::read_to_string(&path).map_err(at(&path))? != list.text {
            write(&path, &list.text)?;
            written.push(list.path);
        }
    }
    Ok(written)
}

fn home(root: &Path, group: &str) -> Result<RuleCrate, NewRuleError> {
    let crates = rule_crates::find(root).map_err(at(&root.join("crates")))?;
    let known = crates.iter().map(|rules| rules.group.clone()).collect();
    let found = crates.into_iter().find(|rules| rules.group == group);
    found.ok_or_else(|| NewRuleError::UnknownGroup {
        group: group.to_owned(),
        known,
    })
}

/// The first list of provisions that the crate defines, as something to start from.
fn first_basis(home: &RuleCrate) -> Result<String, NewRuleError> {
    let path = home.folder.join("src/basis.rs");
    let text = fs::read_to_string(&path).map_err(at(&path))?;
    let first = text.lines().find_map(|line| {
        let (name, kind) = line.strip_prefix("pub(crate) const ")?.split_once(':')?;
        kind.trim_start().starts_with("&[Basis]").then_some(name)
    });
    first.map(str::to_owned).ok_or(NewRuleError::NoBasis(path))
}

fn rule_text(name: &RuleName, title: &str, basis: &str) -> String {
    RULE.replace(
        "group/template-rule",
        &format!("{}/{}", name.group, name.name),
    )
    .replace("待写标题", title)
    .replace("template rule", &name.words())
    .replace("TemplateRule", &type_name(&name.module()))
    .replace("basis::TABLES", &format!("basis::{basis}"))
}

fn write(path: &Path, text: &str) -> Result<(), NewRuleError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    fs::write(path, text).map_err(at(path))
}

fn below(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> NewRuleError {
    let path = path.to_owned();
    move |source| NewRuleError::Io { path, source }
}

#[cfg(test)]
mod tests {
    use gouji_cases::{Bench, Expectation, parse, run_case};
    use gouji_core::{Plugin, Registry, RegistryError};

    use super::*;

    /// A tree with one rule crate.
    fn tree() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        let home = root.path().join("crates/gouji-rules-text");
        write(
            &home.join("src/basis.rs"),
            "const A: u8 = 1;\npub(crate) const PARTS: &[Basis] = &[\n];\n",
        )
        .unwrap();
        write(&home.join("src/rules/bare_nothing.rs"), "").unwrap();
        write(&home.join("src/rules/mod.rs"), "").unwrap();
        root
    }

    #[test]
    fn a_rule_is_one_rule_file_and_one_case_file() {
        let root = tree();
        let written = new_rule(root.path(), "text/vague-figure", Some("数字含糊")).unwrap();
        let home = Path::new("crates/gouji-rules-text");
        let [rule, cases, list] = [
            home.join("src/rules/vague_figure.rs"),
            home.join("fixtures/vague-figure/case.md"),
            home.join("src/rules/mod.rs"),
        ];
        assert_eq!(written, [rule.clone(), cases.clone(), list.clone()]);
        let text = |path: &Path| fs::read_to_string(root.path().join(path)).unwrap();
        assert!(text(&rule).contains("id: \"text/vague-figure\""));
        assert!(text(&rule).contains("title: (\"数字含糊\", \"vague figure\")"));
        assert!(text(&rule).contains("basis: basis::PARTS,"));
        assert!(text(&rule).contains("impl ReportRule for VagueFigure {"));
        assert!(!text(&rule).to_lowercase().contains("template"));
        assert_eq!(parse(&text(&cases)).unwrap().rule, "text/vague-figure");
        assert!(text(&list).contains("Box::new(vague_figure::VagueFigure)"));
    }

    #[test]
    fn what_cannot_be_started_is_explained() {
        let root = tree();
        let message = |id, title| new_rule(root.path(), id, title).unwrap_err().to_string();
        let cases = [
            ("vague-figure", None, "with one slash"),
            ("text/vague_figure", None, "lower-case ASCII words"),
            ("text/vague", None, "two words or more"),
            ("words/vague-figure", None, "the groups are text"),
            ("text/vague-figure", Some("“数”\""), "holds a quote"),
            (
                "text/bare-nothing",
                None,
                "`crates/gouji-rules-text/src/rules/bare_nothing.rs` exists",
            ),
        ];
        for (id, title, due) in cases {
            assert!(
                message(id, title).contains(due),
                "{id}: {}",
                message(id, title)
            );
        }
        assert!(
            !root
                .path()
                .join("crates/gouji-rules-text/fixtures")
                .exists()
        );
    }

    struct Template;

    impl Plugin for Template {
        fn register(&self, registry: &mut Registry) -> Result<(), RegistryError> {
            registry.add_report_rule(Box::new(template::TemplateRule))
        }
    }

    #[test]
    fn the_template_finds_nothing_in_cases_that_run() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let bases = root.join("rules/disclosure/bases/2021-a.md");
        let bases = [("2021-a".to_owned(), fs::read_to_string(bases).unwrap())];
        let mut registry = gouji_engine::registry().unwrap();
        Template.register(&mut registry).unwrap();
        let bench = Bench {
            registry: &registry,
            bases: &bases,
            read: &|input, limits| gouji_readers::read(registry.readers(), input, limits),
        };
        let file = parse(CASES).unwrap();
        let kinds: Vec<_> = file
            .cases
            .iter()
            .map(|case| &case.expectations[..])
            .collect();
        assert!(matches!(
            kinds[..],
            [
                [Expectation::Finding { .. }],
                [Expectation::Pass],
                [Expectation::Unable { .. }]
            ]
        ));
        for case in &file.cases {
            let ran = run_case(&bench, &file.rule, case).unwrap();
            assert_eq!(ran.outcome.passed.len(), 1, "{}", case.title);
        }
    }
}
