//! Stretches of prose that are read as one, with the numbers in them.

use std::ops::Range;
use std::rc::Rc;

use gouji_core::{Paragraph, Prose, ReportCx, SectionId, Span};
use gouji_zh::{Change, Direction, Figure, Manner, Quantity, Reading, Unit};

/// A paragraph, with the lines that go on with its last sentence.
#[derive(Debug, Default)]
pub(crate) struct Passage {
    /// Its folded text; lines are parted by a line feed.
    pub(crate) text: String,
    /// The numbers in it, in order.
    pub(crate) numbers: Vec<Number>,
    /// The section that it is in.
    pub(crate) section: Option<SectionId>,
    /// Where each of its paragraphs begins in the text, with the number of the paragraph.
    pieces: Vec<(usize, usize)>,
}

/// All passages of a report that hold numbers.
#[derive(Debug, Default)]
pub(crate) struct Passages(pub(crate) Vec<Passage>);

/// A number in a passage; all ranges are bytes of the passage.
#[derive(Debug, Clone)]
pub(crate) struct Number {
    /// From the words that hedge it to its unit.
    pub(crate) range: Range<usize>,
    /// Its digits alone.
    pub(crate) digits: Range<usize>,
    /// What it is.
    pub(crate) reading: Reading,
    /// Its sentence.
    pub(crate) sentence: Range<usize>,
    /// Its clause.
    pub(crate) clause: Range<usize>,
}

/// Most lines that are read as one.
const MAX_LINES: usize = 64;

impl Passages {
    /// The passages of a report, worked out once.
    pub(crate) fn of(cx: &ReportCx<'_>) -> Rc<Self> {
        cx.memo.get(0, || Self::read(&Prose::of(cx)))
    }

    fn read(prose: &Prose) -> Self {
        let mut passages = Vec::new();
        let mut start = 0;
        while start < prose.paragraphs.len() {
            let mut end = start + 1;
            while end < prose.paragraphs.len()
                && end - start < MAX_LINES
                && goes_on(&prose.paragraphs[end - 1], &prose.paragraphs[end])
            {
                end += 1;
            }
            let lines = &prose.paragraphs[start..end];
            if lines.iter().any(|line| !line.figures().is_empty()) {
                passages.push(Passage::join(lines, start));
            }
            start = end;
        }
        Self(passages)
    }
}

/// Whether a line belongs to the sentence before it, or says what is among its number.
fn goes_on(line: &Paragraph, next: &Paragraph) -> bool {
    line.section == next.section
        && (!line.text().ends_with(SENTENCE_MARKS) || next.text().starts_with("其中"))
}

/// Most bytes on a side of a number that say what it is.
const WINDOW: usize = 360;
const SENTENCE_MARKS: [char; 3] = ['。', '!', '?'];
const CLAUSE_MARKS: [char; 7] = ['。', '!', '?', ',', ';', ':', '\n'];

impl Passage {
    /// A folded text alone, without a document.
    #[cfg(test)]
    pub(crate) fn of(text: &str) -> Self {
        let mut passage = Self::default();
        passage.text.push_str(text);
        passage.add(&gouji_zh::figures(text), 0);
        passage.cut();
        passage
    }

