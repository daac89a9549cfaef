//! Faults of rules of the kinds that look at text, sections and cells, at their places.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use gouji_core::Diagnostic;
use gouji_pack::{PackFile, PackSource, Settings, load};

/// The built-in pack and a rule with this body.
fn faults(body: &str) -> (String, Vec<Diagnostic>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/disclosure");
    let read = |path: &str| PackFile {
        path: path.to_owned(),
        bytes: Cow::Owned(fs::read(root.join(path)).unwrap()),
    };
    let files = ["pack.yaml", "forms/form_2019.yaml", "forms/form_2021.yaml"];
    let pack = PackSource {
        name: "disclosure".to_owned(),
        files: files.map(read).to_vec(),
        is_builtin: true,
    };
    let text = format!("id: my/rule\ntitle: 规则\n{body}\nexamples: {{bad: [甲], good: [乙]}}\n");
    let rule = PackSource {
        name: String::new(),
        files: vec![PackFile {
            path: "rule.yaml".to_owned(),
            bytes: Cow::Owned(text.clone().into_bytes()),
        }],
        is_builtin: false,
    };
    let loaded = load(&[pack, rule], &Settings::default());
    (text, loaded.diagnostics)
}

/// Each body has one fault with this code at this text; an empty one is the id of the rule.
#[track_caller]
fn check(cases: &[(&str, &str, &str)]) {
    for (body, code, place) in cases {
        let (text, faults) = faults(body);
        let seen: Vec<(&str, &str)> = faults
            .iter()
            .map(|fault| (fault.code, &text[fault.range.clone()]))
            .collect();
        let place = if place.is_empty() { "my/rule" } else { *place };
        assert_eq!(seen, [(*code, place)], "{body}\n{faults:#?}");
    }
}

#[test]
fn together() {
    check(&[
        ("kind: together\nif: 复议", "E1440", "复议"),
        ("kind: together\nif: 行政复议\nthen: 复议", "E1441", "复议"),
        (
            "kind: together\nif: 复议\nthen: 结果\nthen_not: 结果",
            "E1441",
            "结果",
        ),
        (
            "kind: together\nif: 复议\nthen: 结果\nexcept: 诉讼",
            "E1406",
            "诉讼",
        ),
        ("kind: together\nif: 复议\nthen: \"\"", "E1405", "\"\""),
        (
            "类型: 条件共现\n如果: 复议\n则须有: 结果\n在: 章",
            "E1205",
            "章",
        ),
    ]);
}

#[test]
fn length() {
    check(&[
        ("kind: length", "E1442", ""),
        ("kind: length\nmin: 300\nmax: 200", "E1442", "200"),
        (
            "kind: length\nunit: sentences\nper: sentence\nmax: 3",
            "E1442",
            "3",
        ),
        ("类型: 篇幅\n单位: 段数\n每: 段落\n至少: 2", "E1442", "2"),
        ("kind: length\nmin: -1", "E1206", "-1"),
    ]);
}

#[test]
fn pattern() {
    check(&[
        ("kind: pattern\npattern: \"[0-9]*\"", "E1402", "\"[0-9]*\""),
        ("kind: pattern\npattern: \"(甲\"", "E1401", "("),
        ("kind: pattern\npattern: (甲)乙\nmark: 2", "E1443", "2"),
        (
            "类型: 模式\n模式: (?P<号码>甲)\n标出: 号马",
            "E1443",
            "号马",
        ),
        (
            "kind: pattern\npattern: 甲\nexcept: \"乙?\"",
            "E1402",
            "\"乙?\"",
        ),
        (
            "kind: pattern\npattern: 甲\ncheck: 护照号",
            "E1205",
            "护照号",
        ),
    ]);
}

#[test]
fn dated() {
    let entry = |fields: &str| format!("kind: dated\nentries:\n  - words: 甲\n{fields}");
    check(&[
        ("kind: dated\nentries: {words: 甲}", "E1444", "甲"),
        (&entry("    from: 去年"), "E1444", "去年"),
        (&entry("    from: 2021-13"), "E1444", "2021-13"),
        (
            &entry("    from: 2021\n    to: 2020-12-31"),
            "E1444",
            "2020-12-31",
        ),
        (&entry("    to: 2020\n    except: 乙丙"), "E1406", "乙丙"),
    ]);
}

#[test]
fn section() {
    check(&[
        ("kind: section", "E1445", ""),
        (
            "kind: section\norder: [第一部分, 第二部分]\nnot_empty: true",
            "E1445",
            "",
        ),
        ("kind: section\norder: 第一部分", "E1445", "第一部分"),
        ("kind: section\nsections: s9_none", "E1301", "s9_none"),
    ]);
}

#[test]
fn cell() {
    check(&[
        ("kind: cell\nfacts: 表三.*.总计\nmust: one_of", "E1446", ""),
        (
            "kind: cell\nfacts: 表三.*.总计\nmust: filled\nvalues: 甲",
            "E1446",
            "甲",
        ),
        (
            "kind: cell\nfacts: 表三.本年新收.总计 + 1\nmust: filled",
            "E1446",
            "表三.本年新收.总计 + 1",
        ),
        (
            "kind: cell\nfacts: 合计(表三.*.总计)\nmust: filled",
            "E1446",
            "合计(表三.*.总计)",
        ),
        ("kind: cell\nfacts: 全文\nmust: filled", "E1446", "全文"),
    ]);
    let (_, faults) = faults("kind: cell\nfacts: 表三.本年新授.*\nmust: filled");
    assert_eq!(faults.len(), 1, "{faults:#?}");
    let corrected = faults[0].corrected.as_deref().unwrap_or("");
    assert!(corrected.contains("表三.本年新收.*"), "{faults:#?}");
}

#[test]
fn leftover() {
    check(&[
        ("kind: leftover\nwords: XX\nalso: YY", "E1447", "YY"),
        ("kind: leftover\nalso: \" \"", "E1405", "\" \""),
    ]);
}
