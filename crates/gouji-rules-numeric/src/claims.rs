//! Holds what the prose says against the figures of the tables.

use gouji_core::{
    Claim, ClaimSpec, Comparison, Domain, Fact, FactId, FindingBuilder, Findings, ReportCx, Says,
    Value, Words,
};
use gouji_zh::Unit;
use rust_decimal::Decimal;

use crate::culprit::Diagnosis;

/// Most findings of a rule about claims in one report.
pub(crate) const MAX_FINDINGS: usize = 50;

/// What came of holding a claim against the tables.
pub(crate) enum Held {
    /// One of its readings is what the tables have.
    Agrees,
    /// None of them is.
    Differs(Vec<Sum>),
    /// It cannot be told, for want of these figures.
    Lacks(Vec<FactId>),
}

/// A reading of a claim with the value that the tables give it.
pub(crate) struct Sum {
    /// Its figures.
    pub(crate) facts: Vec<FactId>,
    /// Its value, in the units of prose.
    pub(crate) value: Decimal,
    /// What the last digits of the tables leave open on either side.
    slack: Decimal,
}

/// The pattern that found a claim.
pub(crate) fn spec<'a>(cx: &ReportCx<'a>, claim: &Claim) -> &'a ClaimSpec {
    &cx.form.claims.specs[claim.spec]
}

/// Holds a claim against the tables, and says which figures it was held against.
pub(crate) fn hold(cx: &ReportCx<'_>, claim: &Claim, findings: &mut Findings<'_>) -> Held {
    let scale = spec(cx, claim).scale;
    let (mut sums, mut lacking) = (Vec::new(), Vec::new());
    for reading in &claim.readings {
        match sum(cx, reading, scale) {
            Ok(sum) => sums.push(sum),
            Err(facts) => lacking.extend(facts),
        }
    }
    for sum in &sums {
        findings.compared(sum.facts.iter().copied());
    }
    if !sums.is_empty() {
        findings.compared_numbers(claim.digits);
    }
    if sums.iter().any(|sum| allows(claim, sum)) {
        return Held::Agrees;
    }
    if lacking.is_empty() {
        Held::Differs(sums)
    } else {
        lacking.sort_unstable();
        lacking.dedup();
        Held::Lacks(lacking)
    }
}

/// Whether the equations show that the cell is wrong and the claim right; the finding about them
/// quotes it.
pub(crate) fn is_told_by_sums(cx: &ReportCx<'_>, claim: &Claim, findings: &Findings<'_>) -> bool {
    let [sum] = claim.readings.as_slice() else {
        return false;
    };
    let ([fact], Says::Number(quantity)) = (sum.as_slice(), &claim.says) else {
        return false;
    };
    let runs = |rule: &str| findings.runs(rule);
    let mended = Diagnosis::of(cx).mended(*fact, &runs);
    mended.is_some_and(|value| quantity.is_exact() && quantity.number == value)
}

/// Whether a claim says a value of the tables.
fn allows(claim: &Claim, sum: &Sum) -> bool {
    match &claim.says {
        Says::None => sum.value.is_zero(),
        Says::Number(quantity) => {
            // The interval of the prose and that of the tables meet.
            let nearest = quantity
                .number
                .clamp(sum.value - sum.slack, sum.value + sum.slack);
            quantity.allows(nearest) || quantity.allows(sum.value)
        }
    }
}

