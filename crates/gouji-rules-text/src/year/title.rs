//! Lines that read as titles of reports, beside the one that was taken for the title.

use gouji_core::{Block, BlockKind, Prose, ReportCx, Span};
use gouji_zh::Folded;

use super::mention::{is_named, mentions};

/// A line that reads as the title of a report.
#[derive(Debug, Clone)]
pub(crate) struct TitleLine {
    /// The line.
    pub span: Span,
    /// Whether it is a heading by markup.
    pub is_heading: bool,
    /// The body that it names, folded.
    pub body: Option<String>,
    /// The year that it names.
    pub year: Option<u16>,
}

/// Most blocks before the first section that are looked at.
const MOST_BLOCKS: usize = 200;
/// Longest line that can be a title, in bytes.
const LONGEST: usize = 240;

/// Lines before the first section that read as titles.
pub(crate) fn title_lines(cx: &ReportCx<'_>) -> Vec<TitleLine> {
    let first = cx.report.sections.first();
    let first = first.map_or(u32::MAX, |section| section.heading.start);
    let blocks = cx.report.document.blocks.iter();
    let before = blocks.take_while(|block| block.span.start < first);
    before
        .filter(|block| matches!(block.kind, BlockKind::Heading | BlockKind::Paragraph))
        .take(MOST_BLOCKS)
        .filter_map(|block| line(cx, block, true))
        .collect()
}

/// The titles of the page that holds the report, such as the HTML `<title>`.
pub(crate) fn page_titles(cx: &ReportCx<'_>) -> Vec<TitleLine> {
    let blocks = cx.report.document.blocks.iter();
    blocks
        .filter(|block| block.kind == BlockKind::PageTitle)
        .filter_map(|block| line(cx, block, false))
        .collect()
}

/// Whether the year in the title is the year of this report: the only title before it, or borne out
/// by the prose. A page may list the reports of other years.
pub(crate) fn is_title_sure(cx: &ReportCx<'_>, prose: &Prose, year: u16) -> bool {
    let others = |line: &TitleLine| line.year.is_some_and(|other| other != year);
    if !title_lines(cx).iter().any(others) {
        return true;
    }
    let title = cx.report.header.title;
    let is_title =
        |span: Span| title.is_some_and(|title| title.start <= span.start && span.end <= title.end);
    prose
        .paragraphs
        .iter()
        .filter(|paragraph| !is_title(paragraph.span) && paragraph.text().len() > LONGEST / 4)
        .any(|paragraph| {
            let text = paragraph.text();
            mentions(text).any(|found| found.year == year && !is_named(text, found.range.start))
        })
}

/// The body and the year of a title that a text holds.
pub(crate) fn title_of(cx: &ReportCx<'_>, text: &str) -> Option<(Option<String>, Option<u16>)> {
    let folded = Folded::squeezed(text);
    read(cx, folded.text(), false)
}

fn line(cx: &ReportCx<'_>, block: &Block, whole: bool) -> Option<TitleLine> {
    let text = cx.quote(block.span);
    // A title ends in 报告 or 年报, or 報告.
    if text.len() > LONGEST || !text.contains(['报', '報']) {
        return None;
    }
    let folded = Folded::squeezed(text);
    let (body, year) = read(cx, folded.text(), whole)?;
    Some(TitleLine {
        span: block.span,
        is_heading: block.kind == BlockKind::Heading,
        body,
        year,
    })
}

fn read(cx: &ReportCx<'_>, text: &str, whole: bool) -> Option<(Option<String>, Option<u16>)> {
    let patterns = cx.form.header.titles.iter();
    let captures = patterns
        .filter_map(|pattern| pattern.captures(text))
        .find(|captures| !whole || captures.get(0).is_some_and(|all| all.len() == text.len()))?;
    let body = captures.name("body").map(|body| body.as_str().to_owned());
    let year = captures
        .name("year")
        .and_then(|year| mentions(&format!("{}年", year.as_str())).next());
    let body = body.filter(|body| !body.is_empty());
    Some((body, year.map(|found| found.year)))
}
