//! The word lists of section five, and where their words stand in a text, found in one pass.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// A word list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    PlainLeads,
    Announcing,
    Leads,
    Verbs,
    Adverbs,
    Subjects,
    Openings,
    WeakOpenings,
    Done,
    Setting,
    Complaints,
    Harmless,
    ProblemLeads,
    AnswersAll,
    Mending,
    Wanting,
    LastYear,
    Stock,
    Concrete,
    Breach,
    Happened,
    Prevented,
    Remedy,
    Intent,
    NoIntent,
    WeakIntent,
    Consequence,
    Labels,
    Turned,
    Exposed,
    Exposing,
    Mistaken,
    NotExposing,
}

/// Each list by its name in the data.
const TABLES: &[(&str, Table)] = &[
    ("leads.plain", Table::PlainLeads),
    ("announcing", Table::Announcing),
    ("leads", Table::Leads),
    ("verbs", Table::Verbs),
    ("adverbs", Table::Adverbs),
    ("subjects", Table::Subjects),
    ("openings", Table::Openings),
    ("openings.weak", Table::WeakOpenings),
    ("done", Table::Done),
    ("setting", Table::Setting),
    ("complaints", Table::Complaints),
    ("harmless", Table::Harmless),
    ("leads.problems", Table::ProblemLeads),
    ("answers.all", Table::AnswersAll),
    ("mending", Table::Mending),
    ("wanting", Table::Wanting),
    ("last.year", Table::LastYear),
    ("stock", Table::Stock),
    ("concrete", Table::Concrete),
    ("breach", Table::Breach),
    ("happened", Table::Happened),
    ("prevented", Table::Prevented),
    ("remedy", Table::Remedy),
    ("intent", Table::Intent),
    ("intent.no", Table::NoIntent),
    ("intent.weak", Table::WeakIntent),
    ("consequence", Table::Consequence),
    ("labels", Table::Labels),
    ("labels.turned", Table::Turned),
    ("exposed", Table::Exposed),
    ("exposing", Table::Exposing),
    ("mistaken", Table::Mistaken),
    ("exposing.no", Table::NotExposing),
];

const DATA: &str = include_str!("../../words/part_five.txt");
/// What the name of a list of words about one topic begins with.
const TOPIC: &str = "topic.";

/// Topics, one bit each.
pub(crate) type Topics = u32;

/// The lists that a word is in.
#[derive(Debug, Clone, Copy, Default)]
struct Lists {
    tables: u64,
    topics: Topics,
}

impl Lists {
    fn hold(self, table: Table) -> bool {
        self.tables & bit(table) != 0
    }
}

/// Whether a word is in a list.
pub(crate) fn holds(table: Table, word: &str) -> bool {
    LEXICON
        .words
        .get(word)
        .is_some_and(|lists| lists.hold(table))
}

/// Whether a text may tell of a breach: a quick look before its words are found one by one.
pub(crate) fn mentions_breach(text: &str) -> bool {
    let breach = LEXICON.breach.as_ref();
    breach.is_some_and(|breach| breach.is_match(text))
}

/// Where listed words stand in a text.
#[derive(Debug, Default)]
pub(crate) struct Hits(Vec<Hit>);

#[derive(Debug)]
struct Hit {
    range: Range<usize>,
    lists: Lists,
}

impl Hits {
    /// Finds every listed word of a folded text.
    pub(crate) fn of(text: &str) -> Self {
        let lexicon = &*LEXICON;
        let Some(automaton) = &lexicon.automaton else {
            return Self::default();
        };
        let mut hits: Vec<Hit> = automaton
            .find_overlapping_iter(text)
            .filter_map(|found| {
                let lists = *lexicon.lists.get(found.pattern().as_usize())?;
                Some(Hit {
                    range: found.range(),
                    lists,
                })
            })
            .collect();
        hits.sort_by_key(|hit| hit.range.start);
        Self(hits)
    }

    /// The words of a list that stand within a range.
    pub(crate) fn of_table(
        &self,
        table: Table,
        within: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + '_ {
        self.within(within)
            .filter(move |hit| hit.lists.hold(table))
            .map(|hit| hit.range.clone())
    }

