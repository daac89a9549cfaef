//! Quotation marks, brackets and book-title marks without their other half.

use gouji_core::{Findings, ReportCx, ReportRule, RuleMeta, Words, rule_meta};

use crate::marks::pairs::{Fault, FaultKind, Pairs};
use crate::marks::standard;

rule_meta! {
    META {
        id: "text/unpaired-mark",
        title: ("标点不成对", "unpaired mark"),
        summary: ("括号、引号、书名号只有一半，或者前后不配、交叉。", "Brackets, quotation marks or book-title marks lack a half, differ or cross."),
        help: ("补上缺少的一半，或删去多余的一半。", "Add the half that is missing or delete the one too many."),
        severity: Warning,
        stage: Stable,
        forms: &[],
        basis: standard::PAIRS,
        never_unable: None,
        docs: r"## 检查什么

一段之内，（）〔〕【】[]、“”‘’「」、《》〈〉是否成对，有没有只有一半的、前后形状不配的（〔2021】）、互相交叉的（《…（…》…）。

## 为什么

少了一半，引用和说明的范围就不清楚，往往是删改时漏掉的。

## 例外

全角半角不配（（…)）是宽度问题，由“全角半角标点混用”规则提示；“1)”“（一)”这样的序号、英文的撇号不算。
引文跨段、括号跨段的，在后面几段里找到另一半就不提示。按固定行宽断开的行先连起来再看。
直引号和弯引号混用、括号里的数字连在一起像是转换时丢了字的，不提示；这一段有读不出的字时，无法判断。

## 修改建议

补上或删去。",
    }
}

/// The rule.
pub(crate) struct UnpairedMark;

impl ReportRule for UnpairedMark {
    fn meta(&self) -> &RuleMeta {
        &META
    }

    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>) {
        let pairs = Pairs::of(cx);
        if let Some(lost) = pairs.lost {
            let reason = Words::fixed(
                "这一段有读不出的字，另一半可能在其中",
                "characters of the paragraph could not be read; the other half may be among them",
            );
            findings.unable(reason, Vec::new(), Some(lost.span));
        }
        for fault in &pairs.faults {
            report(findings, fault);
        }
    }
}

fn report(findings: &mut Findings<'_>, fault: &Fault) {
    let mark = named(fault.mark);
    let (message, label) = match &fault.kind {
        FaultKind::Open => (
            Words::new(
                format!("{}只有前一半，没有后一半", mark.zh),
                format!("{} is opened and never closed", mark.en),
            ),
            Words::fixed("只有前一半", "opened only"),
        ),
        FaultKind::Closed => (
            Words::new(
                format!("{}只有后一半，没有前一半", mark.zh),
                format!("{} is closed and was never opened", mark.en),
            ),
            Words::fixed("只有后一半", "closed only"),
        ),
        FaultKind::Crossed(inner, _) => (
            Words::new(
                format!(
                    "{}和{}交叉，里面的一对还没有结束",
                    mark.zh,
                    named(*inner).zh
                ),
                format!(
                    "{} closes while {} inside is open",
                    mark.en,
                    named(*inner).en
                ),
            ),
            Words::fixed("交叉", "crossed"),
        ),
        FaultKind::Shape(open, _) => (
            Words::new(
                format!("前面是“{open}”，后面是“{}”，前后不配", fault.mark),
                format!("\"{open}\" is closed by \"{}\"", fault.mark),
            ),
            Words::fixed("形状不配", "another shape"),
        ),
    };
    let finding = findings
        .report(fault.place.span, message)
        .label(label)
        .section(fault.place.section);
    if let FaultKind::Crossed(_, other) | FaultKind::Shape(_, other) = &fault.kind {
        finding.related(
            other.span,
            Words::fixed("前一半在这里", "opened here"),
            None,
        );
    }
}

fn named(mark: char) -> Words {
    match mark {
        '“' | '”' => Words::fixed("双引号", "the quotation mark"),
        '‘' | '’' => Words::fixed("单引号", "the single quotation mark"),
        '《' | '》' => Words::fixed("书名号", "the title mark"),
        '〈' | '〉' => Words::fixed("单书名号", "the single title mark"),
        '（' | '）' | '(' | ')' => Words::fixed("圆括号", "the round bracket"),
        '〔' | '〕' => Words::fixed("六角括号", "the tortoise bracket"),
        '【' | '】' => Words::fixed("方头括号", "the lenticular bracket"),
        '[' | ']' | '［' | '］' => Words::fixed("方括号", "the square bracket"),
        _ => Words::fixed("直角引号", "the corner bracket"),
    }
}
