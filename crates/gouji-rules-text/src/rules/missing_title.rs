//! Reports without a title, or with one that does not say who reports for which year.

use gouji_core::{BlockKind, Findings, ReportCx, ReportRule, RuleMeta, Span, Words, rule_meta};
use gouji_zh::Folded;

use crate::year::mentions;
use crate::{basis, place};

rule_meta! {
    META {
        id: "text/missing-title",
        title: ("没有标题", "title is missing"),
        summary: ("文件里没有找到写明机关和年度的标题。", "No title that names the body and the year was found."),
        help: ("核对原件；原件确实没有标题的，补上“机关名称＋年度＋政府信息公开工作年度报告”。", "Check the original; if it has none, add a title with body and year."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::TITLE,
        never_unable: None,
        docs: r"## 检查什么

第一部分之前是否有写明机关名称和年度的标题。有写着年份的“政务公开工作总结”“信息公开情况报告”一类的一行，而没有写作“政府信息公开工作年度报告”的，指出这一行。没有标题时，再看能否从统计期限、地址、行文中确定机关和年度；确定不了的说明“无法判断”，不会按默认值猜。

## 为什么

没有标题就不知道是谁、哪一年的报告。

## 例外

抄录、转存可能丢掉标题，所以只提请核实。

## 修改建议

补上标题。",
    }
}

/// The rule.
pub(crate) struct MissingTitle;

impl ReportRule for MissingTitle {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let header = &cx.report.header;
        if header.title.is_none() {
            report(cx, findings);
        }
        let unknown: Vec<(&str, &str)> = [
            (header.body.is_none(), ("报告机关", "the body")),
            (header.region.is_none(), ("所属地区", "the region")),
            (header.level.is_none(), ("行政层级", "the level")),
            (header.year.is_none(), ("报告年度", "the year")),
            (
                header.period.is_none(),
                ("统计期限", "the statistical period"),
            ),
        ]
        .into_iter()
        .filter_map(|(is_unknown, name)| is_unknown.then_some(name))
        .collect();
        if !unknown.is_empty() {
            let zh: Vec<&str> = unknown.iter().map(|name| name.0).collect();
            let en: Vec<&str> = unknown.iter().map(|name| name.1).collect();
            let reason = Words::new(
                format!("从内容无法确定{}", zh.join("、")),
                format!(
                    "{} could not be established from the content",
                    en.join(", ")
                ),
            );
            findings.unable(reason, Vec::new(), None);
        }
    }
}

fn report(cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
    let section = cx.report.sections.first().map(|section| section.id);
    if let Some(line) = misnamed_title(cx) {
        let quote = cx.quote(line).trim();
        let message = Words::new(
            format!("标题“{quote}”没有写作“政府信息公开工作年度报告”"),
            format!("the title \"{quote}\" does not call it 政府信息公开工作年度报告"),
        );
        let label = Words::fixed("应写作“年度报告”", "not called an annual report");
        findings.report(line, message).label(label).section(section);
        return;
    }
    let message = Words::fixed(
        "本文件里没有找到标题（应写明机关名称和年度）",
        "no title that names the body and the year was found in this copy",
    );
    findings
        .report(place::start(cx.report), message)
        .label(Words::fixed("此前没有标题", "no title before this"))
        .section(section);
}

/// The line that stands for the title under another name, such as 2023年政务公开工作总结.
fn misnamed_title(cx: &ReportCx<'_>) -> Option<Span> {
    let first = cx.report.sections.first()?.heading.start;
    let blocks = cx.report.document.blocks.iter();
    let before = blocks.take_while(|block| block.span.start < first);
    let lines = before.filter(|block| {
        matches!(block.kind, BlockKind::Heading | BlockKind::Paragraph)
            && is_misnamed(cx.quote(block.span))
    });
    lines.last().map(|block| block.span)
}

fn is_misnamed(line: &str) -> bool {
    if line.len() > LONGEST || !line.contains("公开") {
        return false;
    }
    let folded = Folded::squeezed(line);
    let text = folded.text();
    let is_named =
        text.contains("政府信息公开") && ["报告", "年报"].iter().any(|name| text.ends_with(name));
    let is_title = ENDINGS.iter().any(|ending| text.ends_with(ending))
        && !text.contains([',', '。', ';', ':', '《'])
        && mentions(text).next().is_some();
    is_title && !is_named
}

/// Longest line that can be a title, in bytes.
const LONGEST: usize = 210;
/// What lines end in that stand for a title.
const ENDINGS: &[&str] = &["总结", "小结", "报告", "汇报", "年报", "情况"];
