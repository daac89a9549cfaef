//! Rows of the form that a table does not have.

use gouji_core::{
    AlignedTable, FactId, Findings, FormRow, ReportCx, ReportRule, RowState, RuleMeta, TableState,
    Words, rule_meta,
};

use crate::{basis, place};

rule_meta! {
    META {
        id: "numeric/missing-row",
        title: ("缺少格式规定的行", "row of the form is missing"),
        summary: ("表格缺少格式规定的行。每张表合为一条。", "A table lacks rows that the form prescribes; one finding a table."),
        help: ("按格式补上缺少的行，没有发生的填 0。", "Add the missing rows as the form has them; write 0 for none."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::TABLES,
        never_unable: None,
        docs: r"## 检查什么

表二、表三、表四是否有格式规定的每一行。同一张表缺的行合为一条。

## 为什么

格式的行不能增减；缺少的行不等于 0。

## 例外

表内有读不准的行，或者有不认识的行时，缺少的行可能只是没认出来，本规则不下结论（无法判断）。
整张表都没有时由“缺少表格”规则提示。

## 修改建议

按格式补上缺少的行；没有发生的填 0。",
    }
}

/// The rule.
pub(crate) struct MissingRow;

impl ReportRule for MissingRow {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for (index, table) in cx.tables().iter().enumerate() {
            let missing = missing(cx, index, table);
            let facts = || {
                missing
                    .iter()
                    .flat_map(|row| row.1.clone())
                    .collect::<Vec<FactId>>()
            };
            let name = &cx.form.tables[index].name;
            let (zh, en) = names(&missing);
            if missing.is_empty() {
                continue;
            }
            if table.state != TableState::Aligned {
                let reason = Words::new(
                    format!("没有读到{name}"),
                    format!("table {} was not found", cx.form.tables[index].id),
                );
                findings.unable(reason, facts(), None);
            } else if let Some(span) = doubt(table) {
                let reason = Words::new(
                    format!(
                        "{name}没有认出这些行：{zh}；表内有读不准或格式外的行，可能只是没认出来"
                    ),
                    format!(
                        "rows of table {} were not recognised: {en}; other rows of it are doubtful",
                        cx.form.tables[index].id
                    ),
                );
                findings.unable(reason, facts(), Some(span));
            } else {
                let message = Words::new(
                    format!("{name}缺少 {} 行：{zh}", missing.len()),
                    format!("table lacks {} rows: {en}", missing.len()),
                );
                let section = cx.form.tables[index].section;
                let mut finding = findings
                    .report(place::of_section(cx.report, section), message)
                    .section(Some(section));
                for fact in facts() {
                    finding = finding.fact(fact);
                }
            }
        }
    }
}

/// Rows of the form without a place in the document, with their facts.
fn missing<'a>(
    cx: &ReportCx<'a>,
    index: usize,
    table: &AlignedTable,
) -> Vec<(&'a FormRow, Vec<FactId>)> {
    let mut missing = Vec::new();
    for (b, block) in cx.form.tables[index].blocks.iter().enumerate() {
        for (r, row) in block
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.is_of_form())
        {
            let stands_in = block
                .rows
                .iter()
                .enumerate()
                .any(|(other, row)| row.replaces.contains(&r) && table.row(b, other).is_some());
            if table.row(b, r).is_none() && !stands_in {
                missing.push((
                    row,
                    (0..block.columns.len())
                        .map(|column| row.fact(column))
                        .collect(),
                ));
            }
        }
    }
    missing
}

/// A row of the table that may be the missing one, unrecognised.
fn doubt(table: &AlignedTable) -> Option<gouji_core::Span> {
    let doubtful = table
        .rows
        .iter()
        .find(|row| matches!(row.state, RowState::Doubtful(_)))
        .map(|row| row.span);
    doubtful.or_else(|| table.extra_rows.first().copied())
}

fn names(missing: &[(&FormRow, Vec<FactId>)]) -> (String, String) {
    let zh: Vec<&str> = missing.iter().map(|(row, _)| row.label.as_str()).collect();
    let en: Vec<&str> = missing.iter().map(|(row, _)| row.id.as_str()).collect();
    (zh.join("、"), en.join(", "))
}
