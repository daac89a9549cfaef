//! The values of two years side by side, or the earlier one behind the change.

use gouji_zh::Reading;

use super::listing::is_alike;
use super::passage::Passage;

/// How many numbers back a value may be; dates stand between.
const BACK: usize = 5;
/// Words of the year before.
const BEFORE: [&str; 4] = ["上年", "去年", "上年度", "上一年"];
/// Words between a year and the value that it had.
const LINKS: [&str; 6] = ["", "为", "是", "同期为", "度为", "同期"];

/// The earlier and the later value that a change comes from.
pub(super) fn dated(passage: &Passage, number: usize) -> Option<(usize, usize)> {
    let near = value_before(passage, number)?;
    if is_joined(passage, near, number)
        && let Some(other) = value_before(passage, near)
        && is_joined(passage, other, near)
        && let Some(pair) = of_years(passage, other, near)
    {
        return Some(pair);
    }
    let behind = (number + 1..number + 3)
        .take_while(|index| *index < passage.numbers.len())
        .find(|index| passage.quantity(*index).is_some())?;
    let is_base = is_joined(passage, near, number)
        && is_joined(passage, number, behind)
        && is_base(own_lead(passage, behind))
        && years(passage, near).is_none()
        && are_alike(passage, near, behind);
    is_base.then_some((behind, near))
}

/// Two values of which years say which is the earlier one.
fn of_years(passage: &Passage, first: usize, second: usize) -> Option<(usize, usize)> {
    if !are_alike(passage, first, second) {
        return None;
    }
    let (year, behind) = years(passage, second)?;
    let Some((other, label)) = years(passage, first) else {
        return LINKS.contains(&behind).then_some((second, first));
    };
    let is_like = label.starts_with(behind) || behind.starts_with(label) || behind == "为";
    match year.checked_sub(other) {
        Some(1) if is_like => Some((first, second)),
        _ if is_like && year + 1 == other => Some((second, first)),
        _ => None,
    }
}

/// The year that opens the clause of a value, with the words between: 2018年发布.
fn years(passage: &Passage, value: usize) -> Option<(u32, &str)> {
    let date = value.checked_sub(1)?;
    let number = &passage.numbers[date];
    let clause = &passage.numbers[value].clause;
    if number.reading != Reading::Date || number.range.start != clause.start {
        return None;
    }
    let year = passage.slice(number.digits.start..number.digits.start + 4);
    let words = passage.between(date, value);
    Some((
        year.parse().ok()?,
        words.strip_prefix('年').unwrap_or(words),
    ))
}

/// Whether the words before a value say that it is the one that a change starts from.
fn is_base(lead: &str) -> bool {
    let year: String = lead.chars().take_while(char::is_ascii_digit).collect();
    let words = match lead[year.len()..].strip_prefix('年') {
        Some(words) if year.len() == 4 => words,
        _ => {
            let Some(words) = BEFORE.iter().find_map(|word| lead.strip_prefix(*word)) else {
                return false;
            };
            words
        }
    };
    LINKS.contains(&words)
}

/// The words of the clause of a value, inside its brackets.
fn own_lead(passage: &Passage, value: usize) -> &str {
    let lead = passage.clause_lead(value);
    lead.rsplit('(').next().unwrap_or(lead)
}

fn value_before(passage: &Passage, number: usize) -> Option<usize> {
    let mut before = (number.saturating_sub(BACK)..number).rev();
    let value = before.find(|index| passage.quantity(*index).is_some())?;
    passage.amount(value).map(|_| value)
}

/// Whether two numbers stand in one sentence with no more than one mark between.
fn is_joined(passage: &Passage, first: usize, second: usize) -> bool {
    passage.numbers[first].sentence == passage.numbers[second].sentence
        && passage
            .between(first, second)
            .matches([',', ';', ':', '('])
            .count()
            <= 1
}

fn are_alike(passage: &Passage, one: usize, other: usize) -> bool {
    passage
        .amount(one)
        .zip(passage.amount(other))
        .is_some_and(|(one, other)| is_alike(one, other))
}
