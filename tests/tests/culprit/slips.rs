//! What single mistakes are told as.

use gouji_engine::registry;

use crate::sheet::{PARTS, RULES, Sheet, messages};

/// Changes cells of a base; exactly these findings come of it, each with its cell.
fn says(name: &str, cells: &[(&str, &str)], expected: &[(&str, &[&str])]) {
    let registry = registry().unwrap();
    let sheet = Sheet::base(&registry, name).with(cells);
    let outcome = sheet.outcome();
    let told = messages(&outcome);
    assert_eq!(outcome.findings.len(), expected.len(), "{told:#?}");
    for (cell, parts) in expected {
        let finding = outcome
            .findings
            .iter()
            .find(|finding| sheet.cell(finding) == *cell)
            .unwrap_or_else(|| panic!("{cell}: {told:#?}"));
        for part in *parts {
            assert!(finding.message.zh.contains(part), "{part}: {told:#?}");
        }
    }
}

#[test]
fn slips_of_digits_are_named() {
    let transposed = [("requests.unavailable_not_held.natural_person", "12")];
    says(
        "2021-b",
        &transposed,
        &[(
            transposed[0].0,
            &["填 12，应为 21（疑为数字颠倒）：改后 办理结果总计、行总计 两个等式都成立"],
        )],
    );
    for (path, wrong, told) in [
        (
            "requests.granted.natural_person",
            "5",
            "应为 52（疑为漏写一位）",
        ),
        (
            "requests.granted.natural_person",
            "522",
            "应为 52（疑为多写一位）",
        ),
        (
            "requests.granted.natural_person",
            "57",
            "应为 52（疑为写错一个数字）",
        ),
        (
            "requests.granted.natural_person",
            "5.2",
            "应为 52（疑为多写、少写了 0 或小数点错位）",
        ),
        (
            "requests.granted.natural_person",
            "-52",
            "应为 52（疑为正负号）",
        ),
        (
            "requests.partly_granted.business",
            "8",
            "应为 1（疑为照抄了左边一格）",
        ),
    ] {
        says("2021-b", &[(path, wrong)], &[(path, &[told])]);
    }
}

#[test]
fn exchanged_cells_are_told() {
    says(
        "2021-b",
        &[
            ("requests.granted.natural_person", "14"),
            ("requests.granted.business", "52"),
        ],
        &[(
            "requests.granted.natural_person",
            &[
                "疑为左右两格填反：",
                "填 14，应为 52",
                "填 52，应为 14",
                "改后 办理结果总计 两个等式都成立",
            ],
        )],
    );
    says(
        "2021-b",
        &[
            ("requests.granted.natural_person", "8"),
            ("requests.partly_granted.natural_person", "52"),
        ],
        &[(
            "requests.granted.natural_person",
            &[
                "疑为上下两格填反：",
                "填 8，应为 52",
                "填 52，应为 8",
                "改后 行总计 两个等式都成立",
            ],
        )],
    );
}

#[test]
fn shifted_and_exchanged_rows_are_told() {
    let granted = |values: [&'static str; 7]| {
        let columns = PARTS.iter().copied().chain(["total"]);
        let paths = columns.map(|column| format!("requests.granted.{column}"));
        paths.zip(values).collect::<Vec<_>>()
    };
    for (values, told) in [
        (
            ["14", "1", "3", "2", "2", "74", "0"],
            "表三.予以公开 整行疑为左移了一格",
        ),
        (
            ["0", "52", "14", "1", "3", "2", "2"],
            "表三.予以公开 整行疑为右移了一格",
        ),
        (
            ["14", "1", "3", "2", "2", "74", ""],
            "表三.予以公开 整行疑为左移了一格",
        ),
    ] {
        let cells = granted(values);
        let cells: Vec<(&str, &str)> = cells
            .iter()
            .map(|(path, value)| (path.as_str(), *value))
            .collect();
        let culprit = "requests.granted.natural_person";
        says("2021-b", &cells, &[(culprit, &[told, "应为 52"])]);
    }
    let rows = [
        ("carried_in", ["52", "14", "1", "3", "2", "2", "74"]),
        ("granted", ["7", "1", "0", "0", "0", "0", "8"]),
    ];
    let columns: Vec<&str> = PARTS.iter().copied().chain(["total"]).collect();
    let mut paths = Vec::new();
    for (row, values) in rows {
        for (column, value) in columns.iter().zip(values) {
            paths.push((format!("requests.{row}.{column}"), value));
        }
    }
    let cells: Vec<(&str, &str)> = paths
        .iter()
        .map(|(path, value)| (path.as_str(), *value))
        .collect();
    says(
        "2021-b",
        &cells,
        &[(
            "requests.carried_in.natural_person",
            &["表三.上年结转、表三.予以公开 两行疑为互换"],
        )],
    );
}

