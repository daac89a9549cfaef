//! Invariants of a run: the same output however it is computed, one outcome an input, every byte
//! of text with an origin.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use gouji_core::{DocumentId, Input, Limits, Origin, RuleSet, Selection};
use gouji_engine::{PastIndex, Processed, RunOptions, discover, registry, run};
use gouji_tests::{base, flattened_filing, form, read, render, root};

/// A folder with good, bad and strange files; returns how many of them are inputs.
fn folder_of_all_kinds(folder: &Path) -> usize {
    let registry = registry().unwrap();
    let report = read(&registry, "a.md", base("2021-b").as_bytes());
    let page = render::html(&report, form(&registry, &report));
    let good = base("2019-a");
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("a.md", good.clone().into_bytes()),
        ("b.html", page.clone().into_bytes()),
        ("c.txt", flattened_filing().into_bytes()),
        ("cut.txt", flattened_filing().into_bytes()[..4001].to_vec()),
        ("cut.html", page.as_bytes()[..page.len() / 2].to_vec()),
        ("empty.txt", Vec::new()),
        ("blank.txt", "\u{3000}\n\n".repeat(50).into_bytes()),
        (
            "binary.txt",
            (0..4096u32)
                .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes())
                .collect(),
        ),
        ("report.pdf", b"%PDF-1.7\n...".to_vec()),
        ("report.docx", b"PK\x03\x04...".to_vec()),
        (
            "letter.txt",
            "关于报送年度报告的通知\n请于1月31日前报送。\n"
                .as_bytes()
                .to_vec(),
        ),
        ("no-ending", good.clone().into_bytes()),
        ("sub/d.md", good.into_bytes()),
        ("sub/same.html", page.into_bytes()),
    ];
    for (name, bytes) in &files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    fs::write(folder.join("style.css"), "p{}").unwrap();
    fs::write(folder.join(".hidden.txt"), "x").unwrap();
    files.len()
}

/// One line for each outcome: path, findings, unables or the reason.
fn outcomes(folder: &Path, threads: usize) -> Vec<String> {
    run_over(folder, threads, |name, processed| match processed {
        Processed::Checked(checked) => format!("{name} checked {:?}", checked.outcome),
        Processed::Unread(unread) => format!("{name} unread {}", unread.reason.zh),
    })
}

/// What `map` makes of each input of a folder, in the order that they come.
fn run_over(
    folder: &Path,
    threads: usize,
    map: impl Fn(&str, Processed<'_>) -> String + Sync + Send,
) -> Vec<String> {
    let registry = registry().unwrap();
    let rules = RuleSet::select(&registry, Selection::default()).unwrap();
    let sources = discover(&[folder.to_path_buf()]).sources;
    let options = RunOptions::default();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap();
    let mut lines = Vec::new();
    let past = PastIndex::default();
    pool.install(|| {
        let sink = |line| {
            lines.push(line);
            Ok::<(), ()>(())
        };
        run(&registry, &rules, &sources, &past, &options, map, sink).unwrap();
    });
    lines
}

#[test]
fn the_same_outcomes_with_one_thread_and_many() {
    let folder = tempfile::tempdir().unwrap();
    folder_of_all_kinds(folder.path());
    let one = outcomes(folder.path(), 1);
    assert_eq!(one, outcomes(folder.path(), 4));
    assert!(one.len() > 10);
}

#[test]
fn every_input_has_exactly_one_outcome() {
    let folder = tempfile::tempdir().unwrap();
    let count = folder_of_all_kinds(folder.path());
    let found = discover(&[folder.path().to_path_buf()]);
    assert_eq!(found.sources.len(), count);
    assert_eq!(found.skipped.get("css"), Some(&1));
    let lines = outcomes(folder.path(), 2);
    let names: Vec<&str> = lines
        .iter()
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    let due: Vec<String> = found
        .sources
        .iter()
        .map(gouji_engine::Source::name)
        .collect();
    assert_eq!(names, due);
    let unread = lines
        .iter()
        .filter(|line| line.contains(" unread "))
        .count();
    assert_eq!(unread, 6, "{lines:#?}");
}

#[test]
fn a_panic_is_the_outcome_of_its_own_input_only() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["1.md", "2.md", "3.md"] {
        fs::write(folder.path().join(name), base("2019-a")).unwrap();
    }
    let outcomes = run_over(folder.path(), 2, |name, processed| match processed {
        Processed::Checked(_) if name.ends_with("2.md") => panic!("on purpose"),
        Processed::Checked(_) => "checked".to_owned(),
        Processed::Unread(unread) => unread.reason.zh.to_string(),
    });
    assert_eq!(
        (outcomes[0].as_str(), outcomes[2].as_str()),
        ("checked", "checked")
    );
    assert!(outcomes[1].contains("on purpose"), "{outcomes:?}");
}

#[test]
fn source_maps_are_total() {
    let registry = registry().unwrap();
    let report = read(&registry, "a.md", base("2021-b").as_bytes());
    let page =
        render::html(&report, form(&registry, &report)).replace("市政府", "市&#25919;府&nbsp;");
    let gbk = encoding_rs::GB18030
        .encode(&flattened_filing())
        .0
        .into_owned();
    let big5 = fs::read(root().join("tests/filings/traditional-big5.txt")).unwrap();
    let files: [(&str, Vec<u8>, &'static encoding_rs::Encoding); 5] = [
        ("a.md", base("2021-b").into_bytes(), encoding_rs::UTF_8),
        ("f.txt", flattened_filing().into_bytes(), encoding_rs::UTF_8),
        ("g.txt", gbk, encoding_rs::GB18030),
        ("t.txt", big5, encoding_rs::BIG5),
        ("p.html", page.into_bytes(), encoding_rs::UTF_8),
    ];
    for (name, bytes, encoding) in files {
        let input = Input {
            id: DocumentId(0),
            name,
            bytes: &bytes,
        };
        let document = gouji_readers::read(registry.readers(), &input, &Limits::default());
        assert!(document.blocks.len() > 10, "{name}");
        for block in &document.blocks {
            let text = document.quote(block.span);
            for (at, ch) in text
                .char_indices()
                .filter(|(_, ch)| !matches!(ch, '\t' | '\n'))
            {
                let span = block.span.part(at..at + ch.len_utf8());
                assert!(
                    document.source_map.covers(span.start),
                    "{name}: {ch} of {text}"
                );
                let (Some(Origin::Text { bytes: range, .. })
                | Some(Origin::Html { bytes: range, .. })) = document.origin(span)
                else {
                    panic!("{name}: {ch} has no origin");
                };
                let range =
                    usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap();
                let raw = encoding
                    .decode_without_bom_handling(&bytes[range.clone()])
                    .0;
                let same = raw.contains(ch)
                    || raw.starts_with('&')
                    || (ch == ' ' && gouji_zh::is_blank(&raw));
                assert!(same, "{name}: {ch:?} at {range:?} is {raw:?} in the file");
            }
        }
    }
}
