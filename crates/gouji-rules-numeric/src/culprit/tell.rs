//! Reports a group of failing equations as one finding.

use std::collections::BTreeSet;

use gouji_core::{Comparison, Equation, FactId, Findings, ReportCx, Span, Words};
use rust_decimal::Decimal;

use super::Diagnosis;
use super::Trouble;
use super::evidence::evidence;
use super::figures::{comparison, plain, sum};
use super::pattern;
use super::repair::{Repair, RepairKind};
use super::wording;

/// Where an equation is reported of which no cell is known to be wrong.
type Primary<'p> = &'p dyn Fn(&Equation) -> Option<FactId>;

/// Reports a trouble by the rule of a family.
pub(crate) fn tell(
    cx: &ReportCx<'_>,
    findings: &mut Findings<'_>,
    diagnosis: &Diagnosis,
    trouble: &Trouble,
    (family, primary): (&str, Primary<'_>),
) {
    let equations: Vec<&Equation> = trouble
        .equations
        .iter()
        .map(|line| diagnosis.equation(*line))
        .filter(|equation| !trouble.repairs.is_empty() || equation.family == family)
        .collect();
    let told = match trouble.repairs.as_slice() {
        [repair] => one(cx, repair, &equations),
        [repair, other] => two(cx, [repair, other], &equations),
        repairs => many(cx, repairs, &equations, primary),
    };
    let Some((main, message, help)) = told else {
        return;
    };
    report(cx, findings, &equations, trouble, (main, message, help));
}

type Told = Option<(FactId, Words, Option<Words>)>;

/// The only repair: its first cell is the culprit.
fn one(cx: &ReportCx<'_>, repair: &Repair, equations: &[&Equation]) -> Told {
    let first = repair.changes.first()?;
    let (body, holding) = (wording::repair(cx, repair), wording::holding(equations));
    let after = match (repair.kind, repair.changes.len()) {
        (RepairKind::Cells, 2) => "两格都改后",
        (RepairKind::Cells, 3..) => "几格都改后",
        _ => "改后",
    };
    let message = Words::new(
        format!("{}：{after} {}", body.zh, holding.zh),
        format!("{}: {}", body.en, holding.en),
    );
    let help = match (repair.changes.as_slice(), first.to) {
        ([_], Some(to)) => {
            let (name, to) = (cx.fact_words(first.fact), plain(to));
            Words::new(
                format!("对照原始记录核实“{}”，属实后改为 {to}。", name.zh),
                format!(
                    "Verify {} against the records, then change it to {to}.",
                    name.en
                ),
            )
        }
        _ => Words::fixed(
            "对照原始记录核实上述各格，属实后一并改正。",
            "Verify these cells against the records, then correct them together.",
        ),
    };
    Some((first.fact, message, Some(help)))
}

/// Two repairs that nothing tells apart.
fn two(cx: &ReportCx<'_>, [one, other]: [&Repair; 2], equations: &[&Equation]) -> Told {
    let first = one.changes.first()?;
    let (a, b) = (wording::repair(cx, one), wording::repair(cx, other));
    let holding = wording::holding(equations);
    let message = Words::new(
        format!("有两种可能：①{}；②{}：任改其一，{}", a.zh, b.zh, holding.zh),
        format!("either {}, or {}: {}", a.en, b.en, holding.en),
    );
    let help = Words::fixed(
        "对照原始记录核实是哪一种，只改一处。",
        "Verify against the records which it is, and correct that one only.",
    );
    Some((first.fact, message, Some(help)))
}

/// More repairs than could be named, or none: the equations, with both readings of a total.
fn many(
    cx: &ReportCx<'_>,
    repairs: &[Repair],
    equations: &[&Equation],
    primary: Primary<'_>,
) -> Told {
    let first = equations.first()?;
    let main = primary(first)?;
    let failing = failing(cx, equations, main);
    let more = match equations {
        [equation] if !repairs.is_empty() => readings(cx, equation, repairs),
        _ => pattern::words(cx, repairs).or_else(|| few(cx, repairs)),
    };
    let more = more.unwrap_or_default();
    let gap = if more.zh.is_empty() { "" } else { "。" };
    let stop = if more.en.is_empty() { "" } else { ". " };
    Some((
        main,
        Words::new(
            format!("{}{gap}{}", failing.zh, more.zh),
            format!("{}{stop}{}", failing.en, more.en),
        ),
        None,
    ))
}

/// Each of a few repairs.
fn few(cx: &ReportCx<'_>, repairs: &[Repair]) -> Option<Words> {
    const SIGNS: [&str; 4] = ["①", "②", "③", "④"];
    if repairs.is_empty() || repairs.len() > SIGNS.len() {
        return None;
    }
    let all: Vec<Words> = repairs.iter().map(|one| wording::repair(cx, one)).collect();
    let signed = SIGNS.iter().zip(&all);
    let zh: Vec<String> = signed
        .map(|(sign, words)| format!("{sign}{}", words.zh))
        .collect();
    let en: Vec<&str> = all.iter().map(|words| &*words.en).collect();
    Some(Words::new(
        format!("有 {} 种可能：{}", all.len(), zh.join("；")),
        format!("{} ways to mend them: {}", all.len(), en.join(", or ")),
    ))
}

/// What the equations say: one with its sides, several with their differences.
fn failing(cx: &ReportCx<'_>, equations: &[&Equation], main: FactId) -> Words {
    /// More equations than this are counted.
    const NAMED: usize = 3;
    let path = &cx.form.fact(main).path;
    if let [equation] = equations {
        let Comparison {
            left,
            right,
            difference,
            ..
        } = comparison(cx, equation);
        return Words::new(
            format!(
                "{}：左边 {left}，右边 {right}，相差 {difference}",
                equation.name
            ),
            format!("{path}: left {left}, right {right}, difference {difference}"),
        );
    }
    let named = equations.iter().take(NAMED);
    let named: Vec<String> = named
        .map(|equation| {
            format!(
                "{}（相差 {}）",
                equation.name,
                comparison(cx, equation).difference
            )
        })
        .collect();
    let rest = if equations.len() > NAMED { "等" } else { "" };
    let count = equations.len();
    Words::new(
        format!("{count} 个等式不成立：{}{rest}", named.join("，")),
        format!("{path} and others: {count} equations do not hold"),
    )
}

/// Both readings of a total that is not the sum of its parts.
fn readings(cx: &ReportCx<'_>, equation: &Equation, repairs: &[Repair]) -> Option<Words> {
    let (total, parts) = match (equation.left.as_slice(), equation.right.as_slice()) {
        ([total], parts) => (*total, parts),
        (parts, [total]) => (*total, parts),
        _ => return None,
    };
    let should = sum(cx, parts);
    let more = should - sum(cx, &[total]);
    let (verb, en_verb) = match more > Decimal::ZERO {
        true => ("多记", "too high"),
        false => ("少记", "too low"),
    };
    let likely = repairs.iter().find(|repair| {
        let mut changes = repair.changes.iter();
        changes.all(|change| change.fact != total) && wording::is_slip(repair)
    });
    let (zh, en) = match likely.map(|repair| wording::repair(cx, repair)) {
        Some(words) => (
            format!("，如 {}", words.zh),
            format!(", such as {}", words.en),
        ),
        None => (String::new(), String::new()),
    };
    let (name, should, more) = (cx.fact_words(total), plain(should), plain(more.abs()));
    Some(Words::new(
        format!(
            "若各项无误，{} 应为 {should}；若总计无误，各项合计{verb} {more}{zh}",
            name.zh
        ),
        format!(
            "If the parts are right, {} should be {should}; if the total is, the parts are {more} {en_verb}{en}",
            name.en
        ),
    ))
}

fn report(
    cx: &ReportCx<'_>,
    findings: &mut Findings<'_>,
    equations: &[&Equation],
    trouble: &Trouble,
    (main, message, help): (FactId, Words, Option<Words>),
) {
    let Some(span) = cx.report.fact_span(main) else {
        return;
    };
    let said = said(cx, trouble);
    let message = match said.as_slice() {
        [] => message,
        [(_, words), ..] => Words::new(
            format!("{}；{}", message.zh, words.zh),
            format!("{}; {}", message.en, words.en),
        ),
    };
    let section = cx.form.tables[cx.form.fact(main).table].section;
    let mut finding = findings
        .report(span, message)
        .label(cx.fact_words(main))
        .section(Some(section))
        .fact(main);
    if let Some(equation) = most_telling(cx, equations) {
        finding = finding.comparison(comparison(cx, equation));
    }
    if let Some(help) = help {
        finding = finding.help(help);
    }
    for fact in operands(cx, equations, trouble) {
        let span = cx.report.fact_span(fact).filter(|_| fact != main);
        if let Some(span) = span {
            finding = finding.related(span, cx.fact_words(fact), Some(fact));
        }
    }
    for (span, _) in said {
        finding = finding.related(span, Words::fixed("正文的说法", "what the text says"), None);
    }
}

/// Where the text states what the only repair wants; else where it states the figures that others
/// would change.
fn said(cx: &ReportCx<'_>, trouble: &Trouble) -> Vec<(Span, Words)> {
    let [repair] = trouble.repairs.as_slice() else {
        return Vec::new();
    };
    let wanted = repair.changes.iter();
    let wanted: Vec<(Span, Words)> = wanted
        .filter_map(|change| evidence(cx, change.fact, change.to?))
        .collect();
    if !wanted.is_empty() {
        return wanted;
    }
    let stated = trouble.stated.iter();
    let others = Words::fixed(
        "其他改法与正文所写的数不符",
        "other repairs contradict the text",
    );
    stated
        .filter_map(|change| evidence(cx, change.fact, change.from?))
        .map(|(span, _)| (span, others.clone()))
        .collect()
}

/// The equation with the fewest figures that are not zero.
fn most_telling<'e>(cx: &ReportCx<'_>, equations: &[&'e Equation]) -> Option<&'e Equation> {
    let figures = |equation: &Equation| equation.operands().filter(|fact| adds(cx, *fact)).count();
    equations
        .iter()
        .copied()
        .min_by_key(|equation| figures(equation))
}

/// What the finding relates: first the cells that repairs change, then the operands of the
/// equations, of many only those that add something and the totals.
fn operands(cx: &ReportCx<'_>, equations: &[&Equation], trouble: &Trouble) -> Vec<FactId> {
    /// So many places can be looked at.
    const PLACES: usize = 12;
    let named = match trouble.repairs.len() {
        1 | 2 => trouble.repairs.as_slice(),
        _ => &[],
    };
    let changed = named.iter().flat_map(|repair| &repair.changes);
    let all: BTreeSet<FactId> = equations
        .iter()
        .flat_map(|equation| equation.operands())
        .collect();
    let is_total = |fact: &FactId| {
        let mut sides = equations
            .iter()
            .flat_map(|equation| [&equation.left, &equation.right]);
        sides.any(|side| side.as_slice() == [*fact])
    };
    let all_fit = all.len() <= PLACES;
    let worth = |fact: &FactId| all_fit || adds(cx, *fact) || is_total(fact);
    let mut seen = BTreeSet::new();
    changed
        .map(|change| change.fact)
        .chain(all.iter().copied().filter(worth))
        .filter(|fact| seen.insert(*fact))
        .collect()
}

fn adds(cx: &ReportCx<'_>, fact: FactId) -> bool {
    let number = cx.fact(fact).and_then(|fact| fact.value.number());
    number.is_some_and(|number| !number.is_zero())
}
