//! `equation`（勾稽）: two sums of figures that must agree.

use gouji_core::{Comparison as Arithmetic, Domain, FactId, Words};
use gouji_expr::{Comparison, Linear, Program, Term, Type};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::number::Number;
use super::operands::{self, Figure};
use super::relation::relation;
use crate::decode::Located;
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Equation {
    #[schemars(
        description = "左边：数字或数字相加减的算式，上年的数写成 上年(…)",
        extend("x-zh" = "左边")
    )]
    left: Located<String>,
    #[serde(default)]
    #[schemars(
        description = "关系：=、≥、≤；不写为 =",
        extend("x-zh" = "关系")
    )]
    relation: Option<Located<String>>,
    #[schemars(
        description = "右边：数字或数字相加减的算式，上年的数写成 上年(…)",
        extend("x-zh" = "右边")
    )]
    right: Located<String>,
    #[serde(default)]
    #[schemars(
        description = "允差：相差不超过这个数不算错；不写为 0",
        extend("x-zh" = "允差")
    )]
    tolerance: Option<Located<Number>>,
}

/// One side: its text, to say which figures are missing, and its linear form, to judge by.
struct Side {
    program: Program,
    linear: Linear,
}

struct EquationCheck {
    left: Side,
    relation: Comparison,
    right: Side,
    tolerance: Decimal,
    past_facts: Vec<FactId>,
}

/// What an equation says about a report.
enum Judgement {
    Holds,
    Fails,
    /// It would hold with figures in the blank cells.
    Open,
}

impl Kind for Equation {
    const NAME: (&'static str, &'static str) = ("equation", "勾稽");
    const SUMMARY: (&'static str, &'static str) = (
        "两边的数字之和对不上就报",
        "Reports two sums of figures that do not agree",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("left", "左边"),
            about: "左边的算式和得数，如 5 + 1 = 6",
        },
        Slot {
            name: ("right", "右边"),
            about: "右边的算式和得数",
        },
        Slot {
            name: ("difference", "相差"),
            about: "左边减右边",
        },
        Slot {
            name: ("relation", "关系"),
            about: "应有的关系：=、≥、≤",
        },
        Slot {
            name: ("left_text", "左式"),
            about: "规则里写的左边",
        },
        Slot {
            name: ("right_text", "右式"),
            about: "规则里写的右边",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "{left_text} 应当 {relation} {right_text}：左边 {left}，右边 {right}，相差 {difference}",
        "{left_text} {relation} {right_text} does not hold: left {left}, right {right}, difference {difference}",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        let left = side(cx, &self.left);
        let right = side(cx, &self.right);
        let allowed = [Comparison::Equal, Comparison::AtLeast, Comparison::AtMost];
        let relation = relation(cx, self.relation.as_ref(), &allowed);
        let tolerance = tolerance(cx, self.tolerance.as_ref());
        let (left, right) = (left?, right?);
        let is_own = |side: &Side| side.linear.terms.iter().any(|term| !term.last_year);
        if !is_own(&left) && !is_own(&right) {
            cx.fault(
                "E1411",
                self.left.range.clone(),
                Words::fixed(
                    "左边和右边都没有本报告的数字，无从核对",
                    "neither side has a figure of the report itself",
                ),
            );
            return None;
        }
        let figures = operands::figures(&[&left.program, &right.program]);
        Some(Box::new(EquationCheck {
            left,
            relation: relation?,
            right,
            tolerance: tolerance?,
            past_facts: operands::past_facts(cx, &figures),
        }))
    }
}

fn side(cx: &mut CompileCx<'_>, text: &Located<String>) -> Option<Side> {
    let program = cx.expression(text, Type::Number)?;
    let linear = program.linear();
    if linear.is_none() {
        cx.fault_with(
            "E1407",
            text.range.clone(),
            Words::new(
                format!("“{}”不是数字的加减", text.trim()),
                format!("`{}` is no sum of figures", text.trim()),
            ),
            Words::fixed(
                "勾稽的两边只能是数字相加减，可以乘以或除以一个固定的数；用到函数、两个数字相乘除时，类型改用 compare（比较）。",
                "The sides of an equation are sums of figures, each times a fixed number at most; with functions or products of figures use the kind `compare`.",
            ),
        );
    }
    Some(Side {
        program,
        linear: linear?,
    })
}

