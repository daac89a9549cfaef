//! What a clause speaks of, and which of its numbers are said of it.

use std::ops::Range;

use gouji_core::Words;
use gouji_zh::Folded;
use rust_decimal::Decimal;

use super::gap;
use super::prose::Clause;
use super::quantity::{Quantity, doubt_behind};
use crate::decode::{Located, Many};
use crate::rule::CompileCx;

/// Groups of words; a clause speaks of the subject when it has a word of each group and none of
/// the words that rule it out. All folded and without white space.
#[derive(Debug, Default)]
pub(in super::super) struct Subject {
    groups: Vec<Vec<String>>,
    not: Vec<String>,
}

/// How numbers are said of a subject.
#[derive(Debug)]
pub(super) struct Manner {
    /// Units of the number, the longest first; empty for any unit of counting.
    pub(super) units: Vec<String>,
    /// Whether the number may stand behind the subject.
    pub(super) after: bool,
    /// Whether it may stand before a word of the subject.
    pub(super) before: bool,
    /// Words that say that there is none, the longest first.
    pub(super) zero_words: Vec<String>,
}

/// A number that a clause seems to say of a subject.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// Bytes of the clause: the number with its unit, or the words that say that there is none.
    pub(super) range: Range<usize>,
    /// The same from the subject on.
    pub(super) phrase: Range<usize>,
    /// The number.
    pub(super) number: Decimal,
    /// What one of its last printed digit is worth.
    pub(super) step: Decimal,
    /// Why it is not to be held against a figure, if it is not.
    pub(super) ruled_out: Option<Words>,
}

/// An occurrence of a word of the subject: its group, its bytes.
type Occurrence = (usize, Range<usize>);

/// Units of counting.
const COUNT_UNITS: &[&str] = &[
    "人次", "件次", "件", "项", "个", "次", "宗", "份", "条", "起", "人", "篇", "期", "场", "家",
    "批", "类", "部", "则", "例", "笔",
];

impl Subject {
    /// The subject; words that are empty are faults.
    pub(in super::super) fn compile(
        cx: &mut CompileCx<'_>,
        groups: &[Many<Located<String>>],
        not: &[Located<String>],
    ) -> Option<Self> {
        let groups: Vec<Option<Vec<String>>> =
            groups.iter().map(|group| folded(cx, group)).collect();
        let not = folded(cx, not);
        Some(Self {
            groups: groups.into_iter().collect::<Option<_>>()?,
            not: not?,
        })
    }

