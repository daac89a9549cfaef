//! Builds a document while its text is being produced, so that every byte keeps its origin.

use std::ops::Range;

use crate::document::{Block, BlockKind, Document, Gap};
use crate::source_map::{ElementId, SourceMap};
use crate::source_text::SourceText;
use crate::span::{DocumentId, Span};
use crate::table::{Cell, Shape, Table};

/// What a reader writes a document with.
///
/// Text is only ever appended. Between two blocks stands a line end, between two cells a tab;
/// both are synthetic.
#[derive(Debug)]
pub struct DocumentBuilder {
    document: Document,
}

/// A piece of source text that becomes text of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text to append.
    pub text: &'a str,
    /// Byte range in the decoded source; of the same length when copied, of another when an
    /// entity was replaced.
    pub source: Range<u32>,
    /// The element that it stands in.
    pub element: Option<ElementId>,
}

/// A cell to append: its pieces and its place in the grid.
#[derive(Debug, Clone, Default)]
pub struct CellPieces<'a> {
    /// Text of the cell, without outer white space; empty for a blank cell.
    pub pieces: Vec<Piece<'a>>,
    /// Column of the left edge, from 0.
    pub column: u32,
    /// Columns covered, at least 1.
    pub columns: u32,
    /// Rows covered, at least 1.
    pub rows: u32,
    /// Where a blank cell stands in the source.
    pub source: Range<u32>,
    /// The element that the cell is.
    pub element: Option<ElementId>,
}

impl DocumentBuilder {
    /// Starts a document of `format` over a decoded source.
    #[must_use]
    pub fn new(
        id: DocumentId,
        format: &'static str,
        encoding: Option<&'static str>,
        source: SourceText,
    ) -> Self {
        Self {
            document: Document {
                id,
                format,
                encoding,
                text: String::new(),
                blocks: Vec::new(),
                gaps: Vec::new(),
                source_map: SourceMap::new(source),
                private: Vec::new(),
            },
        }
    }

    /// Records an element; see [`SourceMap::add_element`].
    pub fn add_element(&mut self, parent: Option<ElementId>, name: &str, nth: u32) -> ElementId {
        self.document.source_map.add_element(parent, name, nth)
    }

    /// Appends a block of text. Blocks without text are dropped.
    pub fn add_block(&mut self, kind: BlockKind, pieces: &[Piece<'_>], element: Option<ElementId>) {
        let span = self.append(pieces);
        if !span.is_empty() {
            self.document.text.push('\n');
            self.document.blocks.push(Block {
                span,
                kind,
                element,
            });
        }
    }

    /// Appends a picture that stands at `source`, with its alternative text if it has one.
    pub fn add_picture(
        &mut self,
        pieces: &[Piece<'_>],
        source: Range<u32>,
        element: Option<ElementId>,
    ) {
        let mut span = self.append(pieces);
        if span.is_empty() {
            span = self.append_anchor("\u{fffc}", source, element);
        }
        self.document.text.push('\n');
        self.document.blocks.push(Block {
            span,
            kind: BlockKind::Picture,
            element,
        });
    }

    /// Appends a table. Tables without rows are dropped.
    pub fn add_table(
        &mut self,
        shape: Shape,
        rows: Vec<Vec<CellPieces<'_>>>,
        element: Option<ElementId>,
    ) {
        if rows.iter().all(Vec::is_empty) {
            return;
        }
        let start = self.document.text.len();
        let mut table_rows = Vec::with_capacity(rows.len());
        for row in rows {
            let cells: Vec<Cell> = row.iter().map(|cell| self.append_cell(cell)).collect();
            self.document.text.push('\n');
            table_rows.push(cells);
        }
        let span = self.document.span(start..self.document.text.len() - 1);
        let table = Table {
            span,
            rows: table_rows,
            shape,
            element,
        };
        self.document.blocks.push(Block {
            span,
            kind: BlockKind::Table(table),
            element,
        });
    }

    /// Records something that could not be read.
    pub fn add_gap(&mut self, gap: Gap) {
        self.document.gaps.push(gap);
    }

    /// The document as built so far.
    #[must_use]
    pub fn finish(self) -> Document {
        self.document
    }

    fn append_cell(&mut self, cell: &CellPieces<'_>) -> Cell {
        let span = if cell.pieces.is_empty() {
            // A blank cell keeps its place: the separator behind it maps to where it stands.
            let start = self.document.text.len();
            self.append_anchor("\t", cell.source.clone(), cell.element);
            self.document.span(start..start)
        } else {
            let span = self.append(&cell.pieces);
            self.document.text.push('\t');
            span
        };
        Cell {
            span,
            column: cell.column,
            columns: cell.columns,
            rows: cell.rows,
        }
    }

    fn append_anchor(
        &mut self,
        text: &str,
        source: Range<u32>,
        element: Option<ElementId>,
    ) -> Span {
        self.append(&[Piece {
            text,
            source,
            element,
        }])
    }

    fn append(&mut self, pieces: &[Piece<'_>]) -> Span {
        let start = self.document.text.len();
        for piece in pieces {
            let from = self.document.text.len();
            self.document.text.push_str(piece.text);
            let range = self.document.span(from..self.document.text.len());
            self.document.source_map.add_run(
                range.start..range.end,
                piece.source.clone(),
                piece.element,
            );
        }
        self.document.span(start..self.document.text.len())
    }
}
