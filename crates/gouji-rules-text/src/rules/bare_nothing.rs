//! Sections that only say 无 where content is due.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, SectionContent, Words, rule_meta};

use crate::basis;

rule_meta! {
    META {
        id: "text/bare-nothing",
        title: ("应写内容处只写“无”", "nothing where content is due"),
        summary: ("第一、第五部分只写了“无”。", "Part one or five only says 无."),
        help: ("写明实际情况：第一部分写工作情况，第五部分写问题和改进。", "Report what was done (part one), the problems and the improvements (part five)."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::PARTS,
        never_unable: None,
        docs: r"## 检查什么

第一部分（总体情况）、第五部分（存在的主要问题及改进情况）是否只写了“无”“没有”“暂无”。

## 为什么

这两部分必须有实际内容。

## 例外

第六部分写“无”是可以的。缺少这一部分时无法判断。

## 修改建议

写明实际情况。",
    }
}

/// The rule.
pub(crate) struct BareNothing;

const NOTHING: &[&str] = &[
    "无",
    "没有",
    "暂无",
    "无内容",
    "不存在",
    "无问题",
    "暂无问题",
    "没有问题",
    "不存在问题",
    "略",
    "同上",
];

impl ReportRule for BareNothing {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for id in cx
            .form
            .section_ids()
            .filter(|id| cx.form.section(*id).content == SectionContent::Prose)
        {
            let name = cx.form.section(id).printed();
            let Some(section) = cx.section(id) else {
                findings.unable(
                    Words::new(
                        format!("没有找到“{name}”"),
                        format!("\"{name}\" was not found"),
                    ),
                    Vec::new(),
                    None,
                );
                continue;
            };
            let mut prose = section.prose();
            let (Some(first), None) = (prose.next(), prose.next()) else {
                continue;
            };
            let text = cx
                .quote(first)
                .trim_matches(|ch: char| !ch.is_alphanumeric());
            if NOTHING.contains(&text) {
                let message = Words::new(
                    format!("“{name}”只写了“{text}”"),
                    format!("\"{name}\" only says \"{text}\""),
                );
                findings.report(first, message).section(Some(id));
            }
        }
    }
}
