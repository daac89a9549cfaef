//! The command as a user meets it: good input, bad input, wrong usage; each with its exit code.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;

use common::{Ran, bases, gouji, schema};
use serde_json::Value;

/// The bundled filing.
fn filing() -> String {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/filings/songling-2019.txt"
    );
    fs::read_to_string(path).unwrap()
}

#[test]
fn the_bundled_filing_is_checked_and_found_wanting() {
    let ran = gouji(&["check", "tests/filings/songling-2019.txt"]);
    assert_eq!(ran.code, 1);
    for expected in [
        "text/problems-without-improvement",
        "numeric/blank-cell",
        "[tests/filings/songling-2019.txt:495:118]",
        "依据：",
        "建议：",
        "松岭县人民政府 · 县级 · 2019 年 · 2019年格式",
        "本报告 ",
        "/197，正文 ",
        "发现 5 项：必须改 1，请核实 1，提示 3",
    ] {
        assert!(
            ran.out.contains(expected),
            "{expected} is not in\n{}",
            ran.out
        );
    }
    assert!(!ran.out.contains('\u{1b}'), "no colour but on a terminal");
}

#[test]
fn clean_reports_end_in_zero_and_the_fail_level_decides() {
    assert_eq!(gouji(&["check", "rules/disclosure/bases"]).code, 0);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.md");
    fs::write(
        &path,
        bases("2021-a").replace("五、存在的主要问题及改进情况", "五、存在的问题和改进措施"),
    )
    .unwrap();
    let path = path.to_str().unwrap();
    assert_eq!(gouji(&["check", path]).code, 0);
    assert_eq!(gouji(&["check", path, "--fail-level", "warning"]).code, 0);
    assert_eq!(gouji(&["check", path, "--fail-level", "info"]).code, 1);
}

#[test]
fn arithmetic_is_shown_with_every_operand() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.md");
    fs::write(
        &path,
        bases("2021-b").replace("| 11 | 2 | 1 | 3 | 17 |", "| 11 | 2 | 1 | 3 | 18 |"),
    )
    .unwrap();
    let ran = gouji(&["check", path.to_str().unwrap(), "--rule", "numeric"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("算式：左边 18，右边 11 + 2 + 1 + 3 = 17，相差 1"),
        "{}",
        ran.out
    );
    for operand in [
        "表四.行政复议.总计",
        "表四.行政复议.结果维持",
        "表四.行政复议.尚未审结",
    ] {
        assert!(ran.out.contains(operand), "{operand}");
    }
    let english = gouji(&[
        "check",
        path.to_str().unwrap(),
        "--rule",
        "numeric",
        "--lang",
        "en",
    ]);
    assert!(
        english
            .out
            .contains("review.review.total: left 18, right 11 + 2 + 1 + 3 = 17, difference 1"),
        "{}",
        english.out
    );
    assert!(!english.out.contains("算式"));
}

#[test]
fn bad_inputs_are_named_and_the_others_still_checked() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let good = write("good.md", bases("2019-a").as_bytes());
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("empty.txt", Vec::new(), "文件是空的"),
        (
            "binary.txt",
            (0..9000u32)
                .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes())
                .collect(),
            "二进制文件",
        ),
        ("report.pdf", b"%PDF-1.7 ...".to_vec(), "这是 PDF"),
        (
            "report.docx",
            b"PK\x03\x04 ...".to_vec(),
            "这是 Word/Excel/OFD/zip",
        ),
        (
            "letter.txt",
            "关于报送年报的通知".as_bytes().to_vec(),
            "未识别为任何已知格式的报告",
        ),
    ];
    for (name, bytes, reason) in &cases {
        let bad = write(name, bytes);
        let ran = gouji(&["check", &bad, &good]);
        assert_eq!(ran.code, 3, "{name}");
        assert!(
            ran.out.contains(name) && ran.out.contains(reason),
            "{name}: {}",
            ran.out
        );
        assert!(
            ran.out.contains("共 2 个文件，已检查 1 个，未能检查 1 个"),
            "{name}: {}",
            ran.out
        );
    }
    let ran = gouji(&["check", "no/such/file.txt", &good]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.out.contains("no/such/file.txt")
            && ran.out.contains("没有这个文件或文件夹")
            && ran.out.contains("已检查 1 个"),
        "{}",
        ran.out
    );
}

