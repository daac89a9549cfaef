//! How the report of the year before is found: in the batch, in a folder that the user names, and
//! when there is none that is surely the one.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use gouji_core::{
    Confidence, Document, Findings, Input, Limits, Reader, Registry, ReportCx, ReportRule,
    RuleMeta, RuleSet, Selection, Words, rule_meta,
};
use gouji_engine::{PastIndex, Processed, RunOptions, discover, registry, run};
use gouji_tests::base;

rule_meta! {
    META {
        id: "past/figure",
        title: ("上年的数字", "figure of the year before"),
        summary: ("说出上年的数字。", "Tells a figure of the year before."),
        help: ("无。", "Nothing."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: &[],
        never_unable: None,
        docs: "",
    }
}

const CARRIED_OUT: &str = "requests.carried_out.total";

/// Tells what it sees of the year before.
struct PastFigure([String; 1]);

impl ReportRule for PastFigure {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn past_facts(&self) -> &[String] {
        &self.0
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        match cx.past.report() {
            Ok(past) => {
                assert_eq!(past.facts.len(), 1, "only what is needed is kept");
                let fact = &past.facts[CARRIED_OUT];
                let name = Path::new(&past.source).file_name().unwrap();
                let (value, place) = (&fact.value, &fact.place);
                let words = Words::new(
                    format!("{} {} {value:?} {}", name.display(), past.year, place.zh),
                    place.en.clone(),
                );
                findings.report(cx.report.document.span(0..1), words);
            }
            Err(reason) => findings.unable(reason, Vec::new(), None),
        }
    }
}

/// Panics over files that ask for it.
struct Faulty;

impl Reader for Faulty {
    fn format(&self) -> &'static str {
        "faulty"
    }

    fn sniff(&self, input: &Input<'_>) -> Confidence {
        assert_ne!(input.extension(), "faulty", "on purpose");
        Confidence::No
    }

    fn read(&self, _: &Input<'_>, _: &Limits) -> Document {
        unreachable!("no file is its own")
    }
}

/// A report of the year, with a count of requests carried over into the next.
struct Filing {
    text: String,
}

impl Filing {
    fn new(body: &str, year: u16, carried_out: u16) -> Self {
        let row = "四、结转下年度继续办理 |  |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |";
        let counted = format!("{}| {carried_out} |", row.strip_suffix("| 0 |").unwrap());
        let text = base("2021-a");
        assert!(text.contains(row) && text.contains("松岭县水务局2023年"));
        Self {
            text: text
                .replace("2023年", &format!("{year}年"))
                .replace("松岭县水务局", body)
                .replace(row, &counted),
        }
    }

    /// With another address, or none.
    fn at(self, region: &str) -> Self {
        let address = "联系地址：甘肃省定西市松岭县滨河路6号";
        assert!(self.text.contains(address));
        let other = match region {
            "" => String::new(),
            region => format!("联系地址：{region}滨河路6号"),
        };
        Self {
            text: self.text.replace(address, &other),
        }
    }

    fn put(&self, folder: &Path, name: &str) -> PathBuf {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &self.text).unwrap();
        path
    }
}

const WATER: &str = "松岭县水务局";
const TOWN: &str = "城关镇人民政府";

/// A registry with the rule that looks back, and a reader with a fault.
fn looking_back() -> Registry {
    let mut registry = registry().unwrap();
    registry.add_reader(Box::new(Faulty)).unwrap();
    let rule = PastFigure([CARRIED_OUT.to_owned()]);
    registry.add_report_rule(Box::new(rule)).unwrap();
    registry
}

fn rules<'a>(registry: &'a Registry, group: &str) -> RuleSet<'a> {
    let selection = Selection {
        only: vec![group.to_owned()],
        ..Selection::default()
    };
    RuleSet::select(registry, selection).unwrap()
}

/// What the rule says about each input (`name: what`), and the names of unused files.
fn outcomes(inputs: &[&Path], last_year: &[&Path], threads: usize) -> (Vec<String>, Vec<String>) {
    let registry = looking_back();
    let rules = rules(&registry, "past");
    let paths = |paths: &[&Path]| paths.iter().map(|path| path.to_path_buf()).collect();
    let (inputs, last_year): (Vec<_>, Vec<_>) = (paths(inputs), paths(last_year));
    let sources = discover(&inputs).sources;
    let options = RunOptions::default();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap();
    let map = |name: &str, processed: Processed<'_>| {
        let name = file_name(name);
        match processed {
            Processed::Checked(checked) => {
                let found = checked.outcome.findings.iter().map(|one| &one.message);
                let unable = checked.outcome.unables.iter().map(|one| &one.reason);
                let said: Vec<_> = found.chain(unable).map(|words| &*words.zh).collect();
                format!("{name}: {}", said.join("|"))
            }
            Processed::Unread(_) => format!("{name}: unread"),
        }
    };
    let mut lines = Vec::new();
    let sink = |line| {
        lines.push(line);
        Ok::<(), ()>(())
    };
    let unused = pool.install(|| {
        let past = PastIndex::look(&registry, &rules, &sources, &last_year, &options);
        run(&registry, &rules, &sources, &past, &options, map, sink).unwrap();
        let unused = past.unused().iter().map(|one| file_name(&one.source));
        unused.collect()
    });
    (lines, unused)
}

