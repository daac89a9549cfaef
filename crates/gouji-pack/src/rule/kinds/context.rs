//! What the words before a number say of it.

use gouji_core::Words;
use gouji_zh::is_space;

use crate::decode::{Located, Many};
use crate::rule::CompileCx;

/// The furthest that words are looked for before a text, in bytes.
const REACH: usize = 300;

/// Marks that end what words speak of.
const ENDS: [char; 8] = ['。', '；', ';', '！', '!', '？', '?', '\n'];

/// Words that say whose a number is; the nearest before it decides.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    /// One of these must be the nearest; empty when none need stand there.
    telling: Vec<String>,
    /// None of these may be the nearest.
    other: Vec<String>,
}

/// Words of a field that are looked for near a match only, and so are none of the lexicon's.
pub(super) fn texts(cx: &mut CompileCx<'_>, words: &Many<Located<String>>) -> Option<Vec<String>> {
    let empty = words.iter().find(|word| word.trim().is_empty());
    if let Some(word) = empty {
        let message = Words::fixed("词语是空的", "the word is empty");
        cx.fault("E1405", word.range.clone(), message);
        return None;
    }
    Some(words.iter().map(|word| word.trim().to_owned()).collect())
}

/// A word before a text.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    is_telling: bool,
}

impl Context {
    /// The words of a rule; nothing when one of them is at fault.
    pub(super) fn compile(
        cx: &mut CompileCx<'_>,
        telling: &Many<Located<String>>,
        other: &Many<Located<String>>,
    ) -> Option<Self> {
        let (telling, other) = (texts(cx, telling), texts(cx, other));
        Some(Self {
            telling: telling?,
            other: other?,
        })
    }

    /// Whether the words before an offset allow that the text there counts.
    pub(super) fn holds(&self, text: &str, at: usize) -> bool {
        if self.telling.is_empty() && self.other.is_empty() {
            return true;
        }
        let before = &text[text.floor_char_boundary(at.saturating_sub(REACH))..at];
        let before = before.rsplit(ENDS).next().unwrap_or(before);
        match self.nearest(before) {
            Some(place) => place.is_telling && !self.is_of_other(before, place),
            None => self.telling.is_empty(),
        }
    }

    /// The word that ends last, and of those the longest.
    fn nearest(&self, before: &str) -> Option<Place> {
        let of = |words: &'_ [String], is_telling| {
            let places = words.iter().filter_map(|word| {
                let start = before.rfind(word.as_str())?;
                Some(Place {
                    start,
                    end: start + word.len(),
                    is_telling,
                })
            });
            places.max_by_key(|place| (place.end, std::cmp::Reverse(place.start)))
        };
        let places = of(&self.telling, true)
            .into_iter()
            .chain(of(&self.other, false));
        places.max_by_key(|place| (place.end, std::cmp::Reverse(place.start)))
    }

    /// Whether a telling word is the end of a longer term, as in 值班手机.
    fn is_of_other(&self, before: &str, place: Place) -> bool {
        let head = before[..place.start].trim_end_matches(is_space);
        self.other.iter().any(|word| head.ends_with(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(before: &str) -> bool {
        let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let context = Context {
            telling: texts(&["手机", "申请人", "举报人"]),
            other: texts(&["值班", "举报"]),
        };
        let text = format!("{before}139");
        context.holds(&text, before.len())
    }

    #[test]
    fn the_nearest_word_of_the_sentence_decides() {
        assert!(holds("申请人张某，手机："));
        assert!(holds("值班电话见网站，手机"));
        assert!(holds("举报人电话"));
        assert!(!holds("值班 手机"));
        assert!(!holds("申请人可拨打值班电话"));
        assert!(!holds("申请人有疑问的。请拨打"));
        assert!(!holds("举报电话"));
        assert!(!holds("编号"));
    }
}
