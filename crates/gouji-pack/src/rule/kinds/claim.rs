//! `claim`（文表一致）: numbers that the prose says of something, against the figures of the tables.

use gouji_core::{
    Claim as Said, ClaimGrammar, ClaimSpec, Claims, Comparison as Arithmetic, FactId, Matter,
    Prose, Says, Span, Words,
};
use gouji_expr::{Program, Type};
use gouji_zh::Folded;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::common::folded;
use super::compare::number;
use super::operands::{self, Figure};
use crate::decode::{Located, Many};
use crate::rule::{Check, CompileCx, Kind, Part, Reporter, RuleCx, Slot};

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

/// Units of counting, for rules that name none.
const COUNT_UNITS: [&str; 22] = [
    "人次", "件次", "件", "项", "个", "次", "宗", "份", "条", "起", "人", "篇", "期", "场", "家",
    "批", "类", "部", "则", "例", "笔", "封",
];

/// Most findings of a rule in one report.
const MAX_FINDINGS: usize = 50;

struct ClaimCheck {
    grammar: ClaimGrammar,
    position: Position,
    /// Words of which one must begin what says that there is none, unless all do.
    zero_words: Option<Vec<String>>,
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
        let groups: Vec<Option<Vec<String>>> =
            self.subject.iter().map(|group| folded(cx, group)).collect();
        let units = folded(cx, &self.unit);
        let not = folded(cx, &self.not);
        let sentence = folded(cx, &self.sentence);
        let zero_words = match &self.zero_words {
            Some(words) => folded(cx, words).map(Some),
            None => Some(None),
        };
        let fact = cx.expression(&self.fact, Type::Number);
        let subject: Vec<Vec<String>> = groups.into_iter().collect::<Option<_>>()?;
        if subject.iter().all(Vec::is_empty) {
            cx.fault(
                "E1405",
                self.subject.range.clone(),
                Words::fixed("主语至少要有一个词", "the subject needs a word"),
            );
            return None;
        }
        let (zero_words, fact) = (zero_words?, fact?);
        let mut units = units?;
        if units.is_empty() {
            units.extend(COUNT_UNITS.map(str::to_owned));
        }
        let words = sentence?;
        let own = (!words.is_empty()).then(|| Matter {
            id: String::new(),
            words,
            short: Vec::new(),
        });
        let spec = self.spec(subject, units, not?);
        let figures = operands::figures(&[&fact]);
        Some(Box::new(ClaimCheck {
            grammar: cx.form.claims.with_only(spec, own),
            position: self.position,
            zero_words,
            past_facts: operands::past_facts(cx, &figures),
            fact,
            figures,
        }))
    }
}

impl Claim {
    fn spec(&self, subject: Vec<Vec<String>>, units: Vec<String>, not: Vec<String>) -> ClaimSpec {
        ClaimSpec {
            id: String::new(),
            name: Words::new(self.fact.trim(), self.fact.trim()),
            // What the rule compares with is an expression, which it works out itself.
            readings: Vec::new(),
            subject,
            denied: Vec::new(),
            matter: None,
            units,
            context: Vec::new(),
            not,
            after: Vec::new(),
            is_part: false,
            is_bare: false,
            is_evident: false,
            number_first: self.position != Position::After,
            says_none: false,
            scale: Decimal::ONE,
        }
    }
}

impl Check for ClaimCheck {
    fn past_facts(&self) -> Vec<FactId> {
        self.past_facts.clone()
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        if Prose::of(cx.report).is_cut {
            out.unable(
                Words::fixed(
                    "正文太长，后面的没有核对",
                    "the prose is too long, its end was not read",
                ),
                Vec::new(),
                None,
            );
        }
        let found = Claims::by(cx.report, &self.grammar).claims;
        let said: Vec<&Said> = found
            .iter()
            .filter(|one| self.is_meant(cx, one))
            .inspect(|one| tell(cx, out, one))
            .filter(|one| one.is_sure())
            .collect();
        if said.is_empty() {
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
        out.compared_numbers(said.iter().filter_map(|one| one.digits));
        let differs = |one: &&&Said| !says(one, value);
        for one in said.iter().filter(differs).take(MAX_FINDINGS) {
            self.report(cx, out, one, value);
        }
    }
}

/// Whether a claim says a value.
fn says(claim: &Said, value: Decimal) -> bool {
    match &claim.says {
        Says::Number(quantity) => quantity.allows(value),
        Says::None => value.is_zero(),
    }
}

/// Tells what the prose says, or why it is left out.
fn tell(cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, claim: &Said) {
    let quote = cx.report.quote(claim.phrase);
    let number = claim.number().normalize();
    out.note(Some(claim.phrase), || match &claim.doubt {
        Some(doubt) => {
            let reason = doubt.words();
            Words::new(
                format!("“{quote}”不作核对：{}", reason.zh),
                format!("\"{quote}\" is left out: {}", reason.en),
            )
        }
        None => Words::new(
            format!("“{quote}”说的是 {number}"),
            format!("\"{quote}\" says {number}"),
        ),
    });
}

impl ClaimCheck {
    /// Whether a claim is in the scope, and said as the rule wants it.
    fn is_meant(&self, cx: &RuleCx<'_>, claim: &Said) -> bool {
        let scope = cx.scope;
        let is_there = scope.sections.is_empty()
            || claim
                .section
                .is_some_and(|section| scope.sections.contains(&section));
        let phrase = Folded::prose(cx.report.quote(claim.phrase));
        let is_so = match (claim.digits, &self.zero_words) {
            (None, Some(words)) => words
                .iter()
                .any(|word| phrase.text().starts_with(word.as_str())),
            (None, None) => true,
            (Some(digits), _) => match self.position {
                Position::After => !self.goes_on(cx, claim, digits),
                Position::Before => self.goes_on(cx, claim, digits),
                Position::Either => true,
            },
        };
        is_there && is_so && scope.main_part() == Part::Paragraph
    }

    /// Whether a word of the subject stands behind the number.
    fn goes_on(&self, cx: &RuleCx<'_>, claim: &Said, digits: Span) -> bool {
        let behind = Span {
            start: digits.end.min(claim.phrase.end),
            ..claim.phrase
        };
        let behind = Folded::prose(cx.report.quote(behind));
        let mut words = self
            .grammar
            .specs
            .iter()
            .flat_map(|spec| spec.subject.iter().flatten());
        words.any(|word| behind.text().contains(word.as_str()))
    }

    fn report(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, claim: &Said, value: Decimal) {
        let span = claim.digits.unwrap_or(claim.phrase);
        let said = claim.number();
        let difference = said.checked_sub(value).unwrap_or_default();
        let comparison = Arithmetic {
            left: said.normalize().to_string(),
            relation: "=",
            right: operands::value_text(cx.report, &self.fact, value),
            difference: difference.normalize().to_string(),
        };
        let values = [
            ("claim", comparison.left.clone()),
            ("value", comparison.right.clone()),
            ("difference", comparison.difference.clone()),
            ("quote", cx.report.quote(claim.phrase).to_owned()),
            ("fact", self.fact.text().trim().to_owned()),
        ];
        let finding = out.report(span, claim.section, &values);
        let place = (span, claim.section, None);
        operands::show(cx, finding, place, &self.figures, Some(comparison));
    }
}
