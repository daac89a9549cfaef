//! Paragraphs that stop in the midst of a sentence.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::marks::{ending::Endings, standard};

rule_meta! {
    META {
        id: "text/cut-off-end",
        title: ("句子没有写完", "sentence cut off"),
        summary: ("一段或一部分停在句子中间。", "A paragraph or a section stops in the midst of a sentence."),
        help: ("补上没有写完的内容，或改用句号。", "Write the rest of the sentence, or end it with a full stop."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: standard::END,
        never_unable: None,
        docs: r"## 检查什么

一部分的最后一段（或列举各项之间的一段）是否停在“，”“、”、冒号、前引号、前括号，或者停在“和”“的”“及”“对”这些不能结尾的字上。

## 为什么

多半是删改或复制时丢了后半句。

## 例外

标题、序号、分号结尾的各项、后面还有表格或图片的“如下：”、附件和联系方式、按固定行宽断开的行都不算；
各项都用逗号结尾的列举不算。最后一个字读不出的，无法判断。

## 修改建议

补全句子。",
    }
}

/// The rule.
pub(crate) struct CutOffEnd;

impl ReportRule for CutOffEnd {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let endings = Endings::of(cx);
        if let Some(lost) = endings.lost {
            let reason = Words::fixed(
                "段末的字读不出",
                "the end of the paragraph could not be read",
            );
            findings.unable(reason, Vec::new(), Some(lost.span));
        }
        for ending in &endings.cut {
            let word = named(ending.word);
            let message = Words::new(
                format!("这一段停在{}上，句子没有写完", word.zh),
                format!(
                    "the paragraph stops at {} in the midst of a sentence",
                    word.en
                ),
            );
            findings
                .report(ending.place.span, message)
                .label(Words::fixed("到此中断", "breaks off here"))
                .section(ending.place.section);
        }
    }
}

/// The last word or mark; a quotation mark is not quoted.
fn named(word: &str) -> Words {
    match word {
        "“" | "‘" => Words::fixed("前引号", "an opening quotation mark"),
        _ => Words::new(format!("“{word}”"), format!("\"{word}\"")),
    }
}
