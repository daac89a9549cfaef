//! Tables of the form that a report does not have as text.

use gouji_core::{Findings, GapKind, ReportCx, ReportRule, RuleMeta, TableState, Words, rule_meta};

use crate::{basis, place};

rule_meta! {
    META {
        id: "text/missing-table",
        title: ("缺少表格", "table is missing"),
        summary: ("应有表格的部分没有可读的表格。", "A section that should hold a table has none that can be read."),
        help: ("按格式填写表格，以文字形式发布，不要用图片。", "Fill in the table of the form and publish it as text, not as a picture."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::TABLES,
        never_unable: None,
        docs: r"## 检查什么

第二、三、四部分是否有格式规定的表格。

## 为什么

表格是年度报告的主体；图片里的数字无法核对，也不便公众使用。

## 例外

有表格而认不出任何一行时无法判断，并说明看到了什么。抄录、转存可能丢失表格，所以只提请核实。

## 修改建议

核对原件；确实没有表格或以图片发布的，改为文字表格。",
    }
}

/// The rule.
pub(crate) struct MissingTable;

impl ReportRule for MissingTable {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let gaps = &cx.report.document.gaps;
        let cut = gaps.iter().find(|gap| gap.kind == GapKind::Limit);
        for (table, form_table) in cx.tables().iter().zip(&cx.form.tables) {
            let heading = cx
                .section(form_table.section)
                .map(|section| section.heading);
            match &table.state {
                TableState::Aligned => {}
                TableState::Unaligned(reason) => {
                    findings.unable(reason.clone(), Vec::new(), heading)
                }
                TableState::Picture(span) => {
                    let message = Words::new(
                        format!("{}是图片，其中的数字无法核对", form_table.name),
                        format!(
                            "table {} is a picture; its figures cannot be checked",
                            form_table.id
                        ),
                    );
                    findings
                        .report(*span, message)
                        .section(Some(form_table.section));
                }
                TableState::Absent if cut.is_some() => {
                    let reason = cut.map(|gap| gap.reason.clone()).unwrap_or_default();
                    findings.unable(reason, Vec::new(), heading);
                }
                TableState::Absent => {
                    let message = Words::new(
                        format!("没有找到{}", form_table.name),
                        format!("table {} was not found", form_table.id),
                    );
                    let place =
                        heading.unwrap_or_else(|| place::before(cx.report, form_table.section));
                    findings
                        .report(place, message)
                        .section(Some(form_table.section));
                }
            }
        }
    }
}
