//! The last paragraph of a section without the mark that ends all others.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::marks::{ending::Endings, standard};

rule_meta! {
    META {
        id: "text/missing-end-mark",
        title: ("段末没有句号", "no mark at the end of a section"),
        summary: ("一部分的最后一段没有句末标点，其他各段都有。", "The last paragraph of a section has no end mark while the others have one."),
        help: ("补上句号；内容没有写完的，补全。", "Add the full stop, or the rest of the text."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: standard::END,
        never_unable: None,
        docs: r"## 检查什么

各部分的最后一段是否以句末标点结尾。其他各段都有、只有一两处没有的才提示。

## 为什么

可能漏了句号，也可能后面的内容丢了。

## 例外

标题、落款、日期、附件、联系方式、只写“无”的不算；全文多处不用句号的不提示。最后一个字读不出的，无法判断。

## 修改建议

补上句号或补全内容。",
    }
}

/// Most paragraphs without a mark that are still an oversight.
const MOST: usize = 2;
/// How many paragraphs with a mark there must be for one without.
const OTHERS: usize = 3;

/// The rule.
pub(crate) struct MissingEndMark;

impl ReportRule for MissingEndMark {
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
        let count = endings.unmarked.len();
        if count > MOST || endings.whole < count * OTHERS {
            return;
        }
        for ending in &endings.unmarked {
            let message = Words::fixed(
                "这一部分的末尾没有句末标点，其他各段都有",
                "the section ends without a mark while the other paragraphs have one",
            );
            findings
                .report(ending.place.span, message)
                .label(Words::fixed("没有句号", "no full stop"))
                .section(ending.place.section);
        }
    }
}
