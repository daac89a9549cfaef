//! Words one of which stands in every match of a pattern.

use std::collections::BTreeSet;
use std::sync::Arc;

use regex_syntax::hir::literal::Extractor;
use regex_syntax::hir::{Hir, HirKind};

use super::lexicon::{LexiconBuilder, WordId};

/// Words one of which stands in every match of a pattern; where none does, nothing matches.
#[derive(Debug, Clone, Default)]
pub(crate) struct Needed(Option<Arc<[WordId]>>);

/// What is worth looking for: words that would stand everywhere rule nothing out.
const MOST: u32 = 300;

impl Needed {
    /// The words of a pattern, which become words of the lexicon.
    pub(crate) fn of(lexicon: &mut LexiconBuilder, pattern: &str) -> Self {
        let hir = regex_syntax::parse(pattern).ok();
        let words = hir.and_then(|hir| needed(&hir));
        let words = words.filter(|words| frequency(words) <= MOST);
        Self(words.map(|words| words.iter().map(|word| lexicon.add(word)).collect()))
    }

    /// The words; nothing where a match need hold none.
    pub(crate) fn words(&self) -> Option<&[WordId]> {
        self.0.as_deref()
    }
}

/// Of the sets of words one of which every match holds, the one that is the least frequent.
fn needed(hir: &Hir) -> Option<BTreeSet<String>> {
    let inner = match hir.kind() {
        HirKind::Capture(capture) => needed(&capture.sub),
        HirKind::Repetition(repeat) if repeat.min > 0 => needed(&repeat.sub),
        HirKind::Concat(parts) => rarest((0..parts.len()).flat_map(|at| {
            let rest = Hir::concat(parts[at..].to_vec());
            [beginnings(&rest), needed(&parts[at])]
        })),
        HirKind::Alternation(parts) => {
            let sets: Option<Vec<BTreeSet<String>>> = parts.iter().map(needed).collect();
            sets.map(|sets| sets.into_iter().flatten().collect())
        }
        _ => None,
    };
    rarest([inner, beginnings(hir)])
}

/// What every match begins with.
fn beginnings(hir: &Hir) -> Option<BTreeSet<String>> {
    let found = Extractor::new().extract(hir);
    let words = found.literals()?.iter().map(|literal| {
        // A beginning may have been cut within a character.
        let text = match std::str::from_utf8(literal.as_bytes()) {
            Ok(text) => text,
            Err(fault) => {
                std::str::from_utf8(literal.as_bytes().get(..fault.valid_up_to())?).ok()?
            }
        };
        (!text.is_empty()).then(|| text.to_owned())
    });
    words.collect()
}

fn rarest(sets: impl IntoIterator<Item = Option<BTreeSet<String>>>) -> Option<BTreeSet<String>> {
    sets.into_iter().flatten().min_by_key(frequency)
}

/// About how often one of the words stands in a text.
fn frequency(words: &BTreeSet<String>) -> u32 {
    words.iter().map(|word| frequency_of(word)).sum()
}

fn frequency_of(word: &str) -> u32 {
    let length = word.chars().count();
    let is_common = |ch: char| gouji_zh::is_space(ch) || "，。、；：（）“”()".contains(ch);
    match length {
        1 if word.contains(is_common) => 2000,
        _ if word.chars().all(|ch| ch.is_ascii_alphanumeric()) => match length {
            1 => 1000,
            2 => 100,
            _ => 10,
        },
        1 => 20,
        2 => 4,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(pattern: &str) -> Vec<String> {
        let hir = regex_syntax::parse(pattern).unwrap();
        needed(&hir).into_iter().flatten().collect()
    }

    #[test]
    fn the_rarest_part_is_needed() {
        assert_eq!(
            words("[^令]〔[0-9]{2}〕[0-9]+号(?:文件|通知)"),
            ["号文件", "号通知"]
        );
        assert_eq!(words("(?:^|[，。])\\s*(截止)[0-9]+年"), ["截止"]);
        assert_eq!(words("近[0-9]{2,}(?:件|条)|多次(?:公开)?"), ["多次", "近"]);
        assert_eq!(words("(?:[\\p{Han}]{2})+").len(), 0);
        assert_eq!(words("(?:公开)?|条例").len(), 0);
    }

    #[test]
    fn what_stands_everywhere_is_no_word() {
        let mut lexicon = LexiconBuilder::default();
        assert!(Needed::of(&mut lexicon, "[，。、]").words().is_none());
        let marks = Needed::of(&mut lexicon, "，，|。。");
        assert_eq!(marks.words().map(<[WordId]>::len), Some(2));
    }
}
