//! A run of several files, from the first finding to the totals.

use gouji_core::{FactId, Gap, GapKind, Lang, RuleIndex, Severity, Unable};

use super::{OPTIONS, golden};
use crate::sample;
use crate::sink::Sink;
use crate::terminal::{Terminal, TerminalOptions};
use crate::wire::{self, SkippedWire, Tally};

fn run(options: TerminalOptions) -> String {
    let (form, registry) = (sample::form(), sample::registry());
    let rules = sample::rules(&registry);
    let mut report = sample::report(&form, sample::TEXT);
    let gap = |kind, reason: &str, span| Gap {
        kind,
        reason: sample::words(reason),
        span,
    };
    report.document.gaps.push(gap(
        GapKind::Encoding,
        "有 1 个字符无法解码",
        Some(sample::place(&report, "\u{fffd}", 0)),
    ));
    let mut outcome = sample::outcome(vec![sample::finding(
        &report,
        0,
        Severity::Error,
        "总计有误",
        "3",
        1,
    )]);
    let unable = |facts: &[u16], reason: &str| Unable {
        rule: RuleIndex(1),
        reason: sample::words(reason),
        missing: facts.iter().copied().map(FactId).collect(),
        span: None,
    };
    outcome.unables = vec![
        unable(&[0, 1], "单元格读不准"),
        unable(&[1, 2, 3], "单元格读不准"),
        unable(&[], "没有上一年的报告"),
    ];
    let checked = wire::report(
        "甲/馆陶.txt",
        &report,
        &form,
        &outcome,
        &rules,
        options.lang,
    );
    let reason = sample::words("文件已加密");
    let unreadable = wire::unreadable("乙.doc", &reason, &[], None, options.lang);
    let mut tally = Tally::new(&rules, options.lang);
    tally.add(&checked);
    tally.add(&unreadable);
    let mut out = Vec::new();
    let mut terminal = Terminal::new(&mut out, options);
    terminal.report(&checked).unwrap();
    terminal.report(&unreadable).unwrap();
    terminal
        .finish(&tally.finish(vec![SkippedWire {
            kind: "jpg".to_owned(),
            count: 2,
        }]))
        .unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_run_ends_with_a_line_for_each_rule_and_the_totals() {
    golden("run", &run(OPTIONS));
}

#[test]
fn a_run_in_english() {
    golden(
        "run_en",
        &run(TerminalOptions {
            lang: Lang::En,
            ..OPTIONS
        }),
    );
}

#[test]
fn a_quiet_run_has_a_line_for_each_finding_and_the_totals() {
    golden(
        "run_quiet",
        &run(TerminalOptions {
            quiet: true,
            ..OPTIONS
        }),
    );
}

#[test]
fn colours_do_not_move_the_carets() {
    let coloured = run(TerminalOptions {
        colour: true,
        ..OPTIONS
    });
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, behind)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = behind.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(plain, run(OPTIONS));
}
