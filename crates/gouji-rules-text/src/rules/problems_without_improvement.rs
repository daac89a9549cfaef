//! Part five that names problems and no measure of improvement.

use gouji_core::{
    Findings, Item, ReportCx, ReportRule, RuleMeta, SectionContent, Words, rule_meta,
};

use crate::basis;
use crate::measure::{self, Improvement};

rule_meta! {
    META {
        id: "text/problems-without-improvement",
        title: ("只写问题没有改进", "problems without improvement"),
        summary: ("第五部分写了问题，没有写一条改进措施。", "Part five names problems and not one measure of improvement."),
        help: ("对照每个问题写明已采取或将采取的改进措施。", "For each problem write what was or will be done about it."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::PART_FIVE,
        never_unable: None,
        docs: r"## 检查什么

第五部分“存在的主要问题及改进情况”是否至少写了一条改进措施。

按句读切分并分词判断：有“下一步”“改进措施”等引出语，或者句子以“加强、完善、建立”等动作开头。
标题里的“改进”、“有待加强”“需要完善”“落实不到位”说的是问题，不算措施。

## 为什么

格式要求问题和改进两方面都写。

## 例外

没有第五部分、内容是图片，或者有的句子可能是措施而拿不准时，无法判断；只写“无”由“应写内容处只写‘无’”规则提示。

## 修改建议

对照每个问题写明改进措施。",
    }
}

/// The rule.
pub(crate) struct ProblemsWithoutImprovement;

/// The section of problems and improvements.
const SECTION: &str = "s5_problems";
/// Shorter texts (无, 同上) are another rule's.
const LEAST_CHARS: usize = 10;

impl ReportRule for ProblemsWithoutImprovement {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let Some(id) = cx
            .section_named(SECTION)
            .filter(|id| cx.form.section(*id).content == SectionContent::Prose)
        else {
            return;
        };
        let Some(section) = cx.section(id) else {
            let name = cx.form.section(id).printed();
            findings.unable(
                Words::new(
                    format!("没有找到“{name}”"),
                    format!("\"{name}\" was not found"),
                ),
                Vec::new(),
                None,
            );
            return;
        };
        if let Some(Item::Picture(span)) = section
            .items
            .iter()
            .find(|item| matches!(item, Item::Picture(_)))
        {
            findings.unable(
                Words::fixed(
                    "第五部分含有图片，读不出其中的文字",
                    "part five holds a picture, which is not read",
                ),
                Vec::new(),
                Some(*span),
            );
            return;
        }
        let texts = || {
            section.items.iter().map(|item| match item {
                Item::Prose(span) | Item::Picture(span) => *span,
                Item::Table(block) => cx.report.document.blocks[*block].span,
            })
        };
        let chars: usize = texts().map(|span| cx.quote(span).chars().count()).sum();
        if chars < LEAST_CHARS {
            return;
        }
        let told: Vec<_> = texts()
            .map(|span| (span, measure::find(cx.quote(span))))
            .collect();
        if told.iter().any(|(_, told)| *told == Improvement::Named) {
            return;
        }
        let doubtful = told.iter().find_map(|(span, told)| match told {
            Improvement::Doubtful(range) => Some(span.part(range.clone())),
            Improvement::Named | Improvement::None => None,
        });
        if let Some(span) = doubtful {
            let quote = cx.quote(span);
            let reason = Words::new(
                format!("“{quote}”可能是改进措施，请人工判断"),
                format!("\"{quote}\" may be a measure; a person should decide"),
            );
            findings.unable(reason, Vec::new(), Some(span));
            return;
        }
        let last = texts().next_back().unwrap_or(section.heading);
        let end = last_clause(cx.quote(last));
        let message = Words::fixed(
            "第五部分只写了存在的问题，没有写改进措施",
            "part five names problems but no measure of improvement",
        );
        findings
            .report(last.part(end), message)
            .label(Words::fixed(
                "到此结束，没有改进措施",
                "ends here without a measure",
            ))
            .section(Some(id))
            .related(
                section.heading,
                Words::fixed("标题要求写明改进情况", "the heading asks for improvements"),
                None,
            );
    }
}

/// The end of the section, which the missing measures should follow.
fn last_clause(text: &str) -> std::ops::Range<usize> {
    gouji_zh::clauses(text)
        .last()
        .map_or(0..text.len(), |clause| clause.range)
}
