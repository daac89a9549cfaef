//! Single defects that make a sound report unsound in one known place.

use super::dice::Dice;
use super::figures::{Cell, Figures};
use super::form::{Form, Role};
use super::report::Report;

/// One kind of defect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Defect {
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
    /// Section four, five or six is not there.
    SectionMissing,
    /// Section five names problems only.
    NoImprovement,
    /// The form of 2019 in a later year.
    WrongForm,
}

const ALL: [Defect; 8] = [
    Defect::Balance,
    Defect::Handled,
    Defect::RowTotal,
    Defect::ReviewTotal,
    Defect::BlankCell,
    Defect::SectionMissing,
    Defect::NoImprovement,
    Defect::WrongForm,
];
const TOTAL: usize = 6;

impl Defect {
    /// A defect that a report of that year can have.
    pub(crate) fn roll(year: u16, dice: &mut Dice) -> Self {
        let possible = if Form::due(year) == Form::Of2019 {
            &ALL[..7]
        } else {
            &ALL[..]
        };
        *dice.pick(possible)
    }

    /// Stable name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Balance => "t3-balance",
            Self::Handled => "t3-handled",
            Self::RowTotal => "t3-row-total",
            Self::ReviewTotal => "t4-total",
            Self::BlankCell => "blank-cell",
            Self::SectionMissing => "section-missing",
            Self::NoImprovement => "section-five-no-improvement",
            Self::WrongForm => "wrong-form",
        }
    }

    /// Whether the ways of handling no longer add up, so that prose must not repeat them.
    pub(crate) fn spoils_breakdown(self) -> bool {
        matches!(self, Self::Handled | Self::RowTotal)
    }

    /// Spoils the figures; gives the path of the cell.
    pub(crate) fn spoil(self, figures: &mut Figures, dice: &mut Dice) -> Option<String> {
        match self {
            Self::Balance => spoil_column(figures, figures.form.request_row(Role::New)?, dice),
            Self::Handled => spoil_column(figures, result_row(figures, dice), dice),
            Self::RowTotal => {
                let row = result_row(figures, dice);
                raise(&mut figures.requests[row][TOTAL], dice.between(1, 3));
                Some(figures.request_path(row, TOTAL))
            }
            Self::ReviewTotal => {
                let group = dice.index(figures.review.len());
                raise(&mut figures.review[group][4], 1);
                Some(Figures::review_path(group, 4))
            }
            Self::BlankCell => blank(figures, dice),
            Self::SectionMissing | Self::NoImprovement | Self::WrongForm => None,
        }
    }

    /// Spoils the structure.
    pub(crate) fn spoil_report(self, report: &mut Report, dice: &mut Dice) {
        if self == Self::SectionMissing {
            report.sections.remove(3 + dice.index(3));
        }
    }
}

/// Raises a cell and its row total together, so that only the column is wrong.
fn spoil_column(figures: &mut Figures, row: usize, dice: &mut Dice) -> Option<String> {
    let column = dice.weighted(&[6, 2, 1, 1, 1, 1]);
    let by = dice.between(1, 3);
    raise(&mut figures.requests[row][column], by);
    raise(&mut figures.requests[row][TOTAL], by);
    Some(figures.request_path(row, column))
}

fn result_row(figures: &Figures, dice: &mut Dice) -> usize {
    let weights: Vec<u32> = figures
        .form
        .requests()
        .iter()
        .map(|row| row.weight)
        .collect();
    dice.weighted(&weights)
}

fn blank(figures: &mut Figures, dice: &mut Dice) -> Option<String> {
    let mut zeros = Vec::new();
    for (row, cells) in figures.requests.iter().enumerate() {
        zeros.extend(
            (0..TOTAL)
                .filter(|column| cells[*column] == Cell::Count(0))
                .map(|column| (row, column)),
        );
    }
    let (row, column) = *zeros.get(dice.index(zeros.len()))?;
    figures.requests[row][column] = Cell::Blank;
    Some(figures.request_path(row, column))
}

fn raise(cell: &mut Cell, by: i64) {
    *cell = Cell::Count(cell.count() + by);
}

#[cfg(test)]
mod tests {
    use super::{ALL, Defect};
    use crate::gen_corpus::body::Kind;
    use crate::gen_corpus::dice::Dice;
    use crate::gen_corpus::equations::broken;
    use crate::gen_corpus::figures::Cell;
    use crate::gen_corpus::form::Form;
    use crate::gen_corpus::history::History;

    fn relations(defect: Defect, stream: u64) -> Vec<String> {
        let mut dice = Dice::new(5, stream);
        let mut figures =
            History::start(Kind::CountyBureau, &mut dice).year(Form::Of2021, &mut dice);
        let cell = defect.spoil(&mut figures, &mut dice);
        let mut relations: Vec<String> = broken(&figures)
            .iter()
            .filter_map(|place| Some(place.split_once('@')?.0.to_owned()))
            .collect();
        relations.dedup();
        let blanks = figures
            .requests
            .iter()
            .flatten()
            .filter(|cell| **cell == Cell::Blank)
            .count();
        assert_eq!(blanks, usize::from(defect == Defect::BlankCell));
        assert_eq!(cell.is_some(), !relations.is_empty() || blanks > 0);
        relations
    }

    #[test]
    fn each_defect_breaks_its_own_equation_only() {
        for stream in 0..50 {
            assert_eq!(relations(Defect::Balance, stream), ["t3-balance"]);
            assert_eq!(relations(Defect::Handled, stream), ["t3-handled"]);
            assert_eq!(
                relations(Defect::RowTotal, stream),
                ["t3-row-total", "t3-handled"]
            );
            assert_eq!(relations(Defect::ReviewTotal, stream), ["t4-total"]);
            for defect in &ALL[4..] {
                assert_eq!(relations(*defect, stream), Vec::<String>::new());
            }
        }
    }

    #[test]
    fn early_years_cannot_be_on_an_older_form() {
        let mut dice = Dice::new(5, 0);
        assert!((0..500).all(|_| Defect::roll(2020, &mut dice) != Defect::WrongForm));
        assert!((0..500).any(|_| Defect::roll(2021, &mut dice) == Defect::WrongForm));
    }
}
