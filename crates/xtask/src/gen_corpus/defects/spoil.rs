//! Defects that are made in the tables.

use super::WrongCell;
use crate::gen_corpus::dice::Dice;
use crate::gen_corpus::figures::{Cell, Figures};
use crate::gen_corpus::form::Role;
use crate::gen_corpus::scene::Scene;

/// What is wrong with the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spoil {
    /// New and carried in differ from handled and carried out.
    Balance,
    /// The results differ from their total.
    Handled,
    /// The applicants of a row differ from its total.
    RowTotal,
    /// The outcomes of a group of table four differ from its total.
    ReviewTotal,
    /// One cell is empty among zeros.
    BlankCell,
    /// Two digits of a cell are changed about.
    DigitsTurned,
    /// A cell lacks a digit.
    DigitDropped,
    /// Two neighbouring cells are changed about.
    CellsSwapped,
    /// The applicants of a row stand one column too far to the right.
    RowShifted,
    /// More documents are published than were made.
    PublishedAboveMade,
    /// As many documents in total as were made this year.
    EqualThree,
    /// More reviews than there were applications.
    ReviewsExceed,
}

const TOTAL: usize = 6;
/// Where reports on the form of 2019 count their normative documents.
const DOCUMENTS: (usize, usize) = (0, 1);
const DOCUMENTS_PATH: &str = "active.art20_1.normative_documents";

impl Spoil {
    /// Whether figures are right but for the printing of a cell or row.
    pub(super) fn is_a_slip(self) -> bool {
        matches!(
            self,
            Self::DigitsTurned | Self::DigitDropped | Self::CellsSwapped | Self::RowShifted
        )
    }

    /// Keeps out of the prose what no longer agrees.
    pub(super) fn hide(self, scene: &mut Scene) {
        match self {
            Self::Handled | Self::RowTotal => scene.hide_breakdown(),
            Self::ReviewTotal => scene.hide_outcomes(),
            Self::PublishedAboveMade | Self::EqualThree => scene.hide_documents(),
            _ => {}
        }
    }

    /// Spoils the figures; names the cells.
    pub(super) fn spoil(self, figures: &mut Figures, dice: &mut Dice) -> Option<Vec<WrongCell>> {
        match self {
            Self::Balance => spoil_column(figures, figures.form.request_row(Role::New)?, dice),
            Self::Handled => spoil_column(figures, result_row(figures, dice), dice),
            Self::RowTotal => {
                let row = result_row(figures, dice);
                let raised = raised(figures.requests[row][TOTAL], dice.between(1, 3));
                Some(vec![put(figures, row, TOTAL, raised)])
            }
            Self::ReviewTotal => {
                let group = dice.index(figures.review.len());
                let cell = &mut figures.review[group][4];
                let right = cell.to_string();
                *cell = raised(*cell, 1);
                let path = Figures::review_path(group, 4);
                Some(vec![WrongCell { path, right }])
            }
            Self::BlankCell => {
                let zeros = cells(figures, |cell| cell == Cell::Count(0));
                let (row, column) = *zeros.get(dice.index(zeros.len()))?;
                Some(vec![put(figures, row, column, Cell::Blank)])
            }
            Self::DigitsTurned => reprint(figures, turned, dice),
            Self::DigitDropped => reprint(figures, shortened, dice),
            Self::CellsSwapped => swap(figures, dice),
            Self::RowShifted => shift(figures, dice),
            Self::PublishedAboveMade => publish_more(figures, dice),
            Self::EqualThree => equal_three(figures, dice),
            Self::ReviewsExceed => Some(exceed(figures, dice)),
        }
    }
}

/// Raises a cell and its row total together, so that only the column is wrong.
fn spoil_column(figures: &mut Figures, row: usize, dice: &mut Dice) -> Option<Vec<WrongCell>> {
    let column = dice.weighted(&[6, 2, 1, 1, 1, 1]);
    let by = dice.between(1, 3);
    let total = raised(figures.requests[row][TOTAL], by);
    let cell = raised(figures.requests[row][column], by);
    let wrong = put(figures, row, column, cell);
    Some(vec![wrong, put(figures, row, TOTAL, total)])
}

fn result_row(figures: &Figures, dice: &mut Dice) -> usize {
    let rows = figures.form.requests();
    let weights: Vec<u32> = rows.iter().map(|row| row.weight).collect();
    dice.weighted(&weights)
}

/// Puts another figure in a cell of table three; says what stood there.
fn put(figures: &mut Figures, row: usize, column: usize, cell: Cell) -> WrongCell {
    let right = figures.requests[row][column].to_string();
    figures.requests[row][column] = cell;
    WrongCell {
        path: figures.request_path(row, column),
        right,
    }
}

