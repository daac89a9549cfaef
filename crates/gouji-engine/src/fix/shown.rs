//! The text of a file as a diff may show it.

use std::collections::BTreeSet;

use gouji_core::{Document, MASK, Span, hidden};

/// The decoded source of a document, without the inner characters of masked places.
pub(super) fn shown(document: &Document, masked: &[Span]) -> String {
    let text = document.source_map.source().text();
    let of_span = |span: &Span| {
        let (start, span) = (span.start as usize, *span);
        let inner = hidden(document.quote(span)).into_iter();
        inner.filter_map(move |at| {
            let at = start + at;
            document.source_map.copied_from(document.span(at..at + 1))
        })
    };
    let hidden: BTreeSet<usize> = masked
        .iter()
        .flat_map(of_span)
        .map(|range| range.start as usize)
        .collect();
    if hidden.is_empty() {
        return text.to_owned();
    }
    let mask = |(at, ch)| if hidden.contains(&at) { MASK } else { ch };
    text.char_indices().map(mask).collect()
}