/// The value of a reading.
///
/// # Errors
/// The figures that it lacks.
fn sum(cx: &ReportCx<'_>, reading: &[FactId], scale: Decimal) -> Result<Sum, Vec<FactId>> {
    let mut facts: Vec<FactId> = Vec::with_capacity(reading.len());
    for fact in reading {
        // A row that stands for others has their figures.
        let other = cx.form.replacement(*fact);
        let other = other.filter(|one| cx.fact(*fact).is_none() && cx.fact(*one).is_some());
        let fact = other.unwrap_or(*fact);
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    let (mut value, mut slack) = (Decimal::ZERO, Decimal::ZERO);
    let mut lacking = Vec::new();
    for fact in &facts {
        let domain = cx.form.fact(*fact).domain;
        match cx.fact(*fact).and_then(|one| amount(one, domain, scale)) {
            Some((number, half)) => {
                value += number;
                slack += half;
            }
            None => lacking.push(*fact),
        }
    }
    if lacking.is_empty() {
        Ok(Sum {
            facts,
            value,
            slack,
        })
    } else {
        Err(lacking)
    }
}

/// A figure in the units of prose, and half of what its last digit is worth where it is money.
fn amount(fact: &Fact, domain: Domain, scale: Decimal) -> Option<(Decimal, Decimal)> {
    let number = fact.value.number()?;
    match &fact.value {
        Value::Amount { .. } => Some((number, Decimal::ZERO)),
        // Money without a unit, in a column that prints none.
        _ if domain == Domain::Money && !number.is_zero() => None,
        _ if scale == Decimal::ONE || number.is_zero() => Some((number, Decimal::ZERO)),
        _ => {
            let step = Decimal::new(1, number.normalize().scale()) * scale;
            Some((number * scale, step / Decimal::TWO))
        }
    }
}

/// Says that a claim could not be held against the tables.
pub(crate) fn say_lacking(
    cx: &ReportCx<'_>,
    findings: &mut Findings<'_>,
    claim: &Claim,
    facts: Vec<FactId>,
) {
    let quote = cx.quote(claim.phrase);
    let Some(first) = facts.first() else { return };
    let Words { zh, en } = cx.fact_words(*first);
    let state = match cx.fact(*first).map(|fact| &fact.value) {
        None => Words::fixed("没有读到", "was not found"),
        Some(Value::Blank) => Words::fixed("是空白", "is blank"),
        Some(Value::Decimal(_) | Value::Int(_)) => Words::fixed("没有写单位", "has no unit"),
        Some(_) => Words::fixed("读不出数", "holds no number"),
    };
    let reason = Words::new(
        format!("正文写“{quote}”，{zh}{}，无法核对", state.zh),
        format!("the prose says \"{quote}\", but {en} {}", state.en),
    );
    let span = cx.report.fact_span(*first).or(Some(claim.phrase));
    findings.unable(reason, facts, span);
}

/// The figures of a reading as users read them, and their sum written out.
pub(crate) fn shown(cx: &ReportCx<'_>, claim: &Claim, sum: &Sum) -> (Words, String) {
    let values = sum.facts.iter().filter_map(|fact| {
        let number = cx.fact(*fact)?.value.number()?;
        (!number.is_zero()).then_some((*fact, number))
    });
    let terms: Vec<(FactId, Decimal)> = values.collect();
    let names: Vec<Words> = match terms.as_slice() {
        [] => sum
            .facts
            .iter()
            .take(1)
            .map(|fact| cx.fact_words(*fact))
            .collect(),
        terms => terms
            .iter()
            .take(NAMED)
            .map(|(fact, _)| cx.fact_words(*fact))
            .collect(),
    };
    let zh: Vec<&str> = names.iter().map(|one| one.zh.as_ref()).collect();
    let en: Vec<&str> = names.iter().map(|one| one.en.as_ref()).collect();
    let total = printed(claim, sum.value);
    let text = if terms.len() < 2 {
        total
    } else {
        let numbers: Vec<String> = terms
            .iter()
            .map(|(_, number)| number.normalize().to_string())
            .collect();
        format!("{} = {total}", numbers.join(" + "))
    };
    let more = if terms.len() > NAMED || (terms.is_empty() && sum.facts.len() > 1) {
        ("等", " and others")
    } else {
        ("", "")
    };
    let words = Words::new(
        format!("{}{}", zh.join("、"), more.0),
        format!("{}{}", en.join(", "), more.1),
    );
    (words, text)
}

/// A value as the claim prints its own: money in its unit.
pub(crate) fn printed(claim: &Claim, value: Decimal) -> String {
    let unit = match &claim.says {
        Says::Number(quantity) if quantity.unit == Unit::Money => quantity.word.as_str(),
        _ => "",
    };
    let worth = match unit {
        "万元" => 10_000,
        "亿元" => 100_000_000,
        "千元" => 1_000,
        "百万元" => 1_000_000,
        _ => 1,
    };
    let number = value.checked_div(Decimal::from(worth)).unwrap_or(value);
    format!("{}{unit}", number.normalize())
}

/// Figures of a sum that are named.
const NAMED: usize = 4;

/// Adds the cells and the arithmetic to a finding about a claim.
pub(crate) fn with_sums<'f>(
    cx: &ReportCx<'_>,
    finding: FindingBuilder<'f>,
    claim: &Claim,
    sums: &[Sum],
) -> FindingBuilder<'f> {
    let name = &spec(cx, claim).name;
    let mut finding = finding.section(claim.section).label(name.clone());
    for sum in sums {
        let is_told = |fact: &&FactId| {
            let number = cx.fact(**fact).and_then(|one| one.value.number());
            number.is_some_and(|number| !number.is_zero())
        };
        let mut told: Vec<FactId> = sum.facts.iter().filter(is_told).copied().collect();
        if told.is_empty() {
            told.extend(sum.facts.first());
        }
        for fact in told {
            if let Some(span) = cx.report.fact_span(fact) {
                finding = finding.related(span, cx.fact_words(fact), Some(fact));
            }
        }
    }
    let Some(first) = sums.first() else {
        return finding;
    };
    let number = claim.number();
    finding.comparison(Comparison {
        left: printed(claim, number),
        relation: "=",
        right: shown(cx, claim, first).1,
        difference: printed(claim, number - first.value),
    })
}

/// What to do, where the report covers an area and the prose may speak of one office.
pub(crate) fn help(cx: &ReportCx<'_>) -> Words {
    if covers_area(cx) {
        return Words::fixed(
            "核对台账，改正错的一处；正文如果只说政府办公室或本级，请写明范围。",
            "Check the records and mend the side that is wrong; say so if the prose speaks of one office only and not of the whole area.",
        );
    }
    Words::fixed(
        "核对台账，改正错的一处；两处的统计范围不同的，请在正文写明。",
        "Check the records and mend the side that is wrong; where the two count different things, say so in the prose.",
    )
}

/// Whether the body that reports governs an area, so that its report adds up those below it.
fn covers_area(cx: &ReportCx<'_>) -> bool {
    let Some(body) = &cx.report.header.body else {
        return false;
    };
    let governments = &cx.form.header.governments;
    // The shortest of the endings is the government itself; longer ones are its offices.
    let own = governments.iter().min_by_key(|ending| ending.len());
    own.is_some_and(|ending| body.value.ends_with(ending.as_str()))
}
