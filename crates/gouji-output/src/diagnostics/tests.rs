//! How faults are drawn, compared with files under `tests/golden`.

use std::ops::Range;
use std::sync::Arc;

use gouji_core::{CodePage, UserFile, Words};

use super::*;
use crate::golden::assert_fresh;
use crate::text::width;

const RULE: &str = "\
编号: 投资合计
类型: 表内求和
容差率: 0.5
行: 全部
";

fn golden(name: &str, text: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    assert_fresh(&format!("{folder}/diagnostics_{name}.txt"), text);
}

fn printed(diagnostics: &[Diagnostic], options: DiagnosticOptions) -> String {
    let mut out = Vec::new();
    write_diagnostics(&mut out, diagnostics, &options).unwrap();
    String::from_utf8(out).unwrap()
}

fn drawn(diagnostics: &[Diagnostic]) -> String {
    printed(diagnostics, DiagnosticOptions::default())
}

fn file(path: &str, text: &str) -> Arc<UserFile> {
    Arc::new(UserFile {
        path: path.to_owned(),
        text: text.to_owned(),
    })
}

fn words(zh: &str, en: &str) -> Words {
    Words::new(zh, en)
}

fn same(text: &str) -> Words {
    Words::new(text, text)
}

/// The place where a piece of the text stands.
fn at(file: &UserFile, piece: &str) -> Range<usize> {
    let start = file.text.find(piece).unwrap();
    start..start + piece.len()
}

/// The display column at which `piece` begins in the first line that holds it.
fn column(printed: &str, piece: &str) -> usize {
    let line = printed.lines().find(|line| line.contains(piece)).unwrap();
    width(&line[..line.find(piece).unwrap()])
}

fn unknown_key(file: &Arc<UserFile>) -> Diagnostic {
    let key = at(file, "容差率");
    let message = words(
        "规则文件里有不认识的字段「容差率」",
        "the rule has an unknown key 「容差率」",
    );
    Diagnostic::error("E1203", file, key.clone(), message)
        .labelled(words("没有这个字段", "no such key"))
        .because(
            at(file, "表内求和"),
            words(
                "该类型允许：行、列、合计、容差、提示",
                "this kind knows: 行, 列, 合计, 容差, 提示",
            ),
        )
        .help(words("您是不是想写「容差」？", "did you mean 「容差」?"))
        .replaced(key, "容差")
}

fn missing_key(file: &Arc<UserFile>) -> Diagnostic {
    let end = file.text.trim_end().len();
    Diagnostic::error(
        "E1204",
        file,
        end..end,
        words(
            "规则缺少必填的字段「提示」",
            "the rule lacks the key 「提示」",
        ),
    )
    .labelled(words("这里应有「提示」", "「提示」 is due here"))
    .because(
        at(file, "编号"),
        words("该规则从这里开始", "the rule begins here"),
    )
    .help(words(
        "请写明查出问题时提示什么。",
        "say what to tell the user.",
    ))
    .corrected("行: 全部\n提示: 合计与分项不符\n")
}

fn warning(file: &Arc<UserFile>, range: Range<usize>) -> Diagnostic {
    let message = words("编号中有汉字", "the id has Chinese characters");
    Diagnostic::error("E1301", file, range, message).warning()
}

#[test]
fn an_unknown_key_is_shown_with_why_it_is_not_known() {
    let file = file("规则/投资合计.yaml", RULE);
    let printed = drawn(&[unknown_key(&file)]);
    assert!(printed.contains("[规则/投资合计.yaml:3:1]"), "{printed}");
    assert_eq!(printed.matches("╭─[").count(), 1, "{printed}");
    assert!(printed.contains("\n容差: 0.5\n"), "{printed}");
    golden("unknown_key", &printed);
}

#[test]
fn a_missing_key_is_shown_where_it_is_due() {
    let file = file("规则/投资合计.yaml", RULE);
    let printed = drawn(&[missing_key(&file)]);
    assert_eq!(
        column(&printed, "▲"),
        column(&printed, "全部") + 4,
        "{printed}"
    );
    golden("missing_key", &printed);
}

