//! What the terminal shows, compared with files under `tests/golden`.

mod any;
mod masked;
mod run;

use gouji_core::{Finding, Lang, Severity};

use super::*;
use crate::golden::assert_fresh;
use crate::sample;
use crate::wire;

const OPTIONS: TerminalOptions = TerminalOptions {
    lang: Lang::Zh,
    colour: false,
    width: 80,
    quiet: false,
};

fn golden(name: &str, text: &str) {
    assert_fresh(
        &format!("{}/tests/golden/{name}.txt", env!("CARGO_MANIFEST_DIR")),
        text,
    );
}

/// What a run of one report with these findings prints.
fn printed(
    path: &str,
    text: &str,
    options: TerminalOptions,
    findings: impl FnOnce(&gouji_core::Report) -> Vec<Finding>,
) -> String {
    let (form, registry) = (sample::form(), sample::registry());
    let (report, rules) = (sample::report(&form, text), sample::rules(&registry));
    let report = wire::report(
        path,
        &report,
        &form,
        &sample::outcome(findings(&report)),
        &rules,
        options.lang,
    );
    print(options, &[report])
}

fn print(options: TerminalOptions, reports: &[ReportWire]) -> String {
    let mut out = Vec::new();
    let mut terminal = Terminal::new(&mut out, options);
    reports
        .iter()
        .try_for_each(|report| terminal.report(report))
        .unwrap();
    String::from_utf8(out).unwrap()
}

/// The display column at which `needle` begins in the first line that holds it.
fn column(printed: &str, needle: &str) -> usize {
    let line = printed.lines().find(|line| line.contains(needle)).unwrap();
    crate::text::width(&line[..line.find(needle).unwrap()])
}

#[test]
fn carets_stand_under_chinese_text_and_columns_count_characters() {
    let printed = printed("馆陶.txt", sample::TEXT, OPTIONS, |report| {
        let mut finding = sample::finding(
            report,
            1,
            Severity::Warning,
            "文字中的 3 与表中的 4 不符",
            "3件",
            0,
        );
        finding.label = Some(sample::words("文字中的申请数"));
        vec![finding]
    });
    assert!(printed.contains("[馆陶.txt:3:13]"), "{printed}");
    assert_eq!(column(&printed, "─┬"), column(&printed, "3件"), "{printed}");
    golden("chinese_caret", &printed);
}

#[test]
fn operands_of_one_row_share_a_snippet() {
    let text = "三、收到和处理政府信息公开申请情况\n本年新收|3|1||5\n";
    let printed = printed("r.txt", text, OPTIONS, |report| {
        let mut finding = sample::finding(
            report,
            0,
            Severity::Error,
            "“本年新收”总计 5 不等于各列之和 4",
            "5",
            0,
        );
        finding.label = Some(sample::words("总计"));
        let blank = sample::place(report, "\t\t", 0).start + 1;
        finding.related = vec![
            sample::related(report, "自然人", "3", 0),
            sample::related(report, "商业企业", "1", 0),
            gouji_core::Related {
                span: report.document.span(blank as usize..blank as usize),
                label: sample::words("法律服务机构（空白）"),
                fact: None,
            },
        ];
        finding.comparison = Some(sample::comparison("3 + 1 = 4", "5", "-1"));
        vec![finding]
    });
    assert_eq!(printed.matches("╭─[").count(), 1, "{printed}");
    assert!(printed.contains("[r.txt:2:11]"), "{printed}");
    golden("one_row", &printed);
}

