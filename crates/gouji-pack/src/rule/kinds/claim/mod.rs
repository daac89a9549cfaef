//! `claim`（文表一致）: numbers that the prose says of something, against the figures of the tables.

mod gap;
mod prose;
mod quantity;
mod share_words;
mod subject;

use std::cmp::Reverse;

use gouji_core::{Comparison as Arithmetic, FactId, Words};
use gouji_expr::{Program, Type};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

pub(super) use prose::{Clause, Prose};
pub(super) use quantity::{Doubt, Quantity};
pub(super) use share_words::{is_share, opens_share};
pub(super) use subject::Subject;

use super::compare::number;
use super::operands::{self, Figure};
use crate::decode::{Located, Many};
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot};
use subject::{Manner, Said};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claim {
    #[schemars(
        description = "主语：说的是什么。各组词都要出现在同一小句里；一组里的几个词是不同说法，如 [[收到, 新收], 申请]",
        extend("x-zh" = "主语")
    )]
    subject: Located<Many<Many<Located<String>>>>,
    #[serde(default)]
    #[schemars(
        description = "单位：件、条、次……；不写为各种计数单位",
        extend("x-zh" = "单位")
    )]
    unit: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "不含：小句里有这些词时不算，如 建议、提案",
        extend("x-zh" = "不含")
    )]
    not: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "同句：同一句里、数之前要有其中一个词才算；主语只是“办结”这类动词时用，如 申请",
        extend("x-zh" = "同句")
    )]
    sentence: Many<Located<String>>,
    #[schemars(
        description = "数字：正文应当等于的数，用数字名称或算式写",
        extend("x-zh" = "数字")
    )]
    fact: Located<String>,
    #[serde(default)]
    #[schemars(
        description = "位置：数在主语之后（申请3件）、之前（3件申请），或前后都行；不写为之后",
        extend("x-zh" = "位置")
    )]
    position: Position,
    #[serde(default)]
    #[schemars(
        description = "零的说法：放在主语前表示一件也没有；不写为 没有、未收到、未发生、无、零 等",
        extend("x-zh" = "零的说法")
    )]
    zero_words: Option<Many<Located<String>>>,
}

/// Where the number stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Position {
    #[default]
    #[schemars(description = "主语在前，数在后", extend("x-zh" = "之后"))]
    After,
    #[schemars(description = "数在前，主语的词在后", extend("x-zh" = "之前"))]
    Before,
    #[schemars(description = "前后都行", extend("x-zh" = "前后"))]
    Either,
}

/// Words that say that there is none, unless a rule has its own.
const ZERO_WORDS: &[&str] = &[
    "没有收到",
    "没有发生",
    "没有",
    "未收到",
    "未接到",
    "未发生",
    "未产生",
    "未出现",
    "未受理",
    "未新收",
    "未有",
    "无",
    "零",
];

struct ClaimCheck {
    subject: Subject,
    /// One of them must stand before the number in its sentence, unless there are none.
    sentence: Vec<String>,
    manner: Manner,
    fact: Program,
    figures: Vec<Figure>,
    past_facts: Vec<FactId>,
}

impl Kind for Claim {
    const NAME: (&'static str, &'static str) = ("claim", "文表一致");
    const SUMMARY: (&'static str, &'static str) = (
        "正文里说的数与表里的数不一样就报",
        "Reports a number in the prose that differs from the figure",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("claim", "正文数"),
            about: "正文里说的数",
        },
        Slot {
            name: ("value", "应为"),
            about: "按数字算出的数",
        },
        Slot {
            name: ("difference", "相差"),
            about: "正文的数减去应为的数",
        },
        Slot {
            name: ("quote", "原文"),
            about: "正文里的说法",
        },
        Slot {
            name: ("fact", "数字"),
            about: "规则里写的数字",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "正文写“{quote}”，而 {fact} 为 {value}，相差 {difference}",
        "the prose says \"{quote}\", but {fact} is {value}, difference {difference}",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        let subject = Subject::compile(cx, &self.subject, &self.not);
        let units = subject::folded(cx, &self.unit);
        let sentence = subject::folded(cx, &self.sentence);
        let zero_words = match &self.zero_words {
            Some(words) => subject::folded(cx, words),
            None => Some(ZERO_WORDS.iter().map(|word| (*word).to_owned()).collect()),
        };
        let fact = cx.expression(&self.fact, Type::Number);
        let subject = subject?;
        if subject.is_empty() {
            cx.fault(
                "E1405",
                self.subject.range.clone(),
                Words::fixed("主语至少要有一个词", "the subject needs a word"),
            );
            return None;
        }
        let mut zero_words: Vec<String> = zero_words?;
        zero_words.sort_by_key(|word| Reverse(word.len()));
        let fact = fact?;
        let figures = operands::figures(&[&fact]);
        Some(Box::new(ClaimCheck {
            subject,
            sentence: sentence?,
            manner: Manner {
                units: units?,
                after: self.position != Position::Before,
                before: self.position != Position::After,
                zero_words,
            },
            past_facts: operands::past_facts(cx, &figures),
            fact,
            figures,
        }))
    }
}

