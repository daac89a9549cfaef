//! Mistakes that each explain some failing equations, chosen so that together they explain each
//! of them once.

use std::collections::{BTreeMap, BTreeSet};

use super::repair::Repair;

/// A part of the failing equations that hang together by the repairs that could mend them.
#[derive(Debug)]
pub(crate) struct Cover {
    /// The equations.
    pub equations: Vec<usize>,
    /// The choices of fewest repairs that mend each of them once, the likeliest ones only; none
    /// where there is no such choice or it is not to be found.
    pub choices: Vec<Vec<Repair>>,
}

/// More choices than this tell nobody anything.
const CHOICES: usize = 60;
/// Steps of the search in one part.
const STEPS: usize = 4_000;

/// Covers the equations that repairs could mend, part by part.
pub(crate) fn covers(repairs: &[Repair]) -> Vec<Cover> {
    parts(repairs).into_iter().map(cover).collect()
}

/// Repairs that mend an equation together, in parts.
fn parts(repairs: &[Repair]) -> Vec<(BTreeSet<usize>, Vec<&Repair>)> {
    let mut parts: Vec<(BTreeSet<usize>, Vec<&Repair>)> = Vec::new();
    for repair in repairs {
        let mut part = (repair.mends.iter().copied().collect(), vec![repair]);
        let (joined, apart): (Vec<_>, Vec<_>) = parts
            .into_iter()
            .partition(|(equations, _)| !equations.is_disjoint(&part.0));
        for (equations, repairs) in joined {
            part.0.extend(equations);
            part.1.extend(repairs);
        }
        parts = apart;
        parts.push(part);
    }
    parts.sort_by_key(|(equations, _)| equations.first().copied());
    parts
}

fn cover((equations, repairs): (BTreeSet<usize>, Vec<&Repair>)) -> Cover {
    let mut search = Search {
        repairs: &repairs,
        steps: STEPS,
        best: usize::MAX,
        found: BTreeSet::new(),
    };
    search.extend(&equations, &mut Vec::new());
    let exhausted = search.steps == 0;
    let chosen = |choice: &Vec<usize>| -> Vec<Repair> {
        let all = choice.iter().filter_map(|at| repairs.get(*at));
        all.map(|repair| (*repair).clone()).collect()
    };
    let rank = |choice: &Vec<Repair>| {
        choice
            .iter()
            .map(|repair| u32::from(repair.rank()))
            .sum::<u32>()
    };
    let mut choices: Vec<Vec<Repair>> = search.found.iter().map(chosen).collect();
    let least = choices.iter().map(rank).min();
    choices.retain(|choice| Some(rank(choice)) == least && !exhausted);
    Cover {
        equations: equations.into_iter().collect(),
        choices,
    }
}

struct Search<'a> {
    repairs: &'a [&'a Repair],
    steps: usize,
    best: usize,
    found: BTreeSet<Vec<usize>>,
}

impl Search<'_> {
    fn extend(&mut self, open: &BTreeSet<usize>, chosen: &mut Vec<usize>) {
        if self.steps == 0 {
            return;
        }
        self.steps -= 1;
        if open.is_empty() {
            self.keep(chosen);
            return;
        }
        // When there are enough choices of one size, only smaller ones matter.
        let is_full = usize::from(self.found.len() >= CHOICES);
        if chosen.len() + is_full >= self.best {
            return;
        }
        let fits = |repair: &Repair| repair.mends.iter().all(|equation| open.contains(equation));
        let mut options: BTreeMap<usize, Vec<usize>> = open
            .iter()
            .map(|equation| (*equation, Vec::new()))
            .collect();
        for (at, repair) in self
            .repairs
            .iter()
            .enumerate()
            .filter(|(_, repair)| fits(repair))
        {
            for equation in &repair.mends {
                options.entry(*equation).or_default().push(at);
            }
        }
        let Some(fewest) = options.into_values().min_by_key(Vec::len) else {
            return;
        };
        for at in fewest {
            let Some(repair) = self.repairs.get(at) else {
                continue;
            };
            let rest = open
                .iter()
                .copied()
                .filter(|equation| !repair.mends.contains(equation));
            chosen.push(at);
            self.extend(&rest.collect(), chosen);
            chosen.pop();
        }
    }

    fn keep(&mut self, chosen: &[usize]) {
        if chosen.len() < self.best {
            self.best = chosen.len();
            self.found.clear();
        }
        if chosen.len() == self.best {
            let mut chosen = chosen.to_vec();
            chosen.sort_unstable();
            self.found.insert(chosen);
        }
    }
}
