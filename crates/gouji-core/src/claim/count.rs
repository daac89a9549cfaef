//! Numbers that a clause says of a subject before or behind them.

use std::ops::Range;

use gouji_zh::{Quantity, Unit};

use super::clause::{ClauseView, Match};
use super::grammar::{Limit, Meaning};
use super::reader::{Found, Reader};
use super::token::{Kind, Token, is_count};
use super::{ClaimDoubt, DoubtKind, Says};
use crate::fact::FactId;

/// Most characters between a number and a subject behind it.
const REACH: usize = 16;

/// Most subjects in a row.
const MOST_JOINED: usize = 12;

/// What a number at a token is said of; `from` is the first token behind the number before it.
pub(super) fn claims(reader: &mut Reader<'_>, view: &ClauseView<'_>, from: usize, at: usize) {
    let Some(quantity) = view.tokens[at].quantity(view.paragraph) else {
        return;
    };
    if !is_count(quantity) {
        return;
    }
    let mut left = from..at;
    let is_bare = from == view.range.start && view.is_light(left.clone());
    let before = view
        .before
        .clone()
        .filter(|before| is_bare && !view.names_whole(before));
    if let Some(before) = before {
        left = before.start..at;
    }
    match best(reader, view, &left, at, quantity) {
        Some((one, doubt)) => behind(reader, view, &left, at, one, doubt),
        None => ahead(reader, view, from..at, at, quantity),
    }
}

/// The pattern that a stretch before a number fits best: without doubt, then by the length of
/// its words; of those with a doubt the nearest.
fn best(
    reader: &Reader<'_>,
    view: &ClauseView<'_>,
    left: &Range<usize>,
    at: usize,
    quantity: &Quantity,
) -> Option<(Match, Option<ClaimDoubt>)> {
    let takes_clause_before = left.start < view.range.start;
    let matches = view.matches_around(left.clone(), at).into_iter();
    let fitting = matches.filter(|one| {
        let spec = view.spec(one.spec);
        !spec.says_none && spec.units.is_empty() == (quantity.unit == Unit::Money)
    });
    let judged = fitting.map(|one| {
        let doubt = view
            .obstacle(one.window.start..at, one.spec)
            .or_else(|| view.qualified(left, &one))
            .or_else(|| view.ruled_out(view.near(left, at), one.spec))
            .or_else(|| elsewhere(reader, view, one.spec, at, takes_clause_before));
        (one, doubt)
    });
    judged.max_by_key(|(one, doubt)| {
        let is_sure = doubt.is_none();
        let nearness = if is_sure { 0 } else { one.window.start };
        (is_sure, nearness, one.weight, usize::MAX - one.spec)
    })
}

/// A number behind its subject: 新收申请3件.
fn behind(
    reader: &mut Reader<'_>,
    view: &ClauseView<'_>,
    left: &Range<usize>,
    at: usize,
    one: Match,
    doubt: Option<ClaimDoubt>,
) {
    let others = joined(view, left, &one);
    let end = one.noun.unwrap_or(at) + 1;
    if others.is_empty() {
        let doubt = doubt.or_else(|| joined_to_others(view, left, &one));
        let found = Found::new(one.spec, one.window.start..end, doubt);
        push(reader, view, found, at, None);
        return;
    }
    let is_apart = view.tokens[one.window.end..at]
        .iter()
        .any(|token| token.is(view.grammar, Meaning::Apart));
    if is_apart {
        let specs = others.iter().rev().chain([&one]).cloned().collect();
        apart(reader, view, specs, at, doubt);
        return;
    }
    let is_each = view.tokens[one.window.end..at]
        .iter()
        .any(|token| token.is(view.grammar, Meaning::All));
    let start = others
        .iter()
        .map(|other| other.window.start)
        .min()
        .unwrap_or(one.window.start);
    if is_each {
        for other in others.iter().chain([&one]) {
            let found = Found::new(other.spec, other.window.start..at + 1, doubt.clone());
            push(reader, view, found, at, None);
        }
        return;
    }
    let all: Vec<usize> = others
        .iter()
        .chain([&one])
        .map(|other| other.spec)
        .collect();
    let sum = sum_of(view, &all);
    let doubt = match &sum {
        None => Some(ClaimDoubt::new(DoubtKind::Joined, "")),
        Some(_) => doubt,
    };
    push(
        reader,
        view,
        Found::new(one.spec, start..at + 1, doubt),
        at,
        sum,
    );
}

