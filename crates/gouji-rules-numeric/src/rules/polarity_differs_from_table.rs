//! Prose that says there is none where a table has some.

use gouji_core::{Claim, Claims, Findings, ReportCx, ReportRule, RuleMeta, Says, Words, rule_meta};

use crate::basis;
use crate::claims::{self, Held, MAX_FINDINGS, Sum};

rule_meta! {
    META {
        id: "numeric/polarity-differs-from-table",
        title: ("正文说没有，表格里却有", "prose denies what the table has"),
        summary: ("正文说未收到申请、已全部办结、没有行政复议等，表格里相应的数字应为 0。", "Where the prose says that there is none, or that all is done, the figure of the table is 0."),
        help: ("核对台账，改正错的一处。", "Check the records and mend the side that is wrong."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::TABLES,
        never_unable: None,
        docs: r"## 检查什么

正文说没有的（未收到政府信息公开申请、无上年结转、没有因政府信息公开引起的行政复议和行政诉讼、未制发行政规范性文件），或者说全部的（已全部办结即没有结转，均由自然人提出即没有单位申请，复议均获维持即没有被纠正），表格里相应的数字应为 0。

## 为什么

结论与数字相反，比数字相差更容易误导。常见的原因是沿用上年的话。

## 例外

说的只是一部分（其中……均已办结）、别的年份、别的机关的不对照。表格里相应的数字空白或读不出的，不下结论。

## 修改建议

核对台账，改正正文的说法或表格的数字。",
    }
}

/// The rule.
pub(crate) struct PolarityDiffersFromTable;

impl ReportRule for PolarityDiffersFromTable {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let claims = Claims::of(cx);
        let mut told = 0;
        for claim in claims.sure().filter(|claim| claim.says == Says::None) {
            match claims::hold(cx, claim, findings) {
                Held::Agrees => continue,
                // Nobody reads more; a text with so many is no report.
                _ if told == MAX_FINDINGS => return,
                Held::Lacks(facts) => claims::say_lacking(cx, findings, claim, facts),
                Held::Differs(sums) => report(cx, findings, claim, &sums),
            }
            told += 1;
        }
    }
}

fn report(cx: &ReportCx<'_>, findings: &mut Findings<'_>, claim: &Claim, sums: &[Sum]) {
    let Some(first) = sums.first() else { return };
    let quote = cx.quote(claim.phrase);
    let (names, value) = claims::shown(cx, claim, first);
    let message = Words::new(
        format!("正文写“{quote}”，而{}为 {value}；请核实口径", names.zh),
        format!(
            "the prose says \"{quote}\", but {} is {value}; please verify the scope",
            names.en
        ),
    );
    let finding = findings
        .report(claim.phrase, message)
        .help(claims::help(cx));
    claims::with_sums(cx, finding, claim, sums);
}
