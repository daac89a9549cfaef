//! How often the cell is named, over many changes.

use std::collections::BTreeMap;

use gouji_engine::registry;

use crate::sheet::{Dice, PARTS, messages, sheets};

#[test]
fn each_single_changed_cell_is_named_with_its_right_value() {
    let registry = registry().unwrap();
    let mut dice = Dice(20_240_131);
    let (mut exact, mut either, mut missed) = (0, 0, Vec::new());
    let mut review = BTreeMap::from([("exact", 0), ("either", 0), ("among", 0)]);
    for sheet in sheets(&registry) {
        assert!(sheet.outcome().findings.is_empty());
        for (path, right) in sheet.figures() {
            let wrong = loop {
                let reach = if dice.often(50) { 3 } else { 60 };
                let change = i64::try_from(dice.below(2 * reach + 1)).unwrap()
                    - i64::try_from(reach).unwrap();
                if change != 0 && right + change >= 0 {
                    break right + change;
                }
            };
            let changed = sheet.with(&[(&path, wrong)]);
            let outcome = changed.outcome();
            let told = messages(&outcome);
            let [finding] = outcome.findings.as_slice() else {
                panic!("{path} := {wrong}: {told:?}");
            };
            assert!(
                finding.facts.contains(&sheet.id(&path)),
                "{path} := {wrong}: {told:?}"
            );
            let name = &sheet.form().fact(sheet.id(&path)).name;
            let is_named = finding
                .message
                .zh
                .contains(&format!("{name} 填 {wrong}，应为 {right}"));
            let kind = match (is_named, finding.message.zh.starts_with("有两种可能")) {
                (true, true) => "either",
                (true, false) if changed.cell(finding) == path => "exact",
                _ => "among",
            };
            if path.starts_with("review.") {
                *review.get_mut(kind).unwrap() += 1;
                continue;
            }
            match kind {
                "exact" => exact += 1,
                "either" => either += 1,
                _ => missed.push(format!("{path} {right} := {wrong}: {}", finding.message.zh)),
            }
        }
    }
    let all = exact + either + missed.len();
    println!(
        "table three: {exact} of {all} named, {either} among two, {} not",
        missed.len()
    );
    println!("table four: {review:?}");
    assert!(all > 1600, "{all}");
    assert!(exact * 100 >= all * 95, "{exact} of {all}");
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn swaps_and_shifts_of_filled_rows_are_recognised() {
    let registry = registry().unwrap();
    let (mut counts, mut tried) = (BTreeMap::<(&str, bool), usize>::new(), 0);
    for sheet in sheets(&registry).into_iter().skip(1).take(5) {
        let figures = sheet.figures();
        let columns: Vec<&str> = PARTS.iter().copied().chain(["total"]).collect();
        for row in [
            "new",
            "granted",
            "denied_third_party",
            "unavailable_not_held",
            "handled_total",
        ] {
            let path = |column: &str| format!("requests.{row}.{column}");
            let values: Vec<i64> = columns
                .iter()
                .map(|column| figures[&path(column)])
                .collect();
            if values[1] == values[2] || values.iter().filter(|value| **value != 0).count() < 4 {
                continue;
            }
            tried += 1;
            let mut swapped = values.clone();
            swapped.swap(1, 2);
            let mut left = values[1..].to_vec();
            left.push(0);
            let right: Vec<i64> = std::iter::once(0)
                .chain(values[..6].iter().copied())
                .collect();
            for (kind, told, changed) in [
                ("swap", "左右两格填反", swapped),
                ("left", "左移了一格", left),
                ("right", "右移了一格", right),
            ] {
                let paths: Vec<String> = columns.iter().map(|column| path(column)).collect();
                let cells: Vec<(&str, i64)> =
                    paths.iter().map(String::as_str).zip(changed).collect();
                let outcome = sheet.with(&cells).outcome();
                assert!(!outcome.findings.is_empty());
                let all = messages(&outcome);
                let is_told = all.len() == 1 && all[0].contains(told);
                if !is_told {
                    println!("{kind} {row} {values:?}: {all:?}");
                }
                *counts.entry((kind, is_told)).or_default() += 1;
            }
        }
    }
    println!("{tried} rows: {counts:?}");
    for kind in ["swap", "left", "right"] {
        let (told, not) = (counts.get(&(kind, true)), counts.get(&(kind, false)));
        assert!(
            told.copied().unwrap_or(0) >= 9 * not.copied().unwrap_or(0),
            "{kind}: {counts:?}"
        );
    }
}

/// Several wrong cells at once: which are named, and whether a cell that was right is.
#[test]
fn several_wrong_cells_seldom_accuse_a_right_one() {
    let registry = registry().unwrap();
    let mut dice = Dice(99);
    let mut table: BTreeMap<u64, [u32; 4]> = BTreeMap::new();
    for sheet in sheets(&registry) {
        let figures = sheet.figures();
        let paths: Vec<&str> = figures.keys().map(String::as_str).collect();
        let paths: Vec<&str> = paths
            .into_iter()
            .filter(|path| path.starts_with("requests."))
            .collect();
        for count in [2, 3, 5, 10] {
            for _ in 0..6 {
                let mut cells = BTreeMap::new();
                for _ in 0..count {
                    let at = usize::try_from(dice.below(paths.len() as u64)).unwrap();
                    let more = i64::try_from(1 + dice.below(20)).unwrap();
                    cells.insert(paths[at], figures[paths[at]] + more);
                }
                let changed: Vec<(&str, i64)> =
                    cells.iter().map(|(path, value)| (*path, *value)).collect();
                let sheet = sheet.with(&changed);
                let outcome = sheet.outcome();
                let [named, right, told, all] = table.entry(count).or_default();
                *all += u32::try_from(cells.len()).unwrap();
                *told += u32::try_from(outcome.findings.len()).unwrap();
                for finding in &outcome.findings {
                    if finding.message.zh.starts_with("表三") && finding.message.zh.contains("应为")
                    {
                        *named += 1;
                        *right += u32::from(cells.contains_key(sheet.cell(finding).as_str()));
                    }
                }
            }
        }
    }
    for (count, [named, right, told, all]) in table {
        println!(
            "{count} wrong cells: {told} findings for {all} cells, {named} name a cell, {right} of them one that is wrong"
        );
        assert!(right * 100 >= named * 97, "{count}: {right} of {named}");
    }
}
