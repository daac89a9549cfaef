//! Every rule by its literate cases, and every valid base under all rules.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use gouji_cases::{Bench, Case, CaseFile, Expectation, check_case, load_base, parse};
use gouji_core::{Input, Limits, Memo, Registry, ReportCx, ReportRule, RuleSet, Selection};
use gouji_engine::{ExampleKind, Library, registry};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Name and text of every base of every pack.
fn bases() -> Vec<(String, String)> {
    let packs = fs::read_dir(root().join("rules"))
        .unwrap()
        .map(|pack| pack.unwrap().path().join("bases"));
    let files = packs
        .filter(|folder| folder.is_dir())
        .flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut bases: Vec<_> = files
        .map(|file| file.unwrap().path())
        .map(|path| {
            (
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    bases.sort();
    bases
}

/// Every case file with the rule that its folder names.
fn case_files() -> Vec<(String, CaseFile)> {
    let mut found = Vec::new();
    for folder in fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        let Some(group) = folder
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .strip_prefix("gouji-rules-")
            .map(str::to_owned)
        else {
            continue;
        };
        for fixture in fs::read_dir(folder.join("fixtures"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
        {
            let rule = format!("{group}/{}", fixture.file_name().unwrap().to_str().unwrap());
            let text = fs::read_to_string(fixture.join("case.md"))
                .unwrap_or_else(|error| panic!("{rule}: {error}"));
            let file = parse(&text).unwrap_or_else(|error| panic!("{rule}: {error}"));
            found.push((rule, file));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn with_bench<T>(
    registry: &Registry,
    bases: &[(String, String)],
    work: impl FnOnce(&Bench<'_>) -> T,
) -> T {
    let read =
        |input: &Input<'_>, limits: &Limits| gouji_readers::read(registry.readers(), input, limits);
    work(&Bench {
        registry,
        bases,
        read: &read,
    })
}

#[test]
fn every_case_holds() {
    let (registry, bases) = (registry().unwrap(), bases());
    let failures: Vec<String> = with_bench(&registry, &bases, |bench| {
        let run = |rule: &str, case: &Case| {
            check_case(bench, rule, case)
                .err()
                .map(|error| format!("{rule}, line {}: {}\n{error}", case.line, case.title))
        };
        case_files()
            .iter()
            .flat_map(|(rule, file)| {
                file.cases
                    .iter()
                    .filter_map(|case| run(rule, case))
                    .collect::<Vec<_>>()
            })
            .collect()
    });
    assert!(
        failures.is_empty(),
        "{} cases do not hold:\n\n{}",
        failures.len(),
        failures.join("\n\n")
    );
}

#[test]
fn every_rule_has_a_case_that_fires_one_that_is_clean_and_one_that_cannot_judge() {
    let library = Library::builtin().unwrap();
    let files = case_files();
    // Rules of packs have their examples in their files.
    let is_of_pack = |id: &str| library.yaml_rules().any(|(_, rule)| rule.meta().id == id);
    let mut metas = library.registry.rule_metas();
    metas.retain(|meta| !is_of_pack(&meta.id));
    assert_eq!(
        files
            .iter()
            .map(|(folder, _)| folder.as_str())
            .collect::<Vec<_>>(),
        metas.iter().map(|meta| &*meta.id).collect::<Vec<_>>(),
        "each rule has one fixture folder of its name"
    );
    for (meta, (folder, file)) in metas.iter().zip(&files) {
        assert_eq!(file.rule, *folder);
        let has = |is: fn(&Expectation) -> bool| {
            file.cases
                .iter()
                .flat_map(|case| &case.expectations)
                .any(is)
        };
        assert!(
            has(|expectation| matches!(expectation, Expectation::Finding { .. })),
            "{folder}: no case fires"
        );
        assert!(
            has(|expectation| matches!(expectation, Expectation::Pass)),
            "{folder}: no case is clean"
        );
        let unable = has(|expectation| matches!(expectation, Expectation::Unable { .. }));
        assert!(
            unable != meta.never_unable.is_some(),
            "{folder}: an unable case, or the reason why there is none, but not both"
        );
    }
}

/// Groups of rules about text, which one case each way cannot show to be right.
const WORDING: [&str; 3] = ["text", "writing", "privacy"];
/// Cases that such a rule has at least, of either kind.
const LEAST_CASES: usize = 5;

#[test]
fn rules_about_wording_have_five_cases_that_fire_and_five_that_are_silent() {
    let library = Library::builtin().unwrap();
    let mut counts: Vec<(String, usize, usize)> = Vec::new();
    for (rule, file) in case_files() {
        let count = |is: fn(&Expectation) -> bool| {
            let cases = file.cases.iter();
            cases
                .filter(|case| case.expectations.iter().any(is))
                .count()
        };
        let fires = count(|one| matches!(one, Expectation::Finding { .. }));
        let silent = count(|one| matches!(one, Expectation::Pass));
        counts.push((rule, fires, silent));
    }
    for (_, rule) in library.yaml_rules() {
        let count = |kind| {
            let examples = rule.examples().iter();
            examples.filter(|example| example.kind == kind).count()
        };
        let id = rule.meta().id.to_string();
        counts.push((id, count(ExampleKind::Bad), count(ExampleKind::Good)));
    }
    let few: Vec<String> = counts
        .iter()
        .filter(|(id, ..)| {
            WORDING
                .iter()
                .any(|group| id.starts_with(&format!("{group}/")))
        })
        .filter(|(_, fires, silent)| *fires.min(silent) < LEAST_CASES)
        .map(|(id, fires, silent)| format!("{id}: {fires} fire, {silent} are silent"))
        .collect();
    assert!(few.is_empty(), "{}", few.join("\n"));
}

#[test]
fn every_base_raises_nothing() {
    let (registry, bases) = (registry().unwrap(), bases());
    assert!(bases.len() >= 3);
    let rules = RuleSet::select(&registry, Selection::default()).unwrap();
    with_bench(&registry, &bases, |bench| {
        for (name, _) in bench.bases {
            let report = load_base(bench, name).unwrap();
            let memo = Memo::default();
            let form = &registry.forms()[report.form];
            let cx = ReportCx {
                knowledge: registry.knowledge(),
                ..ReportCx::alone(&report, form, &memo)
            };
            let outcome = gouji_core::check(&cx, &rules);
            let messages: Vec<_> = outcome
                .findings
                .iter()
                .map(|finding| &finding.message.zh)
                .collect();
            assert!(messages.is_empty(), "{name}: {messages:?}");
            // A base stands alone: there is no report of the year before to hold it against.
            let needs_past = |index| {
                let mut rules = rules.report_rules();
                rules.any(|one| one.index == index && !one.rule.past_facts().is_empty())
            };
            let unables: Vec<_> = outcome
                .unables
                .iter()
                .filter(|unable| !needs_past(unable.rule))
                .map(|unable| &unable.reason.zh)
                .collect();
            assert!(unables.is_empty(), "{name}: {unables:?}");
            assert!(
                outcome.coverage.figures >= 180 && outcome.coverage.checked_figures >= 170,
                "{name}: {:?}",
                outcome.coverage
            );
        }
    });
}
