//! To be written: what this rule finds, in one sentence.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, rule_meta};

use crate::basis;

rule_meta! {
    META {
        id: "group/template-rule",
        title: ("待写标题", "template rule"),
        summary: ("待写：检查什么，一句话。", "To be written: what is checked, in one sentence."),
        help: ("待写：怎么改，一句话。", "To be written: what to do, in one sentence."),
        // Error for a breach of a binding provision, Warning for a suspicion, Info for a convention.
        severity: Warning,
        // Runs only when asked for by name; make it Stable once it is proven on real filings.
        stage: Trial,
        // Ids of the forms that it applies to; empty for all.
        forms: &[],
        // What it rests on; a new provision goes into this crate's basis.rs.
        basis: basis::TABLES,
        // A rule that can always judge gives the reason here, and has no *unable* case.
        never_unable: None,
        docs: r"## 检查什么

待写。

## 为什么

待写。

## 例外

待写。

## 修改建议

待写。",
    }
}

/// The rule.
pub(crate) struct TemplateRule;

impl ReportRule for TemplateRule {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    // Drop the underscores with the first use.
    fn check(&self, _cx: &ReportCx<'_>, _findings: &mut Findings<'_>) {
        // 1. Look up what the rule needs: `cx.section_named`, `cx.tables`, `cx.fact`.
        // 2. Where it is missing or unreadable, say so: `findings.unable(reason, facts, span)`.
        // 3. Where something is wrong: `findings.report(span, message)`, with what the place holds
        //    as `label`, its `section` and `fact`, and the other places as `related`.
        // 4. Figures that were held against others are named in `findings.compared(facts)`.
    }
}
