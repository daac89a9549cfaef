//! A document whose masked places are not shown in full.

use std::collections::BTreeSet;

use gouji_core::{Document, MASK, Outcome, Span, hidden};

/// What may be shown of a document: everything but the inner characters of masked places,
/// whichever finding shows them.
#[derive(Debug)]
pub(crate) struct Masked<'a> {
    document: &'a Document,
    /// Byte offsets of the characters that are not shown.
    hidden: BTreeSet<usize>,
}

impl<'a> Masked<'a> {
    /// What an outcome allows to show.
    pub(crate) fn new(document: &'a Document, outcome: &Outcome) -> Self {
        let of_span = |span: &Span| {
            let start = span.start as usize;
            hidden(document.quote(*span))
                .into_iter()
                .map(move |at| start + at)
        };
        Self {
            document,
            hidden: outcome.masked.iter().flat_map(of_span).collect(),
        }
    }

    /// The document itself.
    pub(crate) fn document(&self) -> &'a Document {
        self.document
    }

    /// The text at a span, as it may be shown.
    pub(crate) fn quote(&self, span: Span) -> String {
        let start = span.start as usize;
        let text = self.document.quote(span).char_indices();
        text.map(|(at, ch)| self.shown(start + at, ch)).collect()
    }

    /// What is shown for the character at an offset.
    pub(crate) fn shown(&self, at: usize, ch: char) -> char {
        if self.hidden.contains(&at) { MASK } else { ch }
    }
}
