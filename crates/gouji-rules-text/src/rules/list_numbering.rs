//! Lists whose numbers skip, repeat or run out of order.

use gouji_core::{Findings, Outline, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::basis;
use crate::enumeration::{self, Kind, Placed, Slip};

rule_meta! {
    META {
        id: "text/list-numbering",
        title: ("列举的序号不连续", "numbers of a list do not run on"),
        summary: ("列举的序号应当从一开始，逐个递增，不跳、不重、不倒。", "The numbers of a list begin with one and rise by one."),
        help: ("补上漏掉的一项，或者把序号改对。", "Add the item that is missing, or correct the number."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::LADDER,
        never_unable: None,
        docs: r"## 检查什么

同一组列举的序号是否连续：“一是、二是、四是”跳号，“一是、二是、二是”重号，“一是、三是、二是”倒序，从“二是”开始。
“（一）”“1.”“（1）”“①”“第一，”“一要”“其一”同样核对。条目写在一段里、一条一行、按固定宽度断行的都能读。

## 为什么

跳号多半是删了一条没有改号，或者漏贴了一条；重号多半是复制时没有改。

## 例外

- 列举套列举的（一是……一是……二是……），分层核对；新起一组从一开始，不算重号。
- “首先、其次”没有序号，不核对；“第一时间”“第一责任人”“第（一）项”“1.5万”不是序号。
- 漏掉的一项换了写法（“其次”“另一方面”“三、”）的，不算跳号。
- 跳号处隔着页码或表格的，可能是文件没有读全，无法判断。

## 修改建议

补上漏掉的一项，或者把后面的序号依次改对。",
    }
}

/// The rule.
pub(crate) struct ListNumbering;

impl ReportRule for ListNumbering {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let outline = Outline::of(cx);
        for place in enumeration::lists(&outline, cx) {
            // 一、二、三 number the sections of the form.
            if place.list.style.level() == Some(1) {
                continue;
            }
            if let Some(slip) = enumeration::slip(place.section, place.list) {
                report(place, &slip, cx, findings);
            }
        }
    }
}

fn report(place: Placed<'_>, slip: &Slip, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
    let item = |index: usize| place.list.items.get(index);
    let Some(at) = item(slip.item) else { return };
    let before = slip.item.checked_sub(1).and_then(item);
    let place_of = |range: &std::ops::Range<usize>| {
        let text = place.section.slice(range.clone());
        let mark = text.trim_end_matches([',', ':']).len();
        place.section.span_of(range.start..range.start + mark)
    };
    let span = place_of(&at.marker);
    let found = cx.quote(span);
    let last = before.map(|before| place_of(&before.marker));
    let quote = last.map_or("", |last| cx.quote(last));
    let due =
        enumeration::like(found, slip.due).unwrap_or_else(|| place.list.style.write(slip.due));
    if slip.is_doubtful {
        let reason = Words::new(
            format!("“{found}”之前没有读到“{due}”，中间隔着页码或表格，可能没有读全"),
            format!(
                "\"{due}\" was not read before \"{found}\"; a page number or a table stands between"
            ),
        );
        findings.unable(reason, Vec::new(), Some(span));
        return;
    }
    let (zh, en) = match slip.kind {
        Kind::Skipped => (
            format!("“{quote}”之后是“{found}”，缺“{due}”"),
            format!("\"{quote}\" is followed by \"{found}\"; \"{due}\" is missing"),
        ),
        Kind::Repeated => (
            format!("序号重复：“{quote}”之后的“{found}”应为“{due}”"),
            format!("a number stands twice: \"{found}\" behind \"{quote}\" should be \"{due}\""),
        ),
        Kind::OutOfOrder => (
            format!("序号颠倒：“{quote}”之后应为“{due}”，写的是“{found}”"),
            format!(
                "out of order: \"{due}\" is due behind \"{quote}\", and \"{found}\" stands there"
            ),
        ),
        Kind::StartsLate => (
            format!("列举从“{found}”开始，前面没有“{due}”"),
            format!("the list begins with \"{found}\"; no \"{due}\" stands before it"),
        ),
    };
    let name = enumeration::name(place);
    let zh = name.map_or(zh.clone(), |name| format!("“{name}”的列举中，{zh}"));
    let label = Words::new(format!("应为“{due}”"), format!("\"{due}\" is due"));
    let mut finding = findings
        .report(span, Words::new(zh, en))
        .label(label)
        .section(place.section.section);
    if let Some(last) = last {
        finding = finding.related(last, Words::fixed("前一项", "the item before"), None);
    }
    if let Some(next) = item(slip.item + 1) {
        let label = Words::fixed("后一项", "the item behind");
        finding.related(place_of(&next.marker), label, None);
    }
}
