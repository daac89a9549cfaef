//! Rules that follow from one plain sentence each, written without Rust.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;

use gouji_cases::{Bench, check_example};
use gouji_core::ReportRule;
use gouji_engine::Library;
use gouji_pack::{ExampleKind, PackFile, PackSource, Settings};

fn sentences() -> PackSource {
    let folder = gouji_tests::root().join("tests/sentences");
    let files = fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        PackFile {
            path: path.file_name().unwrap().to_str().unwrap().to_owned(),
            bytes: fs::read(&path).unwrap().into(),
        }
    });
    PackSource {
        name: "tests/sentences".to_owned(),
        files: files.collect(),
        is_builtin: false,
    }
}

#[test]
fn each_sentence_is_a_rule_and_each_rule_does_as_its_examples_say() {
    let source = sentences();
    for file in &source.files {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        assert!(
            text.starts_with("# "),
            "{} begins with its sentence",
            file.path
        );
    }
    let library = Library::load(&[source], &Settings::default()).unwrap();
    let faults: Vec<String> = library
        .diagnostics
        .iter()
        .map(|fault| {
            let (line, column) = fault.line_column();
            format!("{}:{line}:{column} {}", fault.file.path, fault.message.zh)
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let registry = &library.registry;
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
    let rules: Vec<_> = library
        .packs
        .iter()
        .filter(|pack| !pack.is_builtin)
        .flat_map(gouji_pack::Pack::rules)
        .collect();
    let kinds: BTreeSet<_> = rules.iter().map(|rule| rule.kind().0).collect();
    assert!(
        rules.len() >= 10 && kinds.len() >= 10,
        "{} {kinds:?}",
        rules.len()
    );
    let mut failures = Vec::new();
    for rule in rules {
        for kind in [ExampleKind::Bad, ExampleKind::Good] {
            assert!(rule.examples().iter().any(|example| example.kind == kind));
        }
        for example in rule.examples() {
            if let Err(error) = check_example(&bench, rule, example) {
                let fault = error.diagnostic(example);
                failures.push(format!("{} {}", rule.meta().id, fault.message.zh));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
