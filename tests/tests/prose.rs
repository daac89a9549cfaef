//! Sentences of reports, each with what the rules about figures say to it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use gouji_engine::registry;
use gouji_tests::prose::{ProseBench, ProseFile};

/// Fewest sentences that the files hold; more are welcome, fewer are a loss.
const FLOOR: usize = 785;

fn files() -> Vec<ProseFile> {
    let folder = gouji_tests::root().join("tests/prose");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let text = fs::read_to_string(path).unwrap();
            ProseFile::parse(name, &text).unwrap_or_else(|error| panic!("{error}"))
        })
        .collect()
}

#[test]
fn every_sentence_is_judged_as_it_states() {
    let registry = registry().unwrap();
    let bench = ProseBench::new(&registry);
    let mut failures = String::new();
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let files = files();
    for file in &files {
        for group in &file.groups {
            if let Err(got) = bench.check_setup(group) {
                writeln!(
                    failures,
                    "{} {}: 没有句子时\n  got {got}",
                    file.name, group.title
                )
                .unwrap();
            }
            for case in &group.cases {
                let count = counts.entry(&file.name).or_default();
                count[0] += 1;
                let Err(got) = bench.check(group, case) else {
                    continue;
                };
                count[1] += 1;
                let not_yet = if group.is_missed() {
                    "nothing yet, later "
                } else {
                    ""
                };
                writeln!(
                    failures,
                    "{}:{} {}\n  want {not_yet}{}\n  got {got}",
                    file.name, case.line, case.sentence, case.stated,
                )
                .unwrap();
            }
        }
    }
    let all: usize = counts.values().map(|count| count[0]).sum();
    let failed: usize = counts.values().map(|count| count[1]).sum();
    for (name, [cases, failed]) in &counts {
        println!("{name}: {cases} sentences, {failed} judged otherwise");
    }
    println!("{all} sentences, {failed} judged otherwise");
    assert!(
        failures.is_empty(),
        "{failures}\n{failed} of {all} sentences"
    );
}

#[test]
fn the_files_hold_enough_and_name_known_rules() {
    let registry = registry().unwrap();
    let bench = ProseBench::new(&registry);
    let files = files();
    let cases = || {
        let groups = files.iter().flat_map(|file| &file.groups);
        groups.flat_map(|group| &group.cases)
    };
    let unknown: Vec<&str> = cases()
        .flat_map(|case| case.rules())
        .filter(|rule| !bench.knows(rule))
        .collect();
    assert!(unknown.is_empty(), "no such rules: {unknown:?}");
    let count = cases().count();
    assert!(count >= FLOOR, "{count} sentences");
    let silent = cases().filter(|case| case.stated == "无").count();
    assert!(
        silent * 3 >= count && (count - silent) * 4 >= count,
        "{silent} of {count} are silent"
    );
    for group in files.iter().flat_map(|file| &file.groups) {
        assert!(!group.cases.is_empty(), "{} is empty", group.title);
    }
}
