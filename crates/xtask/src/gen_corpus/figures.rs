//! The figures of one report, as they will be printed.

use std::fmt;

use super::form::{APPLICANTS, Form, GROUPS, OUTCOMES};

/// All cells of tables two, three and four.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figures {
    /// The form that the cells belong to.
    pub(crate) form: Form,
    /// Table two: blocks, rows, columns.
    pub(crate) active: Vec<Vec<Vec<Cell>>>,
    /// Table three: rows in the order of the form.
    pub(crate) requests: Vec<[Cell; 7]>,
    /// Table four: groups, outcomes.
    pub(crate) review: [[Cell; 5]; 3],
}

/// What one cell prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    /// A count.
    Count(i64),
    /// An increase or decrease, with its sign.
    Change(i64),
    /// Hundredths of 10,000 yuan, without a unit: `12.6`.
    Fee(i64),
    /// Hundredths of 10,000 yuan, with the unit: `251.36万元`.
    Wan(i64),
    /// Yuan, with the unit.
    Yuan(i64),
    /// Nothing.
    Blank,
}

impl Cell {
    /// The number behind a count or a change; nothing counts as 0.
    pub(crate) fn count(self) -> i64 {
        match self {
            Self::Count(number) | Self::Change(number) => number,
            _ => 0,
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(number) | Self::Change(number @ ..=0) => write!(out, "{number}"),
            Self::Change(number) => write!(out, "+{number}"),
            Self::Fee(hundredths) => out.write_str(&decimal(*hundredths)),
            Self::Wan(hundredths) => write!(out, "{}万元", decimal(*hundredths)),
            Self::Yuan(number) => write!(out, "{number}元"),
            Self::Blank => Ok(()),
        }
    }
}

impl Figures {
    /// A cell of table two by ids; absent when the form has none.
    pub(crate) fn active_cell(&self, block: &str, row: &str, column: &str) -> Option<Cell> {
        let index = self
            .form
            .active()
            .iter()
            .position(|candidate| candidate.id == block)?;
        let shape = &self.form.active()[index];
        let row = shape.rows.iter().position(|(id, _)| *id == row)?;
        let column = shape.columns.iter().position(|(id, _)| *id == column)?;
        self.active.get(index)?.get(row)?.get(column).copied()
    }

    /// Sum of a column over all rows of table three whose id starts so.
    pub(crate) fn requests_from(&self, prefix: &str, column: usize) -> i64 {
        let rows = self.form.requests();
        let pairs = rows
            .iter()
            .zip(&self.requests)
            .filter(|(row, _)| row.id.starts_with(prefix));
        pairs.map(|(_, cells)| cells[column].count()).sum()
    }

    /// The path of a cell of table three: `requests.new.total`.
    pub(crate) fn request_path(&self, row: usize, column: usize) -> String {
        format!(
            "requests.{}.{}",
            self.form.requests()[row].id,
            APPLICANTS[column].0
        )
    }

    /// The path of a cell of table four: `review.suit_direct.total`.
    pub(crate) fn review_path(group: usize, outcome: usize) -> String {
        format!("review.{}.{}", GROUPS[group], OUTCOMES[outcome].0)
    }
}

/// Hundredths as a decimal without trailing zeros.
fn decimal(hundredths: i64) -> String {
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) if part % 10 == 0 => format!("{whole}.{}", part / 10),
        (whole, part) => format!("{whole}.{part:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn cells_print_as_clerks_write_them() {
        let printed = |cell: Cell| cell.to_string();
        assert_eq!(printed(Cell::Change(3)), "+3");
        assert_eq!(printed(Cell::Change(0)), "0");
        assert_eq!(printed(Cell::Change(-1)), "-1");
        assert_eq!(printed(Cell::Fee(1260)), "12.6");
        assert_eq!(printed(Cell::Wan(25_136)), "251.36万元");
        assert_eq!(printed(Cell::Fee(5)), "0.05");
        assert_eq!(printed(Cell::Blank), "");
    }
}