    fn join(lines: &[Paragraph], first: usize) -> Self {
        let mut passage = Self::default();
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                passage.text.push('\n');
            }
            let at = passage.text.len();
            passage.pieces.push((at, first + index));
            passage.text.push_str(line.text());
            passage.add(line.figures(), at);
        }
        passage.section = lines.first().and_then(|line| line.section);
        passage.cut();
        passage
    }

    fn add(&mut self, figures: &[Figure], at: usize) {
        let moved = |range: &Range<usize>| range.start + at..range.end + at;
        self.numbers.extend(figures.iter().map(|figure| Number {
            range: moved(&figure.range),
            digits: moved(&figure.digits),
            reading: figure.reading.clone(),
            sentence: 0..0,
            clause: 0..0,
        }));
    }

    /// Gives each number its sentence and its clause.
    fn cut(&mut self) {
        let (mut sentence, mut clause) = (0..0, 0..0);
        for number in &mut self.numbers {
            let digits = &number.digits;
            if digits.start >= sentence.end {
                sentence = stretch(&self.text, sentence.end, digits, &SENTENCE_MARKS);
            }
            if digits.start >= clause.end {
                clause = stretch(&self.text, clause.end, digits, &CLAUSE_MARKS);
            }
            number.sentence = sentence.clone();
            number.clause = clause.clone();
        }
    }

    /// The place of a part of the text in the document.
    pub(crate) fn span(&self, prose: &Prose, range: Range<usize>) -> Option<Span> {
        let piece = |at: usize| {
            let index = self.pieces.partition_point(|(start, _)| *start <= at);
            self.pieces.get(index.checked_sub(1)?)
        };
        let (start, first) = piece(range.start)?;
        let (end, last) = piece(range.end.saturating_sub(1).max(range.start))?;
        let (from, to) = (prose.paragraphs.get(*first)?, prose.paragraphs.get(*last)?);
        if first == last {
            return Some(from.span_of(range.start - start..range.end - start));
        }
        let head = from.span_of(range.start - start..from.text().len());
        Some(head.cover(to.span_of(0..range.end - end)))
    }

    /// What a number is the number of, if it is one.
    pub(crate) fn quantity(&self, index: usize) -> Option<&Quantity> {
        match &self.numbers.get(index)?.reading {
            Reading::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// The number that is counted or measured, and no share, change or difference.
    pub(crate) fn amount(&self, index: usize) -> Option<&Quantity> {
        self.quantity(index).filter(|quantity| is_amount(quantity))
    }

    /// The words between the number before, or the start of the sentence, and a number.
    pub(crate) fn lead(&self, index: usize) -> &str {
        let number = &self.numbers[index];
        let before = index
            .checked_sub(1)
            .map_or(0, |before| self.numbers[before].range.end);
        self.slice(before.max(number.sentence.start)..number.range.start)
    }

    /// The words of its clause before a number, other numbers included.
    pub(crate) fn clause_lead(&self, index: usize) -> &str {
        let number = &self.numbers[index];
        self.last(number.clause.start..number.range.start)
    }

    /// The words of its clause behind a number, other numbers included.
    pub(crate) fn clause_tail(&self, index: usize) -> &str {
        let number = &self.numbers[index];
        self.first(number.range.end..number.clause.end)
    }

    /// The clause before that of a number, in its sentence.
    pub(crate) fn clause_before(&self, index: usize) -> &str {
        let number = &self.numbers[index];
        let before = self.last(number.sentence.start..number.clause.start);
        let before = before.trim_end_matches(CLAUSE_MARKS);
        // All marks inside a sentence are one byte long.
        let start = before.rfind(CLAUSE_MARKS).map_or(0, |at| at + 1);
        before.get(start..).unwrap_or_default()
    }

    /// The words between two numbers.
    pub(crate) fn between(&self, first: usize, second: usize) -> &str {
        self.slice(self.numbers[first].range.end..self.numbers[second].range.start)
    }

    /// The last of a part of the text, so much as words about a number take.
    pub(crate) fn last(&self, range: Range<usize>) -> &str {
        let mut start = range.start.max(range.end.saturating_sub(WINDOW));
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        self.slice(start..range.end)
    }

    /// The first of a part of the text, so much as words about a number take.
    pub(crate) fn first(&self, range: Range<usize>) -> &str {
        let mut end = range.end.min(range.start + WINDOW);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.slice(range.start..end)
    }

    /// A part of the text; nothing where the range is none.
    pub(crate) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// A number as printed, with its unit.
    pub(crate) fn printed(&self, index: usize) -> &str {
        self.slice(self.numbers[index].range.clone())
    }
}

impl Number {
    /// Whether it is digits that cannot be read.
    pub(crate) fn is_unclear(&self) -> bool {
        self.reading == Reading::Unclear
    }
}

/// Whether a quantity is an amount of something at a time.
fn is_amount(quantity: &Quantity) -> bool {
    let is_counted = matches!(
        quantity.unit,
        Unit::Bare | Unit::Count | Unit::Money | Unit::Measure | Unit::Time
    );
    let by = |direction| Change {
        direction,
        manner: Manner::By,
    };
    is_counted
        && quantity.change != Some(by(Direction::Up))
        && quantity.change != Some(by(Direction::Down))
}

/// What stands around digits between two marks. Nothing before `from` is looked at, and no mark
/// inside the digits, as in `1,200`, ends anything.
fn stretch(text: &str, from: usize, digits: &Range<usize>, marks: &[char]) -> Range<usize> {
    let before = text.get(from..digits.start).unwrap_or_default();
    let start = before.rfind(marks).map_or(from, |at| {
        let mark = before[at..].chars().next();
        from + at + mark.map_or(0, char::len_utf8)
    });
    let behind = text.get(digits.end..).unwrap_or_default();
    let end = behind.find(marks).unwrap_or(behind.len());
    start..digits.end + end
}
