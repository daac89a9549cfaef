//! The prose of a report in paragraphs, sentences and clauses, with the numbers in them.

use std::ops::Range;
use std::rc::Rc;

use gouji_zh::{Figure, Folded, Reading, Unit};

use crate::context::ReportCx;
use crate::form::SectionId;
use crate::report::{Item, Report};
use crate::span::Span;

/// The prose of a report, outside its tables, in the order of the document.
#[derive(Debug, Default)]
pub struct Prose {
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Whether the text is longer than what is read of it.
    pub is_cut: bool,
}

/// A paragraph or a line.
#[derive(Debug)]
pub struct Paragraph {
    /// Its place.
    pub span: Span,
    /// The section that it is in; none for what stands before the first.
    pub section: Option<SectionId>,
    /// Its clauses, in order.
    pub clauses: Vec<Clause>,
    /// The numbers in it, in order.
    pub figures: Vec<Figure>,
    folded: Folded,
}

/// A stretch between two marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Bytes of the folded text of its paragraph.
    pub range: Range<usize>,
    /// The number of its sentence in the document; a line end inside a sentence ends none.
    pub sentence: u32,
    /// Which of the figures of its paragraph stand in it.
    pub figures: Range<usize>,
}

/// Most text that is read, in bytes; no report comes near.
const MAX_TEXT: usize = 4 << 20;

impl Prose {
    /// The prose of a report, worked out once.
    #[must_use]
    pub fn of(cx: &ReportCx<'_>) -> Rc<Self> {
        cx.memo.get(0, || Self::read(cx.report))
    }

    fn read(report: &Report) -> Self {
        let mut reader = ProseReader {
            report,
            prose: Self::default(),
            sentence: 0,
            bytes: 0,
        };
        reader.items(&report.preamble, None);
        for section in &report.sections {
            reader.items(&section.items, Some(section.id));
        }
        reader.prose
    }

    /// The clauses of a sentence, each with its paragraph.
    pub fn sentence(&self, number: u32) -> impl Iterator<Item = (&Paragraph, &Clause)> {
        let first = self.paragraphs.partition_point(|paragraph| {
            paragraph
                .clauses
                .last()
                .is_none_or(|clause| clause.sentence < number)
        });
        self.paragraphs[first..]
            .iter()
            .flat_map(|paragraph| {
                paragraph
                    .clauses
                    .iter()
                    .map(move |clause| (paragraph, clause))
            })
            .skip_while(move |(_, clause)| clause.sentence < number)
            .take_while(move |(_, clause)| clause.sentence == number)
    }
}

impl Paragraph {
    /// Its text, folded as [`Folded::prose`] does it; all ranges are bytes of it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.folded.text()
    }

    /// The place of a part of the folded text.
    #[must_use]
    pub fn span_of(&self, range: Range<usize>) -> Span {
        self.span.part(self.folded.place(range))
    }
}

/// Reads the paragraphs one by one.
struct ProseReader<'a> {
    report: &'a Report,
    prose: Prose,
    sentence: u32,
    bytes: usize,
}

impl ProseReader<'_> {
    fn items(&mut self, items: &[Item], section: Option<SectionId>) {
        for item in items {
            let Item::Prose(span) = item else { continue };
            let is_in_table = self.report.tables.iter().any(|table| {
                table
                    .span
                    .is_some_and(|whole| whole.start <= span.start && span.end <= whole.end)
            });
            if !is_in_table {
                self.paragraph(*span, section);
            }
        }
        self.sentence += 1;
    }

    fn paragraph(&mut self, span: Span, section: Option<SectionId>) {
        let text = self.report.document.quote(span);
        self.bytes += text.len();
        if self.bytes > MAX_TEXT {
            self.prose.is_cut = true;
            return;
        }
        let folded = Folded::prose(text);
        let mut figures = gouji_zh::figures(folded.text());
        if let Some(before) = self.prose.paragraphs.last_mut()
            && before.section == section
        {
            join_cut(before, folded.text(), &mut figures);
        }
        let mut clauses = Vec::new();
        let (mut behind, mut next) = (0, 0);
        for clause in gouji_zh::clauses(folded.text()) {
            if ends_sentence(&folded.text()[behind..clause.range.start]) {
                self.sentence += 1;
            }
            behind = clause.range.end;
            let first = next;
            while figures
                .get(next)
                .is_some_and(|figure| figure.digits.start < clause.range.end)
            {
                next += 1;
            }
            clauses.push(Clause {
                range: clause.range,
                sentence: self.sentence,
                figures: first..next,
            });
        }
        if ends_sentence(&folded.text()[behind..]) {
            self.sentence += 1;
        }
        self.prose.paragraphs.push(Paragraph {
            span,
            section,
            clauses,
            figures,
            folded,
        });
    }
}

/// Most characters of a measure word.
const MEASURE: usize = 4;

/// Where a line ends in the midst of a number, as lines of a fixed width do, neither half of it is
/// a number.
fn join_cut(before: &mut Paragraph, text: &str, figures: &mut [Figure]) {
    let end = before.text().trim_end().len();
    let Some(last) = before.figures.last_mut() else {
        return;
    };
    // A line of nothing but a number is no sentence that goes on.
    if last.range.end < end || last.range.start == 0 {
        return;
    }
    let next = figures.first_mut().filter(|next| next.digits.start == 0);
    let goes_on = match &next {
        Some(next) => next.reading != Reading::Ordinal,
        None => is_bare(last) && begins_with_measure(text),
    };
    if !goes_on {
        return;
    }
    last.reading = Reading::Unclear;
    if let Some(next) = next {
        next.reading = Reading::Unclear;
    }
}

fn is_bare(figure: &Figure) -> bool {
    matches!(&figure.reading, Reading::Quantity(quantity) if quantity.unit == Unit::Bare)
}

fn begins_with_measure(text: &str) -> bool {
    let head: String = text.chars().take(MEASURE).collect();
    gouji_zh::figures(&format!("1{head}"))
        .first()
        .is_some_and(|one| !is_bare(one) && one.digits.end == 1)
}

fn ends_sentence(marks: &str) -> bool {
    marks.contains(['。', '!', '?'])
}
