//! Aligns by grid columns, where the table's layout is known and its column labels are found.

use super::labels::{Label, Labels};
use super::{FoundRow, MAX_ROWS, count_mismatch, in_order};
use crate::document::{BlockKind, Document};
use crate::form::{FormTable, Layout};
use crate::report::sections::Item;
use crate::report::tokens::is_value_like;
use crate::span::Span;
use crate::table::{Cell, Table};
use crate::words::Words;

/// The rows of a table by grid columns, or `None` when the columns are not all found.
pub(super) fn align(
    document: &Document,
    table: &FormTable,
    labels: &Labels<'_>,
    items: &[Item],
) -> Option<Vec<FoundRow>> {
    let grids: Vec<Grid<'_>> = items
        .iter()
        .filter_map(|item| match item {
            Item::Table(index) => match &document.blocks[*index].kind {
                BlockKind::Table(table) => Some(Grid::new(document, table)),
                _ => None,
            },
            Item::Prose(_) | Item::Picture(_) => None,
        })
        .collect();
    match table.layout {
        Layout::Rows => Rows {
            document,
            table,
            labels,
            rows: Vec::new(),
            block: None,
            places: Vec::new(),
            width: 0,
        }
        .align(&grids),
        Layout::Line => grids.iter().find_map(|grid| line(grid, table, labels)),
    }
}

/// A table with every grid place resolved to the cell that covers it.
struct Grid<'a> {
    document: &'a Document,
    /// For each row, the cells that cover it from left to right, with whether they start in it.
    rows: Vec<Vec<(Cell, bool)>>,
}

impl<'a> Grid<'a> {
    fn new(document: &'a Document, table: &Table) -> Self {
        let mut rows: Vec<Vec<(Cell, bool)>> = vec![Vec::new(); table.rows.len()];
        for (r, cells) in table.rows.iter().enumerate() {
            for cell in cells {
                let below = (r + cell.rows as usize).min(rows.len());
                for (offset, row) in rows[r..below].iter_mut().enumerate() {
                    row.push((*cell, offset == 0));
                }
            }
        }
        for row in &mut rows {
            row.sort_by_key(|(cell, _)| cell.column);
        }
        Self { document, rows }
    }

    fn text(&self, cell: &Cell) -> &'a str {
        self.document.quote(cell.span)
    }

    fn own(&self, row: usize) -> impl Iterator<Item = &Cell> {
        self.rows[row]
            .iter()
            .filter(|(_, own)| *own)
            .map(|(cell, _)| cell)
    }

    fn width(&self, row: usize) -> u32 {
        self.rows[row]
            .iter()
            .map(|(cell, _)| cell.column + cell.columns)
            .max()
            .unwrap_or(0)
    }

    fn at(&self, row: usize, column: u32) -> Option<&(Cell, bool)> {
        self.rows[row]
            .iter()
            .find(|(cell, _)| cell.column <= column && column < cell.column + cell.columns)
    }
}

/// Rows of figures under column labels.
struct Rows<'a> {
    document: &'a Document,
    table: &'a FormTable,
    labels: &'a Labels<'a>,
    rows: Vec<FoundRow>,
    block: Option<usize>,
    /// Grid column of each column of the block, as far as its label was seen.
    places: Vec<Option<u32>>,
    /// Grid width of the row that held the last column label.
    width: u32,
}

