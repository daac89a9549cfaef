//! What names mean on a form: figures, groups of figures, sections, and the head of a report.

use std::ops::Range;

use gouji_core::Form;

use super::nearest::nearest;
use super::{Checker, Year, group};
use crate::ast::Name;
use crate::codes;
use crate::error::ExprError;
use crate::function;
use crate::program::{Expr, ExprKind, Figure, Source};
use crate::quote::short;
use crate::token::{RUN_ON, written};
use crate::value::Type;

/// What a report says besides figures and sections, under both names.
const SOURCES: &[(&str, &str, Source)] = &[
    ("year", "年度", Source::Year),
    ("level", "层级", Source::Level),
    ("body", "机关", Source::Body),
    ("region", "地区", Source::Region),
    ("form", "格式", Source::Form),
    ("document", "全文", Source::Document),
];

impl Checker<'_> {
    pub(super) fn name(
        &mut self,
        name: &Name,
        except: &[Name],
        range: &Range<usize>,
        year: Year,
    ) -> Option<Expr> {
        let made = |kind, value_type| {
            Some(Expr {
                kind,
                range: range.clone(),
                value_type,
            })
        };
        let figure = |fact| Figure {
            fact,
            last_year: year == Year::Last,
        };
        if let Some(source) = source(self.form, &name.text) {
            if !self.is_group(name, except) || !self.is_of_last_year(name, year) {
                return None;
            }
            return made(ExprKind::Source(source), source.value_type());
        }
        if let Some(fact) = self.form.fact_id(&name.text) {
            if !self.is_group(name, except) {
                return None;
            }
            return made(ExprKind::Fact(figure(fact)), Type::Number);
        }
        match group::facts(self.form, &name.text) {
            Some(Ok(facts)) => {
                let facts = self.without(facts, except, name)?;
                let figures = facts.into_iter().map(figure).collect();
                made(ExprKind::Group(figures), Type::Numbers)
            }
            Some(Err(fault)) => {
                self.errors.push(fault.error(name));
                None
            }
            None => {
                let error = self.unknown(name);
                self.errors.push(error);
                None
            }
        }
    }

    /// Complains where something is taken out of a thing that is no group.
    fn is_group(&mut self, name: &Name, except: &[Name]) -> bool {
        let Some(first) = except.first() else {
            return true;
        };
        let end = except.last().map_or(first.range.end, |last| last.range.end);
        let quoted = short(&name.text);
        self.errors.push(
            ExprError::new(
                codes::GROUP,
                first.range.start..end,
                format!("“{quoted}”不是一组数，不能除去什么"),
                format!("`{quoted}` is no group that something can be left out of"),
            )
            .with_help(
                "一组数用 * 或“至”表示，如 表一.甲.*",
                "groups are written with * or .., as in table.row.*",
            ),
        );
        false
    }

    /// Complains where something else than a figure is asked of the report of the year before.
    fn is_of_last_year(&mut self, name: &Name, year: Year) -> bool {
        if year == Year::This {
            return true;
        }
        let quoted = short(&name.text);
        self.errors.push(
            ExprError::new(
                codes::LAST_YEAR,
                name.range.clone(),
                format!("“上年”里只能用数，不能用“{quoted}”"),
                format!("last_year() takes figures, not `{quoted}`"),
            )
            .with_help(
                "上年报告只保留了数字",
                "only figures are kept of the report of the year before",
            ),
        );
        false
    }

    fn unknown(&mut self, name: &Name) -> ExprError {
        let quoted = short(&name.text);
        let error = ExprError::new(
            codes::NAME,
            name.range.clone(),
            format!("没有名为“{quoted}”的数、部分或项目"),
            format!("nothing is named `{quoted}`"),
        );
        if let Some(function) = function::find(&name.text) {
            return error.with_help(
                format!("函数后面要写括号：{}", function.usage.zh),
                format!("a function needs its parentheses: {}", function.usage.en),
            );
        }
        if self.suggestions_left == 0 {
            return error;
        }
        self.suggestions_left -= 1;
        if is_level(self.form, &name.text) {
            let text = format!("\"{}\"", name.text);
            return error
                .with_help(
                    format!("层级的名称要放在引号里：{text}"),
                    format!("names of levels stand between quotes: {text}"),
                )
                .with_replacement(text);
        }
        if let Some(spaced) = spaced(self.form, &name.text) {
            return error
                .with_help(
                    format!("名称与前后的词之间要有空格：{spaced}"),
                    format!("put spaces around the words between names: {spaced}"),
                )
                .with_replacement(spaced);
        }
        if let Some(path) = full_path(self.form, &name.text) {
            let path = written(path);
            return error
                .with_help(
                    format!("请写完整名称，如“{path}”"),
                    format!("write the full path, such as `{path}`"),
                )
                .with_replacement(path);
        }
        let names = all_names(self.form);
        match nearest(&name.text, names.iter().map(String::as_str)) {
            Some(nearest) => {
                let nearest = written(nearest);
                error
                    .with_help(
                        format!("您是不是想写“{nearest}”？"),
                        format!("did you mean `{nearest}`?"),
                    )
                    .with_replacement(nearest)
            }
            None => error.with_help(
                "名称要与格式中的完全一致；文字要放在引号里",
                "names are those of the form; texts stand between quotes",
            ),
        }
    }
}

/// What a name means besides figures.
pub(super) fn source(form: &Form, name: &str) -> Option<Source> {
    let known = SOURCES
        .iter()
        .find(|(en, zh, _)| *zh == name || en.eq_ignore_ascii_case(name));
    if let Some((_, _, source)) = known {
        return Some(*source);
    }
    form.find_section(name).map(Source::Section)
}

fn means_something(form: &Form, name: &str) -> bool {
    source(form, name).is_some()
        || form.fact_id(name).is_some()
        || matches!(group::facts(form, name), Some(Ok(_)))
}

fn is_level(form: &Form, name: &str) -> bool {
    let mut levels = form.header.levels.iter();
    levels.any(|level| level.id == name || level.name.zh == name || level.name.en == name)
}

/// Places of one operator in a name that are looked at.
const MAX_PLACES: usize = 4;

/// A name that runs on into an operator, with spaces where they are due.
fn spaced(form: &Form, name: &str) -> Option<String> {
    RUN_ON.iter().find_map(|word| {
        let mut places = name.match_indices(word).take(MAX_PLACES);
        places.find_map(|(at, _)| {
            let (before, after) = (&name[..at], &name[at + word.len()..]);
            let spaced = format!("{before} {word} {after}");
            means_something(form, before).then(|| spaced.trim_end().to_owned())
        })
    })
}

/// The path of the first figure whose last parts are these.
fn full_path<'f>(form: &'f Form, name: &str) -> Option<&'f str> {
    let is_end_of = |path: &&str| {
        let rest = path.strip_suffix(name);
        rest.is_some_and(|rest| rest.ends_with('.'))
    };
    let facts = || form.facts.iter();
    let chinese = facts().map(|def| def.name.as_str()).find(is_end_of);
    chinese.or_else(|| facts().map(|def| def.path.as_str()).find(is_end_of))
}

fn all_names(form: &Form) -> Vec<String> {
    let sources = SOURCES.iter().flat_map(|(en, zh, _)| [*en, *zh]);
    let mut names: Vec<String> = sources.map(str::to_owned).collect();
    for section in &form.sections {
        names.push(section.id.clone());
        names.push(section.heading.clone());
        names.push(format!("第{}部分", section.ordinal));
    }
    for def in &form.facts {
        names.push(def.path.clone());
        names.push(def.name.clone());
    }
    names
}
