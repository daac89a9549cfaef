//! Tells which form a document follows, by what it prints.

use gouji_zh::{fold_char, is_space};

use crate::document::Document;
use crate::form::Form;

/// By what a form was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognition {
    /// By labels that only this form prints.
    Labels,
    /// By the number of the prescribing document that the report cites.
    Citation,
    /// By the year that the report states, since it prints no label of any form.
    Year,
    /// The user named it.
    Given,
}

/// The text of a document as label keys are made: folded, letters and digits only.
pub(super) fn key_text(document: &Document) -> String {
    let mut key = String::with_capacity(document.text.len());
    key.extend(
        document
            .text
            .chars()
            .filter(|ch| !is_space(*ch))
            .map(fold_char)
            .filter(|ch| ch.is_alphanumeric()),
    );
    key
}

/// The form whose own labels a text prints most of, if one stands out.
pub(super) fn by_labels(key_text: &str, forms: &[Form]) -> Option<usize> {
    best(
        forms.iter().map(|form| {
            form.marks
                .iter()
                .filter(|mark| key_text.contains(mark.as_str()))
                .count()
        }),
        2,
    )
}

/// The form whose prescribing document a text cites.
pub(super) fn by_citation(key_text: &str, forms: &[Form]) -> Option<usize> {
    best(
        forms.iter().map(|form| {
            form.citations
                .iter()
                .filter(|number| key_text.contains(number.as_str()))
                .count()
        }),
        1,
    )
}

/// The position of the highest score, when it is at least `least` and no other equals it.
fn best(scores: impl Iterator<Item = usize>, least: usize) -> Option<usize> {
    let scores: Vec<usize> = scores.collect();
    let highest = *scores.iter().max()?;
    let mut at_top = scores
        .iter()
        .enumerate()
        .filter(|(_, score)| **score == highest);
    match (at_top.next(), at_top.next()) {
        (Some((index, _)), None) if highest >= least => Some(index),
        _ => None,
    }
}
