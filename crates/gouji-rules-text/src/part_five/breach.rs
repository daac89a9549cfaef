//! Breaches of secrecy or privacy that a report tells of its own body.

use std::ops::Range;

use gouji_core::{Paragraph, Prose, ReportCx, SectionId, Span};

use super::lexicon::{Hits, Table, mentions_breach};
use super::measure::complains;

/// A breach that a report tells, and whether it tells a remedy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Breach {
    /// The clause that tells it.
    pub(crate) span: Span,
    /// The section that it stands in.
    pub(crate) section: Option<SectionId>,
    /// Whether its paragraph or a later one of its section tells a remedy.
    pub(crate) has_remedy: bool,
}

/// The breaches that a report tells.
pub(crate) fn breaches(cx: &ReportCx<'_>) -> Vec<Breach> {
    let prose = Prose::of(cx);
    let mut breaches = Vec::new();
    for (index, paragraph) in prose.paragraphs.iter().enumerate() {
        if !mentions_breach(paragraph.text()) {
            continue;
        }
        let hits = Hits::of(paragraph.text());
        for clause in told(paragraph, &hits) {
            let has_remedy = prose
                .paragraphs
                .iter()
                .skip(index)
                .take_while(|other| other.section == paragraph.section)
                .any(tells_remedy);
            breaches.push(Breach {
                span: paragraph.span_of(clause),
                section: paragraph.section,
                has_remedy,
            });
        }
    }
    breaches
}

/// The clauses that tell of a breach that did happen.
fn told(paragraph: &Paragraph, hits: &Hits) -> Vec<Range<usize>> {
    let clauses = paragraph.clauses.iter().map(|clause| clause.range.clone());
    clauses
        .filter(|range| {
            (is_told(hits, range) || is_exposed(hits, range, paragraph.text()))
                && !hits.any(Table::Prevented, range.clone())
                // 泄露秘密的，依法处理: a provision.
                && !paragraph.text()[range.clone()].ends_with('的')
        })
        .collect()
}

/// A breach by name, told as something that happened.
fn is_told(hits: &Hits, range: &Range<usize>) -> bool {
    hits.any(Table::Breach, range.clone()) && hits.any(Table::Happened, range.clone())
}

/// What must not be public was put where it is: 将涉密文件上传至网站, 误将…身份证照片公开.
fn is_exposed(hits: &Hits, range: &Range<usize>, text: &str) -> bool {
    let Some(what) = hits.of_table(Table::Exposed, range.clone()).next() else {
        return false;
    };
    let is_moved = text[range.start..what.start].contains(['将', '把']);
    let is_public = hits.any(Table::Exposing, what.end..range.end);
    (is_moved || hits.any(Table::Mistaken, range.clone()))
        && is_public
        && !hits.any(Table::NotExposing, range.clone())
}

/// Whether a paragraph tells a remedy: in a clause that tells the breach, or that complains of
/// nothing.
fn tells_remedy(paragraph: &Paragraph) -> bool {
    let hits = Hits::of(paragraph.text());
    paragraph.clauses.iter().any(|clause| {
        let range = clause.range.clone();
        hits.any(Table::Remedy, range.clone())
            && (hits.any(Table::Breach, range.clone()) || !complains(&hits, range))
    })
}
