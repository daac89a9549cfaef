//! What the parser says about mistakes.

use std::ops::Range;

use crate::ast::Node;
use crate::codes;
use crate::error::ExprError;
use crate::function;
use crate::limit::{MAX_CHARS, MAX_DEPTH, MAX_NODES};
use crate::operator::Comparison;
use crate::quote::short;
use crate::token::{Kind, Token, leading_keyword, trailing_keyword};

const SPLIT_ZH: &str = "请拆成几条规则，或者把常用的部分简化";
const SPLIT_EN: &str = "split it into several rules, or make it simpler";

pub(crate) fn too_long(len: usize) -> ExprError {
    ExprError::new(
        codes::LIMIT,
        0..len,
        format!("表达式太长：最多{MAX_CHARS}个字符"),
        format!("the expression is too long: at most {MAX_CHARS} characters"),
    )
    .with_help(SPLIT_ZH, SPLIT_EN)
}

pub(crate) fn too_deep(range: Range<usize>) -> ExprError {
    ExprError::new(
        codes::LIMIT,
        range,
        format!("括号嵌套太深：最多{MAX_DEPTH}层"),
        format!("nested too deeply: at most {MAX_DEPTH} levels"),
    )
    .with_help(SPLIT_ZH, SPLIT_EN)
}

pub(crate) fn too_many(range: Range<usize>) -> ExprError {
    ExprError::new(
        codes::LIMIT,
        range,
        format!("表达式的成分太多：最多{MAX_NODES}个"),
        format!("the expression has too many parts: at most {MAX_NODES}"),
    )
    .with_help(SPLIT_ZH, SPLIT_EN)
}

/// Something to compute with should stand here.
pub(crate) fn missing(text: &str, found: Option<&Token>, range: Range<usize>) -> ExprError {
    if text.trim().is_empty() {
        return ExprError::new(
            codes::MISSING,
            range,
            "表达式是空的",
            "the expression is empty",
        );
    }
    let Some(found) = found else {
        return ExprError::new(
            codes::MISSING,
            range,
            "表达式没有写完：末尾缺少一个数、名称或文字",
            "the expression ends too early: a number, a name or a text is missing",
        );
    };
    if matches!(found.kind, Kind::Plus) {
        return ExprError::new(
            codes::MISSING,
            range,
            "“+”前面缺少一个数",
            "a number is missing before `+`",
        )
        .with_help("正数不写“+”", "positive numbers have no sign");
    }
    let word = quoted(text, found);
    ExprError::new(
        codes::MISSING,
        range,
        format!("“{word}”前面缺少一个数、名称或文字"),
        format!("a number, a name or a text is missing before `{word}`"),
    )
}

/// A whole part is followed by something that does not continue it.
pub(crate) fn unexpected(text: &str, before: Option<&Token>, token: &Token) -> ExprError {
    if let Some(error) = run_on(before, token) {
        return error;
    }
    let word = quoted(text, token);
    let range = token.range.clone();
    let error = |code, zh: String, en: String| ExprError::new(code, range.clone(), zh, en);
    match &token.kind {
        Kind::Close | Kind::CloseList => error(
            codes::BRACKET,
            format!("多了一个“{word}”，或者前面少了一个括号"),
            format!("`{word}` closes nothing"),
        ),
        Kind::Not => error(
            codes::OPERATOR,
            format!("“{word}”只能写在条件前面，不能用来比较"),
            format!("`{word}` stands before a condition and compares nothing"),
        )
        .with_help("比较请写“不等于”或“≠”", "to compare, write `!=`")
        .with_replacement(if word.is_ascii() { "!=" } else { "不等于" }),
        Kind::Comma => error(
            codes::OPERATOR,
            "逗号只能用来隔开函数或列表的各项".to_owned(),
            "a comma separates arguments and items of a list".to_owned(),
        )
        .with_help(
            "两个条件之间写“且”或“或”",
            "between two conditions write `and` or `or`",
        ),
        Kind::Except => error(
            codes::OPERATOR,
            format!("“{word}”只能跟在一组数的名称后面"),
            format!("`{word}` stands behind the name of a group"),
        ),
        Kind::Name(name) => {
            let error = error(
                codes::OPERATOR,
                format!("“{word}”前面缺少运算符"),
                format!("an operator is missing before `{word}`"),
            );
            match function::find(name) {
                Some(function) => error.with_help(
                    format!("“{name}”是函数，用法：{}", function.usage.zh),
                    format!("`{name}` is a function: {}", function.usage.en),
                ),
                None => error.with_help(
                    "两个条件之间写“且”或“或”，两个数之间写 + - * / 或比较符号",
                    "write `and` or `or` between conditions, and + - * / or a comparison between numbers",
                ),
            }
        }
        _ => error(
            codes::OPERATOR,
            format!("“{word}”前面缺少运算符"),
            format!("an operator is missing before `{word}`"),
        ),
    }
}

