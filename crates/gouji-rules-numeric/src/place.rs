//! Where something that is absent would stand.

use gouji_core::{Report, SectionId, Span};

/// The heading of a section; without it, the heading before it; else the start of the document.
pub(crate) fn of_section(report: &Report, section: SectionId) -> Span {
    let at_or_before = report
        .sections
        .iter()
        .filter(|found| found.id <= section)
        .max_by_key(|found| found.id);
    match at_or_before.or(report.sections.first()) {
        Some(section) => section.heading,
        None => report
            .document
            .blocks
            .first()
            .map_or(report.document.span(0..0), |block| block.span),
    }
}
