//! Mending: what is sure is mended and nothing else, byte by byte, and never a figure.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};
use gouji_cases::{Bench, parse, run_case, run_example};
use gouji_core::{
    Applicability, Document, Edit, Findings, Fix, Input, Limits, Outcome, Registry, ReportCx,
    ReportRule, RuleMeta, RuleSet, Selection, Words, rule_meta,
};
use gouji_engine::{
    FixOptions, FixState, FixTarget, Fixed, Library, PastIndex, Processed, RunOptions, Source, fix,
    read_document, registry,
};
use gouji_tests::{base, root};
use rayon::prelude::*;

rule_meta! {
    META {
        id: "fix/wish",
        title: ("改", "change"),
        summary: ("想改什么就改什么。", "Changes what it is told to."),
        help: ("无。", "Nothing."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: &[],
        never_unable: None,
        docs: "",
    }
}

/// Wants every occurrence of one text to be another; a finding each, or one for all.
#[derive(Clone, Copy)]
struct Wish {
    from: &'static str,
    to: &'static str,
    applicability: Applicability,
    together: bool,
}

impl Wish {
    const fn safe(from: &'static str, to: &'static str) -> Self {
        Self {
            from,
            to,
            applicability: Applicability::Safe,
            together: false,
        }
    }
}

struct Wishes(Vec<Wish>);

impl ReportRule for Wishes {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let document = &cx.report.document;
        for wish in &self.0 {
            let places = document.text.match_indices(wish.from);
            let edits: Vec<Edit> = places
                .map(|(at, found)| Edit {
                    span: document.span(at..at + found.len()),
                    replacement: wish.to.to_owned(),
                })
                .collect();
            let each = if wish.together { edits.len().max(1) } else { 1 };
            for edits in edits.chunks(each) {
                let words = Words::new(format!("改成{}", wish.to), wish.to.to_owned());
                let fix = Fix {
                    title: words.clone(),
                    edits: edits.to_vec(),
                    applicability: wish.applicability,
                };
                findings.report(edits[0].span, words).fix(fix);
            }
        }
    }
}

/// Mends contents with some wishes and nothing else.
fn granted(wishes: &[Wish], suggested: bool, contents: &[Vec<u8>]) -> Vec<Fixed> {
    let mut registry = registry().unwrap();
    let rule = Box::new(Wishes(wishes.to_vec()));
    registry.add_report_rule(rule).unwrap();
    mended(&registry, Some("fix/wish"), suggested, contents)
}

/// Mends contents with one rule or with all, every content on one form.
fn mended(
    registry: &Registry,
    rule: Option<&str>,
    suggested: bool,
    contents: &[Vec<u8>],
) -> Vec<Fixed> {
    let selection = Selection {
        only: rule.map(str::to_owned).into_iter().collect(),
        ..Selection::default()
    };
    let rules = RuleSet::select(registry, selection).unwrap();
    let sources: Vec<Source> = contents
        .iter()
        .map(|bytes| Source::Bytes {
            name: "<stdin>".to_owned(),
            bytes: bytes.clone(),
        })
        .collect();
    let forms = registry.forms();
    let options = RunOptions {
        form: forms.iter().position(|form| form.id == "form_2021"),
        ..RunOptions::default()
    };
    let past = PastIndex::look(registry, &rules, &sources, &[], &options);
    let fixing = FixOptions {
        suggested,
        target: FixTarget::Shown,
    };
    let map = |_: &str, processed: Processed<'_>, fixed: Fixed| {
        if let Processed::Unread(unread) = processed {
            assert!(
                !unread.reason.zh.contains("内部错误"),
                "{}",
                unread.reason.zh
            );
        }
        fixed
    };
    let mut all = Vec::new();
    let sink = |fixed: Fixed| {
        all.push(fixed);
        Ok::<(), ()>(())
    };
    fix(
        registry, &rules, &sources, &past, &options, &fixing, map, sink,
    )
    .unwrap();
    all
}

/// A base report with a sentence in its first part.
fn with_sentence(sentence: &str) -> String {
    let text = base("2021-a");
    let changed = text.replacen(
        "全年公开信息216条。",
        &format!("全年公开信息216条。{sentence}"),
        1,
    );
    assert!(changed.contains(&format!("216条。{sentence}")));
    changed
}

