//! Where each byte of a document's text came from.

use std::ops::Range;

use crate::source_text::SourceText;
use crate::span::Span;

/// Maps spans of the document's text to places in the original file.
///
/// Written by the reader at the moment text is produced. Bytes that no run covers are synthetic:
/// line ends and cell separators that the reader put between blocks.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    source: SourceText,
    runs: Vec<Run>,
    elements: Vec<Element>,
}

/// A stretch of text taken from one stretch of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    text: u32,
    len: u32,
    source: u32,
    source_len: u32,
    element: Option<ElementId>,
}

/// Numbers the elements of a structured source, in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub u32);

/// An element of a structured source, such as an HTML tag.
#[derive(Debug, Clone)]
struct Element {
    parent: Option<ElementId>,
    name: Box<str>,
    /// Position among the siblings of the same name, from 1.
    nth: u32,
}

/// A place in the original file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A plain text file.
    Text {
        /// Line, from 1.
        line: u32,
        /// Column in characters, from 1.
        column: u32,
        /// Byte range in the file.
        bytes: Range<u64>,
    },
    /// An HTML page.
    Html {
        /// Path of elements from the root, such as `html/body/table[2]/tr[5]/td[3]`.
        element: String,
        /// Line, from 1.
        line: u32,
        /// Column in characters, from 1.
        column: u32,
        /// Byte range in the file.
        bytes: Range<u64>,
    },
}

impl SourceMap {
    /// A map into `source` that covers nothing yet.
    #[must_use]
    pub fn new(source: SourceText) -> Self {
        Self {
            source,
            runs: Vec::new(),
            elements: Vec::new(),
        }
    }

    /// The decoded source.
    #[must_use]
    pub fn source(&self) -> &SourceText {
        &self.source
    }

    /// Records an element; `nth` counts from 1 among siblings of the same name.
    pub fn add_element(&mut self, parent: Option<ElementId>, name: &str, nth: u32) -> ElementId {
        let id = ElementId(u32::try_from(self.elements.len()).unwrap_or(u32::MAX));
        self.elements.push(Element {
            parent,
            name: name.into(),
            nth,
        });
        id
    }

    /// Records that `text` (a range of the document's text, behind all earlier ones) came from
    /// `source`. Ranges of the same length map byte by byte, others as a whole.
    pub fn add_run(&mut self, text: Range<u32>, source: Range<u32>, element: Option<ElementId>) {
        let run = Run {
            text: text.start,
            len: text.end - text.start,
            source: source.start,
            source_len: source.end - source.start,
            element,
        };
        debug_assert!(
            self.runs
                .last()
                .is_none_or(|last| last.text + last.len <= run.text)
        );
        match self.runs.last_mut() {
            Some(last) if last.continues_into(&run) => {
                last.len += run.len;
                last.source_len += run.source_len;
            }
            _ => self.runs.push(run),
        }
    }

    /// The parent of an element.
    #[must_use]
    pub fn parent(&self, element: ElementId) -> Option<ElementId> {
        self.elements.get(element.0 as usize)?.parent
    }

    /// Where a span came from; `None` when it is wholly synthetic.
    ///
    /// An empty span resolves to the place of the byte behind it, or of the last byte before it.
    #[must_use]
    pub fn origin(&self, span: Span) -> Option<Origin> {
        let first = self
            .runs
            .partition_point(|run| run.text + run.len <= span.start);
        let last = self
            .runs
            .partition_point(|run| run.text < span.end.max(span.start + 1));
        let (first, last) = if first < last {
            (first, last - 1)
        } else {
            self.nearest(span, first)?
        };
        let (head, tail) = (self.runs[first], self.runs[last]);
        let start = head.source_at(span.start);
        let end = tail.source_end_at(span.end).max(start);
        let place = self.source.line_column(start);
        let bytes = self.source.file_offset(start)..self.source.file_offset(end);
        Some(match head.element {
            Some(element) => Origin::Html {
                element: self.path(element),
                line: place.line,
                column: place.column,
                bytes,
            },
            None => Origin::Text {
                line: place.line,
                column: place.column,
                bytes,
            },
        })
    }

