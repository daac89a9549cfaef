//! All words of all rules together, so that a report is scanned once.

use std::collections::HashMap;

use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::needed::Needed;
use super::scanner::Scanner;
use super::units::{Part, Units};

/// Numbers the words of a lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WordId(pub(crate) u32);

/// Collects words while rules are compiled.
#[derive(Debug, Default)]
pub(crate) struct LexiconBuilder {
    ids: HashMap<String, WordId>,
    words: Vec<String>,
    /// Patterns that were compiled already, for another form or rule.
    patterns: HashMap<String, Regex>,
    /// What those need that were asked for.
    needed: HashMap<String, Needed>,
    /// What all patterns weigh together.
    weight: u64,
    /// Whether a rule looks into the cells of tables.
    reads_cells: bool,
}

/// What all patterns of a load may weigh: about a second of compiling.
const MAX_WEIGHT: u64 = 200_000;

/// The words of all rules of a load, ready to scan.
#[derive(Debug)]
pub(crate) struct Lexicon {
    scanner: Scanner,
    words: Vec<String>,
    reads_cells: bool,
}

/// Words of a rule that are looked up together: what does not stand in the text costs nothing.
#[derive(Debug, Default)]
pub(crate) struct WordSet(Vec<(WordId, u32)>);

/// Where the words of a lexicon stand in one report.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// Sorted by word, then by place.
    hits: Vec<Hit>,
}

/// A word at a place; it may still be a part of another word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    /// The word.
    pub(crate) word: WordId,
    /// Index of the unit of text.
    pub(crate) unit: u32,
    /// Byte offset in the unit.
    pub(crate) start: u32,
    /// Byte offset of its end in the unit.
    pub(crate) end: u32,
}

impl LexiconBuilder {
    /// A pattern that was compiled already.
    pub(crate) fn pattern(&self, text: &str) -> Option<Regex> {
        self.patterns.get(text).cloned()
    }

    /// Keeps a pattern for those who write the same.
    pub(crate) fn keep_pattern(&mut self, text: &str, pattern: &Regex) {
        self.patterns.insert(text.to_owned(), pattern.clone());
    }

    /// What a match of a pattern needs.
    pub(crate) fn needed(&mut self, pattern: &str) -> Needed {
        if let Some(known) = self.needed.get(pattern) {
            return known.clone();
        }
        let needed = Needed::of(self, pattern);
        self.needed.insert(pattern.to_owned(), needed.clone());
        needed
    }

    /// Says that a rule looks at a part of the text.
    pub(crate) fn reads(&mut self, part: Part) {
        self.reads_cells |= part == Part::Cell;
    }

    /// Whether there is room for one more pattern; its weight is taken.
    pub(crate) fn afford(&mut self, pattern: &str) -> bool {
        let weight = regex_syntax::parse(pattern).map_or(0, |hir| weight(&hir));
        self.weight = self.weight.saturating_add(weight);
        self.weight <= MAX_WEIGHT
    }

    /// The number of a word.
    pub(crate) fn add(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = WordId(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        self.words.push(word.to_owned());
        self.ids.insert(word.to_owned(), id);
        id
    }

    /// The lexicon; none when the words are too many to be numbered.
    pub(crate) fn build(self) -> Option<Lexicon> {
        u32::try_from(self.words.len()).ok()?;
        Some(Lexicon {
            scanner: Scanner::new(self.words.iter().map(String::as_str)),
            words: self.words,
            reads_cells: self.reads_cells,
        })
    }
}

impl Lexicon {
    /// A word.
    pub(crate) fn word(&self, id: WordId) -> &str {
        self.words.get(id.0 as usize).map_or("", String::as_str)
    }

    /// Every occurrence of every word, overlapping ones included.
    pub(crate) fn scan(&self, units: &Units) -> Scan {
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let mut hits = Vec::new();
        for (index, unit) in units.among(self.reads_cells) {
            self.scanner.each(unit.text(), |word, start, end| {
                hits.push(Hit {
                    word: WordId(word),
                    unit: index,
                    start: at(start),
                    end: at(end),
                });
            });
        }
        hits.sort_unstable();
        Scan { hits }
    }
}

impl WordSet {
    /// The words, each known by its index among them.
    pub(crate) fn new(words: impl IntoIterator<Item = WordId>) -> Self {
        let mut words: Vec<(WordId, u32)> = words.into_iter().zip(0..).collect();
        words.sort_unstable();
        Self(words)
    }

    /// The words.
    pub(crate) fn words(&self) -> Vec<WordId> {
        self.0.iter().map(|(word, _)| *word).collect()
    }

    /// Whether there is no word.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The indexes of a word.
    fn indexes(&self, word: WordId) -> impl Iterator<Item = usize> {
        let start = self.0.partition_point(|(known, _)| *known < word);
        let same = self.0[start..]
            .iter()
            .take_while(move |(known, _)| *known == word);
        same.map(|(_, index)| *index as usize)
    }
}

impl Scan {
    /// The occurrences of the words of a set, each with the index of its word.
    pub(crate) fn among<'a>(
        &'a self,
        words: &'a WordSet,
    ) -> impl Iterator<Item = (usize, &'a Hit)> {
        // The words of a rule are mostly numbered in a row, so that these are few.
        let hits = match (words.0.first(), words.0.last()) {
            (Some((first, _)), Some((last, _))) => self.between(*first, *last),
            _ => &[],
        };
        let (hits, one_by_one) = if hits.len() > words.0.len() {
            (&[][..], words.0.as_slice())
        } else {
            (hits, &[][..])
        };
        let each = move |hit: &'a Hit| words.indexes(hit.word).map(move |index| (index, hit));
        let of_word = |(word, index): &'a (WordId, u32)| {
            let places = self.of(*word).iter();
            places.map(move |hit| (*index as usize, hit))
        };
        let found = hits.iter().flat_map(each);
        found.chain(one_by_one.iter().flat_map(of_word))
    }

    /// The occurrences of a word, in the order of the text.
    pub(crate) fn of(&self, word: WordId) -> &[Hit] {
        self.between(word, word)
    }

    fn between(&self, first: WordId, last: WordId) -> &[Hit] {
        let start = self.hits.partition_point(|hit| hit.word < first);
        let end = self.hits.partition_point(|hit| hit.word <= last);
        &self.hits[start..end]
    }
}

/// About how many states a pattern compiles to.
fn weight(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(Class::Unicode(class)) => class.ranges().len() as u64 + 1,
        HirKind::Class(Class::Bytes(_)) => 1,
        HirKind::Repetition(repeat) => {
            let times = repeat.max.unwrap_or(repeat.min + 1).max(1);
            weight(&repeat.sub).saturating_mul(u64::from(times))
        }
        HirKind::Capture(capture) => weight(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts
            .iter()
            .fold(1, |sum, part| sum.saturating_add(weight(part))),
    }
}
