//! The figures of one body over the years, so that what one year carries out the next carries in.

use super::body::Kind;
use super::dice::Dice;
use super::figures::{Cell, Figures};
use super::form::{ActiveBlock, Form, Role};
use super::review::review;
use super::volume::Volume;

/// What a body hands on from one year to the next.
pub(crate) struct History {
    kind: Kind,
    volume: Volume,
    carried: [i64; 6],
    rules_in_force: i64,
    documents_in_force: i64,
    /// Items of the five rows that the 2019 form counts items of.
    items: [i64; 5],
}

const APPLICANT_WEIGHTS: [u32; 6] = [78, 12, 1, 1, 5, 3];

impl History {
    /// The state of a body before its first report.
    pub(crate) fn start(kind: Kind, dice: &mut Dice) -> Self {
        let volume = Volume::of(kind, dice);
        let scale = kind.scale();
        let mut carried = [0; 6];
        if volume != Volume::Quiet {
            carried[0] = dice.between(0, volume.range().1 / 12);
        }
        Self {
            kind,
            volume,
            carried,
            rules_in_force: if kind == Kind::CityGovernment {
                dice.between(4, 22)
            } else {
                0
            },
            documents_in_force: if kind == Kind::Township {
                dice.between(0, 6)
            } else {
                dice.between(1, 9 * scale)
            },
            items: [0; 5].map(|_| dice.between(2, 24 * scale)),
        }
    }

    /// The figures of the next year on that form.
    pub(crate) fn year(&mut self, form: Form, dice: &mut Dice) -> Figures {
        let requests = self.requests(form, dice);
        let handled = requests
            .iter()
            .zip(form.requests())
            .find(|(_, row)| row.role == Role::Handled);
        let review = review(handled.map_or(0, |(cells, _)| cells[6].count()), dice);
        Figures {
            form,
            active: self.active(form, dice),
            requests,
            review,
        }
    }

    fn requests(&mut self, form: Form, dice: &mut Dice) -> Vec<[Cell; 7]> {
        let mut new = [0; 6];
        for _ in 0..self.volume.roll(dice) {
            new[dice.weighted(&APPLICANT_WEIGHTS)] += 1;
        }
        let carried_in = self.carried;
        self.carried = new.map(|count| (0..count).filter(|_| dice.chance(6, 100)).count() as i64);
        let rows = form.requests();
        let mut counts = vec![[0; 6]; rows.len()];
        let weights: Vec<u32> = rows.iter().map(|row| row.weight).collect();
        for column in 0..6 {
            for _ in 0..new[column] + carried_in[column] - self.carried[column] {
                counts[dice.weighted(&weights)][column] += 1;
            }
        }
        let handled = sum_rows(&counts);
        for (row, cells) in rows.iter().zip(&mut counts) {
            match row.role {
                Role::New => *cells = new,
                Role::CarriedIn => *cells = carried_in,
                Role::Handled => *cells = handled,
                Role::CarriedOut => *cells = self.carried,
                Role::Result => {}
            }
        }
        counts.iter().map(with_total).collect()
    }

    fn active(&mut self, form: Form, dice: &mut Dice) -> Vec<Vec<Vec<Cell>>> {
        let mut item = 0;
        let mut blocks = Vec::new();
        for block in form.active() {
            let rows = block
                .rows
                .iter()
                .map(|(row, _)| self.active_row(block, row, &mut item, dice))
                .collect();
            blocks.push(rows);
        }
        blocks
    }

    fn active_row(
        &mut self,
        block: &ActiveBlock,
        row: &str,
        item: &mut usize,
        dice: &mut Dice,
    ) -> Vec<Cell> {
        let columns: Vec<&str> = block.columns.iter().map(|(id, _)| *id).collect();
        match columns.as_slice() {
            ["made", ..] => self.made(row, dice),
            ["issued", ..] => self.issued(row, dice),
            ["items_last_year", "change"] => self.items(item, dice),
            ["items_last_year", ..] => {
                let mut cells = self.items(item, dice);
                cells.push(Cell::Count(self.decisions(row, dice)));
                cells
            }
            ["decisions"] => vec![Cell::Count(self.decisions(row, dice))],
            ["fee_amount"] => vec![Cell::Fee(self.fee(dice))],
            _ => self.procurement(dice),
        }
    }

    /// Made, published, published in total.
    fn made(&mut self, row: &str, dice: &mut Dice) -> Vec<Cell> {
        let (made, _) = self.documents(row, dice);
        let total = self.in_force(row);
        *total += made;
        vec![Cell::Count(made), Cell::Count(made), Cell::Count(*total)]
    }

    /// Issued, repealed, in force.
    fn issued(&mut self, row: &str, dice: &mut Dice) -> Vec<Cell> {
        let (issued, repealed) = self.documents(row, dice);
        let total = self.in_force(row);
        let repealed = repealed.min(*total);
        *total += issued - repealed;
        vec![
            Cell::Count(issued),
            Cell::Count(repealed),
            Cell::Count(*total),
        ]
    }

