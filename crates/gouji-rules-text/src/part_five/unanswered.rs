//! Problems that no measure answers.

use std::collections::BTreeSet;
use std::ops::Range;

use gouji_core::ItemList;

use super::PartFive;
use super::lexicon::{Table, Topics};
use super::measure::{Telling, Told};

/// Problems of a numbered list that no measure answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unanswered {
    /// The problems, as ranges of the text.
    pub(crate) problems: Vec<Range<usize>>,
    /// Where the measures stand.
    pub(crate) place: Range<usize>,
}

/// Finds the problems that surely have no measure.
///
/// Two ways of writing are told. Either each item holds a problem and its measure, and most do; an
/// item without any is unanswered. Or a list of problems comes before the measures; with at least
/// as many measures as problems they are taken as pairs, and else a problem is unanswered when no
/// measure touches its topics or shares a telling pair of characters with it. A measure that
/// touches no problem at all, such as 加强组织领导, may answer any of them, and so outweighs one.
/// Every clause behind the problems counts as a measure, for none is surely not one.
pub(crate) fn unanswered(part: &PartFive) -> Option<Unanswered> {
    let reading = Reading { part };
    let lists: Vec<List> = part.lists().iter().map(|list| reading.list(list)).collect();
    let problems = lists.iter().find(|list| reading.is_of_problems(list))?;
    let whole = 0..part.text.len();
    if part.hits.any(Table::AnswersAll, whole) || reading.answers_together() {
        return None;
    }
    let answered: Vec<bool> = problems
        .items
        .iter()
        .map(|item| reading.holds(item, Telling::Measure))
        .collect();
    let (last, others) = answered.split_last()?;
    if !others.contains(&true) {
        return reading.in_halves(problems, &lists);
    }
    let count = others.iter().filter(|answered| **answered).count() + usize::from(*last);
    (count >= LEAST_PAIRS && count * 2 >= answered.len())
        .then(|| reading.item_by_item(problems, &answered))
        .flatten()
}

/// Fewest items with a problem and its measure, for a list to be one of pairs.
const LEAST_PAIRS: usize = 2;
/// Fewest characters of what may tell of something done.
const LEAST_DOING: usize = 4;
/// Fewest items of a list.
const LEAST_ITEMS: usize = 2;

/// A numbered list: its items as ranges of clauses.
struct List {
    items: Vec<Range<usize>>,
}

impl List {
    /// The clauses that it takes.
    fn clauses(&self) -> Range<usize> {
        let start = self.items.first().map_or(0, |item| item.start);
        start..self.items.last().map_or(0, |item| item.end)
    }
}

/// A measure, as a range of clauses, and the topics that it touches.
struct Measure {
    clauses: Range<usize>,
    marks: Marks,
}

/// What two texts share when they speak of one matter.
struct Marks {
    topics: Topics,
    pairs: BTreeSet<(char, char)>,
}

impl Marks {
    fn meet(&self, other: &Self) -> bool {
        self.topics & other.topics != 0 || !self.pairs.is_disjoint(&other.pairs)
    }
}

struct Reading<'a> {
    part: &'a PartFive,
}

