//! Lists inside an item of a list with the same markers.

use gouji_core::{Findings, Outline, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;
use crate::enumeration::{self, Placed};

rule_meta! {
    META {
        id: "text/same-marker-nested",
        title: ("上下两层用同一种序号", "same markers on two levels"),
        summary: ("列举里面再列举，上下两层用了同一种序号。", "A list inside an item of another list bears the same kind of markers."),
        help: ("里面一层换一种序号，如（一）、1.，层次更清楚。", "Number the inner list in another way."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: basis::LADDER,
        never_unable: Some(Words::fixed("只看能分清上下层的列举，分不清的不提示", "only lists whose levels can be told apart are judged")),
        docs: r"## 检查什么

“一是加强平台建设。一是改版网站……二是开设专栏……二是加强队伍建设……”：外层和里层都用“一是、二是”。

## 为什么

两层用同一种序号，读者分不清哪一条属于哪一层。

## 例外

一段里先后两组“一是、二是”（先写问题、再写措施）是并列的，不提示。全文只提示一次，并写明共有几处。

## 修改建议

里面一层改用（一）、1.或者直接叙述。",
    }
}

/// The rule.
pub(crate) struct SameMarkerNested;

impl ReportRule for SameMarkerNested {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let outline = Outline::of(cx);
        let nested: Vec<_> = enumeration::lists(&outline, cx)
            .into_iter()
            .filter_map(|place| Some((place, outer(place)?)))
            .collect();
        let Some((place, outer)) = nested.first() else {
            return;
        };
        let Some(first) = place.list.items.first() else {
            return;
        };
        let span = place.section.span_of(first.marker.clone());
        let marker = cx.quote(span);
        let count = nested.len();
        let message = Words::new(
            format!("“{marker}”里面又用“{marker}”列举，上下两层序号相同（共 {count} 处）"),
            format!(
                "\"{marker}\" stands inside \"{marker}\": two levels with the same markers ({count} in all)"
            ),
        );
        findings
            .report(span, message)
            .label(Words::fixed("里层", "the inner list"))
            .section(place.section.section)
            .related(
                place.section.span_of(outer.clone()),
                Words::fixed("外层", "the outer list"),
                None,
            );
    }
}

/// The marker of the item around a list, when it is surely of the same style.
fn outer(place: Placed<'_>) -> Option<std::ops::Range<usize>> {
    let (list, item) = place.list.parent?;
    let around = place.section.lists.get(list)?;
    let is_inline = place.list.items.iter().all(|item| !item.opens_line);
    let in_lines = around.items.len() > 1 && around.items.iter().all(|item| item.opens_line);
    let is_sure = place.list.is_enclosed || (in_lines && is_inline);
    let runs = place.list.items.len() > 1;
    (around.style == place.list.style && is_sure && runs)
        .then(|| around.items.get(item).map(|item| item.marker.clone()))?
}