impl Rows<'_> {
    fn align(mut self, grids: &[Grid<'_>]) -> Option<Vec<FoundRow>> {
        if self.table.blocks.len() == 1 {
            self.enter(0);
        }
        for grid in grids {
            for row in (0..grid.rows.len()).take(MAX_ROWS) {
                self.take_row(grid, row)?;
            }
        }
        (!self.rows.is_empty()).then_some(self.rows)
    }

    fn enter(&mut self, block: usize) {
        self.block = Some(block);
        self.width = 0;
        self.places = vec![None; self.table.blocks[block].columns.len()];
    }

    /// Takes one row; `None` gives the whole table up to the other way of aligning.
    fn take_row(&mut self, grid: &Grid<'_>, row: usize) -> Option<()> {
        let found = grid
            .own(row)
            .filter_map(|cell| Some((*cell, self.labels.find(grid.text(cell))?)));
        let labelled: Vec<(Cell, Label)> = found
            .filter(|(cell, _)| self.is_left_of_figures(cell))
            .collect();
        if let Some((_, Label::Block(block))) = labelled
            .iter()
            .find(|(_, label)| matches!(label, Label::Block(_)))
        {
            self.enter(*block);
            return Some(());
        }
        let of_row = labelled.iter().rev().find_map(|(cell, label)| match label {
            Label::Row(block, row) => Some((*cell, *block, *row)),
            Label::Block(_) | Label::Other => None,
        });
        // Merged cells declared too large push a row to the right; its labels then come first.
        let is_of_form =
            |(_, b, r): &(Cell, usize, usize)| self.table.blocks[*b].rows[*r].is_of_form();
        let of_row = match of_row.filter(is_of_form) {
            Some(found) => Some(found),
            None => self.leading_label(grid, row).or(of_row),
        };
        match of_row {
            Some((cell, block, form_row))
                if self.rows_started() || !self.is_column(block, grid.text(&cell)) =>
            {
                self.take_figures(grid, row, cell, block, form_row)
            }
            _ => {
                if !self.take_header(grid, row)? {
                    self.take_unknown(grid, row);
                }
                Some(())
            }
        }
    }

    /// The row label that stands behind nothing but labels of groups.
    fn leading_label(&self, grid: &Grid<'_>, row: usize) -> Option<(Cell, usize, usize)> {
        let block = self.block.filter(|_| self.rows_started())?;
        for cell in grid.own(row) {
            match self.labels.find(grid.text(cell))? {
                _ if self.is_column(block, grid.text(cell)) => return None,
                // A row that stands for others bears the name of their group.
                Label::Row(b, r) if !self.table.blocks[b].rows[r].is_of_form() => {}
                Label::Row(b, r) => return Some((*cell, b, r)),
                Label::Other => {}
                Label::Block(_) => return None,
            }
        }
        None
    }

    fn rows_started(&self) -> bool {
        self.places.iter().all(Option::is_some)
    }

    fn is_column(&self, block: usize, text: &str) -> bool {
        self.labels.column(block, text).is_some()
    }

    fn is_left_of_figures(&self, cell: &Cell) -> bool {
        !self.rows_started()
            || self
                .places
                .iter()
                .flatten()
                .min()
                .is_none_or(|first| cell.column < *first)
    }

    /// Notes the columns whose labels stand in a row; whether there were any. `None` when one
    /// label claims two places.
    fn take_header(&mut self, grid: &Grid<'_>, row: usize) -> Option<bool> {
        let Some(block) = self.block else {
            return Some(false);
        };
        let mut any = false;
        for cell in grid.own(row) {
            let Some(column) = self.labels.column(block, grid.text(cell)) else {
                continue;
            };
            match self.places[column] {
                Some(place) if place != cell.column => return None,
                _ if self
                    .places
                    .iter()
                    .enumerate()
                    .any(|(other, place)| other != column && *place == Some(cell.column)) =>
                {
                    return None;
                }
                _ => self.places[column] = Some(cell.column),
            }
            any = true;
            self.width = self.width.max(grid.width(row));
        }
        Some(any)
    }

    fn take_figures(
        &mut self,
        grid: &Grid<'_>,
        row: usize,
        label: Cell,
        block: usize,
        form_row: usize,
    ) -> Option<()> {
        if self.block != Some(block) || !self.rows_started() {
            return None;
        }
        let span = grid
            .own(row)
            .map(|cell| cell.span)
            .fold(label.span, Span::cover);
        let replaces = !self.table.blocks[block].rows[form_row].is_of_form();
        let cells = self.figures(grid, row, label);
        if replaces
            && cells.as_ref().map_or(true, |cells| {
                cells
                    .iter()
                    .all(|(_, span)| !is_value_like(self.document.quote(*span)))
            })
        {
            return Some(());
        }
        self.rows.push(FoundRow {
            block,
            row: Some(form_row),
            label: label.span,
            label_differs: false,
            cells,
            span,
        });
        Some(())
    }

    /// The figures at the columns of the block. Where the row does not fit the grid, its cells
    /// count only when there are exactly as many as columns.
    fn figures(
        &self,
        grid: &Grid<'_>,
        row: usize,
        label: Cell,
    ) -> Result<Vec<(usize, Span)>, Words> {
        let columns: Vec<usize> = (0..self.places.len()).collect();
        let places: Vec<u32> = self.places.iter().copied().flatten().collect();
        // Under merged header cells a lost cell moves labels over other figures.
        if self.table.blocks.len() == 1 && !places.is_sorted() {
            return Err(Words::fixed(
                "表头各栏的位置与格式不同，无法确定各数属于哪一列",
                "the columns of the header stand in another order than the form's, so the columns of the figures are not sure",
            ));
        }
        if grid.width(row) == self.width {
            let at: Option<Vec<Cell>> = places
                .iter()
                .map(|place| {
                    grid.at(row, *place)
                        .filter(|(cell, own)| *own && cell.span != label.span)
                        .map(|(cell, _)| *cell)
                })
                .collect();
            if let Some(cells) = at.filter(|cells| distinct(cells)) {
                return Ok(columns
                    .into_iter()
                    .zip(cells.iter().map(|cell| cell.span))
                    .collect());
            }
        }
        let mut order = columns.clone();
        order.sort_by_key(|column| places[*column]);
        let behind: Vec<Span> = grid
            .own(row)
            .filter(|cell| cell.column > label.column)
            .map(|cell| cell.span)
            .collect();
        // A blank one at either end may be padding, and a figure lost elsewhere.
        let is_filled = |span: Option<&Span>| span.is_some_and(|span| !span.is_empty());
        let is_sure = is_filled(behind.first()) && is_filled(behind.last());
        if behind.len() == columns.len() && is_sure {
            return in_order(self.document, &behind, &order);
        }
        Err(count_mismatch(behind.len(), columns.len()))
    }

    /// A row with figures whose label the form does not have, or only nearly.
    fn take_unknown(&mut self, grid: &Grid<'_>, row: usize) {
        let Some(block) = self.block.filter(|_| self.rows_started()) else {
            return;
        };
        let is_text = |cell: &&Cell| !cell.span.is_empty() && !is_value_like(grid.text(cell));
        let label = grid
            .own(row)
            .filter(is_text)
            .filter(|cell| self.is_left_of_figures(cell))
            .last()
            .copied();
        let has_figures = grid
            .own(row)
            .any(|cell| !cell.span.is_empty() && is_value_like(grid.text(cell)));
        let (Some(label), true) = (label, has_figures) else {
            return;
        };
        if self.labels.find(grid.text(&label)) == Some(Label::Other) {
            return;
        }
        let span = grid
            .own(row)
            .map(|cell| cell.span)
            .fold(label.span, Span::cover);
        let similar = match self.labels.similar(grid.text(&label)) {
            Some(Label::Row(b, r))
                if b == block
                    && !self
                        .rows
                        .iter()
                        .any(|known| known.block == b && known.row == Some(r)) =>
            {
                Some(r)
            }
            _ => None,
        };
        let cells = self.figures(grid, row, label);
        self.rows.push(FoundRow {
            block,
            row: similar,
            label: label.span,
            label_differs: similar.is_some(),
            cells,
            span,
        });
    }
}

