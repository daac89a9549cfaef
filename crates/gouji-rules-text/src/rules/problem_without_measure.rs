//! Single problems of part five that no measure answers.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;
use crate::part_five::{PartFive, unanswered};

rule_meta! {
    META {
        id: "text/problem-without-measure",
        title: ("有的问题没有对应措施", "problem without a measure"),
        summary: ("第五部分逐条列出的问题中，有的找不到对应的改进措施。", "Of the problems that part five lists, some have no measure."),
        help: ("为这一问题补写改进措施；措施已经写了而说法不同的，不必修改。", "Write what was or will be done about this problem; nothing need change if a measure is there in other words."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: basis::PART_FIVE,
        never_unable: None,
        docs: r"## 检查什么

第五部分逐条列出的问题（一是……，（一）……，1.……），是否都有改进措施。认两种写法：

- 每条先写问题、再写措施：多数条目都这样写时，只有问题的条目给出提示。
- 先列问题，再写措施：后面的话按句读逐句计算，不少于问题的，视为都有措施；较少的，某个问题的主题词（培训、解读、平台、更新、依申请……）和用词在后文都没有出现，给出提示。

## 为什么

格式要求问题和改进两方面都写；问题没有下文，是通报中常见的缺陷。

## 例外

问题没有分条写、措施逐项回应全部问题（逐项整改、举一反三、上述短板均已补上）、有的话可能是措施而拿不准的，不提示。
不针对任何一个问题的措施（加强组织领导）可以抵一个问题。
完全没有措施由“只写问题没有改进”规则提示；自述泄露信息的由“自述泄露信息而没有补救”规则提示；内容是图片或者表格时无法判断。

## 修改建议

逐条核对，补写缺少的措施。",
    }
}

/// The rule.
pub(crate) struct ProblemWithoutMeasure;

impl ReportRule for ProblemWithoutMeasure {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let Some(part) = PartFive::of(cx, findings) else {
            return;
        };
        if part.has_table {
            let reason = Words::fixed(
                "第五部分含有表格，分不清哪条措施对应哪个问题",
                "part five holds a table; which measure answers which problem cannot be told",
            );
            findings.unable(reason, Vec::new(), Some(part.heading));
            return;
        }
        let Some(unanswered) = unanswered(&part) else {
            return;
        };
        let mut spans = unanswered
            .problems
            .iter()
            .map(|range| part.span_of(range.clone()));
        let Some(first) = spans.next() else {
            return;
        };
        let message = match unanswered.problems.len() {
            1 => Words::fixed(
                "这个问题没有找到对应的改进措施",
                "no measure was found for this problem",
            ),
            count => Words::new(
                format!("有 {count} 个问题没有找到对应的改进措施"),
                format!("no measure was found for {count} of the problems"),
            ),
        };
        let label = || Words::fixed("没有对应的措施", "no measure answers this");
        let mut finding = findings
            .report(first, message)
            .label(label())
            .section(Some(part.id));
        for span in spans {
            finding = finding.related(span, label(), None);
        }
        let place = part.span_of(unanswered.place);
        finding.related(
            place,
            Words::fixed("措施写在这里", "the measures stand here"),
            None,
        );
    }
}