/// What a content comes out as, with why what was not done.
fn one(wishes: &[Wish], suggested: bool, sentence: &str) -> (String, Fixed) {
    let text = with_sentence(sentence);
    let fixed = granted(wishes, suggested, &[text.into_bytes()]).remove(0);
    let after = String::from_utf8(fixed.bytes.clone().unwrap()).unwrap();
    (after, fixed)
}

fn reasons(fixed: &Fixed) -> String {
    let reasons = fixed.refused.iter().map(|fix| fix.reason.zh.to_string());
    reasons.collect::<Vec<_>>().join("|")
}

#[test]
fn only_safe_fixes_are_made_unless_the_others_are_asked_for() {
    let wish = Wish {
        applicability: Applicability::Suggested,
        ..Wish::safe("尽快", "从速")
    };
    let (after, fixed) = one(&[wish], false, "尽快办理。");
    assert!(after.contains("尽快办理") && fixed.suggested == 1);
    assert_eq!(fixed.state, FixState::Unchanged);
    let (after, fixed) = one(&[wish], true, "尽快办理。");
    assert!(after.contains("从速办理") && fixed.suggested == 0);
    assert_eq!(
        (fixed.applied.len(), fixed.applied[0].lines.clone()),
        (1, vec![7])
    );
    let manual = Wish {
        applicability: Applicability::Manual,
        ..wish
    };
    assert!(one(&[manual], true, "尽快办理。").0.contains("尽快办理"));
}

#[test]
fn figures_are_never_changed_whatever_a_rule_says() {
    for (from, to) in [
        ("77件", "78件"),
        ("77件", "七十七件"),
        ("７９件", "79件"),
        ("三十五件", "三十六件"),
        ("1,234项", "1，234项"),
        (",", "，"),
        ("二〇二三", "2023"),
        ("百分之五", "百分之六"),
        ("办结率", "3"),
        ("-8", "—8"),
        ("规章", "规5章"),
    ] {
        for suggested in [false, true] {
            let wish = Wish::safe(from, to);
            let sentence = "77件、７９件、三十五件、1,234项、二〇二三、百分之五、办结率-8。";
            let (after, fixed) = one(&[wish], suggested, sentence);
            assert_eq!(after, with_sentence(sentence), "{from} {to}");
            assert!(
                reasons(&fixed).contains("数字一律不改"),
                "{from}: {}",
                reasons(&fixed)
            );
        }
    }
    // What a figure only stands beside, or is carried along unchanged, is no figure.
    let (after, fixed) = one(&[Wish::safe("收道77件", "收到77件")], false, "收道77件。");
    assert!(after.contains("收到77件") && fixed.refused.is_empty());
}

#[test]
fn of_fixes_that_meet_the_first_is_made_and_the_others_wait() {
    let wishes = [Wish::safe("甲乙", "丙"), Wish::safe("乙丁", "戊")];
    let (after, fixed) = one(&wishes, false, "甲乙丁，己乙丁。");
    assert!(after.contains("丙丁，己戊。"), "{after}");
    assert_eq!(fixed.applied.len(), 2);
    // What one makes possible, the next pass makes.
    let chain = [Wish::safe("甲", "乙乙"), Wish::safe("乙乙", "丙")];
    assert!(one(&chain, false, "甲字。").0.contains("丙字。"));
}

#[test]
fn rules_that_contradict_each_other_change_nothing() {
    let wishes = [Wish::safe("尽快", "从速"), Wish::safe("从速", "尽快")];
    let (after, fixed) = one(&wishes, false, "尽快办理。");
    assert_eq!(after, with_sentence("尽快办理。"));
    let FixState::NotWritten(words) = fixed.state else {
        panic!("{:?}", fixed.state)
    };
    assert!(words.zh.contains("互相矛盾"), "{}", words.zh);
    let growing = [Wish::safe("甲", "甲甲")];
    assert!(matches!(
        one(&growing, false, "甲字。").1.state,
        FixState::NotWritten(_)
    ));
}

