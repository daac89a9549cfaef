//! The expression language of YAML rules: typed, exact, checked against a form before any report
//! is read.
//!
//! ```text
//! text ── parse ──▶ Ast ── check(form) ──▶ Program ── eval(report) ──▶ Value or Missing
//! ```
//!
//! ```text
//! condition  = conjunction { ("or" | 或 | 或者) conjunction }
//! conjunction = negation { ("and" | 且 | 并且) negation }
//! negation   = ("not" | 非 | 不是) negation | comparison
//! comparison = sum [ sign sum ] | sum ("in" | 属于 | "not in" | 不属于) list
//! sign       = = == ≠ != < ≤ <= > ≥ >= 等于 不等于 小于 大于 大于等于 不小于 至少 小于等于 不大于 至多
//! list       = "[" condition { "," condition } "]"
//! sum        = product { ("+" | "-") product }
//! product    = signed { ("*" | "/") signed }
//! signed     = "-" signed | primary
//! primary    = number | text | "true" | 真 | "false" | 假 | call | group | "(" condition ")"
//! call       = name "(" [ condition { "," condition } ] ")"
//! group      = name [ ("except" | 除) (name | "[" name { "," name } "]") ]
//! name       = segment { "." segment } | "`" any characters "`"
//! segment    = word | "*" | word ".." word | word 至 word
//! number     = digits [ "." digits ] [ "%" | [ 百 千 万 百万 千万 亿 万亿 ] [ 元 件 项 个 次 条 字 年 人 份 篇 ] ]
//! text       = "…" | '…' | “…” | ‘…’ | 「…」 | 『…』
//! ```
//!
//! Full-width signs, digits and brackets are the same as half-width ones, `、` the same as a comma.
//! A bare name ends where a sign, a bracket or white space begins, so that a Chinese operator
//! between names needs spaces around it.
//!
//! A figure is worth its number, money in yuan, a percentage its fraction (`12.5%` is 0.125) and a
//! dash nothing. Figures are named by their exact paths, sections by id, heading or ordinal
//! (`第五部分`), the whole prose as `document` or `全文`, and the head of a report as `year`/`年度`,
//! `level`/`层级`, `body`/`机关`, `region`/`地区` and `form`/`格式`. The text of a section is its prose
//! without its heading and its tables. Words are looked for in folded text without white space,
//! patterns in the same, paragraph by paragraph; texts are the same when they are so folded. A
//! level is compared under any of its names, and so is the form.
//!
//! Evaluation knows three outcomes of a condition: it holds, it does not, or a figure or section is
//! missing; missing is never zero and never false.
#![deny(clippy::disallowed_methods, clippy::float_arithmetic)]

mod ast;
mod check;
mod codes;
mod complaint;
mod error;
mod eval;
mod function;
mod lex;
mod limit;
mod linear;
mod missing;
mod number;
mod operator;
mod parse;
mod program;
mod quote;
#[cfg(test)]
mod tests;
mod token;
mod uses;
mod value;

pub use ast::Ast;
pub use codes::{CODES, ErrorCode};
pub use error::ExprError;
pub use eval::Step;
pub use function::{FUNCTIONS, Function};
pub use linear::{Linear, Term};
pub use missing::Missing;
pub use operator::Comparison;
pub use parse::parse;
pub use program::Program;
pub use uses::Operand;
pub use value::{Type, Value};
