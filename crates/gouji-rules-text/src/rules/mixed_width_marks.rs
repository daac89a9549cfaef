//! A report with full-width marks and some half-width ones.

use gouji_core::{
    Applicability, Edit, Findings, Fix, ReportCx, ReportRule, RuleMeta, Words, rule_meta,
};

use crate::marks::{habit, standard, widths::Widths};

rule_meta! {
    META {
        id: "text/mixed-width-marks",
        title: ("全角半角标点混用", "full-width and half-width marks mixed"),
        summary: ("中文正文的标点有的全角、有的半角。", "Some marks of the Chinese prose are full-width, some half-width."),
        help: ("把半角标点改为全角。", "Make the half-width marks full-width."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::WIDTH,
        never_unable: Some(Words::fixed("只看读到的标点，总能判断", "marks that were read can always be judged")),
        docs: r"## 检查什么

正文用全角标点，又有汉字旁边的逗号、分号、冒号、括号、问号、叹号是半角。整份文件只提示一条，列出各处。

## 为什么

中文标点占一个字的位置，同一份文件应当一致。

## 例外

不看表格、网址、邮箱、数字（1,204、8:30、1.2）、英文和只括住字母数字的括号。
几乎全是半角的，由“全文用半角标点”规则提示。

## 修改建议

改为全角标点。汉字之间的标点、括住汉字的成对括号可以自动改，其余看过再改。",
    }
}

/// The rule.
pub(crate) struct MixedWidthMarks;

impl ReportRule for MixedWidthMarks {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let widths = Widths::of(cx);
        if widths.half.is_empty() || widths.are_half() {
            return;
        }
        let counts = widths.counts();
        let message = Words::new(
            format!(
                "正文标点全角、半角混用：半角的有{}，全角的 {} 个",
                counts.zh, widths.full
            ),
            format!(
                "marks of both widths: half-width {}, full-width {}",
                counts.en, widths.full
            ),
        );
        let safe = widths.safe_edits();
        let fix = if safe.is_empty() {
            let edits: Vec<Edit> = widths.half.iter().map(|mark| mark.edit.clone()).collect();
            (edits, Applicability::Suggested)
        } else {
            (safe, Applicability::Safe)
        };
        let fix = Fix {
            title: Words::fixed("改为全角标点", "make the marks full-width"),
            edits: fix.0,
            applicability: fix.1,
        };
        habit::report(findings, &widths.places(), message, &LABEL, Some(fix));
    }
}

const LABEL: Words = Words::fixed("半角", "half-width");
