//! The list of numbers against a golden file.

use gouji_core::{Lang, Memo, ReportCx};

use super::*;
use crate::golden::assert_fresh;
use crate::sample;
use crate::wire;

fn listed(text: &str) -> NumbersWire {
    let (form, registry) = (sample::form(), sample::registry());
    let (report, rules) = (sample::report(&form, text), sample::rules(&registry));
    let memo = Memo::default();
    let cx = ReportCx::alone(&report, &form, &memo);
    let (mut outcome, numbers) = gouji_core::check_numbers(&cx, &rules);
    outcome.masked = vec![sample::place(&report, "8764.350", 0)];
    wire::numbers(
        "样本.txt",
        &report,
        &form,
        &outcome,
        &numbers,
        &rules,
        Lang::Zh,
    )
}

fn written(numbers: &NumbersWire) -> String {
    let mut out = Vec::new();
    write_numbers(&mut out, numbers, Lang::Zh).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn zeros_of_a_row_are_one_line_and_masked_places_stay_masked() {
    let text = sample::TEXT.replace("|3|0|3", "|0|0|3");
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/numbers.txt");
    let mut numbers = listed(&text);
    let masked = numbers.numbers.iter().find(|one| one.text.contains('＊'));
    assert_eq!(masked.unwrap().value, serde_json::Value::Null);
    for number in &mut numbers.numbers {
        if number.fact.is_some() {
            number.rules = vec!["numeric/sum-mismatch".to_owned()];
        }
    }
    let written = written(&numbers);
    assert!(
        written.lines().all(|line| width(line) <= WIDTH),
        "{written}"
    );
    assert_fresh(golden, &written);
}

#[test]
fn only_what_no_rule_compared_is_left() {
    let mut numbers = listed(sample::TEXT);
    let checked = numbers.numbers.iter_mut().find(|one| one.fact.is_some());
    checked.unwrap().rules = vec!["numeric/sum-mismatch".to_owned()];
    let all = numbers.numbers.len();
    let left = numbers.unchecked();
    assert!(left.numbers.len() < all);
    assert!(left.numbers.iter().all(|one| one.rules.is_empty()));
    let is_due = |one: &crate::wire::NumberWire| {
        one.kind.is_quantity() || one.kind == crate::wire::NumberKindWire::Unclear
    };
    assert!(left.numbers.iter().all(is_due));
}