    /// Whether nothing is named.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.groups.iter().all(Vec::is_empty)
    }

    /// The stretches of a clause that name the subject: from the first of its words to the last,
    /// which is the one nearest to what follows.
    pub(in super::super) fn windows(&self, clause: &Clause) -> Vec<Range<usize>> {
        let occurrences = self.occurrences(&clause.text);
        let window = |last: &Occurrence| {
            let nearest = |group: usize| {
                let before = occurrences
                    .iter()
                    .filter(|(other, range)| *other == group && range.end <= last.1.end);
                before.map(|(_, range)| range.start).max()
            };
            let starts: Option<Vec<usize>> = (0..self.groups.len()).map(nearest).collect();
            let window = starts?.into_iter().min()?..last.1.end;
            // A number inside is said of what stands before it.
            let is_plain =
                |one: &Quantity| one.range.end <= window.start || one.range.start >= window.end;
            let is_whole = clause.quantities.iter().all(is_plain);
            is_whole.then_some(window)
        };
        let mut windows: Vec<Range<usize>> = occurrences.iter().filter_map(window).collect();
        windows.dedup();
        windows
    }

    /// The word of a clause that rules it out.
    pub(in super::super) fn excluded<'a>(&'a self, text: &str) -> Option<&'a str> {
        let mut words = self.not.iter();
        words.find(|word| text.contains(*word)).map(String::as_str)
    }

    /// The numbers that a clause says of the subject.
    pub(super) fn said(&self, clause: &Clause, manner: &Manner) -> Vec<Said> {
        let occurrences = self.occurrences(&clause.text);
        let mut said = Vec::new();
        if occurrences.is_empty() {
            return said;
        }
        if manner.after {
            for window in self.windows(clause) {
                said.extend(behind(clause, &window, manner));
            }
        }
        if manner.before {
            said.extend(self.ahead(clause, &occurrences, manner));
        }
        said.extend(self.none(clause, &occurrences, manner));
        for one in &mut said {
            if one.ruled_out.is_none() {
                one.ruled_out = self.ruled_out(clause, &occurrences, one);
            }
        }
        said.sort_by_key(|one| (one.range.start, one.ruled_out.is_some()));
        said.dedup_by(|second, first| second.range.start < first.range.end);
        said
    }

    /// Every occurrence of every word, in the order of the text, without those inside longer ones;
    /// none unless each group has one.
    fn occurrences(&self, text: &str) -> Vec<Occurrence> {
        let mut all: Vec<Occurrence> = Vec::new();
        for (group, words) in self.groups.iter().enumerate() {
            let before = all.len();
            for word in words {
                let found = text.match_indices(word.as_str());
                all.extend(found.map(|(at, _)| (group, at..at + word.len())));
            }
            if all.len() == before {
                return Vec::new();
            }
        }
        let of_longer = |one: &Occurrence| {
            all.iter().any(|(group, other)| {
                *group == one.0
                    && *other != one.1
                    && other.start <= one.1.start
                    && one.1.end <= other.end
            })
        };
        let mut longest: Vec<Occurrence> =
            all.iter().filter(|one| !of_longer(one)).cloned().collect();
        longest.sort_by_key(|(group, range)| (range.start, range.end, *group));
        longest
    }

    /// Numbers before a word of the subject: 172件申请.
    fn ahead(&self, clause: &Clause, occurrences: &[Occurrence], manner: &Manner) -> Vec<Said> {
        let text = &clause.text;
        let of = |quantity: &Quantity| {
            let end = quantity.range.end + manner.unit_len(&text[quantity.range.end..])?;
            let next = occurrences.iter().find(|(_, range)| range.start >= end)?;
            let is_near = gap::is_filler_before(&text[end..next.1.start]);
            // Words of the other groups stand on this side of any other number.
            let reach = self.reach(clause, quantity);
            let has_all = (0..self.groups.len()).all(|group| {
                occurrences.iter().any(|(other, range)| {
                    *other == group && reach.start <= range.start && range.end <= reach.end
                })
            });
            let is_joined = gap::joins_on(&text[next.1.end..]);
            (is_near && has_all && !quantity.is_percent).then(|| Said {
                range: quantity.range.start..end,
                phrase: quantity.range.start..next.1.end,
                number: quantity.number,
                step: quantity.step,
                ruled_out: quantity
                    .doubt
                    .map(super::quantity::Doubt::words)
                    .or(is_joined.then_some(JOINED)),
            })
        };
        clause.quantities.iter().filter_map(of).collect()
    }

    /// The stretch around a number up to the numbers before and behind it.
    fn reach(&self, clause: &Clause, quantity: &Quantity) -> Range<usize> {
        let others = || clause.quantities.iter().map(|one| &one.range);
        let start = others()
            .filter(|range| range.end <= quantity.range.start)
            .map(|range| range.end)
            .max();
        let end = others()
            .filter(|range| range.start >= quantity.range.end)
            .map(|range| range.start)
            .min();
        start.unwrap_or(0)..end.unwrap_or(clause.text.len())
    }

    /// Words that say that there is none: 未收到申请.
    fn none(&self, clause: &Clause, occurrences: &[Occurrence], manner: &Manner) -> Vec<Said> {
        let text = clause.text.as_str();
        let mut said = Vec::new();
        for word in &manner.zero_words {
            for (start, _) in text.match_indices(word.as_str()) {
                let end = start + word.len();
                let first = |group: usize| {
                    let mut later = occurrences
                        .iter()
                        .filter(|(other, range)| *other == group && range.start >= start);
                    later.next().map(|(_, range)| range.clone())
                };
                let named: Option<Vec<Range<usize>>> = (0..self.groups.len()).map(first).collect();
                let Some(named) = named else { continue };
                let last = named.iter().map(|range| range.end).max().unwrap_or(end);
                let behind = named.iter().filter(|range| range.start >= end);
                let next = behind.map(|range| range.start).min().unwrap_or(end);
                let has_number = clause
                    .quantities
                    .iter()
                    .any(|one| one.range.start >= end && !one.is_chinese);
                if gap::denies(&text[..start], word)
                    && gap::is_filler_of_none(&text[end..next])
                    && gap::ends_there(&text[last..])
                    && !has_number
                {
                    said.push(Said {
                        range: start..last,
                        phrase: start..last,
                        number: Decimal::ZERO,
                        step: Decimal::ONE,
                        ruled_out: None,
                    });
                }
            }
        }
        said
    }

    /// Why a number of a clause says nothing about the subject as a whole.
    fn ruled_out(&self, clause: &Clause, occurrences: &[Occurrence], said: &Said) -> Option<Words> {
        if let Some(word) = self.excluded(&clause.text) {
            return Some(Words::new(
                format!("有“{word}”，不算"),
                format!("\"{word}\" rules it out"),
            ));
        }
        let ahead = &clause.text[..said.range.start];
        let is_named = |range: &Range<usize>| {
            let holds = |(_, word): &Occurrence| word.start <= range.start && range.end <= word.end;
            occurrences.iter().any(holds)
        };
        if clause.is_part || ahead.contains(super::prose::PART) {
            return Some(Words::fixed("说的是其中一部分", "it is said of a part"));
        }
        gap::other_matter(ahead, is_named)
    }
}

