//! Prose: as many things are named as are counted.

use gouji_core::{
    Comparison, Findings, Outline, Paragraph, Prose, ReportCx, ReportRule, RuleMeta, Words,
    rule_meta,
};

use crate::basis;
use crate::lists::{CountedList, lists};

rule_meta! {
    META {
        id: "numeric/list-count-mismatch",
        title: ("列举的数目不对", "things named differ from their number"),
        summary: ("正文说有几项，接着（或前面）列出的就应当是几项。", "Where the prose says how many things there are, as many are named."),
        help: ("数一数列出的各项，改数目或补列漏掉的；没有列全的加“等”。", "Count what is named; correct the number, or name what is missing."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::ACCURACY,
        never_unable: Some(Words::fixed("只核对能逐项数清的列举，数不清的不下结论", "only lists whose things can be told apart are judged")),
        docs: r"## 检查什么

正文里的数目与列出的各项是否相符：

- 前面列出：“信息审核、保密审查、依申请公开、责任追究五项制度”列了四项；
- 后面列出：“‘四个办’（马上办、就近办、网上办、一次办）”列了四项，相符；
- 分条列出：“存在三个方面的问题：一是……二是……”只有两条；（一）（二）、1.2.分条的同样数。

## 为什么

数目与列举不符，不是数错，就是漏写。

## 例外

有“等”的，列出的可以少于数目，不能多。只说“包括”的同样处理。
“企业、学校五个单位”列的是种类，不核对；“国家、省、市五项要求”说的是谁的要求，不核对。
各项里有数字、并列里套并列而数不清的，不下结论。

## 修改建议

数一数列出的各项，改数目或补列漏掉的；没有列全的加“等”。",
    }
}

/// The rule.
pub(crate) struct ListCountMismatch;

impl ReportRule for ListCountMismatch {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let prose = Prose::of(cx);
        let is_heading = |name: &str| cx.form.find_section(name).is_some();
        let outline = Outline::of(cx);
        for list in lists(&prose, &outline, &is_heading) {
            let Some(paragraph) = prose.paragraphs.get(list.paragraph) else {
                continue;
            };
            findings.compared_numbers([paragraph.span_of(list.numeral.clone())]);
            if !list.agrees() {
                report(&prose, paragraph, &list, findings);
            }
        }
    }
}

fn report(prose: &Prose, paragraph: &Paragraph, list: &CountedList, findings: &mut Findings<'_>) {
    let phrase = paragraph.text().get(list.phrase.clone()).unwrap_or("");
    let (count, named) = (list.count, list.named);
    let message = Words::new(
        format!("写的是“{phrase}”，列出的有 {named} 项"),
        format!("the text says \"{phrase}\", and {named} are named"),
    );
    let difference = i64::try_from(named).unwrap_or(0) - i64::try_from(count).unwrap_or(0);
    let comparison = Comparison {
        left: format!("{named}"),
        relation: if list.is_open { "≤" } else { "=" },
        right: format!("{count}"),
        difference: difference.to_string(),
    };
    let finding = findings
        .report(paragraph.span_of(list.phrase.clone()), message)
        .section(paragraph.section)
        .comparison(comparison);
    let (at, range) = list.list.clone();
    if let Some(place) = prose.paragraphs.get(at) {
        let label = Words::new(
            format!("列出的 {named} 项"),
            format!("the {named} that are named"),
        );
        finding.related(place.span_of(range), label, None);
    }
}