    /// Whether a word of a list stands within a range.
    pub(crate) fn any(&self, table: Table, within: Range<usize>) -> bool {
        self.of_table(table, within).next().is_some()
    }

    /// Whether a word of a list stands within a range, outside the words of another list.
    pub(crate) fn any_outside(&self, table: Table, other: Table, within: Range<usize>) -> bool {
        self.of_table(table, within.clone()).any(|word| {
            let mut masks = self.of_table(other, within.clone());
            !masks.any(|mask| mask.start < word.end && word.start < mask.end)
        })
    }

    /// Whether the range opens with a word of a list.
    pub(crate) fn opens(&self, table: Table, within: Range<usize>) -> bool {
        let start = within.start;
        self.within(within)
            .take_while(|hit| hit.range.start == start)
            .any(|hit| hit.lists.hold(table))
    }

    /// The topics that a range touches.
    pub(crate) fn topics(&self, within: Range<usize>) -> Topics {
        self.within(within)
            .fold(0, |topics, hit| topics | hit.lists.topics)
    }

    fn within(&self, range: Range<usize>) -> impl Iterator<Item = &Hit> + '_ {
        let first = self.0.partition_point(|hit| hit.range.start < range.start);
        self.0
            .iter()
            .skip(first)
            .take_while(move |hit| hit.range.start < range.end)
            .filter(move |hit| hit.range.end <= range.end)
    }
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(DATA));

struct Lexicon {
    words: BTreeMap<&'static str, Lists>,
    /// The words for breaches, and for what must not be public, alone.
    breach: Option<AhoCorasick>,
    /// The lists of each pattern of the automaton.
    lists: Vec<Lists>,
    automaton: Option<AhoCorasick>,
}

impl Lexicon {
    fn read(data: &'static str) -> Self {
        let mut words: BTreeMap<&str, Lists> = BTreeMap::new();
        let mut current = Lists::default();
        let mut topics: Topics = 1;
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line
                .strip_prefix('[')
                .and_then(|name| name.strip_suffix(']'))
            {
                current = Lists::default();
                if name.starts_with(TOPIC) {
                    current.topics = topics;
                    topics <<= 1;
                } else {
                    let known = TABLES.iter().find(|(known, _)| *known == name);
                    current.tables = known.map_or(0, |(_, table)| bit(*table));
                }
                continue;
            }
            for word in line.split_whitespace() {
                let lists = words.entry(word).or_default();
                lists.tables |= current.tables;
                lists.topics |= current.topics;
            }
        }
        let patterns: Vec<&str> = words.keys().copied().collect();
        let lists = words.values().copied().collect();
        let of_breach = words
            .iter()
            .filter(|(_, lists)| lists.hold(Table::Breach) || lists.hold(Table::Exposed))
            .map(|(word, _)| word);
        Self {
            breach: AhoCorasick::new(of_breach).ok(),
            automaton: AhoCorasick::new(&patterns).ok(),
            words,
            lists,
        }
    }
}

fn bit(table: Table) -> u64 {
    1 << table as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_the_data_is_known_and_filled() {
        let lexicon = Lexicon::read(DATA);
        for (name, table) in TABLES {
            let filled = lexicon.words.values().any(|lists| lists.hold(*table));
            assert!(filled, "{name}");
        }
        let names = DATA
            .lines()
            .filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
        for name in names {
            let known = TABLES.iter().any(|(known, _)| *known == name);
            assert!(known || name.starts_with(TOPIC), "{name}");
        }
        assert!(lexicon.automaton.is_some());
    }

    #[test]
    fn words_are_found_within_a_range() {
        let text = "一是解读单一,二是更新慢";
        let hits = Hits::of(text);
        assert!(hits.any(Table::Complaints, 0..text.len()));
        let second = text.find("二是").unwrap();
        let found: Vec<_> = hits
            .of_table(Table::Complaints, second..text.len())
            .collect();
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].clone()], "慢");
        assert!(hits.opens(Table::Complaints, text.find("单一").unwrap()..text.len()));
        assert_ne!(hits.topics(0..second), hits.topics(second..text.len()));
    }
}