/// Why a number behind two things joined is not held against one of them.
const JOINED: Words = Words::fixed(
    "与别的事项合在一起说",
    "it is said of several things together",
);

/// The number behind a stretch that names the subject: 申请172件.
fn behind(clause: &Clause, window: &Range<usize>, manner: &Manner) -> Option<Said> {
    let text = &clause.text;
    let mut quantities = clause.quantities.iter();
    let quantity = quantities.find(|one| one.range.start >= window.end)?;
    let between = &text[window.end..quantity.range.start];
    if quantity.is_percent || !gap::is_filler(between) {
        return None;
    }
    let rest = &text[quantity.range.end..];
    let unit = manner.unit_len(rest).or_else(|| {
        let is_bare = gap::is_end(rest) && (!quantity.is_chinese || gap::is_copula(between));
        is_bare.then_some(0)
    })?;
    let doubt = quantity.doubt.or_else(|| doubt_behind(&rest[unit..]));
    let is_joined = gap::is_joined(&text[..window.start]);
    Some(Said {
        range: quantity.range.start..quantity.range.end + unit,
        phrase: window.start..quantity.range.end + unit,
        number: quantity.number,
        step: quantity.step,
        ruled_out: doubt
            .map(super::quantity::Doubt::words)
            .or(is_joined.then_some(JOINED)),
    })
}

impl Manner {
    /// The length of the unit that a text begins with.
    fn unit_len(&self, rest: &str) -> Option<usize> {
        if self.units.is_empty() {
            let mut units = COUNT_UNITS.iter();
            return units
                .find(|unit| rest.starts_with(**unit))
                .map(|unit| unit.len());
        }
        let mut units = self.units.iter();
        units
            .find(|unit| rest.starts_with(unit.as_str()))
            .map(String::len)
    }
}

/// The words as clauses have them, the longest first.
pub(super) fn folded(cx: &mut CompileCx<'_>, words: &[Located<String>]) -> Option<Vec<String>> {
    let mut folded = Vec::new();
    let mut is_whole = true;
    for word in words {
        let plain = Folded::squeezed(word).text().to_owned();
        if plain.is_empty() {
            let message = Words::fixed("词语是空的", "the word is empty");
            cx.fault("E1405", word.range.clone(), message);
            is_whole = false;
        }
        folded.push(plain);
    }
    folded.sort_by_key(|word| std::cmp::Reverse(word.len()));
    is_whole.then_some(folded)
}
