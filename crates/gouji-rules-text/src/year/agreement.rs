//! The year that the prose takes for its own throughout.

use gouji_core::Span;

use super::opening::Opening;
use super::words::{is_own_subject, is_plan};

/// A year that the prose takes for its own, with the places that say so.
#[derive(Debug, Clone)]
pub(crate) struct ProseYear {
    /// The year.
    pub year: u16,
    /// The sentences that begin with it.
    pub places: Vec<Span>,
}

/// Fewest sentences that make a year the own one of the prose.
const ENOUGH: usize = 2;

/// The year that the prose takes for its own against the report year: sentences about the reporting
/// body begin with it, and none begins with the report year.
pub(crate) fn other_prose_year(
    openings: &[Opening],
    report_year: u16,
    body: Option<&str>,
) -> Option<ProseYear> {
    let places: Vec<(u16, Span)> = openings
        .iter()
        .filter(|opening| is_own_subject(opening, body) && !is_plan(opening))
        .map(|opening| (opening.year, opening.span))
        .collect();
    let year = places.first()?.0;
    let is_one = places.iter().all(|(other, _)| *other == year);
    let is_named = openings.iter().any(|opening| opening.year == report_year);
    let is_sure = is_one && !is_named && year != report_year && places.len() >= ENOUGH;
    is_sure.then(|| ProseYear {
        year,
        places: places.into_iter().map(|(_, span)| span).collect(),
    })
}
