//! What the manifests of the workspace say.

use std::fs;
use std::path::Path;

use toml::{Table, Value};

use crate::tree::root;

/// The manifest of one package.
#[derive(Debug, Clone)]
pub(crate) struct Manifest {
    /// The package's name.
    pub(crate) name: String,
    /// Its dependencies, in the order of the file.
    pub(crate) dependencies: Vec<Dependency>,
    /// Everything that it says.
    pub(crate) table: Table,
}

/// One dependency of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dependency {
    /// The name in the workspace's table.
    pub(crate) name: String,
    /// Whether only the package's tests use it.
    pub(crate) for_tests: bool,
    /// Whether version and source come from the workspace's table.
    pub(crate) from_workspace: bool,
}

impl Manifest {
    /// Reads the text of a `Cargo.toml`.
    pub(crate) fn parse(text: &str) -> Self {
        let table: Table = text.parse().unwrap();
        let mut dependencies = Vec::new();
        collect(&table, &mut dependencies);
        Self {
            name: table["package"]["name"].as_str().unwrap().to_owned(),
            dependencies,
            table,
        }
    }
}

/// The manifests of all packages of the workspace, sorted by name.
pub(crate) fn workspace() -> Vec<Manifest> {
    let mut folders: Vec<_> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.push(root().join("tests"));
    let mut manifests: Vec<_> = folders.iter().map(|folder| read(folder)).collect();
    manifests.sort_by(|a, b| a.name.cmp(&b.name));
    manifests
}

/// The manifest of the workspace itself.
pub(crate) fn workspace_table() -> Table {
    let text = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    text.parse().unwrap()
}

fn read(folder: &Path) -> Manifest {
    Manifest::parse(&fs::read_to_string(folder.join("Cargo.toml")).unwrap())
}

/// Dependencies of every kind, those of single targets included.
fn collect(table: &Table, found: &mut Vec<Dependency>) {
    for (key, value) in table {
        let Value::Table(inner) = value else { continue };
        match key.as_str() {
            "dependencies" | "build-dependencies" => add(inner, false, found),
            "dev-dependencies" => add(inner, true, found),
            "target" => inner
                .values()
                .filter_map(Value::as_table)
                .for_each(|target| collect(target, found)),
            _ => {}
        }
    }
}

fn add(table: &Table, for_tests: bool, found: &mut Vec<Dependency>) {
    found.extend(table.iter().map(|(name, value)| Dependency {
        name: name.clone(),
        for_tests,
        from_workspace: value.get("workspace") == Some(&Value::Boolean(true)),
    }));
}
