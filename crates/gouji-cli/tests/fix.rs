//! `gouji check --fix`, `--diff` and what goes with them, as a user meets them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod desk;

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use desk::{Desk, Ran};
use serde_json::Value;

/// A rule with a safe and a suggested pair, so that no word list of the program matters.
const WORDS: &str = "\
编号: 测试/用词
标题: 用词不当
类型: 替换词
级别: 错误
词对: {安排布署: 安排部署}
修改: 安全
示例:
  反例: 安排布署工作。
  正例: 安排部署工作。
";

/// A suggested pair.
const ADVICE: &str = "\
编号: 测试/建议用词
标题: 用词可改
类型: 替换词
级别: 提示
词对: {抓紧整改: 限期整改}
修改: 建议
示例:
  反例: 抓紧整改问题。
  正例: 限期整改问题。
";

const WRONG: &str = "年初安排布署工作，年底安排布署总结，抓紧整改问题。";

/// A desk with the rules, and the report `县局/报告.txt` that breaks them.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("规则.yaml", WORDS);
    desk.file("建议.yaml", ADVICE);
    desk.file("县局/报告.txt", &report());
    fs::remove_file(desk.path("县局/a.md")).unwrap();
    desk
}

fn report() -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let base = fs::read_to_string(root.join("rules/disclosure/bases/2021-a.md")).unwrap();
    base.replace(
        "全年公开信息216条。",
        &format!("全年公开信息216条。{WRONG}"),
    )
}

/// The options that pick the rules, and more.
fn check(desk: &Desk, more: &[&str]) -> Ran {
    desk.run(&[&RULES[..], more].concat())
}

const RULES: [&str; 9] = [
    "check",
    "--pack",
    "规则.yaml",
    "--pack",
    "建议.yaml",
    "--rule",
    "测试/用词",
    "--rule",
    "测试/建议用词",
];

fn read(desk: &Desk, path: &str) -> String {
    fs::read_to_string(desk.path(path)).unwrap()
}

fn fixed(text: &str) -> String {
    text.replace("安排布署", "安排部署")
}

#[test]
fn a_corrected_copy_stands_beside_the_original() {
    let desk = desk();
    let ran = check(&desk, &["--fix", "县局/报告.txt"]);
    let said = [
        "已改正 2 处，写入 县局/报告.改正.txt",
        "第7行：把“安排布署”改为“安排部署”",
        "[县局/报告.改正.txt:7:",
        "已改正 2 处（1 个文件），数字一律没有动。另有 1 项只是建议，请人工确认后再改",
    ];
    assert_eq!(
        ran.code_with(&said),
        0,
        "the error is mended, a hint is left"
    );
    assert_eq!(read(&desk, "县局/报告.txt"), report());
    assert_eq!(read(&desk, "县局/报告.改正.txt"), fixed(&report()));

    let again = check(&desk, &["--fix", "县局/报告.txt"]);
    assert_eq!(again.code_with(&["里已经改好（内容相同，没有重写）"]), 0);
    // A whole folder: the copy is not taken for a report of its own.
    let folder = check(&desk, &["--fix", "县局"]);
    assert_eq!(
        folder.code_with(&["共 1 个文件", "跳过 1 个文件：改正.txt 1"]),
        0
    );
    let files = fs::read_dir(desk.path("县局")).unwrap().count();
    assert_eq!(files, 2);
}

#[test]
fn a_copy_that_differs_is_not_replaced_unasked() {
    let desk = desk();
    desk.file("县局/报告.改正.txt", "改过的稿子");
    let ran = check(&desk, &["--fix", "县局/报告.txt"]);
    let said = [
        "没有改正：已有 县局/报告.改正.txt",
        "--overwrite",
        "“安排布署”应为",
    ];
    assert_eq!(ran.code_with(&said), 3);
    assert_eq!(read(&desk, "县局/报告.改正.txt"), "改过的稿子");
    assert_eq!(
        check(&desk, &["--fix", "--overwrite", "县局/报告.txt"]).code,
        0
    );
    assert_eq!(read(&desk, "县局/报告.改正.txt"), fixed(&report()));
}