fn tolerance(cx: &mut CompileCx<'_>, number: Option<&Located<Number>>) -> Option<Decimal> {
    let Some(number) = number else {
        return Some(Decimal::ZERO);
    };
    if number.value.0 < Decimal::ZERO {
        cx.fault(
            "E1206",
            number.range.clone(),
            Words::fixed("允差不能小于 0", "the tolerance is not below 0"),
        );
        return None;
    }
    Some(number.value.0)
}

impl Check for EquationCheck {
    fn reads_scope(&self) -> bool {
        false
    }

    fn past_facts(&self) -> Vec<FactId> {
        self.past_facts.clone()
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let (left, right) = (self.left.for_report(cx), self.right.for_report(cx));
        let terms = left.terms.iter().chain(&right.terms);
        let mut figures: Vec<Figure> = Vec::new();
        for figure in terms.map(Figure::from) {
            if !figures.contains(&figure) {
                figures.push(figure);
            }
        }
        operands::note(cx, out, &figures);
        if self.lacks(cx, out, &figures) {
            return;
        }
        let sums = sum(cx, &left).zip(sum(cx, &right));
        let Some((sums, difference)) =
            sums.and_then(|(left, right)| Some(((left, right), left.checked_sub(right)?)))
        else {
            let reason = Words::fixed("数太大，无法计算", "the numbers are too large");
            out.unable(reason, operands::facts(&figures).collect(), None);
            return;
        };
        let blanks = blanks(cx, &left, &right);
        match self.judge(cx, difference, &blanks) {
            Judgement::Open => open(cx, out, &blanks),
            Judgement::Holds => {
                out.compared(operands::facts(&figures));
                out.note(None, || {
                    let but = if blanks.is_empty() {
                        ("", "")
                    } else {
                        ("（空白按 0 计）", " (blank cells count as nothing)")
                    };
                    let sums = format!(
                        "{} {} {}",
                        sums.0.normalize(),
                        self.relation.sign(),
                        sums.1.normalize()
                    );
                    Words::new(
                        format!("成立：{sums}{}", but.0),
                        format!("it holds: {sums}{}", but.1),
                    )
                });
            }
            Judgement::Fails => {
                out.compared(operands::facts(&figures));
                self.report(cx, out, (&left, &right), sums, &figures);
            }
        }
    }
}

impl EquationCheck {
    /// Says which figures are missing or unreadable; a blank one is none of them.
    fn lacks(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, figures: &[Figure]) -> bool {
        let is_lacking =
            |figure: &&Figure| !figure.is_blank(cx.report) && figure.number(cx.report).is_none();
        let lacking: Vec<&Figure> = figures.iter().filter(is_lacking).collect();
        let Some(first) = lacking.first() else {
            return false;
        };
        let programs = [&self.left.program, &self.right.program];
        let reasons = programs
            .iter()
            .filter_map(|side| side.eval(cx.report).err());
        let (mut zh, mut en) = (Vec::new(), Vec::new());
        for reason in reasons.map(|missing| missing.reason) {
            if !zh.contains(&reason.zh) {
                zh.push(reason.zh);
                en.push(reason.en);
            }
        }
        let span = first.span(cx.report);
        let facts = lacking.iter().map(|figure| figure.fact).collect();
        out.unable(Words::new(zh.join("；"), en.join("; ")), facts, span);
        true
    }

    /// Judges by the difference of the sides, blank cells counting as nothing. A count in a blank
    /// cell can only move the difference the way of its coefficient.
    fn judge(&self, cx: &RuleCx<'_>, difference: Decimal, blanks: &[Term]) -> Judgement {
        let is_above = difference > self.tolerance && self.relation != Comparison::AtLeast;
        let is_below = difference < -self.tolerance && self.relation != Comparison::AtMost;
        if !is_above && !is_below {
            return Judgement::Holds;
        }
        let could_mend = |blank: &Term| {
            let domain = cx.report.form.fact(blank.fact).domain;
            domain == Domain::Signed || blank.coefficient.is_sign_positive() == is_below
        };
        if blanks.iter().any(could_mend) {
            Judgement::Open
        } else {
            Judgement::Fails
        }
    }

