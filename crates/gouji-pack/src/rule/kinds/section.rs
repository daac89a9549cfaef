//! `section`（必备章节）: sections that must be there, in order, and not empty.

use gouji_core::{Item, Section as Found, SectionId, Words};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};
use crate::rule::kinds::common::{cut_off, start};
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Section {
    #[serde(default)]
    #[schemars(
        description = "必须有的部分：编号（s5_problems）、第五部分，或标题",
        extend("x-zh" = "部分")
    )]
    sections: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "这些部分必须依此先后；缺少的不算",
        extend("x-zh" = "顺序")
    )]
    order: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "“部分”中列出的是否还不得只有标题没有内容；不写为否",
        extend("x-zh" = "不得为空")
    )]
    not_empty: bool,
}

struct SectionCheck {
    sections: Vec<SectionId>,
    order: Vec<SectionId>,
    not_empty: bool,
}

impl Kind for Section {
    const NAME: (&'static str, &'static str) = ("section", "必备章节");
    const SUMMARY: (&'static str, &'static str) = (
        "缺少部分、部分没有内容或先后不对就报",
        "Reports sections that are missing, empty or out of order",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("section", "部分"),
            about: "缺少、没有内容或先后不对的部分",
        },
        Slot {
            name: ("other", "另一部分"),
            about: "应在其后的部分；与先后无关时是空的",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = MISSING;

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        self.makes_sense(cx)?;
        let mut ids = |names: &[Located<String>]| {
            let ids: Vec<Option<SectionId>> = names.iter().map(|name| cx.section(name)).collect();
            ids.into_iter().collect::<Option<Vec<SectionId>>>()
        };
        let (sections, order) = (ids(&self.sections), ids(&self.order));
        Some(Box::new(SectionCheck {
            sections: sections?,
            order: order?,
            not_empty: self.not_empty,
        }))
    }
}

impl Section {
    fn makes_sense(&self, cx: &mut CompileCx<'_>) -> Option<()> {
        let (range, message) = match (self.sections.as_ref(), self.order.as_ref()) {
            ([], []) => (
                cx.place.clone(),
                Words::fixed(
                    "没有写“部分”，也没有写“顺序”",
                    "there is neither `sections` nor `order`",
                ),
            ),
            ([], _) if self.not_empty => (
                cx.place.clone(),
                Words::fixed(
                    "写了“不得为空”，却没有在“部分”里列出是哪些部分",
                    "`not_empty` is about `sections`, which is not there",
                ),
            ),
            (_, [only]) => (
                only.range.clone(),
                Words::fixed(
                    "“顺序”里只有一个部分，谈不上先后",
                    "one section alone has no order",
                ),
            ),
            _ => return Some(()),
        };
        cx.fault("E1445", range, message);
        None
    }
}

const MISSING: (&str, &str) = ("缺少“{section}”", "section \"{section}\" is missing");
const EMPTY: (&str, &str) = ("“{section}”没有内容", "section \"{section}\" is empty");
const MISPLACED: (&str, &str) = (
    "“{section}”应在“{other}”之前",
    "section \"{section}\" is due before \"{other}\"",
);
/// With fewer sections found, the headings are rather unknown than missing.
const LEAST_FOUND: usize = 2;

impl Check for SectionCheck {
    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        for id in &self.sections {
            let printed = cx.report.form.section(*id).printed();
            let found = cx.report.section(*id);
            out.note(found.map(|section| section.heading), || match found {
                Some(_) => Words::new(
                    format!("找到“{printed}”"),
                    format!("\"{printed}\" is there"),
                ),
                None => Words::new(
                    format!("没有找到“{printed}”"),
                    format!("\"{printed}\" was not found"),
                ),
            });
            match found {
                None => missing(cx, out, *id),
                Some(section) if self.not_empty => empty(cx, out, section),
                Some(_) => {}
            }
        }
        self.order(cx, out);
    }

    fn reads_scope(&self) -> bool {
        false
    }
}

impl SectionCheck {
    /// Reports each section that stands behind one that is due later.
    fn order(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let found = self.order.iter().filter_map(|id| cx.report.section(*id));
        let found: Vec<&Found> = found.collect();
        let is_before = |one: &Found, other: &Found| one.heading.start < other.heading.start;
        for (index, section) in found.iter().enumerate() {
            let later = found[index + 1..]
                .iter()
                .find(|later| is_before(later, section));
            let Some(later) = later else { continue };
            let name = |id| cx.report.form.section(id).printed();
            let values = [("section", name(section.id)), ("other", name(later.id))];
            out.report_as(section.heading, Some(section.id), MISPLACED, &values)
                .related(later.heading, Words::fixed("应在后面", "due later"), None);
        }
    }
}

fn missing(cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, id: SectionId) {
    let report = cx.report.report;
    let printed = cx.report.form.section(id).printed();
    if report.sections.len() < LEAST_FOUND {
        let reason = Words::new(
            format!("几乎没有认出各部分的标题，不知道有没有“{printed}”"),
            format!("hardly any heading was recognised, so \"{printed}\" may be there"),
        );
        return out.unable(reason, Vec::new(), None);
    }
    if let Some((reason, span)) = cut_off(cx) {
        let reason = Words::new(
            format!("没有找到“{printed}”，但{}", reason.zh),
            format!("\"{printed}\" was not found, but {}", reason.en),
        );
        return out.unable(reason, Vec::new(), span);
    }
    let next = report.sections.iter().filter(|section| section.id > id);
    let next = next.min_by_key(|section| section.id);
    let (span, label) = match next {
        Some(next) => (next.heading, Words::fixed("应在其前", "due before this")),
        None => match report.sections.last() {
            Some(last) => (last.heading, Words::fixed("应在其后", "due behind this")),
            None => (start(cx), Words::default()),
        },
    };
    let values = [("section", printed), ("other", String::new())];
    out.report_as(span, Some(id), MISSING, &values).label(label);
}

fn empty(cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, section: &Found) {
    let printed = cx.report.form.section(section.id).printed();
    let picture = section.items.iter().find_map(|item| match item {
        Item::Picture(span) => Some(*span),
        Item::Prose(_) | Item::Table(_) => None,
    });
    let has_content = section
        .items
        .iter()
        .any(|item| !matches!(item, Item::Picture(_)));
    if has_content {
        return;
    }
    if picture.is_some() {
        let reason = Words::new(
            format!("“{printed}”的内容是图片，读不出文字"),
            format!("\"{printed}\" holds a picture, which is not read"),
        );
        return out.unable(reason, Vec::new(), picture);
    }
    let values = [("section", printed), ("other", String::new())];
    out.report_as(section.heading, Some(section.id), EMPTY, &values);
}
