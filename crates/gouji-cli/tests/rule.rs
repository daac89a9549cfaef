//! `gouji rule` as a user meets it: rules that are right, wrong and broken.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

use gouji_engine::kinds;
use tempfile::TempDir;

/// What a run of the command came to.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn holds(&self, code: i32, texts: &[&str]) {
        let all = format!("{}\n{}", self.out, self.err);
        assert_eq!(self.code, code, "{all}");
        for text in texts {
            assert!(all.contains(text), "{text} is not in\n{all}");
        }
    }
}

/// Runs the command in a folder, without a terminal.
fn gouji(folder: &Path, args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(args)
        .current_dir(folder)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn base(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(format!("rules/disclosure/bases/{name}.md"))).unwrap()
}

const GOOD: &str = "编号: my/布署\n标题: 布署\n类型: 禁用词\n词语: [布署, 按装]\n标签: [错字]\n示例:\n  反例:\n    - 全县布署了工作。\n  正例:\n    - 全县部署了工作。\n";

/// A report whose first section says this.
fn report(sentence: &str) -> String {
    base("2021-a").replace("（五）监督保障。", &format!("（五）监督保障。{sentence}"))
}

#[test]
fn a_new_rule_of_every_kind_passes_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for kind in kinds() {
        let file = format!("{}.yaml", kind.name);
        let args = ["rule", "new", &file, "--kind", kind.name_zh];
        gouji(folder.path(), &args).holds(0, &[&file, kind.name_zh, "gouji rule test"]);
        let english = format!("en-{file}");
        let id = format!("my/en-{}", kind.name);
        let args = [
            "rule",
            "new",
            &english,
            "--kind",
            kind.name,
            "--id",
            &id,
            "--english",
        ];
        gouji(folder.path(), &args).holds(0, &[]);
        let text = fs::read_to_string(folder.path().join(&english)).unwrap();
        let first = "# yaml-language-server: $schema=rule.schema.json\n";
        assert!(text.starts_with(first), "{text}");
        for name in [format!("id: {id}"), format!("kind: {}\n", kind.name)] {
            assert!(text.contains(&name), "{name} is not in\n{text}");
        }
        let is_chinese = |line: &str| line.starts_with("编号") || line.starts_with("示例");
        assert!(!text.lines().any(is_chinese), "{text}");
    }
    let count = 2 * kinds().len();
    let checked = format!("共 {count} 条规则，0 处错误\n");
    gouji(folder.path(), &["rule", "check", "--strict", "."]).holds(0, &[&checked]);
    gouji(folder.path(), &["rule", "test", "."]).holds(0, &["个示例，0 个不符"]);
    let schema = fs::read_to_string(folder.path().join("rule.schema.json")).unwrap();
    assert!(schema.contains("$schema"));
}

#[test]
fn id_and_title_are_taken_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let args = [
        "rule",
        "new",
        "--kind",
        "禁用词",
        "--id",
        "本省/不当用语",
        "--title",
        "不当用语: \"甲\"",
    ];
    gouji(folder.path(), &args).holds(0, &["不当用语.yaml"]);
    gouji(folder.path(), &args).holds(2, &["不当用语.yaml 已经有了，不会覆盖"]);
    let list = [
        "rule",
        "list",
        "--pack",
        "不当用语.yaml",
        "--kind",
        "forbid",
    ];
    gouji(folder.path(), &list).holds(0, &["本省/不当用语", "不当用语: \"甲\""]);
    let wrong = ["rule", "new", "--kind", "禁用词", "--id", "My Rule"];
    gouji(folder.path(), &wrong).holds(2, &["“My Rule”应写成“组/名称”"]);
    gouji(folder.path(), &["rule", "new"]).holds(2, &["请用 --kind", "禁用词（forbid）"]);
    let unknown = ["rule", "new", "--kind", "禁用"];
    gouji(folder.path(), &unknown).holds(2, &["没有叫“禁用”的规则类型", "禁用词（forbid）"]);
}

#[test]
fn every_fault_of_a_file_is_shown() {
    let faulty = "编号: my/甲\n标题: 甲\n类型: 禁用词\n标签集: [乙]\n词语: [甲]\n级别: 严重\n范围:\n  部份: [第五部分]\n";
    let folder = folder(&[("faulty.yaml", faulty), ("good.yml", GOOD)]);
    let ran = gouji(folder.path(), &["rule", "check", "faulty.yaml", "good.yml"]);
    ran.holds(
        2,
        &[
            "faulty.yaml:4:1",
            "faulty.yaml:6",
            "faulty.yaml:8:3",
            "共 1 条规则，3 处错误",
        ],
    );
    gouji(folder.path(), &["rule", "check", "good.yml"]).holds(0, &["共 1 条规则，0 处错误\n"]);
}

