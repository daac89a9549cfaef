//! What is said of every kind of mistake, and where.

use super::sample::{form, try_program};
use crate::{CODES, ExprError, Type, parse};

/// Expressions, each with what is said of it: the place stands between ⟦ and ⟧, behind it what is
/// wrong, what to do, and behind an arrow what to write instead.
const GOLDEN: &str = include_str!("../../tests/golden/errors.txt");

/// A mistake as the golden file has it.
fn line(text: &str, error: &ExprError) -> String {
    let (start, end) = (error.range.start, error.range.end);
    let marked = format!("{}⟦{}⟧{}", &text[..start], &text[start..end], &text[end..]);
    let help = error.help.as_ref();
    let help = help.map_or(String::new(), |help| format!(" | {}", help.zh));
    let replacement = error.replacement.as_ref();
    let replacement = replacement.map_or(String::new(), |text| format!(" → [{text}]"));
    format!(
        "  {} {marked}: {}{help}{replacement}",
        error.code, error.message.zh
    )
}

fn mistakes(text: &str) -> Vec<ExprError> {
    try_program(&form(), text).err().unwrap_or_default()
}

fn one(text: &str) -> String {
    let errors = mistakes(text);
    assert_eq!(errors.len(), 1, "{text}");
    line(text, &errors[0])
}

#[test]
fn mistakes_are_told_as_in_the_golden_file() {
    let inputs = GOLDEN.lines().filter(|line| !line.starts_with("  "));
    let mut said = String::new();
    for text in inputs {
        said.push_str(text);
        said.push('\n');
        for error in mistakes(text) {
            said.push_str(&line(text, &error));
            said.push('\n');
        }
    }
    let differences = said
        .lines()
        .zip(GOLDEN.lines())
        .filter(|(said, golden)| said != golden);
    for (said, golden) in differences.take(5) {
        println!("said   {said}\ngolden {golden}");
    }
    assert!(
        said == GOLDEN,
        "the golden file says otherwise; said:\n{said}"
    );
}

#[test]
fn every_kind_of_mistake_is_explained_and_tried() {
    let mut codes: Vec<&str> = CODES.iter().map(|code| code.code).collect();
    let listed = codes.clone();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, listed);
    // The limits and the type of the whole have tests of their own.
    for code in codes
        .iter()
        .filter(|code| !["E2101", "E2114"].contains(code))
    {
        assert!(GOLDEN.contains(&format!("  {code} ")), "{code}");
    }
}

#[test]
fn replacements_are_right_where_they_are_the_whole_cure() {
    let form = form();
    for text in GOLDEN.lines().filter(|line| !line.starts_with("  ")) {
        let Err(errors) = try_program(&form, text) else {
            panic!("{text} is right");
        };
        let [error] = errors.as_slice() else { continue };
        let Some(replacement) = &error.replacement else {
            continue;
        };
        let mut cured = text.to_owned();
        cured.replace_range(error.range.clone(), replacement);
        let left = try_program(&form, &cured).err().unwrap_or_default();
        let same = left
            .iter()
            .any(|left| (left.code, &left.range) == (error.code, &error.range));
        assert!(!same, "{text} became {cured}: {left:#?}");
    }
}

#[test]
fn messages_have_both_languages() {
    for text in GOLDEN.lines().filter(|line| !line.starts_with("  ")) {
        for error in mistakes(text) {
            for words in [Some(&error.message), error.help.as_ref()]
                .into_iter()
                .flatten()
            {
                assert!(!words.zh.is_empty() && !words.en.is_empty(), "{text}");
                assert_ne!(words.zh, words.en, "{text}");
            }
        }
    }
    let error = &mistakes("work.granted.totl > 0")[0];
    assert_eq!(error.message.en, "nothing is named `work.granted.totl`");
    let help = error.help.as_ref().unwrap();
    assert_eq!(help.en, "did you mean `work.granted.total`?");
}

#[test]
fn nothing_is_a_mistake_too() {
    assert_eq!(one(""), "  E2106 ⟦⟧: 表达式是空的");
    assert_eq!(one(" \n"), "  E2106  \n⟦⟧: 表达式是空的");
}

#[test]
fn the_whole_has_the_type_that_its_place_asks_for() {
    let form = form();
    let check = |text: &str, expected| parse(text).unwrap().check(&form, Some(expected));
    for (text, expected) in [
        ("年度 = 2021", Type::Bool),
        ("年度", Type::Number),
        ("机关", Type::Text),
        ("表一.同意.*", Type::Numbers),
        ("如果(真, \"甲\", \"乙\")", Type::Text),
    ] {
        assert_eq!(
            check(text, expected).unwrap().value_type(),
            expected,
            "{text}"
        );
    }
    let said = |text: &str, expected| {
        let errors = check(text, expected).unwrap_err();
        assert_eq!(errors.len(), 1, "{text}");
        line(text, &errors[0])
    };
    assert_eq!(
        said("年度", Type::Bool),
        "  E2114 ⟦年度⟧: 整个表达式应当是条件，现在是数 | 条件要写出比较，如 … > 0；判断是否印有数字用 有(…)"
    );
    assert_eq!(
        said("表一.同意.*", Type::Number),
        "  E2114 ⟦表一.同意.*⟧: 整个表达式应当是数，现在是一组数 | 一组数先用函数算成一个数，如 合计(…)、计数(…)、最大(…)"
    );
}
