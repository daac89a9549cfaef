//! How the head of a report is read: patterns that a pack brings.

use regex::Regex;

use crate::meta::Basis;
use crate::words::Words;

/// Patterns for the head of a kind of report. All run on folded text without white space.
#[derive(Debug, Clone)]
pub struct HeaderSpec {
    /// Whole title lines; named groups `body` and `year`.
    pub titles: Vec<Regex>,
    /// The statistical period in prose; named groups `from_year`, `from_month`, `from_day`, and the
    /// same with `to`. Year of the last day and days may be left out.
    pub periods: Vec<Regex>,
    /// A region as part of an address; named group `region`.
    pub regions: Vec<Regex>,
    /// A year in prose; named group `year`.
    pub years: Vec<Regex>,
    /// Endings of the names of bodies that govern an area, such as 人民政府.
    pub governments: Vec<String>,
    /// Beginnings of names of bodies that name a superior (国家税务总局); the area comes behind.
    pub superiors: Vec<String>,
    /// Words of the names of offices that look like areas (城市管理); the area ends before them.
    pub offices: Vec<String>,
    /// Levels of administration, from the highest.
    pub levels: Vec<Level>,
    /// Which form is due for which report years, over all forms of the kind.
    pub due: Vec<Due>,
}

/// A level of administration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Stable id: `county`.
    pub id: String,
    /// What users call it.
    pub name: Words,
    /// Endings of the names of areas of this level.
    pub endings: Vec<String>,
    /// Endings that other levels share, so that the level above must be known.
    pub shared_endings: Vec<String>,
    /// How such an area refers to itself: 我县.
    pub self_references: Vec<String>,
}

/// The form that is due for a span of report years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Id of the form.
    pub form: String,
    /// First report year.
    pub from: u16,
    /// Last report year; open when absent.
    pub to: Option<u16>,
    /// What prescribes it.
    pub basis: Basis,
}

impl Level {
    /// Whether a text is its id or its name.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        self.id == text || self.name.zh == text || self.name.en == text
    }
}

impl HeaderSpec {
    /// Endings of the names of areas, of all levels.
    pub fn area_endings(&self) -> impl Iterator<Item = &str> {
        let levels = self.levels.iter();
        levels.flat_map(|level| {
            let endings = level.endings.iter().chain(&level.shared_endings);
            endings.map(String::as_str)
        })
    }

    /// The form that is due for a report year.
    #[must_use]
    pub fn due(&self, year: u16) -> Option<&Due> {
        self.due
            .iter()
            .find(|due| due.from <= year && due.to.is_none_or(|to| year <= to))
    }
}
