//! Changes every single figure and every row of a flattened filing: each change is noticed, and
//! none moves a figure into another column.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::ops::Range;

use gouji_core::{FactId, Origin, Registry, Report, Span, Value};
use gouji_engine::registry;
use gouji_tests::{base, check, figures, flattened_filing, form, read, render, sample_filing};

/// The filings to change: the bundled one, and the sample where it lies beside the project.
fn filings() -> Vec<(&'static str, String)> {
    let bundled = ("bundled", flattened_filing());
    std::iter::once(bundled)
        .chain(sample_filing().map(|text| ("sample", text)))
        .collect()
}

fn bytes(report: &Report, span: Span) -> Range<usize> {
    match report.document.origin(span) {
        Some(Origin::Text { bytes, .. }) => {
            usize::try_from(bytes.start).unwrap()..usize::try_from(bytes.end).unwrap()
        }
        other => panic!("{other:?}"),
    }
}

/// Facts of tables three and four.
fn counted(registry: &Registry, report: &Report) -> Vec<FactId> {
    let form = form(registry, report);
    report
        .facts
        .iter()
        .map(|(id, _)| id)
        .filter(|id| form.fact(*id).table > 0)
        .collect()
}

fn values(registry: &Registry, report: &Report) -> BTreeMap<String, Value> {
    figures(registry, report).into_iter().collect()
}

#[test]
fn every_changed_figure_is_among_the_operands_of_a_finding() {
    let registry = registry().unwrap();
    for (name, text) in filings() {
        let report = read(&registry, "filing.txt", text.as_bytes());
        let form = form(&registry, &report);
        let before = values(&registry, &report);
        let facts = counted(&registry, &report);
        assert_eq!(facts.len(), 161 + 15, "{name}");
        for id in facts {
            let path = &form.fact(id).path;
            let place = bytes(&report, report.fact_span(id).unwrap());
            for figure in ["7", "40"] {
                let figure = if &text[place.clone()] == figure {
                    "41"
                } else {
                    figure
                };
                let figure = if place.is_empty() {
                    format!("{figure}\n")
                } else {
                    figure.to_owned()
                };
                let changed = [&text[..place.start], &figure, &text[place.end..]].concat();
                let other = read(&registry, "filing.txt", changed.as_bytes());
                let outcome = check(&registry, &other);
                assert!(
                    outcome
                        .findings
                        .iter()
                        .any(|finding| finding.facts.contains(&id) && finding.comparison.is_some()),
                    "{name}: {path} := {figure}"
                );
                let mut after = values(&registry, &other);
                assert_eq!(
                    after.insert(path.clone(), before[path].clone()),
                    Some(Value::parse(figure.trim())),
                    "{name}: {path}"
                );
                assert_eq!(
                    after, before,
                    "{name}: {path} := {figure} moved other figures"
                );
            }
        }
    }
}

#[test]
fn every_deleted_row_is_named() {
    let registry = registry().unwrap();
    for (name, text) in filings() {
        let report = read(&registry, "filing.txt", text.as_bytes());
        let form = form(&registry, &report);
        let before = values(&registry, &report);
        for (index, table) in report
            .tables
            .iter()
            .enumerate()
            .filter(|(index, _)| *index < 2)
        {
            for row in &table.rows {
                let place = bytes(&report, row.span);
                // The bar behind the last figure goes with it.
                let end = place.end + text[place.end..].find('|').unwrap() + 1;
                let changed = [&text[..place.start], text[end..].trim_start_matches('\n')].concat();
                let form_row = &form.tables[index].blocks[row.block].rows[row.row];
                let other = read(&registry, "filing.txt", changed.as_bytes());
                let outcome = check(&registry, &other);
                let named = |facts: &[FactId]| facts.contains(&form_row.fact(0));
                let noticed = outcome.findings.iter().any(|finding| named(&finding.facts))
                    || outcome.unables.iter().any(|unable| named(&unable.missing));
                assert!(noticed, "{name}: row {}", form_row.id);
                for (path, value) in values(&registry, &other) {
                    assert_eq!(
                        before[&path], value,
                        "{name}: without row {}, {path}",
                        form_row.id
                    );
                }
            }
        }
    }
}

