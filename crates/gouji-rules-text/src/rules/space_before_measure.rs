//! A stray space between a number and its measure word.

use gouji_core::{
    Applicability, Edit, Findings, Fix, ReportCx, ReportRule, RuleMeta, Words, rule_meta,
};

use crate::marks::habit::{self, Place};
use crate::marks::{passage::Passages, spacing, standard};

rule_meta! {
    META {
        id: "text/space-before-measure",
        title: ("数字和量词之间有空格", "space before a measure word"),
        summary: ("个别数字与后面的量词之间多了空格。", "A few numbers are parted from their measure word by a space."),
        help: ("删去空格。", "Delete the space."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::DIGITS,
        never_unable: Some(Words::fixed("只看读到的空格，总能判断", "spaces that were read can always be judged")),
        docs: r"## 检查什么

绝大多数数字后面直接写量词、只有几处多了空格（34 条）的，提示一条，列出各处。

## 为什么

个别的空格是录入时多打的。

## 例外

空格很多的文件多半是排版或转换造成的，不提示；数字两边都有空格是一种排版习惯，不提示。
本规则不要求在汉字和数字之间加空格。表格不看。

## 修改建议

删去空格。",
    }
}

/// The rule.
pub(crate) struct SpaceBeforeMeasure;

/// How many numbers without a space there must be for one with it.
const PLAIN: usize = 5;
/// Most spaces that are still slips.
const MOST: usize = 5;

impl ReportRule for SpaceBeforeMeasure {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let passages = Passages::of(cx);
        let mut spaced = 0;
        let mut plain = 0;
        let mut stray = Vec::new();
        let mut gaps = Vec::new();
        for passage in passages.sentences() {
            let spacing = spacing::of(&passage.text);
            spaced += spacing.spaced;
            plain += spacing.plain;
            for found in spacing.stray {
                stray.push(Place {
                    span: passage.span_of(found.whole),
                    section: passage.section,
                });
                gaps.push(Edit {
                    span: passage.span_of(found.space),
                    replacement: String::new(),
                });
            }
        }
        if stray.is_empty() || spaced > MOST || plain < spaced * PLAIN {
            return;
        }
        let quote = habit::quote(cx, stray[0].span);
        let count = habit::counted(&stray);
        let message = Words::new(
            format!("“{quote}”的数字和量词之间多了空格{}", count.zh),
            format!(
                "a space parts the number from its measure word in \"{quote}\"{}",
                count.en
            ),
        );
        let fix = Fix {
            title: Words::fixed("删去空格", "delete the space"),
            edits: gaps,
            applicability: Applicability::Suggested,
        };
        habit::report(findings, &stray, message, &LABEL, Some(fix));
    }
}

const LABEL: Words = Words::fixed("多了空格", "a space too many");
