//! Part five that names measures and no problem.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;
use crate::part_five::{PartFive, Problems, Telling};

rule_meta! {
    META {
        id: "text/measures-without-problems",
        title: ("只写措施没有问题", "measures without problems"),
        summary: ("第五部分写了改进措施，没有写本年存在的问题。", "Part five names measures and no problem of the year."),
        help: ("写明本年存在的主要问题，再写对应的改进措施。", "Name the main problems of the year, and then what is done about them."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::PART_FIVE,
        never_unable: None,
        docs: r"## 检查什么

第五部分写了改进措施，而全文没有一处说到问题或者不足。

只要有一句带着不足的意思（不够、有待、还需、差距、较少、滞后、薄弱、难以……），就算写了问题；“存在的问题：”“主要不足是”等后面写了内容的，不论怎样措辞，也算。
只说上年的问题及其整改情况，没有写本年问题的，也提请核实。

## 为什么

格式要求写“存在的主要问题”和“改进情况”两方面。

## 例外

“针对存在的问题”“补齐短板”等只是提到，没有写出是什么问题，不算。
没有第五部分、内容是图片时无法判断。

## 修改建议

补写本年存在的主要问题。",
    }
}

/// The rule.
pub(crate) struct MeasuresWithoutProblems;

impl ReportRule for MeasuresWithoutProblems {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let Some(part) = PartFive::of(cx, findings) else {
            return;
        };
        let told = |telling| part.clauses.iter().find(|one| one.telling == telling);
        let Some(measure) = told(Telling::Measure) else {
            return;
        };
        let (range, message) = match part.problems() {
            Problems::Told => return,
            Problems::OfLastYear(range) => (
                range,
                Words::fixed(
                    "第五部分只写了上年问题的改进情况，没有写本年存在的问题",
                    "part five tells what became of last year's problems, but names none of this year",
                ),
            ),
            Problems::None => (
                measure.range.clone(),
                Words::fixed(
                    "第五部分只写了措施，没有写存在的问题",
                    "part five names measures but no problem",
                ),
            ),
        };
        findings
            .report(part.span_of(range), message)
            .section(Some(part.id))
            .related(
                part.heading,
                Words::fixed(
                    "标题要求写明存在的主要问题",
                    "the heading asks for problems",
                ),
                None,
            );
    }
}