#[test]
fn warnings_fail_only_when_asked_to() {
    let without = "编号: my/甲\n标题: 甲\n类型: 禁用词\n词语: [甲]\n";
    let folder = folder(&[("rule.yaml", without)]);
    gouji(folder.path(), &["rule", "check", "rule.yaml"])
        .holds(0, &["没有示例", "0 处错误，1 处警告"]);
    gouji(folder.path(), &["rule", "check", "--strict", "rule.yaml"]).holds(2, &["没有示例"]);
}

#[test]
fn paths_without_rules_are_named() {
    let folder = folder(&[("report.md", "甲")]);
    for command in ["check", "test"] {
        gouji(folder.path(), &["rule", command, "no.yaml", "."]).holds(
            2,
            &["no.yaml：没有这个文件", "没有 pack.yaml，也没有规则文件"],
        );
        gouji(folder.path(), &["rule", command]).holds(2, &["缺少 <PATH>"]);
    }
    gouji(folder.path(), &["rule", "try", "no.yaml", "report.md"]).holds(2, &["no.yaml"]);
    gouji(folder.path(), &["rule", "trace", "no/rule", "report.md"]).holds(2, &["no/rule"]);
}

#[test]
fn a_broken_rule_leaves_the_good_one_to_run() {
    let broken = "编号: my/乙\n标题: 乙\n类型: 禁用\n词语: [乙]\n";
    let folder = folder(&[
        ("broken.yaml", broken),
        ("good.yaml", GOOD),
        ("report.md", &report("本局布署了培训。")),
    ]);
    gouji(folder.path(), &["rule", "test", "."]).holds(
        2,
        &[
            "broken.yaml:3",
            "my/布署：2 个示例，全部相符",
            "有错的规则没有测试",
        ],
    );
    gouji(folder.path(), &["rule", "try", ".", "report.md"])
        .holds(2, &["broken.yaml:3", "my/布署", "命中 1 份（1 处）"]);
    gouji(folder.path(), &["rule", "list", "--pack", "."]).holds(2, &["broken.yaml:3", "my/布署"]);
}

#[test]
fn a_file_in_gbk_is_read() {
    // 布署 and 部署 in GBK.
    let (wrong, right) = (b"\xb2\xbc\xca\xf0", b"\xb2\xbf\xca\xf0");
    let parts: [&[u8]; 7] = [
        b"id: my/a\ntitle: a\nkind: forbid\nwords: ",
        wrong,
        b"\nexamples:\n  bad: ",
        wrong,
        b"\n  good: ",
        right,
        b"\n",
    ];
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("gbk.yaml"), parts.concat()).unwrap();
    gouji(folder.path(), &["rule", "test", "gbk.yaml"]).holds(0, &["my/a：2 个示例，全部相符"]);
}

#[test]
fn examples_that_do_not_hold_are_shown_at_their_places() {
    let failing = GOOD
        .replace("全县布署", "全县部署")
        .replace("  正例:\n", "  正例:\n    - 样本: 2099-z\n");
    let folder = folder(&[("rule.yaml", &failing)]);
    gouji(folder.path(), &["rule", "test", "rule.yaml"]).holds(
        1,
        &[
            "E1502",
            "应当报出问题，结果是通过",
            "rule.yaml:8:7",
            "E1503",
            "没有叫“2099-z”的样本报告",
            "my/布署：3 个示例，2 个不符",
        ],
    );
    let english = ["rule", "test", "rule.yaml", "--lang", "en"];
    gouji(folder.path(), &english).holds(1, &["expected a finding, got a"]);
}

#[test]
fn coverage_names_what_no_example_reaches() {
    let folder = folder(&[("rule.yaml", GOOD)]);
    let args = ["rule", "test", "--coverage", "rule.yaml"];
    gouji(folder.path(), &args).holds(0, &["没有示例得出：无法判断", "1 个词语没有反例：按装"]);
    let conditions = "编号: my/条件\n标题: 条件\n类型: 禁用词\n词语: 布署\n条件: 年度 ≥ 2022 或 年度 = 2019\n示例:\n  反例: 全县布署了工作。\n  正例: 全县部署了工作。\n";
    fs::write(folder.path().join("rule.yaml"), conditions).unwrap();
    gouji(folder.path(), &args).holds(
        0,
        &[
            "条件从未不成立：年度 ≥ 2022",
            "条件从未判断过：年度 = 2019",
            "没有示例得出：无法判断、不适用",
        ],
    );
}

