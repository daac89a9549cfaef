//! A character too many before a verb.

use gouji_core::{Findings, Prose, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;
use crate::grammar::strays;

rule_meta! {
    META {
        id: "text/stray-character",
        title: ("多字", "stray character"),
        summary: ("“有的排挂靠于”这样，动词前面多出一个不相干的字。", "A character that fits nothing stands before a verb."),
        help: ("核对原文，删去多出的字。", "Check the text and delete the character."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: basis::LANGUAGE,
        never_unable: Some(Words::fixed("只看读到的文字，读到什么就判断什么", "what is read is judged as it is read")),
        docs: r"## 检查什么

“有的、有些、部分、个别、少数”后面紧接一个只能带事物的单字动词（排、放、摆、搬等），再接一个双字动词和“于、在、到、着、了”，如“有的排挂靠于”。分词后这个字不与前后成词的才算。

## 为什么

多半是打字时多出来的字。

## 例外

与前后成词的不算，如“部分排查出来的”“有的放到”。

## 修改建议

核对原文，删去多出的字。",
    }
}

/// The rule.
pub(crate) struct StrayCharacter;

impl ReportRule for StrayCharacter {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for paragraph in &Prose::of(cx).paragraphs {
            for range in strays(cx.knowledge, paragraph.text()) {
                let span = paragraph.span_of(range);
                let quote = cx.quote(span);
                let message = Words::new(
                    format!("“{quote}”与前后的词搭不上，可能是多出来的字"),
                    format!("\"{quote}\" fits none of the words around it"),
                );
                findings.report(span, message).section(paragraph.section);
            }
        }
    }
}
