//! Reports that do not say which period their figures are of.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::year::{PeriodStatement, period};
use crate::{basis, place};

rule_meta! {
    META {
        id: "text/missing-period",
        title: ("没有写明统计期限", "the period is not stated"),
        summary: ("报告没有写明数据的统计期限。", "The report does not say which period its figures are of."),
        help: ("按惯例在第一部分之前写明，如“统计期限自2023年1月1日起至2023年12月31日止”。", "By custom, state the period before section one."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: basis::PERIOD,
        never_unable: None,
        docs: r"## 检查什么

报告有没有写明数据的统计期限：“统计期限”“起止时间”等词，1月1日至12月31日的起止日期，或者行文中说明是某某年度的情况。

## 为什么

多数报告在第一部分之前写明统计期限，读者据此知道数字属于哪一年。格式没有把它列为单独的部分，所以只作提示。

## 例外

用“2023年度”“报告期内”“现公布本机关2023年……年度报告”等其他话说明了的不提示。文件里没有标题的，开头可能在抄录时丢失，由“没有标题”规则提示，这里说明无法判断。

## 修改建议

在第一部分之前补一句统计期限。",
    }
}

/// The rule.
pub(crate) struct MissingPeriod;

impl ReportRule for MissingPeriod {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        if !matches!(*period(cx), PeriodStatement::Absent) {
            return;
        }
        let header = &cx.report.header;
        // A period that the reader saw elsewhere, such as in a table around the report.
        if header.period.is_some() {
            return;
        }
        let Some(title) = header.title else {
            let reason = Words::fixed(
                "没有标题，报告的开头可能没有抄录",
                "without a title, the head of the report may not have been copied",
            );
            findings.unable(reason, Vec::new(), None);
            return;
        };
        let message = Words::fixed(
            "报告没有写明数据的统计期限",
            "the report does not say which period its figures are of",
        );
        let first = cx.report.sections.first();
        findings
            .report(title, message)
            .label(Words::fixed(
                "标题之后没有统计期限",
                "no period behind the title",
            ))
            .related(
                place::start(cx.report),
                Words::fixed(
                    "统计期限通常写在此处之前",
                    "the period usually stands before this",
                ),
                None,
            )
            .section(first.map(|section| section.id));
    }
}