#[test]
fn a_fix_of_several_places_is_made_whole_or_not_at_all() {
    let whole = Wish {
        together: true,
        ..Wish::safe("的,", "的，")
    };
    assert!(
        one(&[whole], false, "新的,旧的,")
            .0
            .contains("新的，旧的，")
    );
    let comma = Wish {
        together: true,
        ..Wish::safe(",", "，")
    };
    let (after, fixed) = one(&[comma], false, "新的,旧的1,234项。");
    assert!(after.contains("新的,旧的1,234项"));
    assert_eq!(fixed.refused.len(), 1);
}

#[test]
fn edits_over_line_ends_and_in_text_that_readers_wrote_are_refused() {
    let line_end = Wish::safe("要求。\n（二）", "要求（二）");
    let text = with_sentence("")
        .replace("148条。", "148条要求。")
        .replace("\n\n（二）", "\n（二）");
    let fixed = granted(&[line_end], false, &[text.clone().into_bytes()]).remove(0);
    assert_eq!(fixed.bytes.as_deref(), Some(text.as_bytes()));
    assert!(reasons(&fixed).contains("跨行"), "{}", reasons(&fixed));
    let (after, fixed) = one(&[Wish::safe("尽快", "尽\n快")], false, "尽快办理。");
    assert!(after.contains("尽快办理"));
    assert!(reasons(&fixed).contains("增加一行"));
}

#[test]
fn a_character_that_the_encoding_lacks_is_not_written() {
    let traditional = "本機關主動公開政府信息，總體情況良好，申請人的申請均按時處理。";
    let text = with_sentence(traditional);
    // Big5 has no simplified characters; what it lacks goes before the test.
    let text: String = text
        .chars()
        .filter(|ch| !BIG5.encode(ch.encode_utf8(&mut [0; 4])).2)
        .collect();
    let bytes = BIG5.encode(&text).0.into_owned();
    let wishes = [Wish::safe("良好", "乱"), Wish::safe("均按時", "都按時")];
    let fixed = granted(&wishes, false, std::slice::from_ref(&bytes)).remove(0);
    assert!(
        reasons(&fixed).contains("编码 Big5 里没有“乱”字"),
        "{}",
        reasons(&fixed)
    );
    let after = BIG5.decode(fixed.bytes.as_deref().unwrap()).0.into_owned();
    assert_eq!(after, text.replace("均按時", "都按時"));
}

/// The wrong words of the property test with the right ones.
const WORDS: [(&str, &str); 4] = [
    ("布署", "部署"),
    ("按装", "安装"),
    ("一如继往", "一如既往"),
    ("波及到", "波及"),
];

/// Numbers that look random and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

/// A report with wrong words, doubled and lost pieces and odd characters, as bytes of an encoding,
/// with junk among them.
fn mutated(numbers: &mut Numbers) -> (Vec<u8>, &'static str) {
    let mut text = base(["2021-a", "2021-b", "2019-a"][numbers.below(3)]);
    for _ in 0..1 + numbers.below(30) {
        let at = text.floor_char_boundary(numbers.below(text.len()));
        let end = text
            .floor_char_boundary((at + numbers.below(40)).min(text.len()))
            .max(at);
        let piece = text[at..end].to_owned();
        match numbers.below(8) {
            0 => text.replace_range(at..end, ""),
            1 => text.insert_str(at, &piece),
            2 => text.insert_str(
                at,
                [
                    "\u{feff}", "\u{3000}", "\r", "\n", "\t", "\u{fffd}", "𠮷", "é", "|",
                ][numbers.below(9)],
            ),
            _ => text.insert_str(
                at,
                &format!("，{}的工作", WORDS[numbers.below(WORDS.len())].0),
            ),
        }
    }
    if numbers.below(2) == 0 {
        text = text.replace('\n', "\r\n");
    }
    let kind = numbers.below(5);
    let (mut bytes, encoding) = match kind {
        0 => (text.into_bytes(), "UTF-8"),
        1 => (
            [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
            "UTF-8",
        ),
        2 => (GB18030.encode(&text).0.into_owned(), "gb18030"),
        3 => (
            [
                vec![0xff, 0xfe],
                text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            ]
            .concat(),
            "UTF-16LE",
        ),
        _ => (
            [
                vec![0xfe, 0xff],
                text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            ]
            .concat(),
            "UTF-16BE",
        ),
    };
    for _ in 0..numbers.below(4) {
        let at = numbers.below(bytes.len());
        match numbers.below(3) {
            0 => bytes.insert(at, [0xff, 0x80, 0x81, 0xc0, 0xe4][numbers.below(5)]),
            1 => bytes[at] = bytes[at].wrapping_add(1),
            _ => {
                bytes.remove(at);
            }
        }
    }
    if numbers.below(10) == 0 {
        let length = numbers.below(bytes.len());
        bytes.truncate(length);
    }
    (bytes, encoding)
}

/// Bytes of a text in an encoding.
fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    match encoding {
        "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        name => Encoding::for_label(name.as_bytes())
            .unwrap_or(UTF_8)
            .encode(text)
            .0
            .into_owned(),
    }
}

