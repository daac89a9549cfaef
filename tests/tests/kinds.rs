//! The kinds of rules by their examples, and the rules of the built-in packs by theirs.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gouji_cases::{Bench, check_example};
use gouji_core::{Diagnostic, Input, Limits, ReportRule};
use gouji_engine::{Library, read_document};
use gouji_pack::{ExampleKind, PackFile, PackSource, Settings, YamlRule, kinds};
use gouji_tests::root;

/// The first line of a file whose kind never says that it cannot judge.
const NEVER_UNABLE: &str = "# 从不无法判断：";

fn kind_files() -> Vec<PathBuf> {
    let folder = root().join("tests/kinds");
    let entries = fs::read_dir(folder).into_iter().flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    files.sort();
    files
}

/// The files as one user pack without a manifest, with the word lists beside them.
fn sources(files: &[PathBuf]) -> Vec<PackSource> {
    let file = |path: &PathBuf| PackSource {
        name: "tests/kinds".to_owned(),
        files: [vec![pack_file(path, "")], word_lists()].concat(),
        is_builtin: false,
    };
    files.iter().map(file).collect()
}

fn word_lists() -> Vec<PackFile> {
    let folder = fs::read_dir(root().join("tests/kinds/words"));
    let entries = folder.into_iter().flatten();
    let mut files: Vec<PackFile> = entries
        .map(|entry| pack_file(&entry.unwrap().path(), "words/"))
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn pack_file(path: &Path, folder: &str) -> PackFile {
    let name = path.file_name().unwrap().to_str().unwrap();
    PackFile {
        path: format!("{folder}{name}"),
        bytes: Cow::Owned(fs::read(path).unwrap()),
    }
}

fn shown(fault: &Diagnostic) -> String {
    let (line, column) = fault.line_column();
    let Diagnostic { code, message, .. } = fault;
    format!("{}:{line}:{column} {code} {}", fault.file.path, message.zh)
}

/// The examples of rules that do not hold.
fn failures<'a>(library: &Library, rules: impl Iterator<Item = &'a YamlRule>) -> Vec<String> {
    let bases = library.bases();
    let read = |input: &Input<'_>, limits: &Limits| read_document(&library.registry, input, limits);
    let bench = Bench {
        registry: &library.registry,
        bases: &bases,
        read: &read,
    };
    let of = |rule: &YamlRule| {
        let examples = rule.examples().iter();
        let failing = examples.filter_map(|example| {
            let error = check_example(&bench, rule, example).err()?;
            Some(format!(
                "{}: {}",
                rule.meta().id,
                shown(&error.diagnostic(example))
            ))
        });
        failing.collect::<Vec<_>>()
    };
    rules.flat_map(of).collect()
}

fn has(rule: &YamlRule, kind: ExampleKind) -> bool {
    rule.examples().iter().any(|example| example.kind == kind)
}

fn assert_none(violations: &[String]) {
    assert!(
        violations.is_empty(),
        "{} violations:\n{}",
        violations.len(),
        violations.join("\n")
    );
}

#[test]
fn every_kind_does_what_its_examples_say() {
    let files = kind_files();
    let library = Library::load(&sources(&files), &Settings::default()).unwrap();
    let mut violations: Vec<String> = library.diagnostics.iter().map(shown).collect();
    let mut covered = BTreeSet::new();
    for path in &files {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let text = fs::read_to_string(path).unwrap();
        let file = format!("tests/kinds/{stem}.yaml");
        let rules: Vec<&YamlRule> = library
            .yaml_rules()
            .map(|(_, rule)| rule)
            .filter(|rule| rule.place().0.path == file)
            .collect();
        let of_kind = rules.iter().filter(|rule| rule.kind().0 == stem);
        covered.extend(of_kind.map(|rule| rule.kind().0));
        for rule in &rules {
            let both = has(rule, ExampleKind::Bad) && has(rule, ExampleKind::Good);
            if !both {
                violations.push(format!("{file}: {} lacks examples", rule.meta().id));
            }
        }
        let is_unable = rules.iter().any(|rule| has(rule, ExampleKind::Unable));
        if is_unable == text.starts_with(NEVER_UNABLE) {
            violations.push(format!(
                "{file}: an unable example, or a first line `{NEVER_UNABLE}…`, but not both"
            ));
        }
        violations.extend(failures(&library, rules.into_iter()));
    }
    let uncovered = kinds()
        .into_iter()
        .filter(|kind| !covered.contains(kind.name));
    violations.extend(uncovered.map(|kind| format!("tests/kinds/{}.yaml is missing", kind.name)));
    assert_none(&violations);
}

#[test]
fn every_rule_of_the_built_in_packs_does_what_its_examples_say() {
    let library = Library::builtin().unwrap();
    let mut violations = failures(&library, library.yaml_rules().map(|(_, rule)| rule));
    for (_, rule) in library.yaml_rules() {
        let meta = rule.meta();
        if !has(rule, ExampleKind::Bad) || !has(rule, ExampleKind::Good) {
            violations.push(format!("{}: lacks examples", meta.id));
        }
        if has(rule, ExampleKind::Unable) == meta.never_unable.is_some() {
            violations.push(format!(
                "{}: an unable example, or the reason why there is none, but not both",
                meta.id
            ));
        }
    }
    assert_none(&violations);
}