/// Several subjects, each with its own number: 行政复议、行政诉讼分别为17件、12件.
fn apart(
    reader: &mut Reader<'_>,
    view: &ClauseView<'_>,
    specs: Vec<Match>,
    at: usize,
    doubt: Option<ClaimDoubt>,
) {
    let mut numbers = vec![at];
    let mut index = at + 1;
    while index < view.range.end && numbers.len() <= specs.len() {
        let token = &view.tokens[index];
        if token.quantity(view.paragraph).is_some_and(is_count) {
            numbers.push(index);
        } else if !token.is(view.grammar, Meaning::Join) {
            break;
        }
        index += 1;
    }
    let doubt = match numbers.len() == specs.len() {
        true => doubt,
        false => Some(ClaimDoubt::new(DoubtKind::Joined, "")),
    };
    for (one, at) in specs.iter().zip(numbers) {
        let found = Found::new(one.spec, one.window.start..at + 1, doubt.clone());
        push(reader, view, found, at, None);
    }
}

/// The subjects that are joined before a subject: 行政复议、行政诉讼共3件.
fn joined(view: &ClauseView<'_>, left: &Range<usize>, last: &Match) -> Vec<Match> {
    let mut others = Vec::new();
    let mut start = last.window.start;
    while others.len() < MOST_JOINED {
        let skipped = |at: &usize| view.tokens[*at].is(view.grammar, Meaning::Filler);
        let mut behind = (left.start..start).rev().skip_while(skipped);
        let Some(join) = behind.next() else { break };
        if !view.tokens[join].is(view.grammar, Meaning::Join) {
            break;
        }
        let Some(end) = (left.start..join).rev().find(|at| !skipped(at)) else {
            break;
        };
        let found = view.matches(end..end + 1, true);
        let other = found
            .into_iter()
            .filter(|one| {
                !view.spec(one.spec).says_none
                    && one.spec != last.spec
                    && is_named(view, one, view.spec(last.spec).matter)
            })
            .max_by_key(|one| one.weight);
        let Some(other) = other else { break };
        start = other.window.start;
        others.push(other);
    }
    others
}

/// Why a subject is one of several whose sum the number is, where the others have no pattern.
fn joined_to_others(view: &ClauseView<'_>, left: &Range<usize>, one: &Match) -> Option<ClaimDoubt> {
    let is_filler = |at: &usize| view.tokens[*at].is(view.grammar, Meaning::Filler);
    let mut before = (left.start..one.window.start).rev().skip_while(is_filler);
    let join = before.next()?;
    if !view.tokens[join].is(view.grammar, Meaning::Join) {
        return None;
    }
    let other = before.find(|at| !is_filler(at))?;
    let token = &view.tokens[other];
    let matter = view.spec(one.spec).matter;
    let is_other = token
        .meanings(view.grammar)
        .iter()
        .any(|meaning| match meaning {
            Meaning::Matter { matter: named, .. } => Some(*named) != matter,
            _ => false,
        });
    is_other.then(|| ClaimDoubt::new(DoubtKind::Joined, view.text(token)))
}

/// Whether the words of a pattern name its matter, or it has that of another pattern.
fn is_named(view: &ClauseView<'_>, one: &Match, other: Option<usize>) -> bool {
    let matter = view.spec(one.spec).matter;
    let names = |token: &Token| {
        let meanings = token.meanings(view.grammar);
        meanings.iter().any(
            |one| matches!(one, Meaning::Matter { matter: named, .. } if Some(*named) == matter),
        )
    };
    matter.is_none() || matter == other || view.tokens[one.window.clone()].iter().any(names)
}

/// The figures of several patterns added up, where each has one reading.
fn sum_of(view: &ClauseView<'_>, specs: &[usize]) -> Option<Vec<FactId>> {
    let mut sum = Vec::new();
    for spec in specs {
        let [reading] = view.spec(*spec).readings.as_slice() else {
            return None;
        };
        sum.extend(reading);
    }
    sum.sort_unstable();
    let len = sum.len();
    sum.dedup();
    (sum.len() == len).then_some(sum)
}

/// A number before its subject: 1件答复在行政复议中被纠正.
fn ahead(
    reader: &mut Reader<'_>,
    view: &ClauseView<'_>,
    left: Range<usize>,
    at: usize,
    quantity: &Quantity,
) {
    if !view.is_light(left) || quantity.unit == Unit::Money {
        return;
    }
    let is_number = |index: &usize| view.tokens[*index].quantity(view.paragraph).is_some();
    let end = (at + 1..view.range.end)
        .find(is_number)
        .unwrap_or(view.range.end);
    let near = view.matches(at + 1..end, false).into_iter().filter(|one| {
        let spec = view.spec(one.spec);
        let gap = view.text_of(at + 1..one.window.start);
        spec.number_first && !spec.says_none && gap.chars().count() <= REACH
    });
    let judged = near.map(|one| {
        let doubt = doubt_ahead(reader, view, at, &one);
        (one, doubt)
    });
    let best = judged
        .min_by_key(|(one, doubt)| (doubt.is_some(), one.window.start, usize::MAX - one.weight));
    if let Some((one, doubt)) = best {
        let found = Found::new(one.spec, at..one.window.end, doubt);
        push(reader, view, found, at, None);
    }
}