/// How many words were put right between two contents that are else the same, part by part.
fn replaced<T: PartialEq>(before: &[T], after: &[T], words: &[(Vec<T>, Vec<T>)]) -> Option<usize> {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < before.len() || j < after.len() {
        let word = words.iter().find(|(wrong, right)| {
            before[i..].starts_with(wrong)
                && after[j..].starts_with(right)
                && !after[j..].starts_with(wrong)
        });
        match word {
            Some((wrong, right)) => {
                (i, j, count) = (i + wrong.len(), j + right.len(), count + 1);
            }
            None if before.get(i) == after.get(j) => (i, j) = (i + 1, j + 1),
            None => return None,
        }
    }
    Some(count)
}

fn document(registry: &Registry, bytes: &[u8]) -> Document {
    let input = Input {
        id: gouji_core::DocumentId(0),
        name: "<stdin>",
        bytes,
    };
    read_document(registry, &input, &Limits::default())
}

#[test]
fn mutated_files_come_out_with_exactly_the_edits_and_a_second_run_changes_nothing() {
    let wishes = WORDS.map(|(wrong, right)| Wish::safe(wrong, right));
    let mut numbers = Numbers(2024);
    let files: Vec<_> = (0..400).map(|_| mutated(&mut numbers)).collect();
    let contents: Vec<Vec<u8>> = files.iter().map(|(bytes, _)| bytes.clone()).collect();
    let fixed = granted(&wishes, false, &contents);
    let after: Vec<Vec<u8>> = fixed.iter().map(|one| one.bytes.clone().unwrap()).collect();
    let registry = registry().unwrap();
    let (mut changed, mut not_written) = (0, 0);
    for ((before, one), after) in contents.iter().zip(&fixed).zip(&after) {
        let count: usize = one.applied.iter().map(|fix| fix.lines.len()).sum();
        assert_eq!(before != after, count > 0);
        not_written += usize::from(matches!(one.state, FixState::NotWritten(_)));
        if count == 0 {
            continue;
        }
        changed += 1;
        let (old, new) = (document(&registry, before), document(&registry, after));
        let encoding = old.encoding.unwrap();
        let bytes =
            WORDS.map(|(wrong, right)| (encoded(wrong, encoding), encoded(right, encoding)));
        assert_eq!(replaced(before, after, &bytes), Some(count), "{encoding}");
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        let words = WORDS.map(|(wrong, right)| (chars(wrong), chars(right)));
        let text = |document: &Document| chars(document.source_map.source().text());
        assert_eq!(
            replaced(&text(&old), &text(&new), &words),
            Some(count),
            "{encoding}"
        );
    }
    assert!(changed > 250, "{changed} of 400 files were mended");
    assert!(
        not_written < 8,
        "{not_written} could not be traced byte by byte"
    );
    for (again, after) in granted(&wishes, false, &after).iter().zip(&after) {
        assert!(again.applied.is_empty(), "{:?}", again.applied);
        assert_eq!(again.bytes.as_ref(), Some(after));
    }
}