#[test]
fn independent_mistakes_have_a_finding_each() {
    says(
        "2021-b",
        &[
            ("requests.granted.natural_person", "59"),
            ("requests.unavailable_not_held.business", "9"),
        ],
        &[
            ("requests.granted.natural_person", &["填 59，应为 52"]),
            ("requests.unavailable_not_held.business", &["填 9，应为 6"]),
        ],
    );
    says(
        "2021-b",
        &[
            ("requests.granted.natural_person", "59"),
            ("requests.granted.business", "9"),
        ],
        &[(
            "requests.granted.natural_person",
            &["填 59，应为 52", "商业企业 填 9，应为 14", "三个等式都成立"],
        )],
    );
}

#[test]
fn two_ways_are_both_named() {
    says(
        "2021-b",
        &[
            ("requests.granted.natural_person", "53"),
            ("requests.unavailable_not_held.business", "7"),
        ],
        &[(
            "requests.granted.natural_person",
            &[
                "有两种可能：①",
                "自然人 填 53，应为 52",
                "商业企业 填 7，应为 6",
                "②",
            ],
        )],
    );
}

#[test]
fn a_figure_and_its_total_that_are_both_wrong_are_one_finding() {
    says(
        "2021-b",
        &[
            ("requests.unavailable_not_held.natural_person", "20"),
            ("requests.unavailable_not_held.total", "32"),
        ],
        &[(
            "requests.handled_total.natural_person",
            &["2 个等式不成立", "同一行的自然人与总计可能都少记 1"],
        )],
    );
}

#[test]
fn a_total_without_other_evidence_has_both_readings() {
    says(
        "2021-b",
        &[("review.review.total", "16")],
        &[(
            "review.review.total",
            &["若各项无误，表四.行政复议.总计 应为 17；若总计无误，各项合计多记 1"],
        )],
    );
    says(
        "2021-b",
        &[("review.suit_direct.total", "1")],
        &[(
            "review.suit_direct.total",
            &["表四.未经复议直接起诉.总计 填 1，应为 7"],
        )],
    );
}

#[test]
fn unreadable_rows_accuse_nobody() {
    let registry = registry().unwrap();
    let sheet = Sheet::base(&registry, "2021-b");
    let row = "1.属于国家秘密 | 1 | 0 |";
    assert!(sheet.text.contains(row));
    let text = sheet.text.replace(row, "1.属于国家秘密 | 1 |");
    let outcome = Sheet::new(&registry, text.clone()).outcome();
    assert!(outcome.findings.is_empty(), "{:?}", messages(&outcome));
    assert!(
        outcome
            .unables
            .iter()
            .any(|unable| unable.reason.zh.contains("该行读到 6 个单元格"))
    );
    // A mistake elsewhere is still seen, and named by what could be read.
    let wrong =
        Sheet::new(&registry, text).with(&[("requests.handled_total.natural_person", "117")]);
    let (cell, message) = wrong.only();
    assert_eq!(cell, "requests.handled_total.natural_person");
    assert!(message.contains("填 117，应为 118"), "{message}");
    let wrong = wrong.with(&[
        ("requests.handled_total.natural_person", "118"),
        ("requests.granted.business", "15"),
    ]);
    assert!(
        wrong
            .only()
            .1
            .contains("若各项无误，表三.予以公开.总计 应为 75"),
        "{}",
        wrong.only().1
    );
}

#[test]
fn a_blank_that_the_equations_determine_is_told() {
    let registry = registry().unwrap();
    let sheet =
        Sheet::base(&registry, "2021-b").with(&[("requests.carried_in.natural_person", "")]);
    let outcome = sheet.outcome();
    assert!(outcome.findings.is_empty());
    let reasons: Vec<&str> = outcome
        .unables
        .iter()
        .map(|unable| &*unable.reason.zh)
        .collect();
    assert_eq!(reasons.len(), 2);
    assert!(
        reasons
            .iter()
            .all(|reason| reason.ends_with("空白处按勾稽关系应为 7")),
        "{reasons:?}"
    );
}

#[test]
fn another_rule_takes_over_when_one_is_off() {
    let registry = registry().unwrap();
    let cell = "requests.granted.natural_person";
    let sheet = Sheet::base(&registry, "2021-b").with(&[(cell, "59")]);
    for rules in [&RULES[..], &RULES[..1], &RULES[1..], &RULES[2..3]] {
        let outcome = sheet.outcome_of(rules);
        assert_eq!(outcome.findings.len(), 1, "{rules:?}");
        assert_eq!(sheet.cell(&outcome.findings[0]), cell);
    }
    assert!(sheet.outcome_of(&RULES[3..]).findings.is_empty());
}
