//! One number written in two scripts.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::marks::habit::{self, Place};
use crate::marks::{numerals, passage::Passages, standard};

rule_meta! {
    META {
        id: "text/number-in-two-scripts",
        title: ("一个数字里混用汉字和阿拉伯数字", "number in two scripts"),
        summary: ("同一个数里既有汉字数字又有阿拉伯数字，或者年份里的〇写成了0、零。", "One number holds Chinese numerals and digits, or a year has 0 or 零 for 〇."),
        help: ("统一用一种写法：二〇二三年、2023年、5%、3500人。", "Write the number in one script."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::ONE_SCRIPT,
        never_unable: Some(Words::fixed("只看读到的数字，总能判断", "numbers that were read can always be judged")),
        docs: r"## 检查什么

“二0二三年”“二零二三年”“百分之5”“3千余人”“2百多件”这样的写法。整份文件只提示一条，列出各处。

## 为什么

除“万”“亿”外，同一数值不能同时用阿拉伯数字和汉字数字；编号和年份里的“0”写作“〇”。

## 例外

“3万件”“1.2亿元”“5千瓦”是对的。表格不看。

## 修改建议

统一用一种写法。数字不自动修改。",
    }
}

/// The rule.
pub(crate) struct NumberInTwoScripts;

impl ReportRule for NumberInTwoScripts {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let mut places = Vec::new();
        for passage in Passages::of(cx).sentences() {
            let found = numerals::in_two_scripts(passage.folded());
            places.extend(found.into_iter().map(|range| Place {
                span: passage.folded_span(range),
                section: passage.section,
            }));
        }
        let Some(first) = places.first() else { return };
        let quote = habit::quote(cx, first.span);
        let count = habit::counted(&places);
        let message = Words::new(
            format!("“{quote}”混用了两种数字写法{}", count.zh),
            format!("\"{quote}\" is written in two scripts{}", count.en),
        );
        habit::report(findings, &places, message, &LABEL, None);
    }
}

const LABEL: Words = Words::fixed("混用", "mixed");