#[test]
fn a_truncated_file_is_checked_as_far_as_it_goes() {
    let text = filing();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.txt");
    let cut = text.find("(四)无法提供").unwrap() + 4;
    fs::write(&path, &text.as_bytes()[..cut]).unwrap();
    let ran = gouji(&["check", path.to_str().unwrap(), "--format", "json"]);
    assert_eq!(ran.code, 1);
    let report = &ran.json()["reports"][0];
    let missing: Vec<&str> = findings(report)
        .filter(|finding| finding["rule"] == "text/missing-section")
        .map(|finding| finding["section"].as_str().unwrap())
        .collect();
    assert_eq!(missing, ["s4_review", "s5_problems", "s6_other"]);
    let unable: Vec<&str> = report["unable"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unable| unable["rule"].as_str().unwrap())
        .collect();
    assert!(
        unable.contains(&"numeric/unbalanced-applications")
            && unable.contains(&"numeric/review-total-mismatch"),
        "{unable:?}"
    );
}

#[test]
fn a_folder_without_reports_and_wrong_usage_end_in_two() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("style.css"), "p{}").unwrap();
    let path = folder.path().to_str().unwrap();
    let cases: [(&[&str], &str); 7] = [
        (&["check", path], "没有可检查的文件"),
        (&["check", "--formt", "json", path], "没有选项 --formt"),
        (
            &["check", "--format", "jsn", path],
            "不接受“jsn”，可用的值：terminal、json、jsonl",
        ),
        (&["check"], "缺少 <PATH>..."),
        (
            &[
                "check",
                "--rule",
                "numeric/blank-cel",
                "rules/disclosure/bases",
            ],
            "您是不是想写“numeric/blank-cell”？",
        ),
        (
            &["check", "--form", "form_2020", "rules/disclosure/bases"],
            "可用的格式：form_2019、form_2021",
        ),
        (&["chek"], "没有命令 chek"),
    ];
    for (args, message) in cases {
        let ran = gouji(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains(message), "{args:?}: {}", ran.err);
        assert!(ran.out.is_empty(), "{args:?}");
    }
    let english = gouji(&["check", "--lang", "en", "--formt", "json"]);
    assert!(
        english.err.contains("there is no option --formt") && !english.err.contains("没有选项"),
        "{}",
        english.err
    );
}

#[test]
fn standard_input_and_output_files_work() {
    let ran = Ran::with_input(
        &["check", "-", "--format", "json"],
        bases("2019-a").as_bytes(),
    );
    assert_eq!(
        (
            ran.code,
            ran.json()["reports"][0]["status"].as_str().unwrap()
        ),
        (0, "checked")
    );
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.json");
    let ran = gouji(&[
        "check",
        "rules/disclosure/bases",
        "--format",
        "json",
        "--output",
        out.to_str().unwrap(),
    ]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    let written: Value = serde_json::from_slice(&fs::read(&out).unwrap()).unwrap();
    assert_eq!(written["summary"]["checked"], 3);
    let nowhere = folder.path().join("no/folder/out.json");
    let ran = gouji(&[
        "check",
        "rules/disclosure/bases",
        "--output",
        nowhere.to_str().unwrap(),
    ]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("无法写入"), "{}", ran.err);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "no draft is left behind"
    );
}

