//! Names of other places where the own is due: left over from a report that was copied.

use gouji_core::{
    Applicability, Edit, Findings, Fix, ReportCx, ReportRule, RuleMeta, Words, rule_meta,
};

use crate::basis;
use crate::left_over::{self, LeftOver};
use crate::names::Names;

rule_meta! {
    META {
        id: "text/other-place",
        title: ("出现别处的地名", "another place's name"),
        summary: ("应写本地名称的地方写了别处的名称，可能是套用时漏改。", "Another place is named where the own is due; it may be left over from a copied report."),
        help: ("核实是不是套用别处的报告时漏改；是，就改为本地的名称。", "See whether it is left over from another report; if so, write the own name."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: basis::OWN_FACTS,
        never_unable: None,
        docs: r"## 检查什么

报告里以“某某县政府”“某某镇党委”“某某县政务服务中心”等身份出现、本应是本地的名称，是不是别处的。
本地的名称从标题和地址认出，上下级再查行政区划表（[地名](../../places.md)）。

只看与报告机关同级或更高一级的名称，且要像在说自己：作主语（“青河县政府高度重视……”），
或跟在“按照”“在”“通过”等词之后（“按照石马坝镇党委的安排”）。
不在区划表里的名称，只在本地的名称也不在表里、又不可能读成别的词（“用好县政府网站”）时才算地名。

## 为什么

套用别处的报告而漏改地名，说明内容不是本单位的实际情况。

## 例外

- 本地的上级和下级；简称；改名、改制前的名称（洪泽县与洪泽区）。
- 同一句里说到考察、交流、签约、对口支援、复议、案件、移送、区划调整、交易中心等。
- 几个地方并列，书名号和引号里的名称，表格。
- 同一个名称在别处以合作对象等身份出现过，或出现三次以上而不都像在说自己。

认不出报告机关所在的地区，或机关属于开发区等非一般行政区划时，无法判断。

## 修改建议

核实后改为本地的名称；如果确实在说别处，不用改。",
    }
}

/// The rule.
pub(crate) struct OtherPlace;

impl ReportRule for OtherPlace {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let names = Names::of(cx);
        let Some(own) = &names.own else {
            let reason = Words::fixed(
                "认不出报告机关所在的地区，无从判断哪些地名是别处的",
                "the area of the body is unknown, so no place can be told to be another",
            );
            findings.unable(reason, Vec::new(), None);
            return;
        };
        if own.is_zone() {
            let reason = Words::fixed(
                "报告机关属于开发区等非一般行政区划，无从判断它与哪些地方是一家",
                "the body is of a development zone, whose places are unknown",
            );
            findings.unable(reason, Vec::new(), None);
            return;
        }
        for left in left_over::places(cx, &names, own) {
            report(cx, &left, findings);
        }
    }
}

fn report(cx: &ReportCx<'_>, left: &LeftOver, findings: &mut Findings<'_>) {
    let (Some((first, others)), Some(body)) = (left.uses.split_first(), &cx.report.header.body)
    else {
        return;
    };
    let (quote, place, reporter) = (cx.quote(first.whole), &left.name, &body.value);
    let (times_zh, times_en) = match left.uses.len() {
        1 => (String::new(), String::new()),
        many => (format!("，共 {many} 处"), format!(", {many} times")),
    };
    let message = Words::new(
        format!("“{quote}”：本报告是{reporter}的，“{place}”是别处的名称{times_zh}"),
        format!(
            "\"{quote}\": this report is of {reporter}, and \"{place}\" is another place{times_en}"
        ),
    );
    let mut finding = findings
        .report(first.whole, message)
        .label(Words::fixed("别处的名称", "another place"))
        .section(first.section);
    if let Some(own) = &left.own {
        finding = finding.fix(change(left, own));
    }
    for other in others {
        finding = finding.related(other.whole, Words::fixed("这里也是", "here as well"), None);
    }
    finding.related(
        body.span,
        Words::fixed("报告机关", "the reporting body"),
        None,
    );
}

/// Writes the own name wherever the other one stands.
fn change(left: &LeftOver, own: &str) -> Fix {
    let edits = left.uses.iter().map(|one| Edit {
        span: one.place,
        replacement: own.to_owned(),
    });
    Fix {
        title: Words::new(format!("改为“{own}”"), format!("change to \"{own}\"")),
        edits: edits.collect(),
        applicability: Applicability::Suggested,
    }
}
