//! Sections that stand in another order than the form's.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;

rule_meta! {
    META {
        id: "text/section-order",
        title: ("部分顺序不对", "sections out of order"),
        summary: ("六个部分的先后顺序与格式不同。", "The sections stand in another order than the form's."),
        help: ("按格式的顺序调整各部分。", "Put the sections in the order of the form."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::PARTS,
        never_unable: Some(Words::fixed("顺序只看已找到的部分，总能判断", "the order of the sections that were found can always be judged")),
        docs: r"## 检查什么

已找到的各部分，先后顺序是否与格式一致。

## 为什么

格式规定了六部分的顺序。

## 例外

缺少的部分由“缺少部分”规则提示，不影响其余部分的顺序判断。

## 修改建议

按格式的顺序调整。",
    }
}

/// The rule.
pub(crate) struct SectionOrder;

impl ReportRule for SectionOrder {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for pair in cx
            .report
            .sections
            .windows(2)
            .filter(|pair| pair[1].id < pair[0].id)
        {
            let name = |id| cx.form.section(id).printed();
            let message = Words::new(
                format!("“{}”排在了“{}”之后", name(pair[1].id), name(pair[0].id)),
                format!(
                    "\"{}\" stands behind \"{}\"",
                    name(pair[1].id),
                    name(pair[0].id)
                ),
            );
            findings
                .report(pair[1].heading, message)
                .section(Some(pair[1].id))
                .related(pair[0].heading, Words::fixed("应在后面", "due later"), None);
        }
    }
}
