//! Counted lists: `七项制度` with what is listed before it, behind it, or as 一是…二是….

mod announced;
mod behind;
mod count;
mod front;
mod items;

use std::ops::Range;

use gouji_core::{Outline, Paragraph, Prose};

use count::{Count, TITLED, counts};

/// A number of things with the things that are named.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct CountedList {
    /// Index of its paragraph.
    pub(crate) paragraph: usize,
    /// Bytes of the number and what it counts: `七项制度`.
    pub(crate) phrase: Range<usize>,
    /// Bytes of the numeral.
    pub(crate) numeral: Range<usize>,
    /// How many there should be.
    pub(crate) count: usize,
    /// Where the things are named: paragraph and bytes.
    pub(crate) list: (usize, Range<usize>),
    /// How many are named.
    pub(crate) named: usize,
    /// Whether 等 or 包括 says that others are not named.
    pub(crate) is_open: bool,
}

impl CountedList {
    /// Whether what is named can be all that is counted.
    pub(crate) fn agrees(&self) -> bool {
        match self.is_open {
            true => self.named <= self.count,
            false => self.named == self.count,
        }
    }
}

/// Every counted list whose things can be told apart surely; `is_one` knows the names of things
/// that have a 和 inside.
pub(crate) fn lists(
    prose: &Prose,
    outline: &Outline,
    is_one: &dyn Fn(&str) -> bool,
) -> Vec<CountedList> {
    let mut found = Vec::new();
    for (index, paragraph) in prose.paragraphs.iter().enumerate() {
        for count in counts(paragraph.text()) {
            found.extend(list(outline, index, paragraph, &count, is_one));
        }
    }
    found
}

fn list(
    outline: &Outline,
    index: usize,
    paragraph: &Paragraph,
    count: &Count,
    is_one: &dyn Fn(&str) -> bool,
) -> Option<CountedList> {
    let text = paragraph.text();
    let made = |list: (usize, Range<usize>), named, is_open| CountedList {
        paragraph: index,
        phrase: count.phrase.clone(),
        numeral: count.numeral.clone(),
        count: count.number,
        list,
        named,
        is_open,
    };
    if count.noun == TITLED {
        let items = front::titles(text, count)?;
        return Some(made((index, items.range), items.named, items.is_open));
    }
    if let Some(items) = behind::items(text, count, is_one) {
        return Some(made((index, items.range), items.named, items.is_open));
    }
    if let Some(items) = front::items(text, count, is_one) {
        return Some(made((index, items.range), items.named, items.is_open));
    }
    let series = announced::series(outline, index, count)?;
    Some(made(series.place, series.last, false))
}
