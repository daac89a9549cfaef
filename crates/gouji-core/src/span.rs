//! The only location that forms and rules see.

use std::ops::Range;

/// Numbers the documents of one run, in input order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct DocumentId(pub u32);

/// A byte range in [`Document::text`](crate::Document::text).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The document that the range belongs to.
    pub document: DocumentId,
    /// Byte offset of the first byte.
    pub start: u32,
    /// Byte offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The range as `usize`, for slicing the text.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the range holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The part of this span at `range`, counted from its own start.
    #[must_use]
    pub fn part(self, range: Range<usize>) -> Self {
        let at =
            |offset: usize| (self.start + u32::try_from(offset).unwrap_or(u32::MAX)).min(self.end);
        Self {
            document: self.document,
            start: at(range.start),
            end: at(range.end),
        }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            document: self.document,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}
