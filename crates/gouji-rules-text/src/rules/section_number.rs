//! Sections of the form that bear another number than the form's.

use gouji_core::{
    Applicability, Edit, Findings, Fix, ReportCx, ReportRule, RuleMeta, Section, Span, Words,
    rule_meta,
};

use crate::basis;

rule_meta! {
    META {
        id: "text/section-number",
        title: ("部分的序号不对", "wrong number of a section"),
        summary: ("部分标题的序号与格式不同，或者重复。", "The heading of a section bears another number than in the form."),
        help: ("把序号改为格式规定的。", "Number the sections as the form does."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::PARTS,
        never_unable: Some(Words::fixed("只看已找到的标题，没有序号的不看", "headings that were found and bear a number can always be compared")),
        docs: r"## 检查什么

六个部分的标题，序号是否为格式规定的一至六。例如两个“四、”，后面的“五、”其实是第六部分。

## 为什么

序号错了，引用“第几部分”就会指错，多半是编辑时漏改。

## 例外

- 缺了一部分、后面依次顺编的，由“缺少部分”规则提示，这里不再重复；顺序颠倒的由“部分顺序不对”规则提示。
- 表格里“四、结转下年度继续办理”这样的行不是标题。
- 标题没有序号的不看。

## 修改建议

把序号改为格式规定的。",
    }
}

/// The rule.
pub(crate) struct SectionNumber;

impl ReportRule for SectionNumber {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let numbered: Vec<Numbered<'_>> = cx
            .report
            .sections
            .iter()
            .filter_map(|section| numbered(section, cx))
            .collect();
        let wrong: Vec<&Numbered<'_>> =
            numbered.iter().filter(|one| one.found != one.due).collect();
        let Some(first) = wrong.first() else { return };
        let missing = cx
            .form
            .sections
            .len()
            .saturating_sub(cx.report.sections.len());
        if missing > MOST_MISSING || is_counted_through(cx, &numbered) {
            return;
        }
        let heading = cx.form.section(first.section.id).heading.as_str();
        let twin = numbered
            .iter()
            .find(|other| other.found == first.found && other.due == first.found);
        let mut zh = format!("“{heading}”的序号是“{}”，应为“{}”", first.found, first.due);
        if wrong.len() > 1 {
            zh += &format!("（共 {} 个部分序号不对）", wrong.len());
        }
        let en = format!(
            "\"{heading}\" is numbered {}, and {} is due ({} sections in all)",
            first.found,
            first.due,
            wrong.len()
        );
        let edits = wrong.iter().map(|one| Edit {
            span: one.place,
            replacement: one.due.to_owned(),
        });
        let fix = Fix {
            title: Words::fixed("改为格式规定的序号", "number the sections as the form does"),
            edits: edits.collect(),
            applicability: Applicability::Suggested,
        };
        let mut finding = findings
            .report(first.section.heading, Words::new(zh, en))
            .label(due(first))
            .section(Some(first.section.id))
            .fix(fix);
        if let Some(twin) = twin {
            let label = Words::fixed("同一序号", "the same number");
            finding = finding.related(twin.section.heading, label, None);
        }
        for other in wrong.iter().skip(1) {
            finding = finding.related(other.section.heading, due(other), None);
        }
    }
}

/// A report that lacks more sections has an order of its own, which other rules speak of.
const MOST_MISSING: usize = 1;

/// A section whose heading bears a number.
struct Numbered<'a> {
    section: &'a Section,
    found: &'a str,
    due: &'a str,
    place: Span,
}

fn numbered<'a>(section: &'a Section, cx: &ReportCx<'a>) -> Option<Numbered<'a>> {
    let text = cx.quote(section.heading);
    let start = text.find(|ch| NUMERALS.contains(ch))?;
    let is_first = text[..start]
        .chars()
        .all(|ch| gouji_zh::is_space(ch) || "*_#【第".contains(ch));
    let found = &text[start..];
    let end = found.find(|ch| !NUMERALS.contains(ch))?;
    let is_mark =
        found[end..].starts_with(|ch| gouji_zh::is_space(ch) || "、，,.．：:部".contains(ch));
    (is_first && is_mark).then(|| Numbered {
        section,
        found: &found[..end],
        due: cx.form.section(section.id).ordinal.as_str(),
        place: section.heading.part(start..start + end),
    })
}

const NUMERALS: &str = "一二三四五六七八九十";

/// Whether the sections that are there are counted through from one, so that only the missing one
/// or the order is wrong, which other rules say.
fn is_counted_through(cx: &ReportCx<'_>, numbered: &[Numbered<'_>]) -> bool {
    numbered.len() == cx.report.sections.len()
        && numbered.iter().zip(1..).all(|(one, due)| {
            gouji_zh::han_ordinal(one.found).is_some_and(|(number, _)| number == due)
        })
}

fn due(one: &Numbered<'_>) -> Words {
    Words::new(
        format!("应为“{}、”", one.due),
        format!("{} is due", one.due),
    )
}
