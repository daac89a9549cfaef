//! Cells to a grid: merged cells resolved to the columns and rows that they cover.

use gouji_core::CellPieces;

/// The cells of a table being read.
#[derive(Debug)]
pub(crate) struct Grid<'a> {
    rows: Vec<Row<'a>>,
    /// Number of the group of rows being read.
    group: usize,
    /// For each column, the cell from above that may reach down into it.
    reach: Vec<Reach>,
    /// Where the next cell of the row may stand.
    column: usize,
    /// Places covered so far in the rows that were read.
    spent: usize,
    /// Most places of the grid.
    limit: usize,
    is_cut: bool,
}

#[derive(Debug)]
struct Row<'a> {
    cells: Vec<CellPieces<'a>>,
    group: usize,
}

/// How far down a cell reaches in one column.
#[derive(Debug, Clone, Copy, Default)]
struct Reach {
    /// The first row below it.
    end: usize,
    group: usize,
}

/// A finished grid.
#[derive(Debug)]
pub(crate) struct Rows<'a> {
    /// The cells that start in each row.
    pub(crate) cells: Vec<Vec<CellPieces<'a>>>,
    /// Places of the grid that they cover.
    pub(crate) places: usize,
    /// Whether cells are missing because of the limit.
    pub(crate) is_cut: bool,
}

impl<'a> Grid<'a> {
    /// A grid of at most `limit` places.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            rows: Vec::new(),
            group: 0,
            reach: Vec::new(),
            column: 0,
            spent: 0,
            limit,
            is_cut: false,
        }
    }

    /// Starts or ends a group of rows, which no cell reaches out of.
    pub(crate) fn group(&mut self) {
        self.group += 1;
    }

    /// Starts a row.
    pub(crate) fn row(&mut self) {
        self.column = 0;
        // Rows without cells cost something too.
        self.spend(usize::from(
            self.rows.last().is_some_and(|row| row.cells.is_empty()),
        ));
        if !self.is_cut {
            self.rows.push(Row {
                cells: Vec::new(),
                group: self.group,
            });
        }
    }

    /// Puts a cell at the next free place of the row; its `columns` and `rows` are as written,
    /// 0 rows meaning all that follow.
    pub(crate) fn cell(&mut self, mut cell: CellPieces<'a>) {
        let columns = usize::try_from(cell.columns).unwrap_or(1).max(1);
        let (false, Some(row)) = (self.is_cut, self.rows.len().checked_sub(1)) else {
            return;
        };
        let start = self.column;
        while self
            .reach
            .get(self.column)
            .is_some_and(|reach| reach.covers(row, self.group))
        {
            self.column += 1;
        }
        self.spend(self.column - start + columns);
        if self.is_cut {
            return self.rows.truncate(row);
        }
        if cell.rows == 0 {
            cell.rows = u32::MAX;
        }
        let down = usize::try_from(cell.rows).unwrap_or(usize::MAX);
        let place = self.column..self.column + columns;
        self.column = place.end;
        if self.reach.len() < place.end {
            self.reach.resize(place.end, Reach::default());
        }
        cell.column = u32::try_from(place.start).unwrap_or(u32::MAX);
        self.reach[place].fill(Reach {
            end: row.saturating_add(down),
            group: self.group,
        });
        self.rows[row].cells.push(cell);
    }

    /// The rows, with no cell reaching below the last row of its group.
    pub(crate) fn finish(mut self) -> Rows<'a> {
        self.clamp();
        let places = self.cut();
        Rows {
            cells: self.rows.into_iter().map(|row| row.cells).collect(),
            places,
            is_cut: self.is_cut,
        }
    }

    fn spend(&mut self, places: usize) {
        self.spent = self.spent.saturating_add(places);
        self.is_cut |= self.spent > self.limit;
    }

    fn clamp(&mut self) {
        let mut end = self.rows.len();
        for index in (0..self.rows.len()).rev() {
            if self
                .rows
                .get(index + 1)
                .is_some_and(|below| below.group != self.rows[index].group)
            {
                end = index + 1;
            }
            let below = u32::try_from(end - index).unwrap_or(u32::MAX);
            for cell in &mut self.rows[index].cells {
                cell.rows = cell.rows.min(below);
            }
        }
    }

    /// Drops the rows from where the places exceed the limit; how many places are left.
    fn cut(&mut self) -> usize {
        let mut places = 0usize;
        let limit = self.limit;
        let too_far = self.rows.iter().position(|row| {
            let row_places = row
                .cells
                .iter()
                .map(places_of)
                .fold(0, usize::saturating_add);
            let fits = places.saturating_add(row_places) <= limit;
            if fits {
                places += row_places;
            }
            !fits
        });
        if let Some(end) = too_far {
            self.is_cut = true;
            self.rows.truncate(end);
            self.clamp();
        }
        places
    }
}

