//! Table three: the total of results equals the sum of its parts.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, rule_meta};

use crate::basis;
use crate::equations::{self, Primary};

rule_meta! {
    META {
        id: "numeric/handled-total-mismatch",
        title: ("办理结果总计不等于各项之和", "handled total differs from its parts"),
        summary: ("表三每一列：（七）总计应等于（一）至（六）各项办理结果之和。", "Table 3, each column: the total of results equals the sum of all results."),
        help: ("核对该列各项办理结果，改正填错的一项或总计。", "Check the results of the column and correct the wrong one or the total."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::TABLE_THREE,
        never_unable: None,
        docs: r"## 检查什么

表三每一列，“（七）总计”应等于“（一）予以公开”至“（六）其他处理”各行之和。
2019年格式共 19 项（其他处理为一行），2021年格式共 21 项（其他处理为三行）。

### 怎样指出错在哪一格

四条勾稽规则一起看所有成立和不成立的等式，同一处错误只报一次，由先运行的规则报告。
只改一格就能使它所在的等式全部成立时，直接指出这一格、应填的数和可能的笔误（数字颠倒、漏写一位、多写一位、照抄相邻格等）；
左右或上下两格填反、整行左移或右移一格、相邻两行互换，也会认出来。
有两种改法时两种都列出；更多时列出等式，并说明若各项无误总计应为多少、若总计无误各项合计多记或少记多少。
正文写明了同一个数的，以正文为旁证。
读不准的格子不作依据；数字只提请核实，不会自动改动。

## 为什么

每件办结的申请只计入一种办理结果，各项之和就是办结总数。

## 例外

2021年度及以后的报告若仍用一行式“其他处理”，按这一行计算，格式问题由“混用格式”规则提示。
空白、“/”的算法同“申请收支不平衡”。

## 修改建议

按办理台账核对每一项结果。常见原因是区分处理的申请同时计入了“部分公开”和“不予公开”。",
    }
}

/// The rule.
pub(crate) struct HandledTotalMismatch;

impl ReportRule for HandledTotalMismatch {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        equations::check(cx, findings, "handled-total", Primary::Left);
    }
}
