//! A breach of secrecy or privacy that a report tells, and no remedy.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;
use crate::part_five::{breaches, picture};

rule_meta! {
    META {
        id: "text/breach-without-remedy",
        title: ("自述泄露信息而没有补救", "breach without a remedy"),
        summary: ("报告自述泄露个人信息或者失密，没有写补救、追责情况。", "The report tells of a breach of privacy or secrecy, and of no remedy."),
        help: ("写明撤回、删除、整改和追责情况；情况不实的，更正表述。", "Say what was withdrawn, mended and who answered for it; mend the sentence if it is not so."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::SECRECY,
        never_unable: None,
        docs: r"## 检查什么

报告说本机关或者下属单位发生过泄露个人信息、误公开、失泄密，或者把涉密文件、身份证号、银行账号放到了网上，而同一部分没有写整改、撤回、删除、追责、约谈等补救情况。

## 为什么

公开不得公开的信息违反条例；报告自述违法而没有下文，应当由人过问。

## 例外

防止、避免、杜绝泄露，未发生泄露，担心、可能泄露，培训和规定中提到泄露的，都不是已发生的事，不提示。
同一部分含有图片、补救情况可能写在图片里时无法判断。

## 修改建议

补写补救和追责情况。",
    }
}

/// The rule.
pub(crate) struct BreachWithoutRemedy;

impl ReportRule for BreachWithoutRemedy {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for breach in breaches(cx).into_iter().filter(|one| !one.has_remedy) {
            let section = cx
                .report
                .sections
                .iter()
                .find(|section| Some(section.id) == breach.section);
            if let Some(span) = section.and_then(picture) {
                let reason = Words::fixed(
                    "这一部分含有图片，补救情况可能写在图片里",
                    "the section holds a picture, which may tell the remedy",
                );
                findings.unable(reason, Vec::new(), Some(span));
                return;
            }
            let message = Words::fixed(
                "自述发生了信息泄露，没有写补救、追责情况",
                "a breach is told, but no remedy",
            );
            findings
                .report(breach.span, message)
                .label(Words::fixed("已发生的泄露", "the breach"))
                .section(breach.section);
        }
    }
}
