//! The statement of the statistical period.

use std::rc::Rc;

use gouji_core::{Prose, ReportCx, SectionId, Span};

use super::day::{Day, DayRange, first_range};
use super::lists::{end_of, holds};
use super::mention::{is_named, mentions};
use super::published::published_report;
use super::stretch::Stretch;

/// What a report says about its statistical period.
#[derive(Debug, Clone)]
pub(crate) enum PeriodStatement {
    /// Nothing.
    Absent,
    /// Something, but no two days that could be read.
    Told,
    /// A first and a last day.
    Range(StatedPeriod),
}

/// A statistical period with its place.
#[derive(Debug, Clone)]
pub(crate) struct StatedPeriod {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// The days as printed.
    pub span: Span,
    /// The section that it is in; none before the first.
    pub section: Option<SectionId>,
}

/// Most bytes between the word that announces the period and its first day.
const NEAR: usize = 45;

/// What the report says about its statistical period, worked out once.
pub(crate) fn period(cx: &ReportCx<'_>) -> Rc<PeriodStatement> {
    cx.memo.get(0, || read(cx, &Prose::of(cx)))
}

fn read(cx: &ReportCx<'_>, prose: &Prose) -> PeriodStatement {
    let first_section = cx.report.sections.first().map(|section| section.id);
    // Who publishes the report of a year has told which year the figures are of.
    let mut is_told = published_report(cx).is_some();
    for (index, paragraph) in prose.paragraphs.iter().enumerate() {
        let text = paragraph.text();
        let is_before = paragraph.section.is_none();
        if is_before || paragraph.section == first_section {
            let stated = (0..paragraph.clauses.len())
                .find_map(|number| stated(prose, (index, number), is_before));
            if let Some(stated) = stated {
                return PeriodStatement::Range(stated);
            }
            is_told |= says_year_of_report(text) || reflects_year(text);
            is_told |= first_range(text).is_some_and(|found| is_whole_year(&found));
        }
        is_told |= is_before && holds(text, "period.told");
        is_told |= is_announced(text) && holds(text, "period");
    }
    match is_told {
        true => PeriodStatement::Told,
        false => PeriodStatement::Absent,
    }
}

/// The period that a clause announces; before the first section, a whole year needs no
/// announcement.
fn stated(prose: &Prose, (index, number): (usize, usize), is_before: bool) -> Option<StatedPeriod> {
    let paragraph = &prose.paragraphs[index];
    let clause = &paragraph.text()[paragraph.clauses[number].range.clone()];
    let announced = is_announced(clause)
        .then(|| end_of(clause, "period"))
        .flatten();
    if announced.is_none() && !(is_before && (clause.contains('月') || clause.contains("20"))) {
        return None;
    }
    let stretch = Stretch::from(prose, index, number);
    let from = announced.unwrap_or(0);
    let found = first_range(stretch.text.get(from..)?)?;
    let is_near = announced.is_some() && found.range.start <= NEAR;
    let is_whole = is_before && is_whole_year(&found) && found.range.start < clause.len();
    let range = found.range.start + from..found.range.end + from;
    Some(StatedPeriod {
        from: found.from,
        to: found.to,
        span: stretch.span_of(range).filter(|_| is_near || is_whole)?,
        section: paragraph.section,
    })
}

/// Whether a text may hold a word that announces the period: each holds one of these.
fn is_announced(text: &str) -> bool {
    ["统计", "数据", "报告期", "报告时"]
        .iter()
        .any(|word| text.contains(word))
}

/// Whether the head of the report speaks of a body that did not exist the whole year.
pub(crate) fn is_of_new_body(cx: &ReportCx<'_>, prose: &Prose) -> bool {
    let first_section = cx.report.sections.first().map(|section| section.id);
    let head = prose
        .paragraphs
        .iter()
        .take_while(|paragraph| paragraph.section.is_none() || paragraph.section == first_section);
    head.map(gouji_core::Paragraph::text)
        .any(|text| holds(text, "new.body"))
}

/// Whether a clause says which year the report is about: 本报告反映2013年全年的情况.
fn reflects_year(text: &str) -> bool {
    holds(text, "reflecting")
        && text.split([',', '。', ';']).any(|clause| {
            clause.contains("报告")
                && end_of(clause, "reflecting").is_some_and(|end| {
                    let rest = &clause[end..];
                    mentions(rest).next().is_some_and(|found| {
                        found.range.start <= NEAR && !is_named(rest, found.range.start)
                    })
                })
        })
}

fn is_whole_year(found: &DayRange) -> bool {
    found.from.is_first() && found.to.is_last()
}

/// Whether a sentence speaks of `2013年度`; a line without marks may be the title.
fn says_year_of_report(text: &str) -> bool {
    text.contains([',', '。', ';'])
        && mentions(text).any(|found| {
            text[found.range.clone()].ends_with('度') && !is_named(text, found.range.start)
        })
}
