//! Counts of like matters that are of quite different size.

use std::collections::BTreeSet;
use std::ops::Range;

use gouji_core::{Clause, Paragraph};
use gouji_zh::{Figure, Quantity, Reading, Unit};
use rust_decimal::Decimal;

/// A count with its clause.
pub(crate) struct Counted<'a> {
    /// The number with its unit.
    pub(crate) quantity: &'a Quantity,
    /// Bytes of its digits.
    pub(crate) digits: Range<usize>,
    clause: &'a Clause,
    nth: usize,
    /// What is said in the clause, without its numbers.
    words: Vec<&'a str>,
    /// Whether the next clause names its parts.
    is_total: bool,
}

/// How many times as much is suspicious.
const TIMES: Decimal = Decimal::ONE_HUNDRED;
/// Smaller counts say nothing about what is usual.
const LEAST: Decimal = Decimal::ONE_HUNDRED;
/// How many pairs of characters two clauses share where they speak of like matters.
const SHARED: usize = 2;
/// How many clauses apart two counts may stand.
const APART: usize = 3;
/// Longest clause that is looked at, in bytes.
const LONGEST: usize = 600;

/// The counts of a paragraph that are large enough to say what is usual.
pub(crate) fn counts(paragraph: &Paragraph) -> impl Iterator<Item = Counted<'_>> {
    let text = paragraph.text();
    let clauses = paragraph.clauses.iter().enumerate();
    clauses.flat_map(move |(nth, clause)| {
        let next = paragraph.clauses.get(nth + 1);
        let is_total = next.is_some_and(|next| {
            let next = text.get(next.range.clone()).unwrap_or("");
            next.starts_with("其中") || next.starts_with("包括")
        });
        let figures = paragraph.figures_in(clause);
        // Longer clauses are flattened tables and the like.
        let is_plain = clause.range.len() <= LONGEST;
        let figures = if is_plain { figures } else { &[] };
        figures.iter().filter_map(move |figure| {
            let Reading::Quantity(quantity) = &figure.reading else {
                return None;
            };
            let is_count = quantity.unit == Unit::Count && quantity.number >= LEAST;
            is_count.then(|| Counted {
                clause,
                nth,
                words: words(text, clause, figures),
                quantity,
                digits: figure.digits.clone(),
                is_total,
            })
        })
    })
}

impl Counted<'_> {
    /// The smaller and the larger of two.
    pub(crate) fn by_size<'b>(&'b self, other: &'b Self) -> (&'b Self, &'b Self) {
        if self.quantity.number < other.quantity.number {
            (self, other)
        } else {
            (other, self)
        }
    }

    fn is_average(&self) -> bool {
        self.words.iter().any(|words| words.contains('均'))
    }

    /// Whether the other one is of a like matter and of quite another size.
    pub(crate) fn is_of_other_size(&self, other: &Self) -> bool {
        let (small, large) = self.by_size(other);
        self.clause.sentence == other.clause.sentence
            && (1..=APART).contains(&self.nth.abs_diff(other.nth))
            && self.quantity.word == other.quantity.word
            && !large.is_total
            && small
                .quantity
                .number
                .checked_mul(TIMES)
                .is_some_and(|bound| large.quantity.number >= bound)
            && share_words(&self.words, &other.words)
            && !self.is_average()
            && !other.is_average()
    }
}

/// The stretches of a clause between its numbers.
fn words<'a>(text: &'a str, clause: &Clause, figures: &[Figure]) -> Vec<&'a str> {
    let mut at = clause.range.start;
    let mut words = Vec::new();
    for figure in figures {
        words.extend(text.get(at..figure.range.start));
        at = figure.range.end;
    }
    words.extend(text.get(at..clause.range.end));
    words
}

/// Whether two clauses have two pairs of characters in common: 办理…留言, 办结事项.
fn share_words(one: &[&str], other: &[&str]) -> bool {
    let mut shared = BTreeSet::new();
    for words in one {
        let chars: Vec<char> = words.chars().collect();
        for pair in chars.windows(2) {
            let word: String = pair.iter().collect();
            if other.iter().any(|words| words.contains(&word)) {
                shared.insert(word);
            }
        }
    }
    shared.len() >= SHARED
}
