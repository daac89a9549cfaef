//! A line of a document, and its text as it is shown.

use std::ops::Range;

use gouji_core::{BlockKind, Cell, Document, Span};

use super::original::Original;
use super::window::WIDTH;
use crate::text::push_visible;

/// Most bytes that are looked at on either side of a place: every character is shown at least
/// one column wide and has at most four bytes.
const REACH: usize = 4 * WIDTH;

const SEPARATOR: &str = " │ ";
const BLANK: &str = "□";

/// A line of the document's text, or a row of one of its tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    range: Range<usize>,
    is_row: bool,
}

/// The text of a line, or of the part around some places, safe to print.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// The text.
    pub(super) text: String,
    /// Whether the line goes on to the left.
    pub(super) more_before: bool,
    /// Whether the line goes on to the right.
    pub(super) more_behind: bool,
    /// For each character of the document: its offset, and its range in the shown text.
    characters: Vec<(usize, Range<usize>)>,
}

impl Line {
    /// The line that a span begins in.
    pub(super) fn around(document: &Document, span: Span) -> Self {
        if let Some(range) = row(document, span) {
            return Self {
                range,
                is_row: true,
            };
        }
        Self::of_text(&document.text, span)
    }

    /// The line of a plain text that a span begins in, without its line end.
    pub(super) fn of_text(text: &str, span: Span) -> Self {
        let at = floor(text, span.start as usize);
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let line = &text[start..end];
        Self {
            range: start..start + line.strip_suffix('\r').unwrap_or(line).len(),
            is_row: false,
        }
    }

    /// The line as it is shown, around places that begin between `first` and `last`.
    pub(super) fn show(&self, original: &impl Original, first: u32, last: u32) -> Shown {
        let text = original.text();
        let from = floor(text, (first as usize).saturating_sub(REACH)).max(self.range.start);
        let to = floor(text, last as usize + REACH).clamp(from, self.range.end.max(from));
        let mut shown = Shown {
            text: String::new(),
            more_before: from > self.range.start,
            more_behind: to < self.range.end,
            characters: Vec::new(),
        };
        for (offset, ch) in text[from..to].char_indices() {
            let at = from + offset;
            self.push(&mut shown, text, at, original.shown(at, ch));
        }
        shown
    }

    fn push(&self, shown: &mut Shown, text: &str, at: usize, ch: char) {
        let start = shown.text.len();
        let ends_cell = self.is_row && ch == '\t';
        if !ends_cell {
            push_visible(&mut shown.text, ch);
        } else if at == self.range.start || text.as_bytes()[at - 1] == b'\t' {
            shown.text.push_str(BLANK);
        }
        shown.characters.push((at, start..shown.text.len()));
        if ends_cell && at + 1 < self.range.end {
            shown.text.push_str(SEPARATOR);
        }
    }
}

impl Shown {
    /// The range at which a span is shown, as far as it lies in the text.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let span = span.range();
        let first = self.characters.partition_point(|(at, _)| *at < span.start);
        let Some((at, head)) = self.characters.get(first) else {
            return self.text.len()..self.text.len();
        };
        if span.is_empty() {
            // A blank cell is marked as a whole; any other empty span is a point.
            let is_blank_cell = *at == span.start && self.text.get(head.clone()) == Some(BLANK);
            return if is_blank_cell {
                head.clone()
            } else {
                head.start..head.start
            };
        }
        let behind = self.characters.partition_point(|(at, _)| *at < span.end);
        let end = self.characters[..behind]
            .last()
            .map_or(head.start, |(_, tail)| tail.end);
        head.start..end.max(head.start)
    }
}

/// Whether two places of a line, one behind the other, may fit one excerpt.
pub(super) fn is_near(left: Span, right: Span) -> bool {
    (right.start - left.start) as usize <= REACH
}

/// The table row that a span begins in.
fn row(document: &Document, span: Span) -> Option<Range<usize>> {
    let index = document
        .blocks
        .partition_point(|block| block.span.end < span.start);
    let BlockKind::Table(table) = &document.blocks.get(index)?.kind else {
        return None;
    };
    let start = span.start as usize;
    let ranges = table
        .rows
        .iter()
        .filter_map(|row| Some(row.first()?.span.start as usize..cell_end(row.last()?)));
    ranges
        .into_iter()
        .find(|row| row.end >= start)
        .filter(|row| row.start <= start && row.end <= document.text.len())
}

/// Behind a cell; a blank one owns the separator that follows it.
fn cell_end(cell: &Cell) -> usize {
    cell.span.end as usize + usize::from(cell.span.is_empty())
}

/// The nearest character boundary at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}
