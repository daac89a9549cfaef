//! Rows that a table has twice.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, TableState, Words, rule_meta};

use crate::basis;

rule_meta! {
    META {
        id: "numeric/repeated-row",
        title: ("同一行出现两次", "row stands twice"),
        summary: ("表格中格式规定的一行出现了两次。", "A row of the form stands twice in a table."),
        help: ("删去多余的一行；两行数字不同时，先核实哪一行正确。", "Remove the surplus row; where the figures differ, find out first which is right."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::TABLES,
        never_unable: None,
        docs: r"## 检查什么

表二、表三、表四中，格式规定的一行是否出现了两次。

## 为什么

同一行两次，数字不同则不知以哪个为准，数字相同也会使合计重复。

## 例外

分页时重复的表头不算。整张表没有读到时无法判断。

## 修改建议

删去多余的一行。",
    }
}

/// The rule.
pub(crate) struct RepeatedRow;

impl ReportRule for RepeatedRow {
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
            for row in &table.rows {
                let form_row = &form_table.blocks[row.block].rows[row.row];
                let Some(repeat) = row.repeats.first() else {
                    continue;
                };
                let times = row.repeats.len() + 1;
                let message = Words::new(
                    format!(
                        "{}的“{}”一行出现了 {times} 次",
                        form_table.name, form_row.label
                    ),
                    format!(
                        "row {} of table {} stands {times} times",
                        form_row.id, form_table.id
                    ),
                );
                findings
                    .report(*repeat, message)
                    .section(Some(form_table.section))
                    .related(row.label, Words::fixed("第一次出现", "first here"), None)
                    .fact(form_row.fact(0));
            }
        }
    }
}
