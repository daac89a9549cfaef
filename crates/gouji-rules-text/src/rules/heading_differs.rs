//! Headings that read otherwise than the form's.

use gouji_core::{
    Applicability, Edit, Findings, Fix, ReportCx, ReportRule, RuleMeta, Words, rule_meta,
};

use crate::basis;

rule_meta! {
    META {
        id: "text/heading-differs",
        title: ("标题与格式不同", "heading differs from the form"),
        summary: ("部分标题与格式规定的不一致。", "The heading of a section reads otherwise than the form's."),
        help: ("改为格式规定的标题。", "Write the heading as the form has it."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: basis::PARTS,
        never_unable: Some(Words::fixed("只看已找到的标题，总能判断", "headings that were found can always be compared")),
        docs: r"## 检查什么

六个部分的标题是否与格式一致。空格、全角半角、繁简不算不同。

## 为什么

标题统一便于汇总和查找。

## 例外

没有找到的部分由“缺少部分”规则提示。

## 修改建议

改为格式规定的标题。",
    }
}

/// The rule.
pub(crate) struct HeadingDiffers;

impl ReportRule for HeadingDiffers {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for section in cx
            .report
            .sections
            .iter()
            .filter(|section| !section.as_printed)
        {
            let printed = cx.form.section(section.id).printed();
            let quote = cx.quote(section.heading);
            let message = Words::new(
                format!("标题“{quote}”应为“{printed}”"),
                format!("heading \"{quote}\" should be \"{printed}\""),
            );
            let fix = Fix {
                title: Words::new(
                    format!("改为“{printed}”"),
                    format!("change to \"{printed}\""),
                ),
                edits: vec![Edit {
                    span: section.heading,
                    replacement: printed,
                }],
                applicability: Applicability::Suggested,
            };
            findings
                .report(section.heading, message)
                .section(Some(section.id))
                .fix(fix);
        }
    }
}
