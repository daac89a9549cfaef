//! The patterns of claims that packs bring for a form, ready to be looked for.

use std::collections::BTreeMap;

use regex::Regex;
use rust_decimal::Decimal;

use super::words;
use crate::fact::FactId;
use crate::words::Words;

/// The patterns of a form, with every word that they know.
#[derive(Debug, Clone, Default)]
pub struct ClaimGrammar {
    /// The patterns.
    pub specs: Vec<ClaimSpec>,
    /// What reports speak of.
    pub matters: Vec<Matter>,
    more: ClaimWords,
    pattern: Option<Regex>,
    meanings: Vec<Vec<Meaning>>,
    by_word: BTreeMap<String, usize>,
}

/// One thing that a report may say of its figures. All words are folded as prose is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimSpec {
    /// Stable id, unique over the packs.
    pub id: String,
    /// What users call it.
    pub name: Words,
    /// The figures that it may be about; each reading is a sum.
    pub readings: Vec<Vec<FactId>>,
    /// Groups of words; a clause has one of each before the number.
    pub subject: Vec<Vec<String>>,
    /// Words that stand for the subject right behind a denial: 无申请.
    pub denied: Vec<String>,
    /// The matter that it is said of, by its index.
    pub matter: Option<usize>,
    /// Units of the number; empty for money.
    pub units: Vec<String>,
    /// Words, one of which must have been said in the paragraph.
    pub context: Vec<String>,
    /// Words that rule it out where they stand before the number in the clause.
    pub not: Vec<String>,
    /// Claims of the sentence, by their ids, one of which must come before it if any does.
    pub after: Vec<String>,
    /// Whether it is a part by its nature, and may follow 其中.
    pub is_part: bool,
    /// Whether it needs no word of its matter, as long as none of another one is said.
    pub is_evident: bool,
    /// Whether words before the subject that are not understood narrow it: 涉企行政许可.
    pub is_bare: bool,
    /// Whether the number may stand before the subject, with other words between.
    pub number_first: bool,
    /// Whether the words themselves say that there is none: 全部办结.
    pub says_none: bool,
    /// What one of the table's unit is worth in the units of prose: 10000 where it prints 万元.
    pub scale: Decimal,
}

/// Something that reports speak of, by its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// Stable id.
    pub id: String,
    /// Its names.
    pub words: Vec<String>,
    /// Names that stand for it only where it was named in full before.
    pub short: Vec<String>,
}

/// Further words of a kind of report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClaimWords {
    /// May stand between a subject and its number.
    pub fillers: Vec<String>,
    /// The same, of words that say how something was done: 在法定期限内.
    pub manners: Vec<String>,
    /// Channels, of which a number behind one is a part.
    pub channels: Vec<String>,
    /// Other bodies than the one that reports.
    pub bodies: Vec<String>,
    /// How names of bodies and of areas end; a name that is not of the one that reports is
    /// another one's.
    pub endings: Vec<String>,
    /// Longer words that hold others and mean none of them.
    pub stops: Vec<String>,
}

/// What a word means in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A word of a group of a pattern.
    Subject {
        spec: usize,
        group: usize,
    },
    /// The subject of a pattern right behind a denial.
    Denied {
        spec: usize,
    },
    /// A word that a pattern needs in its paragraph.
    Context {
        spec: usize,
    },
    /// A name of a matter.
    Matter {
        matter: usize,
        is_short: bool,
    },
    Filler,
    Manner,
    /// Each of several subjects has its own number: 分别.
    Apart,
    Denial,
    All,
    Join,
    Part,
    Rest,
    Aside,
    Limit(Limit),
    Stop,
}

/// How a word narrows what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    Channel,
    Body,
    Time,
    Cumulative,
    Change,
    Plan,
}

