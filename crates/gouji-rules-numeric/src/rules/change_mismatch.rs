//! A change against the values before and after.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, rule_meta};

use crate::arithmetic;
use crate::basis;

rule_meta! {
    META {
        id: "numeric/change-mismatch",
        title: ("增减幅度与前后两数不符", "change differs from its values"),
        summary: ("正文里的增长、下降应与前后两个数算得上，方向也应一致。", "An increase or decrease in the prose agrees with the values before and after, and with their direction."),
        help: ("核对前后两个数和增减的幅度，改正写错的一个。", "Check the values before and after and the change, and mend the one that is wrong."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::ACCURACY,
        never_unable: None,
        docs: r"## 检查什么

写了前后两个数又写了增减的：
- “由9860人次增至14790人次，增长50%”；
- “公开20484条，比上年18208条增长12.5%”；
- “公开173条，比上年增加31条，增长21.8%”；
- “退稿率由18.6%降至7.2%，降低11.4个百分点”。

方向与数不一致的（写增长而数变小）也提示。“增长1倍”是原来的2倍；“是上年的2倍”就是2倍。两个百分数之差写成“%”而不是“个百分点”的，请核实。

## 为什么

增减的幅度是由前后两个数算出来的，读者一算就能发现不符。

## 例外

只有前后两个数都写明、单位相同时才下结论；同一句里有任何一对数能算出这个幅度，就算相符。
只写“同比增长12%”而没有上年的数的，不下结论。

## 修改建议

按提示中的算式重算，改正幅度、方向或前后两个数。",
    }
}

/// The rule.
pub(crate) struct ChangeMismatch;

impl ReportRule for ChangeMismatch {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        arithmetic::check(cx, findings, arithmetic::changes);
    }
}
