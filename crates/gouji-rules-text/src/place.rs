//! Where something that is absent would stand.

use gouji_core::{Report, SectionId, Span};

/// The heading of the nearest section before the absent one; else the start of the document.
pub(crate) fn before(report: &Report, section: SectionId) -> Span {
    let nearest = report
        .sections
        .iter()
        .filter(|found| found.id < section)
        .max_by_key(|found| found.id);
    nearest.map_or_else(|| start(report), |section| section.heading)
}

/// The first text of the report.
pub(crate) fn start(report: &Report) -> Span {
    let first_section = report.sections.first().map(|section| section.heading);
    let first_block = report.document.blocks.first().map(|block| block.span);
    first_section
        .or(first_block)
        .unwrap_or(report.document.span(0..0))
}
