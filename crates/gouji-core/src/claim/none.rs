//! Clauses that say that there is none: 未收到申请, 全部办结.

use std::ops::Range;

use super::clause::{ClauseView, Match};
use super::grammar::Meaning;
use super::reader::{Found, Reader};
use super::token::Kind;
use super::{ClaimDoubt, DoubtKind, Says};

/// What a denial at a token denies.
pub(super) fn denied(reader: &mut Reader<'_>, view: &ClauseView<'_>, at: usize) {
    let mut end = at + 1;
    let mut doubt = None;
    let mut is_joined = false;
    while end < view.range.end {
        let token = &view.tokens[end];
        let meanings = token.meanings(view.grammar);
        if token.quantity(view.paragraph).is_some() {
            return;
        }
        // What is denied is the manner alone: 没有及时答复.
        if meanings.contains(&Meaning::Manner) && !has_subject(view, at + 1..end) {
            return;
        }
        if meanings.contains(&Meaning::Denial) {
            break;
        }
        let is_read = meanings.iter().any(|one| {
            matches!(
                one,
                Meaning::Filler
                    | Meaning::Manner
                    | Meaning::Aside
                    | Meaning::Join
                    | Meaning::Subject { .. }
                    | Meaning::Denied { .. }
                    | Meaning::Matter { .. }
            )
        });
        let is_read = is_read || matches!(token.kind, Kind::Remark | Kind::Figure(_));
        if !is_read {
            // What is joined to the rest of a list may be anything.
            if !is_joined {
                let limit = meanings.iter().find_map(|one| match one {
                    Meaning::Limit(limit) => Some(limit.doubt()),
                    _ => None,
                });
                let kind = limit.unwrap_or(DoubtKind::Unread);
                doubt = Some(ClaimDoubt::new(kind, view.text(token)));
            }
            break;
        }
        is_joined = meanings.contains(&Meaning::Join);
        end += 1;
    }
    let mut found: Vec<Match> = view
        .matches(at + 1..end, false)
        .into_iter()
        .filter(|one| !view.spec(one.spec).says_none)
        .collect();
    found.extend(right_behind(view, at, end));
    let judged = found.into_iter().map(|one| {
        let doubt = doubt
            .clone()
            .or_else(|| view.ruled_out(view.near(&(at..end), one.window.end), one.spec))
            .or_else(|| matter(reader, view, at, end, &one));
        (one, doubt)
    });
    for (one, doubt) in widest(judged.collect()) {
        let phrase = at..with_noun(view, &one, end);
        let found = Found::new(one.spec, phrase, doubt);
        let readings = view.spec(found.spec).readings.clone();
        reader.push(view, found, readings, Says::None, None);
    }
}

/// Of the patterns whose words overlap, the one without a doubt, then the one with the longest
/// words.
fn widest(found: Vec<(Match, Option<ClaimDoubt>)>) -> Vec<(Match, Option<ClaimDoubt>)> {
    let mut kept: Vec<(Match, Option<ClaimDoubt>)> = Vec::new();
    for (one, doubt) in found {
        let overlaps = |(other, _): &&mut (Match, Option<ClaimDoubt>)| {
            other.window.start < one.window.end && one.window.start < other.window.end
        };
        let rank = |one: &Match, doubt: &Option<ClaimDoubt>| (doubt.is_none(), one.weight);
        match kept.iter_mut().find(overlaps) {
            Some((other, known)) if rank(other, known) >= rank(&one, &doubt) => {}
            Some(other) => *other = (one, doubt),
            None => kept.push((one, doubt)),
        }
    }
    kept
}

/// Patterns whose subject may stand right behind a denial: 无申请.
fn right_behind(view: &ClauseView<'_>, at: usize, end: usize) -> Option<Match> {
    let first = (at + 1..end).find(|index| view.text(&view.tokens[*index]) != ANY)?;
    let token = &view.tokens[first];
    let next = (first + 1..view.range.end)
        .find(|index| !view.tokens[*index].is(view.grammar, Meaning::Filler));
    let ends = next.is_none_or(|next| view.tokens[next].is(view.grammar, Meaning::Join));
    if !ends {
        return None;
    }
    let spec = token
        .meanings(view.grammar)
        .iter()
        .find_map(|one| match one {
            Meaning::Denied { spec } => Some(*spec),
            _ => None,
        })?;
    Some(Match {
        spec,
        window: first..first + 1,
        weight: token.range.len(),
        noun: None,
    })
}

/// May stand between a denial and what it denies.
const ANY: &str = "任何";

