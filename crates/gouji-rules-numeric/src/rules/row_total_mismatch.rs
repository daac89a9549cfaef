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

### 怎样指出错在哪一格

四条勾稽规则一起看所有成立和不成立的等式，同一处错误只报一次，由先运行的规则报告。
只改一格就能使它所在的等式全部成立时，直接指出这一格、应填的数和可能的笔误（数字颠倒、漏写一位、多写一位、照抄相邻格等）；
左右或上下两格填反、整行左移或右移一格、相邻两行互换，也会认出来。
有两种改法时两种都列出；更多时列出等式，并说明若各项无误总计应为多少、若总计无误各项合计多记或少记多少。
正文写明了同一个数的，以正文为旁证。
读不准的格子不作依据；数字只提请核实，不会自动改动。

## 为什么

六类申请人互不重叠，合起来就是全部申请。

## 例外

只填总计、分项空白的行不下结论（无法判断），由“空白单元格”规则提示；其他等式能定出空白处的数时，一并说明。

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
