//! The tables as printed: rows of cells that may span columns and rows.

use super::figures::{Cell, Figures};
use super::form::{APPLICANTS, ActiveBlock, OUTCOMES, RequestRow, Role};

/// A table of the form, filled in.
pub(crate) struct Grid {
    /// Number of columns.
    pub(crate) width: usize,
    /// Rows of the cells that begin in them.
    pub(crate) rows: Vec<Vec<Slot>>,
    /// Whether some renderings put stray bars below it.
    pub(crate) has_blocks: bool,
}

/// A cell of a table.
pub(crate) struct Slot {
    /// What it prints.
    pub(crate) text: String,
    /// Number of columns that it covers.
    pub(crate) columns: usize,
    /// Number of rows that it covers.
    pub(crate) rows: usize,
    /// A figure, not a label.
    pub(crate) figure: bool,
}

const ACTIVE_WIDTH: usize = 4;
const LABEL_COLUMNS: usize = 3;
const REQUESTS_WIDTH: usize = LABEL_COLUMNS + APPLICANTS.len();
const REVIEW_WIDTH: usize = 3 * OUTCOMES.len();
const CORNER: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
const RESULTS: &str = "三、本年度办理结果";

impl Grid {
    /// Table two.
    pub(crate) fn active(figures: &Figures) -> Self {
        let blocks = figures.form.active().iter().zip(&figures.active);
        let rows = blocks
            .flat_map(|(block, cells)| block_rows(block, cells))
            .collect();
        Self {
            width: ACTIVE_WIDTH,
            rows,
            has_blocks: true,
        }
    }

    /// Table three.
    pub(crate) fn requests(figures: &Figures) -> Self {
        let shape = figures.form.requests();
        let mut rows = requests_head();
        for (index, cells) in figures.requests.iter().enumerate() {
            let mut row = request_labels(&shape, index);
            row.extend(cells.iter().map(|cell| Slot::figure(*cell)));
            rows.push(row);
        }
        Self {
            width: REQUESTS_WIDTH,
            rows,
            has_blocks: false,
        }
    }

    /// Table four.
    pub(crate) fn review(figures: &Figures) -> Self {
        let labels = || OUTCOMES.iter().map(|(_, label)| Slot::label(label));
        let mut second: Vec<Slot> = labels().map(|slot| slot.over(1, 2)).collect();
        second.push(Slot::label("未经复议直接起诉").over(5, 1));
        second.push(Slot::label("复议后起诉").over(5, 1));
        let rows = vec![
            vec![
                Slot::label("行政复议").over(5, 1),
                Slot::label("行政诉讼").over(10, 1),
            ],
            second,
            labels().chain(labels()).collect(),
            figures
                .review
                .iter()
                .flatten()
                .map(|cell| Slot::figure(*cell))
                .collect(),
        ];
        Self {
            width: REVIEW_WIDTH,
            rows,
            has_blocks: false,
        }
    }

    /// All rows at full width; what a span covers is empty.
    pub(crate) fn full(&self) -> Vec<Vec<&str>> {
        let mut grid = vec![vec![None; self.width]; self.rows.len()];
        for (row, slots) in self.rows.iter().enumerate() {
            for slot in slots {
                let start = grid[row].iter().position(Option::is_none).unwrap_or(0);
                for line in grid.iter_mut().skip(row).take(slot.rows) {
                    for place in line.iter_mut().skip(start).take(slot.columns) {
                        *place = Some("");
                    }
                }
                grid[row][start] = Some(slot.text.as_str());
            }
        }
        grid.into_iter()
            .map(|line| line.into_iter().map(Option::unwrap_or_default).collect())
            .collect()
    }
}

impl Slot {
    fn label(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            columns: 1,
            rows: 1,
            figure: false,
        }
    }

    fn figure(cell: Cell) -> Self {
        Self {
            text: cell.to_string(),
            columns: 1,
            rows: 1,
            figure: true,
        }
    }

    fn over(self, columns: usize, rows: usize) -> Self {
        Self {
            columns,
            rows,
            ..self
        }
    }
}

