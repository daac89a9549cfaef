//! Table four: each total equals the sum of its outcomes.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, rule_meta};

use crate::basis;
use crate::equations::{self, Primary};

rule_meta! {
    META {
        id: "numeric/review-total-mismatch",
        title: ("复议诉讼总计不等于各项之和", "review total differs from its parts"),
        summary: ("表四每一组：总计应等于结果维持、结果纠正、其他结果、尚未审结之和。", "Table 4, each group: the total equals the sum of the four outcomes."),
        help: ("核对该组四种结果和总计。", "Check the four outcomes and the total of the group."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::TABLE_FOUR,
        never_unable: None,
        docs: r"## 检查什么

表四的行政复议、未经复议直接起诉、复议后起诉三组，每组的“总计”应等于“结果维持、结果纠正、其他结果、尚未审结”之和。

### 怎样指出错在哪一格

一组只有一个等式，五个数中哪一个错了常常没有旁证，所以先说若各项无误总计应为多少，再说若总计无误各项合计多记或少记多少。
只有一两种改法能使等式成立时直接列出；看得出笔误（数字颠倒、漏写一位等）、整行移位或正文写明了同一个数时也会指出。
同一处错误只报一次；数字只提请核实，不会自动改动。

## 为什么

每件案件只有一种结果，各项之和就是总数。

## 例外

表四以图片发布或缺失时无法判断。

## 修改建议

与复议、应诉工作台账核对后改正。",
    }
}

/// The rule.
pub(crate) struct ReviewTotalMismatch;

impl ReportRule for ReviewTotalMismatch {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        equations::check(cx, findings, "review-total", Primary::Left);
    }
}
