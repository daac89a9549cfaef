//! `expr`（表达式）: a condition that must hold.

use gouji_core::{Comparison as Arithmetic, FactId, Words};
use gouji_expr::{Linear, Program, Step, Type, Value};
use schemars::JsonSchema;
use serde::Deserialize;

use super::operands::{self, Figure};
use crate::decode::Located;
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExprRule {
    #[schemars(
        description = "应当成立的条件，用表达式写；不成立就报",
        extend("x-zh" = "成立")
    )]
    condition: Located<String>,
}

struct ExprCheck {
    condition: Program,
    figures: Vec<Figure>,
    past_facts: Vec<FactId>,
}

impl Kind for ExprRule {
    const NAME: (&'static str, &'static str) = ("expr", "表达式");
    const SUMMARY: (&'static str, &'static str) =
        ("条件不成立就报", "Reports a condition that does not hold");
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("condition", "成立"),
            about: "规则里写的条件",
        },
        Slot {
            name: ("values", "取值"),
            about: "条件里各项的值",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "条件不成立：{condition}。其中 {values}",
        "the condition does not hold: {condition}; with {values}",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        let condition = cx.expression(&self.condition, Type::Bool)?;
        let figures = operands::figures(&[&condition]);
        Some(Box::new(ExprCheck {
            past_facts: operands::past_facts(cx, &figures),
            condition,
            figures,
        }))
    }
}

impl Check for ExprCheck {
    fn reads_scope(&self) -> bool {
        false
    }

    fn past_facts(&self) -> Vec<FactId> {
        self.past_facts.clone()
    }

    fn conditions(&self) -> Vec<&Program> {
        vec![&self.condition]
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        operands::note(cx, out, &self.figures);
        let (value, steps) = self.condition.trace(cx.report);
        for step in &steps {
            out.note(None, || self.seen(step));
        }
        match value {
            Ok(Value::Bool(true)) => out.compared(operands::facts(&self.figures)),
            Ok(_) => {
                out.compared(operands::facts(&self.figures));
                self.report(cx, out, &steps);
            }
            Err(missing) => {
                let spans = missing.facts.iter();
                let span = spans
                    .filter_map(|fact| cx.report.report.fact_span(*fact))
                    .next();
                out.unable(missing.reason, missing.facts, span);
            }
        }
    }
}

/// The values are told in the language of the message.
const MESSAGE_EN: &str = "the condition does not hold: {condition}; with {values_en}";

impl ExprCheck {
    fn report(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, steps: &[Step]) {
        let sections = self.condition.sections();
        let Some(place) = operands::place(cx, &self.figures, &sections) else {
            return;
        };
        let words = self.values(steps);
        let values = [
            ("condition", one_line(self.condition.text())),
            ("values", words.zh.into_owned()),
            ("values_en", words.en.into_owned()),
        ];
        let finding = out.report_as(place.0, place.1, (ExprRule::MESSAGE.0, MESSAGE_EN), &values);
        operands::show(cx, finding, place, &self.figures, self.arithmetic(steps));
    }

    /// Both sides of the condition, where it is one comparison of sums.
    fn arithmetic(&self, steps: &[Step]) -> Option<Arithmetic> {
        let (left, comparison, right) = self.condition.linear_sides()?;
        let numbers = steps.iter().filter(|step| step.depth == 1);
        let mut numbers = numbers.filter_map(|step| match step.value {
            Ok(Value::Number(number)) => Some(number),
            _ => None,
        });
        // Literals are no steps.
        let mut side = |sum: &Linear| match sum.terms.is_empty() {
            true => Some(sum.constant),
            false => numbers.next(),
        };
        let (left, right) = (side(&left)?, side(&right)?);
        Some(Arithmetic {
            left: left.normalize().to_string(),
            relation: comparison.sign(),
            right: right.normalize().to_string(),
            difference: left.checked_sub(right)?.normalize().to_string(),
        })
    }

    /// A step as notes tell it.
    fn seen(&self, step: &Step) -> Words {
        let text = self.text(step);
        match &step.value {
            Ok(value) => {
                let value = short(value);
                Words::new(
                    format!("{text}：{}", value.zh),
                    format!("{text}: {}", value.en),
                )
            }
            Err(missing) => Words::new(
                format!("{text}：{}", missing.reason.zh),
                format!("{text}: {}", missing.reason.en),
            ),
        }
    }

    fn text(&self, step: &Step) -> String {
        let text = self.condition.text().get(step.range.clone());
        one_line(text.unwrap_or(""))
    }

    /// What the parts of the condition are worth that are compared, and the conditions that compare
    /// nothing, each once.
    fn values(&self, steps: &[Step]) -> Words {
        let (mut zh, mut en): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for (index, step) in steps.iter().enumerate() {
            let parts = children(steps, index);
            let is_compared = match &step.value {
                Ok(Value::Bool(_)) => parts.iter().all(|part| is_text(part)),
                Ok(Value::Number(_)) => parent(steps, index).is_some_and(is_condition),
                _ => false,
            };
            if !is_compared {
                continue;
            }
            let (text, Ok(value)) = (self.text(step), &step.value) else {
                continue;
            };
            let (of_zh, of_en) = match value {
                Value::Bool(true) => (format!("{text} 成立"), format!("{text} holds")),
                Value::Bool(false) => (format!("{text} 不成立"), format!("{text} does not hold")),
                value => (format!("{text} 为 {value}"), format!("{text} is {value}")),
            };
            if !zh.contains(&of_zh) {
                zh.push(of_zh);
                en.push(of_en);
            }
        }
        Words::new(zh.join("，"), en.join(", "))
    }
}

/// The parts of a step that were looked at.
fn children(steps: &[Step], index: usize) -> Vec<&Step> {
    let depth = steps[index].depth;
    let inner = steps[index + 1..]
        .iter()
        .take_while(|step| step.depth > depth);
    inner.filter(|step| step.depth == depth + 1).collect()
}

fn parent(steps: &[Step], index: usize) -> Option<&Step> {
    let depth = steps[index].depth;
    steps[..index].iter().rev().find(|step| step.depth < depth)
}

fn is_condition(step: &Step) -> bool {
    matches!(step.value, Ok(Value::Bool(_)))
}

fn is_text(step: &Step) -> bool {
    matches!(step.value, Ok(Value::Text(_)))
}

/// Longest text that a note shows, in characters.
const SHOWN: usize = 20;

fn short(value: &Value) -> Words {
    match value {
        Value::Text(text) if text.chars().count() > SHOWN => {
            let start: String = text.chars().take(SHOWN).collect();
            Words::new(format!("“{start}…”"), format!("\"{start}…\""))
        }
        value => value.words(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
