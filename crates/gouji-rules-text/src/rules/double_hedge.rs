//! An approximate number hedged on both sides.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::marks::habit::{self, Place};
use crate::marks::{numerals, passage::Passages, standard};

rule_meta! {
    META {
        id: "text/double-hedge",
        title: ("概数前后重复", "number hedged twice"),
        summary: ("数字前面有“约”“近”“超过”，后面又有“左右”“余”“上下”。", "A number is hedged before and behind: 约…左右, 近…余."),
        help: ("只保留一个；统计数字宜写准确数。", "Keep one of the two; better give the exact figure."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::WORDING,
        never_unable: Some(Words::fixed("只看读到的数字，总能判断", "numbers that were read can always be judged")),
        docs: r"## 检查什么

“约30人左右”“近200余件”“超过500余条”这样的写法。整份文件只提示一条。

## 为什么

意思重复，“近”和“余”还互相矛盾。

## 例外

“节约30余万元”“预约20余人”“近三年来”不算。

## 修改建议

只保留一个。",
    }
}

/// The rule.
pub(crate) struct DoubleHedge;

impl ReportRule for DoubleHedge {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let mut places = Vec::new();
        for passage in Passages::of(cx).sentences() {
            let found = numerals::hedged_twice(passage.folded());
            places.extend(found.into_iter().map(|range| Place {
                span: passage.folded_span(range),
                section: passage.section,
            }));
        }
        let Some(first) = places.first() else { return };
        let quote = habit::quote(cx, first.span);
        let count = habit::counted(&places);
        let message = Words::new(
            format!("“{quote}”前后都说是概数，重复了{}", count.zh),
            format!("\"{quote}\" is hedged twice{}", count.en),
        );
        habit::report(findings, &places, message, &LABEL, None);
    }
}

const LABEL: Words = Words::fixed("重复", "twice");
