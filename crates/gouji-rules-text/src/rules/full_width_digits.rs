//! Digits in full width in prose.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::marks::chars::marker_len;
use crate::marks::habit::{self, Place};
use crate::marks::passage::{Passage, Passages};
use crate::marks::standard;

rule_meta! {
    META {
        id: "text/full-width-digits",
        title: ("数字用了全角", "full-width digits"),
        summary: ("正文里的阿拉伯数字用了全角字符。", "Arabic digits of the prose are full-width characters."),
        help: ("改为半角数字；数字请逐个核对后修改。", "Write half-width digits; check each figure as you do."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::DIGITS,
        never_unable: Some(Words::fixed("只看读到的数字，总能判断", "digits that were read can always be judged")),
        docs: r"## 检查什么

正文里是否有“２０２３年”这样的全角数字。整份文件只提示一条，写明有几处。

## 为什么

出版物中的阿拉伯数字一般用半角（正体二分）字形。全角数字不便检索和汇总。

## 例外

不看表格。段落开头的序号（１．）不算。

## 修改建议

改为半角数字。数字不自动修改。",
    }
}

/// The rule.
pub(crate) struct FullWidthDigits;

impl ReportRule for FullWidthDigits {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let passages = Passages::of(cx);
        let places: Vec<Place> = passages.sentences().flat_map(runs).collect();
        let Some(first) = places.first() else { return };
        let quote = habit::quote(cx, first.span);
        let count = habit::counted(&places);
        let message = Words::new(
            format!("数字“{quote}”用了全角字符{}", count.zh),
            format!("\"{quote}\" is written in full-width digits{}", count.en),
        );
        habit::report(findings, &places, message, &LABEL, None);
    }
}

const LABEL: Words = Words::fixed("全角数字", "full-width");

/// The runs of full-width digits but the number of the item.
fn runs(passage: &Passage) -> Vec<Place> {
    let text = passage.text.as_str();
    let is_digit = |ch: char| ('０'..='９').contains(&ch);
    let from = marker_len(text).unwrap_or(0);
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, digit) in text.get(from..).unwrap_or("").match_indices(is_digit) {
        let at = from + at;
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end += digit.len(),
            None => runs.push(at..at + digit.len()),
        }
    }
    runs.into_iter()
        .map(|run| Place {
            span: passage.span_of(run),
            section: passage.section,
        })
        .collect()
}
