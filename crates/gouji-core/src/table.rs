//! Tables as readers see them: cells in rows, before any form gives them a meaning.

use crate::source_map::ElementId;
use crate::span::Span;

/// A table of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Covers all cells.
    pub span: Span,
    /// Rows from top to bottom; each holds the cells that start in it, from left to right.
    pub rows: Vec<Vec<Cell>>,
    /// Whether columns are known: merged cells resolved, each cell at its grid column.
    pub shape: Shape,
    /// The element that the table is, in a structured source.
    pub element: Option<ElementId>,
}

/// How far a table's layout is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Merged cells are resolved: [`Cell::column`] and the spans are grid coordinates.
    Grid,
    /// Rows are known, merged cells are not: [`Cell::column`] only counts the cells of the row.
    Rows,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Its text, without outer white space; empty (at its place) for a blank cell.
    pub span: Span,
    /// Column of its left edge, from 0.
    pub column: u32,
    /// Columns that it covers, at least 1.
    pub columns: u32,
    /// Rows that it covers, at least 1.
    pub rows: u32,
}