impl Check for ClaimCheck {
    fn past_facts(&self) -> Vec<FactId> {
        self.past_facts.clone()
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let prose = Prose::of(cx);
        prose.say_cut(out);
        let claims = self.claims(cx, out, &prose);
        if claims.is_empty() {
            out.note(None, || {
                Words::fixed(
                    "范围内没有找到可以核对的说法",
                    "no statement to hold against the figure was found in the scope",
                )
            });
            return;
        }
        operands::note(cx, out, &self.figures);
        let Some(value) = number(cx, out, &self.fact) else {
            return;
        };
        out.compared(operands::facts(&self.figures));
        let differs = |(_, said): &&(&Clause, Said)| !agrees(said.number, said.step, value);
        for (clause, said) in claims.iter().filter(differs).take(MAX_FINDINGS) {
            self.report(cx, out, clause, said, value);
        }
    }
}

/// Most findings of a rule in one report.
const MAX_FINDINGS: usize = 50;

/// Whether a printed number says a value; one in 万 or with decimals may be rounded.
fn agrees(number: Decimal, step: Decimal, value: Decimal) -> bool {
    if step == Decimal::ONE && value.fract().is_zero() {
        return number == value;
    }
    let half = step.checked_div(Decimal::TWO).unwrap_or_default();
    number
        .checked_sub(value)
        .is_some_and(|difference| difference.abs() <= half)
}

impl ClaimCheck {
    /// The numbers that the scope says of the subject.
    fn claims<'p>(
        &self,
        cx: &RuleCx<'_>,
        out: &mut Reporter<'_, '_>,
        prose: &'p Prose,
    ) -> Vec<(&'p Clause, Said)> {
        let units = cx.units();
        let mut claims = Vec::new();
        for (index, clause) in prose.clauses.iter().enumerate() {
            if !cx.scope.holds(units.get(clause.unit)) {
                continue;
            }
            for said in self.subject.said(clause, &self.manner) {
                let elsewhere = || self.elsewhere(prose, index, &said);
                let reason = said.ruled_out.clone().or_else(elsewhere);
                let span = clause.span(said.phrase.clone());
                let quote = || span.map_or("", |span| cx.report.quote(span));
                let number = said.number.normalize();
                out.note(span, || match &reason {
                    Some(reason) => Words::new(
                        format!("“{}”不作核对：{}", quote(), reason.zh),
                        format!("\"{}\" is left out: {}", quote(), reason.en),
                    ),
                    None => Words::new(
                        format!("“{}”说的是 {number}", quote()),
                        format!("\"{}\" says {number}", quote()),
                    ),
                });
                if reason.is_none() {
                    claims.push((clause, said));
                }
            }
        }
        claims
    }

    /// Why a number is one of another sentence than those that the rule is about.
    fn elsewhere(&self, prose: &Prose, index: usize, said: &Said) -> Option<Words> {
        let has_word = |text: &str| self.sentence.iter().any(|word| text.contains(word));
        let is_here = self.sentence.is_empty()
            || has_word(&prose.clauses[index].text[..said.phrase.end])
            || prose
                .before(index)
                .iter()
                .any(|clause| has_word(&clause.text));
        (!is_here).then(|| {
            let words = self.sentence.join("、");
            Words::new(
                format!("同一句里前面没有“{words}”"),
                format!("none of {words} stands before it in the sentence"),
            )
        })
    }

    fn report(
        &self,
        cx: &RuleCx<'_>,
        out: &mut Reporter<'_, '_>,
        clause: &Clause,
        said: &Said,
        value: Decimal,
    ) {
        let spans = clause.span(said.range.clone());
        let Some((span, phrase)) = spans.zip(clause.span(said.phrase.clone())) else {
            return;
        };
        let difference = said.number.checked_sub(value).unwrap_or_default();
        let comparison = Arithmetic {
            left: said.number.normalize().to_string(),
            relation: "=",
            right: operands::value_text(cx.report, &self.fact, value),
            difference: difference.normalize().to_string(),
        };
        let values = [
            ("claim", comparison.left.clone()),
            ("value", comparison.right.clone()),
            ("difference", comparison.difference.clone()),
            ("quote", cx.report.quote(phrase).to_owned()),
            ("fact", self.fact.text().trim().to_owned()),
        ];
        let finding = out.report(span, clause.section, &values);
        let place = (span, clause.section, None);
        operands::show(cx, finding, place, &self.figures, Some(comparison));
    }
}
