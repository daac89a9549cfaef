//! `share`（占比）: a part of a whole, against bounds, a printed percentage, or the prose.

mod ratio;
mod said;
mod subject;

use gouji_core::{Comparison as Arithmetic, FactId, Prose, Value, Words};
use gouji_expr::{Comparison, Program, Type};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::compare::{bounds, number};
use super::number::Number;
use super::operands::{self, Figure, Place};
use crate::decode::{Located, Many};
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot};
use ratio::Ratio;
use said::Printed;
use subject::Subject;

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Share {
    #[schemars(
        description = "各项：占比的分子，几项时相加；数字名称或算式",
        extend("x-zh" = "各项")
    )]
    parts: Located<Many<Located<String>>>,
    #[schemars(
        description = "合计：占比的分母；数字名称或算式",
        extend("x-zh" = "合计")
    )]
    whole: Located<String>,
    #[serde(default)]
    #[schemars(
        description = "最小：占比不得低于百分之几，如 50",
        extend("x-zh" = "最小")
    )]
    min: Option<Located<Number>>,
    #[serde(default)]
    #[schemars(
        description = "最大：占比不得高于百分之几，如 100",
        extend("x-zh" = "最大")
    )]
    max: Option<Located<Number>>,
    #[serde(default)]
    #[schemars(
        description = "占比数：表里印的百分数，应当等于算出的占比",
        extend("x-zh" = "占比数")
    )]
    percent: Option<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "主语：正文里说这个占比的词，如 [予以公开]；写了就核对正文里“占……百分之几”",
        extend("x-zh" = "主语")
    )]
    subject: Many<Many<Located<String>>>,
    #[serde(default)]
    #[schemars(
        description = "不含：小句里有这些词时不算",
        extend("x-zh" = "不含")
    )]
    not: Many<Located<String>>,
}

struct ShareCheck {
    parts: Vec<Program>,
    whole: Program,
    min: Option<Decimal>,
    max: Option<Decimal>,
    percent: Option<FactId>,
    subject: Subject,
    figures: Vec<Figure>,
    past_facts: Vec<FactId>,
}

/// Most findings of a rule in one report.
const MAX_FINDINGS: usize = 50;
/// Decimals of a share in messages that no printed percentage sets.
const DECIMALS: u32 = 2;

impl Kind for Share {
    const NAME: (&'static str, &'static str) = ("share", "占比");
    const SUMMARY: (&'static str, &'static str) = (
        "部分占合计的百分比超出范围，或与写明的百分比不符就报",
        "Reports a share that is out of bounds or not the percentage that is stated",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("part", "部分"),
            about: "各项之和",
        },
        Slot {
            name: ("whole", "合计"),
            about: "合计的值",
        },
        Slot {
            name: ("share", "占比"),
            about: "算出的占比，如 43.79%",
        },
        Slot {
            name: ("stated", "写明"),
            about: "写明的百分比或界限",
        },
        Slot {
            name: ("quote", "原文"),
            about: "正文里的说法",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "占比为 {part} ÷ {whole} = {share}，与写明的 {stated} 不符",
        "the share is {part} ÷ {whole} = {share}, not {stated} as stated",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        let parts = self.parts.iter();
        let parts: Vec<Option<Program>> = parts
            .map(|part| cx.expression(part, Type::Number))
            .collect();
        let whole = cx.expression(&self.whole, Type::Number);
        let percent = match &self.percent {
            Some(path) => cx.fact(path).map(Some),
            None => Some(None),
        };
        let subject = Subject::compile(cx, &self.subject, &self.not);
        let is_bounded = self.bounds(cx);
        let parts: Vec<Program> = parts.into_iter().collect::<Option<_>>()?;
        let (whole, percent, subject) = (whole?, percent?, subject?);
        if !is_bounded {
            return None;
        }
        let programs: Vec<&Program> = parts.iter().chain([&whole]).collect();
        let figures = operands::figures(&programs);
        let decimal = |bound: &Option<Located<Number>>| bound.as_ref().map(|bound| bound.value.0);
        Some(Box::new(ShareCheck {
            past_facts: operands::past_facts(cx, &figures),
            min: decimal(&self.min),
            max: decimal(&self.max),
            parts,
            whole,
            percent,
            subject,
            figures,
        }))
    }
}

