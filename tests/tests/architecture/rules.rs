//! How rules are kept: one file, one fixture folder and one page each, all of one name.

use std::collections::BTreeMap;

use gouji_core::{ReportRule, RuleMeta, rule_meta};
use gouji_engine::{Library, registry};

use crate::assert_none;
use crate::tree::text_files;

/// Headings that the documentation of every rule has, in this order.
const HEADINGS: &[&str] = &["检查什么", "为什么", "例外", "修改建议"];

/// What stands in the template of a rule until its author writes it.
const UNWRITTEN: &[&str] = &["待写", "to be written"];

/// Ids of rules by where they are found.
#[derive(Default)]
struct Found {
    files: Vec<String>,
    fixtures: Vec<String>,
    pages: Vec<String>,
}

fn find() -> Found {
    let mut found = Found::default();
    for (path, _) in text_files() {
        let parts: Vec<&str> = path.split('/').collect();
        let group = parts
            .get(1)
            .and_then(|name| name.strip_prefix("gouji-rules-"));
        match (parts.as_slice(), group) {
            (["crates", _, "src", "rules", file], Some(group)) if *file != "mod.rs" => {
                let name = file.trim_end_matches(".rs").replace('_', "-");
                found.files.push(format!("{group}/{name}"));
            }
            (["crates", _, "fixtures", name, "case.md"], Some(group)) => {
                found.fixtures.push(format!("{group}/{name}"));
            }
            (["docs", "rules", group, page], _) => {
                found
                    .pages
                    .push(format!("{group}/{}", page.trim_end_matches(".md")));
            }
            _ => {}
        }
    }
    for ids in [&mut found.files, &mut found.fixtures, &mut found.pages] {
        ids.sort();
    }
    found
}

/// What is wrong with what a rule says about itself.
fn faults(meta: &RuleMeta) -> Vec<String> {
    let mut faults = Vec::new();
    let headings: Vec<&str> = meta
        .docs
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    if headings != HEADINGS {
        faults.push(format!("{}: headings {headings:?}", meta.id));
    }
    if meta.basis.is_empty() {
        faults.push(format!("{}: rests on nothing", meta.id));
    }
    let said = [&meta.title, &meta.summary, &meta.help];
    if said
        .iter()
        .any(|words| words.zh.is_empty() || words.en.is_empty())
    {
        faults.push(format!("{}: a text is missing in one language", meta.id));
    }
    let texts = said.iter().flat_map(|words| [&*words.zh, &*words.en]);
    let is_unwritten = |text: &str| {
        let text = text.to_lowercase();
        UNWRITTEN.iter().any(|mark| text.contains(mark))
    };
    if texts.chain([&*meta.docs]).any(is_unwritten) {
        faults.push(format!("{}: is not written out", meta.id));
    }
    faults
}

#[test]
fn rule_files_fixtures_and_pages_agree() {
    let library = Library::builtin().unwrap();
    let metas = library.registry.rule_metas();
    let registered: Vec<String> = metas.iter().map(|meta| meta.id.to_string()).collect();
    // Rules of packs have no source and no fixtures; their examples stand in their files.
    let mut in_rust = registered.clone();
    in_rust.retain(|id| !library.yaml_rules().any(|(_, rule)| rule.meta().id == *id));
    let found = find();
    assert_eq!(found.files, in_rust, "rule files, registered rules");
    assert_eq!(found.fixtures, in_rust, "fixture folders, registered rules");
    assert_eq!(
        found.pages, registered,
        "pages (cargo xtask gen), registered rules"
    );
}

#[test]
fn every_rule_says_what_it_checks_and_why() {
    let registry = registry().unwrap();
    let metas = registry.rule_metas();
    let found: Vec<_> = metas.iter().flat_map(|meta| faults(meta)).collect();
    assert_none(&found);
}

#[test]
fn titles_are_unique() {
    let registry = registry().unwrap();
    let mut rules: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for meta in registry.rule_metas() {
        for title in [&meta.title.zh, &meta.title.en] {
            let ids = rules.entry(title.to_lowercase()).or_default();
            ids.push(meta.id.to_string());
        }
    }
    let shared = rules.iter().filter(|(_, ids)| ids.len() > 1);
    assert_none(
        &shared
            .map(|(title, ids)| format!("{title}: {}", ids.join(", ")))
            .collect::<Vec<_>>(),
    );
}

rule_meta! {
    UNFINISHED {
        id: "text/not-written",
        title: ("待写标题", "template rule"),
        summary: ("", "What is checked."),
        help: ("怎么改。", "What to do."),
        severity: Info,
        stage: Trial,
        forms: &[],
        basis: &[],
        never_unable: None,
        docs: "## 检查什么\n\n## 例外",
    }
}

#[test]
fn an_unfinished_rule_is_noticed() {
    assert_eq!(
        faults(&UNFINISHED),
        [
            "text/not-written: headings [\"检查什么\", \"例外\"]",
            "text/not-written: rests on nothing",
            "text/not-written: a text is missing in one language",
            "text/not-written: is not written out",
        ]
    );
}
