//! Finds the numbers of a text.

use rust_decimal::Decimal;

use super::{Figure, Quantity, Reading, Unit};

/// Every number of a text, in its order, without overlaps.
///
/// `text` is folded as [`Folded::prose`](crate::Folded::prose) does it; ranges are bytes of it.
#[must_use]
pub fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|ch: char| ch.is_ascii_digit()) {
        let start = at + start;
        let len = text[start..]
            .find(|ch: char| !ch.is_ascii_digit())
            .unwrap_or(text.len() - start);
        at = start + len;
        let reading = match text[start..at].parse::<Decimal>() {
            Ok(number) => Reading::Quantity(exact(number)),
            Err(_) => Reading::Unclear,
        };
        found.push(Figure {
            range: start..at,
            digits: start..at,
            reading,
        });
    }
    found
}

fn exact(number: Decimal) -> Quantity {
    Quantity {
        number,
        step: Decimal::ONE,
        low: Some(number),
        high: Some(number),
        unit: Unit::Bare,
        word: String::new(),
        hedge: None,
        change: None,
        is_chinese: false,
    }
}