const OVER: (&str, &str) = (
    "占比为 {part} ÷ {whole} = {share}，高于 {stated}",
    "the share is {part} ÷ {whole} = {share}, above {stated}",
);
const UNDER: (&str, &str) = (
    "占比为 {part} ÷ {whole} = {share}，低于 {stated}",
    "the share is {part} ÷ {whole} = {share}, below {stated}",
);
const IN_PROSE: (&str, &str) = (
    "正文写“{quote}”，按表中的数是 {part} ÷ {whole} = {share}",
    "the prose says \"{quote}\", but by the figures it is {part} ÷ {whole} = {share}",
);

impl Share {
    /// Whether there is something to hold the share against, and the bounds make sense.
    fn bounds(&self, cx: &mut CompileCx<'_>) -> bool {
        let range = self.parts.range.clone();
        if self.parts.is_empty() {
            let message = Words::fixed("“各项”至少要有一项", "`parts` names nothing");
            cx.fault("E1412", range, message);
            return false;
        }
        match (&self.min, &self.max) {
            (None, None) if self.percent.is_none() && self.subject.is_empty() => {
                let message = Words::fixed(
                    "没有写拿占比与什么比：最小、最大、占比数、主语至少写一个",
                    "there is nothing to hold the share against: min, max, percent or subject",
                );
                cx.fault("E1412", range, message);
                false
            }
            (None, None) => true,
            (min, max) => {
                let of =
                    |bound: &Option<Located<Number>>| bound.as_ref().map(|bound| bound.value.0);
                let place = max.as_ref().or(min.as_ref());
                let range = place.map_or(range, |bound| bound.range.clone());
                bounds(cx, range, of(min), of(max))
            }
        }
    }
}

impl Check for ShareCheck {
    fn reads_scope(&self) -> bool {
        !self.subject.is_empty()
    }

    fn past_facts(&self) -> Vec<FactId> {
        self.past_facts.clone()
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let prose = (!self.subject.is_empty()).then(|| Prose::of(cx.report));
        let printed = match &prose {
            Some(prose) => {
                say_cut(prose, out);
                said::printed(cx, out, prose, &self.subject)
            }
            None => Vec::new(),
        };
        let is_of_tables = self.min.is_some() || self.max.is_some() || self.percent.is_some();
        if printed.is_empty() && !is_of_tables {
            out.note(None, || {
                Words::fixed(
                    "范围内没有找到说这个占比的话",
                    "no statement of the share was found in the scope",
                )
            });
            return;
        }
        operands::note(cx, out, &self.figures);
        let Some(ratio) = self.ratio(cx, out) else {
            return;
        };
        out.compared(operands::facts(&self.figures));
        out.compared_numbers(printed.iter().map(|one| one.digits));
        out.note(None, || {
            let text = ratio.text(DECIMALS);
            Words::new(format!("占比为 {text}"), format!("the share is {text}"))
        });
        self.check_bounds(cx, out, ratio);
        self.check_percent(cx, out, ratio);
        let differs = |one: &&Printed| !ratio.is(one.number, one.step);
        for one in printed.iter().filter(differs).take(MAX_FINDINGS) {
            self.report_prose(cx, out, ratio, one);
        }
    }
}

