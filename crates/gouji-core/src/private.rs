//! Which places of a document must not be printed in full, whatever rules run.

use std::ops::Range;

use crate::document::{BlockKind, Document};
use crate::registry::Registry;
use crate::secrets::Secrets;
use crate::span::Span;

/// The part of a rule that knows private texts by sight.
///
/// It is asked about every document, also where its rule is off or not for the report: who does
/// not want to read of a private number does not want to print it either.
pub trait Guard: Send + Sync {
    /// The byte ranges of a heading, a paragraph or a cell that must not be printed in full.
    fn private(&self, text: &str) -> Vec<Range<usize>>;
}

impl Registry {
    /// Writes down which places of a document must not be printed in full.
    pub fn guard(&self, document: &mut Document) {
        let rules = self.report_rules().iter();
        let guards: Vec<&dyn Guard> = rules.filter_map(|rule| rule.guard()).collect();
        if guards.is_empty() {
            return;
        }
        let mut private: Vec<Span> = pieces(document)
            .flat_map(|piece| {
                let text = document.quote(piece);
                let ranges = guards.iter().flat_map(|guard| guard.private(text));
                ranges.map(move |range| piece.part(range))
            })
            .collect();
        private.extend(Secrets::of(document, &private).places(document));
        private.sort_unstable();
        private.dedup();
        document.private = private;
    }
}

/// Headings, paragraphs and cells.
fn pieces(document: &Document) -> impl Iterator<Item = Span> {
    document.blocks.iter().flat_map(|block| {
        let (whole, cells) = match &block.kind {
            BlockKind::Table(table) => (None, table.rows.as_slice()),
            _ => (Some(block.span), [].as_slice()),
        };
        let cells = cells.iter().flatten().map(|cell| cell.span);
        whole.into_iter().chain(cells)
    })
}
