//! Marks behind （一）, 一是 and 第一 that do not belong there.

use gouji_core::{
    Applicability, Edit, Findings, Fix, ReportCx, ReportRule, RuleMeta, Words, rule_meta,
};

use crate::marks::habit::{self, Place};
use crate::marks::{ordinals, passage::Passages, standard};

rule_meta! {
    META {
        id: "text/wrong-mark-after-ordinal",
        title: ("序次语后的标点不对", "wrong mark after an ordinal"),
        summary: ("“（一）”“一是”后面用了点号，或“第一”后面用了顿号。", "A mark stands behind （一） or 一是, or an enumeration comma behind 第一."),
        help: ("“（一）”“一是”后面不用标点，“第一”“首先”后面用逗号。", "Leave the mark out behind （一） and 一是; write a comma behind 第一."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::ORDINALS,
        never_unable: Some(Words::fixed("只看读到的标点，总能判断", "marks that were read can always be judged")),
        docs: r"## 检查什么

段落或分句开头的“（一）、”“（1）．”“一是、”“二是：”“第一、”“首先、”。整份文件只提示一条，列出各处。

## 为什么

加括号的序次语后面不用任何点号；“一是”这样叙述性较强的序次语后不用标点；“第一”“首先”后用逗号。

## 例外

“（一）、（二）项”“第一、二季度”“第一、第二产业”是并列，不算。“一、”“1.”“1、”不看。

## 修改建议

删去或改为逗号。",
    }
}

/// The rule.
pub(crate) struct WrongMarkAfterOrdinal;

impl ReportRule for WrongMarkAfterOrdinal {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let mut places = Vec::new();
        let mut edits = Vec::new();
        for passage in &Passages::of(cx).0 {
            for found in ordinals::wrong_marks(&passage.text) {
                places.push(Place {
                    span: passage.span_of(found.whole),
                    section: passage.section,
                });
                edits.push(Edit {
                    span: passage.span_of(found.mark),
                    replacement: found.due.to_owned(),
                });
            }
        }
        let Some(first) = places.first() else { return };
        let quote = habit::quote(cx, first.span);
        let count = habit::counted(&places);
        let message = Words::new(
            format!("“{quote}”序次语后面的标点不对{}", count.zh),
            format!("wrong mark behind the ordinal in \"{quote}\"{}", count.en),
        );
        let fix = Fix {
            title: Words::fixed("改正标点", "correct the mark"),
            edits,
            applicability: Applicability::Suggested,
        };
        habit::report(findings, &places, message, &LABEL, Some(fix));
    }
}

const LABEL: Words = Words::fixed("标点不对", "wrong mark");
