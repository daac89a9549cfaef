//! What is known of the report of the same body for the year before.

use std::collections::BTreeMap;

use crate::value::Value;
use crate::words::Words;

/// The report of the year before, as far as the caller looked for it.
#[derive(Debug, Clone, Copy)]
pub enum Past<'a> {
    /// It was found.
    Found(&'a PastReport),
    /// It was not, for this reason.
    Missing(&'a Words),
    /// Nobody looked for it.
    NotLooked,
}

/// What is kept of a report of the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastReport {
    /// What its input is called.
    pub source: String,
    /// Its report year.
    pub year: u16,
    /// Its figures by their English path.
    pub facts: BTreeMap<String, PastFact>,
}

/// A figure of a report of the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastFact {
    /// What the cell holds.
    pub value: Value,
    /// Where it stands in its file, as users read it: `第 147 行`.
    pub place: Words,
}

impl<'a> Past<'a> {
    /// The report, or why there is none.
    ///
    /// # Errors
    /// The reason.
    pub fn report(self) -> Result<&'a PastReport, Words> {
        match self {
            Self::Found(report) => Ok(report),
            Self::Missing(reason) => Err(reason.clone()),
            Self::NotLooked => Err(Words::fixed(
                "没有提供上年的报告（用 --last-year 指定）",
                "no report of the year before was given (see --last-year)",
            )),
        }
    }
}
