//! A report whose marks are half-width throughout.

use gouji_core::{Applicability, Findings, Fix, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::marks::{habit, standard, widths::Widths};

rule_meta! {
    META {
        id: "text/half-width-marks",
        title: ("全文用半角标点", "half-width marks throughout"),
        summary: ("中文正文的标点几乎全是半角。", "Nearly all marks of the Chinese prose are half-width."),
        help: ("确认是否为复制或网站转换造成；原稿如此的，改为全角标点。", "See whether copying or a website changed them; if the original has them, write full-width marks."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::WIDTH,
        never_unable: Some(Words::fixed("只看读到的标点，总能判断", "marks that were read can always be judged")),
        docs: r"## 检查什么

正文里汉字旁边的逗号、分号、冒号、括号、问号、叹号是否几乎全是半角。整份文件只提示一条，写明各有几处。

## 为什么

中文标点占一个字的位置。整份文件都是半角，多半是网站或复制时转换的，原稿未必如此，所以只作提示。

## 例外

不看表格、网址、邮箱、数字（1,204、8:30、1.2）、英文和只括住字母数字的括号。
多数是全角、少数是半角的，由“全角半角标点混用”规则提示。

## 修改建议

改为全角标点。汉字之间的标点、括住汉字的成对括号可以自动改；数字、网址、英文里的不改，拿不准的不改。",
    }
}

/// The rule.
pub(crate) struct HalfWidthMarks;

impl ReportRule for HalfWidthMarks {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let widths = Widths::of(cx);
        let Some(first) = widths.half.first().filter(|_| widths.are_half()) else {
            return;
        };
        let counts = widths.counts();
        let message = Words::new(
            format!(
                "正文标点用了半角（{}），整份文件都是如此，可能是复制或网站转换造成的",
                counts.zh
            ),
            format!(
                "the prose has half-width marks throughout ({}), as copying or a website may leave them",
                counts.en
            ),
        );
        let edits = widths.safe_edits();
        let fix = (!edits.is_empty()).then(|| Fix {
            title: Words::fixed(
                "把中文里的半角标点改为全角",
                "make the marks between Chinese words full-width",
            ),
            edits,
            applicability: Applicability::Safe,
        });
        habit::report(findings, &[first.place], message, &LABEL, fix);
    }
}

const LABEL: Words = Words::fixed("半角标点，全文如此", "half-width, as everywhere");