impl ShareCheck {
    fn ratio(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) -> Option<Ratio> {
        let mut part = Some(Decimal::ZERO);
        for program in &self.parts {
            let value = number(cx, out, program);
            part = part.zip(value).and_then(|(sum, one)| sum.checked_add(one));
        }
        let (part, whole) = part.zip(number(cx, out, &self.whole))?;
        if whole.is_zero() {
            let name = self.whole.text().trim();
            let reason = Words::new(
                format!("合计 {name} 为 0，占比算不出"),
                format!("{name} is 0, so there is no share"),
            );
            out.unable(reason, operands::facts(&self.figures).collect(), None);
            return None;
        }
        Some(Ratio { part, whole })
    }

    fn check_bounds(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, ratio: Ratio) {
        let over = self.max.filter(|bound| ratio.order(*bound).is_gt());
        let under = self.min.filter(|bound| ratio.order(*bound).is_lt());
        let over = over.map(|bound| (OVER, Comparison::AtMost, bound));
        let broken = over.or(under.map(|bound| (UNDER, Comparison::AtLeast, bound)));
        let Some((message, relation, bound)) = broken else {
            return;
        };
        let Some(place) = operands::place(cx, &self.figures, &[]) else {
            return;
        };
        let stated = format!("{}%", bound.normalize());
        let values = ratio.values(DECIMALS, &stated, "");
        let finding = out.report_as(place.0, place.1, message, &values);
        let comparison = Arithmetic {
            left: ratio.text(DECIMALS),
            relation: relation.sign(),
            right: stated,
            difference: ratio.minus(bound, DECIMALS),
        };
        operands::show(cx, finding, place, &self.figures, Some(comparison));
    }

    fn check_percent(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, ratio: Ratio) {
        let Some(fact) = self.percent else { return };
        let name = cx.report.fact_words(fact);
        let cell = cx.report.fact(fact);
        let printed = cell.and_then(|cell| match &cell.value {
            Value::Percent(number) | Value::Decimal(number) => Some(*number),
            Value::Int(number) => Some(Decimal::from(*number)),
            _ => None,
        });
        let (Some(printed), Some(cell)) = (printed, cell) else {
            let reason = Words::new(
                format!("{} 没有读到数", name.zh),
                format!("{} has no number", name.en),
            );
            out.unable(reason, vec![fact], cell.map(|cell| cell.span));
            return;
        };
        out.compared([fact]);
        let decimals = printed.scale();
        if ratio.is(printed, Decimal::new(1, decimals)) {
            return;
        }
        let table = &cx.report.form.tables[cx.report.form.fact(fact).table];
        let place: Place = (cell.span, Some(table.section), Some(fact));
        let values = ratio.values(decimals, &format!("{printed}%"), "");
        let finding = out.report(place.0, place.1, &values);
        let comparison = Arithmetic {
            left: format!("{printed}%"),
            relation: "=",
            right: ratio.text(decimals),
            difference: ratio.short_of(printed, decimals),
        };
        operands::show(cx, finding, place, &self.figures, Some(comparison));
    }

    fn report_prose(
        &self,
        cx: &RuleCx<'_>,
        out: &mut Reporter<'_, '_>,
        ratio: Ratio,
        printed: &Printed,
    ) {
        let number = printed.number;
        let decimals = number.scale();
        let stated = format!("{number}%");
        let quote = cx.report.quote(printed.phrase);
        let values = ratio.values(decimals, &stated, quote);
        let section = printed.section;
        let finding = out.report_as(printed.span, section, IN_PROSE, &values);
        let comparison = Arithmetic {
            left: stated,
            relation: "=",
            right: ratio.text(decimals),
            difference: ratio.short_of(number, decimals),
        };
        let place = (printed.span, section, None);
        operands::show(cx, finding, place, &self.figures, Some(comparison));
    }
}

/// Says that the rule cannot judge a text that was not read to its end.
fn say_cut(prose: &Prose, out: &mut Reporter<'_, '_>) {
    if prose.is_cut {
        let reason = Words::fixed(
            "正文太长，没有读完",
            "the text is too long and was not read to its end",
        );
        out.unable(reason, Vec::new(), None);
    }
}
