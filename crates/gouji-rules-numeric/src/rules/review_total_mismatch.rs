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
