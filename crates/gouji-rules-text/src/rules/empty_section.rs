//! Sections with a heading and nothing under it.

use gouji_core::{
    Findings, Item, ReportCx, ReportRule, RuleMeta, Section, SectionContent, Words, rule_meta,
};

use crate::basis;

rule_meta! {
    META {
        id: "text/empty-section",
        title: ("部分没有内容", "section is empty"),
        summary: ("有标题而没有内容。", "A section has a heading and nothing under it."),
        help: ("补写这一部分的内容；第六部分没有内容的写“无”。", "Write the section; for part six write 无 where there is nothing to report."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::PARTS,
        never_unable: None,
        docs: r"## 检查什么

应写文字的部分（一、五、六）标题之下是否有文字。

## 为什么

只有标题等于没有报告。

## 例外

内容是图片时读不出，无法判断。表格部分由“缺少表格”规则检查。

## 修改建议

补写内容。",
    }
}

/// The rule.
pub(crate) struct EmptySection;

impl ReportRule for EmptySection {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for section in &cx.report.sections {
            if cx.form.section(section.id).content == SectionContent::Table || has_text(section) {
                continue;
            }
            let name = cx.form.section(section.id).printed();
            let picture = section.items.iter().find_map(|item| {
                if let Item::Picture(span) = item {
                    Some(*span)
                } else {
                    None
                }
            });
            if let Some(span) = picture {
                let reason = Words::new(
                    format!("“{name}”的内容是图片，读不出文字"),
                    format!("\"{name}\" holds a picture, which is not read"),
                );
                findings.unable(reason, Vec::new(), Some(span));
            } else {
                let message =
                    Words::new(format!("“{name}”没有内容"), format!("\"{name}\" is empty"));
                findings
                    .report(section.heading, message)
                    .section(Some(section.id));
            }
        }
    }
}

fn has_text(section: &Section) -> bool {
    section
        .items
        .iter()
        .any(|item| !matches!(item, Item::Picture(_)))
}
