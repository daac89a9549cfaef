//! What the text of a report says about a figure of its tables.

use gouji_core::{Claims, FactId, ReportCx, Says, Span, Words};
use rust_decimal::Decimal;

/// Where the text states exactly this figure for a fact, and how that is told.
pub(crate) fn evidence(cx: &ReportCx<'_>, fact: FactId, value: Decimal) -> Option<(Span, Words)> {
    let claims = Claims::of(cx);
    let mut stating = claims.stating(fact);
    let said = stating.find(|claim| {
        let is_exact = match &claim.says {
            Says::Number(quantity) => quantity.hedge.is_none() && quantity.change.is_none(),
            Says::None => true,
        };
        is_exact && claim.number() == value
    })?;
    let quote = cx.quote(said.phrase);
    let (place, en_place) = match said.section.map(|id| cx.form.section(id)) {
        Some(section) => (
            format!("第{}部分", section.ordinal),
            format!("section {}", section.id),
        ),
        None => ("正文".to_owned(), "the text".to_owned()),
    };
    let words = Words::new(
        format!("{place}写“{quote}”，与此一致"),
        format!("{en_place} agrees: \"{quote}\""),
    );
    Some((said.phrase, words))
}

/// How much the text speaks for a change of a cell: for what it should hold, against what it
/// holds.
pub(crate) fn weight(
    cx: &ReportCx<'_>,
    fact: FactId,
    from: Option<Decimal>,
    to: Option<Decimal>,
) -> i32 {
    let says =
        |value: Option<Decimal>| value.is_some_and(|value| evidence(cx, fact, value).is_some());
    i32::from(says(to)) - i32::from(says(from))
}
