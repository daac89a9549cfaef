//! Comparisons: whether both sides can be compared, and levels and forms under all their names.

use std::ops::Range;

use rust_decimal::Decimal;

use super::nearest::nearest;
use super::{Checker, Year};
use crate::ast::Node;
use crate::codes;
use crate::error::ExprError;
use crate::operator::Comparison;
use crate::program::{Expr, ExprKind, Source};
use crate::quote::short;
use crate::value::Type;

impl Checker<'_> {
    pub(super) fn comparison(
        &mut self,
        left: &Node,
        comparison: Comparison,
        right: &Node,
        range: &Range<usize>,
        year: Year,
    ) -> Option<Expr> {
        let (left, right) = (self.expr(left, year), self.expr(right, year));
        let (mut left, mut right) = (left?, right?);
        self.are_comparable(&left, &right, comparison.is_equality(), range)?;
        self.same_name(&left, &mut right)?;
        self.same_name(&right, &mut left)?;
        Some(Expr {
            kind: ExprKind::Compare {
                left: Box::new(left),
                comparison,
                right: Box::new(right),
            },
            range: range.clone(),
            value_type: Type::Bool,
        })
    }

    pub(super) fn membership(
        &mut self,
        value: &Node,
        negated: bool,
        list: &[Node],
        range: &Range<usize>,
        year: Year,
    ) -> Option<Expr> {
        let value = self.expr(value, year);
        let items: Vec<Option<Expr>> = list.iter().map(|item| self.expr(item, year)).collect();
        let (value, items) = (value?, items.into_iter().collect::<Option<Vec<Expr>>>()?);
        if items.is_empty() {
            self.errors.push(ExprError::new(
                codes::ARGUMENT,
                range.clone(),
                "列表是空的，什么也不属于它",
                "the list is empty, so that nothing is in it",
            ));
            return None;
        }
        let mut sound = Vec::new();
        let before = self.errors.len();
        for mut item in items {
            let place = item.range.clone();
            let fits = self.are_comparable(&value, &item, true, &place);
            if fits.is_some() && self.same_name(&value, &mut item).is_some() {
                sound.push(item);
            }
        }
        (self.errors.len() == before).then(|| Expr {
            kind: ExprKind::In {
                value: Box::new(value),
                negated,
                list: sound,
            },
            range: range.clone(),
            value_type: Type::Bool,
        })
    }

    fn are_comparable(
        &mut self,
        left: &Expr,
        right: &Expr,
        by_equality: bool,
        range: &Range<usize>,
    ) -> Option<()> {
        for side in [left, right] {
            if side.value_type == Type::Numbers {
                self.fits(side, Type::Number);
                return None;
            }
        }
        let (left_words, right_words) = (left.value_type.words(), right.value_type.words());
        if left.value_type != right.value_type {
            let quoted = [left, right].into_iter().find_map(quoted_number);
            let place = quoted.as_ref().map_or(range, |(place, _)| place);
            let error = ExprError::new(
                codes::TYPE,
                place.clone(),
                format!("{}不能和{}比较", left_words.zh, right_words.zh),
                format!(
                    "{} cannot be compared with {}",
                    left_words.en, right_words.en
                ),
            );
            self.errors.push(match quoted {
                Some((_, number)) => error
                    .with_help("数字不加引号", "numbers have no quotes")
                    .with_replacement(number),
                None => error,
            });
            return None;
        }
        if left.value_type != Type::Number && !by_equality {
            self.errors.push(
                ExprError::new(
                    codes::TYPE,
                    range.clone(),
                    format!("{}不能比大小", left_words.zh),
                    format!("{} is neither more nor less than another", left_words.en),
                )
                .with_help("只能比较是否相同：= 或 ≠", "compare with = or !="),
            );
            return None;
        }
        Some(())
    }

    /// Turns a literal that is compared with the level or the form into the name that evaluation
    /// gives these.
    fn same_name(&mut self, compared: &Expr, literal: &mut Expr) -> Option<()> {
        let (ExprKind::Source(source), ExprKind::Text(text)) = (&compared.kind, &mut literal.kind)
        else {
            return Some(());
        };
        match source {
            Source::Form => {
                let form = self.form;
                if [&*form.name.zh, &*form.name.en].contains(&text.as_str()) {
                    text.clone_from(&form.id);
                }
                Some(())
            }
            Source::Level => {
                let levels = &self.form.header.levels;
                let known = levels.iter().find(|level| {
                    [level.id.as_str(), &*level.name.zh, &*level.name.en].contains(&text.as_str())
                });
                match known {
                    Some(level) => {
                        *text = level.name.zh.clone().into_owned();
                        Some(())
                    }
                    None => {
                        let error = self.unknown_level(text, literal.range.clone());
                        self.errors.push(error);
                        None
                    }
                }
            }
            _ => Some(()),
        }
    }

    fn unknown_level(&self, text: &str, range: Range<usize>) -> ExprError {
        let levels = &self.form.header.levels;
        let quoted = short(text);
        let error = ExprError::new(
            codes::LEVEL,
            range,
            format!("没有“{quoted}”这个层级"),
            format!("there is no level `{quoted}`"),
        );
        let names = levels
            .iter()
            .flat_map(|level| [&*level.name.zh, level.id.as_str(), &*level.name.en]);
        let zh: Vec<&str> = levels.iter().map(|level| &*level.name.zh).collect();
        let en: Vec<&str> = levels.iter().map(|level| level.id.as_str()).collect();
        let error = error.with_help(
            format!("层级有：{}", zh.join("、")),
            format!("the levels are {}", en.join(", ")),
        );
        match nearest(text, names) {
            Some(nearest) => error.with_replacement(format!("\"{nearest}\"")),
            None => error,
        }
    }
}

/// A literal text that is a number, with its place.
fn quoted_number(expr: &Expr) -> Option<(Range<usize>, String)> {
    let ExprKind::Text(text) = &expr.kind else {
        return None;
    };
    let number = Decimal::from_str_exact(text.trim()).ok()?;
    Some((expr.range.clone(), number.to_string()))
}
