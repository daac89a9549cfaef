//! The text of a report, cut into the pieces that word rules look at.

use std::cell::OnceCell;
use std::ops::Range;

use gouji_core::{BlockKind, Item, ReportCx, SectionId, Span};

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
    text: String,
    /// Byte offsets at which words begin and end, sorted; worked out when asked for.
    boundaries: OnceCell<Vec<u32>>,
    sentences: OnceCell<Vec<Range<usize>>>,
}

/// All pieces of text of a report, in the order of the document.
#[derive(Debug, Default)]
pub(crate) struct Units(Vec<Unit>);

impl Units {
    /// The pieces of a report.
    pub(crate) fn of(cx: &ReportCx<'_>) -> Self {
        let mut units = Self::default();
        for item in &cx.report.preamble {
            units.item(cx, item, None);
        }
        for section in &cx.report.sections {
            units.push(cx, section.heading, Part::Heading, Some(section.id));
            for item in &section.items {
                units.item(cx, item, Some(section.id));
            }
        }
        units
    }

    /// A piece by its index.
    pub(crate) fn get(&self, index: u32) -> &Unit {
        &self.0[index as usize]
    }

    /// All pieces with their indexes.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &Unit)> {
        (0..).zip(&self.0)
    }

    /// The texts of all pieces.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(Unit::text)
    }

    fn item(&mut self, cx: &ReportCx<'_>, item: &Item, section: Option<SectionId>) {
        match item {
            Item::Prose(span) => {
                // A table that was flattened to lines is a table all the same.
                let in_table = cx.report.tables.iter().any(|table| {
                    table
                        .span
                        .is_some_and(|whole| whole.start <= span.start && span.end <= whole.end)
                });
                let part = if in_table {
                    Part::Cell
                } else {
                    Part::Paragraph
                };
                self.push(cx, *span, part, section);
            }
            Item::Table(block) => {
                let Some(BlockKind::Table(table)) = cx
                    .report
                    .document
                    .blocks
                    .get(*block)
                    .map(|block| &block.kind)
                else {
                    return;
                };
                for cell in table.rows.iter().flatten() {
                    self.push(cx, cell.span, Part::Cell, section);
                }
            }
            Item::Picture(_) => {}
        }
    }

    fn push(&mut self, cx: &ReportCx<'_>, span: Span, part: Part, section: Option<SectionId>) {
        let text = cx.quote(span);
        if !text.is_empty() {
            self.0.push(Unit {
                span,
                part,
                section,
                text: text.to_owned(),
                boundaries: OnceCell::new(),
                sentences: OnceCell::new(),
            });
        }
    }
}

impl Unit {
    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The byte ranges of its sentences.
    pub(crate) fn sentences(&self) -> &[Range<usize>] {
        self.sentences.get_or_init(|| sentences(&self.text))
    }

    /// Whether a range begins and ends where words do.
    pub(crate) fn is_of_words(&self, start: usize, end: usize) -> bool {
        let boundaries = self.boundaries();
        let is_boundary = |offset: usize| {
            u32::try_from(offset).is_ok_and(|offset| boundaries.binary_search(&offset).is_ok())
        };
        is_boundary(start) && is_boundary(end)
    }

    /// Whether a range is a part of one longer word.
    pub(crate) fn is_in_a_word(&self, start: usize, end: usize) -> bool {
        let boundaries = self.boundaries();
        let until_start = boundaries.partition_point(|at| *at as usize <= start);
        until_start == boundaries.partition_point(|at| (*at as usize) < end)
    }

    fn boundaries(&self) -> &[u32] {
        self.boundaries.get_or_init(|| {
            let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
            let segments = gouji_zh::segment(&self.text);
            let starts = segments.iter().map(|segment| at(segment.start));
            starts.chain([at(self.text.len())]).collect()
        })
    }
}
