//! The clauses of a report's text with the numbers in them, worked out once a report.

use std::ops::Range;
use std::rc::Rc;

use gouji_core::{SectionId, Span, Words};
use gouji_zh::Folded;

use super::quantity::{Quantity, quantities};
use crate::rule::{Reporter, RuleCx, Units};

/// All clauses of a report.
#[derive(Debug, Default)]
pub(in super::super) struct Prose {
    /// In the order of the text.
    pub(in super::super) clauses: Vec<Clause>,
    /// Whether the text is longer than what is read of it.
    is_cut: bool,
}

/// Most text that is read, in bytes, and most clauses; no report comes near.
const MAX_TEXT: usize = 4 << 20;
const MAX_CLAUSES: usize = 200_000;
/// Longest clause, in bytes; longer ones are flattened tables and the like.
const MAX_CLAUSE: usize = 1_000;
/// Most clauses of a sentence that are looked back at.
const MAX_BACK: usize = 50;

/// A clause, folded and without white space, with `_` for the separators of thousands and
/// `=` for a colon between words and their number.
#[derive(Debug)]
pub(in super::super) struct Clause {
    /// Its text.
    pub(in super::super) text: String,
    /// The numbers in it.
    pub(in super::super) quantities: Vec<Quantity>,
    /// The section that it is in.
    pub(in super::super) section: Option<SectionId>,
    /// The piece of text that it is of.
    pub(in super::super) unit: u32,
    /// Whether 其中 stands before it in its sentence, so that it speaks of parts.
    pub(in super::super) is_part: bool,
    /// How many clauses of its sentence stand before it.
    pub(in super::super) nth: usize,
    /// For each byte, the place of its character in the document.
    places: Vec<Span>,
}

impl Prose {
    /// The clauses of a report.
    pub(in super::super) fn of(cx: &RuleCx<'_>) -> Rc<Self> {
        let units = cx.units();
        cx.report.memo.get(0, || Self::read(&units))
    }

    /// Says that the rule cannot judge a text that was not read to its end.
    pub(in super::super) fn say_cut(&self, out: &mut Reporter<'_, '_>) {
        if self.is_cut {
            let reason = Words::fixed(
                "正文太长，没有读完",
                "the text is too long and was not read to its end",
            );
            out.unable(reason, Vec::new(), None);
        }
    }

    fn read(units: &Units) -> Self {
        let mut prose = Self::default();
        let (mut is_part, mut nth, mut section) = (false, 0, None);
        let mut read = 0;
        for (index, unit) in units.iter() {
            read += unit.text().len();
            if read > MAX_TEXT || prose.clauses.len() > MAX_CLAUSES {
                prose.is_cut = true;
                break;
            }
            // A line end inside a sentence, as a page prints it, ends none.
            if unit.section != section {
                (is_part, nth, section) = (false, 0, unit.section);
            }
            let folded = Folded::squeezed(unit.text());
            let text = masked(folded.text());
            let mut behind = 0;
            for clause in gouji_zh::clauses(&text) {
                if ends_sentence(&text[behind..clause.range.start]) {
                    (is_part, nth) = (false, 0);
                }
                behind = clause.range.end;
                if clause.text.len() > MAX_CLAUSE {
                    continue;
                }
                let place = |at: usize| {
                    let original =
                        folded.original(clause.range.start + at..clause.range.start + at + 1);
                    let len = unit.text()[original.start..].chars().next();
                    let len = len.map_or(0, char::len_utf8);
                    unit.span.part(original.start..original.start + len)
                };
                let places: Vec<Span> = (0..clause.text.len()).map(place).collect();
                let is_torn = |range: Range<usize>| {
                    let pairs = places[range].windows(2);
                    pairs.into_iter().any(|pair| pair[1].start > pair[0].end)
                };
                prose.clauses.push(Clause {
                    quantities: quantities(clause.text, is_torn),
                    text: clause.text.to_owned(),
                    section: unit.section,
                    unit: index,
                    is_part,
                    nth,
                    places,
                });
                is_part |= clause.text.contains(PART);
                nth += 1;
            }
            if ends_sentence(&text[behind..]) {
                (is_part, nth) = (false, 0);
            }
        }
        prose
    }
}

/// Says that what follows is a part of what was counted.
pub(super) const PART: &str = "其中";

impl Prose {
    /// The clauses of the sentence of a clause that stand before it.
    pub(super) fn before(&self, index: usize) -> &[Clause] {
        let nth = self.clauses.get(index).map_or(0, |clause| clause.nth);
        let nth = nth.min(MAX_BACK);
        self.clauses
            .get(index.saturating_sub(nth)..index)
            .unwrap_or(&[])
    }
}

impl Clause {
    /// The place of a part of the clause in the document.
    pub(in super::super) fn span(&self, range: Range<usize>) -> Option<Span> {
        let places = self.places.get(range)?;
        Some(places.first()?.cover(*places.last()?))
    }
}

fn ends_sentence(marks: &str) -> bool {
    marks.contains(['。', '!', '?'])
}

/// A folded text in which commas inside numbers and colons before numbers end no clause.
fn masked(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let is_thousands = |at: usize| {
        at.checked_sub(1).is_some_and(is_digit)
            && !at.checked_sub(4).is_some_and(is_digit)
            && (1..=3).all(|ahead| is_digit(at + ahead))
            && !is_digit(at + 4)
    };
    let mask = |(at, ch): (usize, &char)| match ch {
        ',' if is_thousands(at) => '_',
        ':' if is_digit(at + 1) => '=',
        other => *other,
    };
    chars.iter().enumerate().map(mask).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_in_numbers_end_no_clause() {
        assert_eq!(
            masked("办结1,008,057件,其中:3件"),
            "办结1_008_057件,其中:3件".replace(":3", "=3")
        );
        assert_eq!(masked("5,3000,2023,345件"), "5,3000,2023,345件");
    }
}
