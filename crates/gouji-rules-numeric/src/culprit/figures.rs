//! Equations written out with the figures of a report.

use gouji_core::{Comparison, Equation, FactId, ReportCx};
use rust_decimal::Decimal;

/// Both sides of an equation, written out, with their difference.
pub(crate) fn comparison(cx: &ReportCx<'_>, equation: &Equation) -> Comparison {
    let (left, right) = (sum(cx, &equation.left), sum(cx, &equation.right));
    Comparison {
        left: sum_text(cx, &equation.left, left),
        relation: equation.relation.sign(),
        right: sum_text(cx, &equation.right, right),
        difference: plain(left - right),
    }
}

/// A number as it is written.
pub(crate) fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

/// What stands in a cell, as users would say it.
pub(crate) fn printed(cx: &ReportCx<'_>, fact: FactId) -> String {
    let raw = cx.report.fact_span(fact).map_or("", |span| cx.quote(span));
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The figures of a side that are not zero.
pub(crate) fn sum(cx: &ReportCx<'_>, side: &[FactId]) -> Decimal {
    let numbers = side
        .iter()
        .filter_map(|fact| cx.fact(*fact)?.value.number());
    numbers.sum()
}

/// A sum written out, without the figures that add nothing: `7 + 1 = 8`.
fn sum_text(cx: &ReportCx<'_>, side: &[FactId], sum: Decimal) -> String {
    let numbers = side
        .iter()
        .filter_map(|fact| cx.fact(*fact)?.value.number());
    let terms: Vec<String> = numbers
        .filter(|number| !number.is_zero())
        .map(plain)
        .collect();
    match terms.len() {
        0 | 1 => plain(sum),
        _ => format!("{} = {}", terms.join(" + "), plain(sum)),
    }
}