/// An operator that runs together with the name before or behind it.
fn run_on(before: Option<&Token>, token: &Token) -> Option<ExprError> {
    let error = |range: &Range<usize>, word: &str, instead: String| {
        ExprError::new(
            codes::OPERATOR,
            range.clone(),
            format!("“{word}”前后要有空格"),
            format!("`{word}` needs spaces around it"),
        )
        .with_help(format!("请写“{instead}”"), format!("write `{instead}`"))
        .with_replacement(instead)
    };
    if let Kind::Name(name) = &token.kind
        && let Some((word, rest)) = leading_keyword(name)
    {
        return Some(error(&token.range, word, format!("{word} {rest}")));
    }
    let before = before?;
    if let Kind::Name(name) = &before.kind
        && let Some((rest, word)) = trailing_keyword(name)
    {
        return Some(error(&before.range, word, format!("{rest} {word}")));
    }
    None
}

pub(crate) fn unclosed(text: &str, open: Range<usize>) -> ExprError {
    let bracket = short(text.get(open.clone()).unwrap_or("("));
    ExprError::new(
        codes::BRACKET,
        open,
        format!("括号没有配对：这个“{bracket}”没有关上"),
        format!("this `{bracket}` is never closed"),
    )
}

pub(crate) fn chained(
    text: &str,
    left: &Node,
    parts: &[(Comparison, Node)],
    range: Range<usize>,
) -> ExprError {
    let written = |node: &Node| text.get(node.range.clone()).unwrap_or("").to_owned();
    let and = if text.is_ascii() { "and" } else { "且" };
    let mut before = written(left);
    let mut pairs = Vec::new();
    for (comparison, node) in parts {
        let node = written(node);
        pairs.push(format!("{before} {} {node}", comparison.sign()));
        before = node;
    }
    let instead = pairs.join(&format!(" {and} "));
    ExprError::new(
        codes::CHAINED,
        range,
        "不能连着比较",
        "comparisons cannot be chained",
    )
    .with_help(
        format!("请拆成两个条件：{instead}"),
        format!("write two conditions: {instead}"),
    )
    .with_replacement(instead)
}

pub(crate) fn no_list(text: &str, found: Option<&Token>) -> ExprError {
    let range = place(text, found);
    ExprError::new(
        codes::MISSING,
        range,
        "“属于”后面缺少列表",
        "a list must follow `in`",
    )
    .with_help(
        "列表写在方括号里，如 属于 [\"县级\", \"乡级\"]",
        "lists stand between brackets, as in [\"county\", \"township\"]",
    )
}

pub(crate) fn no_name(text: &str, found: Option<&Token>) -> ExprError {
    ExprError::new(
        codes::MISSING,
        place(text, found),
        "“除”后面缺少名称",
        "a name must follow `except`",
    )
    .with_help(
        "请写要除去的名称，如 除 总计；有几个时写 除 [总计, 其他]",
        "name what is left out, as in `except total` or `except [total, other_org]`",
    )
}

fn place(text: &str, found: Option<&Token>) -> Range<usize> {
    found.map_or(text.len()..text.len(), |token| token.range.clone())
}

fn quoted(text: &str, token: &Token) -> String {
    short(text.get(token.range.clone()).unwrap_or(""))
}
