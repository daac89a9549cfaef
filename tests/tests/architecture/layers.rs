//! Who may use whom: the layers of the house, and the one place of each outside library.

use crate::assert_none;
use crate::manifest::{Manifest, workspace, workspace_table};

/// What a package may use of the workspace.
enum May {
    /// These packages.
    Use(&'static [&'static str]),
    /// Any package: nothing is built on it.
    UseAnything,
}

/// Every package, from the bottom up, with what it may use of the others, tests included.
const LAYERS: &[(&str, May)] = &[
    ("gouji-zh", May::Use(&[])),
    ("gouji-core", May::Use(&["gouji-zh"])),
    ("gouji-expr", May::Use(&["gouji-core", "gouji-zh"])),
    (
        "gouji-pack",
        May::Use(&["gouji-core", "gouji-expr", "gouji-zh"]),
    ),
    ("gouji-readers", May::Use(&["gouji-core", "gouji-zh"])),
    ("gouji-rules-numeric", May::Use(&["gouji-core", "gouji-zh"])),
    ("gouji-rules-text", May::Use(&["gouji-core", "gouji-zh"])),
    ("gouji-output", May::Use(&["gouji-core", "gouji-zh"])),
    (
        "gouji-engine",
        May::Use(&[
            "gouji-core",
            "gouji-pack",
            "gouji-readers",
            "gouji-rules-numeric",
            "gouji-rules-text",
            "gouji-zh",
        ]),
    ),
    (
        "gouji-cases",
        May::Use(&["gouji-core", "gouji-pack", "gouji-zh"]),
    ),
    (
        "gouji-cli",
        May::Use(&["gouji-cases", "gouji-core", "gouji-engine", "gouji-output"]),
    ),
    ("gouji-tests", May::UseAnything),
    ("xtask", May::UseAnything),
];

/// Outside libraries that stay in their place, with the packages that may use them. The tests of
/// the whole may use any.
const PLACES: &[(&str, &[&str])] = &[
    ("miette", &["gouji-output", "gouji-cli"]),
    ("rayon", &["gouji-engine", "xtask"]),
    ("clap", &["gouji-cli", "xtask"]),
    ("jieba-rs", &["gouji-zh"]),
    ("serde_yaml", &["gouji-pack"]),
    ("granit-parser", &["gouji-pack"]),
    ("aho-corasick", &["gouji-pack", "gouji-rules-text"]),
    ("encoding_rs", &["gouji-pack", "gouji-readers", "xtask"]),
    ("chardetng", &["gouji-readers", "xtask"]),
    ("html5gum", &["gouji-readers", "xtask"]),
    ("regex", &["gouji-core", "gouji-expr", "gouji-pack"]),
    ("ignore", &["gouji-engine"]),
    ("globset", &["gouji-engine"]),
    ("sha2", &["gouji-pack"]),
    ("zip", &["gouji-pack"]),
    ("winnow", &["gouji-expr"]),
];

/// Uses out of place that only tests of the package see, with the reason.
const TEST_PLACES: &[(&str, &str, &str)] = &[(
    "regex",
    "gouji-output",
    "the sample form has a value pattern, as a pack would give it",
)];

/// Dependencies that break the layers, and packages that the layers do not know.
fn layer_violations(manifests: &[Manifest]) -> Vec<String> {
    let mut violations = Vec::new();
    for manifest in manifests {
        let Some((_, may)) = LAYERS.iter().find(|(name, _)| *name == manifest.name) else {
            violations.push(format!("{} has no layer", manifest.name));
            continue;
        };
        let May::Use(allowed) = may else { continue };
        let internal = manifest
            .dependencies
            .iter()
            .filter(|dependency| is_internal(&dependency.name));
        violations.extend(
            internal
                .filter(|dependency| !allowed.contains(&&*dependency.name))
                .map(|dependency| format!("{} uses {}", manifest.name, dependency.name)),
        );
    }
    for (name, _) in LAYERS {
        if !manifests.iter().any(|manifest| manifest.name == *name) {
            violations.push(format!("{name} has a layer and is no package"));
        }
    }
    violations
}

