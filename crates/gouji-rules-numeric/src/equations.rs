//! Reports the equations that a form implies, for the rules that are each about one family.

use gouji_core::{Equation, FactId, Findings, Judgement, Relation, ReportCx, Value, Words};

use crate::culprit::{self, Diagnosis};

/// Which operand of an equation a finding points at where no cell is known to be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Primary {
    /// The first of the left side.
    Left,
    /// The first of the right side.
    Right,
}

impl Primary {
    fn of(self, equation: &Equation) -> Option<FactId> {
        let side = match self {
            Self::Left => &equation.left,
            Self::Right => &equation.right,
        };
        side.first().copied()
    }
}

/// Reports every group of failing equations with one of this family that no other rule has
/// reported; one *unable* for all of the family that lack figures, one for all that blank cells
/// leave open.
pub(crate) fn check(
    cx: &ReportCx<'_>,
    findings: &mut Findings<'_>,
    family: &str,
    primary: Primary,
) {
    let diagnosis = Diagnosis::of(cx);
    let (mut lacking, mut open) = (Vec::new(), Vec::new());
    for (equation, judgement) in diagnosis.family(family) {
        match judgement {
            Judgement::Holds => findings.compared(equation.operands()),
            Judgement::Fails { .. } => {
                findings.compared(equation.operands());
                if equation.relation != Relation::Equal {
                    report(cx, findings, equation, primary);
                }
            }
            Judgement::Open { blanks } => open.extend(blanks),
            Judgement::Lacks { facts } => lacking.extend(facts),
        }
    }
    let main = |equation: &Equation| primary.of(equation);
    for trouble in diagnosis.troubles_of(family) {
        culprit::tell(cx, findings, &diagnosis, trouble, (family, &main));
    }
    say_lacking(cx, findings, lacking);
    say_open(cx, findings, &diagnosis, open);
}

/// Reports one relation that does not hold.
fn report(cx: &ReportCx<'_>, findings: &mut Findings<'_>, equation: &Equation, primary: Primary) {
    let Some(main) = primary.of(equation) else {
        return;
    };
    let Some(span) = cx.report.fact_span(main) else {
        return;
    };
    let comparison = culprit::comparison(cx, equation);
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

fn say_open(
    cx: &ReportCx<'_>,
    findings: &mut Findings<'_>,
    diagnosis: &Diagnosis,
    mut blanks: Vec<FactId>,
) {
    blanks.sort_unstable();
    blanks.dedup();
    let Some(first) = blanks.first() else { return };
    let (zh, en) = filled(cx, diagnosis, &blanks);
    let reason = Words::new(
        format!(
            "{}等 {} 个单元格空白，补填后才能判断是否相等{zh}",
            cx.form.fact(*first).name,
            blanks.len()
        ),
        format!(
            "{} and {} more cells are blank; whether the sums agree depends on them{en}",
            cx.form.fact(*first).path,
            blanks.len() - 1
        ),
    );
    let span = cx.report.fact_span(*first);
    findings.unable(reason, blanks, span);
}

/// What the other figures leave for the blank cells, as far as they leave no choice.
fn filled(cx: &ReportCx<'_>, diagnosis: &Diagnosis, blanks: &[FactId]) -> (String, String) {
    /// More cells than this are left to the reader.
    const NAMED: usize = 3;
    let known = blanks.iter().filter_map(|fact| {
        let value = diagnosis.blank(*fact)?.normalize();
        Some((cx.fact_words(*fact), value))
    });
    let known: Vec<_> = known.collect();
    match (known.as_slice(), blanks) {
        ([], _) => (String::new(), String::new()),
        ([(_, value)], [_]) => (
            format!("；空白处按勾稽关系应为 {value}"),
            format!("; by the equations the blank cell should be {value}"),
        ),
        (known, _) => {
            let named = known.iter().take(NAMED);
            let (zh, en): (Vec<String>, Vec<String>) = named
                .map(|(name, value)| {
                    (
                        format!("{} {value}", name.zh),
                        format!("{} {value}", name.en),
                    )
                })
                .unzip();
            let rest = if known.len() > NAMED { "等" } else { "" };
            (
                format!("；空白处按勾稽关系应为：{}{rest}", zh.join("、")),
                format!(
                    "; by the equations the blank cells should be: {}",
                    en.join(", ")
                ),
            )
        }
    }
}
