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

### 怎样指出错在哪一格

四条勾稽规则一起看所有成立和不成立的等式，同一处错误只报一次，由先运行的规则报告。
只改一格就能使它所在的等式全部成立时，直接指出这一格、应填的数和可能的笔误（数字颠倒、漏写一位、多写一位、照抄相邻格等）；
左右或上下两格填反、整行左移或右移一格、相邻两行互换，也会认出来。
有两种改法时两种都列出；更多时列出等式，并说明若各项无误总计应为多少、若总计无误各项合计多记或少记多少。
正文写明了同一个数的，以正文为旁证。
读不准的格子不作依据；数字只提请核实，不会自动改动。

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
