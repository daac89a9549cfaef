//! Titles that do not call the report an annual report.

use gouji_core::{
    Applicability, Edit, Findings, Fix, ReportCx, ReportRule, RuleMeta, Span, Words, rule_meta,
};
use gouji_zh::Folded;

use crate::basis;

rule_meta! {
    META {
        id: "text/title-wording",
        title: ("标题没有写“年度报告”", "the title does not say annual report"),
        summary: ("标题应写明是政府信息公开工作年度报告。", "The title should call the report an annual report."),
        help: ("改为“政府信息公开工作年度报告”。", "Call it 政府信息公开工作年度报告."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::ANNUAL,
        never_unable: None,
        docs: r"## 检查什么

标题里有没有“年度报告”“年报”，或者至少写明“某某年度”。写成“2023年政府信息公开工作报告”“工作情况报告”的提请核实。

## 为什么

《政府信息公开条例》规定公布的是“政府信息公开工作年度报告”；写成“工作报告”“情况报告”是通报中常见的问题，也不便检索。

## 例外

“政府信息公开年度报告”“政府信息公开工作年报”“2023年度政府信息公开工作报告”意思明确，不提示。没有找到标题的无法判断。

## 修改建议

改为“机关名称＋年度＋政府信息公开工作年度报告”。",
    }
}

/// The rule.
pub(crate) struct TitleWording;

impl ReportRule for TitleWording {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let Some(title) = cx.report.header.title else {
            findings.unable(
                Words::fixed("没有找到标题", "no title was found"),
                Vec::new(),
                None,
            );
            return;
        };
        let folded = Folded::squeezed(cx.quote(title));
        if ANNUAL.iter().any(|word| folded.text().contains(word)) {
            return;
        }
        let (at, name) = match NAMES
            .iter()
            .find_map(|name| Some((folded.text().rfind(name)?, *name)))
        {
            Some(found) => found,
            None => return,
        };
        let span = title.part(folded.place(at..at + name.len()));
        let message = Words::new(
            format!("标题写作“{name}”，没有写明是年度报告"),
            "the title does not call it an annual report".to_owned(),
        );
        let finding = findings
            .report(span, message)
            .label(Words::fixed("应为“工作年度报告”", "should be 工作年度报告"))
            .section(cx.report.sections.first().map(|section| section.id));
        if name == NAMES[0] {
            finding.fix(fix(span));
        }
    }
}

/// Words that call it a report of a year.
const ANNUAL: &[&str] = &["年度", "年报"];

/// What titles call it otherwise; the first has one right form.
const NAMES: &[&str] = &[
    "公开工作报告",
    "工作情况报告",
    "工作情况的报告",
    "公开情况报告",
    "公开情况的报告",
    "公开报告",
];

fn fix(span: Span) -> Fix {
    Fix {
        title: Words::fixed("改为“公开工作年度报告”", "change to 公开工作年度报告"),
        edits: vec![Edit {
            span,
            replacement: "公开工作年度报告".to_owned(),
        }],
        applicability: Applicability::Suggested,
    }
}
