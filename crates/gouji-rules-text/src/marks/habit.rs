//! One finding for a habit, however often it shows.

use gouji_core::{Findings, Fix, ReportCx, SectionId, Span, Words};

/// Where a habit shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The text.
    pub(crate) span: Span,
    /// Its section.
    pub(crate) section: Option<SectionId>,
}

/// Most further places that a finding lists.
const LISTED: usize = 8;

/// Reports the first place with the next ones beside it; nothing where there is none.
pub(crate) fn report(
    findings: &mut Findings<'_>,
    places: &[Place],
    message: Words,
    label: &Words,
    fix: Option<Fix>,
) {
    let Some((first, others)) = places.split_first() else {
        return;
    };
    let mut finding = findings
        .report(first.span, message)
        .label(label.clone())
        .section(first.section);
    for place in others.iter().take(LISTED) {
        finding = finding.related(place.span, label.clone(), None);
    }
    if let Some(fix) = fix {
        finding.fix(fix);
    }
}

/// `text` behind the count where there is more than one: （共 3 处）.
pub(crate) fn counted(places: &[Place]) -> Words {
    match places.len() {
        0 | 1 => Words::fixed("", ""),
        count => Words::new(format!("（共 {count} 处）"), format!(" ({count} places)")),
    }
}

/// The text at a place in one line.
pub(crate) fn quote(cx: &ReportCx<'_>, span: Span) -> String {
    cx.quote(span).lines().map(gouji_zh::trim).collect()
}
