//! Numbers in the prose that differ from the figures of the tables.

use gouji_core::{Claim, Claims, Findings, ReportCx, ReportRule, RuleMeta, Says, Words, rule_meta};

use crate::basis;
use crate::claims::{self, Held, MAX_FINDINGS, Sum};

rule_meta! {
    META {
        id: "numeric/prose-differs-from-table",
        title: ("正文的数与表格不一致", "prose differs from the table"),
        summary: ("正文说的件数、金额应与表二、表三、表四中相应的数字一致。", "A number that the prose states equals the figure of the tables that it speaks of."),
        help: ("核对台账，改正错的一处。", "Check the records and mend the side that is wrong."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::TABLES,
        never_unable: None,
        docs: r"## 检查什么

正文里说到的申请件数（新收、上年结转、办结、各类办理结果、结转下年度、各类申请人）、行政复议和行政诉讼件数、规章和规范性文件件数、许可和处罚等决定件数、收费金额，与表二、表三、表四里相应的数字对照。说的是几个数字之和的（不予公开是八项之和），与和对照；一句话有几种理解的（受理申请 12 件，可能是新收，也可能连上年结转一起算），与任何一种相符就算相符。

约数和“余”“多”“近”按它们允许的范围对照，金额换算成同一单位。

## 为什么

同一份报告里同一个数，正文和表格应当一样。正文常从别处抄来，表格改了正文没有改。

## 例外

只说其中一部分、一种渠道、一个季度、别的年份、别的机关的数不对照；看不出说的是什么的也不对照。运行 gouji rule trace numeric/prose-differs-from-table 文件，可以看到找到的每一处说法，以及没有对照的原因。

政府的报告汇总所辖各单位，正文如果只说办公室本级，请写明。

## 修改建议

核对台账，改正正文或表格中错的一处；统计范围不同的，在正文写明范围。",
    }
}

/// The rule.
pub(crate) struct ProseDiffersFromTable;

impl ReportRule for ProseDiffersFromTable {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let claims = Claims::of(cx);
        let mut told = 0;
        for claim in &claims.claims {
            note(cx, findings, claim);
            if !claim.is_sure() || claim.says == Says::None {
                continue;
            }
            match claims::hold(cx, claim, findings) {
                Held::Agrees => continue,
                // Nobody reads more; a text with so many is no report.
                _ if told == MAX_FINDINGS => return,
                Held::Lacks(facts) => claims::say_lacking(cx, findings, claim, facts),
                Held::Differs(_) if claims::is_told_by_sums(cx, claim, findings) => {}
                Held::Differs(sums) => report(cx, findings, claim, &sums),
            }
            told += 1;
        }
    }
}

fn note(cx: &ReportCx<'_>, findings: &mut Findings<'_>, claim: &Claim) {
    findings.note(Some(claim.phrase), || {
        let quote = cx.quote(claim.phrase);
        let name = &claims::spec(cx, claim).name;
        match &claim.doubt {
            None => Words::new(
                format!("“{quote}”说的是{}：{}", name.zh, claim.number().normalize()),
                format!(
                    "\"{quote}\" says of {}: {}",
                    name.en,
                    claim.number().normalize()
                ),
            ),
            Some(doubt) => Words::new(
                format!("“{quote}”（{}）不作核对：{}", name.zh, doubt.words().zh),
                format!(
                    "\"{quote}\" ({}) is left out: {}",
                    name.en,
                    doubt.words().en
                ),
            ),
        }
    });
}

fn report(cx: &ReportCx<'_>, findings: &mut Findings<'_>, claim: &Claim, sums: &[Sum]) {
    let Some(first) = sums.first() else { return };
    let quote = cx.quote(claim.phrase);
    let (names, value) = claims::shown(cx, claim, first);
    let difference = claims::printed(claim, claim.number() - first.value);
    let other = if sums.len() > 1 {
        ("，按其他理解也不相符", "; no other reading agrees either")
    } else {
        ("", "")
    };
    let message = Words::new(
        format!(
            "正文写“{quote}”，而{}为 {value}，相差 {difference}{}；请核实口径",
            names.zh, other.0
        ),
        format!(
            "the prose says \"{quote}\", but {} is {value}, difference {difference}{}; please verify the scope",
            names.en, other.1
        ),
    );
    let span = claim.digits.unwrap_or(claim.phrase);
    let finding = findings.report(span, message).help(claims::help(cx));
    claims::with_sums(cx, finding, claim, sums);
}
