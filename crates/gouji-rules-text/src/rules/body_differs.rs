//! Reports that speak of themselves as another kind of body, or have titles of two bodies.

use gouji_core::{
    Evidence, Findings, Prose, ReportCx, ReportRule, RuleMeta, Span, Words, rule_meta,
};

use crate::basis;
use crate::self_reference::{are_different, contradicting, places};
use crate::year::{page_titles, stem, title_lines, title_of};

rule_meta! {
    META {
        id: "text/body-differs",
        title: ("报告机关前后不一致", "reporting bodies differ"),
        summary: ("正文的自称或另一处标题与报告机关不符。", "The prose or another title names another kind of body."),
        help: ("核对报告机关，改正沿用别处文字时漏改的称呼。", "Check which body reports, and correct what was left over."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::AGREEMENT,
        never_unable: None,
        docs: r"## 检查什么

- 正文的自称与标题的机关不是一类，如局的报告自称“我镇”“我委”“我校”，镇的报告自称“我局”；
- 另一行标题、网页标题、文件名写的是另一个机关。

## 为什么

借用别处的文字起草时，自称最容易漏改。

## 例外

下级说“我县”“我市”是对的，不提示。县级以上政府的报告汇总各部门的材料，管委会内设各类机构，不看自称。机关名称里有“镇”“委”等字的，可以这样自称。简称和全称、政府和政府办公室不算两个机关。引号、书名号里的不算。

标题没有写机关的无法判断。

## 修改建议

改正称呼，并核对这一段是不是本机关的情况。",
    }
}

/// The rule.
pub(crate) struct BodyDiffers;

/// Most places that a finding lists.
const MOST_PLACES: usize = 8;

impl ReportRule for BodyDiffers {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let body = cx.report.header.body.as_ref();
        let Some(body) = body.filter(|body| body.evidence == Evidence::Title) else {
            let reason = Words::fixed("标题没有写机关", "the title names no body");
            findings.unable(reason, Vec::new(), None);
            return;
        };
        let words = contradicting(&body.value);
        if !words.is_empty() {
            selves(cx, &body.value, body.span, &words, findings);
        }
        titles(cx, &body.value, body.span, findings);
    }
}

/// Reports by what wrong names the prose calls its body.
fn selves(
    cx: &ReportCx<'_>,
    body: &str,
    title: Span,
    words: &[&'static str],
    findings: &mut Findings<'_>,
) {
    let prose = Prose::of(cx);
    let found: Vec<_> = prose
        .paragraphs
        .iter()
        .flat_map(|paragraph| {
            let found = places(paragraph.text(), words);
            found.map(|(word, range)| (word, paragraph.span_of(range), paragraph.section))
        })
        .collect();
    let Some(((word, span, section), others)) = found.split_first() else {
        return;
    };
    let message = Words::new(
        format!(
            "报告机关是“{body}”，正文却自称“{word}”（共 {} 处）",
            found.len()
        ),
        format!(
            "the body is `{body}`, the prose says `{word}` ({} places)",
            found.len()
        ),
    );
    let mut finding = findings
        .report(*span, message)
        .label(Words::fixed("与报告机关不是一类", "another kind of body"))
        .related(title, Words::fixed("报告机关", "reporting body"), None)
        .section(*section);
    for (_, span, _) in others.iter().take(MOST_PLACES) {
        finding = finding.related(*span, Words::fixed("另一处", "another place"), None);
    }
}

/// Reports titles and a file name of another body.
fn titles(cx: &ReportCx<'_>, body: &str, title: Span, findings: &mut Findings<'_>) {
    let headings = title_lines(cx).into_iter().filter(|line| line.is_heading);
    let mut lines = headings.chain(page_titles(cx)).filter_map(|line| {
        let other = line.body.filter(|other| is_plain(other, body))?;
        let is_own = line.span.start <= title.start && title.end <= line.span.end;
        (!is_own && are_different(&other, body)).then_some((line.span, other))
    });
    if let Some((span, other)) = lines.next() {
        let message = Words::new(
            format!("报告机关是“{body}”，另一处标题写的是“{other}”"),
            format!("the body is `{body}`, another title says `{other}`"),
        );
        findings
            .report(span, message)
            .label(Words::fixed("另一个机关", "another body"))
            .related(title, Words::fixed("报告机关", "reporting body"), None);
        return;
    }
    let named = title_of(cx, stem(cx.source)).and_then(|(other, _)| other);
    let Some(other) = named.filter(|other| is_plain(other, body) && are_different(other, body))
    else {
        return;
    };
    let message = Words::new(
        format!("报告机关是“{body}”，文件名写的是“{other}”"),
        format!("the body is `{body}`, the file name says `{other}`"),
    );
    findings
        .report(title, message)
        .label(Words::fixed("报告机关", "reporting body"));
}

/// Words of the names of sites, which titles of pages begin with.
const SITES: &[&str] = &["平台", "网", "门户", "公开", "首页", "专栏", "目录", "频道"];

/// Most characters by which the names of two bodies differ in length.
const LONGER: usize = 6;

/// Whether a name is of a body alone, not of a site and a body.
fn is_plain(name: &str, body: &str) -> bool {
    name.chars().count() <= body.chars().count() + LONGER
        && !SITES.iter().any(|word| name.contains(word))
}
