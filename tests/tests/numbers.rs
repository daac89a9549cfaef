//! Every number of a report is listed exactly once, and the totals are those of the list.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;

use gouji_core::{
    Coverage, Memo, NumberRecord, Outcome, Prose, Registry, Report, ReportCx, RuleSet, Selection,
    Span,
};
use gouji_engine::registry;
use gouji_tests::{form, read, render, root};

/// The bundled filings and the bases, and each base in other styles.
fn reports(registry: &Registry) -> Vec<(String, Report)> {
    let mut reports = Vec::new();
    for folder in ["tests/filings", "rules/disclosure/bases"] {
        let mut paths: Vec<_> = fs::read_dir(root().join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let report = read(registry, &name, &fs::read(&path).unwrap());
            let form = form(registry, &report);
            let styles = [
                ("flattened.txt", render::flattened(&report, form)),
                ("rows.txt", render::rows(&report, form)),
                ("page.html", render::html(&report, form)),
            ];
            for (style, text) in styles.into_iter().filter(|_| name.starts_with("20")) {
                let other = read(registry, style, text.as_bytes());
                reports.push((format!("{name} as {style}"), other));
            }
            reports.push((name, report));
        }
    }
    assert!(reports.len() > 10);
    reports
}

fn with_numbers(
    registry: &Registry,
    each: impl Fn(&str, &ReportCx<'_>, &Outcome, &[NumberRecord]),
) {
    let rules = RuleSet::select(registry, Selection::default()).unwrap();
    for (name, report) in &reports(registry) {
        let memo = Memo::default();
        let cx = ReportCx::alone(report, form(registry, report), &memo);
        let (outcome, numbers) = gouji_core::check_numbers(&cx, &rules);
        each(name, &cx, &outcome, &numbers);
    }
}

/// How many numbers of a list hold a place; each is at or behind the place of the one before.
fn holders(numbers: &[NumberRecord], place: Span) -> usize {
    let first = numbers.partition_point(|one| one.span.end <= place.start);
    let rest = numbers[first..].iter();
    rest.take_while(|one| one.span.start < place.end).count()
}

#[test]
fn every_digit_of_the_prose_is_listed_exactly_once() {
    let registry = registry().unwrap();
    with_numbers(&registry, |name, cx, _, numbers| {
        let mut digits = 0;
        for paragraph in &Prose::of(cx).paragraphs {
            let text = paragraph.text();
            for (at, _) in text.match_indices(|ch: char| ch.is_ascii_digit()) {
                let place = paragraph.span_of(at..at + 1);
                let around = cx.quote(paragraph.span);
                assert_eq!(
                    holders(numbers, place),
                    1,
                    "{name}: {} of {around}",
                    cx.quote(place)
                );
                digits += 1;
            }
        }
        assert!(digits > 20, "{name}: {digits}");
    });
}

#[test]
fn every_figure_of_the_tables_is_listed_exactly_once() {
    let registry = registry().unwrap();
    with_numbers(&registry, |name, cx, _, numbers| {
        let figures = cx.report.facts.iter();
        let figures = figures.filter(|(_, fact)| fact.value.is_figure());
        for (id, fact) in figures {
            let path = &cx.form.fact(id).path;
            assert_eq!(holders(numbers, fact.span), 1, "{name}: {path}");
            let listed = numbers.iter().find(|one| one.fact == Some(id));
            assert_eq!(
                listed.map(|one| (one.span, one.value)),
                Some((fact.span, fact.value.number())),
                "{name}: {path}"
            );
        }
    });
}

#[test]
fn the_list_rises_and_the_coverage_is_its_sum() {
    let registry = registry().unwrap();
    with_numbers(&registry, |name, _, outcome, numbers| {
        for pair in numbers.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start, "{name}: {pair:?}");
        }
        let counted = numbers.iter().map(|one| (one, !one.rules.is_empty()));
        let sum = Coverage {
            is_cut: outcome.coverage.is_cut,
            ..Coverage::count(counted)
        };
        assert_eq!(sum, outcome.coverage, "{name}");
        assert!(sum.checked() > 0 && sum.checked() <= sum.total(), "{name}");
    });
}

#[test]
fn figures_that_are_not_of_the_form_are_listed_and_nothing_checked_them() {
    let registry = registry().unwrap();
    let base = gouji_tests::base("2021-a");
    let changed = base
        .replace("| 行政强制 | 2 |", "| 行政裁决 | 7654 |  |  |\n| 行政强制 | 2 |")
        .replace(
            "（一）主动公开。",
            "| 年份 | 2022年 | 2023年 |\n| --- | --- | --- |\n| 点击量（次） | 8765 | 约9876次 |\n\n（一）主动公开。",
        );
    let report = read(&registry, "a.md", changed.as_bytes());
    let rules = RuleSet::select(&registry, Selection::default()).unwrap();
    let memo = Memo::default();
    let cx = ReportCx::alone(&report, form(&registry, &report), &memo);
    let (outcome, numbers) = gouji_core::check_numbers(&cx, &rules);
    for text in ["7654", "8765", "约9876次"] {
        let found: Vec<_> = numbers
            .iter()
            .filter(|one| cx.quote(one.span) == text)
            .collect();
        let [one] = &found[..] else {
            panic!("{text}: {found:?}");
        };
        assert!(one.is_in_table && one.fact.is_none(), "{one:?}");
        assert!(one.rules.is_empty(), "{one:?}");
    }
    let years = numbers.iter().filter(|one| cx.quote(one.span) == "2022年");
    assert_eq!(years.count(), 1);
    let report = read(&registry, "a.md", base.as_bytes());
    let memo = Memo::default();
    let cx = ReportCx::alone(&report, form(&registry, &report), &memo);
    let before = gouji_core::check(&cx, &rules).coverage;
    assert_eq!(outcome.coverage.figures, before.figures + 3);
    assert_eq!(outcome.coverage.dates, before.dates + 2);
}