/// The applicant cells of table three that are so.
fn cells(figures: &Figures, is_so: impl Fn(Cell) -> bool) -> Vec<(usize, usize)> {
    let rows = figures.requests.iter().enumerate();
    rows.flat_map(|(row, cells)| {
        let columns = (0..TOTAL).filter(|column| is_so(cells[*column]));
        columns.map(move |column| (row, column)).collect::<Vec<_>>()
    })
    .collect()
}

/// Prints a cell of table three otherwise, where that is another number.
fn reprint(
    figures: &mut Figures,
    as_number: fn(i64) -> Option<i64>,
    dice: &mut Dice,
) -> Option<Vec<WrongCell>> {
    let long = cells(figures, |cell| as_number(cell.count()).is_some());
    let (row, column) = *long.get(dice.index(long.len()))?;
    let number = as_number(figures.requests[row][column].count())?;
    Some(vec![put(figures, row, column, Cell::Count(number))])
}

/// The number with its last two digits changed about.
fn turned(number: i64) -> Option<i64> {
    let (ten, one) = (number / 10 % 10, number % 10);
    let turned = number / 100 * 100 + one * 10 + ten;
    (number >= 10 && turned != number).then_some(turned)
}

/// The number without its last digit but one.
fn shortened(number: i64) -> Option<i64> {
    let short = number / 100 * 10 + number % 10;
    (number >= 10 && short != number).then_some(short)
}

fn swap(figures: &mut Figures, dice: &mut Dice) -> Option<Vec<WrongCell>> {
    let mut pairs = cells(figures, |_| true);
    pairs.retain(|(row, column)| {
        let cells = &figures.requests[*row];
        *column + 1 < TOTAL && cells[*column] != cells[*column + 1]
    });
    let (row, column) = *pairs.get(dice.index(pairs.len()))?;
    let [left, right] = [0, 1].map(|side| figures.requests[row][column + side]);
    Some(vec![
        put(figures, row, column, right),
        put(figures, row, column + 1, left),
    ])
}

fn shift(figures: &mut Figures, dice: &mut Dice) -> Option<Vec<WrongCell>> {
    let rows = figures.requests.iter().enumerate();
    let shiftable =
        rows.filter(|(_, cells)| cells[TOTAL].count() > 0 && cells[TOTAL - 1].count() == 0);
    let rows: Vec<usize> = shiftable.map(|(row, _)| row).collect();
    let row = *rows.get(dice.index(rows.len()))?;
    let mut cells = figures.requests[row];
    cells[..TOTAL].rotate_right(1);
    let changed = (0..TOTAL).filter(|column| figures.requests[row][*column] != cells[*column]);
    let changed: Vec<usize> = changed.collect();
    let wrong = changed.iter();
    Some(
        wrong
            .map(|column| put(figures, row, *column, cells[*column]))
            .collect(),
    )
}

fn publish_more(figures: &mut Figures, dice: &mut Dice) -> Option<Vec<WrongCell>> {
    let cells = documents(figures)?;
    let right = cells[1].to_string();
    let by = dice.between(1, 4);
    cells[1] = raised(cells[1], by);
    cells[2] = raised(cells[2], by);
    Some(vec![WrongCell {
        path: format!("{DOCUMENTS_PATH}.published"),
        right,
    }])
}

fn equal_three(figures: &mut Figures, dice: &mut Dice) -> Option<Vec<WrongCell>> {
    let cells = documents(figures)?;
    let right = cells[2].to_string();
    let number = Cell::Count(dice.between(5, 40));
    cells.fill(number);
    Some(vec![WrongCell {
        path: format!("{DOCUMENTS_PATH}.published_total"),
        right,
    }])
}

fn documents(figures: &mut Figures) -> Option<&mut Vec<Cell>> {
    let (block, row) = DOCUMENTS;
    figures.active.get_mut(block)?.get_mut(row)
}

fn exceed(figures: &mut Figures, dice: &mut Dice) -> Vec<WrongCell> {
    let rows = figures.requests.iter().take(2);
    let intake: i64 = rows.map(|cells| cells[TOTAL].count()).sum();
    let by = intake + dice.between(1, 6);
    let group = &mut figures.review[0];
    let right = group[4].to_string();
    for at in [0, 4] {
        group[at] = raised(group[at], by);
    }
    let path = Figures::review_path(0, 4);
    vec![WrongCell { path, right }]
}

fn raised(cell: Cell, by: i64) -> Cell {
    Cell::Count(cell.count() + by)
}
