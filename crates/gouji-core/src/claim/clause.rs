//! A clause with its tokens, and which patterns have all their words in a stretch of it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::grammar::{ClaimGrammar, ClaimSpec, Meaning};
use super::token::{Kind, Token};
use super::{ClaimDoubt, DoubtKind};
use crate::prose::Paragraph;

/// A clause of a paragraph.
pub(super) struct ClauseView<'a> {
    pub(super) grammar: &'a ClaimGrammar,
    pub(super) paragraph: &'a Paragraph,
    /// The tokens of the paragraph.
    pub(super) tokens: &'a [Token],
    /// Those of the clause.
    pub(super) range: Range<usize>,
    /// Those of the clause before it in the sentence, if it has no count.
    pub(super) before: Option<Range<usize>>,
    /// The number of its sentence.
    pub(super) sentence: u32,
}

/// A pattern whose words all stand in a stretch, from the first to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) spec: usize,
    pub(super) window: Range<usize>,
    /// Bytes of its words.
    pub(super) weight: usize,
    /// The last of its words where that stands behind the number: 收到3件申请.
    pub(super) noun: Option<usize>,
}

impl ClauseView<'_> {
    /// The pattern of an index.
    pub(super) fn spec(&self, spec: usize) -> &ClaimSpec {
        &self.grammar.specs[spec]
    }

    /// The text of a token.
    pub(super) fn text(&self, token: &Token) -> &str {
        &self.paragraph.text()[token.range.clone()]
    }

    /// The text from a token to the one before another.
    pub(super) fn text_of(&self, range: Range<usize>) -> &str {
        match self.tokens.get(range) {
            Some([first, .., last]) => &self.paragraph.text()[first.range.start..last.range.end],
            Some([one]) => self.text(one),
            _ => "",
        }
    }

    /// The patterns with a word of each group in a stretch; of each group the word nearest to
    /// the end of the stretch counts, or to its start.
    pub(super) fn matches(&self, stretch: Range<usize>, from_end: bool) -> Vec<Match> {
        self.matches_of(stretch, from_end)
    }

    /// The same of the stretch before a number and the first word behind it; `window` then ends
    /// at the number.
    pub(super) fn matches_around(&self, left: Range<usize>, at: usize) -> Vec<Match> {
        let behind = at + 1..self.range.end.max(at + 1);
        let noun = behind
            .into_iter()
            .find(|index| !self.tokens[*index].is(self.grammar, Meaning::Filler));
        let mut found = self.matches_of(left.clone().chain(noun), true);
        for one in &mut found {
            if one.window.end > at {
                one.noun = noun;
                one.window.end = at;
            }
        }
        found.retain(|one| one.window.start < at);
        found
    }

    fn matches_of(&self, stretch: impl Iterator<Item = usize>, from_end: bool) -> Vec<Match> {
        let mut found: BTreeMap<usize, Vec<Option<usize>>> = BTreeMap::new();
        for index in stretch {
            for meaning in self.tokens[index].meanings(self.grammar) {
                let Meaning::Subject { spec, group } = *meaning else {
                    continue;
                };
                let groups = self.spec(spec).subject.len();
                let places = found.entry(spec).or_insert_with(|| vec![None; groups]);
                if from_end || places[group].is_none() {
                    places[group] = Some(index);
                }
            }
        }
        let matched = found.into_iter().filter_map(|(spec, places)| {
            let places: Option<Vec<usize>> = places.into_iter().collect();
            let mut places = places?;
            places.sort_unstable();
            places.dedup();
            let weight = places.iter().map(|at| self.tokens[*at].range.len()).sum();
            let window = *places.first()?..*places.last()? + 1;
            Some(Match {
                spec,
                window,
                weight,
                noun: None,
            })
        });
        matched.collect()
    }

    /// Why a stretch that begins with the subject of a pattern says something else than the
    /// pattern: it holds words that are neither the pattern's nor without a meaning of their own.
    pub(super) fn obstacle(&self, stretch: Range<usize>, spec: usize) -> Option<ClaimDoubt> {
        let matter = self.spec(spec).matter;
        let mut joined = false;
        for token in &self.tokens[stretch] {
            let meanings = token.meanings(self.grammar);
            let is_own = |one: &Meaning| match one {
                Meaning::Subject { spec: other, .. } => *other == spec,
                Meaning::Matter { matter: other, .. } => Some(*other) == matter,
                _ => false,
            };
            let doubt = |kind| Some(ClaimDoubt::new(kind, self.text(token)));
            let is_own = meanings.iter().any(is_own);
            if joined && !is_own {
                return doubt(DoubtKind::Joined);
            }
            joined = false;
            if is_own {
                continue;
            }
            let is = |meaning: Meaning| meanings.contains(&meaning);
            let is_light = [
                Meaning::Filler,
                Meaning::Manner,
                Meaning::Apart,
                Meaning::All,
                Meaning::Rest,
                Meaning::Part,
            ];
            if is_light.into_iter().any(is) {
                continue;
            }
            if is(Meaning::Join) {
                joined = true;
                continue;
            }
            match token.kind {
                Kind::Remark => continue,
                Kind::Figure(_) if token.quantity(self.paragraph).is_none() => continue,
                _ => {}
            }
            return self.named_obstacle(token, meanings);
        }
        joined.then(|| ClaimDoubt::new(DoubtKind::Joined, ""))
    }

    fn named_obstacle(&self, token: &Token, meanings: &[Meaning]) -> Option<ClaimDoubt> {
        let kind = meanings.iter().find_map(|one| match one {
            Meaning::Limit(limit) => Some(limit.doubt()),
            Meaning::Matter { .. } => Some(DoubtKind::Matter),
            _ => None,
        });
        let kind = kind.unwrap_or(DoubtKind::Unread);
        Some(ClaimDoubt::new(kind, self.text(token)))
    }

    /// Whether a stretch holds nothing but words without a meaning of their own.
    pub(super) fn is_light(&self, stretch: Range<usize>) -> bool {
        let is_light = |token: &Token| {
            let meanings = token.meanings(self.grammar);
            let word = meanings.iter().any(|one| {
                matches!(
                    one,
                    Meaning::Filler
                        | Meaning::Manner
                        | Meaning::All
                        | Meaning::Join
                        | Meaning::Part
                        | Meaning::Rest
                )
            });
            word || match token.kind {
                Kind::Remark => true,
                Kind::Figure(_) => token.quantity(self.paragraph).is_none(),
                _ => false,
            }
        };
        self.tokens[stretch].iter().all(is_light)
    }

    /// The matters that the first word behind a number names: 3件政府信息公开申请.
    pub(super) fn noun_behind(&self, from: usize) -> Option<&Token> {
        let mut tokens = self.tokens[from..self.range.end].iter();
        let token = tokens.find(|token| !token.is(self.grammar, Meaning::Filler))?;
        let names = |one: &Meaning| matches!(one, Meaning::Matter { .. });
        token
            .meanings(self.grammar)
            .iter()
            .any(names)
            .then_some(token)
    }

    /// Whether a word that rules a pattern out stands in a stretch.
    pub(super) fn ruled_out(&self, stretch: Range<usize>, spec: usize) -> Option<ClaimDoubt> {
        let text = self.text_of(stretch);
        let word = self
            .spec(spec)
            .not
            .iter()
            .find(|word| text.contains(*word))?;
        Some(ClaimDoubt::new(DoubtKind::Matter, word))
    }

    /// Whether nothing but names and words without a meaning of their own stands before a token.
    pub(super) fn is_first(&self, at: usize) -> bool {
        let start = self.range.start.max(at.saturating_sub(SHORT));
        let is_said = |token: &Token| {
            let meanings = token.meanings(self.grammar);
            let is_subject = |one: &Meaning| matches!(one, Meaning::Subject { .. });
            token.quantity(self.paragraph).is_some() || meanings.iter().any(is_subject)
        };
        start == self.range.start && !self.tokens[start..at].iter().any(is_said)
    }

    /// Whether a token may be a part of a name: it is not understood, or means nothing here.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.kind == Kind::Unknown || token.meanings(self.grammar) == [Meaning::Stop]
    }

    /// Whether a word ends a longer one that is not understood: 低保申请, 企业提出的申请.
    pub(super) fn is_compound(&self, at: usize) -> bool {
        self.behind_unknown(at).is_some()
    }

    /// Whether a word is said to be of something that is not understood: 企业提出的申请.
    pub(super) fn is_owned(&self, at: usize) -> bool {
        let unknown = self.behind_unknown(at);
        unknown.is_some_and(|unknown| {
            self.tokens[unknown..at]
                .iter()
                .any(|token| self.text(token).ends_with(OF))
        })
    }

    /// The unknown token before a word and the words without a meaning between.
    fn behind_unknown(&self, at: usize) -> Option<usize> {
        let start = self.range.start.max(at.saturating_sub(SHORT));
        let is_light = |index: &usize| {
            let token = &self.tokens[*index];
            token.is(self.grammar, Meaning::Filler) || token.is(self.grammar, Meaning::Manner)
        };
        let before = (start..at).rev().find(|index| !is_light(index))?;
        (self.tokens[before].kind == Kind::Unknown).then_some(before)
    }

    /// Why words before a subject that are not understood narrow it: 涉企行政许可.
    pub(super) fn qualified(&self, left: &Range<usize>, one: &Match) -> Option<ClaimDoubt> {
        if !self.spec(one.spec).is_bare {
            return None;
        }
        let before = self.tokens.get(left.start..one.window.start)?;
        let unknown = before.iter().rfind(|token| token.kind == Kind::Unknown)?;
        Some(ClaimDoubt::new(DoubtKind::Part, self.text(unknown)))
    }

    /// Whether a clause names what the next one speaks of a part of: 办结的申请中.
    pub(super) fn names_whole(&self, range: &Range<usize>) -> bool {
        let last = self.tokens[range.clone()].last();
        last.is_some_and(|token| self.text(token).ends_with(AMONG))
    }

    /// Why a number is what is left of something: 其余27件.
    pub(super) fn left_over(&self, at: usize, spec: usize) -> Option<ClaimDoubt> {
        let token = self.tokens[self.range.start..at].last()?;
        let is_rest = token.is(self.grammar, Meaning::Rest);
        (is_rest && !self.spec(spec).is_part)
            .then(|| ClaimDoubt::new(DoubtKind::Part, self.text(token)))
    }

    /// From the start of the clause to a number where that is near, else a stretch before it.
    pub(super) fn near(&self, left: &Range<usize>, at: usize) -> Range<usize> {
        let start = self.range.start.min(left.start);
        if at - start <= NEAR {
            start..at
        } else {
            left.start..at
        }
    }
}

/// The end of a clause that names a whole.
const AMONG: char = '中';

/// Ends the words that say of what something is.
const OF: char = '的';

/// Tokens before a word that are looked at for what it is of.
const SHORT: usize = 12;

/// Most tokens of a clause that are looked through for words that rule a pattern out.
const NEAR: usize = 64;
