//! The files of the project.

use std::fs;
use std::path::{Path, PathBuf};

use crate::code;
use crate::lexer::{Token, tokens};

/// A source file as the compiler of a release sees it.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// Its path below the root, with `/`.
    pub(crate) path: String,
    /// Its code, without comments and tests.
    pub(crate) code: Vec<Token>,
}

impl Source {
    /// A source from its text.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            code: code::without_tests(&tokens(text)).0,
        }
    }
}

/// The root of the project.
pub(crate) fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    root.unwrap().to_owned()
}

/// Path below the root and text of every text file, sorted; build output left out.
pub(crate) fn text_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    walk(&root(), &mut |path| {
        if let Ok(text) = fs::read_to_string(path) {
            files.push((below(&root(), path), text));
        }
    });
    files.sort();
    files
}

/// Every Rust source under a folder of the project that is not for tests only.
pub(crate) fn sources(folder: &str) -> Vec<Source> {
    let mut files = Vec::new();
    walk(&root().join(folder), &mut |path| {
        if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(path).unwrap();
            files.push((below(&root(), path), text));
        }
    });
    files.sort();
    let for_tests: Vec<String> = files
        .iter()
        .flat_map(|(path, text)| test_modules(path, text))
        .collect();
    let is_for_tests = |path: &str| {
        for_tests
            .iter()
            .any(|module| path == format!("{module}.rs") || path.starts_with(&format!("{module}/")))
    };
    files
        .iter()
        .filter(|(path, _)| !is_for_tests(path))
        .map(|(path, text)| Source::new(path, text))
        .collect()
}

/// Calls back with every file under a folder; hidden folders and build output left out.
pub(crate) fn walk(folder: &Path, found: &mut dyn FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !path.is_dir() {
            found(&path);
        } else if name != "target" && name != ".git" {
            walk(&path, found);
        }
    }
}

/// A path below a folder, with `/`.
pub(crate) fn below(folder: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(folder).unwrap().components();
    let parts: Vec<_> = parts
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.join("/")
}

/// The modules of a file that only tests see, as paths without extension.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let stem = path.trim_end_matches(".rs");
    let (parent, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let home = if matches!(name, "mod" | "lib" | "main") {
        parent
    } else {
        stem
    };
    let (_, modules) = code::without_tests(&tokens(text));
    modules
        .iter()
        .map(|module| format!("{home}/{module}"))
        .collect()
}

#[test]
fn files_of_test_modules_are_found() {
    let text = "#[cfg(test)]\nmod golden;\n";
    assert_eq!(test_modules("a/src/lib.rs", text), ["a/src/golden"]);
    assert_eq!(test_modules("a/src/b.rs", text), ["a/src/b/golden"]);
    let output = sources("crates/gouji-output/src");
    assert!(output.iter().all(|source| !source.path.contains("/golden")));
    assert!(
        output
            .iter()
            .any(|source| source.path.ends_with("terminal/mod.rs"))
    );
}
