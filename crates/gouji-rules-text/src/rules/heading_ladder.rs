//! Headings whose levels skip or stand upside down.

use gouji_core::{Findings, ItemList, Outline, ReportCx, ReportRule, RuleMeta, Words, rule_meta};
use gouji_zh::MarkerStyle;

use crate::basis;
use crate::enumeration::{self, Placed};

rule_meta! {
    META {
        id: "text/heading-ladder",
        title: ("标题层次的序号跳级或颠倒", "levels of headings out of order"),
        summary: ("层次序数依次为一、（一）、1.、（1），不跳级，不颠倒。", "The levels are 一、 （一） 1. （1）, none left out and none upside down."),
        help: ("下一层改用紧接的一级序号。", "Number the lower level with the next kind of marker."),
        severity: Info,
        stage: Stable,
        forms: &[],
        basis: basis::LADDER,
        never_unable: Some(Words::fixed("只看独占一行起头的标题，分不清层次的不提示", "only headings at line starts whose levels can be told apart are judged")),
        docs: r"## 检查什么

各部分里独立起行的小标题，上下层的序号是否依“一、（一）、1.、（1）”的次序：
（一）下面直接用（1）是跳级，1.下面用（一）是颠倒，部分标题“一、”下面又用“一、”是同级。

## 为什么

GB/T 9704—2012 规定了公文层次序数的次序；是推荐写法，所以只作提示。

## 例外

只有一层的，用（一）还是1.都可以；“一是、二是”“①”不算层次序数；写在段落中间的列举不看。
同一种写法全文只提示一次，并写明共有几处。

## 修改建议

下一层改用紧接的一级序号。",
    }
}

/// The rule.
pub(crate) struct HeadingLadder;

impl ReportRule for HeadingLadder {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let outline = Outline::of(cx);
        let mut habits: Vec<(Step<'_>, usize)> = Vec::new();
        for step in enumeration::lists(&outline, cx)
            .into_iter()
            .filter_map(step)
        {
            let known = habits
                .iter_mut()
                .find(|(known, _)| known.upper == step.upper && known.lower == step.lower);
            match known {
                Some((_, count)) => *count += 1,
                None => habits.push((step, 1)),
            }
        }
        for (step, count) in habits {
            report(&step, count, cx, findings);
        }
    }
}

/// A list of headings below another level, out of order.
struct Step<'a> {
    place: Placed<'a>,
    /// The style of the level above; none where it is the section's heading.
    upper: Option<MarkerStyle>,
    lower: MarkerStyle,
    /// The marker above.
    above: Option<std::ops::Range<usize>>,
}

fn step(place: Placed<'_>) -> Option<Step<'_>> {
    let level = place.list.style.level()?;
    if !are_headings(place.list) {
        return None;
    }
    let made = |upper, above| Step {
        place,
        upper,
        lower: place.list.style,
        above,
    };
    let Some((list, item)) = place.list.parent else {
        let is_equal = level == 1 && place.list.items.iter().all(|item| item.is_own_line);
        return is_equal.then(|| made(None, None));
    };
    let around = place.section.lists.get(list)?;
    let upper = around.style.level().filter(|_| are_headings(around))?;
    let above = Some(around.items.get(item)?.marker.clone());
    // A list of a higher level may as well stand behind the lower one as inside it.
    let is_inside = place.list.is_enclosed;
    let is_upside_down = level < upper && is_inside;
    let is_skipped = level > upper + 1;
    (is_upside_down || is_skipped).then(|| made(Some(around.style), above))
}

/// Whether each item opens a line with a heading, and there are several in order.
fn are_headings(list: &ItemList) -> bool {
    let runs = list
        .items
        .iter()
        .zip(1..)
        .all(|(item, due)| item.number == Some(due));
    runs && list.items.len() > 1 && list.items.iter().all(|item| item.heading.is_some())
}

fn report(step: &Step<'_>, count: usize, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
    let Some(first) = step.place.list.items.first() else {
        return;
    };
    let span = step.place.section.span_of(first.marker.clone());
    let section = step.place.section.section;
    let heading = section.and_then(|id| cx.section(id)).map(|one| one.heading);
    let above = step.above.clone().map(|at| step.place.section.span_of(at));
    let above = above.or(heading);
    let lower = step.lower.write(1);
    let level = step.upper.and_then(MarkerStyle::level).unwrap_or(1);
    let upper = step.upper.map_or("一、".to_owned(), |style| style.write(1));
    let due = LADDER.get(level).copied().unwrap_or("（1）");
    let message = Words::new(
        format!(
            "“{upper}”一级下面用了“{lower}”，层次序号依次应为一、（一）、1.、（1）（共 {count} 处）"
        ),
        format!(
            "\"{lower}\" stands below \"{upper}\"; the levels are 一、 （一） 1. （1） ({count} in all)"
        ),
    );
    let label = Words::new(
        format!("可改为“{due}”"),
        format!("\"{due}\" would be in order"),
    );
    let finding = findings.report(span, message).label(label).section(section);
    if let Some(above) = above {
        finding.related(above, Words::fixed("上一级", "the level above"), None);
    }
}

/// The levels from the highest.
const LADDER: [&str; 4] = ["一、", "（一）", "1.", "（1）"];