/// One line of figures under two levels of labels: rows of the form above, columns below.
fn line(grid: &Grid<'_>, table: &FormTable, labels: &Labels<'_>) -> Option<Vec<FoundRow>> {
    let block = &table.blocks[0];
    let mut groups: Vec<(u32, usize, Span)> = Vec::new();
    let mut outcomes: Vec<(u32, usize)> = Vec::new();
    let mut last_header = 0;
    for row in 0..grid.rows.len() {
        for cell in grid.own(row) {
            let text = grid.text(cell);
            if let Some(Label::Row(_, form_row)) = labels.find(text) {
                groups.push((cell.column, form_row, cell.span));
                last_header = row;
            } else if let Some(column) = labels.column(0, text) {
                outcomes.push((cell.column, column));
                last_header = row;
            }
        }
    }
    let mut places = vec![vec![None; block.columns.len()]; block.rows.len()];
    for (place, column) in outcomes {
        // The group of an outcome is the one that starts nearest at its left.
        let (_, group, _) = groups
            .iter()
            .filter(|(start, ..)| *start <= place)
            .max_by_key(|(start, ..)| *start)?;
        if places[*group][column].replace(place).is_some() {
            return None;
        }
    }
    let figures = (last_header + 1..grid.rows.len()).find(|row| {
        grid.own(*row)
            .any(|cell| !cell.span.is_empty() && is_value_like(grid.text(cell)))
    })?;
    // A cell too many or too few leaves it open which figures have moved.
    let widths = || (0..=last_header).map(|row| grid.width(row));
    if widths().max() != Some(grid.width(figures)) {
        return None;
    }
    let mut seen: Vec<Cell> = Vec::new();
    let mut rows = Vec::new();
    for (form_row, places) in places.iter().enumerate() {
        let mut cells = Vec::new();
        for (column, place) in places.iter().enumerate() {
            let (cell, own) = grid.at(figures, (*place)?)?;
            if !own || seen.contains(cell) {
                return None;
            }
            seen.push(*cell);
            cells.push((column, cell.span));
        }
        let label = groups.iter().find(|(_, group, _)| *group == form_row)?.2;
        let span = cells.iter().map(|(_, span)| *span).reduce(Span::cover)?;
        rows.push(FoundRow {
            block: 0,
            row: Some(form_row),
            label,
            label_differs: false,
            cells: Ok(cells),
            span,
        });
    }
    Some(rows)
}

fn distinct(cells: &[Cell]) -> bool {
    cells
        .iter()
        .enumerate()
        .all(|(index, cell)| !cells[..index].contains(cell))
}
