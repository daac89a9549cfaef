//! A document read as a report on a form: header, sections, aligned tables, facts.

mod align;
mod header;
mod recognise;
mod resolve;
mod sections;
mod tokens;

pub use header::{Evidence, Header, Period, Stated};
pub use recognise::Recognition;
pub use resolve::{NotAReport, load};
pub use sections::{Item, Section};

use crate::document::Document;
use crate::fact::{FactId, Facts};
use crate::span::Span;
use crate::words::Words;

/// A document that follows a form.
#[derive(Debug, Clone)]
pub struct Report {
    /// What was read from the file.
    pub document: Document,
    /// Index of the form among the forms that were tried.
    pub form: usize,
    /// By what the form was told.
    pub recognition: Recognition,
    /// Who reports, for which year.
    pub header: Header,
    /// What stands before the first section.
    pub preamble: Vec<Item>,
    /// The sections that were found, in the order of the document.
    pub sections: Vec<Section>,
    /// One for each table of the form.
    pub tables: Vec<AlignedTable>,
    /// The figures.
    pub facts: Facts,
}

/// A table of the form, as far as the document has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlignedTable {
    /// What became of it.
    pub state: TableState,
    /// The rows of the form, block by block, as far as they were found.
    pub rows: Vec<AlignedRow>,
    /// Labels of rows that the form does not have.
    pub extra_rows: Vec<Span>,
    /// Everything that was taken for the table.
    pub span: Option<Span>,
}

/// What became of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableState {
    /// Rows were found.
    Aligned,
    /// The section holds no table, or there is no such section.
    Absent,
    /// The section holds a picture where the table should be.
    Picture(Span),
    /// There is a table, but nothing in it could be told to be of the form.
    Unaligned(Words),
}

/// A row of the form in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlignedRow {
    /// Index of the block in the table.
    pub block: usize,
    /// Index of the row in the block.
    pub row: usize,
    /// Its label; empty where the row has none.
    pub label: Span,
    /// Whether the label was only similar to the form's.
    pub label_differs: bool,
    /// Label and figures.
    pub span: Span,
    /// What became of its figures.
    pub state: RowState,
    /// Labels of further rows with the same label.
    pub repeats: Vec<Span>,
}

/// What became of the figures of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowState {
    /// Every figure was read at its column.
    Read,
    /// The figures could not be told apart.
    Doubtful(Words),
}

/// The texts of the cells in some parts of a section, however their table was flattened.
pub(crate) fn cell_texts(document: &Document, items: &[Item]) -> Vec<Span> {
    let tokens = tokens::tokens(document, items);
    tokens.into_iter().map(|token| token.span).collect()
}

impl AlignedTable {
    /// The aligned row that holds a fact, if the document has it.
    #[must_use]
    pub fn row(&self, block: usize, row: usize) -> Option<&AlignedRow> {
        self.rows
            .iter()
            .find(|aligned| aligned.block == block && aligned.row == row)
    }
}

impl Report {
    /// The span of a fact's cell, if it was found.
    #[must_use]
    pub fn fact_span(&self, id: FactId) -> Option<Span> {
        self.facts.get(id).map(|fact| fact.span)
    }
}
