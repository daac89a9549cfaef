//! `gouji facts --numbers`: every number of a report and what checked it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;

use common::{bases, gouji, schema};
use serde_json::Value;

const FILING: &str = "tests/filings/songling-2019.txt";

fn numbers(value: &Value) -> &Vec<Value> {
    value["numbers"].as_array().unwrap()
}

/// Display columns, near enough for the characters of a report.
fn width(line: &str) -> usize {
    line.chars()
        .map(|ch| if ch.is_ascii() { 1 } else { 2 })
        .sum()
}

#[test]
fn the_list_is_for_reading_and_ends_with_the_totals() {
    let ran = gouji(&["facts", "--numbers", FILING]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for expected in [
        "松岭县人民政府 · 2019 年 · 2019年格式",
        "\n一、总体情况\n",
        "表三.本年新收.总计",
        "row-total-mismatch",
        "未核对",
        "×",
        "\n本报告 ",
        "；\n另有日期 ",
    ] {
        assert!(
            ran.out.contains(expected),
            "{expected} is not in\n{}",
            ran.out
        );
    }
    let wide: Vec<&str> = ran.out.lines().filter(|line| width(line) > 104).collect();
    assert!(wide.is_empty(), "{wide:#?}");
    let english = gouji(&["facts", "--numbers", FILING, "--lang", "en"]).out;
    assert!(english.contains("numbers in this report") && english.contains("requests.new.total"));
}

#[test]
fn the_json_follows_its_schema_and_agrees_with_the_check() {
    let listed = gouji(&["facts", "--numbers", FILING, "--format", "json"]).json();
    schema("numbers.json").validate(&listed).unwrap();
    let run = gouji(&["check", FILING, "--format", "json"]).json();
    let report = &run["reports"][0];
    assert_eq!(listed["coverage"], report["coverage"]);
    let count = |holds: &dyn Fn(&Value) -> bool| {
        let numbers = numbers(&listed).iter();
        u64::try_from(numbers.filter(|one| holds(one)).count()).unwrap()
    };
    let is_apart = |one: &Value| {
        ["date", "identifier", "ordinal", "unclear"].contains(&one["kind"].as_str().unwrap())
    };
    let is_checked = |one: &Value| !one["rules"].as_array().unwrap().is_empty();
    let coverage = &report["coverage"];
    for (field, in_table, checked) in [
        ("figures", true, false),
        ("checked_figures", true, true),
        ("numbers", false, false),
        ("checked_numbers", false, true),
    ] {
        let counted = count(&|one| {
            one["in_table"] == in_table && !is_apart(one) && (!checked || is_checked(one))
        });
        assert_eq!(coverage[field], counted, "{field}");
        assert_eq!(run["summary"][field], counted, "{field}");
    }
    for (field, kind) in [
        ("dates", "date"),
        ("identifiers", "identifier"),
        ("ordinals", "ordinal"),
        ("unclear", "unclear"),
    ] {
        assert_eq!(
            coverage[field],
            count(&|one| one["kind"] == kind),
            "{field}"
        );
    }
    let total = numbers(&listed)
        .iter()
        .find(|one| one["fact"] == "requests.new.total")
        .unwrap();
    assert_eq!(
        (&total["text"], &total["value"]),
        (&"13".into(), &13.into())
    );
    assert_eq!(total["origin"]["line"], 142);
    let rules = total["rules"].as_array().unwrap();
    assert!(
        rules.contains(&"numeric/row-total-mismatch".into()),
        "{rules:?}"
    );
}

#[test]
fn only_what_no_rule_checked_is_listed_when_asked() {
    let all = gouji(&["facts", "--numbers", FILING, "--format", "json"]).json();
    let args = [
        "facts",
        "--numbers",
        "--unchecked",
        FILING,
        "--format",
        "json",
    ];
    let left = gouji(&args).json();
    schema("numbers.json").validate(&left).unwrap();
    assert_eq!(left["coverage"], all["coverage"]);
    let coverage = &all["coverage"];
    let of = |field: &str| coverage[field].as_u64().unwrap();
    let due = of("figures") + of("numbers") + of("unclear")
        - of("checked_figures")
        - of("checked_numbers");
    assert_eq!(numbers(&left).len() as u64, due);
    let is_unchecked = |one: &Value| one["rules"] == Value::Array(Vec::new());
    assert!(numbers(&left).iter().all(is_unchecked));
    assert_eq!(gouji(&["facts", "--unchecked", FILING]).code, 2);
}

#[test]
fn packs_and_the_configuration_decide_what_checks() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let report = write("a.md", &bases("2021-a"));
    let rule = write(
        "rule.yaml",
        "编号: my/permits\n标题: 许可多于处罚\n类型: compare\n左边: 表二.第二十条第六项.行政处罚.本年处理决定数量\n关系: ≤\n右边: 表二.第二十条第五项.行政许可.本年处理决定数量\n说明: 许可少于处罚\n",
    );
    write("gouji.yaml", "rules: {numeric: off, disclosure: off}\n");
    let listed = gouji(&[
        "facts",
        "--numbers",
        &report,
        "--pack",
        &rule,
        "--format",
        "json",
    ]);
    assert_eq!(listed.code, 0, "{}", listed.err);
    let listed = listed.json();
    let checked: Vec<_> = numbers(&listed)
        .iter()
        .filter(|one| one["in_table"] == true && one["rules"] != Value::Array(Vec::new()))
        .map(|one| (one["text"].clone(), one["rules"].clone()))
        .collect();
    let mine = Value::from(vec!["my/permits"]);
    assert_eq!(
        checked,
        [("83".into(), mine.clone()), ("17".into(), mine)],
        "{}",
        listed["coverage"]
    );
}

#[test]
fn masked_places_stay_masked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.md");
    let phone = "13900112233";
    let text = bases("2021-a").replace("开展培训2次", &format!("开展培训2次，联系人手机{phone}"));
    fs::write(&path, text).unwrap();
    let rule = folder.path().join("rule.yaml");
    let yaml = "id: my/mobile\ntitle: 手机号\nkind: pattern\npattern: 1[3-9][0-9]{9}\nmask: true\nmessage: 写了手机号\nexamples: {bad: [手机13900112233], good: [无]}\n";
    fs::write(&rule, yaml).unwrap();
    let (path, rule) = (path.to_str().unwrap(), rule.to_str().unwrap());
    for format in ["table", "json"] {
        let args = [
            "facts",
            "--numbers",
            path,
            "--pack",
            rule,
            "--format",
            format,
        ];
        let ran = gouji(&args);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(!ran.out.contains(phone), "{}", ran.out);
        assert!(ran.out.contains("1＊＊"), "{}", ran.out);
    }
}