fn file_name(path: &str) -> String {
    let name = Path::new(path).file_name().unwrap();
    name.to_string_lossy().into_owned()
}

/// The outcomes of a batch that is looked through itself.
fn batch(files: &[(&str, Filing)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, filing) in files {
        filing.put(folder.path(), name);
    }
    let (lines, unused) = outcomes(&[folder.path()], &[], 2);
    assert_eq!(unused, [""; 0], "what an input lacks is its own outcome");
    // Reasons name files by their path.
    let prefix = format!("{}/", folder.path().display());
    lines.iter().map(|line| line.replace(&prefix, "")).collect()
}

#[test]
fn it_is_found_in_the_batch() {
    let lines = batch(&[
        ("a.md", Filing::new(WATER, 2022, 3)),
        ("b.md", Filing::new(WATER, 2023, 0)),
        ("c.md", Filing::new("松岭县林业局", 2023, 0)),
    ]);
    assert_eq!(
        lines,
        [
            "a.md: 没有找到松岭县水务局2021年的报告",
            "b.md: a.md 2022 Int(3) 第 67 行",
            "c.md: 没有找到松岭县林业局2022年的报告",
        ]
    );
}

#[test]
fn it_is_found_on_the_form_that_was_due_then() {
    let older = base("2019-a").replace("2019年", "2020年");
    let lines = batch(&[
        ("a.md", Filing { text: older }),
        ("b.md", Filing::new("松岭县人民政府", 2021, 0)),
    ]);
    assert_eq!(lines[1], "b.md: a.md 2020 Int(1) 第 69 行");
}

#[test]
fn files_named_for_last_year_are_context_only() {
    let folder = tempfile::tempdir().unwrap();
    let report = Filing::new(WATER, 2023, 0).put(folder.path(), "now/b.md");
    let before = folder.path().join("before");
    Filing::new(WATER, 2022, 4).put(&before, "deep/a.md");
    fs::write(before.join("broken.pdf"), "%PDF-1.7\n...").unwrap();
    fs::write(before.join("crash.faulty"), "x").unwrap();
    fs::write(before.join("letter.txt"), "请于1月31日前报送。\n").unwrap();
    let nameless = Filing::new("", 2022, 4).put(&before, "nameless.md");
    fs::write(before.join("style.css"), "p{}").unwrap();
    let gone = before.join("gone");
    let (lines, unused) = outcomes(&[&report], &[&before, &gone], 2);
    assert_eq!(lines, ["b.md: a.md 2022 Int(4) 第 67 行"]);
    assert_eq!(
        unused,
        [
            "broken.pdf",
            "crash.faulty",
            "letter.txt",
            "nameless.md",
            "gone"
        ]
    );
    // The other reports of the run are no place to look in when the user names one.
    let (lines, _) = outcomes(&[&report, &before], &[&nameless], 2);
    assert_eq!(lines[0], "b.md: 没有找到松岭县水务局2022年的报告");
}

#[test]
fn one_input_alone_is_not_looked_through() {
    let lines = batch(&[("a.md", Filing::new(WATER, 2023, 0))]);
    assert_eq!(lines, ["a.md: 没有提供上年的报告（用 --last-year 指定）"]);
}

#[test]
fn contradicting_reports_are_named_and_agreeing_ones_do() {
    let lines = batch(&[
        ("a.md", Filing::new(WATER, 2022, 3)),
        ("b.md", Filing::new(WATER, 2022, 4)),
        ("c.md", Filing::new(WATER, 2023, 0)),
    ]);
    assert_eq!(
        lines[2],
        "c.md: 找到两份松岭县水务局2022年的报告，数字不一致：a.md、b.md"
    );
    let lines = batch(&[
        ("a.md", Filing::new(WATER, 2022, 3)),
        ("b.md", Filing::new(WATER, 2022, 3)),
        ("c.md", Filing::new(WATER, 2023, 0)),
    ]);
    assert_eq!(lines[2], "c.md: a.md 2022 Int(3) 第 67 行");
}

