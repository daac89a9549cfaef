//! Words that name what a share is of.

use std::ops::Range;

use crate::decode::{Located, Many};
use crate::rule::CompileCx;
use crate::rule::kinds::common::folded;

/// Groups of words; a clause speaks of the subject when it has a word of each group and none of
/// the words that rule it out. All folded as prose is.
#[derive(Debug, Default)]
pub(super) struct Subject {
    groups: Vec<Vec<String>>,
    not: Vec<String>,
}

/// An occurrence of a word of the subject: its group, its bytes.
type Occurrence = (usize, Range<usize>);

impl Subject {
    /// The subject; words that are empty are faults.
    pub(super) fn compile(
        cx: &mut CompileCx<'_>,
        groups: &[Many<Located<String>>],
        not: &[Located<String>],
    ) -> Option<Self> {
        let groups: Vec<Option<Vec<String>>> = groups
            .iter()
            .map(|group| longest_first(cx, group))
            .collect();
        let not = longest_first(cx, not);
        Some(Self {
            groups: groups.into_iter().collect::<Option<_>>()?,
            not: not?,
        })
    }

    /// Whether nothing is named.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.iter().all(Vec::is_empty)
    }

    /// The stretches of a text that name the subject: from the first of its words to the last,
    /// which is the one nearest to what follows. A number inside is said of what stands before it.
    pub(super) fn windows(&self, text: &str, numbers: &[Range<usize>]) -> Vec<Range<usize>> {
        let occurrences = self.occurrences(text);
        let window = |last: &Occurrence| {
            let nearest = |group: usize| {
                let before = occurrences
                    .iter()
                    .filter(|(other, range)| *other == group && range.end <= last.1.end);
                before.map(|(_, range)| range.start).max()
            };
            let starts: Option<Vec<usize>> = (0..self.groups.len()).map(nearest).collect();
            let window = starts?.into_iter().min()?..last.1.end;
            let is_plain = |one: &Range<usize>| one.end <= window.start || one.start >= window.end;
            numbers.iter().all(is_plain).then_some(window)
        };
        let mut windows: Vec<Range<usize>> = occurrences.iter().filter_map(window).collect();
        windows.dedup();
        windows
    }

    /// The word of a text that rules it out.
    pub(super) fn excluded<'a>(&'a self, text: &str) -> Option<&'a str> {
        let mut words = self.not.iter();
        words.find(|word| text.contains(*word)).map(String::as_str)
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
}

/// The words as clauses have them, the longest first.
fn longest_first(cx: &mut CompileCx<'_>, words: &[Located<String>]) -> Option<Vec<String>> {
    let mut folded = folded(cx, words)?;
    folded.sort_by_key(|word| std::cmp::Reverse(word.len()));
    Some(folded)
}