    fn report(
        &self,
        cx: &RuleCx<'_>,
        out: &mut Reporter<'_, '_>,
        (left, right): (&Linear, &Linear),
        sums: (Decimal, Decimal),
        figures: &[Figure],
    ) {
        let Some(place) = operands::place(cx, figures, &[]) else {
            return;
        };
        let comparison = Arithmetic {
            left: operands::sum_text(cx.report, left, sums.0),
            relation: self.relation.sign(),
            right: operands::sum_text(cx.report, right, sums.1),
            difference: (sums.0 - sums.1).normalize().to_string(),
        };
        let values = [
            ("left", comparison.left.clone()),
            ("right", comparison.right.clone()),
            ("difference", comparison.difference.clone()),
            ("relation", comparison.relation.to_owned()),
            ("left_text", self.left.program.text().trim().to_owned()),
            ("right_text", self.right.program.text().trim().to_owned()),
        ];
        let finding = out.report(place.0, place.1, &values);
        operands::show(cx, finding, place, figures, Some(comparison));
    }
}

impl Side {
    /// The side over the figures that a report has: where it has a row that stands for others,
    /// that row's figure takes the place of theirs when the side counts all of them alike.
    fn for_report(&self, cx: &RuleCx<'_>) -> Linear {
        let mut linear = Linear {
            terms: Vec::new(),
            constant: self.linear.constant,
        };
        for term in &self.linear.terms {
            let term = Term {
                fact: self.stand_in(cx, term).unwrap_or(term.fact),
                ..*term
            };
            if !linear.terms.contains(&term) {
                linear.terms.push(term);
            }
        }
        linear
    }

    fn stand_in(&self, cx: &RuleCx<'_>, term: &Term) -> Option<FactId> {
        let form = cx.report.form;
        let cell = |fact: FactId| {
            let last_year = term.last_year;
            Figure { fact, last_year }.cell(cx.report)
        };
        let stand_in = form.replacement(term.fact)?;
        cell(stand_in)?;
        let row = form.row_of(stand_in);
        let def = form.fact(stand_in);
        let rows = &form.tables[def.table].blocks[def.block].rows;
        let is_counted_alike = |replaced: &usize| {
            let fact = rows[*replaced].fact(def.column);
            let alike = Term { fact, ..*term };
            cell(fact).is_none() && self.linear.terms.contains(&alike)
        };
        row.replaces
            .iter()
            .all(is_counted_alike)
            .then_some(stand_in)
    }
}

/// The sum of a side, blank cells counting as nothing.
fn sum(cx: &RuleCx<'_>, linear: &Linear) -> Option<Decimal> {
    let mut terms = linear.terms.iter();
    terms.try_fold(linear.constant, |sum, term| {
        let number = Figure::from(term).number(cx.report).unwrap_or_default();
        sum.checked_add(number.checked_mul(term.coefficient)?)
    })
}

/// The blank cells, with the way in which they move the left side against the right one.
fn blanks(cx: &RuleCx<'_>, left: &Linear, right: &Linear) -> Vec<Term> {
    let right = right.terms.iter().map(|term| Term {
        coefficient: -term.coefficient,
        ..*term
    });
    let mut blanks: Vec<Term> = Vec::new();
    for term in left.terms.iter().cloned().chain(right) {
        if !Figure::from(&term).is_blank(cx.report) {
            continue;
        }
        let same = |known: &&mut Term| Figure::from(&**known) == Figure::from(&term);
        match blanks.iter_mut().find(same) {
            Some(known) => known.coefficient += term.coefficient,
            None => blanks.push(term),
        }
    }
    // A figure that stands on both sides alike moves nothing.
    blanks.retain(|term| !term.coefficient.is_zero());
    blanks
}

fn open(cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, blanks: &[Term]) {
    let names = blanks
        .iter()
        .map(|blank| Figure::from(blank).words(cx.report));
    let (zh, en): (Vec<_>, Vec<_>) = names.map(|name| (name.zh, name.en)).unzip();
    let reason = Words::new(
        format!("{} 是空白，补填后才能判断两边是否相符", zh.join("、")),
        format!(
            "blank: {}; whether the sides agree depends on it",
            en.join(", ")
        ),
    );
    let facts = blanks.iter().map(|blank| blank.fact).collect();
    let span = blanks
        .iter()
        .find_map(|blank| Figure::from(blank).span(cx.report));
    out.unable(reason, facts, span);
}
