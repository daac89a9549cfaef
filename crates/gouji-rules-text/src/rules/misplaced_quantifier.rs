//! A quantifier behind the noun that it counts.

use gouji_core::{Findings, Prose, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;
use crate::grammar::misplaced_quantifiers;

rule_meta! {
    META {
        id: "text/misplaced-quantifier",
        title: ("“不少、许多”的位置不对", "misplaced quantifier"),
        summary: ("“部门不少工作”这样的语序，“不少”多半应在“部门”之前。", "A quantifier stands behind the noun that it most likely counts."),
        help: ("核对语序；是“不少部门”的，把“不少”移到前面。", "Check the order of the words."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: basis::LANGUAGE,
        never_unable: Some(Words::fixed("只看读到的文字，读到什么就判断什么", "what is read is judged as it is read")),
        docs: r"## 检查什么

一句的开头是“部门、单位、乡镇”这样单独的名词，紧接“不少、许多、很多、多数”，后面又是另一个名词，如“部门不少政务公开工作只能附带”。

## 为什么

这样的语序读不通，多半是“不少部门”写颠倒了。

## 例外

“部门不少，”“部门不少工作人员”“各部门许多同志”不算。

## 修改建议

核对语序。",
    }
}

/// The rule.
pub(crate) struct MisplacedQuantifier;

impl ReportRule for MisplacedQuantifier {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for paragraph in &Prose::of(cx).paragraphs {
            let clauses = paragraph.clauses.iter().map(|clause| clause.range.clone());
            for range in misplaced_quantifiers(cx.knowledge, paragraph.text(), clauses) {
                let span = paragraph.span_of(range);
                let quote = cx.quote(span);
                let message = Words::new(
                    format!("“{quote}”的语序请核实，“不少”一类的词多半应在前面"),
                    format!("verify the order of the words in \"{quote}\""),
                );
                findings.report(span, message).section(paragraph.section);
            }
        }
    }
}
