//! Ranges of dates that end before they start.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::marks::{dates, habit, passage::Passages, standard};

rule_meta! {
    META {
        id: "text/reversed-dates",
        title: ("起止日期颠倒", "reversed dates"),
        summary: ("一段时间的终点早于起点。", "A period ends before it starts."),
        help: ("核对起止日期。", "Check both dates."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: standard::CALENDAR,
        never_unable: Some(Words::fixed("只看写明年份的起止日期，总能判断", "ranges with both years written can always be judged")),
        docs: r"## 检查什么

“某年某月某日至某年某月某日”“2021—2025年”这样的起止时间，终点是否早于起点。

## 为什么

起止颠倒多半是年份或月份写错了。

## 例外

终点没有写年份的不比较；两头有一头本身写错的，由“日期写错”规则提示。

## 修改建议

核对后改正。数字不自动修改。",
    }
}

/// The rule.
pub(crate) struct ReversedDates;

impl ReportRule for ReversedDates {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        for passage in &Passages::of(cx).0 {
            if !passage.text.contains('年') {
                continue;
            }
            let text = passage.folded();
            for range in dates::reversed(text) {
                let span = passage.folded_span(range);
                let quote = habit::quote(cx, span);
                let message = Words::new(
                    format!("“{quote}”的终点早于起点"),
                    format!("\"{quote}\" ends before it starts"),
                );
                findings
                    .report(span, message)
                    .label(Words::fixed("起止颠倒", "reversed"))
                    .section(passage.section);
            }
        }
    }
}
