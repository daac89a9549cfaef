//! Where a defect was planted in a report as it was read.

use gouji_core::{FactId, Finding, Span};
use gouji_engine::Checked;
use gouji_zh::Folded;

use crate::gen_corpus::Entry;

/// The places of one planted defect.
pub(super) struct Planted<'a> {
    entry: &'a Entry,
    /// The cells that are wrong.
    facts: Vec<FactId>,
    /// The cells, or the sentence.
    spans: Vec<Span>,
}

impl<'a> Planted<'a> {
    /// Looks the defect of a filing up.
    pub(super) fn find(entry: &'a Entry, checked: &Checked<'_>) -> Self {
        let paths = entry.cells.iter().map(|cell| cell.path.as_str());
        let facts: Vec<FactId> = paths
            .filter_map(|path| checked.form.fact_id(path))
            .collect();
        let cells = facts
            .iter()
            .filter_map(|fact| checked.report.fact_span(*fact));
        let quote = entry.quote.as_deref();
        Self {
            entry,
            spans: cells
                .chain(quote.and_then(|quote| sentence(quote, checked)))
                .collect(),
            facts,
        }
    }

    /// Whether a finding is about it.
    pub(super) fn is_met_by(&self, finding: &Finding) -> bool {
        if self.entry.cells.is_empty() && self.entry.quote.is_none() {
            return true;
        }
        let related = finding.related.iter().map(|related| related.span);
        finding.facts.iter().any(|fact| self.facts.contains(fact))
            || related.chain([finding.span]).any(|span| self.holds(span))
    }

    /// Whether a finding points at the cell and says what it should hold.
    pub(super) fn is_named_by(&self, finding: &Finding) -> bool {
        let is_number = |text: &str, number: &str| {
            let digits = text.split(|ch: char| !ch.is_ascii_digit() && ch != '.');
            digits.into_iter().any(|word| word == number)
        };
        let mut cells = self.entry.cells.iter();
        let related = finding.related.iter().map(|related| related.span);
        let mut spans = related.chain([finding.span]);
        spans.any(|span| self.holds(span))
            && cells.any(|cell| is_number(&finding.message.zh, &cell.right))
    }

    fn holds(&self, span: Span) -> bool {
        let meets = |place: &Span| place.start < span.end && span.start < place.end;
        self.spans.iter().any(meets)
    }
}

/// The place of a sentence, whatever became of its marks and spaces.
fn sentence(quote: &str, checked: &Checked<'_>) -> Option<Span> {
    let document = &checked.report.document;
    let text = Folded::squeezed(&document.text);
    let quote = Folded::squeezed(quote);
    let start = text.text().find(quote.text())?;
    Some(document.span(text.original(start..start + quote.text().len())))
}
