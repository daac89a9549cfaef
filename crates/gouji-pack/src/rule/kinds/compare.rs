//! `compare`（比较）: two numbers that must relate, or whose ratio must stay within bounds.

use std::cmp::Ordering;

use gouji_core::{Comparison as Arithmetic, FactId, Words};
use gouji_expr::{Comparison, Program, Type, Value};
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
pub(crate) struct Compare {
    #[schemars(
        description = "左边：得出一个数的表达式",
        extend("x-zh" = "左边")
    )]
    left: Located<String>,
    #[serde(default)]
    #[schemars(
        description = "关系：=、≠、<、≤、>、≥（> 和 >= 加引号）；不写为 =",
        extend("x-zh" = "关系")
    )]
    relation: Option<Located<String>>,
    #[schemars(
        description = "右边：得出一个数的表达式",
        extend("x-zh" = "右边")
    )]
    right: Located<String>,
    #[serde(default)]
    #[schemars(
        description = "比值：左边除以右边应在什么范围；与“关系”只写一个",
        extend("x-zh" = "比值")
    )]
    ratio: Option<Located<Bounds>>,
}

/// A range; one end may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Bounds {
    #[serde(default)]
    #[schemars(description = "最小，含本数", extend("x-zh" = "最小"))]
    min: Option<Number>,
    #[serde(default)]
    #[schemars(description = "最大，含本数", extend("x-zh" = "最大"))]
    max: Option<Number>,
}

/// What must hold between the sides.
enum Test {
    Relation(Comparison),
    Ratio {
        min: Option<Decimal>,
        max: Option<Decimal>,
    },
}

struct CompareCheck {
    left: Program,
    right: Program,
    test: Test,
    figures: Vec<Figure>,
    past_facts: Vec<FactId>,
}

/// A test that failed: the relation that should hold, the bound of a ratio.
type Failed = (Comparison, Option<Decimal>);

impl Kind for Compare {
    const NAME: (&'static str, &'static str) = ("compare", "比较");
    const SUMMARY: (&'static str, &'static str) = (
        "两个数的大小关系或比值不合要求就报",
        "Reports two numbers that do not relate as they must",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("left", "左边"),
            about: "左边的值",
        },
        Slot {
            name: ("right", "右边"),
            about: "右边的值",
        },
        Slot {
            name: ("difference", "相差"),
            about: "左边减右边",
        },
        Slot {
            name: ("relation", "关系"),
            about: "应有的关系：<、≤、=、≥、>、≠",
        },
        Slot {
            name: ("ratio", "比值"),
            about: "左边除以右边，保留四位小数",
        },
        Slot {
            name: ("bound", "界限"),
            about: "比值超出的界限",
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
        let left = cx.expression(&self.left, Type::Number);
        let right = cx.expression(&self.right, Type::Number);
        let test = self.test(cx);
        let (left, right) = (left?, right?);
        let figures = operands::figures(&[&left, &right]);
        if left.operands().is_empty()
            && right.operands().is_empty()
            && left.sections().is_empty()
            && right.sections().is_empty()
            && left.linear().zip(right.linear()).is_some()
        {
            cx.fault(
                "E1411",
                self.left.range.clone(),
                Words::fixed(
                    "左边和右边都没有报告里的数，无从核对",
                    "neither side has a figure of the report",
                ),
            );
            return None;
        }
        Some(Box::new(CompareCheck {
            past_facts: operands::past_facts(cx, &figures),
            left,
            right,
            test: test?,
            figures,
        }))
    }
}

/// What a finding says about a ratio.
const RATIO_MESSAGE: (&str, &str) = (
    "{left_text} 与 {right_text} 之比应当 {relation} {bound}：{left} ÷ {right} = {ratio}",
    "the ratio of {left_text} to {right_text} is not {relation} {bound}: {left} ÷ {right} = {ratio}",
);

impl Compare {
    fn test(&self, cx: &mut CompileCx<'_>) -> Option<Test> {
        let Some(ratio) = &self.ratio else {
            let all = [
                Comparison::Equal,
                Comparison::NotEqual,
                Comparison::Less,
                Comparison::AtMost,
                Comparison::Greater,
                Comparison::AtLeast,
            ];
            return relation(cx, self.relation.as_ref(), &all).map(Test::Relation);
        };
        if let Some(relation) = &self.relation {
            cx.fault(
                "E1412",
                relation.range.clone(),
                Words::fixed(
                    "“关系”和“比值”只能写一个",
                    "`relation` and `ratio` exclude each other",
                ),
            );
            return None;
        }
        let number = |bound: Option<Number>| bound.map(|number| number.0);
        let (min, max) = (number(ratio.value.min), number(ratio.value.max));
        bounds(cx, ratio.range.clone(), min, max).then_some(Test::Ratio { min, max })
    }
}