impl ClaimGrammar {
    /// Makes patterns ready.
    #[must_use]
    pub fn new(specs: Vec<ClaimSpec>, matters: Vec<Matter>, more: &ClaimWords) -> Self {
        let mut grammar = Self::default();
        let lists = [
            (&more.fillers, Meaning::Filler),
            (&more.manners, Meaning::Manner),
            (&more.channels, Meaning::Limit(Limit::Channel)),
            (&more.bodies, Meaning::Limit(Limit::Body)),
            (&more.stops, Meaning::Stop),
        ];
        for (list, meaning) in lists {
            list.iter().for_each(|word| grammar.add(word, meaning));
        }
        for (index, matter) in matters.iter().enumerate() {
            for (words, is_short) in [(&matter.words, false), (&matter.short, true)] {
                let meaning = Meaning::Matter {
                    matter: index,
                    is_short,
                };
                words.iter().for_each(|word| grammar.add(word, meaning));
            }
        }
        for (spec, one) in specs.iter().enumerate() {
            for (group, words) in one.subject.iter().enumerate() {
                let meaning = Meaning::Subject { spec, group };
                words.iter().for_each(|word| grammar.add(word, meaning));
            }
            for word in &one.denied {
                grammar.add(word, Meaning::Denied { spec });
            }
            for word in &one.context {
                grammar.add(word, Meaning::Context { spec });
            }
        }
        for (word, meaning) in words::general() {
            grammar.add(word, meaning);
        }
        grammar.say_contexts(&specs);
        grammar.say_matters(&specs, &matters);
        grammar.more = more.clone();
        grammar.specs = specs;
        grammar.matters = matters;
        grammar.pattern = grammar.pattern();
        grammar
    }

    /// One pattern beside the words and the matters of this grammar, with a matter of its own.
    #[must_use]
    pub fn with_only(&self, mut spec: ClaimSpec, own: Option<Matter>) -> Self {
        let mut matters = self.matters.clone();
        if let Some(own) = own {
            spec.matter = Some(matters.len());
            matters.push(own);
        }
        let names: Vec<String> = matters
            .iter()
            .flat_map(|matter| matter.words.iter().cloned())
            .collect();
        for group in &mut spec.subject {
            // A longer name would hide the word that it holds.
            let holds = |name: &&String| group.iter().any(|word| name.contains(word.as_str()));
            let longer: Vec<String> = names.iter().filter(holds).cloned().collect();
            group.extend(longer);
        }
        Self::new(vec![spec], matters, &self.more)
    }

    /// The words of a text, without overlaps, the longest at each place.
    pub(super) fn find<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (std::ops::Range<usize>, usize)> + 't {
        let found = self.pattern.iter().flat_map(|one| one.find_iter(text));
        found.filter_map(|one| Some((one.range(), *self.by_word.get(one.as_str())?)))
    }

    /// What a word means.
    pub(super) fn meanings(&self, word: usize) -> &[Meaning] {
        self.meanings.get(word).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, word: &str, meaning: Meaning) {
        if word.is_empty() {
            return;
        }
        let next = self.meanings.len();
        let index = *self.by_word.entry(word.to_owned()).or_insert(next);
        if index == next {
            self.meanings.push(Vec::new());
        }
        if !self.meanings[index].contains(&meaning) {
            self.meanings[index].push(meaning);
        }
    }

    /// Whether a text that is not understood ends as names of bodies and areas do, and has more
    /// than the ending; or a word that means nothing here is an ending.
    pub(super) fn ends_as_body(&self, text: &str, is_word: bool) -> bool {
        let mut endings = self.more.endings.iter();
        endings.any(|ending| match is_word {
            true => text == ending,
            false => text.len() > ending.len() && text.ends_with(ending.as_str()),
        })
    }

    /// A longer word that holds a word of the context is one itself.
    fn say_contexts(&mut self, specs: &[ClaimSpec]) {
        for (word, index) in &self.by_word {
            for (spec, one) in specs.iter().enumerate() {
                let meaning = Meaning::Context { spec };
                let holds = one.context.iter().any(|part| word.contains(part.as_str()));
                if holds && !self.meanings[*index].contains(&meaning) {
                    self.meanings[*index].push(meaning);
                }
            }
        }
    }

    /// A subject that holds a name of its matter names it: 引发行政复议.
    fn say_matters(&mut self, specs: &[ClaimSpec], matters: &[Matter]) {
        for (spec, matter) in specs.iter().filter_map(|one| Some((one, one.matter?))) {
            let words = spec.subject.iter().flatten().chain(&spec.denied);
            for word in words {
                let holds =
                    |names: &[String]| names.iter().any(|name| word.contains(name.as_str()));
                let is_named = holds(&matters[matter].words);
                if is_named || holds(&matters[matter].short) {
                    let is_short = !is_named;
                    self.add(word, Meaning::Matter { matter, is_short });
                }
            }
        }
    }

    fn pattern(&self) -> Option<Regex> {
        let mut words: Vec<&String> = self.by_word.keys().collect();
        // The first of the alternatives that fits is taken, so the longest comes first.
        words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        let escaped: Vec<String> = words.iter().map(|word| regex::escape(word)).collect();
        Regex::new(&escaped.join("|")).ok()
    }
}
