//! Rows without any content at the end of a table of the form.

use gouji_core::{
    BlockKind, Findings, Item, ReportCx, ReportRule, RuleMeta, Section, Span, Words, rule_meta,
};

use crate::basis;

rule_meta! {
    META {
        id: "text/surplus-row",
        title: ("表格末尾有空行", "surplus row"),
        summary: ("格式规定的表格后面多出没有内容的空行。", "A table of the form ends in rows without content."),
        help: ("删去多出的空行；原来应有内容的，补上内容。", "Delete the rows, or fill in what belongs there."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: basis::TABLES,
        never_unable: Some(Words::fixed("没有读到的表格由“缺少表格”说明", "a table that was not read is told by another rule")),
        docs: r"## 检查什么

格式规定的表格，最后一行之后是否还有整行没有文字的行。

## 为什么

多出的空行可能是漏填的内容，也可能是套用表格时没有删去。

## 例外

表格中间的空行不算。逐格分行的文本里，空格子可能是合并的单元格，也不算。

## 修改建议

删去多出的空行。",
    }
}

/// The rule.
pub(crate) struct SurplusRow;

impl ReportRule for SurplusRow {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for section in &cx.report.sections {
            let has_table = cx
                .form
                .tables
                .iter()
                .any(|table| table.section == section.id);
            if !has_table {
                continue;
            }
            let Some((row, count)) = surplus(cx, section) else {
                continue;
            };
            let message = Words::new(
                format!("表格末尾有 {count} 个空行"),
                format!("the table ends in {count} empty rows"),
            );
            findings
                .report(row, message)
                .label(Words::fixed("在此行之后", "behind this row"))
                .section(Some(section.id));
        }
    }
}

/// How many rows at the end of the last table are empty, and the label of the row before them.
fn surplus(cx: &ReportCx<'_>, section: &Section) -> Option<(Span, usize)> {
    let blocks = &cx.report.document.blocks;
    let last = section.items.iter().rev().find_map(|item| match item {
        Item::Table(block) => Some(&blocks[*block]),
        Item::Prose(_) | Item::Picture(_) => None,
    })?;
    let BlockKind::Table(table) = &last.kind else {
        return None;
    };
    let is_empty = |row: &&Vec<_>| {
        let mut cells = row.iter();
        cells.all(|cell: &gouji_core::Cell| gouji_zh::is_blank(cx.quote(cell.span)))
    };
    let count = table.rows.iter().rev().take_while(is_empty).count();
    // A table of nothing but empty rows is no table with surplus ones.
    let row = table.rows.iter().rev().nth(count)?;
    let label = row
        .iter()
        .find(|cell| !gouji_zh::is_blank(cx.quote(cell.span)))?;
    (count > 0).then_some((label.span, count))
}