/// Why a number is not said of a subject behind it.
fn doubt_ahead(
    reader: &Reader<'_>,
    view: &ClauseView<'_>,
    at: usize,
    one: &Match,
) -> Option<ClaimDoubt> {
    let gap = &view.tokens[at + 1..one.window.start];
    let blocks = |token: &&Token| {
        let meanings = token.meanings(view.grammar);
        meanings.iter().any(|meaning| match meaning {
            Meaning::Denial => true,
            Meaning::Limit(limit) => *limit != Limit::Change,
            _ => false,
        })
    };
    let block = gap.iter().find(blocks);
    let block = block.map(|token| ClaimDoubt::new(DoubtKind::Unread, view.text(token)));
    let spec = view.spec(one.spec);
    block
        .or_else(|| view.left_over(at, one.spec))
        .or_else(|| view.ruled_out(at..one.window.end, one.spec))
        .or_else(|| reader.state.narrows(spec.is_part, false))
        .or_else(
            || match gap.iter().rev().find(|token| names_matter(view, token)) {
                Some(token) => reader.not_of(view, token, one.spec),
                None => reader.other_matter(view, one.spec),
            },
        )
        .or_else(|| reader.lacks_context(view, one.spec))
}

fn names_matter(view: &ClauseView<'_>, token: &Token) -> bool {
    let meanings = token.meanings(view.grammar);
    meanings
        .iter()
        .any(|one| matches!(one, Meaning::Matter { .. }))
}

/// Why a number is not said of the whole matter of a pattern.
fn elsewhere(
    reader: &Reader<'_>,
    view: &ClauseView<'_>,
    spec: usize,
    at: usize,
    takes_clause_before: bool,
) -> Option<ClaimDoubt> {
    let one = view.spec(spec);
    let state = &reader.state;
    let channel = view.tokens.get(at + 1).filter(|token| {
        token.is(view.grammar, Meaning::Limit(Limit::Channel)) && at + 1 < view.range.end
    });
    let channel = channel.map(|token| ClaimDoubt::new(DoubtKind::Channel, view.text(token)));
    channel
        .or_else(|| view.left_over(at, spec))
        .or_else(|| state.narrows(one.is_part, takes_clause_before || one.is_bare))
        .or_else(|| match view.noun_behind(at + 1) {
            Some(token) if one.matter.is_some() => reader.not_of(view, token, spec),
            _ => reader.other_matter(view, spec),
        })
        .or_else(|| reader.lacks_context(view, spec))
}

/// Keeps a claim with a number, with what its unit and its form tell.
fn push(
    reader: &mut Reader<'_>,
    view: &ClauseView<'_>,
    mut found: Found,
    at: usize,
    sum: Option<Vec<FactId>>,
) {
    let token = &view.tokens[at];
    let Some((quantity, figure)) = token
        .quantity(view.paragraph)
        .zip(token.figure(view.paragraph))
    else {
        return;
    };
    let spec = view.spec(found.spec);
    let is_unit = quantity.unit == Unit::Money
        || quantity.word.is_empty()
        || spec.units.contains(&quantity.word);
    if quantity.change.is_some() {
        found.doubt = Some(ClaimDoubt::new(DoubtKind::Change, ""));
    } else if !is_unit {
        found.doubt = Some(ClaimDoubt::new(DoubtKind::Unit, &quantity.word));
    } else if quantity.word.is_empty() && !ends_there(view, at) {
        found.doubt = Some(ClaimDoubt::new(DoubtKind::Unit, ""));
    } else if let Some(parts) = parts_told(view, at) {
        found.doubt = found
            .doubt
            .or_else(|| Some(ClaimDoubt::new(DoubtKind::Joined, parts)));
    }
    let readings = sum.map_or_else(|| spec.readings.clone(), |sum| vec![sum]);
    let digits = view.paragraph.span_of(figure.digits.clone());
    let says = Says::Number(quantity.clone());
    reader.push(view, found, readings, says, Some(digits));
}

/// Whether a number without a unit ends what is said.
fn ends_there(view: &ClauseView<'_>, at: usize) -> bool {
    let next = view.tokens[at + 1..view.range.end].first();
    next.is_none_or(|token| token.is(view.grammar, Meaning::Join))
}

/// A remark behind a number that tells what else is in it: 180件（含上年结转8件）.
fn parts_told<'v>(view: &'v ClauseView<'_>, at: usize) -> Option<&'v str> {
    let next = view.tokens[at + 1..view.range.end].first()?;
    let text = view.text(next);
    let has_number = text.contains(|ch: char| ch.is_ascii_digit());
    (next.kind == Kind::Remark && has_number).then_some(text)
}