#[test]
fn messages_are_held_against_the_recorded_ones() {
    let folder = folder(&[("rule.yaml", GOOD)]);
    let test = ["rule", "test", "rule.yaml"];
    gouji(folder.path(), &["rule", "test", "--update", "rule.yaml"]).holds(0, &["rule.yaml.snap"]);
    gouji(folder.path(), &test).holds(0, &[]);
    fs::write(
        folder.path().join("rule.yaml"),
        GOOD.replace("标签", "提示语: 不宜写“{词语}”\n标签"),
    )
    .unwrap();
    gouji(folder.path(), &test).holds(
        1,
        &[
            "原来：不得写“布署”",
            "现在：不宜写“布署”",
            "1 个文件的提示语有变",
        ],
    );
    gouji(folder.path(), &["rule", "test", "--update", "rule.yaml"]).holds(0, &["已写"]);
    gouji(folder.path(), &test).holds(0, &[]);
}

#[test]
fn a_trace_tells_the_way_to_the_verdict() {
    let rule = GOOD.replace("标签", "条件: 年度 ≥ 2022\n标签");
    let folder = folder(&[
        ("rule.yaml", &rule),
        ("report.md", &report("本局布署了培训。")),
        ("old.md", &base("2019-a")),
        ("letter.txt", "关于报送年报的通知"),
    ]);
    gouji(folder.path(), &["rule", "trace", "rule.yaml", "report.md"]).holds(
        1,
        &[
            "松岭县水务局 · 县级 · 2023 年",
            "my/布署（禁用词）",
            "适用：是",
            "年度 是 2023",
            "经过：",
            "结论：发现 1 项",
            "第 17 行",
        ],
    );
    let by_id = ["rule", "trace", "my/布署", "old.md", "--pack", "rule.yaml"];
    gouji(folder.path(), &by_id).holds(0, &["适用：否", "不符合", "结论：不适用"]);
    let rust = ["rule", "trace", "numeric/blank-cell", "report.md"];
    gouji(folder.path(), &rust).holds(0, &["numeric/blank-cell（Rust）", "结论：通过"]);
    let no_report = ["rule", "trace", "rule.yaml", "letter.txt"];
    gouji(folder.path(), &no_report).holds(3, &["letter.txt：未识别"]);
    gouji(folder.path(), &["rule", "trace", "rule.yaml", "."]).holds(2, &["这里要一份报告"]);
    gouji(folder.path(), &["rule", "trace", "numeric", "report.md"]).holds(2, &["请写编号"]);
}

#[test]
fn a_dry_run_counts_and_samples() {
    let reports: Vec<(String, String)> = (0..8)
        .map(|number| (format!("{number}.md"), report("本局布署了培训。")))
        .collect();
    let mut files: Vec<(&str, &str)> = reports
        .iter()
        .map(|(name, text)| (&**name, &**text))
        .collect();
    let old = base("2019-a");
    files.extend([("old.md", &*old), ("letter.txt", "关于报送年报的通知")]);
    let reports = folder(&files);
    let rules = folder(&[("rule.yaml", GOOD)]);
    let folder = reports.path().to_str().unwrap();
    let ran = gouji(
        rules.path(),
        &["rule", "try", "rule.yaml", folder, "--sample", "2"],
    );
    ran.holds(
        1,
        &[
            "读了 9 份报告，另有 1 个文件",
            "适用 9 份：命中 8 份（8 处），通过 1 份，无法判断 0 份；不适用 0 份",
            "8 处命中中的 2 处",
            "0.md:17：“布署”",
            "4.md:17：“布署”",
        ],
    );
    assert_eq!(ran.out.matches("  · ").count(), 2);
    let again = gouji(
        rules.path(),
        &["rule", "try", "rule.yaml", folder, "--sample", "2"],
    );
    assert_eq!(again.out, ran.out);
    fs::write(
        rules.path().join("none.yaml"),
        GOOD.replace("标签", "条件: 年度 ≥ 2030\n标签"),
    )
    .unwrap();
    gouji(rules.path(), &["rule", "try", "none.yaml", folder])
        .holds(0, &["9 份报告中没有一份适用这条规则"]);
}

#[test]
fn rules_are_listed_by_kind_and_tag() {
    let folder = folder(&[("rule.yaml", GOOD)]);
    gouji(folder.path(), &["rule", "list"]).holds(0, &["numeric/blank-cell", "Rust"]);
    let tagged = gouji(
        folder.path(),
        &["rule", "list", "--pack", "rule.yaml", "--tag", "错字"],
    );
    tagged.holds(0, &["my/布署", "禁用词", "请核实"]);
    assert!(!tagged.out.contains("numeric/"), "{}", tagged.out);
    let rust = gouji(
        folder.path(),
        &["rule", "list", "--pack", "rule.yaml", "--kind", "rust"],
    );
    assert!(!rust.out.contains("my/布署"), "{}", rust.out);
}
