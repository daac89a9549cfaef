//! Calls of functions: their arguments, in number and type.

use std::ops::Range;

use rust_decimal::prelude::ToPrimitive;

use super::nearest::nearest;
use super::{Checker, Year, is_constant, pattern};
use crate::ast::{Name, Node, NodeKind};
use crate::codes;
use crate::error::ExprError;
use crate::function::{self, FUNCTIONS, Function, FunctionId, MANY};
use crate::program::{Expr, ExprKind};
use crate::quote::short;
use crate::token::leading_keyword;
use crate::value::Type;

/// Most decimals that a number can have.
const MAX_DECIMALS: u32 = 28;

impl Checker<'_> {
    pub(super) fn call(
        &mut self,
        name: &Name,
        arguments: &[Node],
        range: &Range<usize>,
        year: Year,
    ) -> Option<Expr> {
        let Some(function) = function::find(&name.text) else {
            let error = self.unknown_function(name, range);
            self.errors.push(error);
            self.look_at(arguments, year);
            return None;
        };
        let (fewest, most) = function.arguments;
        if !(fewest..=most).contains(&arguments.len()) {
            self.errors
                .push(wrong_count(function, arguments.len(), range));
            self.look_at(arguments, year);
            return None;
        }
        let (kind, value_type) = self.function(function.id, arguments, range, year)?;
        Some(Expr {
            kind,
            range: range.clone(),
            value_type,
        })
    }

    fn function(
        &mut self,
        function: FunctionId,
        arguments: &[Node],
        range: &Range<usize>,
        year: Year,
    ) -> Option<(ExprKind, Type)> {
        Some(match function {
            FunctionId::Sum => (
                ExprKind::Total(self.numbers(arguments, year)?),
                Type::Number,
            ),
            FunctionId::Min => (
                ExprKind::Least(self.numbers(arguments, year)?),
                Type::Number,
            ),
            FunctionId::Max => (
                ExprKind::Greatest(self.numbers(arguments, year)?),
                Type::Number,
            ),
            FunctionId::Count => (self.count(arguments, year)?, Type::Number),
            FunctionId::Has => (self.has(&arguments[0], year)?, Type::Bool),
            FunctionId::Contains => {
                let (text, words) = self.text_and_words(arguments, year)?;
                (ExprKind::Contains { text, words }, Type::Bool)
            }
            FunctionId::Matches => {
                let text = self.want(&arguments[0], year, Type::Text);
                let pattern = self.pattern(&arguments[1]);
                let (text, pattern) = (Box::new(text?), pattern?);
                (ExprKind::Matches { text, pattern }, Type::Bool)
            }
            FunctionId::Length => {
                let text = self.want(&arguments[0], year, Type::Text)?;
                (ExprKind::Length(Box::new(text)), Type::Number)
            }
            FunctionId::Years => (self.years(arguments, range, year)?, Type::Bool),
            FunctionId::If => self.choice(arguments, year)?,
            FunctionId::Abs => {
                let number = self.want(&arguments[0], year, Type::Number)?;
                (ExprKind::Abs(Box::new(number)), Type::Number)
            }
            FunctionId::Round => {
                let number = self.want(&arguments[0], year, Type::Number);
                let decimals = arguments.get(1).map_or(Some(0), |node| self.decimals(node));
                let (number, decimals) = (number?, decimals?);
                (ExprKind::Round(Box::new(number), decimals), Type::Number)
            }
            FunctionId::LastYear => self.last_year(&arguments[0], range, year)?,
        })
    }

    /// Tells what is wrong in arguments of a call that is wrong itself.
    fn look_at(&mut self, arguments: &[Node], year: Year) {
        for argument in arguments {
            self.expr(argument, year);
        }
    }

    /// Numbers and groups.
    fn numbers(&mut self, arguments: &[Node], year: Year) -> Option<Vec<Expr>> {
        let parts: Vec<Option<Expr>> = arguments
            .iter()
            .map(|argument| {
                let expr = self.expr(argument, year)?;
                let fits = expr.value_type == Type::Numbers || self.fits(&expr, Type::Number);
                fits.then_some(expr)
            })
            .collect();
        parts.into_iter().collect()
    }

    fn count(&mut self, arguments: &[Node], year: Year) -> Option<ExprKind> {
        let is_text = |node: &Node| match &node.kind {
            NodeKind::Text(_) => true,
            NodeKind::Name { name, .. } => super::name::source(self.form, &name.text)
                .is_some_and(|source| source.value_type() == Type::Text),
            _ => false,
        };
        if arguments.len() > 1 && is_text(&arguments[0]) {
            let (text, words) = self.text_and_words(arguments, year)?;
            return Some(ExprKind::CountWords { text, words });
        }
        let parts: Vec<Option<Expr>> = arguments
            .iter()
            .map(|argument| {
                let expr = self.expr(argument, year)?;
                if expr.group().is_some() || expr.figure().is_some() {
                    return Some(expr);
                }
                self.errors.push(
                    ExprError::new(
                        codes::TYPE,
                        argument.range.clone(),
                        "计数只能用于一组数，或者文字和词",
                        "count() takes groups of figures, or a text and words",
                    )
                    .with_help(
                        "用法：计数(表一.甲.*) 或 计数(全文, \"词\")",
                        "as in count(table.row.*) or count(document, \"word\")",
                    ),
                );
                None
            })
            .collect();
        let parts: Option<Vec<Expr>> = parts.into_iter().collect();
        parts.map(ExprKind::CountFigures)
    }

    fn has(&mut self, argument: &Node, year: Year) -> Option<ExprKind> {
        let expr = self.expr(argument, year)?;
        if expr.figure().is_some() {
            return Some(ExprKind::HasFigure(Box::new(expr)));
        }
        if let ExprKind::Source(source) = expr.kind {
            return Some(ExprKind::HasSource(source));
        }
        let error = ExprError::new(
            codes::TYPE,
            argument.range.clone(),
            "“有”只能用于一个数、一个部分或年度等项目的名称",
            "has() takes the name of a figure, of a section, or of a thing such as year",
        );
        self.errors.push(match expr.value_type {
            Type::Numbers => {
                error.with_help("一组数请写 计数(…) > 0", "for a group write count(…) > 0")
            }
            _ => error,
        });
        None
    }

    /// A text and the words that are looked for in it.
    fn text_and_words(&mut self, arguments: &[Node], year: Year) -> Option<(Box<Expr>, Vec<Expr>)> {
        let parts = self.want_each(arguments, year, Type::Text)?;
        let before = self.errors.len();
        for word in parts.iter().skip(1) {
            if matches!(&word.kind, ExprKind::Text(text) if gouji_zh::is_blank(text)) {
                self.errors.push(ExprError::new(
                    codes::ARGUMENT,
                    word.range.clone(),
                    "要找的词是空的",
                    "the word to look for is empty",
                ));
            }
        }
        if self.errors.len() > before {
            return None;
        }
        let mut parts = parts.into_iter();
        let text = parts.next()?;
        Some((Box::new(text), parts.collect()))
    }

    fn pattern(&mut self, node: &Node) -> Option<regex::Regex> {
        let compiled = match &node.kind {
            NodeKind::Text(text) => pattern::compile(text, &node.range),
            _ => Err(Box::new(ExprError::new(
                codes::ARGUMENT,
                node.range.clone(),
                "正则表达式要直接写在引号里",
                "the pattern must be written between quotes",
            ))),
        };
        compiled.map_err(|error| self.errors.push(*error)).ok()
    }

    fn years(&mut self, arguments: &[Node], range: &Range<usize>, year: Year) -> Option<ExprKind> {
        let parts = self.want_each(arguments, year, Type::Number)?;
        let mut parts = parts.into_iter();
        let (from, to) = (parts.next()?, parts.next()?);
        if let (ExprKind::Number(first), ExprKind::Number(last)) = (&from.kind, &to.kind)
            && first > last
        {
            self.errors.push(
                ExprError::new(
                    codes::ARGUMENT,
                    range.clone(),
                    "起始年度在截止年度之后",
                    "the first year comes behind the last",
                )
                .with_help("把两个年度对调", "swap the two years"),
            );
            return None;
        }
        Some(ExprKind::Years(Box::new(from), Box::new(to)))
    }

    fn choice(&mut self, arguments: &[Node], year: Year) -> Option<(ExprKind, Type)> {
        let condition = self.want(&arguments[0], year, Type::Bool);
        let yes = self.expr(&arguments[1], year);
        let no = self.expr(&arguments[2], year);
        let (condition, yes, no) = (condition?, yes?, no?);
        let value_type = match yes.value_type {
            Type::Numbers => Type::Number,
            other => other,
        };
        let fits = [self.fits(&yes, value_type), self.fits(&no, value_type)];
        if fits.contains(&false) {
            return None;
        }
        Some((ExprKind::If(Box::new([condition, yes, no])), value_type))
    }

    fn decimals(&mut self, node: &Node) -> Option<u32> {
        let decimals = match &node.kind {
            NodeKind::Number(number) if number.fract().is_zero() => number.to_u32(),
            _ => None,
        };
        let decimals = decimals.filter(|decimals| *decimals <= MAX_DECIMALS);
        if decimals.is_none() {
            self.errors.push(ExprError::new(
                codes::ARGUMENT,
                node.range.clone(),
                format!("小数位数要写成 0 到 {MAX_DECIMALS} 的整数"),
                format!("decimals are a whole number from 0 to {MAX_DECIMALS}"),
            ));
        }
        decimals
    }

    fn last_year(
        &mut self,
        argument: &Node,
        range: &Range<usize>,
        year: Year,
    ) -> Option<(ExprKind, Type)> {
        if year == Year::Last {
            self.errors.push(
                ExprError::new(
                    codes::LAST_YEAR,
                    range.clone(),
                    "“上年”里面不能再用“上年”",
                    "last_year() cannot stand inside last_year()",
                )
                .with_help(
                    "只能看到前一年的报告",
                    "only the report of the year before is known",
                ),
            );
            return None;
        }
        let inner = self.expr(argument, Year::Last)?;
        let value_type = inner.value_type;
        if value_type != Type::Numbers && !self.fits(&inner, Type::Number) {
            return None;
        }
        if is_constant(&inner) {
            self.errors.push(ExprError::new(
                codes::LAST_YEAR,
                argument.range.clone(),
                "“上年”里没有报告的数",
                "no figure of a report is in last_year()",
            ));
            return None;
        }
        Some((ExprKind::LastYear(Box::new(inner)), value_type))
    }

    fn unknown_function(&mut self, name: &Name, range: &Range<usize>) -> ExprError {
        let quoted = short(&name.text);
        let error = ExprError::new(
            codes::FUNCTION,
            name.range.clone(),
            format!("没有名为“{quoted}”的函数"),
            format!("there is no function `{quoted}`"),
        );
        if let Some((word, rest)) = leading_keyword(&name.text)
            && function::find(rest).is_some()
        {
            let instead = format!("{word} {rest}");
            return error
                .with_help(
                    format!("“{word}”前后要有空格：{instead}"),
                    format!("`{word}` needs spaces around it: {instead}"),
                )
                .with_replacement(instead);
        }
        // A path whose label has brackets looks like a call.
        if name.text.contains('.') || self.form.facts.iter().any(|def| is_start(&def.name, name)) {
            let whole = short(self.written(range));
            return error.with_help(
                format!("名称里有括号时，把整个名称放在反引号中，如 `{whole}…`"),
                format!("put names with brackets between backquotes, as in `{whole}…`"),
            );
        }
        let names = FUNCTIONS
            .iter()
            .flat_map(|function| [function.zh, function.en]);
        match nearest(&name.text, names) {
            Some(nearest) => error
                .with_help(
                    format!("您是不是想写“{nearest}”？"),
                    format!("did you mean `{nearest}`?"),
                )
                .with_replacement(nearest),
            None => {
                let zh: Vec<&str> = FUNCTIONS.iter().map(|function| function.zh).collect();
                let en: Vec<&str> = FUNCTIONS.iter().map(|function| function.en).collect();
                error.with_help(
                    format!("函数有：{}", zh.join("、")),
                    format!("the functions are {}", en.join(", ")),
                )
            }
        }
    }
}

fn is_start(path: &str, name: &Name) -> bool {
    path.strip_prefix(name.text.as_str())
        .is_some_and(|rest| rest.starts_with(['（', '(']))
}

fn wrong_count(function: &Function, found: usize, range: &Range<usize>) -> ExprError {
    let (fewest, most) = function.arguments;
    let (zh, en) = match (fewest, most) {
        (fewest, MANY) => (format!("至少{fewest}项"), format!("at least {fewest}")),
        (fewest, most) if fewest == most => (format!("{most}项"), most.to_string()),
        (fewest, most) => (format!("{fewest}至{most}项"), format!("{fewest} to {most}")),
    };
    ExprError::new(
        codes::COUNT,
        range.clone(),
        format!("“{}”的括号里应当有{zh}，现在有{found}项", function.zh),
        format!("{}() takes {en} arguments, and has {found}", function.en),
    )
    .with_help(
        format!("用法：{}", function.usage.zh),
        format!("usage: {}", function.usage.en),
    )
}
