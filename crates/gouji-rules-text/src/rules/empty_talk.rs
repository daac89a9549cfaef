//! Part five without substance.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;
use crate::part_five::{self, PartFive};

rule_meta! {
    META {
        id: "text/empty-talk",
        title: ("内容空泛", "empty talk"),
        summary: ("第五部分过短，或者全是套话。", "Part five is very short, or made of stock phrases."),
        help: ("写明具体问题、涉及的事项和单位、采取的措施和时间。", "Say which problems, about what, and what is done by when."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: basis::SUBSTANCE,
        never_unable: None,
        docs: r"## 检查什么

第五部分有没有实质内容。没有数字（年份除外），没有书名号、引号里的名称，没有一个说明具体事项的词（解读、栏目、答复、培训、更新、乡镇……），并且有下列情形之一的，给出提示：

- 不足 40 个字；
- 八成以上的字属于套话（进一步提高认识、加强组织领导、扎实推进……）。

## 为什么

空泛的问题和措施无从核对，也是通报批评的“敷衍”。

## 例外

写“无”的由其他规则提示。只要有一处具体内容，就不提示。内容是图片时无法判断。

## 修改建议

写出具体的问题和措施。",
    }
}

/// The rule.
pub(crate) struct EmptyTalk;

impl ReportRule for EmptyTalk {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let Some(part) = PartFive::of(cx, findings) else {
            return;
        };
        let message = match part_five::empty_talk(&part) {
            None => return,
            Some(part_five::EmptyTalk::Short(chars)) => Words::new(
                format!("第五部分只有 {chars} 个字"),
                format!("part five has only {chars} characters"),
            ),
            Some(part_five::EmptyTalk::Stock(share)) => Words::new(
                format!("第五部分没有具体内容，{share}% 的字属于套话"),
                format!("part five says nothing concrete; {share} % of it are stock phrases"),
            ),
        };
        findings
            .report(part.span_of(0..part.text.len()), message)
            .section(Some(part.id));
    }
}
