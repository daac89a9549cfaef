//! The report that the head of the prose says it is.

use gouji_core::{Prose, ReportCx, Span};

use super::lists::holds;
use super::mention::{is_named, mentions};

/// The year of the report that a body says, before the first section, to publish or to have drawn
/// up, with its place.
pub(crate) fn published_report(cx: &ReportCx<'_>) -> Option<(u16, Span)> {
    let prose = Prose::of(cx);
    let head = prose
        .paragraphs
        .iter()
        .take_while(|paragraph| paragraph.section.is_none());
    for paragraph in head {
        let text = paragraph.text();
        for clause in &paragraph.clauses {
            let start = clause.range.start;
            let words = &text[clause.range.clone()];
            let mut named = mentions(words).filter(|found| is_report(&words[found.range.end..]));
            let Some(found) = named.next() else { continue };
            let is_sure = named.next().is_none()
                && holds(words, "publishing")
                && !is_named(text, start + found.range.start);
            if is_sure {
                let range = start + found.range.start..start + found.range.end;
                return Some((found.year, paragraph.span_of(range)));
            }
        }
    }
    None
}

/// Most characters between the year and the words for the report.
const NAME: usize = 24;

fn is_report(behind: &str) -> bool {
    let end = behind.char_indices().nth(NAME);
    let name = &behind[..end.map_or(behind.len(), |(at, _)| at)];
    ["年度报告", "年报"].iter().any(|word| name.contains(word))
}
