//! A stretch of prose that may run over line ends, with the way back to the document.

use gouji_core::{Paragraph, Prose, Span};

/// Clauses of one sentence from some clause on, joined.
#[derive(Debug, Clone)]
pub(crate) struct Stretch<'a> {
    /// The joined text; a comma stands between the clauses of a line.
    pub text: String,
    /// Where each clause begins in `text`, its paragraph, and where it begins there.
    parts: Vec<(usize, &'a Paragraph, usize)>,
}

/// Most clauses of a stretch: lists without a full stop would make it as long as the report.
const MOST_CLAUSES: usize = 24;

impl<'a> Stretch<'a> {
    /// The stretch from a clause to the end of its sentence.
    pub(crate) fn from(prose: &'a Prose, paragraph: usize, clause: usize) -> Self {
        let mut stretch = Self {
            text: String::new(),
            parts: Vec::new(),
        };
        let mut sentence = None;
        let mut first = clause;
        for of in prose.paragraphs.iter().skip(paragraph) {
            for (number, clause) in of.clauses.iter().enumerate().skip(first) {
                let is_over = *sentence.get_or_insert(clause.sentence) != clause.sentence;
                if is_over || stretch.parts.len() == MOST_CLAUSES {
                    return stretch;
                }
                if number > first {
                    stretch.text.push(',');
                }
                stretch
                    .parts
                    .push((stretch.text.len(), of, clause.range.start));
                stretch.text.push_str(&of.text()[clause.range.clone()]);
            }
            first = 0;
        }
        stretch
    }

    /// The place of a part of the text.
    pub(crate) fn span_of(&self, range: std::ops::Range<usize>) -> Option<Span> {
        let first = self.place(range.start..range.start + 1)?;
        let last = self.place(range.end.checked_sub(1)?..range.end)?;
        Some(first.cover(last))
    }

    fn place(&self, range: std::ops::Range<usize>) -> Option<Span> {
        let index = self
            .parts
            .partition_point(|(start, ..)| *start <= range.start);
        let (start, paragraph, offset) = self.parts.get(index.checked_sub(1)?)?;
        let from = offset + range.start - start;
        // A byte inside a character stands for the whole of it.
        let text = paragraph.text();
        let from = (0..=from).rev().find(|at| text.is_char_boundary(*at))?;
        let ch = text[from..].chars().next()?;
        Some(paragraph.span_of(from..from + ch.len_utf8()))
    }
}
