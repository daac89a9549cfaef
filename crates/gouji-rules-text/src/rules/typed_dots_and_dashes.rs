//! Ellipses and dashes typed with points and hyphens.

use gouji_core::{
    Applicability, Edit, Findings, Fix, ReportCx, ReportRule, RuleMeta, Words, rule_meta,
};

use crate::marks::habit::{self, Place};
use crate::marks::{passage::Passages, standard, typed};

rule_meta! {
    META {
        id: "text/typed-dots-and-dashes",
        title: ("省略号、破折号写法不对", "typed dots and dashes"),
        summary: ("省略号写成了几个点，破折号写成了连字符。", "An ellipsis is typed with points or a dash with hyphens."),
        help: ("省略号写作“……”，破折号写作“——”。", "Write …… and ——."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::DOTS,
        never_unable: Some(Words::fixed("只看读到的标点，总能判断", "marks that were read can always be judged")),
        docs: r"## 检查什么

正文里汉字之间的“...”“。。。”“--”。整份文件只提示一条，列出各处。

## 为什么

省略号的形式是“……”，破折号的形式是“——”。

## 例外

目录里引到页码的点线、版本号、电话、英文不算。

## 修改建议

改为规定的形式。",
    }
}

/// The rule.
pub(crate) struct TypedDotsAndDashes;

/// The rule that tells doubled marks.
const DOUBLED: &str = "writing/doubled-mark";

impl ReportRule for TypedDotsAndDashes {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let tells_stops = !findings.runs(DOUBLED);
        let mut places = Vec::new();
        let mut edits = Vec::new();
        for passage in Passages::of(cx).sentences() {
            for found in typed::typed(&passage.text, tells_stops) {
                let span = passage.span_of(found.range);
                places.push(Place {
                    span,
                    section: passage.section,
                });
                edits.push(Edit {
                    span,
                    replacement: found.due.to_owned(),
                });
            }
        }
        let Some(first) = places.first() else { return };
        let (quote, due) = (habit::quote(cx, first.span), &edits[0].replacement);
        let count = habit::counted(&places);
        let message = Words::new(
            format!("“{quote}”应写作“{due}”{}", count.zh),
            format!("\"{quote}\" should be \"{due}\"{}", count.en),
        );
        let fix = Fix {
            title: Words::fixed("改为规定的形式", "write the proper mark"),
            edits,
            applicability: Applicability::Suggested,
        };
        habit::report(findings, &places, message, &LABEL, Some(fix));
    }
}

const LABEL: Words = Words::fixed("写法不对", "typed");
