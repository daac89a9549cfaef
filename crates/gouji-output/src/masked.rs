//! A document whose masked places are not shown in full.

use std::collections::BTreeSet;

use gouji_core::{Document, MASK, Outcome, Secrets, Span, hidden};

/// What may be shown of a document: everything but the inner characters of masked places,
/// whichever finding shows them.
#[derive(Debug)]
pub(crate) struct Masked<'a> {
    document: &'a Document,
    /// Byte offsets of the characters that are not shown.
    hidden: BTreeSet<usize>,
    /// What stands at the masked places.
    secrets: Secrets,
}

impl<'a> Masked<'a> {
    /// What an outcome allows to show.
    pub(crate) fn new(document: &'a Document, outcome: &Outcome) -> Self {
        Self::at(document, &outcome.masked)
    }

    /// What may be shown of a document that was not checked.
    pub(crate) fn unchecked(document: &'a Document) -> Self {
        Self::at(document, &document.private)
    }

    fn at(document: &'a Document, masked: &[Span]) -> Self {
        let of_span = |span: &Span| {
            let start = span.start as usize;
            hidden(document.quote(*span))
                .into_iter()
                .map(move |at| start + at)
        };
        Self {
            document,
            hidden: masked.iter().flat_map(of_span).collect(),
            secrets: Secrets::of(document, masked),
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

    /// Whether a text repeats what is not shown.
    pub(crate) fn is_told_by(&self, text: &str) -> bool {
        self.secrets.hide(text).is_some()
    }

    /// What is shown for the character at an offset.
    pub(crate) fn shown(&self, at: usize, ch: char) -> char {
        if self.hidden.contains(&at) { MASK } else { ch }
    }
}