#[test]
fn all_rules_together_settle_and_leave_every_digit() {
    let registry = registry().unwrap();
    let mut numbers = Numbers(7);
    let contents: Vec<_> = (0..40).map(|_| mutated(&mut numbers).0).collect();
    for suggested in [false, true] {
        let fixed = mended(&registry, None, suggested, &contents);
        let after: Vec<Vec<u8>> = fixed.iter().map(|one| one.bytes.clone().unwrap()).collect();
        for ((one, before), after) in fixed.iter().zip(&contents).zip(&after) {
            assert!(
                !matches!(one.state, FixState::NotWritten(_)),
                "{:?}",
                one.state
            );
            let digits = |bytes: &[u8]| {
                let document = document(&registry, bytes);
                let text = document.source_map.source().text().chars();
                text.filter(|ch| ch.is_numeric()).collect::<String>()
            };
            assert_eq!(digits(before), digits(after));
        }
        for again in mended(&registry, None, suggested, &after) {
            assert!(again.applied.is_empty(), "{:?}", again.applied);
        }
    }
}

/// Fixes of an outcome that change the digits of a text.
fn offences(document: &Document, outcome: &Outcome) -> Vec<String> {
    let digits = |text: &str| {
        text.chars()
            .filter(|ch| ch.is_numeric())
            .collect::<String>()
    };
    let mut offences = Vec::new();
    for fix in outcome.findings.iter().filter_map(|one| one.fix.as_ref()) {
        for edit in &fix.edits {
            let removed = document.quote(edit.span);
            // A text that goes as a whole, such as one that stands twice, goes with its digits.
            let is_safe = fix.applicability == Applicability::Safe;
            let is_removal = edit.replacement.is_empty() && !is_safe;
            if digits(removed) != digits(&edit.replacement) && !is_removal {
                offences.push(format!(
                    "{}: {removed} ⇒ {}",
                    fix.title.zh, edit.replacement
                ));
            }
        }
    }
    offences
}

#[test]
fn no_fix_of_a_built_in_rule_changes_a_figure() {
    let library = Library::builtin().unwrap();
    let registry = &library.registry;
    let bases = library.bases();
    let look = |id: &str, document: &Document, outcome: &Outcome| {
        let fixes = outcome.findings.iter().filter(|one| one.fix.is_some());
        let offences = offences(document, outcome).into_iter();
        let offences = offences.map(|what| format!("{id}: {what}"));
        (fixes.count(), offences.collect::<Vec<_>>())
    };
    let read = |input: &Input<'_>, limits: &Limits| read_document(registry, input, limits);
    let bench = || Bench {
        registry,
        bases: &bases,
        read: &read,
    };
    let rules = library.yaml_rules().map(|(_, rule)| rule);
    let examples: Vec<_> = rules
        .flat_map(|rule| rule.examples().iter().map(move |example| (rule, example)))
        .collect();
    let of_example = examples.par_iter().filter_map(|(rule, example)| {
        let ran = run_example(&bench(), rule, example).ok()?;
        Some(look(&rule.meta().id, &ran.report.document, &ran.outcome))
    });
    let cases: Vec<_> = ["numeric", "text"]
        .iter()
        .flat_map(|group| {
            let folder = root().join(format!("crates/gouji-rules-{group}/fixtures"));
            std::fs::read_dir(folder).unwrap()
        })
        .flat_map(|fixture| {
            let text = std::fs::read_to_string(fixture.unwrap().path().join("case.md")).unwrap();
            let file = parse(&text).unwrap();
            let of_rule = |case| (file.rule.clone(), case);
            file.cases.into_iter().map(of_rule).collect::<Vec<_>>()
        })
        .collect();
    let of_case = cases.par_iter().filter_map(|(rule, case)| {
        let ran = run_case(&bench(), rule, case).ok()?;
        Some(look(rule, &ran.report.document, &ran.outcome))
    });
    let all: Vec<(usize, Vec<String>)> = of_example.chain(of_case).collect();
    let fixes: usize = all.iter().map(|(fixes, _)| fixes).sum();
    let found: Vec<String> = all.into_iter().flat_map(|(_, found)| found).collect();
    assert!(fixes > 50, "only {fixes} fixes were seen");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
