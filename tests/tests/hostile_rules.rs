//! Rule files that mean harm: each ends in a clear fault, and costs no more than its limits.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gouji_core::Diagnostic;
use gouji_engine::Library;
use gouji_pack::{PackFile, PackSource, Settings};

const HEAD: &str = "id: my/example\ntitle: example\n";

fn faults(text: String) -> Vec<Diagnostic> {
    let source = PackSource {
        name: "hostile.yaml".to_owned(),
        files: vec![PackFile {
            path: "hostile.yaml".to_owned(),
            bytes: text.into_bytes().into(),
        }],
        is_builtin: false,
    };
    Library::load(&[source], &Settings::default())
        .unwrap()
        .diagnostics
}

fn codes(text: String) -> Vec<&'static str> {
    let mut codes: Vec<_> = faults(text)
        .iter()
        .map(|fault| fault.code)
        .filter(|code| *code != "E1501")
        .collect();
    codes.dedup();
    codes
}

#[test]
fn a_huge_file_is_not_read() {
    let text = format!(
        "{HEAD}kind: forbid\nwords:\n{}",
        "  - 布署\n".repeat(1_000_000)
    );
    assert!(text.len() > 10_000_000);
    assert_eq!(codes(text), ["E1006"]);
}

#[test]
fn deep_nesting_is_refused() {
    assert_eq!(
        codes(format!("{HEAD}words: {}", "[".repeat(100_000))),
        ["E1006"]
    );
    assert_eq!(
        codes(format!("{HEAD}words: {}", "{a: ".repeat(100_000))),
        ["E1006"]
    );
    let steps: String = (0..2_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    assert_eq!(codes(steps), ["E1006"]);
}

#[test]
fn aliases_that_multiply_are_refused() {
    let mut text = format!("{HEAD}a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let before = format!("*a{}", level - 1);
        let nine = [before.as_str(); 9].join(", ");
        text += &format!("a{level}: &a{level} [{nine}]\n");
    }
    assert_eq!(codes(text), ["E1007"]);
    assert_eq!(codes(format!("{HEAD}a: &a [*a]\n")), ["E1007"]);
}

#[test]
fn patterns_that_explode_are_refused() {
    for pattern in [
        r"((\w{1,100}){1,100}){1,100}",
        r"(a{1000}){1000}",
        r"[一-龥]{1000000}",
    ] {
        let found = codes(format!("{HEAD}kind: pattern\npattern: '{pattern}'\n"));
        assert!(
            matches!(found.as_slice(), ["E1403" | "E1401"]),
            "{pattern}: {found:?}"
        );
    }
    // Linear time: a pattern that other engines take for ever on is a pattern like any other.
    assert!(codes(format!("{HEAD}kind: pattern\npattern: '(a+)+b'\n")).is_empty());
}

#[test]
fn expressions_that_explode_are_refused() {
    let deep = format!("{}1{} > 0", "(".repeat(5_000), ")".repeat(5_000));
    let long = vec!["1"; 50_000].join(" + ") + " > 0";
    for condition in [deep, long] {
        let found = codes(format!("{HEAD}kind: expr\ncondition: '{condition}'\n"));
        assert!(found.contains(&"E2101"), "{found:?}");
    }
}

#[test]
fn many_faults_and_many_fields_are_told_and_end() {
    let fields: String = (0..30_000).map(|n| format!("field{n}: 1\n")).collect();
    let found = faults(format!("{HEAD}kind: forbid\nwords: [布署]\n{fields}"));
    assert!(found.len() >= 30_000);
    let twice = format!(
        "{HEAD}kind: forbid\nwords: [布署]\n{}",
        "title: x\n".repeat(30_000)
    );
    assert_eq!(codes(twice), ["E1009"]);
}
