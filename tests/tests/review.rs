//! What a careful reviewer marks in a filing, item by item: found by which rule, or why not.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use gouji_core::{Registry, Report, RuleSet, Selection};
use gouji_engine::registry;
use gouji_tests::{check, flattened_filing, read, sample_filing};
use serde_json::Value as Json;

/// An item of the list.
#[derive(Debug)]
struct Item {
    number: u64,
    title: String,
    sureness: String,
    /// The rule that finds it; else the reason why none does stands in the list.
    rule: Option<String>,
    changes: Vec<(String, String)>,
    quote: Option<String>,
}

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn items() -> Vec<Item> {
    let text = std::fs::read_to_string(root().join("review/items.md")).unwrap();
    text.split("\n## ").skip(1).map(item).collect()
}

fn item(text: &str) -> Item {
    let mut lines = text.lines();
    let heading = lines.next().unwrap();
    let (number, rest) = heading.split_once(' ').unwrap();
    let (title, sureness) = rest.rsplit_once('（').unwrap();
    let mut item = Item {
        number: number.parse().unwrap(),
        title: title.to_owned(),
        sureness: sureness.trim_end_matches('）').to_owned(),
        rule: None,
        changes: Vec::new(),
        quote: None,
    };
    let mut is_explained = false;
    for line in lines.filter_map(|line| line.strip_prefix("- ")) {
        let (key, value) = line.split_once(": ").unwrap();
        match key {
            "查出" => item.rule = Some(value.to_owned()),
            "查不出" => is_explained = !value.is_empty(),
            "改" => {
                let (old, new) = value.split_once(" ⇒ ").unwrap();
                let line_ends = |text: &str| text.replace('⏎', "\n");
                item.changes.push((line_ends(old), line_ends(new)));
            }
            "标出" => item.quote = Some(value.to_owned()),
            other => panic!("{number}: {other}"),
        }
    }
    assert!(
        item.rule.is_some() != is_explained,
        "{heading}: found, or why not"
    );
    item
}

/// Places that the findings of a rule point at.
fn places(registry: &Registry, report: &Report, rule: &str) -> Vec<(u32, u32)> {
    let rules = RuleSet::select(registry, Selection::default()).unwrap();
    let outcome = check(registry, report);
    let of_rule = outcome.findings.iter();
    let of_rule = of_rule.filter(|finding| rules.meta(finding.rule).id == rule);
    of_rule
        .flat_map(|finding| {
            let related = finding.related.iter().map(|related| related.span);
            [finding.span].into_iter().chain(related)
        })
        .map(|span| (span.start, span.end))
        .collect()
}

/// Whether a rule points at an occurrence of a quote; at anything, where there is no quote.
fn finds(registry: &Registry, report: &Report, rule: &str, quote: &str) -> bool {
    let places = places(registry, report, rule);
    if quote.is_empty() {
        return !places.is_empty();
    }
    let text = &report.document.text;
    let mut quoted = text.match_indices(quote).map(|(at, _)| {
        let at = u32::try_from(at).unwrap();
        (at, at + u32::try_from(quote.len()).unwrap())
    });
    quoted.any(|(start, end)| places.iter().any(|place| place.0 < end && start < place.1))
}

/// The bundled filing with the changes of an item.
fn changed(item: &Item) -> String {
    let apply = |text: String, (old, new): &(String, String)| {
        assert!(
            text.contains(old),
            "{} {}: {old:?} is not there",
            item.number,
            item.title
        );
        text.replacen(old, new, 1)
    };
    item.changes.iter().fold(flattened_filing(), apply)
}

