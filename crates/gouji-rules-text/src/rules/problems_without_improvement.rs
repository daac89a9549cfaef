//! Part five that names problems and no measure of improvement.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;
use crate::part_five::{PartFive, Problems, Telling, intent};

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
只要有一处说到将要做、已经做什么（将、已、责令、解决、整改、举措、下一年度……），或者问题之后另有一句没有说问题的话，就不下结论，请人判断。

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

impl ReportRule for ProblemsWithoutImprovement {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let Some(part) = PartFive::of(cx, findings) else {
            return;
        };
        if part.tells(Telling::Measure) {
            return;
        }
        let next_year = cx
            .year()
            .map(|year| format!("{}年", year.saturating_add(1)));
        if let Some(range) = intent(&part, next_year.as_deref()) {
            let span = part.span_of(range);
            let quote = cx.quote(span);
            let reason = Words::new(
                format!("“{quote}”可能是改进措施，请人工判断"),
                format!("\"{quote}\" may be a measure; a person should decide"),
            );
            findings.unable(reason, Vec::new(), Some(span));
            return;
        }
        // The measures should follow the last problem.
        let is_problem = |telling| telling == Telling::Problem;
        let last = part.clauses.iter().rfind(|one| is_problem(one.telling));
        let Some(last) = last.filter(|_| part.problems() != Problems::None) else {
            return;
        };
        let last = part.span_of(last.range.clone());
        let message = Words::fixed(
            "第五部分只写了存在的问题，没有写改进措施",
            "part five names problems but no measure of improvement",
        );
        findings
            .report(last, message)
            .label(Words::fixed(
                "最后一个问题，后面没有改进措施",
                "the last problem, and no measure behind it",
            ))
            .section(Some(part.id))
            .related(
                part.heading,
                Words::fixed("标题要求写明改进情况", "the heading asks for improvements"),
                None,
            );
    }
}