#[test]
fn a_diff_writes_nothing_and_tells_by_its_code() {
    let desk = desk();
    let ran = check(&desk, &["--diff", "县局"]);
    assert_eq!(
        ran.code_with(&["可改正 2 处（1 个文件），什么都没有写入"]),
        1
    );
    let changed: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.starts_with(['-', '+']))
        .collect();
    let [old, new, removed, added] = changed[..] else {
        panic!("{}", ran.out)
    };
    assert_eq!((old, new), ("--- 县局/报告.txt", "+++ 县局/报告.txt"));
    assert!(removed.contains("布署") && added.contains("部署") && added.contains("抓紧整改"));
    assert_eq!(fs::read_dir(desk.path("县局")).unwrap().count(), 1);
    // With --fix it is still only shown.
    let both = check(&desk, &["--diff", "--fix", "--in-place", "县局"]);
    assert_eq!((both.code, &both.out), (1, &ran.out));
    assert_eq!(read(&desk, "县局/报告.txt"), report());
    let all = check(&desk, &["--diff", "--suggested", "县局"]);
    assert!(all.out.contains("限期整改"), "{}", all.out);
    desk.file("县局/报告.txt", &fixed(&report()));
    let none = check(&desk, &["--diff", "县局"]);
    assert_eq!(none.code_with(&["没有可以放心改的地方"]), 0);
    assert_eq!(none.out, "");
}

#[test]
fn originals_are_changed_only_in_place() {
    let desk = desk();
    let ran = check(&desk, &["--fix", "--in-place", "--suggested", "县局"]);
    assert_eq!(ran.code_with(&["已改正 3 处，写入 县局/报告.txt"]), 0);
    let expected = fixed(&report()).replace("抓紧整改", "限期整改");
    assert_eq!(read(&desk, "县局/报告.txt"), expected);
    let again = check(&desk, &["--fix", "--in-place", "--suggested", "县局"]);
    assert_eq!(again.code_with(&["没有可以放心改的地方，数字一律不动"]), 0);
    assert_eq!(fs::read_dir(desk.path("县局")).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn links_stay_links_permissions_stay_and_protected_files_too() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let desk = desk();
    let mode = |path: &str, mode| {
        let permissions = fs::Permissions::from_mode(mode);
        fs::set_permissions(desk.path(path), permissions).unwrap();
    };
    let has = |path: &str| fs::metadata(desk.path(path)).unwrap().permissions().mode() & 0o777;
    symlink(desk.path("县局/报告.txt"), desk.path("链接.txt")).unwrap();
    mode("县局/报告.txt", 0o640);
    assert_eq!(check(&desk, &["--fix", "--in-place", "链接.txt"]).code, 0);
    assert!(
        fs::symlink_metadata(desk.path("链接.txt"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(read(&desk, "县局/报告.txt"), fixed(&report()));
    assert_eq!(has("县局/报告.txt"), 0o640);

    desk.file("县局/报告.txt", &report());
    mode("县局/报告.txt", 0o440);
    let ran = check(&desk, &["--fix", "--in-place", "县局/报告.txt"]);
    assert_eq!(ran.code_with(&["没有改正：文件是只读的"]), 3);
    assert_eq!(read(&desk, "县局/报告.txt"), report());
    assert_eq!(check(&desk, &["--fix", "县局/报告.txt"]).code, 0);
    assert_eq!(has("县局/报告.改正.txt"), 0o640, "a copy can be edited");
}

#[test]
fn what_cannot_be_written_or_mended_is_told_and_the_others_go_on() {
    let desk = desk();
    let rows = report()
        .lines()
        .map(|line| format!("<p>{line}</p>"))
        .collect::<String>();
    desk.file(
        "县局/网页.html",
        &format!("<html><body>{rows}</body></html>"),
    );
    desk.file("县局/杂记.txt", "这不是报告。");
    desk.file("县局/乙.txt", &report());
    fs::create_dir(desk.path("县局/乙.改正.txt")).unwrap();
    let ran = check(&desk, &["-q", "--fix", "县局"]);
    let said = [
        "县局/网页.html: 没有改正：HTML 文件还不能自动改正",
        "县局/乙.txt: 没有改正：",
        "县局/杂记.txt: 未能检查",
        "县局/报告.txt: 已改正 2 处，写入 县局/报告.改正.txt\n",
        "1 个文件没有写成改正稿",
        "1 个文件的格式还不能自动改正",
    ];
    assert_eq!(ran.code_with(&said), 3);
    assert_eq!(read(&desk, "县局/报告.改正.txt"), fixed(&report()));
}

#[test]
fn standard_input_comes_out_corrected_and_nothing_else() {
    let desk = desk();
    let crlf = report().replace('\n', "\r\n");
    let output = filtered(&desk, &["--fix", "-"], crlf.as_bytes());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), fixed(&crlf));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("改正稿写到标准输出"), "{told}");
    // What is no report goes through as it is.
    let output = filtered(&desk, &["--fix", "-"], b"no report\r\n");
    assert_eq!(
        (output.stdout.as_slice(), output.status.code()),
        (&b"no report\r\n"[..], Some(3))
    );
    let output = filtered(&desk, &["--fix", "--format", "json", "-"], b"");
    assert_eq!(output.status.code(), Some(2));
    let options = ["--fix", "--format", "json", "--output", "a.json", "-"];
    let output = filtered(&desk, &options, report().as_bytes());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), fixed(&report()));
    let json: Value = serde_json::from_str(&read(&desk, "a.json")).unwrap();
    assert_eq!(json["reports"][0]["fixes"]["state"], "shown");
    // A diff of it is a diff.
    let output = filtered(&desk, &["--diff", "-"], report().as_bytes());
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(
        shown.starts_with("--- <stdin>\n+++ <stdin>\n@@ "),
        "{shown}"
    );
    assert_eq!(output.status.code(), Some(1));
}

