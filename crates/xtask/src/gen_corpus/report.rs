//! A report before it takes the shape of a file.

use super::grid::Grid;

/// Title, preamble and sections of one report.
pub(crate) struct Report {
    /// The title line.
    pub(crate) title: String,
    /// The report year.
    pub(crate) year: u16,
    /// The paragraph before section one.
    pub(crate) preamble: String,
    /// The sections in their order.
    pub(crate) sections: Vec<Section>,
    /// Body and date below the last section.
    pub(crate) signature: Option<[String; 2]>,
    /// Day of publication.
    pub(crate) published: Day,
}

/// A section with its official heading.
pub(crate) struct Section {
    /// The heading line.
    pub(crate) heading: &'static str,
    /// Its prose.
    pub(crate) paragraphs: Vec<String>,
    /// Its table.
    pub(crate) table: Option<Grid>,
}

/// A calendar day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day {
    /// Year.
    pub(crate) year: u16,
    /// Month, from 1.
    pub(crate) month: i64,
    /// Day of the month, from 1.
    pub(crate) day: i64,
}

impl Day {
    /// `2024-01-18`.
    pub(crate) fn iso(self) -> String {
        format!("{}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// `2024年1月18日`.
    pub(crate) fn chinese(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }
}

impl Section {
    /// A section of prose.
    pub(crate) fn prose(heading: &'static str, paragraphs: Vec<String>) -> Self {
        Self {
            heading,
            paragraphs,
            table: None,
        }
    }

    /// A section that is a table.
    pub(crate) fn table(heading: &'static str, table: Grid) -> Self {
        Self {
            heading,
            paragraphs: Vec::new(),
            table: Some(table),
        }
    }
}
