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