#[test]
fn what_is_said_to_be_found_is_found_where_it_is_planted() {
    let registry = registry().unwrap();
    let mut missed = Vec::new();
    for item in items() {
        let (Some(rule), is_there) = (&item.rule, !item.changes.is_empty() || item.quote.is_some())
        else {
            continue;
        };
        let quote = item.quote.as_deref().unwrap_or("");
        let report = read(&registry, "songling-2019.txt", changed(&item).as_bytes());
        if is_there && !finds(&registry, &report, rule, quote) {
            missed.push(format!(
                "{} {}: {rule} does not point at {quote}",
                item.number, item.title
            ));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn all_that_a_reviewer_certainly_marks_and_two_thirds_of_the_rest_are_found() {
    let items = items();
    assert_eq!(
        items.iter().map(|item| item.number).collect::<Vec<_>>(),
        (1..=33).collect::<Vec<_>>()
    );
    // Items 29 to 33 are about form, not about substance and words.
    let of = |sureness: &str| -> Vec<&Item> {
        let items = items.iter().filter(|item| item.number <= 28);
        items.filter(|item| item.sureness == sureness).collect()
    };
    let found = |items: &[&Item]| items.iter().filter(|item| item.rule.is_some()).count();
    let (certain, probable) = (of("H"), of("M"));
    assert_eq!((certain.len(), found(&certain)), (8, 8));
    assert!(found(&probable) * 3 >= probable.len() * 2);
}

/// What the labels of the sample say of it.
fn labels() -> Option<Json> {
    let path = root().join("../../shared/samples/labels.jsonl");
    let labels = std::fs::read_to_string(path).ok()?;
    let mut labels = labels
        .lines()
        .map(|line| serde_json::from_str::<Json>(line).unwrap());
    labels.find(|label| label["file"] == "guantao-2019.txt")
}

#[test]
fn the_items_of_the_sample_are_found_as_the_list_says() {
    let (Some(text), Some(labels)) = (sample_filing(), labels()) else {
        eprintln!("the sample filing is not beside the project; the bundled one stands for it");
        return;
    };
    let registry = registry().unwrap();
    let report = read(&registry, "guantao-2019.txt", text.as_bytes());
    let defects = labels["defects"].as_array().unwrap();
    let mut missed = Vec::new();
    for item in items() {
        let label = defects.iter().find(|label| label["item"] == item.number);
        let label = label.unwrap_or_else(|| panic!("{}: no label", item.number));
        let sureness = label["confidence"].as_str().unwrap();
        assert!(
            sureness.starts_with(&item.sureness),
            "{}: {sureness}",
            item.number
        );
        let facts = !label["where"]["facts"].as_array().unwrap().is_empty();
        let quote = label["where"]["quote"].as_str().unwrap();
        // A label of a cell or a row quotes the label of the row.
        let is_of_table = facts || label["kind"] == "table-surplus-cells";
        let quote = if is_of_table { "" } else { quote };
        let rule = item.rule.as_deref();
        if rule.is_some_and(|rule| !finds(&registry, &report, rule, quote)) {
            missed.push(format!(
                "{} {}: {rule:?} at {quote}",
                item.number, item.title
            ));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn nothing_points_at_what_looks_wrong_in_the_sample_and_is_right() {
    let (Some(text), Some(labels)) = (sample_filing(), labels()) else {
        eprintln!("the sample filing is not beside the project; the bundled one stands for it");
        return;
    };
    let registry = registry().unwrap();
    let report = read(&registry, "guantao-2019.txt", text.as_bytes());
    let rules = RuleSet::select(&registry, Selection::default()).unwrap();
    let outcome = check(&registry, &report);
    let defects = labels["defects"].as_array().unwrap().iter();
    let quotes: Vec<&str> = defects
        .map(|defect| defect["where"]["quote"].as_str().unwrap())
        .filter(|quote| !quote.is_empty())
        .collect();
    let mut accused = Vec::new();
    for trap in labels["traps"].as_array().unwrap() {
        let fragment = trap["fragment"].as_str().unwrap();
        let start = text.find(fragment).unwrap();
        let range = start..start + fragment.len();
        for finding in &outcome.findings {
            let place = finding.span.range();
            // Some defects stand inside what is right otherwise.
            let is_defect = quotes
                .iter()
                .any(|quote| text[place.clone()].contains(quote));
            if !is_defect && place.start < range.end && range.start < place.end {
                accused.push(format!("{fragment}: {}", rules.meta(finding.rule).id));
            }
        }
    }
    assert!(accused.is_empty(), "{}", accused.join("\n"));
}
