//! What every hand-written file keeps to.

use crate::assert_none;
use crate::code::lines_with;
use crate::lexer::{Kind, Token, tokens};
use crate::tree::text_files;

/// Most lines of a file.
const LINES: usize = 600;
/// Most lines of a rule.
const RULE_LINES: usize = 200;

/// Calls and attributes that stay out of every file.
const UNWANTED: &[&[&str]] = &[
    &["todo", "!"],
    &["unimplemented", "!"],
    &["dbg", "!"],
    &["#", "[", "ignore"],
    &["#", "[", "allow", "("],
    &["#", "!", "[", "allow", "("],
];

/// Marks of serde that lose the place of a mistake in a user's file.
const LOSING_PLACES: &[&str] = &["flatten", "untagged"];

/// What is wrong with a Rust file.
fn faults(path: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let lines = text.lines().count();
    let limit = if is_rule(path) { RULE_LINES } else { LINES };
    if lines > limit {
        faults.push(format!("{path}: {lines} lines, at most {limit}"));
    }
    if !text.starts_with("//!") {
        faults.push(format!("{path}: does not start with its purpose (//!)"));
    }
    let trailing = text
        .lines()
        .position(|line| line.ends_with([' ', '\t', '\r']));
    if let Some(line) = trailing {
        faults.push(format!("{path}:{}: trailing white space", line + 1));
    }
    let code = tokens(text);
    for unwanted in UNWANTED {
        let found = lines_with(&code, unwanted).into_iter();
        faults.extend(found.map(|line| format!("{path}:{line}: {}", unwanted.concat())));
    }
    if path.starts_with("crates/gouji-pack/") {
        faults.extend(losing_places(path, &code));
    }
    let odd = code
        .iter()
        .find(|token| token.kind == Kind::Word && !token.text.is_ascii());
    faults.extend(odd.map(|token| format!("{path}:{}: {} is not ASCII", token.line, token.text)));
    faults
}

/// Attributes that lose places; methods of the same names are not meant.
fn losing_places(path: &str, code: &[Token]) -> Vec<String> {
    let mut pairs = code.windows(2);
    let mut found = Vec::new();
    while let Some([before, token]) = pairs.next() {
        let named = token.kind == Kind::Word && LOSING_PLACES.contains(&token.text.as_str());
        if named && before.text != "." {
            found.push(format!("{path}:{}: {}", token.line, token.text));
        }
    }
    found
}

fn is_rule(path: &str) -> bool {
    path.starts_with("crates/gouji-rules-") && path.contains("/src/rules/")
}

/// Beginnings of paths of somebody's machine, in pieces so that this file holds none.
fn machine_paths() -> Vec<String> {
    let folders = ["root", "home", "Users", "work"];
    let mut paths: Vec<String> = folders.iter().map(|folder| format!("/{folder}/")).collect();
    paths.push(["C:", "\\Users"].concat());
    paths
}

/// Lines that name a path of somebody's machine.
fn machine_path_lines(path: &str, text: &str) -> Vec<String> {
    let names_one = |line: &str| {
        let starts = |at: usize| {
            let before = line[..at].chars().next_back();
            before.is_none_or(|ch| !ch.is_alphanumeric() && !"._-~/".contains(ch))
        };
        let paths = machine_paths();
        paths.iter().any(|machine| {
            line.match_indices(machine.as_str())
                .any(|(at, _)| starts(at))
        })
    };
    let lines = text.lines().enumerate().filter(|(_, line)| names_one(line));
    lines
        .map(|(line, text)| format!("{path}:{}: {text}", line + 1))
        .collect()
}

#[test]
fn hand_written_files_are_short_and_documented() {
    let is_rust = |path: &str| {
        path.ends_with(".rs") && (path.starts_with("crates/") || path.starts_with("tests/"))
    };
    let found = text_files()
        .into_iter()
        .filter(|(path, _)| is_rust(path))
        .flat_map(|(path, text)| faults(&path, &text));
    assert_none(&found.collect::<Vec<_>>());
}

#[test]
fn no_machine_paths() {
    let found = text_files()
        .into_iter()
        .flat_map(|(path, text)| machine_path_lines(&path, &text));
    assert_none(&found.collect::<Vec<_>>());
}

#[test]
fn faults_are_noticed() {
    let text =
        "fn f() { \n    todo!()\n}\n#[ignore = \"slow\"]\n#[allow(x)]\nfn 甲() { \"todo!(\" }\n";
    assert_eq!(
        faults(
            "crates/gouji-pack/src/a.rs",
            &format!("{text}#[serde(flatten)] x.flatten()")
        ),
        [
            "crates/gouji-pack/src/a.rs: does not start with its purpose (//!)",
            "crates/gouji-pack/src/a.rs:1: trailing white space",
            "crates/gouji-pack/src/a.rs:2: todo!",
            "crates/gouji-pack/src/a.rs:4: #[ignore",
            "crates/gouji-pack/src/a.rs:5: #[allow(",
            "crates/gouji-pack/src/a.rs:7: flatten",
            "crates/gouji-pack/src/a.rs:6: 甲 is not ASCII",
        ]
    );
    let long = "//! A rule.\n".repeat(201);
    assert_eq!(
        faults("crates/gouji-rules-text/src/rules/a_b.rs", &long),
        ["crates/gouji-rules-text/src/rules/a_b.rs: 201 lines, at most 200"]
    );
    assert_eq!(faults("crates/gouji-core/src/a.rs", &long), [""; 0]);
    let path = machine_paths().remove(0);
    let line = format!("see {path}x, https://example.org{path}x, ..{path}x\n");
    assert_eq!(machine_path_lines("a.md", &line).len(), 1);
    assert_eq!(
        machine_path_lines("a.md", &line[4..].replacen(&path, "", 1)),
        [""; 0]
    );
}
