//! Cells that were left empty, one finding a table.

use gouji_core::{FactId, Findings, ReportCx, ReportRule, RuleMeta, Value, Words, rule_meta};

use crate::basis;
use crate::culprit::Diagnosis;

rule_meta! {
    META {
        id: "numeric/blank-cell",
        title: ("空白单元格", "blank cell"),
        summary: ("表格中应填数字的单元格没有填。每张表合为一条。", "Cells of a table that should hold a figure are empty; one finding a table."),
        help: ("没有发生的填 0，不适用的填“/”，不要留空。", "Write 0 for none and / for not applicable; leave no cell empty."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::TABLES,
        never_unable: None,
        docs: r"## 检查什么

表二、表三、表四中应填数字的单元格是否留空。同一张表的空白合为一条，列出是哪些格。

## 为什么

空白分不清是“没有”还是“漏填”。空白与 0、“/”、读不出是四种不同的情况。

## 例外

整张表没有读到时无法判断。格式没有规定零值的写法，所以只提请核实。

## 修改建议

没有发生的填 0，不适用的填“/”。",
    }
}

/// The rule.
pub(crate) struct BlankCell;

/// Names of cells written out in a message; the others are counted.
const NAMED: usize = 6;

impl ReportRule for BlankCell {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for table in 0..cx.form.tables.len() {
            let of_table: Vec<FactId> = cx
                .form
                .fact_ids()
                .filter(|fact| cx.form.fact(*fact).table == table)
                .collect();
            let found = of_table
                .iter()
                .filter(|fact| cx.fact(**fact).is_some())
                .count();
            if found == 0 {
                let reason = Words::new(
                    format!("没有读到{}", cx.form.tables[table].name),
                    format!("table {} was not found", cx.form.tables[table].id),
                );
                findings.unable(reason, of_table, None);
                continue;
            }
            let is_blank = |fact: &FactId| {
                cx.fact(*fact)
                    .is_some_and(|fact| fact.value == Value::Blank)
            };
            let blanks: Vec<FactId> = of_table.into_iter().filter(is_blank).collect();
            report(cx, findings, table, &blanks, found);
        }
    }
}

fn report(
    cx: &ReportCx<'_>,
    findings: &mut Findings<'_>,
    table: usize,
    blanks: &[FactId],
    found: usize,
) {
    let Some(span) = blanks.first().and_then(|fact| cx.report.fact_span(*fact)) else {
        return;
    };
    let message = message(cx, table, blanks, found);
    let section = cx.form.tables[table].section;
    let mut finding = findings
        .report(span, message)
        .label(cx.fact_words(blanks[0]))
        .section(Some(section))
        .fact(blanks[0]);
    if let Some(help) = determined(cx, blanks) {
        finding = finding.help(help);
    }
    for fact in &blanks[1..] {
        if let Some(span) = cx.report.fact_span(*fact) {
            finding = finding.related(span, cx.fact_words(*fact), Some(*fact));
        }
    }
}

/// How many cells are blank, and which; a table of nothing but blank cells is said to be empty.
fn message(cx: &ReportCx<'_>, table: usize, blanks: &[FactId], found: usize) -> Words {
    let (name, id) = (&cx.form.tables[table].name, &cx.form.tables[table].id);
    if blanks.len() == found {
        return Words::new(
            format!("{name}整张没有填数字（{found} 个单元格都空白）"),
            format!("table {id} is empty: all of its {found} cells are blank"),
        );
    }
    let names = |get: &dyn Fn(FactId) -> String| {
        blanks
            .iter()
            .take(NAMED)
            .map(|fact| get(*fact))
            .collect::<Vec<_>>()
    };
    let more = if blanks.len() > NAMED {
        (" 等", " and others")
    } else {
        ("", "")
    };
    Words::new(
        format!(
            "{}有 {} 个单元格空白（共读到 {found} 个）：{}{}",
            name,
            blanks.len(),
            names(&|fact| cx.form.fact(fact).name.clone()).join("、"),
            more.0
        ),
        format!(
            "table {} has {} blank cells (of {found}): {}{}",
            id,
            blanks.len(),
            names(&|fact| cx.form.fact(fact).path.clone()).join(", "),
            more.1
        ),
    )
}

/// What to write where the equations tell what a blank cell should hold, and that is not 0.
fn determined(cx: &ReportCx<'_>, blanks: &[FactId]) -> Option<Words> {
    let diagnosis = Diagnosis::of(cx);
    let due = |fact: &FactId| {
        let value = diagnosis.blank(*fact).filter(|value| !value.is_zero())?;
        Some((cx.fact_words(*fact), value.normalize().to_string()))
    };
    let due: Vec<(Words, String)> = blanks.iter().filter_map(due).take(NAMED).collect();
    if due.is_empty() {
        return None;
    }
    let text = |of: &dyn Fn(&(Words, String)) -> String, with: &str| {
        due.iter().map(of).collect::<Vec<_>>().join(with)
    };
    let zh = text(&|(name, value)| format!("{} 应为 {value}", name.zh), "，");
    let en = text(
        &|(name, value)| format!("{} should be {value}", name.en),
        ", ",
    );
    Some(Words::new(
        format!("按勾稽关系，{zh}；其余没有发生的填 0，不适用的填“/”"),
        format!("by the equations {en}; write 0 for none in the others, and / for not applicable"),
    ))
}
