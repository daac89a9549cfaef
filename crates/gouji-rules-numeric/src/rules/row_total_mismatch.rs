//! Table three: the total of a row equals the sum of its applicants.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, rule_meta};

use crate::basis;
use crate::equations::{self, Primary};

rule_meta! {
    META {
        id: "numeric/row-total-mismatch",
        title: ("行总计不等于各类申请人之和", "row total differs from its parts"),
        summary: ("表三每一行：总计应等于自然人与五类法人或其他组织之和。", "Table 3, each row: the total equals the sum of the six kinds of applicants."),
        help: ("核对该行六类申请人的数字和总计。", "Check the six kinds of applicants and the total of the row."),
        severity: Error,
        stage: Stable,
        forms: &[],
        basis: basis::TABLE_THREE,
        never_unable: None,
        docs: r"## 检查什么

表三每一个数字行，“总计”应等于“自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他”六个数之和。

## 为什么

六类申请人互不重叠，合起来就是全部申请。

## 例外

只填总计、分项空白的行不下结论（无法判断），由“空白单元格”规则提示。

## 修改建议

核对该行每一类申请人的件数，改正填错的一格。",
    }
}

/// The rule.
pub(crate) struct RowTotalMismatch;

impl ReportRule for RowTotalMismatch {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        equations::check(cx, findings, "row-total", Primary::Left);
    }
}
