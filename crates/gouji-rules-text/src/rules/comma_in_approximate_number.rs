//! A comma between two numerals that tell an approximate number.

use gouji_core::{
    Applicability, Edit, Findings, Fix, ReportCx, ReportRule, RuleMeta, Words, rule_meta,
};

use crate::marks::habit::{self, Place};
use crate::marks::{numerals, passage::Passages, standard};

rule_meta! {
    META {
        id: "text/comma-in-approximate-number",
        title: ("概数中间用了顿号", "comma in an approximate number"),
        summary: ("相邻两个数字连用表示概数，中间用了顿号。", "Two neighbouring numerals tell an approximate number with a comma between."),
        help: ("删去顿号，用汉字数字，如“三四十人”。", "Leave the comma out and write Chinese numerals."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::APPROXIMATE,
        never_unable: Some(Words::fixed("只看读到的数字，总能判断", "numbers that were read can always be judged")),
        docs: r"## 检查什么

“三、四十人”“约五、六个”“近3、4个”这样表示概数的写法。整份文件只提示一条。

## 为什么

两个数字连用表示概数时，两数之间不用顿号，并采用汉字数字。

## 例外

“二、三季度”“第三、四条”“一、二级”是两件事的缩写，宜用顿号，不提示。

## 修改建议

删去顿号。",
    }
}

/// The rule.
pub(crate) struct CommaInApproximateNumber;

impl ReportRule for CommaInApproximateNumber {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let mut places = Vec::new();
        let mut edits = Vec::new();
        for passage in Passages::of(cx).sentences() {
            for found in numerals::approximate(passage.folded()) {
                places.push(Place {
                    span: passage.folded_span(found.whole),
                    section: passage.section,
                });
                if found.is_chinese {
                    edits.push(Edit {
                        span: passage.folded_span(found.comma),
                        replacement: String::new(),
                    });
                }
            }
        }
        let Some(first) = places.first() else { return };
        let quote = habit::quote(cx, first.span);
        let count = habit::counted(&places);
        let message = Words::new(
            format!("“{quote}”表示概数，中间不用顿号{}", count.zh),
            format!(
                "\"{quote}\" is an approximate number and needs no comma{}",
                count.en
            ),
        );
        let fix = (!edits.is_empty()).then(|| Fix {
            title: Words::fixed("删去顿号", "leave the comma out"),
            edits,
            applicability: Applicability::Suggested,
        });
        habit::report(findings, &places, message, &LABEL, fix);
    }
}

const LABEL: Words = Words::fixed("概数", "approximate");
