//! The same quotation mark on both sides of a word.

use gouji_core::{
    Applicability, Edit, Findings, Fix, ReportCx, ReportRule, RuleMeta, Words, rule_meta,
};

use crate::marks::habit::{self, Place};
use crate::marks::pairs::{Pairs, Repeated};
use crate::marks::standard;

rule_meta! {
    META {
        id: "text/repeated-quote-mark",
        title: ("前后引号用了同一个", "same quotation mark on both sides"),
        summary: ("引号前后用了同一个符号，如“”…”。", "A word stands between two quotation marks of the same side."),
        help: ("前面用“，后面用”。", "Open with “ and close with ”."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::QUOTES,
        never_unable: Some(Words::fixed("只看读到的引号，总能判断", "marks that were read can always be judged")),
        docs: r"## 检查什么

一段之内，引号是否两边用了同一个符号：两个前引号或两个后引号，并列的两处一错再错（“甲“、”乙”）也算。整份文件只提示一条。

## 为什么

左侧的为前引号，右侧的为后引号。输入法有时打出两个一样的。

## 例外

一段里只有一个引号没有配对的，由“标点不成对”规则提示；直引号不算；引号里有句号的、很长的不算。

## 修改建议

前面用前引号，后面用后引号。",
    }
}

/// The rule.
pub(crate) struct RepeatedQuoteMark;

impl ReportRule for RepeatedQuoteMark {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let pairs = Pairs::of(cx);
        let Some(first) = pairs.repeated.first() else {
            return;
        };
        let places: Vec<Place> = pairs.repeated.iter().map(wrong).collect();
        let count = habit::counted(&places);
        let side = if is_opening(first.mark) {
            Words::fixed("前引号", "opening quotation marks")
        } else {
            Words::fixed("后引号", "closing quotation marks")
        };
        let message = Words::new(
            format!("“{}”前后用了两个{}{}", first.word, side.zh, count.zh),
            format!(
                "\"{}\" stands between two {}{}",
                first.word, side.en, count.en
            ),
        );
        let fix = Fix {
            title: Words::fixed("改成一前一后", "write one of each"),
            edits: pairs.repeated.iter().map(edit).collect(),
            applicability: Applicability::Suggested,
        };
        habit::report(findings, &places, message, &LABEL, Some(fix));
    }
}

const LABEL: Words = Words::fixed("应是另一个引号", "the other mark is due");

fn is_opening(mark: char) -> bool {
    matches!(mark, '“' | '‘')
}

/// The one of the two that is wrong.
fn wrong(repeated: &Repeated) -> Place {
    if is_opening(repeated.mark) {
        repeated.second
    } else {
        repeated.first
    }
}

fn edit(repeated: &Repeated) -> Edit {
    let due = match repeated.mark {
        '“' => "”",
        '”' => "“",
        '‘' => "’",
        _ => "‘",
    };
    Edit {
        span: wrong(repeated).span,
        replacement: due.to_owned(),
    }
}