fn filtered(desk: &Desk, more: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args([&RULES[..], more].concat())
        .current_dir(desk.path(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The command may end before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

#[test]
fn the_json_says_what_was_mended_and_follows_its_schema() {
    let desk = desk();
    let ran = check(&desk, &["--fix", "--format", "json", "县局"]);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let report = &json["reports"][0];
    assert_eq!(report["path"], "县局/报告.txt");
    let fixes = &report["fixes"];
    assert_eq!(
        (&fixes["state"], &fixes["file"]),
        (&"written".into(), &"县局/报告.改正.txt".into())
    );
    assert_eq!(fixes["applied"][0]["lines"], serde_json::json!([7, 7]));
    assert_eq!(report["findings"].as_array().unwrap().len(), 1);
    assert_eq!(report["findings"][0]["fix"]["applicability"], "suggested");
    assert_eq!(json["summary"]["fixes"]["applied"], 2);
    assert_eq!(json["summary"]["fixable"], 0);
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema/run.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&json));
    let plain = check(&desk, &["--format", "json", "县局/报告.txt"]);
    let plain: Value = serde_json::from_str(&plain.out).unwrap();
    assert_eq!(plain["reports"][0]["fixes"], Value::Null);
    assert_eq!(plain["summary"]["fixable"], 1);
}

#[test]
fn wrong_combinations_are_refused_in_words() {
    let desk = desk();
    for (options, words) in [
        (&["--in-place"][..], "缺少 --fix"),
        (&["--suggested"], "缺少 --fix 或 --diff"),
        (&["--overwrite"], "缺少 --fix"),
        (&["--fix", "--in-place", "--overwrite"], "不能与"),
        (&["--diff", "--format", "json"], "--diff 只输出差异"),
    ] {
        let ran = check(&desk, &[options, &["县局"]].concat());
        assert_eq!(ran.code_with(&[words]), 2, "{options:?}");
    }
    assert_eq!(fs::read_dir(desk.path("县局")).unwrap().count(), 1);
    let plain = check(&desk, &["县局"]);
    let hint = "其中 1 项可以放心改：加 --fix 写出改正稿，加 --diff 先看会改什么";
    assert_eq!(plain.code_with(&[hint]), 1);
}

#[test]
fn a_rule_without_fixes_leaves_files_alone() {
    let desk = desk();
    desk.pack("松岭", "");
    let report = report().replace("年初", "近期");
    desk.file("县局/报告.txt", &report);
    let ran = desk.run(&["check", "--pack", "松岭", "--rule", "松岭", "--fix", "县局"]);
    let said = ["发现 1 项", "没有可以放心改的地方，数字一律不动"];
    assert_eq!(ran.code_with(&said), 0);
    assert_eq!(fs::read_dir(desk.path("县局")).unwrap().count(), 1);
}
