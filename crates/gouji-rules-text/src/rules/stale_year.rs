//! Years left over from the report of another year.

use gouji_core::{Evidence, Findings, Prose, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;
use crate::year::{
    Opening, is_past_statement, is_plan, is_title_sure, mentions, openings, other_prose_year, share,
};

rule_meta! {
    META {
        id: "text/stale-year",
        title: ("年份可能漏改", "year may be left over"),
        summary: ("本年度的情况或下一年的打算写的是别的年份。", "The year's own work, or a plan, is told of another year."),
        help: ("核对这一句的年份，漏改的改正；确实说的是那一年的，写明与本年度的关系。", "Check the year of the sentence."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::AGREEMENT,
        never_unable: None,
        docs: r"## 检查什么

两种情况：

- 以更早的年份开头、陈述本机关全年工作和数字的句子，如2023年度报告里的“2022年，我局共公开信息120条”；
- 第五部分以报告年度或更早的年份开头的打算，如2020年度报告里的“2020年，我局将采取以下措施”。

## 为什么

沿用上年的报告时，年份最容易漏改。

## 例外

说到别的年份往往是对的，以下都不提示：与上年比较；截至、以来、起；规划期和文件名；法律修订、平台建成、考核评估结果；整改、清理、补充公开往年的信息；同一句或后一句又说到本年度；下一年的计划。“将……作为”“将……纳入”是“把”的意思，不是打算。

标题和统计期限都没有写年度的，无法判断。

## 修改建议

核对年份，同时核对这一句的数字是不是也沿用了上年的。",
    }
}

/// The rule.
pub(crate) struct StaleYear;

/// How many years back a year may be left over.
const YEARS_BACK: u16 = 3;

impl ReportRule for StaleYear {
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
        let prose = Prose::of(cx);
        let openings = openings(cx);
        let year = stated.value;
        let body = cx
            .report
            .header
            .body
            .as_ref()
            .map(|body| body.value.as_str());
        // Where the whole prose is of another year, the title is as doubtful as the prose.
        let is_of_other = other_prose_year(&openings, year, body).is_some();
        if is_of_other && !is_borne_out(cx, year) {
            return;
        }
        let problems = cx.section_named(PROBLEMS);
        let past = openings.iter().filter(|opening| {
            (year.saturating_sub(YEARS_BACK)..year).contains(&opening.year)
                && is_past_statement(opening, body)
                && !is_beside(opening, year)
        });
        report(findings, past, year, PAST);
        let plans: Vec<&Opening> = openings
            .iter()
            .filter(|opening| {
                let is_due = (year.saturating_sub(YEARS_BACK)..=year).contains(&opening.year);
                is_due
                    && opening.section.is_some()
                    && opening.section == problems
                    && is_plan(opening)
            })
            .collect();
        if plans.is_empty() || !is_title_sure(cx, &prose, year) {
            return;
        }
        report(findings, plans.into_iter(), year, PLAN);
    }
}

/// Where plans stand.
const PROBLEMS: &str = "s5_problems";

/// What is said of statements and of plans.
type Saying = ((&'static str, &'static str), (&'static str, &'static str));

const PAST: Saying = (
    ("的情况写作", "tells of"),
    ("核对是否漏改", "is it left over?"),
);
const PLAN: Saying = (
    ("的改进打算写作", "plans for"),
    ("打算应是下一年的", "a plan should be for the year after"),
);

fn report<'a>(
    findings: &mut Findings<'_>,
    found: impl Iterator<Item = &'a Opening>,
    year: u16,
    (said, label): Saying,
) {
    let found: Vec<_> = found.collect();
    let Some((first, others)) = found.split_first() else {
        return;
    };
    let places = match others.len() {
        0 => (String::new(), String::new()),
        more => (format!("（另有 {more} 处）"), format!(" ({more} more)")),
    };
    let message = Words::new(
        format!("{year} 年度报告{} {} 年{}", said.0, first.year, places.0),
        format!("the report of {year} {} {}{}", said.1, first.year, places.1),
    );
    let mut finding = findings
        .report(first.span, message)
        .label(Words::fixed(label.0, label.1))
        .section(first.section);
    for other in others {
        finding = finding.related(other.span, Words::fixed("另一处", "another place"), None);
    }
}

/// Whether the statistical period bears the report year out.
fn is_borne_out(cx: &ReportCx<'_>, year: u16) -> bool {
    let period = cx.report.header.period.as_ref();
    period.is_some_and(|period| period.value.to.0 == year)
}

/// Whether the sentences around it tell of the report year: a series of years.
fn is_beside(opening: &Opening, year: u16) -> bool {
    let (before, behind) = &opening.neighbours;
    let names = |text: &str| mentions(text).any(|found| found.year == year);
    let goes_on = names(behind) || behind.starts_with("今年") || behind.starts_with("本年");
    goes_on || names(before) && share(before, &opening.behind, "verbs")
}
