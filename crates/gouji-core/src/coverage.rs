//! How many numbers of a report were held against others.

use crate::context::ReportCx;
use crate::findings::Verdict;
use crate::numbers::{Listed, NumberKind, NumberRecord};
use crate::prose::Prose;

/// How many numbers of a report were held against others, and what else is written in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Printed figures in tables.
    pub figures: u32,
    /// Those that at least one rule compared with others.
    pub checked_figures: u32,
    /// Numbers in the prose that count or measure something.
    pub numbers: u32,
    /// Those that at least one rule compared with others.
    pub checked_numbers: u32,
    /// Years, dates and times of day.
    pub dates: u32,
    /// Numbers of documents, telephones, addresses, codes.
    pub identifiers: u32,
    /// Places in an order.
    pub ordinals: u32,
    /// Numbers that could not be read surely.
    pub unclear: u32,
    /// Whether the prose is longer than what is read of it.
    pub is_cut: bool,
}

impl Coverage {
    /// Counts the numbers of a report.
    pub(crate) fn of(cx: &ReportCx<'_>, verdict: &Verdict) -> Self {
        let listed = Listed::of(cx);
        let mut is_checked = vec![false; listed.numbers.len()];
        listed.each_compared(cx, &verdict.compared, |at, _| {
            if let Some(checked) = is_checked.get_mut(at) {
                *checked = true;
            }
        });
        let numbers = listed.numbers.iter().zip(is_checked);
        Self {
            is_cut: Prose::of(cx).is_cut,
            ..Self::count(numbers)
        }
    }

    /// The totals of a list, each number with whether it was compared.
    pub fn count<'a>(numbers: impl IntoIterator<Item = (&'a NumberRecord, bool)>) -> Self {
        let mut coverage = Self::default();
        for (number, is_checked) in numbers {
            coverage.add(number, is_checked);
        }
        coverage
    }

    fn add(&mut self, number: &NumberRecord, is_checked: bool) {
        let (all, checked) = match number.kind {
            NumberKind::Date => (&mut self.dates, None),
            NumberKind::Identifier => (&mut self.identifiers, None),
            NumberKind::Ordinal => (&mut self.ordinals, None),
            NumberKind::Unclear => (&mut self.unclear, None),
            _ if number.is_in_table => (&mut self.figures, Some(&mut self.checked_figures)),
            _ => (&mut self.numbers, Some(&mut self.checked_numbers)),
        };
        *all += 1;
        if let Some(checked) = checked.filter(|_| is_checked) {
            *checked += 1;
        }
    }

    /// Everything that counts or measures something, in tables and prose.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.figures + self.numbers
    }

    /// What of it at least one rule compared with others.
    #[must_use]
    pub fn checked(&self) -> u32 {
        self.checked_figures + self.checked_numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::{DocumentId, Span};

    fn number(kind: NumberKind, is_in_table: bool) -> NumberRecord {
        let span = Span {
            document: DocumentId(0),
            start: 0,
            end: 1,
        };
        NumberRecord {
            span,
            digits: span,
            clause: span,
            section: None,
            is_in_table,
            fact: None,
            kind,
            value: None,
            unit: String::new(),
            rules: Vec::new(),
        }
    }

    #[test]
    fn what_is_no_quantity_is_counted_apart() {
        let numbers = [
            (number(NumberKind::Count, true), true),
            (number(NumberKind::Money, true), false),
            (number(NumberKind::Share, false), true),
            (number(NumberKind::Date, false), true),
            (number(NumberKind::Identifier, false), false),
            (number(NumberKind::Ordinal, true), false),
            (number(NumberKind::Unclear, true), false),
            (number(NumberKind::Unclear, false), true),
        ];
        let coverage = Coverage::count(numbers.iter().map(|(one, checked)| (one, *checked)));
        let due = Coverage {
            figures: 2,
            checked_figures: 1,
            numbers: 1,
            checked_numbers: 1,
            dates: 1,
            identifiers: 1,
            ordinals: 1,
            unclear: 2,
            is_cut: false,
        };
        assert_eq!(coverage, due);
        assert_eq!((coverage.total(), coverage.checked()), (3, 2));
    }
}
