//! What lines can be cut out of: a document that was read, or a file as its user wrote it.

use gouji_core::{Document, Origin, Span, UserFile};

use super::line::Line;
use crate::masked::Masked;

/// A text with lines and, for each of its places, where that stands in the file.
pub(crate) trait Original {
    /// The text that spans count in.
    fn text(&self) -> &str;

    /// The line that a span begins in.
    fn line(&self, span: Span) -> Line;

    /// Line and column where a span begins in the file, in characters from 1.
    fn line_column(&self, span: Span) -> (u32, u32);

    /// What is shown for the character at an offset.
    fn shown(&self, _at: usize, ch: char) -> char {
        ch
    }
}

impl Original for Masked<'_> {
    fn text(&self) -> &str {
        Original::text(self.document())
    }

    fn line(&self, span: Span) -> Line {
        self.document().line(span)
    }

    fn line_column(&self, span: Span) -> (u32, u32) {
        self.document().line_column(span)
    }

    fn shown(&self, at: usize, ch: char) -> char {
        Self::shown(self, at, ch)
    }
}

impl Original for Document {
    fn text(&self) -> &str {
        &self.text
    }

    fn line(&self, span: Span) -> Line {
        Line::around(self, span)
    }

    /// A wholly synthetic span counts as at its neighbour.
    fn line_column(&self, span: Span) -> (u32, u32) {
        let at_start = || {
            self.origin(Span {
                end: span.start,
                ..span
            })
        };
        match self.origin(span).or_else(at_start) {
            Some(Origin::Text { line, column, .. } | Origin::Html { line, column, .. }) => {
                (line, column)
            }
            None => (1, 1),
        }
    }
}

impl Original for UserFile {
    fn text(&self) -> &str {
        &self.text
    }

    fn line(&self, span: Span) -> Line {
        Line::of_text(&self.text, span)
    }

    fn line_column(&self, span: Span) -> (u32, u32) {
        let before = &self.text[..self.text.floor_char_boundary(span.start as usize)];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        (number(line), number(column))
    }
}
