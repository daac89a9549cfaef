//! Two values that are said to be the same: 37场，上年37场，与上年持平.

use gouji_core::{Comparison, Words};

use super::change::is_earlier;
use super::interval::Interval;
use super::judged::{Fault, Judged};
use super::listing::is_alike;
use super::passage::Passage;

const LEVEL: &str = "持平";
/// What may stand between the earlier value and 持平.
const LINKS: [&str; 6] = [
    "",
    "与上年",
    "与去年",
    "与上年同期",
    "与去年同期",
    "与上年度",
];

/// What an earlier value and the one before it come to, where they are said to be the same.
pub(super) fn level(passage: &Passage, before: usize) -> Option<Judged> {
    let after = before.checked_sub(1)?;
    let (is, was) = (passage.amount(after)?, passage.amount(before)?);
    let number = &passage.numbers[before];
    let behind = passage.first(number.range.end..number.sentence.end);
    let (words, _) = behind.split_once(LEVEL)?;
    let is_said = words
        .strip_prefix(',')
        .is_some_and(|words| LINKS.contains(&words));
    let is_joined = passage.numbers[after].sentence == number.sentence
        && passage.between(after, before).matches([',', ';']).count() == 1
        && is_earlier(passage, before)
        && is_alike(is, was);
    if !is_said || !is_joined {
        return None;
    }
    let [printed, earlier] = [after, before].map(|number| passage.printed(number));
    if Interval::of(is).meets(Interval::of(was)) {
        let text = format!("{printed} = {earlier}");
        return Some(Judged::holds(before, vec![after], &text));
    }
    let start = number.range.end + words.len();
    let fault = Fault {
        message: Words::new(
            format!("由 {earlier} 到 {printed}，写的是“{LEVEL}”"),
            format!("from {earlier} to {printed}, and said to be the same"),
        ),
        help: None,
        comparison: Comparison {
            left: is.number.normalize().to_string(),
            relation: "=",
            right: was.number.normalize().to_string(),
            difference: (is.number - was.number).normalize().to_string(),
        },
    };
    Some(Judged::broken(before, vec![after], fault).at(start..start + LEVEL.len()))
}
