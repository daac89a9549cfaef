//! Personal data that a rule finds is in no message, and each of its places is masked.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use gouji_core::{
    BlockKind, ByteOffsets, DocumentBuilder, DocumentId, Form, Memo, Outcome, Piece, Plugin,
    Registry, Report, ReportCx, RuleSet, Selection, SourceText,
};
use gouji_pack::{PackFile, PackSource, Settings};

const RULE: &str = "\
id: my/mobile
title: 手机号
kind: pattern
pattern: 1[3-9][0-9]{9}
mask: true
message: 写了手机号{match}，{count}处，全文{distinct}个
examples: {bad: [手机13900112233], good: [无]}
";

fn registry() -> Registry {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/disclosure");
    let read = |path: &str| PackFile {
        path: path.to_owned(),
        bytes: Cow::Owned(fs::read(root.join(path)).unwrap()),
    };
    let pack = PackSource {
        name: "disclosure".to_owned(),
        files: ["pack.yaml", "forms/form_2019.yaml", "forms/form_2021.yaml"]
            .map(read)
            .to_vec(),
        is_builtin: true,
    };
    let rule = PackSource {
        name: String::new(),
        files: vec![PackFile {
            path: "rule.yaml".to_owned(),
            bytes: Cow::Borrowed(RULE.as_bytes()),
        }],
        is_builtin: false,
    };
    let loaded = gouji_pack::load(&[pack, rule], &Settings::default());
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    let mut registry = Registry::new();
    for pack in &loaded.packs {
        pack.register(&mut registry).unwrap();
    }
    registry
}

/// A text whose lines are paragraphs, read as a report.
fn report(forms: &[Form], text: &str) -> Report {
    let source = SourceText::new(text.to_owned(), ByteOffsets::default());
    let mut builder = DocumentBuilder::new(DocumentId(0), "txt", Some("utf-8"), source);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        let offset = |at: usize| u32::try_from(at).unwrap();
        let piece = Piece {
            text: content,
            source: offset(at)..offset(at + content.len()),
            element: None,
        };
        builder.add_block(BlockKind::Paragraph, &[piece], None);
        at += line.len();
    }
    gouji_core::load(builder.finish(), forms, Some(0)).unwrap()
}

fn checked(text: &str) -> (Report, Outcome) {
    let registry = registry();
    let report = report(registry.forms(), text);
    let memo = Memo::default();
    let cx = ReportCx::alone(&report, &registry.forms()[0], &memo);
    let Ok(rules) = RuleSet::select(&registry, Selection::default()) else {
        panic!("no rules");
    };
    let outcome = gouji_core::check(&cx, &rules);
    (report, outcome)
}

#[test]
fn each_number_is_one_finding_and_shows_two_of_its_digits() {
    let (report, outcome) = checked(
        "一、总体情况\n申请人手机13900112233，另一申请人手机15812345678。\n回访13900112233。\n",
    );
    let messages: Vec<&str> = outcome
        .findings
        .iter()
        .map(|one| &*one.message.zh)
        .collect();
    assert_eq!(
        messages,
        [
            "写了手机号1＊＊＊＊＊＊＊＊＊3，2处，全文2个",
            "写了手机号1＊＊＊＊＊＊＊＊＊8，1处，全文2个",
        ]
    );
    assert_eq!(outcome.findings[0].related.len(), 1);
    let masked: Vec<&str> = outcome
        .masked
        .iter()
        .map(|span| report.document.quote(*span))
        .collect();
    assert_eq!(masked, ["13900112233", "15812345678", "13900112233"]);
    let line = report.document.blocks[1].span;
    assert_eq!(
        outcome.quote(&report.document, line),
        "申请人手机1＊＊＊＊＊＊＊＊＊3，另一申请人手机1＊＊＊＊＊＊＊＊＊8。"
    );
}

#[test]
fn many_numbers_are_cut_short_counted_and_all_masked() {
    let numbers: Vec<String> = (0..30)
        .map(|number| format!("139001122{number:02}"))
        .collect();
    let (_, outcome) = checked(&format!("一、总体情况\n{}\n", numbers.join("、")));
    assert_eq!((outcome.findings.len(), outcome.masked.len()), (20, 30));
    let label = outcome.findings[19].label.as_ref().unwrap();
    assert_eq!(label.zh, "共 30 个，只列出前 20 个");
    for finding in &outcome.findings {
        let told = format!("{finding:?}");
        assert!(!told.contains("900112"), "{told}");
    }
}
