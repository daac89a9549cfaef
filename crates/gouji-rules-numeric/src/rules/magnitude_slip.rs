//! Prose: a count that is a hundred times another one of the same matter.

use gouji_core::{
    Comparison, Findings, Paragraph, Prose, ReportCx, ReportRule, RuleMeta, Span, Words, rule_meta,
};

use crate::basis;
use crate::magnitude::{Counted, counts};

rule_meta! {
    META {
        id: "numeric/magnitude-slip",
        title: ("数量级可疑", "suspicious magnitude"),
        summary: ("同一句里说的是同类的事，一个数是另一个数的一百倍以上，请核实是否多写了位数或单位。", "Two counts of like matters in one sentence of which one is a hundred times the other."),
        help: ("核对数位和“万”字；口径不同的写明口径。", "Check the digits and 万; where the scopes differ, say so."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::ACCURACY,
        never_unable: Some(Words::fixed("只比较同一句里能读准的数，读不准的不下结论", "only numbers of one sentence that can be read are compared")),
        docs: r"## 检查什么

同一句里、相邻的小句中，单位相同、说法相近的两个数，大的达到小的一百倍以上，且小的不少于一百。
例如“共办结审批服务事项5970件；入驻窗口共办结行政许可和公共服务事项1008057件”。

## 为什么

多写一位、漏写小数点、把“条”写成“万条”都会使数量级出错；相近的事项相差百倍也可能是口径不同，需要说明。

## 例外

单位不同、说法没有共同的词、小的不足一百的，不比较。总数与“其中”的分项由“分项之和不符”规则核对。

## 修改建议

对照台账核对数位；两个数口径不同的，写明各自的口径。",
    }
}

/// The rule.
pub(crate) struct MagnitudeSlip;

/// How many counts before one it is held against.
const BACK: usize = 6;

impl ReportRule for MagnitudeSlip {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for paragraph in &Prose::of(cx).paragraphs {
            let counts: Vec<Counted<'_>> = counts(paragraph).collect();
            for (index, count) in counts.iter().enumerate() {
                let near = counts[..index].iter().rev().take(BACK);
                if let Some(other) = near.into_iter().find(|other| count.is_of_other_size(other)) {
                    let pair = [count, other].map(|one| paragraph.span_of(one.digits.clone()));
                    findings.compared_numbers(pair);
                    report(paragraph, count, other, findings);
                }
            }
        }
    }
}

fn report(
    paragraph: &Paragraph,
    count: &Counted<'_>,
    other: &Counted<'_>,
    findings: &mut Findings<'_>,
) {
    let (small, large) = count.by_size(other);
    let place = |one: &Counted<'_>| -> Span { paragraph.span_of(one.digits.clone()) };
    let number = |one: &Counted<'_>| one.quantity.number.normalize().to_string();
    let printed = |one: &Counted<'_>| {
        let digits = paragraph.text().get(one.digits.clone()).unwrap_or("");
        format!("{digits}{}", one.quantity.word)
    };
    let times = large.quantity.number.checked_div(small.quantity.number);
    let times = times.unwrap_or_default().round().normalize();
    let (large_text, small_text) = (printed(large), printed(small));
    let message = Words::new(
        format!("{large_text}是同一句里 {small_text} 的约 {times} 倍，请核实数位、单位或口径"),
        format!(
            "{large_text} is about {times} times the {small_text} of the same sentence; please verify"
        ),
    );
    findings.compared_numbers([place(large), place(small)]);
    let comparison = Comparison {
        left: number(large),
        relation: "≈",
        right: number(small),
        difference: (large.quantity.number - small.quantity.number)
            .normalize()
            .to_string(),
    };
    let label = Words::fixed("同一句里的另一个数", "the other number of the sentence");
    findings
        .report(place(large), message)
        .section(paragraph.section)
        .comparison(comparison)
        .related(place(small), label, None);
}
