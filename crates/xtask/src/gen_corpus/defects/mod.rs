//! Single defects that make a sound report unsound in one known place.

mod list;
mod spoil;

use serde::Serialize;

pub(crate) use list::ALL;
use spoil::Spoil;

use super::dice::Dice;
use super::figures::Figures;
use super::form::Form;
use super::report::Report;
use super::scene::Scene;
use super::template::Fault;

/// One kind of defect.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Defect {
    /// Stable name.
    pub(crate) name: &'static str,
    /// Ids of the rules that should find it; any of them does.
    pub(crate) rules: &'static [&'static str],
    how: How,
}

#[derive(Debug, PartialEq, Eq)]
enum How {
    /// In the tables.
    Figures(Spoil),
    /// In a sentence of one of these lists.
    Prose(&'static [(&'static str, Fault)]),
    /// In what stands where.
    Structure(Structure),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Structure {
    /// Section four, five or six is not there.
    SectionMissing,
    /// Section five names problems only.
    NoImprovement,
    /// The form of 2019 in a later year.
    WrongForm,
    /// Section six says nothing of fees.
    NoFeeStatement,
}

/// A cell that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct WrongCell {
    /// Its fact path.
    pub(crate) path: String,
    /// What it should print.
    pub(crate) right: String,
}

impl Defect {
    /// The kind of that name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|defect| defect.name == name)
    }

    /// Whether a report of that year can have it at all.
    pub(crate) fn suits(&self, year: u16) -> bool {
        let newer = Form::due(year) == Form::Of2021;
        match &self.how {
            How::Structure(Structure::WrongForm | Structure::NoFeeStatement) => newer,
            How::Figures(Spoil::PublishedAboveMade | Spoil::EqualThree) => !newer,
            _ => true,
        }
    }

    /// The form that a report with it is on.
    pub(crate) fn form(&self, year: u16) -> Form {
        match self.how {
            How::Structure(Structure::WrongForm) => Form::Of2019,
            _ => Form::due(year),
        }
    }

    /// Whether it is made in the tables.
    #[cfg(test)]
    pub(crate) fn is_in_tables(&self) -> bool {
        matches!(self.how, How::Figures(_))
    }

    /// Whether section five says what is done about the problems.
    pub(crate) fn leaves_improvements(&self) -> bool {
        self.how != How::Structure(Structure::NoImprovement)
    }

    /// Whether section six speaks of fees.
    pub(crate) fn leaves_fee_statement(&self) -> bool {
        self.how != How::Structure(Structure::NoFeeStatement)
    }

    /// Whether only the printing of the tables is wrong, so that prose has the right figures.
    pub(crate) fn is_a_slip(&self) -> bool {
        matches!(&self.how, How::Figures(spoil) if spoil.is_a_slip())
    }

    /// Whether the equations tell which cell is wrong and what it should hold.
    pub(crate) fn is_determined(&self) -> bool {
        self.is_a_slip() || self.how == How::Figures(Spoil::RowTotal)
    }

    /// Keeps out of the prose what the spoiled tables no longer agree on.
    pub(crate) fn hide(&self, scene: &mut Scene) {
        if let How::Figures(spoil) = &self.how {
            spoil.hide(scene);
        }
    }

    /// The sentences that it can be in, by list, and how they are wrong.
    pub(crate) fn sentences(&self) -> &'static [(&'static str, Fault)] {
        match self.how {
            How::Prose(sentences) => sentences,
            _ => &[],
        }
    }

    /// Spoils the figures; names the cells. None where these figures cannot be wrong so.
    pub(crate) fn spoil(&self, figures: &mut Figures, dice: &mut Dice) -> Option<Vec<WrongCell>> {
        match &self.how {
            How::Figures(spoil) => spoil.spoil(figures, dice),
            _ => Some(Vec::new()),
        }
    }

    /// Spoils the structure.
    pub(crate) fn spoil_report(&self, report: &mut Report, dice: &mut Dice) {
        if self.how == How::Structure(Structure::SectionMissing) {
            report.sections.remove(3 + dice.index(3));
        }
    }
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

    fn relations(defect: &Defect, stream: u64) -> Option<Vec<String>> {
        let mut dice = Dice::new(5, stream);
        let form = if defect.suits(2023) {
            Form::Of2021
        } else {
            Form::Of2019
        };
        let mut figures = History::start(Kind::CountyGovernment, &mut dice).year(form, &mut dice);
        let sound = figures.clone();
        let cells = defect.spoil(&mut figures, &mut dice)?;
        assert_eq!(cells.is_empty(), figures == sound, "{}", defect.name);
        let mut relations: Vec<String> = broken(&figures)
            .iter()
            .filter_map(|place| Some(place.split_once('@')?.0.to_owned()))
            .collect();
        relations.dedup();
        let blanks = figures.requests.iter().flatten();
        let blanks = blanks.filter(|cell| **cell == Cell::Blank).count();
        assert_eq!(blanks, usize::from(defect.name == "blank-cell"));
        Some(relations)
    }

    #[test]
    fn each_defect_breaks_its_own_equation_only() {
        let named = |name: &str| Defect::named(name).unwrap();
        for stream in 0..50 {
            let relations = |name: &str| relations(named(name), stream).unwrap();
            assert_eq!(relations("t3-balance"), ["t3-balance"]);
            assert_eq!(relations("t3-handled"), ["t3-handled"]);
            assert_eq!(relations("t3-row-total"), ["t3-row-total", "t3-handled"]);
            assert_eq!(relations("t4-total"), ["t4-total"]);
            assert_eq!(relations("equal-three"), Vec::<String>::new());
        }
    }

    #[test]
    fn slips_break_an_equation_and_other_defects_break_none() {
        for defect in ALL {
            let all: Vec<_> = (0..50)
                .filter_map(|stream| relations(defect, stream))
                .collect();
            assert!(!all.is_empty(), "{}", defect.name);
            if defect.is_a_slip() {
                assert!(
                    all.iter().all(|broken| !broken.is_empty()),
                    "{}",
                    defect.name
                );
            } else if !defect.is_in_tables() {
                assert!(all.iter().all(Vec::is_empty), "{}", defect.name);
            }
        }
    }

    #[test]
    fn names_are_unique_and_forms_are_due() {
        for defect in ALL {
            assert_eq!(Defect::named(defect.name), Some(defect));
        }
        let wrong_form = Defect::named("wrong-form").unwrap();
        assert!(!wrong_form.suits(2020) && wrong_form.suits(2021));
        assert_eq!(wrong_form.form(2023), Form::Of2019);
    }
}