fn has_subject(view: &ClauseView<'_>, stretch: Range<usize>) -> bool {
    let is_subject =
        |one: &Meaning| matches!(one, Meaning::Subject { .. } | Meaning::Denied { .. });
    view.tokens[stretch]
        .iter()
        .any(|token| token.meanings(view.grammar).iter().any(is_subject))
}

/// The end of what is denied: 未收到政府信息公开申请 goes on to the noun.
fn with_noun(view: &ClauseView<'_>, one: &Match, end: usize) -> usize {
    let matter = view.spec(one.spec).matter;
    let mut last = one.window.end;
    for index in one.window.end..end {
        let meanings = view.tokens[index].meanings(view.grammar);
        let is_noun = meanings.iter().any(
            |one| matches!(one, Meaning::Matter { matter: named, .. } if Some(*named) == matter),
        );
        if is_noun {
            last = index + 1;
        } else if !meanings.contains(&Meaning::Filler) {
            break;
        }
    }
    last
}

/// Why what is denied is not the matter of a pattern.
fn matter(
    reader: &Reader<'_>,
    view: &ClauseView<'_>,
    at: usize,
    end: usize,
    one: &Match,
) -> Option<ClaimDoubt> {
    let spec = view.spec(one.spec);
    let narrow = reader.state.narrows(spec.is_part, false);
    narrow.or_else(|| {
        let names = |index: &usize| {
            let meanings = view.tokens[*index].meanings(view.grammar);
            let mut meanings = meanings.iter();
            meanings.any(|one| matches!(one, Meaning::Matter { .. }))
        };
        // What the words name up to the subject, else what follows it: 未收到…申请.
        let inside = (at + 1..one.window.end).rfind(names);
        match inside.or_else(|| (one.window.end..end).find(names)) {
            Some(index) if spec.matter.is_some() => {
                reader.not_of(view, &view.tokens[index], one.spec)
            }
            _ => reader.other_matter(view, one.spec),
        }
    })
}

/// Patterns whose words say that there is none.
pub(super) fn said(reader: &mut Reader<'_>, view: &ClauseView<'_>) {
    let found = view.matches(view.range.clone(), true).into_iter();
    let found: Vec<Match> = found.filter(|one| view.spec(one.spec).says_none).collect();
    for one in found {
        let inside = &view.tokens[one.window.clone()];
        let has_number = inside
            .iter()
            .any(|token| token.quantity(view.paragraph).is_some());
        let is_denied = view.tokens[view.range.start..one.window.end]
            .iter()
            .any(|token| token.is(view.grammar, Meaning::Denial));
        let is_whole = view.spec(one.spec).subject.len() == 1;
        if has_number || (is_denied && !is_whole) {
            continue;
        }
        let doubt = view
            .obstacle(one.window.clone(), one.spec)
            .or_else(|| rest(view, one.window.end))
            .or_else(|| view.ruled_out(view.range.clone(), one.spec))
            .or_else(|| of_others(reader, view, one.spec))
            .or_else(|| reader.state.narrows(view.spec(one.spec).is_part, false))
            .or_else(|| reader.other_matter(view, one.spec))
            .or_else(|| reader.lacks_context(view, one.spec));
        let found = Found::new(one.spec, one.window, doubt);
        let readings = view.spec(found.spec).readings.clone();
        reader.push(view, found, readings, Says::None, None);
    }
}

/// What follows must end the clause, or go on with another predicate.
fn rest(view: &ClauseView<'_>, from: usize) -> Option<ClaimDoubt> {
    for token in &view.tokens[from..view.range.end] {
        let meanings = token.meanings(view.grammar);
        if meanings.contains(&Meaning::Join) {
            return None;
        }
        let is_light = meanings.iter().any(|one| {
            matches!(
                one,
                Meaning::Filler | Meaning::Manner | Meaning::Matter { .. }
            )
        });
        if !is_light {
            return Some(ClaimDoubt::new(DoubtKind::Unread, view.text(token)));
        }
    }
    None
}

/// Why it is said of a part of what the sentence speaks of.
fn of_others(reader: &Reader<'_>, view: &ClauseView<'_>, spec: usize) -> Option<ClaimDoubt> {
    let spec = view.spec(spec);
    let said = reader.said_before(view);
    let fits = said.is_empty()
        || spec.after.is_empty()
        || said
            .iter()
            .any(|one| spec.after.contains(&view.spec(*one).id));
    let has_rest = view.tokens[view.range.clone()]
        .iter()
        .any(|token| token.is(view.grammar, Meaning::Rest));
    let is_part = has_rest || reader.state.part_before || reader.state.is_part();
    (!fits || is_part).then(|| ClaimDoubt::new(DoubtKind::Part, ""))
}
