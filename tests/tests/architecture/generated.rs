//! Generated files are fresh, and adding a rule changes nothing else by hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use xtask::generate;
use xtask::new_rule::new_rule;

use crate::assert_none;
use crate::tree::{below, root, walk};

/// Path and text of every file below a folder.
fn snapshot(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    walk(folder, &mut |path| {
        let text = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
        files.insert(below(folder, path), text);
    });
    files
}

/// Copies a tree; build output stays behind.
fn copy(from: &Path, to: &Path) {
    walk(from, &mut |path| {
        let target = to.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(path, target).unwrap();
    });
}

#[test]
fn generated_files_are_fresh() {
    let files = generate::outputs(&root()).unwrap();
    if std::env::var_os("GOUJI_UPDATE").is_some() {
        generate::write(&root(), &files).unwrap();
    }
    let stale = generate::stale(&root(), &files).unwrap();
    let lines: Vec<_> = stale
        .iter()
        .map(|item| {
            let path = item.path().display();
            format!("{path} {}; run `cargo xtask gen`", item.reason())
        })
        .collect();
    assert_none(&lines);
}

#[test]
fn adding_a_rule_touches_one_rule_file_and_one_fixture_folder() {
    let tree = tempfile::tempdir().unwrap();
    copy(&root(), tree.path());
    let before = snapshot(tree.path());
    new_rule(tree.path(), "text/rule-of-this-test", Some("测试用规则")).unwrap();
    let after = snapshot(tree.path());

    let changed = after
        .iter()
        .filter(|(path, text)| before.get(*path) != Some(text));
    let (generated, by_hand): (Vec<_>, Vec<_>) =
        changed.partition(|(_, text)| generate::is_generated(text));
    let paths = |files: Vec<(&String, &String)>| {
        files
            .into_iter()
            .map(|(path, _)| path.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        paths(by_hand),
        [
            "crates/gouji-rules-text/fixtures/rule-of-this-test/case.md",
            "crates/gouji-rules-text/src/rules/rule_of_this_test.rs",
        ]
    );
    assert_eq!(
        paths(generated),
        ["crates/gouji-rules-text/src/rules/mod.rs"]
    );
    assert_eq!(
        before.keys().find(|path| !after.contains_key(*path)),
        None,
        "a file is gone"
    );
}
