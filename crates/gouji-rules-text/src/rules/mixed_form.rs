//! Tables that mix rows of two forms.

use gouji_core::{AlignedRow, Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;

rule_meta! {
    META {
        id: "text/mixed-form",
        title: ("混用格式", "rows of another form"),
        summary: ("表格中有另一版格式的行。", "A table has rows of another form."),
        help: ("按本年度的格式填写这些行。", "Fill in the rows of the form that is due."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::TABLES,
        never_unable: None,
        docs: r"## 检查什么

2021年格式的表三中，“（六）其他处理”是否仍用2019年格式的一行，而没有分“逾期不补正”“逾期不缴费”“其他”三行。

## 为什么

2021年格式把这一项分成三行，合成一行看不出原因。

## 例外

没有读到表三，或者分了行而标签写法认不出来时，无法判断。计算合计时按一行计入，不会因此误报不平衡。

## 修改建议

把“其他处理”分三行填写。",
    }
}

/// The rule.
pub(crate) struct MixedForm;

impl ReportRule for MixedForm {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for (table, form_table) in cx.tables().iter().zip(&cx.form.tables) {
            let may_mix = form_table
                .blocks
                .iter()
                .flat_map(|block| &block.rows)
                .any(|row| !row.is_of_form());
            if may_mix && table.rows.is_empty() {
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
                let block = &form_table.blocks[row.block];
                let form_row = &block.rows[row.row];
                if form_row.is_of_form() {
                    continue;
                }
                let is_found = |part: &usize| {
                    let mut rows = table.rows.iter();
                    rows.any(|other| other.block == row.block && other.row == *part)
                };
                let found = form_row
                    .replaces
                    .iter()
                    .filter(|part| is_found(part))
                    .count();
                if found == form_row.replaces.len() {
                    continue;
                }
                if found > 0 || names_a_part(cx, row) {
                    let reason = Words::new(
                        format!("“{}”下分行的标签认不出来", form_row.label),
                        format!("the rows below \"{}\" could not be told", form_row.label),
                    );
                    findings.unable(reason, vec![form_row.fact(0)], Some(row.label));
                    continue;
                }
                let names: Vec<&str> = form_row
                    .replaces
                    .iter()
                    .map(|other| block.rows[*other].name.as_str())
                    .collect();
                let message = Words::new(
                    format!(
                        "“{}”用了一行，本格式应分为 {} 行：{}",
                        form_row.label,
                        names.len(),
                        names.join("、")
                    ),
                    format!(
                        "\"{}\" is one row where the form has {}",
                        form_row.label,
                        names.len()
                    ),
                );
                findings
                    .report(row.label, message)
                    .section(Some(form_table.section))
                    .fact(form_row.fact(0));
            }
        }
    }
}

/// Whether another text than its label stands in a row: the label of one of the rows that it should
/// be divided into, in words that are not the form's.
fn names_a_part(cx: &ReportCx<'_>, row: &AlignedRow) -> bool {
    let rest = cx.quote(row.span).replace(cx.quote(row.label), "");
    rest.contains(|ch: char| ('\u{4e00}'..='\u{9fff}').contains(&ch))
}