#[test]
fn an_unknown_year_or_body_is_the_reason() {
    let mut yearless = Filing::new(WATER, 2023, 0);
    // Without a year there is no title, and the prose names the body.
    let own = "我县由松岭县人民政府统筹，松岭县各单位参加。联系地址";
    yearless.text = yearless.text.replace("2023年", "").replace("联系地址", own);
    let lines = batch(&[
        ("a.md", yearless),
        ("b.md", Filing::new("", 2023, 0)),
        ("c.md", Filing::new(WATER, 2022, 3)),
    ]);
    assert_eq!(lines[0], "a.md: 看不出报告年度，无法与上年的报告对应");
    assert_eq!(lines[1], "b.md: 看不出报告机关，无法与上年的报告对应");
}

#[test]
fn towns_of_one_name_are_told_by_their_region() {
    let lines = batch(&[
        ("a.md", Filing::new(TOWN, 2022, 3)),
        ("b.md", Filing::new(TOWN, 2022, 5).at("甘肃省定西市云麓县")),
        ("c.md", Filing::new(TOWN, 2023, 0).at("松岭县")),
        ("d.md", Filing::new(TOWN, 2023, 1).at("定西市云麓县")),
        ("e.md", Filing::new(TOWN, 2023, 2).at("")),
    ]);
    assert_eq!(
        lines[2..],
        [
            "c.md: a.md 2022 Int(3) 第 67 行",
            "d.md: b.md 2022 Int(5) 第 67 行",
            "e.md: 找到两份城关镇人民政府2022年的报告，数字不一致：a.md、b.md",
        ]
    );
    let lines = batch(&[
        ("a.md", Filing::new(TOWN, 2022, 3)),
        ("b.md", Filing::new(TOWN, 2023, 0).at("甘肃省定西市云麓县")),
    ]);
    assert_eq!(
        lines[1],
        "b.md: 没有找到城关镇人民政府2022年的报告；a.md 的机关同名，但地区不同"
    );
}

#[test]
fn a_name_with_two_owners_does_not_tell_whose_a_report_is() {
    let lines = batch(&[
        ("a.md", Filing::new(TOWN, 2022, 3).at("")),
        ("b.md", Filing::new(TOWN, 2023, 0)),
        ("c.md", Filing::new(TOWN, 2023, 1).at("")),
    ]);
    assert_eq!(
        lines[1..],
        [
            "b.md: 另有一份城关镇人民政府2023年的报告（c.md），可能属于同名的另一机关，无法确定2022年的报告（a.md）是哪一家的",
            "c.md: 另有一份城关镇人民政府2023年的报告（b.md），可能属于同名的另一机关，无法确定2022年的报告（a.md）是哪一家的",
        ]
    );
    let lines = batch(&[
        ("a.md", Filing::new(TOWN, 2022, 3).at("")),
        ("b.md", Filing::new(TOWN, 2021, 0).at("甘肃省定西市云麓县")),
        ("c.md", Filing::new(TOWN, 2023, 0)),
    ]);
    assert!(lines[2].starts_with("c.md: 另有一份城关镇人民政府2021年的报告（b.md）"));
    // With the region on both sides, a draft beside the report does no harm.
    let lines = batch(&[
        ("a.md", Filing::new(WATER, 2022, 3)),
        ("b.md", Filing::new(WATER, 2023, 0)),
        ("c.md", Filing::new(WATER, 2023, 1)),
    ]);
    assert!(lines[1..].iter().all(|line| line.contains("Int(3)")));
}

#[test]
fn the_same_with_one_thread_and_many() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..20 {
        let body = format!("松岭县{}水务局", char::from(b'A' + number));
        let number = u16::from(number);
        for year in 2021..2024 {
            let filing = Filing::new(&body, year, number + year - 2021);
            filing.put(folder.path(), &format!("{year}/{number}.md"));
            if number % 3 == 0 {
                let copy = Filing::new(&body, year, number);
                copy.put(folder.path(), &format!("copies/{year}-{number}.md"));
            }
        }
    }
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    for last_year in [&[][..], &[folder.path()]] {
        let one = outcomes(&[folder.path()], last_year, 1);
        assert_eq!(one, outcomes(&[folder.path()], last_year, 4));
        assert!(one.0.iter().any(|line| line.contains("Int(")));
        assert!(one.0.iter().any(|line| line.contains("不一致")));
    }
}

#[test]
fn nothing_is_read_unless_a_rule_needs_it() {
    let registry = looking_back();
    let gone = [PathBuf::from("no/such/folder")];
    let options = RunOptions::default();
    let unused = |group| {
        let past = PastIndex::look(&registry, &rules(&registry, group), &[], &gone, &options);
        past.unused().len()
    };
    assert_eq!((unused("numeric"), unused("past")), (0, 1));
}
