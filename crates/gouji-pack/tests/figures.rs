//! Faults of rules that hold figures against each other, at their places.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use gouji_core::{Diagnostic, DiagnosticLevel};
use gouji_pack::{PackFile, PackSource, Settings, load};

const NEW: &str = "表三.本年新收.总计";

/// The built-in pack without its rules, for its forms.
fn forms() -> PackSource {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules/disclosure");
    let file = |path: &str| PackFile {
        path: path.to_owned(),
        bytes: Cow::Owned(fs::read(root.join(path)).unwrap()),
    };
    PackSource {
        name: "disclosure".to_owned(),
        files: ["pack.yaml", "forms/form_2019.yaml", "forms/form_2021.yaml"]
            .map(file)
            .to_vec(),
        is_builtin: true,
    }
}

/// The errors of a rule with this body, each with its code and the text at its place.
fn faults(body: &str) -> Vec<(String, String, Diagnostic)> {
    let text = format!("编号: t/a\n标题: 题\n{body}\n示例:\n  反例: [甲]\n  正例: [乙]\n");
    let rule = PackSource {
        name: "a.yaml".to_owned(),
        files: vec![PackFile {
            path: "a.yaml".to_owned(),
            bytes: Cow::Owned(text.clone().into_bytes()),
        }],
        is_builtin: false,
    };
    let loaded = load(&[forms(), rule], &Settings::default());
    let errors = loaded.diagnostics.into_iter();
    let errors = errors.filter(|fault| fault.level == DiagnosticLevel::Error);
    let errors: Vec<_> = errors
        .map(|fault| {
            let place = text[fault.range.clone()].to_owned();
            (fault.code.to_owned(), place, fault)
        })
        .collect();
    let rules: usize = loaded.packs.iter().map(|pack| pack.rules().len()).sum();
    assert_eq!(rules == 1, errors.is_empty(), "{errors:?}");
    errors
}

/// The only fault of a rule stands at this place.
fn is_at_fault(body: &str, code: &str, place: &str) -> Diagnostic {
    let mut faults = faults(body);
    assert_eq!(faults.len(), 1, "{body}: {faults:?}");
    let (found, text, fault) = faults.remove(0);
    assert_eq!((found.as_str(), text.as_str()), (code, place), "{body}");
    fault
}

#[test]
fn a_right_rule_of_each_kind_is_taken() {
    for body in [
        format!("类型: 勾稽\n左边: {NEW}\n右边: 上年({NEW}) / 2 + 1\n允差: 0.5"),
        format!("类型: 比较\n左边: {NEW}\n右边: 字数(第五部分)\n关系: 不超过"),
        format!("类型: 文表一致\n主语: 申请\n数字: {NEW}"),
        format!("类型: 占比\n各项: {NEW}\n合计: 表三.办理结果总计.总计\n最大: 100"),
        "类型: 表达式\n成立: 字数(第五部分) ≥ 200".to_owned(),
    ] {
        assert_eq!(faults(&body), [], "{body}");
    }
}

#[test]
fn a_side_of_an_equation_is_a_sum() {
    for side in [
        format!("{NEW} * {NEW}"),
        format!("绝对值({NEW})"),
        format!("{NEW} / 3"),
        "字数(第五部分)".to_owned(),
    ] {
        let body = format!("类型: 勾稽\n左边: {NEW}\n右边: {side}");
        is_at_fault(&body, "E1407", &side);
    }
    let body = format!("类型: 勾稽\n左边: 3\n右边: 上年({NEW})");
    is_at_fault(&body, "E1411", "3");
    is_at_fault("类型: 比较\n左边: 3\n右边: 1 + 2", "E1411", "3");
}

#[test]
fn unknown_figures_are_named_with_the_nearest() {
    let body = format!("类型: 勾稽\n左边: 表三.本年新收.总记\n右边: {NEW}");
    let fault = is_at_fault(&body, "E2110", "表三.本年新收.总记");
    let told = fault.corrected.unwrap_or_default() + &fault.label.zh;
    assert!(told.contains(NEW), "{told}");
    let body = "类型: 文表一致\n主语: 申请\n数字: 表三.没有.总计";
    is_at_fault(body, "E2110", "表三.没有.总计");
    let body = format!("类型: 占比\n各项: {NEW}\n合计: {NEW}\n占比数: 表三.占比");
    is_at_fault(&body, "E1302", "表三.占比");
}

#[test]
fn types_are_checked() {
    let condition = format!("{NEW} > 3");
    let body = format!("类型: 比较\n左边: {condition}\n右边: 3");
    is_at_fault(&body, "E2114", &condition);
    is_at_fault(&format!("类型: 表达式\n成立: {NEW}"), "E2114", NEW);
    let body = "类型: 占比\n各项: 表三.本年新收.*\n合计: 3\n最大: 5";
    is_at_fault(body, "E2114", "表三.本年新收.*");
}

#[test]
fn relations_and_numbers_are_checked() {
    for relation in ["≠", "约等于"] {
        let body = format!("类型: 勾稽\n左边: {NEW}\n关系: {relation}\n右边: 3");
        is_at_fault(&body, "E1205", relation);
    }
    for tolerance in ["-1", "很小"] {
        let body = format!("类型: 勾稽\n左边: {NEW}\n右边: 3\n允差: {tolerance}");
        is_at_fault(&body, "E1206", tolerance);
    }
}

#[test]
fn bounds_make_sense() {
    for (ratio, code, place) in [
        ("{最小: 3, 最大: 2}", "E1412", "{最小: 3, 最大: 2}"),
        ("{}", "E1412", "{}"),
        ("{最大: 2}\n关系: ≤", "E1412", "≤"),
        ("{最多: 2}", "E1201", "最多"),
    ] {
        let body = format!("类型: 比较\n左边: {NEW}\n右边: 3\n比值: {ratio}");
        is_at_fault(&body, code, place);
    }
    let body = format!("类型: 占比\n各项: {NEW}\n合计: 3");
    is_at_fault(&body, "E1412", NEW);
    is_at_fault(&format!("{body}\n最小: 50\n最大: 40"), "E1412", "40");
}

#[test]
fn a_subject_has_words() {
    let body = |rest: &str| format!("类型: 文表一致\n数字: {NEW}\n{rest}");
    is_at_fault(&body("主语: []"), "E1204", "主语");
    is_at_fault(&body("主语: [申请, \" \"]"), "E1405", "\" \"");
    is_at_fault(&body("主语: 申请\n位置: 中间"), "E1205", "中间");
}
