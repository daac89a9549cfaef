//! The paragraphs of a section as one text, so that an item can run over lines.

use std::ops::Range;
use std::rc::Rc;

use crate::prose::{Paragraph, Prose};
use crate::report::Report;
use crate::span::Span;

/// The text of a section.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) text: String,
    /// Where paragraphs and lines begin; not where a line goes on with a sentence.
    pub(super) openings: Vec<usize>,
    prose: Rc<Prose>,
    /// The place of its first paragraph.
    first: Span,
    lines: Vec<Line>,
    /// Where something stood between two lines.
    gaps: Vec<usize>,
}

/// A paragraph or line of the document.
#[derive(Debug)]
struct Line {
    start: usize,
    paragraph: usize,
}

/// A line of fixed width is neither shorter nor longer than this, in characters; a shorter line
/// without a full stop is a heading, a longer one a paragraph without its stop.
const WIDTHS: std::ops::RangeInclusive<usize> = 16..=60;

impl Joined {
    pub(super) fn new(prose: &Rc<Prose>, paragraphs: Range<usize>, report: &Report) -> Self {
        let first = prose.paragraphs.get(paragraphs.start);
        let mut joined = Self {
            text: String::new(),
            openings: Vec::new(),
            prose: Rc::clone(prose),
            first: first.map_or_else(|| report.document.span(0..0), |first| first.span),
            lines: Vec::new(),
            gaps: Vec::new(),
        };
        let mut before: Option<&Paragraph> = None;
        let mut is_gap = false;
        for index in paragraphs {
            let Some(paragraph) = prose.paragraphs.get(index) else {
                continue;
            };
            let text = paragraph.text();
            if is_page_number(text) {
                is_gap = true;
                continue;
            }
            let start = joined.text.len();
            is_gap |= before.is_some_and(|before| !are_neighbours(before, paragraph, report));
            if is_gap {
                joined.gaps.push(start);
            }
            if !before.is_some_and(|before| goes_on(before.text())) {
                joined.openings.push(start);
            }
            joined.lines.push(Line {
                start,
                paragraph: index,
            });
            joined.text.push_str(text);
            before = Some(paragraph);
            is_gap = false;
        }
        joined
    }

    /// The lines of a text that no document holds.
    #[cfg(test)]
    pub(super) fn of_lines(lines: &[&str]) -> Self {
        let mut joined = Self {
            text: String::new(),
            openings: Vec::new(),
            prose: Rc::default(),
            first: Span {
                document: crate::span::DocumentId(0),
                start: 0,
                end: 0,
            },
            lines: Vec::new(),
            gaps: Vec::new(),
        };
        for (index, line) in lines.iter().enumerate() {
            let start = joined.text.len();
            if !index
                .checked_sub(1)
                .is_some_and(|before| goes_on(lines[before]))
            {
                joined.openings.push(start);
            }
            joined.lines.push(Line {
                start,
                paragraph: index,
            });
            joined.text.push_str(line);
        }
        joined
    }

    pub(super) fn span_of(&self, range: Range<usize>) -> Span {
        let start = self.place(range.start..self.text.len().min(range.start + 1));
        let Some(last) = range.end.checked_sub(1).filter(|last| *last > range.start) else {
            return start;
        };
        start.cover(self.place(last..range.end))
    }

    pub(super) fn is_interrupted(&self, range: Range<usize>) -> bool {
        let next = self.gaps.partition_point(|gap| *gap <= range.start);
        self.gaps.get(next).is_some_and(|gap| *gap <= range.end)
    }

    /// Where a byte of a paragraph stands in the text.
    pub(super) fn offset(&self, paragraph: usize, byte: usize) -> Option<usize> {
        let line = self
            .lines
            .binary_search_by_key(&paragraph, |line| line.paragraph)
            .ok()?;
        Some(self.lines.get(line)?.start + byte)
    }

    /// The paragraph that holds a byte, and its place there.
    pub(super) fn paragraph(&self, at: usize) -> Option<(usize, usize)> {
        let next = self.lines.partition_point(|line| line.start <= at);
        let line = self.lines.get(next.checked_sub(1)?)?;
        Some((line.paragraph, at - line.start))
    }

    /// Whether a byte begins a paragraph or line.
    pub(super) fn opens(&self, at: usize) -> bool {
        self.openings.binary_search(&at).is_ok()
    }

    /// The end of the line of the document that holds a byte.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let next = self.lines.partition_point(|line| line.start <= at);
        self.lines
            .get(next)
            .map_or(self.text.len(), |line| line.start)
    }

    /// Where the paragraph that holds a byte begins.
    pub(super) fn opening(&self, at: usize) -> usize {
        let next = self.openings.partition_point(|opening| *opening <= at);
        let index = next.checked_sub(1);
        index
            .and_then(|index| self.openings.get(index))
            .copied()
            .unwrap_or(0)
    }

    /// Where the paragraph that holds a byte ends.
    pub(super) fn paragraph_end(&self, at: usize) -> usize {
        let next = self.openings.partition_point(|opening| *opening <= at);
        self.openings.get(next).copied().unwrap_or(self.text.len())
    }

    /// The place of a part of one line.
    fn place(&self, range: Range<usize>) -> Span {
        let next = self.lines.partition_point(|line| line.start <= range.start);
        let line = next
            .checked_sub(1)
            .and_then(|index| self.lines.get(index))
            .and_then(|line| Some((line, self.prose.paragraphs.get(line.paragraph)?)));
        line.map_or(self.first, |(line, paragraph)| {
            paragraph.span_of(range.start - line.start..range.end - line.start)
        })
    }
}

/// Whether nothing but white space stands between two paragraphs.
fn are_neighbours(before: &Paragraph, after: &Paragraph, report: &Report) -> bool {
    let between = before.span.end as usize..after.span.start as usize;
    report
        .document
        .text
        .get(between)
        .is_none_or(gouji_zh::is_blank)
}

/// Whether a line of fixed width ends in the midst of a sentence.
fn goes_on(line: &str) -> bool {
    let is_open = !line
        .trim_end_matches(['"', ')'])
        .ends_with(['。', ';', ':', '!', '?']);
    is_open && WIDTHS.contains(&line.chars().count())
}

/// `- 3 -`, `3`.
fn is_page_number(text: &str) -> bool {
    let bare = text.trim_matches(|ch: char| "-. 第页".contains(ch));
    !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit())
}
