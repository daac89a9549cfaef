//! 的, 地 and 得 in one another's place.

use gouji_core::{
    Applicability, Edit, Findings, Fix, Paragraph, Prose, ReportCx, ReportRule, RuleMeta, Span,
    Words, rule_meta,
};

use crate::basis;
use crate::grammar::{Slip, slips};

rule_meta! {
    META {
        id: "text/wrong-particle",
        title: ("“的、地、得”用错", "wrong particle"),
        summary: ("“的、地、得”用错，前后的词已经说明只能用另一个。", "One of 的, 地 and 得 stands where the words around it ask for another."),
        help: ("改为正确的助词。", "Write the right particle."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::LANGUAGE,
        never_unable: Some(Words::fixed("只看读到的文字，读到什么就判断什么", "what is read is judged as it is read")),
        docs: r"## 检查什么

三种前后的词已经确定的用错：

- 状语后面用了“的”或“得”：“不能很好的处理”“积极的推进改革”，应为“地”；
- 补语前面用了“的”：“做的不够”，应为“得”。

分词后看“的”前后的词：前面是“很好、积极、认真”这样的状语，后面是“推进、加强”这样不作名词用的动词并且带宾语；或者前面有“能、应当”这样后面必须是动词的词。同一种用错合为一条。

## 为什么

公文要求文字准确。

## 例外

可以读成名词短语的不算，如“提供更好的服务”“积极的推动作用”“及时的信息公开”。

## 修改建议

改为正确的助词。",
    }
}

/// The rule.
pub(crate) struct WrongParticle;

impl ReportRule for WrongParticle {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let prose = Prose::of(cx);
        let all: Vec<(&Paragraph, Slip)> = prose
            .paragraphs
            .iter()
            .flat_map(|paragraph| {
                let slips = slips(cx.knowledge, paragraph.text()).into_iter();
                slips.map(move |slip| (paragraph, slip))
            })
            .filter(|(paragraph, slip)| {
                let span = paragraph.span_of(slip.context.clone());
                !cx.knowledge.protects(cx, span)
            })
            .collect();
        for right in ["地", "得"] {
            let habit: Vec<_> = all.iter().filter(|(_, slip)| slip.right == right).collect();
            report(cx, findings, right, &habit);
        }
    }
}

/// One finding for all places that ask for the same particle.
fn report(
    cx: &ReportCx<'_>,
    findings: &mut Findings<'_>,
    right: &str,
    habit: &[&(&Paragraph, Slip)],
) {
    let Some((first, others)) = habit.split_first() else {
        return;
    };
    let context = |(paragraph, slip): &(&Paragraph, Slip)| -> Span {
        paragraph.span_of(slip.context.clone())
    };
    let (quote, count) = (cx.quote(context(first)), habit.len());
    let message = Words::new(
        format!("“{quote}”里的助词应为“{right}”，共 {count} 处"),
        format!("the particle in \"{quote}\" should be \"{right}\" ({count} times)"),
    );
    let edits = habit.iter().map(|(paragraph, slip)| Edit {
        span: paragraph.span_of(slip.particle.clone()),
        replacement: right.to_owned(),
    });
    let fix = Fix {
        title: Words::new(format!("改为“{right}”"), format!("write \"{right}\"")),
        edits: edits.collect(),
        applicability: Applicability::Suggested,
    };
    let mut finding = findings
        .report(context(first), message)
        .section(first.0.section)
        .fix(fix);
    for other in others {
        let label = Words::new(format!("应为“{right}”"), format!("should be \"{right}\""));
        finding = finding.related(context(other), label, None);
    }
}
