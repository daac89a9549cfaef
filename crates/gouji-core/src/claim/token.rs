//! A paragraph as the words that the grammar knows, its figures, and what lies between.

use std::ops::Range;

use gouji_zh::{Figure, Quantity, Reading, Unit};

use super::grammar::{ClaimGrammar, Meaning};
use crate::prose::Paragraph;

/// A stretch of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Bytes of the folded text of the paragraph.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: Kind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word of the grammar.
    Word(usize),
    /// A figure of the paragraph.
    Figure(usize),
    /// Text that is not understood.
    Unknown,
    /// A remark in brackets that changes nothing: (含…).
    Remark,
}

/// Beginnings of remarks in brackets that leave the number as it is.
const REMARKS: &[&str] = &["含", "包含", "包括", "以下简称", "下同", "不含重复"];

/// The tokens of a range of a paragraph.
pub(super) fn tokens(
    paragraph: &Paragraph,
    words: &[(Range<usize>, usize)],
    range: Range<usize>,
) -> Vec<Token> {
    let mut marks: Vec<Token> = Vec::new();
    let first = paragraph
        .figures()
        .partition_point(|figure| figure.range.start < range.start);
    let figures = paragraph.figures().iter().enumerate().skip(first);
    for (index, figure) in figures.take_while(|(_, figure)| figure.range.end <= range.end) {
        marks.push(Token {
            range: figure.range.clone(),
            kind: Kind::Figure(index),
        });
    }
    let behind = words.partition_point(|(word, _)| word.start < range.start);
    let words = words[behind..]
        .iter()
        .take_while(|(word, _)| word.end <= range.end);
    let mut figure = 0;
    let mut all = Vec::new();
    for (word, index) in words {
        while marks
            .get(figure)
            .is_some_and(|mark| mark.range.start < word.end)
        {
            all.push(marks[figure].clone());
            figure += 1;
        }
        let is_free = all
            .last()
            .is_none_or(|last: &Token| last.range.end <= word.start);
        // A mark of order such as 一是 may hold a word; a longer word may hold digits.
        if is_free {
            all.push(Token {
                range: word.clone(),
                kind: Kind::Word(*index),
            });
        }
    }
    all.extend(marks.into_iter().skip(figure));
    with_gaps(paragraph.text(), all, range)
}

/// Fills what lies between.
fn with_gaps(text: &str, known: Vec<Token>, range: Range<usize>) -> Vec<Token> {
    let mut all = Vec::with_capacity(known.len() * 2);
    let mut at = range.start;
    let end = range.end;
    let mut known = known.into_iter().peekable();
    while at < end {
        if let Some(remark) = remark(text, at, end) {
            while known.peek().is_some_and(|one| one.range.start < remark.end) {
                known.next();
            }
            at = remark.end;
            all.push(Token {
                range: remark,
                kind: Kind::Remark,
            });
            continue;
        }
        let next = known.peek().map_or(end, |one| one.range.start);
        if at < next {
            let bracket = text[at..next].find('(').map_or(next, |open| at + open);
            let until = if bracket > at { bracket } else { next };
            all.push(Token {
                range: at..until,
                kind: Kind::Unknown,
            });
            at = until;
        } else if let Some(token) = known.next() {
            at = at.max(token.range.end);
            all.push(token);
        }
    }
    all
}

/// A remark in brackets that begins here.
fn remark(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let inner = text[at..end].strip_prefix('(')?;
    let start = REMARKS.iter().find(|start| inner.starts_with(**start))?;
    let mut behind = inner[start.len()..].char_indices().take(LONGEST);
    let close = behind.find_map(|(at, ch)| (ch == ')').then_some(at))?;
    Some(at..at + 1 + start.len() + close + 1)
}

/// Longest remark in brackets, in characters.
const LONGEST: usize = 100;

impl Token {
    /// What it means, if it is a word.
    pub(super) fn meanings<'g>(&self, grammar: &'g ClaimGrammar) -> &'g [Meaning] {
        match self.kind {
            Kind::Word(word) => grammar.meanings(word),
            _ => &[],
        }
    }

    /// Whether it means this, perhaps among others.
    pub(super) fn is(&self, grammar: &ClaimGrammar, meaning: Meaning) -> bool {
        self.meanings(grammar).contains(&meaning)
    }

    /// The quantity that it is.
    pub(super) fn quantity<'p>(&self, paragraph: &'p Paragraph) -> Option<&'p Quantity> {
        match &self.figure(paragraph)?.reading {
            Reading::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// The figure that it is.
    pub(super) fn figure<'p>(&self, paragraph: &'p Paragraph) -> Option<&'p Figure> {
        match self.kind {
            Kind::Figure(index) => paragraph.figures().get(index),
            _ => None,
        }
    }
}

/// Whether a quantity counts something, or is money.
pub(super) fn is_count(quantity: &Quantity) -> bool {
    matches!(quantity.unit, Unit::Bare | Unit::Count | Unit::Money)
}
