//! What the code of the libraries may not do, and the lints that hold it as well.

use toml::{Table, Value};

use crate::assert_none;
use crate::code::lines_with;
use crate::lexer::{Kind, Token};
use crate::manifest::{workspace, workspace_table};
use crate::tree::{Source, root, sources};

/// The libraries that are pure: no files, clock, environment, threads.
const PURE: &[&str] = &[
    "gouji-cases",
    "gouji-core",
    "gouji-expr",
    "gouji-output",
    "gouji-pack",
    "gouji-readers",
    "gouji-rules-numeric",
    "gouji-rules-text",
    "gouji-zh",
];

/// The libraries that read files, and start threads; they do not print either.
const AT_THE_EDGE: &[&str] = &["gouji-engine"];

/// The crates that handle figures, and whether lib.rs denies float arithmetic.
const FIGURES: &[(&str, bool)] = &[
    ("gouji-cases", true),
    ("gouji-core", true),
    ("gouji-engine", false),
    ("gouji-expr", true),
    ("gouji-pack", true),
    ("gouji-rules-numeric", true),
    ("gouji-rules-text", true),
    ("gouji-zh", false),
];

/// Packages that are no libraries.
const TOOLS: &[&str] = &["gouji-cli", "gouji-tests", "xtask"];

/// What `clippy.toml` must forbid to the pure libraries.
const FORBIDDEN: &[&str] = &[
    "std::env::var",
    "std::fs::File::create",
    "std::fs::File::open",
    "std::fs::read",
    "std::fs::read_dir",
    "std::fs::read_to_string",
    "std::fs::write",
    "std::process::Command::new",
    "std::process::exit",
    "std::thread::spawn",
    "std::time::Instant::now",
    "std::time::SystemTime::now",
];

/// Places that print or end the program.
fn prints_or_exits(source: &Source) -> Vec<String> {
    let ways: [&[&str]; 6] = [
        &["println", "!"],
        &["eprintln", "!"],
        &["print", "!"],
        &["eprint", "!"],
        &["dbg", "!"],
        &["process", ":", ":", "exit"],
    ];
    let of = |way: &[&str]| {
        let lines = lines_with(&source.code, way).into_iter();
        lines
            .map(|line| format!("{}:{line}: {}", source.path, way.concat()))
            .collect::<Vec<_>>()
    };
    ways.iter().flat_map(|way| of(way)).collect()
}

/// Places that name a type of floats.
fn floats(source: &Source) -> Vec<String> {
    let is_float = |token: &&Token| match token.kind {
        Kind::Word => matches!(token.text.as_str(), "f32" | "f64"),
        Kind::Number => token.text.ends_with("f32") || token.text.ends_with("f64"),
        Kind::Text | Kind::Mark => false,
    };
    let found = source.code.iter().filter(is_float);
    found
        .map(|token| format!("{}:{}: {}", source.path, token.line, token.text))
        .collect()
}

fn library_sources(library: &str) -> Vec<Source> {
    sources(&format!("crates/{library}/src"))
}

fn denies(library: &str, lint: &str) -> bool {
    let text = std::fs::read_to_string(root().join(format!("crates/{library}/src/lib.rs")));
    let text = text.unwrap();
    let mut denied = text.split("#![deny(").skip(1);
    denied.any(|rest| rest.split(")]").next().unwrap().contains(lint))
}

#[test]
fn libraries_do_no_io() {
    let undenied = PURE
        .iter()
        .filter(|library| !denies(library, "clippy::disallowed_methods"))
        .map(|library| format!("{library}/src/lib.rs does not deny clippy::disallowed_methods"));
    let printing = PURE
        .iter()
        .chain(AT_THE_EDGE)
        .flat_map(|library| library_sources(library))
        .flat_map(|source| prints_or_exits(&source));
    assert_none(&undenied.chain(printing).collect::<Vec<_>>());

    let clippy: Table = std::fs::read_to_string(root().join("clippy.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let listed: Vec<_> = clippy["disallowed-methods"]
        .as_array()
        .unwrap()
        .iter()
        .map(|method| method["path"].as_str().unwrap())
        .collect();
    for method in FORBIDDEN {
        assert!(
            listed.contains(method),
            "clippy.toml does not list {method}"
        );
    }
}

#[test]
fn every_package_is_a_pure_library_or_named_otherwise() {
    let mut named = [PURE, AT_THE_EDGE, TOOLS].concat();
    named.sort_unstable();
    let packages: Vec<_> = workspace()
        .into_iter()
        .map(|manifest| manifest.name)
        .collect();
    assert_eq!(named, packages);
}

#[test]
fn every_package_takes_the_lints_of_the_workspace() {
    let lints = &workspace_table()["workspace"]["lints"];
    assert_eq!(lints["rust"]["unsafe_code"].as_str(), Some("forbid"));
    for manifest in workspace() {
        let own = manifest.table.get("lints").and_then(Value::as_table);
        let taken = own.and_then(|lints| lints.get("workspace"));
        assert_eq!(taken, Some(&Value::Boolean(true)), "{}", manifest.name);
    }
}

#[test]
fn no_float_where_figures_are_handled() {
    let found = FIGURES
        .iter()
        .flat_map(|(library, _)| library_sources(library))
        .flat_map(|source| floats(&source));
    let undenied = FIGURES
        .iter()
        .filter(|(library, denied)| *denied != denies(library, "clippy::float_arithmetic"))
        .map(|(library, denied)| format!("{library}/src/lib.rs: expected denied: {denied}"));
    assert_none(&found.chain(undenied).collect::<Vec<_>>());
}

#[test]
fn printing_and_floats_are_noticed() {
    let source = Source::new(
        "a.rs",
        "fn f() {\n println!(\"f64\"); // eprintln!\n std::process::exit(1)\n}\nfn g(x: f32) { 1f64 }\n\
         #[cfg(test)]\nmod tests { fn h(x: f64) { dbg!(x) } }\n",
    );
    assert_eq!(
        prints_or_exits(&source),
        ["a.rs:2: println!", "a.rs:3: process::exit"]
    );
    assert_eq!(floats(&source), ["a.rs:5: f32", "a.rs:5: 1f64"]);
}
