//! Figures that are not of the kind their column holds, such as a fraction of an application.

use gouji_core::{
    Domain, Fact, FactId, Findings, ReportCx, ReportRule, RuleMeta, Value, Words, rule_meta,
};
use rust_decimal::Decimal;

use crate::basis;
use crate::culprit::Diagnosis;

rule_meta! {
    META {
        id: "numeric/not-a-count",
        title: ("不是合规的数字", "not a proper figure"),
        summary: ("件数应为不小于 0 的整数；增减数应为整数；金额应为不小于 0 的数。", "Counts are whole numbers from 0; changes are whole numbers; amounts are numbers from 0."),
        help: ("改为正确的数字，只写数，不写文字、百分号或公式。", "Write the right figure, without words, percent signs or formulas."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::TABLES,
        never_unable: None,
        docs: r"## 检查什么

表二、表三、表四的每一个数：

- 件数、数量：不小于 0 的整数；
- 本年增/减：整数，可带正负号；
- 收费金额、采购金额：不小于 0 的数，可带“万元”等单位。

全角数字、千位分隔、“3件”这样带量词的写法都能认，不算错。

## 为什么

件数不会是小数、负数或文字。

## 例外

空白由“空白单元格”规则提示；“/”“—”“无”视为不适用；解码损坏、读不准的单元格不计入单位的问题。

## 修改建议

核对原始台账，改成正确的数字。",
    }
}

/// The rule.
pub(crate) struct NotACount;

impl ReportRule for NotACount {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let diagnosis = Diagnosis::of(cx);
        // Where the equations tell what the cell should hold, their finding says all.
        let is_told = |id: FactId, findings: &Findings<'_>| {
            let runs = |rule: &str| findings.runs(rule);
            diagnosis.mended(id, &runs).is_some()
        };
        for table in 0..cx.form.tables.len() {
            let of_table = cx
                .report
                .facts
                .iter()
                .filter(|(id, _)| cx.form.fact(*id).table == table);
            let wrong: Vec<(FactId, &Fact)> = of_table
                .filter(|(id, fact)| !is_proper(&fact.value, cx.form.fact(*id).domain))
                .filter(|(id, _)| !is_told(*id, findings))
                .collect();
            report(cx, findings, table, &wrong);
        }
        let doubtful: Vec<FactId> = cx
            .report
            .facts
            .iter()
            .filter(|(_, fact)| fact.value == Value::Unreadable)
            .map(|(id, _)| id)
            .collect();
        if let Some(first) = doubtful.first() {
            let fact = cx.fact(*first);
            let doubt = fact.and_then(|fact| fact.doubt.clone()).unwrap_or_default();
            let reason = Words::new(
                format!("{} 个数字读不准：{}", doubtful.len(), doubt.zh),
                format!(
                    "{} figures could not be read surely: {}",
                    doubtful.len(),
                    doubt.en
                ),
            );
            findings.unable(reason, doubtful.clone(), fact.map(|fact| fact.span));
        }
    }
}

fn is_proper(value: &Value, domain: Domain) -> bool {
    let not_negative = |number: &Decimal| !number.is_sign_negative() || number.is_zero();
    match (value, domain) {
        (Value::Blank | Value::Dash | Value::Unreadable, _) | (Value::Int(_), Domain::Signed) => {
            true
        }
        (Value::Int(int), _) => *int >= 0,
        (Value::Decimal(number), Domain::Decimal | Domain::Money) => not_negative(number),
        (Value::Amount { number, .. }, Domain::Decimal | Domain::Money) => not_negative(number),
        _ => false,
    }
}

fn wanted(domain: Domain) -> Words {
    match domain {
        Domain::Count => Words::fixed("不小于 0 的整数", "a whole number from 0"),
        Domain::Signed => Words::fixed("整数", "a whole number"),
        Domain::Decimal | Domain::Money => Words::fixed("不小于 0 的数", "a number from 0"),
    }
}

/// One finding a table, since such cells come in rows.
fn report(cx: &ReportCx<'_>, findings: &mut Findings<'_>, table: usize, wrong: &[(FactId, &Fact)]) {
    let Some((id, fact)) = wrong.first() else {
        return;
    };
    let wanted = wanted(cx.form.fact(*id).domain);
    let quote = cx.quote(fact.span);
    let more = if wrong.len() > 1 {
        (
            format!("；本表共有 {} 处", wrong.len()),
            format!("; {} cells of the table in all", wrong.len()),
        )
    } else {
        (String::new(), String::new())
    };
    let message = Words::new(
        format!(
            "{}填的是“{quote}”，应为{}{}",
            cx.form.fact(*id).name,
            wanted.zh,
            more.0
        ),
        format!(
            "{} holds \"{quote}\" where {} is due{}",
            cx.form.fact(*id).path,
            wanted.en,
            more.1
        ),
    );
    let section = cx.form.tables[table].section;
    let mut finding = findings
        .report(fact.span, message)
        .label(cx.fact_words(*id))
        .section(Some(section))
        .fact(*id);
    for (id, fact) in &wrong[1..] {
        finding = finding.related(fact.span, cx.fact_words(*id), Some(*id));
    }
}
