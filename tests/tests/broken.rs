//! Broken rule files, each a mistake that people make, and what they are told.
//!
//! `GOUJI_UPDATE=1` writes the expected messages anew.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gouji_core::{Diagnostic, DiagnosticLevel, Lang};
use gouji_engine::Library;
use gouji_output::{DiagnosticOptions, write_diagnostics};
use gouji_pack::{PackFile, PackSource, Settings, code_pages};

fn folder() -> PathBuf {
    gouji_tests::root().join("tests/broken")
}

/// The broken files, sorted.
fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind != "txt"))
        .collect();
    files.sort();
    files
}

fn faults(path: &Path) -> Vec<Diagnostic> {
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    let source = PackSource {
        name: name.clone(),
        files: vec![PackFile {
            path: name,
            bytes: fs::read(path).unwrap().into(),
        }],
        is_builtin: false,
    };
    let mut faults = Library::load(&[source], &Settings::default())
        .unwrap()
        .diagnostics;
    // None of the files is about examples, but for the codes of examples themselves.
    faults.retain(|fault| fault.code != "E1501");
    faults
}

fn drawn(faults: &[Diagnostic], lang: Lang) -> String {
    let options = DiagnosticOptions {
        lang,
        ..DiagnosticOptions::default()
    };
    let mut out = Vec::new();
    write_diagnostics(&mut out, faults, &options).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn each_mistake_is_told_as_it_should_be() {
    let is_update = std::env::var_os("GOUJI_UPDATE").is_some();
    let mut failures = Vec::new();
    for path in files() {
        let shown = drawn(&faults(&path), Lang::Zh);
        let golden = path.with_extension("txt");
        if is_update {
            fs::write(&golden, &shown).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if expected != shown {
            failures.push(format!(
                "{}: expected\n{expected}\ngot\n{shown}",
                path.display()
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn there_are_forty_mistakes_and_each_has_a_place_and_a_page() {
    let pages: BTreeSet<&str> = code_pages().iter().map(|page| page.code).collect();
    let files = files();
    assert!(files.len() >= 40, "{} files", files.len());
    for path in files {
        let faults = faults(&path);
        let errors = faults
            .iter()
            .filter(|fault| fault.level == DiagnosticLevel::Error);
        assert!(errors.count() > 0, "{}: nothing is wrong", path.display());
        for fault in &faults {
            let (line, column) = fault.line_column();
            assert!(line >= 1 && column >= 1 && fault.range.end <= fault.file.text.len());
            assert!(pages.contains(fault.code), "{} has no page", fault.code);
            assert!(!fault.message.zh.is_empty() && !fault.message.en.is_empty());
        }
    }
}

/// Words of the program that mean nothing to a rule author.
const JARGON: &[&str] = &[
    "::", "Option", "Vec<", "struct", "enum ", "serde", "unwrap", "variant", "u32", "i64", "usize",
    "String", "NodeKind", "scalar", "mapping", "sequence", "null", "None", "Some(", "panicked",
];

#[test]
fn no_message_speaks_of_the_program() {
    for path in files() {
        let faults = faults(&path);
        for text in [drawn(&faults, Lang::Zh), drawn(&faults, Lang::En)] {
            let found = JARGON.iter().find(|word| text.contains(**word));
            assert_eq!(found, None, "{}:\n{text}", path.display());
        }
        let is_chinese = |text: &str| {
            text.chars()
                .any(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch))
        };
        assert!(faults.iter().all(|fault| is_chinese(&fault.message.zh)));
    }
}

/// Every code that the sources name.
fn codes_in_sources() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    let mut folders = vec![gouji_tests::root().join("crates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_page = path.components().any(|part| part.as_os_str() == "codes");
            if path.is_dir() && !path.ends_with("tests") && !is_page {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs")
                && path.is_file()
                && !path.ends_with("tests.rs")
            {
                let text = fs::read_to_string(&path).unwrap();
                codes.extend(quoted_codes(&text));
            }
        }
    }
    codes
}

/// Every `E1234` in a source, in comments as well.
fn quoted_codes(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|ch: char| !ch.is_ascii_alphanumeric());
    words
        .filter(|word| {
            word.len() == 5
                && word.starts_with('E')
                && word[1..].bytes().all(|byte| byte.is_ascii_digit())
        })
        .map(str::to_owned)
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let pages: BTreeSet<String> = code_pages()
        .iter()
        .map(|page| page.code.to_owned())
        .collect();
    assert_eq!(pages.len(), code_pages().len(), "a code has two pages");
    let used = codes_in_sources();
    let without: Vec<_> = used.difference(&pages).collect();
    let unused: Vec<_> = pages.difference(&used).collect();
    assert!(without.is_empty(), "no page: {without:?}");
    assert!(unused.is_empty(), "no use: {unused:?}");
}