#[test]
fn a_place_on_a_blank_line_is_shown_with_the_line_before() {
    let file = file("规则.yaml", "类型: 表内求和\r\n\r\n");
    let end = file.text.len();
    let printed = drawn(&[Diagnostic::error(
        "E1204",
        &file,
        end..end,
        same("缺少「行」"),
    )]);
    assert!(printed.contains("[规则.yaml:3:1]"), "{printed}");
    assert!(printed.contains("1 │ 类型: 表内求和\n"), "{printed}");
    golden("blank_line", &printed);
}

#[test]
fn far_lines_have_boxes_of_their_own_and_the_fault_comes_first() {
    let text = format!("编号: 甲\n{}编号: 乙\n", "# 说明\n".repeat(4));
    let file = file("规则.yaml", &text);
    let second = text.rfind("编号").unwrap();
    let fault = Diagnostic::error("E1205", &file, second..second + 6, same("「编号」写了两次"))
        .because(0..6, same("第一次在这里"))
        .corrected("");
    golden("far_lines", &drawn(&[fault]));
}

#[test]
fn the_last_line_needs_no_line_end() {
    let file = file("规则.yaml", RULE.trim_end());
    let range = at(&file, "全部");
    let fault = Diagnostic::error("E1210", &file, range.clone(), same("「全部」不是行名"));
    let printed = drawn(&[fault.labelled(same("应为行名")).replaced(range, "[合计]")]);
    assert!(printed.contains("[规则.yaml:4:4]"), "{printed}");
    golden("last_line", &printed);
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let text = format!("提示: {}有误{}\n", "合".repeat(2500), "计".repeat(2500));
    let file = file("规则.yaml", &text);
    let range = at(&file, "有误");
    let fault = Diagnostic::error("E1220", &file, range.clone(), same("提示太长"))
        .labelled(same(
            "提示最多一百字，请改短；更多的说明可以写在规则的文档里，那里没有字数限制",
        ))
        .because(0..6, same("字段"))
        .replaced(range, "不符");
    let printed = drawn(&[fault]);
    assert!(printed.contains("[规则.yaml:1:2505]"), "{printed}");
    assert!(printed.lines().all(|line| width(line) <= 80), "{printed}");
    assert_eq!(
        column(&printed, "──┬─"),
        column(&printed, "有误"),
        "{printed}"
    );
    golden("long_line", &printed);
}

#[test]
fn carets_stand_under_full_width_text() {
    let file = file("规则.yaml", "　类型：表内求和，“容差”： 0.5\n");
    let colon = at(&file, "：表");
    let fault = Diagnostic::error(
        "E1101",
        &file,
        colon.start..colon.start + 3,
        same("这里是中文冒号，YAML 不认识"),
    )
    .labelled(same("请改为半角冒号加空格"))
    .because(0..3, same("全角空格不能用于缩进"))
    .because(at(&file, "“容差”"), same("中文引号"));
    let printed = drawn(&[fault]);
    assert!(printed.contains("[规则.yaml:1:4]"), "{printed}");
    assert_eq!(
        column(&printed, "─┬"),
        column(&printed, "　类型"),
        "{printed}"
    );
    assert_eq!(
        column(&printed, "───┬──"),
        column(&printed, "“容差”"),
        "{printed}"
    );
    golden("full_width", &printed);
}

#[test]
fn files_stand_in_the_order_of_their_paths_and_codes_are_pointed_out_once() {
    let [a, b] = ["甲.yaml", "乙.yaml"].map(|path| file(path, RULE));
    let printed = drawn(&[
        missing_key(&a),
        unknown_key(&b),
        unknown_key(&a),
        warning(&a, at(&a, "投资合计")),
    ]);
    assert_eq!(
        printed.matches("gouji explain E1203").count(),
        1,
        "{printed}"
    );
    assert!(
        printed.ends_with("共 3 处错误、1 处警告，涉及 2 个文件。\n"),
        "{printed}"
    );
    golden("files", &printed);
}

