//! Titles, headings, prose and file names that speak of different report years.

use gouji_core::{
    Evidence, Findings, ReportCx, ReportRule, RuleMeta, SectionId, Span, Words, rule_meta,
};
use gouji_zh::Folded;

use crate::basis;
use crate::year::{
    PeriodStatement, is_named, mentions, openings, other_prose_year, page_titles, period,
    published_report, stem, title_lines, year_of_file_name,
};

rule_meta! {
    META {
        id: "text/year-differs",
        title: ("年度前后不一致", "report years differ"),
        summary: ("标题、网页标题、各部分标题、正文、文件名写的年度不一致。", "Title, page title, headings, prose and file name name different years."),
        help: ("核对报告是哪一年度的，把写错的一处改正。", "Check which year the report is of, and correct the wrong place."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::AGREEMENT,
        never_unable: None,
        docs: r"## 检查什么

以标题（没有写的以统计期限）的年度为准，看这些地方是不是同一年：另一行标题、网页标题、各部分的标题、开头“编制（公布）某年……年度报告”的话、正文以年份开头的句子（全部是另一年的）、文件名。

## 为什么

年度不一致，读者不知道数字属于哪一年；文件名写错还会归错档。

## 例外

统计期限与标题不一致的由“统计期限不是报告年度”规则指出。文件名里的日期、编号、发布的年份不算；所在文件夹的年份不看。第五、六部分的标题可以写下一年，也可以写上一年问题的整改。网页上其他年度报告的链接不算标题。

标题和统计期限都没有写年度的，无法判断。

## 修改建议

改正写错的年度。",
    }
}

/// The rule.
pub(crate) struct YearDiffers;

impl ReportRule for YearDiffers {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let stated = cx.report.header.year.as_ref();
        let is_stated = |evidence| matches!(evidence, Evidence::Title | Evidence::Period);
        let Some(stated) = stated.filter(|year| is_stated(year.evidence)) else {
            let reason = Words::fixed(
                "标题和统计期限都没有写年度",
                "neither title nor period states a year",
            );
            findings.unable(reason, Vec::new(), None);
            return;
        };
        let year = stated.value;
        let mut others = titles(cx, year);
        others.extend(section_headings(cx, year));
        others.extend(prose(cx, year));
        let of_file = year_of_file_name(cx.source, year);
        let Some(first) = others.first() else {
            if let Some(other) = of_file {
                let name = stem(cx.source);
                let message = Words::new(
                    format!("报告是 {year} 年度的，文件名“{name}”写的是 {other} 年"),
                    format!("the report is of {year}, its file name `{name}` says {other}"),
                );
                let label = Words::fixed("报告年度", "report year");
                findings.report(stated.span, message).label(label);
            }
            return;
        };
        let message = Words::new(
            format!(
                "报告是 {year} 年度的，{}写的是 {} 年",
                first.place.0, first.year
            ),
            format!(
                "the report is of {year}, {} says {}",
                first.place.1, first.year
            ),
        );
        let mut finding = findings
            .report(first.span, message)
            .label(Words::fixed("年度不一致", "another year"))
            .related(stated.span, Words::fixed("报告年度", "report year"), None)
            .section(first.section);
        for other in &others[1..] {
            finding = finding.related(other.span, Words::fixed(other.place.0, other.place.1), None);
        }
    }
}

/// A place that names another year.
struct Other {
    year: u16,
    span: Span,
    section: Option<SectionId>,
    place: (&'static str, &'static str),
}

/// Headings that read as titles, and the title of the page.
fn titles(cx: &ReportCx<'_>, year: u16) -> Vec<Other> {
    let title = cx.report.header.title;
    let headings = title_lines(cx).into_iter().filter(|line| line.is_heading);
    let headings = headings.map(|line| (line, ("另一行标题", "another title")));
    let pages = page_titles(cx).into_iter();
    let pages = pages.map(|line| (line, ("网页标题", "the title of the page")));
    let other = |(line, place): (crate::year::TitleLine, _)| {
        let is_own =
            title.is_some_and(|title| title.start < line.span.end && line.span.start < title.end);
        Some(Other {
            year: line.year.filter(|other| *other != year && !is_own)?,
            span: line.span,
            section: None,
            place,
        })
    };
    headings.chain(pages).filter_map(other).collect()
}

/// Headings of sections; the last ones may speak of the year after, or of how the problems of the
/// year before were dealt with.
fn section_headings(cx: &ReportCx<'_>, year: u16) -> Vec<Other> {
    let sections = cx.report.sections.iter();
    let problems = cx.section_named("s5_problems");
    let other = |section: &gouji_core::Section| {
        let folded = Folded::squeezed(cx.quote(section.heading));
        let is_last = problems.is_some_and(|problems| section.id >= problems);
        let is_due = |other: u16| is_last && (other > year || folded.text().contains("整改"));
        let mut years =
            mentions(folded.text()).filter(|found| !is_named(folded.text(), found.range.start));
        let found = years.next();
        let found = found.filter(|found| found.year != year && !is_due(found.year))?;
        let only = years.next().is_none();
        only.then(|| Other {
            year: found.year,
            span: section.heading.part(folded.place(found.range)),
            section: Some(section.id),
            place: ("部分标题", "the heading of a section"),
        })
    };
    sections.filter_map(other).collect()
}

/// The prose: the report that it says it is, and the year that its sentences begin with.
fn prose(cx: &ReportCx<'_>, year: u16) -> Vec<Other> {
    let other = |year, span, place| Other {
        year,
        span,
        section: None,
        place,
    };
    let published = published_report(cx).filter(|(other, _)| *other != year);
    let mut others: Vec<Other> = published
        .map(|(year, span)| other(year, span, ("正文", "the prose")))
        .into_iter()
        .collect();
    let body = cx.report.header.body.as_ref();
    let body = body.map(|body| body.value.as_str());
    // A period of either year settles which of the two is wrong; other rules say so.
    if let Some(found) = other_prose_year(&openings(cx), year, body)
        && !matches!(*period(cx), PeriodStatement::Range(_))
    {
        let places = found.places.into_iter();
        others.extend(places.map(|span| other(found.year, span, ("正文各句", "the prose"))));
    }
    others
}