#[test]
fn consecutive_lines_share_a_snippet_and_the_main_place_comes_first() {
    let text = "三、收到和处理政府信息公开申请情况\n本年新收\n3\n4\n说明\n9\n";
    let printed = printed("r.txt", text, OPTIONS, |report| {
        let mut finding =
            sample::finding(report, 0, Severity::Error, "总计 9 不等于 3 + 4", "9", 0);
        finding.label = Some(sample::words("总计"));
        finding.related = vec![
            sample::related(report, "自然人", "3", 0),
            sample::related(report, "商业企业", "4", 0),
        ];
        vec![finding]
    });
    assert_eq!(printed.matches("╭─[").count(), 2, "{printed}");
    assert!(
        printed.find("[r.txt:6:1]") < printed.find("[r.txt:3:1]"),
        "{printed}"
    );
    golden("consecutive_lines", &printed);
}

#[test]
fn hostile_characters_do_not_reach_the_terminal() {
    let text = "一、总体情况\n共\u{1b}[2J收到\u{202e}申请\u{200b}3件\u{7}。\n";
    let printed = printed("a\u{1b}]0;x\u{7}\u{202e}.txt", text, OPTIONS, |report| {
        let mut finding = sample::finding(
            report,
            1,
            Severity::Warning,
            "“申请\u{202e}3件\u{1b}[0m”有误",
            "申请\u{200b}3件",
            0,
        );
        finding.label = Some(sample::words("此处\u{1b}[31m"));
        vec![finding]
    });
    assert!(
        !printed.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{200b}']),
        "{printed}"
    );
    assert_eq!(
        column(&printed, "───"),
        column(&printed, "申请<U+200B>3件<U+0007>"),
        "{printed}"
    );
    golden("hostile", &printed);
}

#[test]
fn many_operands_are_cut_short_and_zeros_left_out() {
    let figures: Vec<String> = (1..=30)
        .map(|n| {
            if n % 3 == 0 {
                n.to_string()
            } else {
                "0".to_owned()
            }
        })
        .collect();
    let text = format!(
        "三、收到和处理政府信息公开申请情况\n合计|{}\n第二行|{}\n",
        figures[..15].join("|"),
        figures[15..].join("|")
    );
    let printed = printed("r.txt", &text, OPTIONS, |report| {
        let mut finding = sample::finding(
            report,
            0,
            Severity::Error,
            "合计与 30 个分项之和不符",
            "合计",
            0,
        );
        finding.label = Some(sample::words("合计"));
        let cells = report
            .document
            .blocks
            .iter()
            .filter_map(|block| match &block.kind {
                gouji_core::BlockKind::Table(table) => {
                    Some(table.rows.iter().flat_map(|row| &row[1..]))
                }
                _ => None,
            });
        finding.related = cells
            .flatten()
            .enumerate()
            .map(|(index, cell)| gouji_core::Related {
                span: cell.span,
                label: sample::words(&format!("分项{}", index + 1)),
                fact: None,
            })
            .collect();
        vec![finding]
    });
    assert!(
        printed.contains("另有 3 处未列出，其余 20 个为 0"),
        "{printed}"
    );
    golden("many_operands", &printed);
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let text = format!(
        "一、总体情况\n{}依申请公开3件{}。\n",
        "总体情况良好，".repeat(60),
        "，均予以回复".repeat(60)
    );
    let printed = printed("r.txt", &text, OPTIONS, |report| {
        vec![sample::finding(
            report,
            1,
            Severity::Info,
            "请核实",
            "3件",
            0,
        )]
    });
    assert!(
        printed.lines().all(|line| crate::text::width(line) <= 80),
        "{printed}"
    );
    assert!(printed.contains("[r.txt:2:426]"), "{printed}");
    golden("long_line", &printed);
}

#[test]
fn overlapping_places_are_kept_apart() {
    let printed = printed("r.txt", sample::TEXT, OPTIONS, |report| {
        let mut finding = sample::finding(
            report,
            0,
            Severity::Error,
            "该行有误",
            "本年新收\t3\t0\t3",
            0,
        );
        finding.label = Some(sample::words("该行"));
        finding.related = vec![
            sample::related(report, "自然人", "3", 1),
            sample::related(report, "同一处", "3", 1),
        ];
        vec![finding]
    });
    golden("overlapping", &printed);
}