/// Deletes single lines of the tables: a figure is then unreadable or gone, never another's.
#[test]
fn no_deleted_line_moves_a_figure() {
    let registry = registry().unwrap();
    for (name, text) in filings() {
        let report = read(&registry, "filing.txt", text.as_bytes());
        let before = values(&registry, &report);
        let lines: Vec<&str> = text.lines().collect();
        let heading = |mark: &str| {
            lines
                .iter()
                .position(|line| line.starts_with(mark))
                .unwrap()
        };
        let tables = heading("二、主动公开政府信息情况")..heading("五、存在的主要问题");
        let mut unread = 0;
        for deleted in tables {
            let kept: Vec<&str> = lines
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != deleted)
                .map(|(_, line)| *line)
                .collect();
            let other = read(&registry, "filing.txt", kept.join("\n").as_bytes());
            for (path, value) in values(&registry, &other) {
                let same = before[&path] == value;
                unread += usize::from(value == Value::Unreadable);
                // A lost bar can glue two figures to one cell; such a row is unreadable as a whole.
                assert!(
                    same || matches!(value, Value::Unreadable | Value::Blank),
                    "{name}: without line {} ({:?}), {path} is {value:?}",
                    deleted + 1,
                    lines[deleted]
                );
            }
        }
        assert!(unread > 0, "{name}: no deletion made a row unreadable");
    }
}

/// Deletes, doubles and inserts single cells of rows that stand one a line, as Markdown, as bare
/// rows, padded at the end, with tabs, and as HTML.
#[test]
fn no_deleted_or_surplus_cell_moves_a_figure() {
    let registry = registry().unwrap();
    for name in ["2019-a", "2021-b"] {
        let markdown = base(name);
        let report = read(&registry, "a.md", markdown.as_bytes());
        let before = values(&registry, &report);
        let form = form(&registry, &report);
        let rows = render::rows(&report, form);
        let padded = rows.replace(" |\n", " ||||\n");
        let tabs = markdown
            .replace(" | ", "\t")
            .replace("| ", "")
            .replace(" |", "");
        let styles = [
            ("a.md", markdown.clone(), "|", "| 0 "),
            ("rows.txt", rows, "|", "| 0 "),
            ("padded.txt", padded, "|", "| 0 "),
            ("tabs.txt", tabs, "\t", "\t0"),
            (
                "page.html",
                render::html(&report, form),
                "<td",
                "<td>0</td>",
            ),
        ];
        for (file, text, separator, surplus) in styles {
            let mut changes = 0;
            for (start, end) in cells(&text, separator) {
                let (head, cell, tail) = (&text[..start], &text[start..end], &text[end..]);
                let changed = [
                    [head, "", tail],
                    [head, cell, &text[start..]],
                    [head, surplus, &text[start..]],
                ];
                for parts in changed {
                    changes += 1;
                    let other = read(&registry, file, parts.concat().as_bytes());
                    for (path, value) in values(&registry, &other) {
                        let doubtful = matches!(value, Value::Unreadable | Value::Blank);
                        assert!(
                            before.get(&path) == Some(&value) || doubtful,
                            "{name} as {file}, {cell:?} became {:?}: {path} is {value:?}, was {:?}",
                            parts[1],
                            before.get(&path)
                        );
                    }
                }
            }
            assert!(changes > 600, "{name} as {file}: {changes}");
        }
    }
}

/// Byte ranges of the cells of a text, each with one separator.
fn cells(text: &str, separator: &str) -> Vec<(usize, usize)> {
    let starts: Vec<usize> = text.match_indices(separator).map(|(at, _)| at).collect();
    let end = |at: usize| {
        let stop = if separator == "<td" {
            "</td>"
        } else {
            separator
        };
        let rest = &text[at + separator.len()..];
        let line = rest.find('\n').unwrap_or(rest.len());
        let next = rest.find(stop).map_or(line, |next| {
            if separator == "<td" {
                next + stop.len()
            } else {
                next.min(line)
            }
        });
        at + separator.len() + next
    };
    starts.into_iter().map(|at| (at, end(at))).collect()
}
