//! Table two of 2019: the total in force is at least what was newly published.

use std::borrow::Cow;

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, rule_meta};

use crate::basis;
use crate::equations::{self, Primary};

rule_meta! {
    META {
        id: "numeric/published-total-too-small",
        title: ("对外公开总数量少于本年新公开数量", "published total below newly published"),
        summary: ("2019年格式表二：规章、规范性文件的对外公开总数量不应少于本年新公开数量。", "Table 2 of 2019: the total published is at least the number newly published."),
        help: ("对外公开总数量是截至年底公开的全部文件，包括以前年度的；请核实是否只填了部分。", "The total includes documents of earlier years; verify what was counted."),
        severity: Warning,
        stage: Stable,
        forms: &[Cow::Borrowed("form_2019")],
        basis: basis::TABLE_TWO_2019,
        never_unable: None,
        docs: r"## 检查什么

2019年格式表二第（一）项：规章、规范性文件的“对外公开总数量”不应少于“本年新公开数量”。

## 为什么

对外公开总数量是累计数，包含本年新公开的文件。

## 例外

年内公开后又废止、撤下的文件可能使总数变小，所以只提请核实，不作错误。

## 修改建议

按截至12月31日仍对外公开的文件清单重新统计。",
    }
}

/// The rule.
pub(crate) struct PublishedTotalTooSmall;

impl ReportRule for PublishedTotalTooSmall {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        equations::check(cx, findings, "published-total", Primary::Left);
    }
}
