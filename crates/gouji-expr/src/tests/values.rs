//! What expressions are worth, and when they are worth nothing.

use gouji_core::TableState;

use super::sample::{Sample, program, sample};
use crate::Value;

/// A report with figures of every kind.
fn report() -> Sample {
    sample()
        .with("work.received.person", "10")
        .with("work.received.firm", "2.5")
        .with("work.received.other", "/")
        .with("work.received.total", "12.5")
        .with("work.granted.person", "12.5%")
        .with("work.granted.firm", "3万元")
        .with("work.granted.other", "")
        .with("work.granted.total", "见附件")
        .with("work.refused.person", "1\u{fffd}")
        .with("work.refused.total", "0")
        .with("work.carried_in.total", "7")
}

#[test]
fn values_are_exact() {
    let report = report();
    let cases = [
        ("0.1 + 0.2 = 0.3", "true"),
        ("1 / 3 * 3 = 1", "true"),
        ("1 / 8", "0.125"),
        ("2 + 3 * 4 - 1", "13"),
        ("-2 * -3", "6"),
        ("10 - 2 - 3", "5"),
        ("12.50", "12.5"),
        (
            "表一.本年收件.自然人 + 表一.本年收件.企业 = 表一.本年收件.总计",
            "true",
        ),
        ("合计(表一.本年收件.* 除 总计) = 表一.本年收件.总计", "true"),
        ("表一.本年收件.其他", "0"),
        ("表一.同意.自然人", "0.125"),
        ("表一.同意.自然人 = 12.5%", "true"),
        ("表一.同意.企业 = 3万", "true"),
        ("最大(表一.本年收件.*, 20)", "20"),
        ("最小(表一.本年收件.*, 20)", "0"),
        ("绝对值(表一.上年结转.总计 - 10)", "3"),
        ("四舍五入(2.5)", "3"),
        ("四舍五入(-2.5)", "-3"),
        ("四舍五入(12.3450, 2)", "12.35"),
        ("表一.本年收件.*", "10, 2.5, 0, 12.5"),
        ("如果(年度 > 2020, 表一.上年结转.总计, 表一.同意.总计)", "7"),
        ("年度", "2022"),
        ("年度在(2021, 2022) 且 年度在(2022, 2023)", "true"),
        ("年度在(2023, 2024) 或 年度在(2020, 2021)", "false"),
        ("年度 属于 [2021, 2022]", "true"),
        ("年度 不属于 [2021, 2022]", "false"),
        ("层级", "县级"),
        (
            "层级 = \"county\" 且 层级 = \"县级\" 且 \"county level\" = 层级",
            "true",
        ),
        ("层级 属于 [\"乡级\", \"市级\"]", "false"),
        ("机关 = \"甲县(本级)办公室\"", "true"),
        ("格式 = \"样表\"", "true"),
    ];
    for (text, expected) in cases {
        assert_eq!(report.say(text), expected, "{text}");
    }
}

