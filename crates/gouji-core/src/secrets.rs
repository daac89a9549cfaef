//! Private texts, and how they are hidden where another text repeats them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::document::Document;
use crate::mask::MASK;
use crate::span::Span;
use crate::words::Words;

/// The shortest private text that is known by its parts.
const LONG: usize = 7;
/// Characters of a part of a number: shorter ones are found in figures that are nobody's.
const NUMBER_PART: usize = 6;
/// Characters of a part of a text: shorter ones are found in the names of places.
const TEXT_PART: usize = 8;

/// Private texts of a document, as other texts may repeat them: in another width, with other
/// spaces, or cut short.
#[derive(Debug, Default)]
pub struct Secrets {
    /// What to look for, and what of it to hide.
    parts: HashMap<Vec<char>, Hide>,
    /// The lengths of the parts, sorted.
    lens: Vec<usize>,
    /// The texts themselves, as far as they are long enough to be told from others.
    wholes: HashSet<Vec<char>>,
}

/// What is hidden of a part that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hide {
    All,
    /// All but the first and the last character.
    Inner,
}

impl Secrets {
    /// The texts at the masked places of a document.
    #[must_use]
    pub fn of(document: &Document, masked: &[Span]) -> Self {
        let mut secrets = Self::default();
        for span in masked {
            secrets.add(document.quote(*span));
        }
        secrets.lens = lens(secrets.parts.keys());
        secrets
    }

    /// Where a document repeats the texts as a whole, in any width and grouping.
    #[must_use]
    pub fn places(&self, document: &Document) -> Vec<Span> {
        let ranges = self.ranges(&document.text).into_iter();
        ranges.map(|range| document.span(range)).collect()
    }

    fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if self.wholes.is_empty() {
            return Vec::new();
        }
        let lens = lens(self.wholes.iter());
        let firsts = self.wholes.iter().filter_map(|whole| whole.first());
        let firsts: HashSet<char> = firsts.copied().collect();
        let (offsets, folded): (Vec<usize>, Vec<char>) = characters(text).unzip();
        let starts = folded.iter().enumerate();
        let starts = starts.filter(|(_, ch)| firsts.contains(ch));
        let found = starts.flat_map(|(start, _)| {
            let lens = lens.iter().map(move |len| start..start + len);
            lens.filter(|range| {
                let window = folded.get(range.clone());
                window.is_some_and(|window| self.wholes.contains(window))
            })
        });
        let place = |range: Range<usize>| {
            let (start, last) = (offsets.get(range.start)?, offsets.get(range.end - 1)?);
            let len = text.get(*last..)?.chars().next()?.len_utf8();
            Some(*start..last + len)
        };
        found.filter_map(place).collect()
    }

    fn add(&mut self, text: &str) {
        let folded: Vec<char> = characters(text).map(|(_, ch)| ch).collect();
        let inner = folded.get(1..folded.len().saturating_sub(1)).unwrap_or(&[]);
        let is_number = inner.iter().all(char::is_ascii_digit);
        let part = if is_number { NUMBER_PART } else { TEXT_PART };
        if folded.len() > 1 && !(is_number && folded.len() < LONG && holds_digit(&folded)) {
            self.wholes.insert(folded.clone());
        }
        if folded.len() > 1 && (folded.len() < LONG || inner.len() < part) {
            self.parts.insert(folded, Hide::Inner);
        } else {
            let parts = inner.windows(part).map(|part| (part.to_vec(), Hide::All));
            self.parts.extend(parts);
        }
    }

    /// The text without what it repeats of the private ones; none when it repeats nothing.
    #[must_use]
    pub fn hide(&self, text: &str) -> Option<String> {
        if self.parts.is_empty() {
            return None;
        }
        let (offsets, folded): (Vec<usize>, Vec<char>) = characters(text).unzip();
        let mut hidden = vec![false; folded.len()];
        for len in &self.lens {
            for (start, window) in folded.windows(*len).enumerate() {
                let inner = match self.parts.get(window) {
                    None => continue,
                    Some(Hide::All) => start..start + len,
                    Some(Hide::Inner) => start + 1..start + (len - 1).max(2),
                };
                hidden[inner].fill(true);
            }
        }
        if !hidden.contains(&true) {
            return None;
        }
        let is_hidden = |at: usize| {
            let index = offsets.binary_search(&at);
            index.is_ok_and(|index| hidden.get(index) == Some(&true))
        };
        let shown = |(at, ch)| if is_hidden(at) { MASK } else { ch };
        Some(text.char_indices().map(shown).collect())
    }

    /// Hides what words repeat of the private texts.
    pub fn hide_in(&self, words: &mut Words) {
        for text in [&mut words.zh, &mut words.en] {
            if let Some(shown) = self.hide(text) {
                *text = shown.into();
            }
        }
    }
}

