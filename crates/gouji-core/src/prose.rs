//! The prose of a report in paragraphs, sentences and clauses, with the numbers in them.

use std::cell::OnceCell;
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
    index: usize,
    lines: Rc<Lines>,
}

/// A stretch between two marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Bytes of the folded text of its paragraph.
    pub range: Range<usize>,
    /// The number of its sentence in the document; a line end inside a sentence ends none.
    pub sentence: u32,
    /// Where the clause before it ends.
    behind: usize,
}

/// The texts of all paragraphs, and the numbers in them, which are read when a rule asks for one.
#[derive(Debug, Default)]
struct Lines {
    lines: Vec<Line>,
    figures: OnceCell<Vec<Vec<Figure>>>,
}

#[derive(Debug)]
struct Line {
    folded: Folded,
    section: Option<SectionId>,
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
            places: Vec::new(),
            lines: Vec::new(),
            is_cut: false,
            sentence: 0,
            bytes: 0,
        };
        reader.items(&report.preamble, None);
        for section in &report.sections {
            reader.items(&section.items, Some(section.id));
        }
        reader.finish()
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
        self.folded().text()
    }

    /// The place of a part of the folded text.
    #[must_use]
    pub fn span_of(&self, range: Range<usize>) -> Span {
        self.span.part(self.folded().place(range))
    }

    /// The numbers in it, in order.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        &self.lines.figures()[self.index]
    }

    /// Which of its numbers stand in a clause of it.
    #[must_use]
    pub fn figures_of(&self, clause: &Clause) -> Range<usize> {
        let until = |end: usize| {
            self.figures()
                .partition_point(|figure| figure.digits.start < end)
        };
        until(clause.behind)..until(clause.range.end)
    }

    /// The numbers that stand in a clause of it.
    #[must_use]
    pub fn figures_in(&self, clause: &Clause) -> &[Figure] {
        &self.figures()[self.figures_of(clause)]
    }

    fn folded(&self) -> &Folded {
        &self.lines.lines[self.index].folded
    }
}

impl Lines {
    fn figures(&self) -> &[Vec<Figure>] {
        self.figures.get_or_init(|| {
            let mut all: Vec<Vec<Figure>> = Vec::with_capacity(self.lines.len());
            for (index, line) in self.lines.iter().enumerate() {
                let mut figures = gouji_zh::figures(line.folded.text());
                let before = index.checked_sub(1).map(|before| &self.lines[before]);
                if let (Some(before), Some(known)) = (before, all.last_mut())
                    && before.section == line.section
                {
                    join_cut(
                        before.folded.text(),
                        known,
                        line.folded.text(),
                        &mut figures,
                    );
                }
                all.push(figures);
            }
            all
        })
    }
}

/// Reads the paragraphs one by one.
struct ProseReader<'a> {
    report: &'a Report,
    /// Of each paragraph its place and its clauses.
    places: Vec<(Span, Vec<Clause>)>,
    lines: Vec<Line>,
    is_cut: bool,
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
            self.is_cut = true;
            return;
        }
        let folded = Folded::prose(text);
        let mut clauses = Vec::new();
        let mut behind = 0;
        for clause in gouji_zh::clauses(folded.text()) {
            if ends_sentence(&folded.text()[behind..clause.range.start]) {
                self.sentence += 1;
            }
            let end = clause.range.end;
            clauses.push(Clause {
                range: clause.range,
                sentence: self.sentence,
                behind,
            });
            behind = end;
        }
        if ends_sentence(&folded.text()[behind..]) {
            self.sentence += 1;
        }
        self.places.push((span, clauses));
        self.lines.push(Line { folded, section });
    }

    fn finish(self) -> Prose {
        let lines = Rc::new(Lines {
            lines: self.lines,
            figures: OnceCell::new(),
        });
        let places = self.places.into_iter().enumerate();
        let paragraphs = places.map(|(index, (span, clauses))| Paragraph {
            span,
            section: lines.lines[index].section,
            clauses,
            index,
            lines: Rc::clone(&lines),
        });
        Prose {
            paragraphs: paragraphs.collect(),
            is_cut: self.is_cut,
        }
    }
}

/// Most characters of a measure word.
const MEASURE: usize = 4;

/// Where a line ends in the midst of a number, as lines of a fixed width do, neither half of it is
/// a number.
fn join_cut(before: &str, known: &mut [Figure], text: &str, figures: &mut [Figure]) {
    let end = before.trim_end().len();
    let Some(last) = known.last_mut() else {
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