#[test]
fn rules_are_selected_by_id_and_group() {
    let rules = |args: &[&str]| {
        let ran = gouji(
            &[
                &[
                    "check",
                    "rules/disclosure/bases/2021-a.md",
                    "--format",
                    "json",
                ],
                args,
            ]
            .concat(),
        );
        let summary = ran.json()["summary"]["rules"].as_array().unwrap().clone();
        summary
            .iter()
            .map(|rule| rule["rule"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        rules(&["--rule", "numeric/blank-cell"]),
        ["numeric/blank-cell"]
    );
    let text_only = rules(&["--rule", "text", "--exclude-rule", "text/missing-title"]);
    assert!(
        text_only.len() > 5
            && text_only
                .iter()
                .all(|rule| rule.starts_with("text/") && rule != "text/missing-title")
    );
    let json = gouji(&[
        "check",
        "rules/disclosure/bases/2021-a.md",
        "--format",
        "json",
    ])
    .json();
    let rules = json["summary"]["rules"].as_array().unwrap();
    let not_applied: Vec<&Value> = rules
        .iter()
        .filter(|rule| rule["applied"] == 0)
        .map(|rule| &rule["rule"])
        .collect();
    assert_eq!(
        not_applied,
        [
            "disclosure/fee-not-mentioned",
            "disclosure/information-management-untold",
            "disclosure/items-last-year-differs",
            "disclosure/no-central-procurement",
            "disclosure/published-more-than-made",
            "disclosure/rules-made-without-power",
            "disclosure/three-equal-numbers",
            "numeric/published-total-too-small"
        ]
    );
}

#[test]
fn json_follows_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    fs::write(
        folder.path().join("wrong.md"),
        bases("2019-a").replace("| 6 |", "| 6O |"),
    )
    .unwrap();
    let paths = [
        "tests/filings",
        "rules/disclosure/bases",
        folder.path().to_str().unwrap(),
    ];
    let run = gouji(&[&["check", "--format", "json"], &paths[..]].concat());
    assert_eq!(run.code, 3);
    schema("run.json").validate(&run.json()).unwrap();
    let lines = gouji(&[&["check", "--format", "jsonl"], &paths[..]].concat());
    let lines: Vec<Value> = lines
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        lines.len(),
        run.json()["reports"].as_array().unwrap().len() + 1
    );
    let line_schema = schema("jsonl.json");
    lines
        .iter()
        .for_each(|line| line_schema.validate(line).unwrap());
    schema("rules.json")
        .validate(&gouji(&["rules", "--format", "json"]).json())
        .unwrap();
    let facts = gouji(&[
        "facts",
        "tests/filings/songling-2019.txt",
        "--format",
        "json",
    ])
    .json();
    schema("facts.json").validate(&facts).unwrap();
    let fact = |id: &str| {
        facts["facts"]
            .as_array()
            .unwrap()
            .iter()
            .find(|fact| fact["id"] == id)
            .unwrap()
            .clone()
    };
    assert_eq!(fact("requests.carried_in.business")["value"], Value::Null);
    assert_eq!(fact("requests.new.total")["value"], 13);
    assert_eq!(fact("requests.new.total")["name"], "表三.本年新收.总计");
    assert_eq!(
        fact("active.art20_9.central_procurement.amount")["value"],
        "2316.8万元"
    );
    assert_eq!(fact("requests.new.total")["origin"]["line"], 142);
}

#[test]
fn every_rule_is_listed_and_explained() {
    let rules = gouji(&["rules", "--format", "json"]).json();
    let rules = rules["rules"].as_array().unwrap().clone();
    assert!(rules.len() >= 20);
    let table = gouji(&["rules"]).out;
    for rule in &rules {
        let id = rule["id"].as_str().unwrap();
        assert!(table.contains(id));
        let page = gouji(&["explain", id]);
        assert_eq!(page.code, 0);
        for heading in ["## 检查什么", "## 例外", "## 依据"] {
            assert!(page.out.contains(heading), "{id} lacks {heading}");
        }
    }
    assert_eq!(gouji(&["explain", "text/no-such-rule"]).code, 2);
}

#[test]
fn a_named_form_overrides_what_the_content_says() {
    let json = gouji(&[
        "check",
        "rules/disclosure/bases/2019-a.md",
        "--form",
        "form_2021",
        "--format",
        "json",
    ])
    .json();
    assert_eq!(json["reports"][0]["form"], "form_2021");
    assert_eq!(json["reports"][0]["form_evidence"], "given");
}

fn findings(report: &Value) -> impl Iterator<Item = &Value> {
    report["findings"].as_array().unwrap().iter()
}
