//! Rows with figures that the form does not have.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, TableState, Words, rule_meta};

use crate::basis;

rule_meta! {
    META {
        id: "numeric/unknown-row",
        title: ("格式之外的行", "row that the form does not have"),
        summary: ("表格中有格式没有的行，其中的数字没有核对。", "A table has rows that the form does not have; their figures were not checked."),
        help: ("按格式填写，不要自行增加行；确需说明的写在正文里。", "Keep to the form and add no rows; explain in the text instead."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: basis::TABLES,
        never_unable: None,
        docs: r"## 检查什么

表二、表三、表四中带数字而格式没有的行。

## 为什么

格式的行不能增减。这些行的数字没有任何规则核对，需要告诉审核人。

## 例外

没有数字的说明文字不算行。整张表没有读到时无法判断。

## 修改建议

删去自行增加的行，把内容写进正文；如果是行名写错，改为格式的行名。",
    }
}

/// The rule.
pub(crate) struct UnknownRow;

impl ReportRule for UnknownRow {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for (table, form_table) in cx.tables().iter().zip(&cx.form.tables) {
            if table.state != TableState::Aligned {
                findings.unable(
                    Words::new(
                        format!("没有读到{}", form_table.name),
                        format!("table {} was not found", form_table.id),
                    ),
                    Vec::new(),
                    None,
                );
            }
            for label in &table.extra_rows {
                let quote = cx.quote(*label);
                let message = Words::new(
                    format!(
                        "{}有格式之外的一行“{quote}”，其中的数字没有核对",
                        form_table.name
                    ),
                    format!(
                        "table {} has a row \"{quote}\" that the form does not have; its figures were not checked",
                        form_table.id
                    ),
                );
                findings
                    .report(*label, message)
                    .section(Some(form_table.section));
            }
        }
    }
}