/// Whether a range has an end at least, and not the lower above the upper one.
pub(super) fn bounds(
    cx: &mut CompileCx<'_>,
    range: std::ops::Range<usize>,
    min: Option<Decimal>,
    max: Option<Decimal>,
) -> bool {
    let message = match (min, max) {
        (None, None) => Words::fixed("“最小”和“最大”至少要写一个", "`min` or `max` is needed"),
        (Some(min), Some(max)) if min > max => Words::new(
            format!("最小 {min} 大于最大 {max}，没有数能合要求"),
            format!("min {min} is above max {max}, so that nothing fits"),
        ),
        _ => return true,
    };
    cx.fault("E1412", range, message);
    false
}

impl Check for CompareCheck {
    fn reads_scope(&self) -> bool {
        false
    }

    fn past_facts(&self) -> Vec<FactId> {
        self.past_facts.clone()
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        operands::note(cx, out, &self.figures);
        let left = number(cx, out, &self.left);
        let right = number(cx, out, &self.right);
        let Some((left, right)) = left.zip(right) else {
            return;
        };
        let is_ratio = matches!(self.test, Test::Ratio { .. });
        if is_ratio && right.is_zero() {
            let reason = Words::new(
                format!("{} 为 0，比值算不出", self.right.text().trim()),
                format!("{} is 0, so there is no ratio", self.right.text().trim()),
            );
            out.unable(reason, operands::facts(&self.figures).collect(), None);
            return;
        }
        out.compared(operands::facts(&self.figures));
        let failed = self.test.failed(left, right);
        out.note(None, || {
            let sides = format!("{}，{}", left.normalize(), right.normalize());
            match failed {
                None => Words::new(format!("成立：{sides}"), format!("it holds: {sides}")),
                Some(_) => Words::new(format!("不成立：{sides}"), format!("it fails: {sides}")),
            }
        });
        if let Some(failed) = failed {
            self.report(cx, out, (left, right), failed);
        }
    }
}

/// The number of an expression; where it has none, the rule is unable.
pub(super) fn number(
    cx: &RuleCx<'_>,
    out: &mut Reporter<'_, '_>,
    program: &Program,
) -> Option<Decimal> {
    match program.eval(cx.report) {
        Ok(Value::Number(number)) => Some(number),
        Ok(_) => None,
        Err(missing) => {
            let span = missing
                .facts
                .iter()
                .find_map(|fact| cx.report.report.fact_span(*fact));
            out.unable(missing.reason, missing.facts, span);
            None
        }
    }
}

impl Test {
    fn failed(&self, left: Decimal, right: Decimal) -> Option<Failed> {
        match self {
            Self::Relation(relation) => {
                (!relation.holds(left.cmp(&right))).then_some((*relation, None))
            }
            Self::Ratio { min, max } => {
                // The ratio against a bound, without the rounding of a division.
                let order = |bound: Decimal| -> Option<Ordering> {
                    let order = left.cmp(&bound.checked_mul(right)?);
                    Some(if right.is_sign_negative() {
                        order.reverse()
                    } else {
                        order
                    })
                };
                let is_outside = |bound: Decimal, side: Comparison| {
                    order(bound).is_some_and(|order| !side.holds(order))
                };
                let under = min.filter(|bound| is_outside(*bound, Comparison::AtLeast));
                let over = max.filter(|bound| is_outside(*bound, Comparison::AtMost));
                let under = under.map(|bound| (Comparison::AtLeast, Some(bound)));
                under.or(over.map(|bound| (Comparison::AtMost, Some(bound))))
            }
        }
    }
}

impl CompareCheck {
    fn report(
        &self,
        cx: &RuleCx<'_>,
        out: &mut Reporter<'_, '_>,
        (left, right): (Decimal, Decimal),
        (relation, bound): Failed,
    ) {
        let sections = [self.left.sections(), self.right.sections()].concat();
        let Some(place) = operands::place(cx, &self.figures, &sections) else {
            return;
        };
        let left_text = operands::value_text(cx.report, &self.left, left);
        let right_text = operands::value_text(cx.report, &self.right, right);
        let plain = |number: Option<Decimal>| {
            number.map_or_else(String::new, |number| number.normalize().to_string())
        };
        let ratio = left.checked_div(right).map(|ratio| ratio.round_dp(4));
        let values = [
            ("left", left_text.clone()),
            ("right", right_text.clone()),
            ("difference", plain(left.checked_sub(right))),
            ("relation", relation.sign().to_owned()),
            ("ratio", plain(ratio)),
            ("bound", plain(bound)),
            ("left_text", self.left.text().trim().to_owned()),
            ("right_text", self.right.text().trim().to_owned()),
        ];
        let (finding, comparison) = match bound {
            None => (
                out.report(place.0, place.1, &values),
                Arithmetic {
                    left: left_text,
                    relation: relation.sign(),
                    right: right_text,
                    difference: plain(left.checked_sub(right)),
                },
            ),
            Some(bound) => (
                out.report_as(place.0, place.1, RATIO_MESSAGE, &values),
                Arithmetic {
                    left: format!(
                        "{} ÷ {} = {}",
                        left.normalize(),
                        right.normalize(),
                        plain(ratio)
                    ),
                    relation: relation.sign(),
                    right: bound.normalize().to_string(),
                    difference: plain(ratio.map(|ratio| ratio - bound)),
                },
            ),
        };
        operands::show(cx, finding, place, &self.figures, Some(comparison));
    }
}
