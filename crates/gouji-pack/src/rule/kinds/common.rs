//! What several kinds share.

use gouji_core::Words;

use crate::decode::Located;
use crate::rule::kind::Found;
use crate::rule::{CompileCx, RuleCx, WordId};

/// Longer phrases inside which a word is right.
#[derive(Debug, Default)]
pub(super) struct Exceptions(Vec<WordId>);

impl Exceptions {
    /// The phrases; one that holds none of the words could never apply and is a fault.
    pub(super) fn compile(
        cx: &mut CompileCx<'_>,
        words: &[Located<String>],
        phrases: &[Located<String>],
    ) -> Option<Self> {
        let mut ids = Vec::new();
        for phrase in phrases {
            if !words.iter().any(|word| phrase.contains(word.trim())) {
                cx.fault(
                    "E1406",
                    phrase.range.clone(),
                    Words::new(
                        format!("例外“{}”里没有要找的词语，永远用不上", phrase.value),
                        format!("the exception \"{}\" holds none of the words", phrase.value),
                    ),
                );
                return None;
            }
            ids.push(cx.word(phrase)?);
        }
        Some(Self(ids))
    }

    /// The occurrences that are not inside a phrase.
    pub(super) fn keep(&self, cx: &RuleCx<'_>, found: Vec<Found>) -> Vec<Found> {
        if found.is_empty() || self.0.is_empty() {
            return found;
        }
        let phrases: Vec<Found> = self
            .0
            .iter()
            .flat_map(|phrase| cx.find(*phrase, true))
            .collect();
        let is_inside = |one: &Found| {
            phrases.iter().any(|phrase| {
                phrase.hit.unit == one.hit.unit
                    && phrase.hit.start <= one.hit.start
                    && one.hit.end <= phrase.hit.end
            })
        };
        found.into_iter().filter(|one| !is_inside(one)).collect()
    }
}
