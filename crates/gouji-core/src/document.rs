//! A file as readers hand it over: text in reading order, blocks, tables, and what was not readable.

use crate::source_map::{ElementId, Origin, SourceMap};
use crate::span::{DocumentId, Span};
use crate::table::Table;
use crate::words::Words;

/// The content of one input file.
///
/// Blocks own disjoint ranges of `text` in rising order. A file without readable text is still a
/// document, with a gap that says why.
#[derive(Debug, Clone)]
pub struct Document {
    /// Numbers the document in its run.
    pub id: DocumentId,
    /// What kind of file it was read as.
    pub format: &'static str,
    /// The encoding that a text-like file was decoded from.
    pub encoding: Option<&'static str>,
    /// All text, in reading order.
    pub text: String,
    /// Paragraphs and tables, in reading order.
    pub blocks: Vec<Block>,
    /// What could not be read, and what is doubtful about the reading.
    pub gaps: Vec<Gap>,
    /// The way back to the file.
    pub source_map: SourceMap,
    /// Places whose text must not be printed in full, sorted, as far as rules know them by sight.
    pub private: Vec<Span>,
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its text, without outer white space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The innermost element that holds it, in a structured source.
    pub element: Option<ElementId>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph or a line.
    Paragraph,
    /// A heading by markup; the document's title is one of these.
    Heading,
    /// The title of the page outside its body, such as the HTML `<title>`.
    PageTitle,
    /// A table.
    Table(Table),
    /// A picture; its content is not read.
    Picture,
}

/// A part of the file that could not be read, or not surely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What kind of trouble it is.
    pub kind: GapKind,
    /// What happened, for the user.
    pub reason: Words,
    /// The affected text, where it is known.
    pub span: Option<Span>,
}

/// Kinds of gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapKind {
    /// Nothing of the file could be read.
    Unreadable,
    /// Characters were lost or the encoding is a guess.
    Encoding,
    /// A part was cut off by a limit.
    Limit,
}

impl Document {
    /// The text at a span.
    #[must_use]
    pub fn quote(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Where a span stands in the file.
    #[must_use]
    pub fn origin(&self, span: Span) -> Option<Origin> {
        self.source_map.origin(span)
    }

    /// A span of this document.
    #[must_use]
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span {
            document: self.id,
            start: at(range.start),
            end: at(range.end),
        }
    }

    /// The gap that says that nothing could be read, if there is one.
    #[must_use]
    pub fn unreadable(&self) -> Option<&Gap> {
        self.gaps.iter().find(|gap| gap.kind == GapKind::Unreadable)
    }
}
