//! Shares of one whole that do not sum to 100 %.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, rule_meta};

use crate::arithmetic;
use crate::basis;

rule_meta! {
    META {
        id: "numeric/shares-not-hundred",
        title: ("各项占比之和不是100%", "shares do not sum to 100%"),
        summary: ("列全了的各项占比之和应为100%，差在四舍五入之内。", "Shares that are all of one whole sum to 100%, within rounding."),
        help: ("核对各项占比，改正写错的一个；没有列全的，请写“等”。", "Check the shares and mend the one that is wrong; if not all are named, say so."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::ACCURACY,
        never_unable: None,
        docs: r"## 检查什么

同一句里列出的各项占比：
- “分别占45%、30%、20%、5%”；
- “网络申请占60%，信函占30%，其他占10%”。

最后一项是“其他”“其余”，或者用“分别占”一起给出的，其和应为 100%；三项以上的，其和不应超过 100%。每项允许末位四舍五入或去尾。

## 为什么

同一个全体的各部分加起来就是全体。

## 例外

没有“其他”“其余”也没有“分别”的，可能没有列全，不足 100% 不下结论；只有两项的，可能分属不同的分法，也不下结论；“分别占”之和不足90%或不足三项的，可能没有列全，也不下结论。“等”之后不要求列全。

## 修改建议

按各项件数重新计算占比。",
    }
}

/// The rule.
pub(crate) struct SharesNotHundred;

impl ReportRule for SharesNotHundred {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        arithmetic::check(cx, findings, arithmetic::hundreds);
    }
}
