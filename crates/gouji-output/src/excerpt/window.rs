//! Cuts a shown line to windows that fit a terminal.

use std::ops::Range;

use super::line::Shown;
use super::{Excerpt, Mark};
use crate::text::{char_width, width};

/// Display columns of an excerpt; with line number and gutter it fits 80.
pub(crate) const WIDTH: usize = 72;

const ELLIPSIS: &str = "…";

/// Columns for text, beside an ellipsis on either side.
const ROOM: usize = WIDTH - 2;

/// One excerpt for each run of marks that fit one window. `marks` are in order and apart.
pub(super) fn windows(shown: &Shown, mut marks: Vec<Mark>) -> Vec<Excerpt> {
    for mark in &mut marks {
        mark.range.end = cut_behind(&shown.text, mark.range.clone());
    }
    let mut excerpts = Vec::new();
    let mut rest = marks.as_slice();
    while let Some(first) = rest.first() {
        let fits = |mark: &&Mark| width(&shown.text[first.range.start..mark.range.end]) <= ROOM;
        let count = rest.iter().take_while(fits).count().max(1);
        let (own, behind) = rest.split_at(count);
        excerpts.push(excerpt(shown, own));
        rest = behind;
    }
    excerpts
}

/// The end of a mark, drawn in where it is wider than a window.
fn cut_behind(text: &str, range: Range<usize>) -> usize {
    range.start + prefix(text[range].chars(), ROOM).1
}

fn excerpt(shown: &Shown, marks: &[Mark]) -> Excerpt {
    let core = marks[0].range.start..marks[marks.len() - 1].range.end;
    let window = widen(&shown.text, core);
    let mut text = String::new();
    if shown.more_before || window.start > 0 {
        text.push_str(ELLIPSIS);
    }
    let moved = text.len();
    text.push_str(&shown.text[window.clone()]);
    if shown.more_behind || window.end < shown.text.len() {
        text.push_str(ELLIPSIS);
    }
    let main = marks.iter().find(|mark| mark.primary).unwrap_or(&marks[0]);
    let line = main.line;
    let marks: Vec<Mark> = marks
        .iter()
        .map(|mark| moved_mark(mark, moved, window.start))
        .collect();
    // A point behind the last character needs a place to be drawn at.
    if text.is_empty() || marks.iter().any(|mark| mark.range.start >= text.len()) {
        text.push(' ');
    }
    Excerpt { text, line, marks }
}

fn moved_mark(mark: &Mark, by: usize, from: usize) -> Mark {
    let range = mark.range.start - from + by..mark.range.end - from + by;
    Mark {
        range,
        ..mark.clone()
    }
}

/// A window of at most [`ROOM`] columns around a range that fits it; what one side does not need
/// goes to the other.
fn widen(text: &str, core: Range<usize>) -> Range<usize> {
    let free = ROOM.saturating_sub(width(&text[core.clone()]));
    let before = || text[..core.start].chars().rev();
    let behind = || text[core.end..].chars();
    let right_wants = prefix(behind(), free).0;
    let (left_columns, left) = prefix(before(), (free / 2).max(free - right_wants));
    let right = prefix(behind(), free - left_columns).1;
    core.start - left..core.end + right
}

/// Columns and bytes of the longest prefix that fits.
fn prefix(characters: impl Iterator<Item = char>, columns: usize) -> (usize, usize) {
    let (mut used, mut bytes) = (0, 0);
    for ch in characters {
        if used + char_width(ch) > columns {
            break;
        }
        used += char_width(ch);
        bytes += ch.len_utf8();
    }
    (used, bytes)
}
