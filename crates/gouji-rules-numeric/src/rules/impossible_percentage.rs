//! Percentages above 100 where there can be none.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::arithmetic;
use crate::basis;

rule_meta! {
    META {
        id: "numeric/impossible-percentage",
        title: ("百分数超过100%", "impossible percentage"),
        summary: ("占比、办结率、满意率等不会超过100%；减少的幅度不会超过100%。", "A share, or a rate that is one, is at most 100%; so is a decrease."),
        help: ("核对这个百分数；如果说的是与计划或上年相比，请写明。", "Check the percentage; if it compares with a plan or with last year, say so."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::ACCURACY,
        never_unable: Some(Words::fixed("只看读得准的百分数，总能判断", "a percentage that can be read can always be judged")),
        docs: r"## 检查什么

- 占比（占、占比）和比率（办结率、公开率、满意率、覆盖率等）超过 100%；
- 下降、减少的幅度超过 100%。

## 为什么

部分不会多于全体，减少不会多于原有。

## 例外

增长率、完成率、执行率、利用率、入学率、收益率一类可以超过 100% 的比率，以及增长的幅度、“完成任务的120%”“占上年的120%”“是上年的1.5倍”可以超过 100%，不提示。

## 修改建议

核对百分数的位数和小数点；是与计划、上年相比的，请写明比的是什么。",
    }
}

/// The rule.
pub(crate) struct ImpossiblePercentage;

impl ReportRule for ImpossiblePercentage {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        arithmetic::check(cx, findings, arithmetic::impossibles);
    }
}
