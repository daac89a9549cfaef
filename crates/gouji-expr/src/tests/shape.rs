//! The shape of a program without places: what two ways of writing have in common.

use gouji_core::Form;

use super::sample::program;
use crate::operator::{Factor, Sign};
use crate::program::{Expr, ExprKind, Figure};

/// The program of an expression, with all parentheses and English names.
pub(super) fn shape(form: &Form, text: &str) -> String {
    of(form, &program(form, text).root)
}

fn of(form: &Form, expr: &Expr) -> String {
    let part = |expr: &Expr| of(form, expr);
    let list = |parts: &[Expr], by: &str| {
        let parts: Vec<String> = parts.iter().map(part).collect();
        parts.join(by)
    };
    match &expr.kind {
        ExprKind::Number(number) => number.normalize().to_string(),
        ExprKind::Text(text) => format!("{text:?}"),
        ExprKind::Bool(value) => value.to_string(),
        ExprKind::Fact(figure) => figures(form, &[*figure]),
        ExprKind::Group(group) => format!("{{{}}}", figures(form, group)),
        ExprKind::Source(source) => format!("{source:?}"),
        ExprKind::Not(inner) => format!("not({})", part(inner)),
        ExprKind::Negate(inner) => format!("neg({})", part(inner)),
        ExprKind::All(parts) => format!("({})", list(parts, " and ")),
        ExprKind::Any(parts) => format!("({})", list(parts, " or ")),
        ExprKind::Sum(terms) => {
            let terms = terms.iter().map(|(sign, term)| match sign {
                Sign::Plus => format!("+{}", part(term)),
                Sign::Minus => format!("-{}", part(term)),
            });
            format!("({})", terms.collect::<String>())
        }
        ExprKind::Product(factors) => {
            let factors = factors.iter().map(|(factor, expr)| match factor {
                Factor::Times => format!("*{}", part(expr)),
                Factor::Divide => format!("/{}", part(expr)),
            });
            format!("({})", factors.collect::<String>())
        }
        ExprKind::Compare {
            left,
            comparison,
            right,
        } => format!("({} {} {})", part(left), comparison.sign(), part(right)),
        ExprKind::In {
            value,
            negated,
            list: items,
        } => {
            let not = if *negated { "not " } else { "" };
            format!("({} {not}in [{}])", part(value), list(items, ", "))
        }
        ExprKind::LastYear(inner) => format!("last({})", part(inner)),
        ExprKind::Total(parts) => format!("sum({})", list(parts, ", ")),
        ExprKind::Least(parts) => format!("min({})", list(parts, ", ")),
        ExprKind::Greatest(parts) => format!("max({})", list(parts, ", ")),
        ExprKind::CountFigures(parts) => format!("count({})", list(parts, ", ")),
        ExprKind::HasFigure(inner) => format!("has({})", part(inner)),
        ExprKind::HasSource(source) => format!("has({source:?})"),
        ExprKind::CountWords { text, words } => {
            format!("count({} of {})", list(words, ", "), part(text))
        }
        ExprKind::Contains { text, words } => {
            format!("contains({}, {})", part(text), list(words, ", "))
        }
        ExprKind::Matches { text, pattern } => {
            format!("matches({}, {:?})", part(text), pattern.as_str())
        }
        ExprKind::Length(text) => format!("length({})", part(text)),
        ExprKind::Years(from, to) => format!("years({}, {})", part(from), part(to)),
        ExprKind::If(parts) => format!("if({})", list(&**parts, ", ")),
        ExprKind::Abs(inner) => format!("abs({})", part(inner)),
        ExprKind::Round(inner, decimals) => format!("round({}, {decimals})", part(inner)),
    }
}

fn figures(form: &Form, figures: &[Figure]) -> String {
    let names: Vec<String> = figures
        .iter()
        .map(|figure| {
            let mark = if figure.last_year { "'" } else { "" };
            let path = &form.fact(figure.fact).path;
            format!("{}{mark}", path.trim_start_matches("work."))
        })
        .collect();
    names.join(", ")
}
