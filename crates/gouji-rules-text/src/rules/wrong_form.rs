//! Reports on a form that is not the one due for their year.

use gouji_core::{Findings, Recognition, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;

rule_meta! {
    META {
        id: "text/wrong-form",
        title: ("用错格式", "wrong form"),
        summary: ("报告年度应使用另一版格式。", "Another form is due for the report year."),
        help: ("改用该年度适用的格式重新填报。", "Report again on the form that is due for the year."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::FORMS,
        never_unable: None,
        docs: r"## 检查什么

按表格的栏目识别报告用的是哪一版格式，与报告年度应使用的格式比较。识别不看文件名和年份。

## 为什么

2019、2020年度报告用国办公开办函〔2019〕60号的格式（试行），2021年度起用国办公开办函〔2021〕30号的格式。

## 例外

报告年度无法确定时无法判断。

## 修改建议

改用该年度适用的格式。",
    }
}

/// The rule.
pub(crate) struct WrongForm;

impl ReportRule for WrongForm {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        if matches!(
            cx.report.recognition,
            Recognition::Year | Recognition::Given
        ) {
            let reason = Words::fixed(
                "格式不是从内容识别的",
                "the form was not told by the content",
            );
            findings.unable(reason, Vec::new(), None);
            return;
        }
        let Some(year) = &cx.report.header.year else {
            findings.unable(
                Words::fixed(
                    "无法确定报告年度",
                    "the report year could not be established",
                ),
                Vec::new(),
                None,
            );
            return;
        };
        let Some(due) = cx.form.header.due(year.value) else {
            let reason = Words::new(
                format!("不知道 {} 年度应使用哪版格式", year.value),
                format!("no form is known for {}", year.value),
            );
            findings.unable(reason, Vec::new(), Some(year.span));
            return;
        };
        if due.form == cx.form.id {
            return;
        }
        let message = Words::new(
            format!(
                "{} 年度报告用的是{}，应使用{}规定的格式",
                year.value, cx.form.name.zh, due.basis.number
            ),
            format!(
                "the report for {} is on {}; due is the form of {}",
                year.value, cx.form.id, due.basis.number
            ),
        );
        let table = cx.tables().iter().find_map(|table| table.span);
        let mut finding = findings
            .report(year.span, message)
            .label(Words::fixed("报告年度", "report year"));
        if let Some(row) = cx.tables().iter().find_map(|table| table.rows.first()) {
            finding = finding.related(
                row.label,
                Words::new(
                    format!("{}的表格", cx.form.name.zh),
                    format!("table of {}", cx.form.id),
                ),
                None,
            );
        }
        let section = table.and_then(|_| cx.form.tables.first().map(|table| table.section));
        finding.section(section.or_else(|| cx.report.sections.first().map(|section| section.id)));
    }
}