#[test]
fn too_many_faults_are_counted_and_errors_come_before_warnings() {
    let file = file("规则.yaml", RULE);
    let mut faults = vec![warning(&file, 0..6); 3];
    faults.extend([unknown_key(&file), missing_key(&file)]);
    let options = DiagnosticOptions {
        limit: 3,
        ..DiagnosticOptions::default()
    };
    golden("limit", &printed(&faults, options));

    let files = (10..31).map(|number| self::file(&format!("{number}.yaml"), RULE));
    let faults: Vec<_> = files
        .flat_map(|file| vec![unknown_key(&file); 10])
        .collect();
    let drawn = drawn(&faults);
    assert_eq!(drawn.matches("错误 E1203").count(), MAX_DRAWN);
    assert!(
        drawn.ends_with("\n……另有 1 个文件，共 10 处，未列出\n\n共 210 处错误，涉及 21 个文件。\n")
    );
}

#[test]
fn everything_is_said_in_english() {
    let file = file("rules/sum.yaml", RULE);
    let faults = [
        unknown_key(&file),
        missing_key(&file),
        warning(&file, at(&file, "投资合计")),
    ];
    let options = DiagnosticOptions {
        lang: Lang::En,
        limit: 2,
        ..DiagnosticOptions::default()
    };
    golden("english", &printed(&faults, options));
}

#[test]
fn hostile_text_does_not_reach_the_terminal() {
    let text = "编号:\t\u{1b}[2J甲\u{202e}乙\u{200b}\u{7}\n";
    let file = file("a\u{1b}]0;x\u{7}\u{202e}.yaml", text);
    let range = at(&file, "甲\u{202e}乙");
    let fault = Diagnostic::error(
        "E1230",
        &file,
        range.clone(),
        same("不能有\u{202e}\u{1b}[0m"),
    )
    .labelled(same("此处\u{1b}[31m\n\r"))
    .because(0..6, same("字段\u{7}"))
    .help(same("请删去\u{202e}。"))
    .replaced(range, "甲\u{1b}乙");
    let printed = drawn(&[fault]);
    assert!(
        !printed.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{200b}', '\t', '\r']),
        "{printed}"
    );
    assert_eq!(
        column(&printed, "──────┬"),
        column(&printed, "甲<U+202E>乙<"),
        "{printed}"
    );
    golden("hostile", &printed);
}

#[test]
fn colours_do_not_move_the_carets() {
    let file = file("规则.yaml", RULE);
    let faults = [unknown_key(&file), missing_key(&file)];
    let options = DiagnosticOptions {
        colour: true,
        ..DiagnosticOptions::default()
    };
    let coloured = printed(&faults, options);
    let mut pieces = coloured.split('\u{1b}');
    let mut plain = pieces.next().unwrap().to_owned();
    pieces.for_each(|piece| plain.push_str(piece.split_once('m').unwrap().1));
    assert_eq!(plain, drawn(&faults));
}

#[test]
fn every_place_can_be_drawn() {
    for text in [
        "",
        "\n",
        "甲\r\n\r\n",
        "\u{feff}a: b\n\n\n\n\n\tc: 丁",
        RULE,
    ] {
        let file = file("规则.yaml", text);
        for start in 0..text.len() + 3 {
            for end in [start, start + 1, start + 7, text.len() + 9] {
                let fault = Diagnostic::error("E1999", &file, start..end, same("有误"))
                    .labelled(same("此处"))
                    .because(end..end + 1, same("彼处"));
                let printed = drawn(&[fault]);
                assert!(printed.contains("此处"), "{start}..{end}\n{printed}");
                assert!(printed.contains("彼处"), "{start}..{end}\n{printed}");
                assert!(!printed.contains("Failed to read"), "{printed}");
            }
        }
    }
}

#[test]
fn nothing_is_said_about_no_faults() {
    assert_eq!(drawn(&[]), "");
}

#[test]
fn a_code_is_explained() {
    let page = CodePage {
        code: "E1203",
        title: Words::fixed("不认识的字段", "unknown key"),
        body: Words::fixed("\n每种规则有自己的字段。\n", "\nEvery kind has its keys.\n"),
    };
    let mut out = Vec::new();
    write_code_page(&mut out, &page, Lang::Zh).unwrap();
    write_code_page(&mut out, &page, Lang::En).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "E1203 不认识的字段\n\n每种规则有自己的字段。\nE1203 unknown key\n\nEvery kind has its keys.\n"
    );
}