fn lens<'a>(texts: impl Iterator<Item = &'a Vec<char>>) -> Vec<usize> {
    let mut lens: Vec<usize> = texts.map(Vec::len).collect();
    lens.sort_unstable();
    lens.dedup();
    lens
}

fn holds_digit(text: &[char]) -> bool {
    text.iter().any(char::is_ascii_digit)
}

/// The characters of a text that count, folded, each with its offset: without white space and
/// the marks that come and go between the groups of a number.
fn characters(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices()
        .filter(|(_, ch)| !gouji_zh::is_space(*ch))
        .map(|(at, ch)| (at, gouji_zh::fold_char(ch).to_ascii_uppercase()))
        .filter(|(_, ch)| !matches!(ch, '-' | '.' | '(' | ')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(secret: &str, text: &str) -> Option<String> {
        let mut secrets = Secrets::default();
        secrets.add(secret);
        secrets.lens = secrets.parts.keys().map(Vec::len).collect();
        secrets.hide(text)
    }

    #[test]
    fn numbers_are_found_in_any_width_and_grouping_and_cut_short() {
        let number = "138 0013-8000";
        for (text, shown) in [
            ("“13800138000”有误", "“1＊＊＊＊＊＊＊＊＊0”有误"),
            ("１３８－００１３－８０００", "１＊＊－＊＊＊＊－＊＊＊０"),
            ("手机 138001380…", "手机 1＊＊＊＊＊＊＊＊…"),
        ] {
            assert_eq!(hidden(number, text).as_deref(), Some(shown));
        }
        assert_eq!(hidden(number, "13800件"), None);
    }

    #[test]
    fn a_document_may_repeat_a_text_in_any_grouping() {
        let repeated = |secret: &str, text: &'static str| {
            let mut secrets = Secrets::default();
            secrets.add(secret);
            let ranges = secrets.ranges(text).into_iter();
            ranges.map(|range| &text[range]).collect::<Vec<_>>()
        };
        assert_eq!(
            repeated(
                "138 0013-8000",
                "收到13800138000件，(138)\u{200b}0013.8000、１３８\u{ad}００１３８０００，13800件"
            ),
            [
                "13800138000",
                "138)\u{200b}0013.8000",
                "１３８\u{ad}００１３８０００"
            ]
        );
        assert_eq!(repeated("E12345678", "ｅ12345678"), ["ｅ12345678"]);
        assert_eq!(repeated("徐成栋", "徐成栋的，徐成"), ["徐成栋"]);
        let address = "松岭县城关镇南街社区12号";
        assert_eq!(repeated(address, "松岭县城关镇南街社区8号"), [""; 0]);
        assert_eq!(repeated("12", "12件"), [""; 0]);
    }

    #[test]
    fn names_are_found_whole_and_addresses_by_their_parts() {
        assert_eq!(
            hidden("徐成栋", "“徐成栋,男”").as_deref(),
            Some("“徐＊栋,男”")
        );
        assert_eq!(hidden("徐成", "徐成").as_deref(), Some("徐＊"));
        assert_eq!(hidden("徐成栋", "徐某成栋"), None);
        let address = "松岭县城关镇南街社区12号";
        assert_eq!(hidden(address, "松岭县城关镇"), None);
        assert_eq!(
            hidden(address, "住松岭县城关镇南街社区12号").as_deref(),
            Some("住松＊＊＊＊＊＊＊＊＊＊＊号")
        );
    }
}
