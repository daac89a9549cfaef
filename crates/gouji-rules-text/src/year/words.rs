//! What a sentence says about the year that it begins with.

use super::lists::{begins, end_at_start, holds};
use super::mention::mentions;
use super::opening::Opening;

/// Whether the sentence's subject is the reporting body or its area.
pub(crate) fn is_own_subject(opening: &Opening, body: Option<&str>) -> bool {
    let subject = subject(opening);
    begins(subject, "selves") || body.is_some_and(|body| shared(subject, body) >= SHARED)
}

/// Whether the sentence states, without a reason to speak of another year, what was done in its
/// year: the first sentence of a section, or one with figures of the year.
pub(crate) fn is_past_statement(opening: &Opening, body: Option<&str>) -> bool {
    let behind = opening.behind.as_str();
    let speaks_of_another = begins(behind, "behind.year")
        || holds(behind, "of.another.year")
        || mentions(behind).next().is_some();
    if speaks_of_another {
        return false;
    }
    let subject = subject(opening);
    let is_own = is_own_subject(opening, body);
    let is_bare = begins(subject, "bare");
    let is_nil = is_bare && subject.starts_with(['未', '没']);
    let has_digits = behind.contains(|ch: char| ch.is_ascii_digit());
    let has_figures = is_nil || has_digits && holds(behind, "figures");
    (is_own || is_bare) && has_figures || is_own && opening.is_first
}

/// Whether the sentence plans for its year.
pub(crate) fn is_plan(opening: &Opening) -> bool {
    let behind = opening.behind.as_str();
    !begins(behind, "behind.year")
        && (holds(head(behind), "planned") && !holds(behind, "done") || is_intent(opening))
        && mentions(behind).next().is_none()
}

/// Whether the body says what it will do, in the words next to the year: behind 下一步 any word of
/// intent does.
fn is_intent(opening: &Opening) -> bool {
    let subject = subject(opening);
    let said = subject[end_at_start(subject, "selves")..].trim_start_matches(',');
    let is_said = begins(said, "surely.planned") || opening.is_announced && begins(said, "intent");
    is_said && !holds(&opening.behind, "finished")
}

/// Fewest characters that the subject shares with the name of the body.
const SHARED: usize = 3;
/// Most characters between the year and the words of a plan.
const HEAD: usize = 30;

fn subject(opening: &Opening) -> &str {
    opening.behind.trim_start_matches([',', ':'])
}

fn head(text: &str) -> &str {
    let end = text.char_indices().nth(HEAD);
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// The longest run of characters that a text begins with and a name holds.
fn shared(text: &str, name: &str) -> usize {
    let starts = name.char_indices().map(|(at, _)| &name[at..]);
    let common = |rest: &str| {
        let pairs = rest.chars().zip(text.chars());
        pairs.take_while(|(left, right)| left == right).count()
    };
    starts.map(common).max().unwrap_or(0)
}