impl Reading<'_> {
    fn list(&self, list: &ItemList) -> List {
        let clauses = &self.part.clauses;
        let starts = list.items.iter().map(|item| {
            let marker = item.marker.start;
            clauses.partition_point(|clause| clause.range.end <= marker)
        });
        let ends = list.items.iter().map(|item| {
            let end = item.text.end;
            clauses.partition_point(|clause| clause.range.start < end)
        });
        List {
            items: starts.zip(ends).map(|(start, end)| start..end).collect(),
        }
    }

    /// Every item of the list tells of a problem, and none is a heading of problems or measures.
    fn is_of_problems(&self, list: &List) -> bool {
        list.items.len() >= LEAST_ITEMS
            && !self.is_led_to_measures(list)
            && list.items.iter().all(|item| {
                let head = self.part.clauses.get(item.start);
                self.holds(item, Telling::Problem)
                    && head.is_some_and(|head| !head.leads && !self.heads_problems(head))
            })
    }

    /// Whether the words before the list announce measures.
    fn is_led_to_measures(&self, list: &List) -> bool {
        let before = list.clauses().start.checked_sub(1);
        let before = before.and_then(|index| self.part.clauses.get(index));
        before.is_some_and(|before| before.leads || before.telling == Telling::Measure)
    }

    fn heads_problems(&self, clause: &Told) -> bool {
        let hits = &self.part.hits;
        hits.any(Table::ProblemLeads, clause.range.clone())
    }

    fn holds(&self, item: &Range<usize>, telling: Telling) -> bool {
        self.clauses(item).any(|clause| clause.telling == telling)
    }

    fn clauses(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = &Told> {
        let clauses = self.part.clauses.get(range.clone()).unwrap_or_default();
        clauses.iter()
    }

    /// The bytes of a range of clauses.
    fn bytes(&self, clauses: &Range<usize>) -> Range<usize> {
        let mut told = self.clauses(clauses);
        let first = told.next().map_or(0..0, |clause| clause.range.clone());
        let end = told.next_back().map_or(first.end, |last| last.range.end);
        first.start..end
    }

    /// Each item with its own measure.
    fn item_by_item(&self, list: &List, answered: &[bool]) -> Option<Unanswered> {
        let ends_in_problem = |item: &Range<usize>| {
            let last = self.clauses(item).next_back();
            last.is_some_and(|last| last.telling == Telling::Problem)
        };
        let lacking: Vec<&Range<usize>> = list
            .items
            .iter()
            .zip(answered)
            .filter(|(item, answered)| {
                !**answered && !self.holds(item, Telling::Doubtful) && ends_in_problem(item)
            })
            .map(|(item, _)| item)
            .collect();
        let end = list.clauses().end;
        let general = self.sentences(end..self.part.clauses.len());
        let mut measures: Vec<Measure> = list
            .items
            .iter()
            .zip(answered)
            .filter(|(_, answered)| **answered)
            .flat_map(|(item, _)| self.measuring_clauses(item))
            .collect();
        measures.extend(
            general
                .iter()
                .flat_map(|one| self.measuring_clauses(&one.clauses)),
        );
        let free = self.free(&general, &list.items);
        let left: Vec<Range<usize>> = lacking
            .into_iter()
            .filter(|item| self.is_left(item, &measures) && !self.is_taken_up(item))
            .map(|item| self.bytes(item))
            .collect();
        let first = list.clauses().start;
        (left.len() > free).then(|| Unanswered {
            problems: left,
            place: self.bytes(&(first..self.part.clauses.len())),
        })
    }

    /// A list of problems before the measures.
    fn in_halves(&self, list: &List, lists: &[List]) -> Option<Unanswered> {
        let last = list.items.last()?;
        let turn = self.turn(last.start)?;
        let behind: Vec<&List> = lists
            .iter()
            .filter(|list| list.clauses().start >= turn)
            .collect();
        if behind.iter().any(|list| self.only_tells_problems(list)) {
            return None;
        }
        let (count, mut measures) = self.measures_from(turn, &behind);
        let end = self.part.clauses.len();
        if count == 0 || count.max(self.doings(turn..end)) >= list.items.len() {
            return None;
        }
        let items: Vec<Range<usize>> = list
            .items
            .iter()
            .map(|item| item.start..item.end.min(turn))
            .collect();
        let free = self.free(&measures, &items);
        measures.push(self.measure(turn..end));
        let left: Vec<Range<usize>> = items
            .iter()
            .filter(|item| !self.holds(item, Telling::Doubtful) && self.is_left(item, &measures))
            .map(|item| self.bytes(item))
            .collect();
        (left.len() > free && left.len() < items.len()).then(|| Unanswered {
            problems: left,
            place: self.bytes(&(turn..self.part.clauses.len())),
        })
    }

    fn only_tells_problems(&self, list: &List) -> bool {
        let mut items = list.items.iter();
        self.is_of_problems(list) && !items.any(|item| self.holds(item, Telling::Measure))
    }

    /// How many measures there are from a clause on, and each of them with what stands around a
    /// list of them; without a list, clause by clause.
    fn measures_from(&self, turn: usize, lists: &[&List]) -> (usize, Vec<Measure>) {
        let end = self.part.clauses.len();
        let numbered = lists
            .iter()
            .filter(|list| list.items.len() >= LEAST_ITEMS)
            .max_by_key(|list| list.items.len());
        if let Some(list) = numbered {
            let own = list.clauses();
            let items = list.items.iter().map(|item| self.measure(item.clone()));
            let around = [turn..own.start, own.end..end];
            let around = around.into_iter().flat_map(|range| self.sentences(range));
            return (list.items.len(), items.chain(around).collect());
        }
        let sentences = self.sentences(turn..end);
        let clauses = sentences
            .iter()
            .flat_map(|one| self.measuring_clauses(&one.clauses));
        (sentences.len(), clauses.collect())
    }

    /// How many measures touch none of the problems.
    fn free(&self, measures: &[Measure], problems: &[Range<usize>]) -> usize {
        let problems: Vec<Marks> = problems.iter().map(|item| self.marks(item)).collect();
        let is_free = |one: &&Measure| !problems.iter().any(|problem| problem.meet(&one.marks));
        measures.iter().filter(is_free).count()
    }

    /// The clause with which the measures begin, where a sentence begins with it.
    fn turn(&self, from: usize) -> Option<usize> {
        let clauses = self.part.clauses.get(from..)?;
        let at = clauses
            .iter()
            .position(|clause| clause.leads || clause.telling == Telling::Measure)?;
        // 2025年，我局将…: the sentence began before.
        let sentence = (0..=at).rev().find(|index| {
            *index == 0 || self.parts(from + index, &['。']) || clauses[*index].leads
        })?;
        // A sentence before it that tells no problem may be a measure in other words.
        let is_problem = |clause: &Told| clause.telling == Telling::Problem;
        let last = clauses[..sentence].iter().rposition(is_problem)?;
        (last + 1..=sentence)
            .find(|index| self.parts(from + index, &['。']))
            .or(Some(sentence))
            .map(|index| from + index)
    }

    /// Whether a sentence answers the problems all at once: 上述短板均已补上.
    fn answers_together(&self) -> bool {
        const ALL: [char; 6] = ['已', '均', '逐', '都', '全', '将'];
        let clauses = &self.part.clauses;
        let mut pairs = clauses
            .iter()
            .zip(clauses.iter().skip(1).map(Some).chain([None]));
        pairs.any(|(clause, next)| {
            let text = &self.part.text[clause.range.clone()];
            let back = ["上述", "以上", "前述"]
                .iter()
                .find_map(|word| text.find(word));
            let back = back.and_then(|at| text.get(at..)).unwrap_or_default();
            let names = ["问题", "短板", "不足", "情况", "困难", "弱项", "薄弱"];
            let next = next.map_or("", |next| &self.part.text[next.range.clone()]);
            names.iter().any(|name| back.contains(name))
                && (back.contains(ALL) || next.contains(ALL))
        })
    }

    /// How many things clauses may tell as done, counted generously.
    fn doings(&self, range: Range<usize>) -> usize {
        let told = self.clauses(&range).filter(|clause| !clause.leads);
        told.map(|clause| {
            let text = self.part.text.get(clause.body..clause.range.end);
            let parts = text.unwrap_or_default().split('、');
            parts
                .filter(|part| part.chars().count() >= LEAST_DOING)
                .count()
        })
        .sum()
    }

    /// Whether anything behind a problem, beside other problems, shares a telling pair with it.
    fn is_taken_up(&self, problem: &Range<usize>) -> bool {
        let marks = self.marks(problem);
        let rest = problem.end..self.part.clauses.len();
        let behind = self.clauses(&rest);
        let others = behind.filter(|clause| clause.telling != Telling::Problem);
        others
            .flat_map(|clause| self.pairs(clause.body..clause.range.end))
            .any(|pair| marks.pairs.contains(&pair))
    }

    /// Whether one of these marks stands before a clause, or it opens a line.
    fn parts(&self, clause: usize, marks: &[char]) -> bool {
        if self
            .part
            .clauses
            .get(clause)
            .is_some_and(|one| one.opens_line)
        {
            return true;
        }
        let end = |index: usize| self.part.clauses.get(index).map(|clause| clause.range.end);
        let before = clause.checked_sub(1).and_then(end).unwrap_or(0);
        let start = self.part.clauses.get(clause).map(|one| one.range.start);
        let between = start.and_then(|start| self.part.text.get(before..start));
        between.is_some_and(|between| between.contains(marks))
    }

    /// The sentences within some clauses that say more than that measures follow.
    fn sentences(&self, range: Range<usize>) -> Vec<Measure> {
        let mut starts: Vec<usize> = range
            .clone()
            .filter(|index| *index == range.start || self.parts(*index, &['。', ';']))
            .collect();
        starts.push(range.end);
        starts
            .windows(2)
            .map(|pair| self.measure(pair[0]..pair[1]))
            .filter(|one| one.marks.topics != 0 || self.says_more(&one.clauses))
            .collect()
    }

    fn says_more(&self, clauses: &Range<usize>) -> bool {
        self.clauses(clauses).any(|clause| {
            !clause.leads && matches!(clause.telling, Telling::Measure | Telling::Doubtful)
        })
    }

    /// The clauses of a range that may be measures, one by one.
    fn measuring_clauses(&self, range: &Range<usize>) -> Vec<Measure> {
        let first = range.clone().find(|index| {
            let clause = self.part.clauses.get(*index);
            clause.is_some_and(|one| one.leads || one.telling == Telling::Measure)
        });
        // Behind the first measure of a sentence everything may be part of one.
        let from = first.unwrap_or(range.end)..range.end;
        from.map(|index| self.measure(index..index + 1))
            .filter(|one| one.marks.topics != 0 || self.says_more(&one.clauses))
            .collect()
    }

    fn measure(&self, clauses: Range<usize>) -> Measure {
        let marks = self.marks(&clauses);
        Measure { clauses, marks }
    }

    /// Whether a problem has a topic, no measure touches it, and nothing in it tells that it is
    /// being mended (着力解决更新不及时的问题).
    fn is_left(&self, problem: &Range<usize>, measures: &[Measure]) -> bool {
        let marks = self.marks(problem);
        marks.topics != 0
            // A breach that nothing follows is another rule's.
            && !self.part.hits.any(Table::Breach, self.bytes(problem))
            && !self.part.hits.any(Table::Mending, self.bytes(problem))
            && !measures.iter().any(|one| one.marks.meet(&marks))
    }

    fn marks(&self, clauses: &Range<usize>) -> Marks {
        // What numbers a clause is no part of what it says.
        let bodies = || self.clauses(clauses).map(|one| one.body..one.range.end);
        Marks {
            topics: bodies().fold(0, |topics, body| topics | self.part.hits.topics(body)),
            pairs: bodies().flat_map(|body| self.pairs(body)).collect(),
        }
    }

    /// The pairs of neighbouring characters outside words that any problem or measure may hold.
    fn pairs(&self, range: Range<usize>) -> Vec<(char, char)> {
        const COMMON: [Table; 4] = [
            Table::Stock,
            Table::Complaints,
            Table::Setting,
            Table::Wanting,
        ];
        let common: Vec<Range<usize>> = COMMON
            .iter()
            .flat_map(|table| self.part.hits.of_table(*table, range.clone()))
            .collect();
        let own = self.part.text.get(range.clone()).unwrap_or_default();
        let kept: Vec<(usize, char)> = own
            .char_indices()
            .map(|(at, ch)| (range.start + at, ch))
            .filter(|(at, ch)| {
                ('\u{4e00}'..='\u{9fff}').contains(ch)
                    && !common.iter().any(|word| word.contains(at))
            })
            .collect();
        kept.windows(2)
            .filter(|pair| pair[0].0 + pair[0].1.len_utf8() == pair[1].0)
            .map(|pair| (pair[0].1, pair[1].1))
            .collect()
    }
}
