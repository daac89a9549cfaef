//! Years shortened to two digits.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::marks::habit::{self, Place};
use crate::marks::{numerals, passage::Passages, standard};

rule_meta! {
    META {
        id: "text/two-digit-year",
        title: ("年份简写成两位", "two-digit year"),
        summary: ("年份只写了后两位，如“23年”。", "A year is shortened to its last two digits."),
        help: ("写全四位年份。", "Write the year with four digits."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::DATES,
        never_unable: None,
        docs: r"## 检查什么

“23年12月”“22年度”“23年底”这样只写后两位的年份，并且与报告年度相近。整份文件只提示一条。

## 为什么

四位数字表示的年份不应简写为两位数字。

## 例外

“近20年”“10年以来”“20年前后”是时间长度，不算；报告年度没有认出来的，无法判断。

## 修改建议

写全四位。数字不自动修改。",
    }
}

/// The rule.
pub(crate) struct TwoDigitYear;

impl ReportRule for TwoDigitYear {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let mut places = Vec::new();
        for passage in Passages::of(cx).sentences() {
            for (range, year) in numerals::short_years(passage.folded()) {
                let place = Place {
                    span: passage.folded_span(range),
                    section: passage.section,
                };
                let Some(report_year) = cx.year() else {
                    let reason = Words::fixed("没有认出报告年度", "the report year is not known");
                    findings.unable(reason, Vec::new(), Some(place.span));
                    return;
                };
                if (i32::from(report_year % 100) - year).abs() <= NEAR {
                    places.push(place);
                }
            }
        }
        let Some(first) = places.first() else { return };
        let quote = habit::quote(cx, first.span);
        let count = habit::counted(&places);
        let message = Words::new(
            format!("“{quote}”的年份只写了两位{}", count.zh),
            format!("the year of \"{quote}\" has two digits{}", count.en),
        );
        habit::report(findings, &places, message, &LABEL, None);
    }
}

/// Years from the report's within which two digits are a year.
const NEAR: i32 = 2;
const LABEL: Words = Words::fixed("年份简写", "shortened");
