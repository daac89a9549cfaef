//! No output of any command holds a private text, whichever rules are on.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Ran, bases, gouji, schema};

/// Private texts, as they are written in the report.
const SECRETS: [&str; 7] = [
    "11010519491231002X",
    "４４０５２４１８８００１０１００１４",
    "110105 19491231 002X",
    "１３９－００１１－２２３３",
    "13812345678",
    "徐小梅",
    "松岭县城关镇南街社区12号",
];

/// The line that holds them all, beside something for other rules to find.
const LINE: &str = "申请人徐小梅（身份证号：11010519491231002X，手机：１３９－００１１－２２３３，\
    家庭住址：松岭县城关镇南街社区12号）布署申请2件，另一申请人身份证号\
    ４４０５２４１８８００１０１００１４和110105 19491231 002X，手机13812345678";

/// Rules that quote what they find, in a message, a label and a fix.
const QUOTING: &str = "\
- id: my/quoting
  title: 摘录
  kind: pattern
  pattern: 申请人[^。]*
  message: 写了“{match}”
  examples: {bad: [申请人], good: [无]}
- id: my/words
  title: 用词
  kind: substitute
  words: [{wrong: 布署, right: 部署}]
  examples: {bad: [布署], good: [部署]}
- id: my/repeated
  title: 重复
  kind: repeat
  examples: {bad: [{text: \"申请人反映问题已经按时答复清楚。\\n\\n申请人反映问题已经按时答复清楚。\"}], good: [无]}
";

struct Bench {
    _folder: tempfile::TempDir,
    report: PathBuf,
    rules: PathBuf,
    config: PathBuf,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let (report, rules, config) = (at("a.md"), at("rules.yaml"), at("off.yaml"));
        let text = bases("2021-a").replace(
            "收到政府信息公开申请2件，均按时答复。",
            &format!("收到{LINE}，均按时答复。\n\n{LINE}，均按时答复。"),
        );
        assert!(text.contains(LINE));
        fs::write(&report, text).unwrap();
        fs::write(&rules, QUOTING).unwrap();
        fs::write(&config, "rules:\n  privacy: off\n").unwrap();
        Self {
            _folder: folder,
            report,
            rules,
            config,
        }
    }

    /// Runs a command over the report with the rules that quote, and looks for what it must hide.
    fn run(&self, args: &[&str]) -> Ran {
        let shown = |path: &Path| path.to_str().unwrap().to_owned();
        let (report, rules) = (shown(&self.report), shown(&self.rules));
        let fill = |arg: &&str| match *arg {
            "REPORT" => report.clone(),
            "RULES" => rules.clone(),
            "CONFIG" => shown(&self.config),
            arg => arg.to_owned(),
        };
        let args: Vec<String> = args.iter().map(fill).collect();
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let ran = gouji(&args);
        for secret in SECRETS {
            for told in [&ran.out, &ran.err] {
                assert!(!told.contains(secret), "{args:?} shows {secret}:\n{told}");
                let squeezed = squeezed(told);
                let secret = squeezed_secret(secret);
                assert!(
                    !squeezed.contains(&secret),
                    "{args:?} shows {secret}:\n{told}"
                );
            }
        }
        ran
    }
}

/// A text in one width, without what parts the groups of a number.
fn squeezed(text: &str) -> String {
    let counts = |ch: &char| !ch.is_whitespace() && *ch != '-' && *ch != '－';
    let folded = |ch: char| match ch {
        '！'..='～' => char::from_u32(ch as u32 - 0xfee0).unwrap(),
        _ => ch,
    };
    text.chars().filter(counts).map(folded).collect()
}

/// What of a secret must not be seen: all but its ends, where it is long enough for that.
fn squeezed_secret(text: &str) -> String {
    let text: Vec<char> = squeezed(text).chars().collect();
    match text.len() {
        0..=4 => text.iter().collect(),
        len => text[1..len - 1].iter().collect(),
    }
}

#[test]
fn a_check_shows_no_private_text_whatever_rules_run() {
    let bench = Bench::new();
    let rule_sets: [&[&str]; 6] = [
        &[],
        &["--rule", "privacy"],
        &["--rule", "my"],
        &["--rule", "numeric"],
        &["--exclude-rule", "privacy"],
        &["--config", "CONFIG"],
    ];
    let formats: [&[&str]; 5] = [
        &["--format", "terminal"],
        &["--format", "terminal", "-q"],
        &["--format", "json"],
        &["--format", "jsonl"],
        &["--format", "json", "--lang", "en"],
    ];
    for rules in rule_sets {
        for format in formats {
            let args = [&["check", "REPORT", "--pack", "RULES"], rules, format].concat();
            let ran = bench.run(&args);
            if rules == ["--rule", "my"] {
                assert_eq!(ran.code, 0, "{}", ran.err);
                assert!(ran.out.contains("1＊＊＊"), "{}", ran.out);
            }
        }
    }
}

#[test]
fn a_private_text_is_named_once_and_hidden_in_other_messages() {
    let bench = Bench::new();
    let args = ["check", "REPORT", "--pack", "RULES", "--format", "json"];
    let json = bench.run(&args).json();
    schema("run.json").validate(&json).unwrap();
    let findings = json["reports"][0]["findings"].as_array().unwrap();
    let message = |rule: &str| {
        let found = findings.iter().filter(|one| one["rule"] == rule);
        found
            .map(|one| one["message"].as_str().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(message("privacy/resident-id").len(), 1, "{findings:#?}");
    assert_eq!(message("privacy/doubtful-resident-id").len(), 1);
    assert_eq!(message("privacy/mobile-number").len(), 2);
    assert_eq!(message("privacy/home-address").len(), 1);
    assert_eq!(message("privacy/name-in-passing").len(), 1);
    let quoting = message("my/quoting");
    assert!(
        quoting[0].contains("申请人徐＊梅（身份证号：1＊＊"),
        "{quoting:?}"
    );
}

#[test]
fn figures_and_numbers_show_no_private_text() {
    let bench = Bench::new();
    for format in ["table", "json"] {
        bench.run(&["facts", "REPORT", "--format", format]);
        let ran = bench.run(&["facts", "REPORT", "--numbers", "--format", format]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
}

#[test]
fn writing_rules_shows_no_private_text() {
    let bench = Bench::new();
    let rules = [
        "privacy/resident-id",
        "privacy/mobile-number",
        "privacy/home-address",
        "privacy/name-in-passing",
        "numeric/row-total-mismatch",
    ];
    for rule in rules {
        bench.run(&["rule", "trace", rule, "REPORT"]);
        bench.run(&["rule", "try", rule, "REPORT"]);
    }
    bench.run(&["rule", "try", "RULES", "REPORT"]);
}

#[test]
fn a_file_that_is_no_report_shows_no_private_text() {
    let bench = Bench::new();
    fs::write(&bench.report, format!("{LINE}\u{fffd}。\n")).unwrap();
    for format in ["terminal", "json", "jsonl"] {
        bench.run(&["check", "REPORT", "--format", format]);
    }
}
