//! A value that is reached by doubling: 由1200万次翻了一番，达到2400万次.

use gouji_core::{Comparison, Words};
use rust_decimal::Decimal;

use super::interval::Interval;
use super::judged::{Fault, Judged};
use super::listing::is_alike;
use super::passage::Passage;

/// Words between 翻番 and the value that it led to.
const LINKS: [&str; 5] = ["达到", "达", "增至", "增加到", "为"];
const MYRIAD: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// What a value comes to that a doubling is said to have led to.
pub(super) fn doubled(passage: &Passage, after: usize) -> Option<Judged> {
    let (before, doubling) = (after.checked_sub(2)?, after - 1);
    let factor = passage
        .quantity(doubling)
        .filter(|factor| factor.word == "番")?;
    let (from, to) = (passage.amount(before)?, passage.amount(after)?);
    let words = passage.lead(after).trim_start_matches(',');
    let is_joined = passage.numbers[before].sentence == passage.numbers[after].sentence
        && passage.clause_lead(before).contains(['由', '从'])
        && LINKS.contains(&words)
        && is_alike(from, to);
    if !is_joined {
        return None;
    }
    let times = Interval::of(to).over(Interval::of(from), Decimal::ONE)?;
    let operands = vec![before, doubling];
    let due = from.number.checked_mul(factor.number)?;
    let [was, said, is] = [before, doubling, after].map(|number| passage.printed(number));
    let due_text = match is.contains('万') {
        true => format!("{}万", due.checked_div(MYRIAD)?.normalize()),
        false => due.normalize().to_string(),
    };
    if times.meets(Interval::of(factor)) {
        let text = format!("{was} × {} = {due_text}", factor.number.normalize());
        return Some(Judged::holds(after, operands, &text));
    }
    let fault = Fault {
        message: Words::new(
            format!("由 {was} {said}，应为 {due_text}，写的是 {is}"),
            format!("{was} {said} comes to {due_text} and not {is}"),
        ),
        help: None,
        comparison: Comparison {
            left: format!(
                "{} × {}",
                from.number.normalize(),
                factor.number.normalize()
            ),
            relation: "=",
            right: to.number.normalize().to_string(),
            difference: (due - to.number).normalize().to_string(),
        },
    };
    Some(Judged::broken(after, operands, fault))
}
