//! Two places of the prose that say different things of one figure.

use std::collections::BTreeMap;

use gouji_core::{
    Claim, Claims, Comparison, FactId, Findings, ReportCx, ReportRule, RuleMeta, Says, Span, Words,
    rule_meta,
};
use rust_decimal::Decimal;

use crate::basis;
use crate::claims::{self, MAX_FINDINGS};
use crate::same_words::{self, Stated};

rule_meta! {
    META {
        id: "numeric/prose-contradicts-itself",
        title: ("正文前后不一致", "prose contradicts itself"),
        summary: ("正文几处说同一个数字，应说得一样。", "Where the prose states a figure more than once, it states it alike."),
        help: ("核对台账，把几处改成一样；统计范围不同的，请写明。", "Check the records and state it alike; say so where the places count different things."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::TABLES,
        never_unable: Some(Words::fixed("只比较正文里的说法，不需要表格的数字", "it compares what the prose says and needs no figure of a table")),
        docs: r"## 检查什么

正文几处说同一个数字的（新收申请、办结、行政复议等），后一处与第一处对照：数不一样，或者一处说没有、一处说有，就报。与表格无关的数（全年举办培训 2 次），在两处用同样的话说到全年、数却不同的，也报。

## 为什么

同一个数字前后两样，至少有一处是错的。

## 例外

约数允许的范围有重叠的不算。只说一部分、一种渠道、别的年份、别的机关的不对照。

## 修改建议

核对台账，把几处改成一样；统计范围不同的，在正文写明。",
    }
}

/// The rule.
pub(crate) struct ProseContradictsItself;

impl ReportRule for ProseContradictsItself {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let claims = Claims::of(cx);
        let mut first: BTreeMap<&[Vec<FactId>], &Claim> = BTreeMap::new();
        let mut told: Vec<Span> = Vec::new();
        for claim in claims.sure() {
            let Some(before) = first.get(claim.readings.as_slice()) else {
                first.insert(&claim.readings, claim);
                continue;
            };
            findings.compared_numbers([before.digits, claim.digits].into_iter().flatten());
            if told.len() < MAX_FINDINGS && !meet(before, claim) {
                let name = &claims::spec(cx, claim).name;
                report(cx, findings, name, &stated(before), &stated(claim));
                told.extend(claim.digits);
            }
        }
        for (before, here) in same_words::differing(cx).into_iter().take(MAX_FINDINGS) {
            findings.compared_numbers([before.digits, here.digits]);
            if !told.contains(&here.digits) {
                report(cx, findings, &SAME_WORDS, &before, &here);
            }
        }
    }
}

/// What two statements in the same words are about.
const SAME_WORDS: Words = Words::fixed("同一说法", "the same statement");

fn stated(claim: &Claim) -> Stated {
    Stated {
        phrase: claim.phrase,
        digits: claim.digits.unwrap_or(claim.phrase),
        number: claim.number(),
        section: claim.section,
    }
}

/// Whether one value fits both.
fn meet(one: &Claim, other: &Claim) -> bool {
    let bounds = |claim: &Claim| -> (Option<Decimal>, Option<Decimal>) {
        match &claim.says {
            Says::None => (Some(Decimal::ZERO), Some(Decimal::ZERO)),
            Says::Number(quantity) => {
                let half = if quantity.step > Decimal::ONE || quantity.step.scale() > 0 {
                    quantity.step / Decimal::TWO
                } else {
                    Decimal::ZERO
                };
                (
                    quantity.low.map(|low| low - half),
                    quantity.high.map(|high| high + half),
                )
            }
        }
    };
    let ((low, high), (other_low, other_high)) = (bounds(one), bounds(other));
    let fits = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
        (Some(low), Some(high)) => low <= high,
        _ => true,
    };
    fits(low, other_high) && fits(other_low, high)
}

fn report(
    cx: &ReportCx<'_>,
    findings: &mut Findings<'_>,
    name: &Words,
    before: &Stated,
    here: &Stated,
) {
    let (earlier, later) = (cx.quote(before.phrase), cx.quote(here.phrase));
    let message = Words::new(
        format!("{}前后不一致：前面写“{earlier}”，这里写“{later}”", name.zh),
        format!(
            "{} is given in two ways: \"{earlier}\" before, \"{later}\" here",
            name.en
        ),
    );
    findings
        .report(here.digits, message)
        .label(name.clone())
        .section(here.section)
        .related(before.digits, name.clone(), None)
        .comparison(Comparison {
            left: here.number.normalize().to_string(),
            relation: "=",
            right: before.number.normalize().to_string(),
            difference: (here.number - before.number).normalize().to_string(),
        });
}
