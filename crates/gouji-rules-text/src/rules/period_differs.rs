//! Statistical periods that are not the report year.

use gouji_core::{Evidence, Findings, Prose, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;
use crate::year::{Day, PeriodStatement, is_of_new_body, is_title_sure, period};

rule_meta! {
    META {
        id: "text/period-differs",
        title: ("统计期限不是报告年度", "the period is not the report year"),
        summary: ("统计期限不是标题所写年度的1月1日至12月31日。", "The period is not 1 January to 31 December of the year in the title."),
        help: ("核对标题的年度和统计期限，改正写错的一处。", "Check the year of the title and the period, and correct the wrong one."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::ANNUAL,
        never_unable: None,
        docs: r"## 检查什么

写明的统计期限是不是标题所写年度的1月1日至12月31日。起止日期可以省略年份、日，也可以用中文数字，如“2023年1月至12月”“1月1日至12月31日”。

## 为什么

年度报告反映一个自然年度的情况；期限是上一年的，多半是沿用上年报告时漏改。

## 例外

开头说明机关是年中成立、组建、合并的，统计期限可以从年中开始。标题没有写年度、没有写统计期限、日期读不出来的，无法判断。页面上列着其他年度的报告、正文又没有印证标题年度的，也无法判断。

## 修改建议

改正统计期限或标题的年度；数字是否属于报告年度也要核对。",
    }
}

/// The rule.
pub(crate) struct PeriodDiffers;

impl ReportRule for PeriodDiffers {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let title = cx.report.header.year.as_ref();
        let Some(title) = title.filter(|year| year.evidence == Evidence::Title) else {
            let reason = Words::fixed("标题没有写年度", "the title states no year");
            findings.unable(reason, Vec::new(), None);
            return;
        };
        let prose = Prose::of(cx);
        let period = period(cx);
        let PeriodStatement::Range(stated) = &*period else {
            let reason = Words::fixed(
                "没有读到统计期限的起止日期",
                "no first and last day of a period could be read",
            );
            findings.unable(reason, Vec::new(), None);
            return;
        };
        let (from, to) = (stated.from, stated.to);
        let year = Some(title.value);
        let is_of = |day: Day, other: Day| day.year.or(other.year).or(year) == year;
        let begins = from.is_first() && is_of(from, to);
        let ends = to.is_last() && is_of(to, from);
        if begins && ends || ends && is_of(from, to) && is_of_new_body(cx, &prose) {
            return;
        }
        if !is_title_sure(cx, &prose, title.value) {
            let reason = Words::fixed(
                "文件中有几个年度的标题，无法确定报告年度",
                "the file has titles of several years",
            );
            findings.unable(reason, Vec::new(), Some(title.span));
            return;
        }
        let quote = cx.quote(stated.span);
        let message = Words::new(
            format!(
                "标题是 {} 年度，统计期限却是“{}”",
                title.value,
                quote.split_whitespace().collect::<String>()
            ),
            format!(
                "the title is of {}, the period is not that year",
                title.value
            ),
        );
        findings
            .report(stated.span, message)
            .label(Words::fixed("统计期限", "the period"))
            .related(
                title.span,
                Words::fixed("标题的年度", "year of the title"),
                None,
            )
            .section(stated.section);
    }
}
