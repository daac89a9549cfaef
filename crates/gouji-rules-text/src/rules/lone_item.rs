//! Lists of one item.

use gouji_core::{Findings, Outline, ReportCx, ReportRule, RuleMeta, Words, rule_meta};
use gouji_zh::MarkerStyle;

use crate::basis;
use crate::enumeration::{self, Placed};

rule_meta! {
    META {
        id: "text/lone-item",
        title: ("列举只有一项", "list of one item"),
        summary: ("写了“一是”，后面没有“二是”。", "A list begins with 一是, and nothing follows."),
        help: ("补上其余各项；只有一项的，去掉序号。", "Add the other items, or leave the marker out."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: basis::LADDER,
        never_unable: Some(Words::fixed("后文可能还有一项的，不提示", "silent where another item may follow")),
        docs: r"## 检查什么

“一是”“一要”“第一，”之后，这一部分里再没有第二项。

## 为什么

有一必有二，多半是删掉或者漏贴了后面的内容。

## 例外

后面有“其次、另外、此外、同时、二、”等，或者隔着表格、页码的，不提示。“首先”可以单用，不提示。

## 修改建议

补上其余各项；确实只有一项的，去掉“一是”。",
    }
}

/// The rule.
pub(crate) struct LoneItem;

/// Words behind which another item may follow without a number.
const OTHERS: &[&str] = &[
    "其次", "另", "此外", "同时", "再者", "再次", "还有", "还要", "再是", "也是", "最后", "然后",
    "接着",
];

impl ReportRule for LoneItem {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let outline = Outline::of(cx);
        for place in enumeration::lists(&outline, cx) {
            let Some(item) = place.list.items.first().filter(|_| is_alone(place)) else {
                continue;
            };
            let span = place.section.span_of(item.marker.clone());
            let marker = cx
                .quote(span)
                .trim_end_matches([',', '，', '、', '：', ':']);
            let message = Words::new(
                format!("写了“{marker}”，后面没有第二项"),
                format!("\"{marker}\" opens a list, and no second item follows"),
            );
            findings
                .report(span, message)
                .label(Words::fixed("只有这一项", "the only item"))
                .section(place.section.section);
        }
    }
}

fn is_alone(place: Placed<'_>) -> bool {
    let is_of_words = matches!(
        place.list.style,
        MarkerStyle::HanIs | MarkerStyle::HanMust | MarkerStyle::Nth | MarkerStyle::Among
    );
    let [item] = place.list.items.as_slice() else {
        return false;
    };
    if !is_of_words || item.number != Some(1) {
        return false;
    }
    let rest = item.marker.end..place.section.text().len();
    let text = place.section.slice(rest.clone());
    // Whatever is numbered here or behind may be the second item.
    let is_last = place.index + 1 == place.section.lists.len();
    is_last
        && !place.section.is_interrupted(rest.clone())
        && !enumeration::has_item(place.section, rest.clone(), 2)
        && !enumeration::has_item(place.section, rest, 3)
        && !OTHERS.iter().any(|word| text.contains(word))
}
