//! Paragraphs as they were written, where lines of a fixed width are joined again.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use gouji_core::{Paragraph, Prose, ReportCx, SectionContent, SectionId, Span};
use gouji_zh::Folded;

use super::chars::{ends_sentence, is_han, starts_item};

/// The paragraphs of a report, in order.
#[derive(Debug, Default)]
pub(crate) struct Passages(pub(crate) Vec<Passage>);

/// A paragraph.
#[derive(Debug)]
pub(crate) struct Passage {
    /// Its text as written; line ends inside are left out.
    pub(crate) text: String,
    /// The section that it is in; none for what stands before the first.
    pub(crate) section: Option<SectionId>,
    /// Whether it holds sentences: no page furniture, no cell, no bare heading.
    pub(crate) is_sentence: bool,
    /// The place of its first line.
    pub(crate) span: Span,
    /// Its lines: where each begins in the text, and its place.
    lines: Vec<(usize, Span)>,
    /// Its first line among the paragraphs of the prose, which are folded already.
    first: usize,
    prose: Rc<Prose>,
    /// The fold of several lines.
    joined: OnceCell<Folded>,
}

impl Passages {
    /// The paragraphs of a report, worked out once.
    pub(crate) fn of(cx: &ReportCx<'_>) -> Rc<Self> {
        cx.memo.get(0, || Self::read(cx))
    }

    /// The paragraphs that hold sentences.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = &Passage> {
        self.0.iter().filter(|passage| passage.is_sentence)
    }

    fn read(cx: &ReportCx<'_>) -> Self {
        let prose = Prose::of(cx);
        let lines: Vec<Line<'_>> = prose
            .paragraphs
            .iter()
            .enumerate()
            .map(|(index, paragraph)| Line::new(cx, index, paragraph))
            .filter(|line| !line.is_cell)
            .collect();
        let wrap = wrap_width(&lines);
        let mut passages: Vec<Passage> = Vec::new();
        let mut goes_on = false;
        for line in &lines {
            match passages.last_mut() {
                Some(last)
                    if goes_on && last.section == line.section && !starts_item(line.text) =>
                {
                    last.lines.push((last.text.len(), line.span));
                    last.text.push_str(line.text);
                }
                _ => passages.push(Passage {
                    text: line.text.to_owned(),
                    section: line.section,
                    is_sentence: false,
                    span: line.span,
                    lines: vec![(0, line.span)],
                    first: line.index,
                    prose: Rc::clone(&prose),
                    joined: OnceCell::new(),
                }),
            }
            goes_on = !line.is_ended && wrap.is_some_and(|wrap| line.width + SLACK >= wrap);
        }
        for passage in &mut passages {
            passage.is_sentence = holds_sentence(&passage.text);
        }
        Self(passages)
    }
}

impl Passage {
    /// The place of a part of the text.
    pub(crate) fn span_of(&self, range: Range<usize>) -> Span {
        let (from, first) = self.line_at(range.start);
        let start = range.start - from;
        if range.is_empty() {
            return first.part(start..start);
        }
        let (from, last) = self.line_at(range.end - 1);
        let end = range.end - from;
        first.part(start..start).cover(last.part(end..end))
    }

    /// The text with spaces and widths folded away, as [`Folded::prose`] does it.
    pub(crate) fn folded(&self) -> &str {
        match self.line() {
            Some(line) => line.text(),
            None => self.join().text(),
        }
    }

    /// The place of a part of the folded text.
    pub(crate) fn folded_span(&self, range: Range<usize>) -> Span {
        match self.line() {
            Some(line) => line.span_of(range),
            None => self.span_of(self.join().place(range)),
        }
    }

    /// Its only line.
    fn line(&self) -> Option<&Paragraph> {
        self.prose
            .paragraphs
            .get(self.first)
            .filter(|_| self.lines.len() == 1)
    }

    fn join(&self) -> &Folded {
        self.joined.get_or_init(|| Folded::prose(&self.text))
    }

    /// Where it ends in the document.
    pub(crate) fn end(&self) -> u32 {
        self.lines
            .last()
            .map_or(self.span.end, |(_, span)| span.end)
    }

    /// The line that holds an offset: where it begins, and its place.
    fn line_at(&self, offset: usize) -> (usize, Span) {
        let behind = self.lines.partition_point(|(at, _)| *at <= offset);
        let line = self.lines.get(behind.saturating_sub(1));
        line.copied().unwrap_or((0, self.span))
    }
}

/// A line of the document.
struct Line<'a> {
    index: usize,
    text: &'a str,
    span: Span,
    section: Option<SectionId>,
    /// In half-width columns.
    width: usize,
    is_ended: bool,
    /// A cell of a table that lost its shape, or the number of a page.
    is_cell: bool,
}

impl<'a> Line<'a> {
    fn new(cx: &ReportCx<'a>, index: usize, paragraph: &Paragraph) -> Self {
        let (span, section) = (paragraph.span, paragraph.section);
        let text = cx.quote(span);
        let is_of_table =
            section.is_some_and(|id| cx.form.section(id).content == SectionContent::Table);
        let closers = ['”', '’', '）', ')', '」', '》', ' ', '\u{3000}'];
        Self {
            index,
            text,
            span,
            section,
            width: text
                .chars()
                .map(|ch| if ch.is_ascii() { 1 } else { 2 })
                .sum(),
            is_ended: text.trim_end_matches(closers).ends_with(ends_sentence),
            is_cell: text.contains(['|', '\t'])
                || is_of_table && !text.contains('。')
                || is_page_number(text),
        }
    }
}

fn is_page_number(text: &str) -> bool {
    text.len() <= PAGE_NUMBER
        && !text.contains(|ch: char| !(ch.is_ascii_digit() || "-—－– 第页共/".contains(ch)))
}

/// Most bytes of a page number: 第 12 页 共 30 页.
const PAGE_NUMBER: usize = 24;

/// Columns by which a full line may fall short: marks are kept off the start of a line.
const SLACK: usize = 6;
/// Fewest columns of a line that may be cut by its width.
const LEAST_WIDTH: usize = 30;
/// Fewest such lines that show that a document has lines of a fixed width.
const LEAST_LINES: usize = 4;

/// The width of the lines of a document that are cut by it.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let mut widths: Vec<usize> = lines
        .iter()
        .filter(|line| !line.is_ended && line.width >= LEAST_WIDTH)
        .map(|line| line.width)
        .collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len().saturating_sub(1) * 9 / 10)?;
    let near = widths
        .iter()
        .filter(|other| other.abs_diff(width) <= SLACK)
        .count();
    (near >= LEAST_LINES && near * 10 >= widths.len() * 7).then_some(width)
}

/// Fewest characters of a sentence.
const LEAST_CHARS: usize = 10;

fn holds_sentence(text: &str) -> bool {
    text.contains(['。', '，', '；', '？', '！', ',', ';', '?', '!'])
        && text
            .chars()
            .filter(|ch| is_han(*ch))
            .take(LEAST_CHARS)
            .count()
            == LEAST_CHARS
}