#[test]
fn missing_is_never_zero_and_says_what_is_missing() {
    let report = report();
    let cases = [
        ("表一.同意.其他 = 0", "? 表一.同意.其他是空白"),
        ("表一.同意.总计 > 0", "? 表一.同意.总计不是数字"),
        (
            "表一.不同意.自然人 > 0",
            "? 表一.不同意.自然人读不准（有乱码）",
        ),
        ("表一.逾期.总计 = 0", "? 报告中没有表一.逾期.总计"),
        (
            "合计(表一.同意.*) > 表一.逾期.总计",
            "? 表一.同意.其他是空白；表一.同意.总计不是数字；报告中没有表一.逾期.总计",
        ),
        ("1 / 表一.不同意.总计", "? 除数为 0"),
        ("地区 = \"甲县\"", "? 所属地区不明"),
        ("包含(第二部分, \"甲\")", "? 没有找到“收件、办件情况”部分"),
        (
            "上年(表一.同意.总计) > 0",
            "? 没有提供上年的报告（用 --last-year 指定）",
        ),
        ("79228162514264337593543950335 + 1", "? 数太大，无法计算"),
        ("79228162514264337593543950335 * 10", "? 数太大，无法计算"),
        (
            "合计(表一.*.企业)",
            "? 报告中没有表一.上年结转.企业、表一.不同意.企业、表一.逾期.企业、表一.其他办理·其他.企业、表一.夏至事项.企业",
        ),
        (
            "合计(表一.上年结转至逾期.* 除 [总计, 同意])",
            "? 报告中没有表一.上年结转.自然人、表一.上年结转.企业、表一.上年结转.其他、表一.不同意.企业、表一.不同意.其他等8项；表一.不同意.自然人读不准（有乱码）",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(report.say(text), expected, "{text}");
    }
    let missing = report.eval("表一.同意.其他 + 上年(表一.同意.其他) + 表一.逾期.总计");
    let missing = missing.unwrap_err();
    let paths: Vec<&str> = missing
        .facts
        .iter()
        .map(|fact| report.form.fact(*fact).path.as_str())
        .collect();
    assert_eq!(paths, ["work.granted.other", "work.lapsed.total"]);
    assert_eq!(
        missing.reason.en,
        "blank: work.granted.other; no report of the year before was given (see --last-year); \
         the report has no work.lapsed.total"
    );
}

#[test]
fn conditions_have_three_outcomes() {
    let report = report();
    // `?` is a figure that is missing.
    let values = ["真", "假", "表一.逾期.总计 > 0"];
    let outcome = |text: &str| match report.eval(text) {
        Ok(Value::Bool(true)) => 'T',
        Ok(Value::Bool(false)) => 'F',
        _ => '?',
    };
    let table = |operator: &str| {
        let mut table = String::new();
        for left in values {
            for right in values {
                table.push(outcome(&format!("({left}) {operator} ({right})")));
            }
        }
        table
    };
    assert_eq!(table("且"), "TF?FFF?F?");
    assert_eq!(table("或"), "TTTTF?T??");
    assert_eq!(table("="), "TF?FT????");
    let not: String = values
        .iter()
        .map(|value| outcome(&format!("非 ({value})")))
        .collect();
    assert_eq!(not, "FT?");
    let choice: String = values
        .iter()
        .map(|value| outcome(&format!("如果({value}, 真, 表一.逾期.总计 > 0)")))
        .collect();
    assert_eq!(choice, "T??");
    // What is not needed is not missing.
    for (text, expected) in [
        ("包含(全文, 地区, \"微博\")", 'T'),
        ("包含(全文, 地区, \"微信\")", '?'),
        ("年度 属于 [表一.逾期.总计, 2022]", 'T'),
        ("年度 属于 [表一.逾期.总计, 2021]", '?'),
        ("年度 不属于 [表一.逾期.总计, 2021]", '?'),
    ] {
        assert_eq!(outcome(text), expected, "{text}");
    }
}

#[test]
fn printed_figures_are_counted_and_asked_for() {
    let mut report = report();
    let cases = [
        ("计数(表一.本年收件.*)", "3"),
        ("计数(表一.同意.*)", "2"),
        ("计数(表一.同意.*, 表一.本年收件.总计)", "3"),
        (
            "计数(表一.不同意.*)",
            "? 表一.不同意.自然人读不准（有乱码）",
        ),
        ("计数(表一.逾期.*)", "0"),
        ("有(表一.本年收件.总计)", "true"),
        ("有(表一.本年收件.其他)", "false"),
        ("有(表一.同意.其他)", "false"),
        ("有(表一.同意.总计)", "false"),
        ("有(表一.逾期.总计)", "false"),
        (
            "有(表一.不同意.自然人)",
            "? 表一.不同意.自然人读不准（有乱码）",
        ),
        (
            "有(上年(表一.同意.总计))",
            "? 没有提供上年的报告（用 --last-year 指定）",
        ),
        ("有(第一部分)", "true"),
        ("有(第二部分)", "false"),
        ("有(年度)", "true"),
        ("有(地区)", "false"),
    ];
    for (text, expected) in cases {
        assert_eq!(report.say(text), expected, "{text}");
    }
    // Where the table could not be read, nothing is known of a cell that was not found.
    let span = report.report.document.span(0..0);
    report.report.tables[0].state = TableState::Picture(span);
    assert_eq!(
        report.say("有(表一.逾期.总计)"),
        "? 表一.逾期.总计所在的表格没有读出"
    );
    assert_eq!(
        report.say("表一.逾期.总计 > 0"),
        "? 表一.逾期.总计所在的表格没有读出"
    );
}

#[test]
fn texts_are_searched_folded() {
    let report = report();
    let cases = [
        ("包含(第一部分, \"回应关切\")", "true"),
        ("包含(第一部分, \"信息12条\")", "true"),
        ("包含(第一部分, \"（微博）\", \"微信\")", "true"),
        ("包含(第一部分, \"微信\", \"抖音\")", "false"),
        ("包含(第一部分, \"总体情况\")", "false"),
        ("包含(第一部分, \"编制\")", "false"),
        ("包含(全文, \"编制\") 且 包含(全文, \"人手\")", "true"),
        ("包含(第三部分, \"仍然不足\")", "true"),
        ("计数(第三部分, \"人手\")", "2"),
        ("计数(第三部分, \"人手\", \"不足\")", "4"),
        ("字数(第三部分)", "18"),
        ("字数(\"a 　b，\")", "3"),
        ("匹配(第一部分, \"信息[0-9]+条\")", "true"),
        ("匹配(第一部分, \"（微.）\")", "true"),
        ("匹配(第一部分, \"^政务\")", "true"),
        ("匹配(第一部分, \"关切。政务\")", "false"),
        ("匹配(第三部分, \"仍然不足\")", "false"),
        ("第一部分 = \"x\"", "false"),
    ];
    for (text, expected) in cases {
        assert_eq!(report.say(text), expected, "{text}");
    }
}

#[test]
fn last_year_takes_the_figures_of_the_report_before() {
    let report = report()
        .with_past("work.received.total", "10")
        .with_past("work.received.firm", "")
        .with_past("work.received.person", "4")
        .with_past("work.refused.total", "\u{fffd}");
    let cases = [
        ("表一.本年收件.总计 - 上年(表一.本年收件.总计)", "2.5"),
        ("上年(表一.本年收件.总计 + 表一.本年收件.自然人 * 2)", "18"),
        (
            "(表一.本年收件.总计 - 上年(表一.本年收件.总计)) / 上年(表一.本年收件.总计) = 25%",
            "true",
        ),
        (
            "有(上年(表一.本年收件.总计)) 且 非 有(上年(表一.本年收件.企业))",
            "true",
        ),
        (
            "合计(上年(表一.本年收件.*))",
            "? 上年报告的表一.本年收件.企业是空白；上年报告中没有表一.本年收件.其他",
        ),
        (
            "上年(表一.不同意.总计) > 0",
            "? 上年报告的表一.不同意.总计读不准",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(report.say(text), expected, "{text}");
    }
}

#[test]
fn a_row_that_stands_for_others_takes_their_place_in_sums_of_all_of_them() {
    let report = sample()
        .with("work.granted.total", "1")
        .with("work.refused.total", "2")
        .with("work.rest.total", "5")
        .with_past("work.rest.total", "9");
    let cases = [
        ("合计(表一.同意至其他办理·其他.总计)", "8"),
        (
            "合计(表一.同意.总计, 表一.其他办理·其他.总计, 表一.逾期.总计)",
            "6",
        ),
        ("合计(上年(表一.逾期至其他办理·其他.总计))", "9"),
        // Its figure says nothing about one of the rows.
        ("合计(表一.同意至逾期.总计)", "? 报告中没有表一.逾期.总计"),
        (
            "合计(表一.逾期.总计, 表一.逾期.总计, 表一.其他办理·其他.总计)",
            "? 报告中没有表一.逾期.总计、表一.其他办理·其他.总计",
        ),
        (
            "最大(表一.逾期至其他办理·其他.总计)",
            "? 报告中没有表一.逾期.总计、表一.其他办理·其他.总计",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(report.say(text), expected, "{text}");
    }
    // A report that has one of the rows as well is not understood.
    let report = report.with("work.lapsed.total", "1");
    assert_eq!(
        report.say("合计(表一.同意至其他办理·其他.总计)"),
        "? 报告中没有表一.其他办理·其他.总计"
    );
}

#[test]
fn a_trace_shows_what_was_seen_and_nothing_else() {
    let report = report();
    let trace = |text: &str| {
        let steps = report.trace(text).into_iter().map(|step| {
            let value = match step.value {
                Ok(value) => value.words().zh.into_owned(),
                Err(missing) => format!("? {}", missing.reason.zh),
            };
            let part = &text[step.range];
            format!("{}{part}: {value}", " ".repeat(step.depth))
        });
        steps.collect::<Vec<_>>()
    };
    assert_eq!(
        trace("(年度 < 2022 且 表一.同意.总计 > 0) 或 合计(表一.本年收件.* 除 总计) - 1 = 12.5"),
        [
            "(年度 < 2022 且 表一.同意.总计 > 0) 或 合计(表一.本年收件.* 除 总计) - 1 = 12.5: 不成立",
            " (年度 < 2022 且 表一.同意.总计 > 0): 不成立",
            "  年度 < 2022: 不成立",
            "   年度: 2022",
            " 合计(表一.本年收件.* 除 总计) - 1 = 12.5: 不成立",
            "  合计(表一.本年收件.* 除 总计) - 1: 11.5",
            "   合计(表一.本年收件.* 除 总计): 12.5",
            "    表一.本年收件.* 除 总计: 10、2.5、0",
        ]
    );
    assert_eq!(
        trace("表一.同意.其他 > 0 且 有(第一部分)"),
        [
            "表一.同意.其他 > 0 且 有(第一部分): ? 表一.同意.其他是空白",
            " 表一.同意.其他 > 0: ? 表一.同意.其他是空白",
            "  表一.同意.其他: ? 表一.同意.其他是空白",
            " 有(第一部分): 成立",
        ]
    );
}

#[test]
fn a_program_is_for_its_form_only() {
    let mut other = report();
    let program = program(&other.form, "年度 > 0");
    other.form.id = "another".to_owned();
    let missing = other.cx(|cx| program.eval(cx)).unwrap_err();
    assert_eq!(missing.reason.zh, "报告用的是另一种格式");
}
