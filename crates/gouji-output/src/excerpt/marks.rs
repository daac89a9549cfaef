//! Keeps the marks of a line apart, since overlapping ones cannot be drawn.

use super::Mark;

/// Marks in their order, none reaching into the next.
///
/// A mark that begins before another keeps the part before it, as the label of a row does whose
/// figures are marked; one that begins at the same place hands its label on.
pub(super) fn separate(mut marks: Vec<Mark>, text: &str) -> Vec<Mark> {
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    let mut separate: Vec<Mark> = Vec::with_capacity(marks.len());
    for mut mark in marks {
        if let Some(last) = separate.pop_if(|last| last.range.start == mark.range.start) {
            mark.label = join(last.label, mark.label);
            if last.primary {
                (mark.primary, mark.line, mark.column) = (true, last.line, last.column);
            }
        } else if let Some(last) = separate.last_mut() {
            let end = last.range.end.min(mark.range.start);
            let kept = text.get(last.range.start..end).unwrap_or("");
            last.range.end = last.range.start + kept.trim_end_matches([' ', '│']).len();
        }
        separate.push(mark);
    }
    separate
}

fn join(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) if one != other => Some(format!("{one}；{other}")),
        (one, other) => one.or(other),
    }
}
