//! Judges the equations that a form implies, for the rules that are each about one family.

use gouji_core::{Comparison, Equation, FactId, Findings, Judgement, ReportCx, Value, Words};
use rust_decimal::Decimal;

/// Which operand of an equation a finding points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Primary {
    /// The first of the left side.
    Left,
    /// The first of the right side.
    Right,
}

/// Judges every equation of a family; one finding for each that fails, one *unable* for all that
/// lack figures, one for all that blank cells leave open.
pub(crate) fn check(
    cx: &ReportCx<'_>,
    findings: &mut Findings<'_>,
    family: &str,
    primary: Primary,
) {
    let (mut lacking, mut open) = (Vec::new(), Vec::new());
    for equation in cx
        .form
        .equations
        .iter()
        .filter(|equation| equation.family == family)
    {
        let equation = equation.for_report(cx);
        // The rows that may stand for others are judged only where they do.
        if equation
            .operands()
            .all(|fact| cx.fact(fact).is_none() && !cx.form.row_of(fact).is_of_form())
        {
            continue;
        }
        match equation.judge(cx) {
            Judgement::Holds => findings.compared(equation.operands()),
            Judgement::Fails { left, right } => {
                findings.compared(equation.operands());
                report(cx, findings, &equation, primary, (left, right));
            }
            Judgement::Open { blanks } => open.extend(blanks),
            Judgement::Lacks { facts } => lacking.extend(facts),
        }
    }
    say_lacking(cx, findings, lacking);
    say_open(cx, findings, open);
}

fn report(
    cx: &ReportCx<'_>,
    findings: &mut Findings<'_>,
    equation: &Equation,
    primary: Primary,
    (left, right): (Decimal, Decimal),
) {
    let main = match primary {
        Primary::Left => equation.left[0],
        Primary::Right => equation.right[0],
    };
    let Some(span) = cx.report.fact_span(main) else {
        return;
    };
    let comparison = Comparison {
        left: sum_text(cx, &equation.left, left),
        relation: equation.relation.sign(),
        right: sum_text(cx, &equation.right, right),
        difference: (left - right).normalize().to_string(),
    };
    let message = Words::new(
        format!(
            "{}：左边 {}，右边 {}，相差 {}",
            equation.name, comparison.left, comparison.right, comparison.difference
        ),
        format!(
            "{}: left {}, right {}, difference {}",
            cx.form.fact(main).path,
            comparison.left,
            comparison.right,
            comparison.difference
        ),
    );
    let section = cx.form.tables[cx.form.fact(main).table].section;
    let mut finding = findings
        .report(span, message)
        .label(cx.fact_words(main))
        .section(Some(section))
        .fact(main)
        .comparison(comparison);
    for fact in equation.operands().filter(|fact| *fact != main) {
        if let Some(span) = cx.report.fact_span(fact) {
            finding = finding.related(span, cx.fact_words(fact), Some(fact));
        }
    }
}

/// A sum written out, without the figures that add nothing: `7 + 1 = 8`.
fn sum_text(cx: &ReportCx<'_>, side: &[FactId], sum: Decimal) -> String {
    let numbers = side
        .iter()
        .filter_map(|fact| cx.fact(*fact)?.value.number())
        .filter(|number| !number.is_zero());
    let terms: Vec<String> = numbers
        .map(|number| number.normalize().to_string())
        .collect();
    match terms.len() {
        0 | 1 => sum.normalize().to_string(),
        _ => format!("{} = {}", terms.join(" + "), sum.normalize()),
    }
}

fn say_lacking(cx: &ReportCx<'_>, findings: &mut Findings<'_>, mut facts: Vec<FactId>) {
    facts.sort_unstable();
    facts.dedup();
    let Some(first) = facts.first() else { return };
    let doubt = facts.iter().find_map(|fact| cx.fact(*fact)?.doubt.clone());
    let text = facts.iter().find_map(|fact| match &cx.fact(*fact)?.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let (zh, en) = match (doubt, text) {
        (Some(doubt), _) => (doubt.zh.to_string(), doubt.en.to_string()),
        (None, Some(text)) => (
            format!("单元格里是“{text}”，不是数字"),
            format!("the cell holds \"{text}\", no number"),
        ),
        (None, None) => (
            "没有读到这些数字".to_owned(),
            "these figures were not found".to_owned(),
        ),
    };
    let reason = Words::new(
        format!(
            "{}等 {} 个数字缺失或不可读：{zh}",
            cx.form.fact(*first).name,
            facts.len()
        ),
        format!(
            "{} and {} more figures are missing or unreadable: {en}",
            cx.form.fact(*first).path,
            facts.len() - 1
        ),
    );
    let span = facts.iter().find_map(|fact| cx.report.fact_span(*fact));
    findings.unable(reason, facts, span);
}

fn say_open(cx: &ReportCx<'_>, findings: &mut Findings<'_>, mut blanks: Vec<FactId>) {
    blanks.sort_unstable();
    blanks.dedup();
    let Some(first) = blanks.first() else { return };
    let reason = Words::new(
        format!(
            "{}等 {} 个单元格空白，补填后才能判断是否相等",
            cx.form.fact(*first).name,
            blanks.len()
        ),
        format!(
            "{} and {} more cells are blank; whether the sums agree depends on them",
            cx.form.fact(*first).path,
            blanks.len() - 1
        ),
    );
    let span = cx.report.fact_span(*first);
    findings.unable(reason, blanks, span);
}
