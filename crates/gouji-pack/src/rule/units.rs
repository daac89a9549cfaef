//! The text of a report, cut into the pieces that word rules look at.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use gouji_core::{BlockKind, Boundaries, Item, ReportCx, SectionId, Segmentation, Span};

use super::kinds::longest_number;
use super::sentences::sentences;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The heading of a section.
    Heading,
    /// A paragraph or a line.
    Paragraph,
    /// A cell of a table.
    Cell,
}

/// A piece of text.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    /// Its place.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) part: Part,
    /// The section that it is in; none for what stands before the first.
    pub(crate) section: Option<SectionId>,
    /// All text of the report.
    whole: Rc<str>,
    segmentation: Rc<Segmentation>,
    /// Where words begin and end; worked out when asked for.
    boundaries: OnceCell<Rc<Boundaries>>,
    sentences: OnceCell<Vec<Range<usize>>>,
    /// Digits of its longest number.
    digits: OnceCell<usize>,
}

/// All pieces of text of a report, in the order of the document.
#[derive(Debug, Default)]
pub(crate) struct Units {
    units: Vec<Unit>,
    /// The indexes of those that are no cells, which few rules look at.
    prose: Vec<u32>,
}

/// What the pieces of a report share.
struct Shared<'a> {
    cx: &'a ReportCx<'a>,
    whole: Rc<str>,
    segmentation: Rc<Segmentation>,
}

impl Units {
    /// The pieces of a report.
    pub(crate) fn of(cx: &ReportCx<'_>) -> Self {
        let mut units = Self::default();
        let shared = Shared {
            cx,
            whole: cx.report.document.text.as_str().into(),
            segmentation: Segmentation::of(cx),
        };
        for item in &cx.report.preamble {
            units.item(&shared, item, None);
        }
        for section in &cx.report.sections {
            units.push(&shared, section.heading, Part::Heading, Some(section.id));
            for item in &section.items {
                units.item(&shared, item, Some(section.id));
            }
        }
        units
    }

    /// A piece by its index.
    pub(crate) fn get(&self, index: u32) -> &Unit {
        &self.units[index as usize]
    }

    /// All pieces with their indexes.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &Unit)> {
        (0..).zip(&self.units)
    }

    /// The pieces with their indexes: all, or those that are no cells.
    pub(crate) fn among(&self, with_cells: bool) -> impl Iterator<Item = (u32, &Unit)> {
        let prose = self.prose.iter().map(|index| (*index, self.get(*index)));
        let all = self.iter().filter(move |_| with_cells);
        all.chain(prose.filter(move |_| !with_cells))
    }

    fn item(&mut self, shared: &Shared<'_>, item: &Item, section: Option<SectionId>) {
        let report = shared.cx.report;
        match item {
            Item::Prose(span) => {
                // A table that was flattened to lines is a table all the same.
                let in_table = report.tables.iter().any(|table| {
                    table
                        .span
                        .is_some_and(|whole| whole.start <= span.start && span.end <= whole.end)
                });
                let part = if in_table {
                    Part::Cell
                } else {
                    Part::Paragraph
                };
                self.push(shared, *span, part, section);
            }
            Item::Table(block) => {
                let block = report.document.blocks.get(*block);
                let Some(BlockKind::Table(table)) = block.map(|block| &block.kind) else {
                    return;
                };
                for cell in table.rows.iter().flatten() {
                    self.push(shared, cell.span, Part::Cell, section);
                }
            }
            Item::Picture(_) => {}
        }
    }

    fn push(&mut self, shared: &Shared<'_>, span: Span, part: Part, section: Option<SectionId>) {
        if !shared.cx.quote(span).is_empty() {
            if part != Part::Cell {
                self.prose
                    .push(u32::try_from(self.units.len()).unwrap_or(u32::MAX));
            }
            self.units.push(Unit {
                span,
                part,
                section,
                whole: Rc::clone(&shared.whole),
                segmentation: Rc::clone(&shared.segmentation),
                boundaries: OnceCell::new(),
                sentences: OnceCell::new(),
                digits: OnceCell::new(),
            });
        }
    }
}

impl Unit {
    /// The text.
    pub(crate) fn text(&self) -> &str {
        let range = self.span.start as usize..self.span.end as usize;
        self.whole.get(range).unwrap_or_default()
    }

    /// How many digits its longest number has, groups counting as one.
    pub(crate) fn digits(&self) -> usize {
        *self.digits.get_or_init(|| longest_number(self.text()))
    }

    /// The byte ranges of its sentences.
    pub(crate) fn sentences(&self) -> &[Range<usize>] {
        self.sentences.get_or_init(|| sentences(self.text()))
    }

    /// Whether a range begins and ends where words do.
    pub(crate) fn is_of_words(&self, start: usize, end: usize) -> bool {
        self.boundaries().is_of_words(start, end)
    }

    /// Whether a range is a part of one longer word.
    pub(crate) fn is_in_a_word(&self, start: usize, end: usize) -> bool {
        self.boundaries().is_in_a_word(start, end)
    }

    fn boundaries(&self) -> &Boundaries {
        self.boundaries
            .get_or_init(|| self.segmentation.boundaries(self.span, self.text()))
    }
}