impl Reach {
    fn covers(self, row: usize, group: usize) -> bool {
        row < self.end && group == self.group
    }
}

fn places_of(cell: &CellPieces<'_>) -> usize {
    let at = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    at(cell.columns).saturating_mul(at(cell.rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(columns: u32, rows: u32) -> CellPieces<'static> {
        CellPieces {
            columns,
            rows,
            ..CellPieces::default()
        }
    }

    /// Column, columns and rows of each cell.
    fn places(rows: &Rows<'_>) -> Vec<Vec<(u32, u32, u32)>> {
        rows.cells
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| (cell.column, cell.columns, cell.rows))
                    .collect()
            })
            .collect()
    }

    fn grid(rows: &[&[(u32, u32)]], limit: usize) -> Rows<'static> {
        let mut grid = Grid::new(limit);
        for row in rows {
            grid.row();
            row.iter()
                .for_each(|(columns, rows)| grid.cell(cell(*columns, *rows)));
        }
        grid.finish()
    }

    #[test]
    fn cells_stand_beside_those_that_reach_down() {
        let rows = grid(
            &[
                &[(1, 3), (2, 1), (1, 2)],
                &[(1, 1), (1, 1)],
                &[(1, 1), (2, 1)],
            ],
            100,
        );
        assert_eq!(
            places(&rows),
            [
                vec![(0, 1, 3), (1, 2, 1), (3, 1, 2)],
                vec![(1, 1, 1), (2, 1, 1)],
                vec![(1, 1, 1), (2, 2, 1)]
            ]
        );
        assert_eq!(rows.places, 12);
    }

    #[test]
    fn no_cell_reaches_out_of_its_group() {
        let mut grid = Grid::new(100);
        grid.group();
        grid.row();
        grid.cell(cell(1, 9));
        grid.cell(cell(1, 1));
        grid.group();
        grid.row();
        grid.cell(cell(1, 0));
        grid.cell(cell(1, 1));
        grid.row();
        grid.cell(cell(1, 65_534));
        assert_eq!(
            places(&grid.finish()),
            [
                vec![(0, 1, 1), (1, 1, 1)],
                vec![(0, 1, 2), (1, 1, 1)],
                vec![(1, 1, 1)]
            ]
        );
    }

    #[test]
    fn the_limit_counts_places() {
        let wide = grid(&[&[(1, 1)], &[(1000, 1)], &[(1, 1)]], 500);
        assert_eq!((places(&wide), wide.is_cut), (vec![vec![(0, 1, 1)]], true));
        let tall = grid(&[&[(8, 3)], &[(1, 1)], &[(1, 1)]], 20);
        assert_eq!((tall.cells.len(), tall.places, tall.is_cut), (2, 17, true));
        let tall = grid(&[&[(1, 1), (8, 3)], &[(1, 1)], &[(1, 1)]], 20);
        assert_eq!((tall.cells.len(), tall.places, tall.is_cut), (0, 0, true));
        let fits = grid(&[&[(2, 3)], &[(1, 1)], &[(1, 1)]], 20);
        assert_eq!((fits.places, fits.is_cut), (8, false));
    }
}
