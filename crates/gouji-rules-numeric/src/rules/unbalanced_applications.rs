//! Table three: what came in equals what was handled and what is left.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, rule_meta};

use crate::basis;
use crate::equations::{self, Primary};

rule_meta! {
    META {
        id: "numeric/unbalanced-applications",
        title: ("申请收支不平衡", "applications do not balance"),
        summary: ("表三每一列：本年新收加上年结转，应等于办理结果总计加结转下年度。", "Table 3, each column: new plus carried in equals handled plus carried out."),
        help: ("对照申请登记台账，核对该列的本年新收、上年结转、办理结果总计、结转下年度四个数。", "Check the four figures of the column against the register of applications."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::BALANCE,
        never_unable: None,
        docs: r"## 检查什么

表三七列（自然人、五类法人或其他组织、总计）中，每一列都应满足：

> 本年新收 + 上年结转 = 办理结果总计 + 结转下年度

## 为什么

这是格式印在表三表头上的勾稽关系。不平衡说明至少有一个数填错，或者有申请漏记、重记。

## 例外

空白单元格按没有数计算；如果补填一个数就能平衡，本规则不下结论（无法判断），由“空白单元格”规则提示。
“/”“—”“无”按不适用计为 0。读不准的行不计入单位的问题。

## 修改建议

对照申请登记台账逐项核对这四个数，改正填错的那一个。",
    }
}

/// The rule.
pub(crate) struct UnbalancedApplications;

impl ReportRule for UnbalancedApplications {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        equations::check(cx, findings, "balance", Primary::Right);
    }
}