    /// The range of the decoded source that a span was copied from, character by character; none
    /// where a part of it is synthetic, stood otherwise in the source, or is from another run.
    ///
    /// An empty span belongs to the text before it.
    #[must_use]
    pub fn copied_from(&self, span: Span) -> Option<Range<u32>> {
        let is_before = |run: &Run| match span.is_empty() {
            true => run.text + run.len < span.start,
            false => run.text + run.len <= span.start,
        };
        let run = self.runs.get(self.runs.partition_point(is_before))?;
        let is_inside = run.text <= span.start && span.end <= run.text + run.len;
        let at = |offset: u32| run.source + (offset - run.text);
        (run.is_linear() && is_inside && span.start <= span.end)
            .then(|| at(span.start)..at(span.end))
    }

    /// Whether a byte of the text came from the source.
    #[must_use]
    pub fn covers(&self, offset: u32) -> bool {
        let index = self
            .runs
            .partition_point(|run| run.text + run.len <= offset);
        self.runs.get(index).is_some_and(|run| run.text <= offset)
    }

    fn nearest(&self, span: Span, next: usize) -> Option<(usize, usize)> {
        if !span.is_empty() {
            return None;
        }
        let index = if next < self.runs.len() {
            next
        } else {
            next.checked_sub(1)?
        };
        Some((index, index))
    }

    fn path(&self, element: ElementId) -> String {
        let mut names = Vec::new();
        let mut at = Some(element);
        while let Some(element) = at.and_then(|id| self.elements.get(id.0 as usize)) {
            names.push(if element.nth > 1 {
                format!("{}[{}]", element.name, element.nth)
            } else {
                element.name.to_string()
            });
            at = element.parent;
        }
        names.reverse();
        names.join("/")
    }
}

impl Run {
    fn is_linear(&self) -> bool {
        self.len == self.source_len
    }

    fn continues_into(&self, next: &Self) -> bool {
        self.is_linear()
            && next.is_linear()
            && self.element == next.element
            && self.text + self.len == next.text
            && self.source + self.source_len == next.source
    }

    fn source_at(&self, text: u32) -> u32 {
        let inside = text.saturating_sub(self.text).min(self.len);
        if self.is_linear() {
            self.source + inside
        } else {
            self.source
        }
    }

    fn source_end_at(&self, text: u32) -> u32 {
        let inside = text.saturating_sub(self.text).min(self.len);
        if self.is_linear() {
            self.source + inside
        } else {
            self.source + self.source_len
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_text::ByteOffsets;
    use crate::span::DocumentId;

    fn span(start: u32, end: u32) -> Span {
        Span {
            document: DocumentId(0),
            start,
            end,
        }
    }

    #[test]
    fn linear_runs_map_byte_by_byte_and_entities_as_a_whole() {
        let mut map = SourceMap::new(SourceText::new(
            "<td>ab&nbsp;c</td>".to_owned(),
            ByteOffsets::default(),
        ));
        let td = map.add_element(None, "td", 2);
        map.add_run(0..2, 4..6, Some(td));
        map.add_run(2..3, 6..12, Some(td));
        map.add_run(3..4, 12..13, Some(td));
        let origin = |start, end| match map.origin(span(start, end)) {
            Some(Origin::Html { bytes, element, .. }) => (bytes, element),
            other => panic!("{other:?}"),
        };
        assert_eq!(origin(1, 2), (5..6, "td[2]".to_owned()));
        assert_eq!(origin(2, 3), (6..12, "td[2]".to_owned()));
        assert_eq!(origin(0, 4), (4..13, "td[2]".to_owned()));
        assert_eq!(map.copied_from(span(1, 2)), Some(5..6));
        assert_eq!(map.copied_from(span(2, 2)), Some(6..6));
        assert_eq!(map.copied_from(span(2, 3)), None);
        assert_eq!(map.copied_from(span(4, 4)), Some(13..13));
        assert_eq!(map.copied_from(span(5, 5)), None);
        assert!(!map.covers(4));
        assert_eq!(map.origin(span(4, 5)), None);
    }
}