/// Heading, column labels and rows of a block; the last cell of a row reaches the right edge.
fn block_rows(block: &ActiveBlock, cells: &[Vec<Cell>]) -> Vec<Vec<Slot>> {
    let mut labels = vec![Slot::label("信息内容")];
    labels.extend(block.columns.iter().map(|(_, label)| Slot::label(label)));
    let mut rows = vec![vec![Slot::label(block.heading)], labels];
    for ((_, label), figures) in block.rows.iter().zip(cells) {
        let mut row = vec![Slot::label(label)];
        row.extend(figures.iter().map(|cell| Slot::figure(*cell)));
        rows.push(row);
    }
    for row in &mut rows {
        let used = row.len();
        if let Some(last) = row.last_mut() {
            last.columns = ACTIVE_WIDTH + 1 - used;
        }
    }
    rows
}

fn requests_head() -> Vec<Vec<Slot>> {
    let [natural, organisations @ .., total] = APPLICANTS.map(|(_, label)| Slot::label(label));
    vec![
        vec![
            Slot::label(CORNER).over(LABEL_COLUMNS, LABEL_COLUMNS),
            Slot::label("申请人情况").over(APPLICANTS.len(), 1),
        ],
        vec![
            natural.over(1, 2),
            Slot::label("法人或其他组织").over(5, 1),
            total.over(1, 2),
        ],
        organisations.into(),
    ]
}

/// The labels that begin in a row of table three.
fn request_labels(shape: &[&RequestRow], index: usize) -> Vec<Slot> {
    let row = shape[index];
    let inside = |row: &RequestRow| matches!(row.role, Role::Result | Role::Handled);
    if !inside(row) {
        return vec![Slot::label(row.label).over(LABEL_COLUMNS, 1)];
    }
    let mut labels = Vec::new();
    if !inside(shape[index - 1]) {
        labels.push(Slot::label(RESULTS).over(1, shape.iter().filter(|row| inside(row)).count()));
    }
    match row.group {
        None => labels.push(Slot::label(row.label).over(2, 1)),
        Some(group) => {
            if shape[index - 1].group != row.group {
                labels.push(
                    Slot::label(group).over(
                        1,
                        shape
                            .iter()
                            .filter(|other| other.group == row.group)
                            .count(),
                    ),
                );
            }
            labels.push(Slot::label(row.label));
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::Grid;
    use crate::gen_corpus::body::Kind;
    use crate::gen_corpus::dice::Dice;
    use crate::gen_corpus::figures::Figures;
    use crate::gen_corpus::form::Form;
    use crate::gen_corpus::history::History;

    fn figures(form: Form) -> Figures {
        let mut dice = Dice::new(4, 4);
        History::start(Kind::CountyGovernment, &mut dice).year(form, &mut dice)
    }

    #[test]
    fn every_place_is_covered_once() {
        for form in [Form::Of2019, Form::Of2021] {
            let figures = figures(form);
            for grid in [
                Grid::active(&figures),
                Grid::requests(&figures),
                Grid::review(&figures),
            ] {
                let covered: usize = grid
                    .rows
                    .iter()
                    .flatten()
                    .map(|slot| slot.columns * slot.rows)
                    .sum();
                assert_eq!(covered, grid.width * grid.rows.len());
            }
        }
    }

    #[test]
    fn tables_have_the_printed_size() {
        let figures = figures(Form::Of2021);
        assert_eq!(Grid::active(&figures).rows.len(), 14);
        assert_eq!(Grid::requests(&figures).rows.len(), 28);
        let full = Grid::requests(&figures);
        let full = full.full();
        assert_eq!(full[3][0], "一、本年新收政府信息公开申请数量");
        assert_eq!(full[7][1], "（三）不予公开");
        assert_eq!(full[8][..3], ["", "", "2.其他法律行政法规禁止公开"]);
    }
}
