//! Dates that cannot be.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::marks::dates::{self, Flaw};
use crate::marks::{habit, passage::Passages, standard};

rule_meta! {
    META {
        id: "text/malformed-date",
        title: ("日期写错", "malformed date"),
        summary: ("日期里的年、月、日不可能存在或没有写全。", "The year, month or day of a date cannot be, or is left open."),
        help: ("核对后改为正确的日期。", "Check and write the right date."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: standard::CALENDAR,
        never_unable: Some(Words::fixed("只看写明的年、月、日，总能判断", "dates that are written out can always be judged")),
        docs: r"## 检查什么

正文里用数字写的日期：年份是否四位（202020年12月），有没有这个月（13月）、这一天（2月30日、平年的2月29日），同一年份是否连写两遍，月、日是否空着没填，有没有漏掉月份（2023年31日）或者“年”“月”二字（20231231日）。

## 为什么

这样的日期一定是笔误，统计期限写错还会影响整份报告。

## 例外

像是转换时丢了连接号的（20202021年）、编号和电话、年代久远的年份、“5000年文明”“2023年60日内”这样的时间长度不算。

## 修改建议

改为正确的日期。数字不自动修改。",
    }
}

/// The rule.
pub(crate) struct MalformedDate;

impl ReportRule for MalformedDate {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let mut goes_on = false;
        for passage in &Passages::of(cx).0 {
            let is_behind_number = goes_on;
            goes_on = passage.text.ends_with(|ch: char| ch.is_ascii_digit());
            if !passage.text.contains(['年', '月']) {
                continue;
            }
            let text = passage.folded();
            for (range, flaw) in dates::flaws(text, is_behind_number) {
                let span = passage.folded_span(range);
                let (message, label) = told(&habit::quote(cx, span), flaw);
                findings
                    .report(span, message)
                    .label(label)
                    .section(passage.section);
            }
        }
    }
}

fn told(quote: &str, flaw: Flaw) -> (Words, Words) {
    let (zh, en, label) = match flaw {
        Flaw::Year => (
            "年份不是四位数字",
            "the year has not four digits",
            Words::fixed("年份写错", "wrong year"),
        ),
        Flaw::Month => (
            "没有这个月份",
            "there is no such month",
            Words::fixed("月份写错", "wrong month"),
        ),
        Flaw::Day => (
            "没有这一天",
            "there is no such day",
            Words::fixed("日期写错", "wrong day"),
        ),
        Flaw::Twice => (
            "年份写了两遍",
            "the year stands twice",
            Words::fixed("重复", "twice"),
        ),
        Flaw::NoMonth => (
            "年份后面直接是日，没有月份",
            "the day follows the year without a month",
            Words::fixed("缺少月份", "no month"),
        ),
        Flaw::NoWords => (
            "没有写“年”和“月”",
            "the words for year and month are missing",
            Words::fixed("没有写全", "incomplete"),
        ),
        Flaw::Blank => (
            "月、日没有填写",
            "the month or the day is left open",
            Words::fixed("没有填写", "left open"),
        ),
    };
    (
        Words::new(
            format!("日期“{quote}”有误：{zh}"),
            format!("date \"{quote}\": {en}"),
        ),
        label,
    )
}
