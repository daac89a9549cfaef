//! Chinese and Arabic numerals for like things side by side.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::marks::habit::{self, Place};
use crate::marks::{numerals, passage::Passages, standard};

rule_meta! {
    META {
        id: "text/mixed-numerals",
        title: ("同类数字写法不一", "numerals of both scripts side by side"),
        summary: ("并列的同类数量，有的用阿拉伯数字，有的用汉字。", "Like quantities of one list stand in digits and in Chinese numerals."),
        help: ("统一写法，如“22个微信公众号、1个移动客户端”。", "Write them alike."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::ALIKE,
        never_unable: Some(Words::fixed("只看读到的数字，总能判断", "numbers that were read can always be judged")),
        docs: r"## 检查什么

紧挨着并列、量词相同的两个数量，是否一个用阿拉伯数字、一个用汉字（22个…、一个…，培训一次、检查3次）。整份文件只提示一条。

## 为什么

同一场合的数字应遵循“同类别同形式”的原则。

## 例外

“一个个”“一个不少”“一个单位一个台账”“两个维护”这样的固定说法不算；隔开的、量词不同的、“每月一次”“跑一次”这样的频次和说法不算。

## 修改建议

统一写法。数字不自动修改。",
    }
}

/// The rule.
pub(crate) struct MixedNumerals;

impl ReportRule for MixedNumerals {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let mut places = Vec::new();
        for passage in Passages::of(cx).sentences() {
            let text = passage.folded();
            let mut found = numerals::side_by_side(text);
            found.extend(numerals::end_to_end(text));
            found.sort_by_key(|range| range.start);
            places.extend(found.into_iter().map(|range| Place {
                span: passage.folded_span(range),
                section: passage.section,
            }));
        }
        let Some(first) = places.first() else { return };
        let quote = habit::quote(cx, first.span);
        let count = habit::counted(&places);
        let message = Words::new(
            format!(
                "“{quote}”里同类的数量一处用阿拉伯数字、一处用汉字{}",
                count.zh
            ),
            format!(
                "like quantities stand in digits and in Chinese numerals in \"{quote}\"{}",
                count.en
            ),
        );
        habit::report(findings, &places, message, &LABEL, None);
    }
}

const LABEL: Words = Words::fixed("写法不一", "not alike");