    fn documents(&self, row: &str, dice: &mut Dice) -> (i64, i64) {
        let scale = self.kind.scale();
        match (row, self.kind) {
            ("rules", Kind::CityGovernment) => (dice.between(0, 3), dice.between(0, 1)),
            ("rules", _) => (0, 0),
            (_, Kind::Township) => (i64::from(dice.chance(1, 5)), i64::from(dice.chance(1, 8))),
            _ => (dice.between(0, 2 * scale), dice.between(0, scale)),
        }
    }

    fn in_force(&mut self, row: &str) -> &mut i64 {
        if row == "rules" {
            &mut self.rules_in_force
        } else {
            &mut self.documents_in_force
        }
    }

    /// Items last year and the change this year.
    fn items(&mut self, item: &mut usize, dice: &mut Dice) -> Vec<Cell> {
        let before = self.items[*item];
        let change = if dice.chance(2, 5) {
            dice.between(-2, 6).max(-before)
        } else {
            0
        };
        self.items[*item] += change;
        *item += 1;
        vec![Cell::Count(before), Cell::Change(change)]
    }

    fn decisions(&self, row: &str, dice: &mut Dice) -> i64 {
        let top = match row {
            "licences" => 340,
            "other_services" => 900,
            "penalties" => 90,
            _ => 6,
        };
        let scale = self.kind.scale();
        let idle = match self.kind {
            Kind::Township => 7,
            Kind::CityBureau | Kind::CountyBureau => 3,
            _ => 0,
        };
        if dice.chance(idle, 10) {
            0
        } else {
            dice.between(1, top * scale * scale)
        }
    }

    fn fee(&self, dice: &mut Dice) -> i64 {
        let charging = if self.kind == Kind::Township { 1 } else { 4 };
        if dice.chance(charging, 10) {
            dice.between(30, 9_000 * self.kind.scale())
        } else {
            0
        }
    }

    fn procurement(&self, dice: &mut Dice) -> Vec<Cell> {
        let buys_always = matches!(self.kind, Kind::CityGovernment | Kind::CountyGovernment);
        if dice.chance(1, 3) && !buys_always {
            return vec![Cell::Count(0), Cell::Count(0)];
        }
        let projects = dice.between(1, 12 * self.kind.scale());
        let hundredths = projects * dice.between(310, 9_870);
        let amount = if dice.chance(1, 4) {
            Cell::Yuan(hundredths * 100)
        } else {
            Cell::Wan(hundredths)
        };
        vec![Cell::Count(projects), amount]
    }
}

fn sum_rows(rows: &[[i64; 6]]) -> [i64; 6] {
    let mut sum = [0; 6];
    for row in rows {
        for (total, count) in sum.iter_mut().zip(row) {
            *total += count;
        }
    }
    sum
}

fn with_total(counts: &[i64; 6]) -> [Cell; 7] {
    let mut cells = [Cell::Count(counts.iter().sum()); 7];
    for (cell, count) in cells.iter_mut().zip(counts) {
        *cell = Cell::Count(*count);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::History;
    use crate::gen_corpus::body::Kind;
    use crate::gen_corpus::dice::Dice;
    use crate::gen_corpus::equations::broken;
    use crate::gen_corpus::figures::{Cell, Figures};
    use crate::gen_corpus::form::Form;

    const KINDS: [Kind; 5] = [
        Kind::CityGovernment,
        Kind::CountyGovernment,
        Kind::CityBureau,
        Kind::CountyBureau,
        Kind::Township,
    ];

    fn years(kind: Kind, stream: u64) -> Vec<Figures> {
        let mut dice = Dice::new(11, stream);
        let mut history = History::start(kind, &mut dice);
        (2019..=2024)
            .map(|year| history.year(Form::due(year), &mut dice))
            .collect()
    }

    #[test]
    fn all_equations_hold_over_two_hundred_and_forty_reports() {
        for stream in 0..8 {
            for figures in KINDS.iter().flat_map(|kind| years(*kind, stream)) {
                assert_eq!(broken(&figures), Vec::<String>::new());
            }
        }
    }

    #[test]
    fn what_one_year_carries_out_the_next_carries_in() {
        for stream in 0..20 {
            for pair in years(Kind::CountyGovernment, stream).windows(2) {
                assert_eq!(pair[0].requests.last(), pair[1].requests.get(1));
            }
        }
    }

    #[test]
    fn documents_in_force_follow_from_last_year() {
        for stream in 0..20 {
            for pair in years(Kind::CityGovernment, stream)[2..].windows(2) {
                let count = |figures: &Figures, column| {
                    figures
                        .active_cell("art20_1", "normative_documents", column)
                        .map_or(-1, Cell::count)
                };
                let expected = count(&pair[0], "in_force") + count(&pair[1], "issued")
                    - count(&pair[1], "repealed");
                assert_eq!(count(&pair[1], "in_force"), expected);
            }
        }
    }
}