/// Outside libraries that are used in another place than theirs.
fn place_violations(manifests: &[Manifest]) -> Vec<String> {
    let mut violations = Vec::new();
    for manifest in manifests {
        for dependency in &manifest.dependencies {
            let name = dependency.name.as_str();
            let Some((_, allowed)) = PLACES.iter().find(|(library, _)| *library == name) else {
                continue;
            };
            let in_tests = TEST_PLACES
                .iter()
                .any(|(library, user, _)| (*library, *user) == (name, &*manifest.name));
            let of_the_whole = manifest.name == "gouji-tests";
            let in_place = allowed.contains(&&*manifest.name)
                || dependency.for_tests && in_tests
                || of_the_whole;
            if !in_place {
                violations.push(format!("{} uses {name}", manifest.name));
            }
        }
    }
    violations
}

/// Dependencies whose version is not the workspace's.
fn version_violations(manifests: &[Manifest]) -> Vec<String> {
    let of = |manifest: &Manifest| {
        let own = manifest
            .dependencies
            .iter()
            .filter(|dependency| !dependency.from_workspace);
        own.map(|dependency| format!("{}: {}", manifest.name, dependency.name))
            .collect::<Vec<_>>()
    };
    manifests.iter().flat_map(of).collect()
}

fn is_internal(name: &str) -> bool {
    name.starts_with("gouji-") || name == "xtask"
}

/// The manifests with one more dependency.
fn doctored(user: &str, line: &str) -> Vec<Manifest> {
    let mut manifests = workspace();
    let text = format!("[package]\nname = \"{user}\"\n{line}\n");
    manifests.retain(|manifest| manifest.name != user);
    manifests.push(Manifest::parse(&text));
    manifests
}

#[test]
fn layers_equal_the_manifests() {
    assert_none(&layer_violations(&workspace()));
}

#[test]
fn external_dependencies_stay_in_their_place() {
    let manifests = workspace();
    assert_none(&place_violations(&manifests));
    let table = workspace_table();
    let known = table["workspace"]["dependencies"].as_table().unwrap();
    for (library, _) in PLACES {
        assert!(known.contains_key(*library), "nothing is named {library}");
    }
}

#[test]
fn versions_stand_in_the_table_of_the_workspace() {
    assert_none(&version_violations(&workspace()));
}

#[test]
fn a_forbidden_dependency_is_noticed() {
    let upwards = "[dependencies]\ngouji-engine.workspace = true";
    assert_eq!(
        layer_violations(&doctored("gouji-core", upwards)),
        ["gouji-core uses gouji-engine"]
    );
    let in_tests = "[dev-dependencies]\ngouji-rules-text = { workspace = true }";
    assert_eq!(
        layer_violations(&doctored("gouji-output", in_tests)),
        ["gouji-output uses gouji-rules-text"]
    );
    let of_a_target = "[target.'cfg(unix)'.dependencies]\nmiette = \"7\"";
    let manifests = doctored("gouji-rules-text", of_a_target);
    assert_eq!(
        place_violations(&manifests),
        ["gouji-rules-text uses miette"]
    );
    assert_eq!(version_violations(&manifests), ["gouji-rules-text: miette"]);
    let regex = "[dependencies]\nregex.workspace = true";
    assert_eq!(
        place_violations(&doctored("gouji-output", regex)),
        ["gouji-output uses regex"]
    );
    assert_eq!(
        layer_violations(&doctored("gouji-new", "")),
        ["gouji-new has no layer"]
    );
    let without: Vec<_> = workspace()
        .into_iter()
        .filter(|manifest| manifest.name != "gouji-zh")
        .collect();
    assert_eq!(
        layer_violations(&without),
        ["gouji-zh has a layer and is no package"]
    );
}
