//! The configuration as a user meets it: found, refused, overridden, shown.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod desk;

use desk::Desk;

/// The line of a finding of `--quiet`, up to its rule.
fn found(desk: &Desk, args: &[&str]) -> Vec<String> {
    let ran = desk.run(&[&["check", "-q"], args].concat());
    let lines = ran.out.lines().filter(|line| line.contains(".md:"));
    lines
        .map(|line| {
            line.split(' ')
                .skip(1)
                .take(2)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect()
}

#[test]
fn it_is_found_upward_from_the_first_input() {
    let desk = Desk::new();
    desk.file("县局/科/b.md", "");
    let blank = ["请核实 numeric/blank-cell".to_owned()];
    assert_eq!(found(&desk, &["县局/a.md"]), blank);
    desk.file("gouji.yaml", "rules: {numeric/blank-cell: off}\n");
    assert_eq!(found(&desk, &["县局/a.md"]), [""; 0]);
    let whole = desk.path("县局/a.md");
    assert_eq!(found(&desk, &[whole.to_str().unwrap()]), [""; 0]);
    assert_eq!(found(&desk, &["县局/a.md", "--isolated"]), blank);
    desk.file("县局/gouji.yml", "规则: {numeric: 错误}\n");
    let nearest = ["必须改 numeric/blank-cell".to_owned()];
    assert_eq!(found(&desk, &["县局/a.md"]), nearest, "the nearer one wins");
    let named = ["县局/a.md", "--config", "gouji.yaml"];
    assert_eq!(found(&desk, &named), [""; 0]);
}

#[test]
fn what_it_says_of_the_output_gives_way_to_the_command_line() {
    let desk = Desk::new();
    desk.file("gouji.yaml", "失败级别: 警告\n输出格式: json\n语言: en\n");
    let ran = desk.run(&["check", "县局/a.md"]);
    assert_eq!(ran.code_with(&["\"findings\"", "has 1 blank cells"]), 1);
    let asked = [
        "--fail-level",
        "error",
        "--format",
        "terminal",
        "--lang",
        "zh",
    ];
    let ran = desk.run(&[&["check", "县局/a.md"], &asked[..]].concat());
    assert_eq!(ran.code_with(&["请核实  numeric/blank-cell"]), 0);
}

#[test]
fn a_broken_one_ends_the_run_with_every_fault_drawn() {
    let desk = Desk::new();
    desk.file("gouji.yaml", "规侧: {}\n失败级别: 严重\n");
    let ran = desk.run(&["check", "县局/a.md"]);
    let said = [
        "E1201  不认识的字段「规侧」",
        "可以写的字段：规则包、规则、分情况、上年、白名单、失败级别、输出格",
        "[gouji.yaml:2:7]",
        "E1205  不能写“严重”",
        "共 2 处错误",
        "配置文件有错误，什么都没有做",
    ];
    assert_eq!((ran.code_with(&said), ran.out.as_str()), (2, ""));
    desk.file(
        "gouji.yaml",
        "规则包: 没有\n规则:\n  numeric/blank-cel: off\n  text: {选项: {词语: 甲}}\n\
         分情况:\n  - {文件: '县局/[', 层级: 县, 规则: {text: 提示}}\n",
    );
    let ran = desk.run(&["check", "县局/a.md"]);
    let said = [
        "E1604  没有：没有这个文件或文件夹",
        "您是不是想写「numeric/blank-cell」？",
        "「text」是规则组，选项要写给某一条规则",
        "通配符写得不对：方括号 [ 没有配对的 ]",
        "您是不是想写「县级」？",
    ];
    assert_eq!((ran.code_with(&said), ran.out.as_str()), (2, ""));
    let ran = desk.run(&["check", "县局/a.md", "--config", "没有.yaml"]);
    assert_eq!(ran.code_with(&["配置文件 没有.yaml：没有这个文件"]), 2);
    assert_eq!(desk.run(&["explain", "E1201"]).code, 0, "codes need none");
}

#[test]
fn overrides_are_for_files_and_levels() {
    let desk = Desk::new();
    let cases = [
        ("文件: 县局/**", "必须改 numeric/blank-cell"),
        ("文件: 县局/", "必须改 numeric/blank-cell"),
        ("文件: '*.md'", "必须改 numeric/blank-cell"),
        ("文件: 乡镇/**", "请核实 numeric/blank-cell"),
        ("文件: '*'\n    层级: 县级", "必须改 numeric/blank-cell"),
        ("层级: [township, county]", "必须改 numeric/blank-cell"),
        ("层级: 省级", "请核实 numeric/blank-cell"),
        ("文件: 乡镇/**\n    层级: 县级", "请核实 numeric/blank-cell"),
    ];
    for (scope, line) in cases {
        desk.file(
            "gouji.yaml",
            &format!("分情况:\n  - {scope}\n    规则: {{numeric: 错误}}\n"),
        );
        assert_eq!(found(&desk, &["县局/a.md"]), [line], "{scope}");
        let whole = desk.path("县局/a.md");
        let whole = whole.to_str().unwrap();
        assert_eq!(found(&desk, &[whole]), [line], "{scope}, from the root");
    }
    desk.file(
        "gouji.yaml",
        "规则: {numeric: off}\n分情况: [{文件: 县局/, 规则: {numeric/blank-cell: on}}]\n",
    );
    assert_eq!(found(&desk, &["县局/a.md"]), ["请核实 numeric/blank-cell"]);
}

#[test]
fn it_wins_over_packs_and_the_command_line_over_it() {
    let desk = Desk::new();
    desk.pack(
        "甲",
        "分情况: [{文件: 县局/, 规则: {甲: 错误, numeric: 错误}}]\n",
    );
    let with_pack = ["县局/a.md", "--pack", "甲"];
    let of_pack = ["必须改 甲/时间不明确", "必须改 numeric/blank-cell"];
    assert_eq!(found(&desk, &with_pack), of_pack);
    desk.file("gouji.yaml", "规则: {甲: 警告, numeric: off}\n");
    assert_eq!(found(&desk, &with_pack), ["请核实 甲/时间不明确"]);
    let asked = [&with_pack[..], &["--rule", "numeric"]].concat();
    assert_eq!(found(&desk, &asked), ["请核实 numeric/blank-cell"]);
    let excluded = [&with_pack[..], &["--exclude-rule", "甲"]].concat();
    assert_eq!(found(&desk, &excluded), [""; 0]);
}

#[test]
fn options_replace_fields_of_a_rule_or_are_refused_where_they_stand() {
    let desk = Desk::new();
    desk.pack("甲", "");
    let config = |options: &str| {
        let text = format!("规则包: 甲\n规则:\n  甲/时间不明确:\n    选项: {options}\n");
        desk.file("gouji.yaml", &text);
    };
    config("{words: [主动公开], 级别: 错误}");
    let lines = found(&desk, &["县局/a.md", "--rule", "甲"]);
    assert_eq!(lines, ["必须改 甲/时间不明确"]);
    for (options, said) in [
        ("{词: 甲}", "不认识的字段「词」"),
        ("{编号: 乙}", "不认识的字段「编号」"),
        (
            "{例外: [没有的说法]}",
            "用不了这些选项：例外“没有的说法”里没有",
        ),
    ] {
        config(options);
        let ran = desk.run(&["check", "县局/a.md"]);
        assert_eq!(ran.code_with(&[said, "[gouji.yaml:4:"]), 2, "{options}");
    }
}

#[test]
fn what_applies_to_a_report_is_shown_with_where_it_comes_from() {
    let desk = Desk::new();
    desk.pack(
        "甲",
        "规则: {甲/时间不明确: 错误, text/missing-title: off}\n",
    );
    desk.file(
        "gouji.yaml",
        "规则包: 甲\n失败级别: 提示\n规则:\n  numeric/blank-cell: 关闭\n  \
         甲/时间不明确: {选项: {词语: [近期, 日前]}}\n分情况:\n  - 层级: 县级\n    \
         规则: {text/missing-title: 提示}\n  - 文件: 乡镇/**\n    规则: {text: off}\n",
    );
    let ran = desk.run(&[
        "config",
        "show",
        "县局/a.md",
        "--exclude-rule",
        "text/empty-section",
        "--format",
        "json",
    ]);
    let due = "\
# 检查 县局/a.md 时采用的设置，可以存为 gouji.yaml
# 配置文件：gouji.yaml
规则包:
  - 甲  # gouji.yaml:1
上年: []  # 默认
失败级别: 提示  # gouji.yaml:2
输出格式: json  # 命令行
语言: zh  # 默认
# 报告层级：县级
规则:
  numeric/blank-cell: 关闭  # gouji.yaml:4
  text/empty-section: 关闭  # 命令行
  text/missing-title: 提示  # gouji.yaml:8
  甲/时间不明确:
    级别: 错误  # 规则包 甲（甲/pack.yaml:3）
    选项:
      词语:  # gouji.yaml:5
        - 近期
        - 日前
";
    assert_eq!((ran.code, ran.out.as_str()), (0, due), "{}", ran.err);
    desk.file("shown.yaml", due);
    let again = desk.run(&["config", "show", "县局/a.md", "--config", "shown.yaml"]);
    assert_eq!(
        again.code_with(&["词语:  # shown.yaml:17"]),
        0,
        "it is a configuration"
    );
    let none = desk.run(&["config", "show", "县局/a.md", "--isolated", "--lang", "en"]);
    let said = [
        "no configuration is read (--isolated)",
        "lang: en  # command line",
    ];
    assert_eq!(none.code_with(&said), 0);
}

#[test]
fn the_same_with_one_thread_and_many() {
    let desk = Desk::new();
    desk.pack("甲", "");
    let report = std::fs::read_to_string(desk.path("县局/a.md")).unwrap();
    for number in 0..40 {
        let folder = if number % 2 == 0 { "县局" } else { "乡镇" };
        desk.file(&format!("{folder}/{number}.md"), &report);
    }
    desk.file(
        "gouji.yaml",
        "规则包: 甲\n分情况: [{文件: 乡镇/, 规则: {甲: 错误, numeric: off}}]\n",
    );
    let run = |threads: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_gouji"))
            .args(["check", "县局", "乡镇", "--format", "json"])
            .current_dir(desk.path(""))
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let one = run("1");
    assert!(one.contains("甲/时间不明确"), "{one}");
    assert_eq!(one, run("4"));
}
