//! Sections of the form that a report does not have.

use gouji_core::{Findings, GapKind, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::{basis, place};

rule_meta! {
    META {
        id: "text/missing-section",
        title: ("缺少部分", "section is missing"),
        summary: ("报告缺少格式规定的部分。", "A section that the form prescribes is missing."),
        help: ("按格式补上这一部分；没有内容的写明“无”。", "Add the section as the form has it; write 无 where there is nothing to report."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::PARTS,
        never_unable: None,
        docs: r"## 检查什么

报告是否有格式规定的六个部分。标题的常见变体都能认；表格里“一、本年新收……”这样的行不会当成标题。

## 为什么

六部分是格式的正文结构，缺一不可。

## 例外

文件过大只读了前一部分时无法判断。

## 修改建议

按格式补上缺少的部分。第六部分没有内容的写“无”。",
    }
}

/// The rule.
pub(crate) struct MissingSection;

/// With fewer sections found, the headings are rather unknown than missing.
const LEAST_FOUND: usize = 2;

impl ReportRule for MissingSection {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let missing: Vec<_> = cx
            .form
            .section_ids()
            .filter(|id| cx.section(*id).is_none())
            .collect();
        if missing.is_empty() {
            return;
        }
        if let Some(gap) = cx
            .report
            .document
            .gaps
            .iter()
            .find(|gap| gap.kind == GapKind::Limit)
        {
            findings.unable(gap.reason.clone(), Vec::new(), gap.span);
            return;
        }
        if cx.report.sections.len() < LEAST_FOUND {
            let reason = Words::fixed(
                "几乎没有认出各部分的标题，可能标题写法特殊，请人工核对",
                "hardly any heading was recognised; they may be written in a way of their own",
            );
            findings.unable(reason, Vec::new(), None);
            return;
        }
        for id in missing {
            let section = cx.form.section(id);
            let message = Words::new(
                format!("缺少“{}”", section.printed()),
                format!("section \"{}\" is missing", section.printed()),
            );
            findings
                .report(place::before(cx.report, id), message)
                .label(Words::fixed("应在其后", "due behind this"))
                .section(Some(id));
        }
    }
}
