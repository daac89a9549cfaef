//! Reports without a title, or with one that does not say who reports for which year.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

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

第一部分之前是否有写明机关名称和年度的标题。没有标题时，再看能否从统计期限、地址、行文中确定机关和年度；确定不了的说明“无法判断”，不会按默认值猜。

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
            let message = Words::fixed(
                "本文件里没有找到标题（应写明机关名称和年度）",
                "no title that names the body and the year was found in this copy",
            );
            findings
                .report(place::start(cx.report), message)
                .label(Words::fixed("此前没有标题", "no title before this"))
                .section(cx.report.sections.first().map(|section| section.id));
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
