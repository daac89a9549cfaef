//! Two or three cells that are wrong together.

use std::collections::BTreeSet;

use gouji_core::FactId;
use rust_decimal::Decimal;

use super::board::{Board, Standing};
use super::repair::{Change, Repair, RepairKind};

/// Cells that one repair may change at most.
const CELLS: usize = 3;
/// More ways than this tell nobody anything.
const WAYS: usize = 60;

/// Looks for repairs of several cells, within a budget for the whole report.
pub(crate) struct Search {
    budget: usize,
}

/// Fewest changes that mend a group of equations.
struct Run<'s, 'a> {
    board: &'s mut Board<'a>,
    budget: &'s mut usize,
    /// Failing equalities of other groups, which stay as they are.
    others: &'s BTreeSet<usize>,
    changes: Vec<Change>,
    found: BTreeSet<Vec<Change>>,
}

impl Default for Search {
    fn default() -> Self {
        Self { budget: 20_000 }
    }
}

impl Search {
    /// Every repair of fewest cells, up to three, that mends all equations of a group.
    ///
    /// `others` are failing equations of other groups. Nothing is returned when the budget ends
    /// first: what was found by then would only look unique.
    pub(crate) fn repairs(
        &mut self,
        board: &mut Board<'_>,
        group: &BTreeSet<usize>,
        others: &BTreeSet<usize>,
    ) -> Vec<Repair> {
        if group.len() > CELLS * board.most_lines() {
            return Vec::new();
        }
        for depth in 1..=CELLS {
            let mut run = Run {
                board: &mut *board,
                budget: &mut self.budget,
                others,
                changes: Vec::new(),
                found: BTreeSet::new(),
            };
            run.extend(depth);
            let found = run.found;
            if self.budget == 0 {
                return Vec::new();
            }
            if !found.is_empty() {
                let repairs = found.into_iter().filter_map(|changes| {
                    let cells: Vec<_> = changes.iter().map(|one| (one.fact, one.to)).collect();
                    board.attempt(&cells, RepairKind::Cells)
                });
                return repairs.collect();
            }
        }
        Vec::new()
    }
}

impl Run<'_, '_> {
    fn extend(&mut self, depth: usize) {
        let mut failing = self.board.equalities(Standing::Fails);
        failing.retain(|line| !self.others.contains(line));
        if failing.is_empty() {
            self.keep();
            return;
        }
        let shortest = failing
            .iter()
            .min_by_key(|line| self.board.equation(**line).operands().count());
        let (Some(shortest), true) = (shortest, depth > 0) else {
            return;
        };
        // What the changes after this one can mend at most.
        let later = (depth - 1) * self.board.most_lines();
        for fact in self.board.equation(*shortest).operands() {
            let here = self
                .board
                .lines_of(fact)
                .filter(|line| failing.contains(line));
            let is_changed = self.changes.iter().any(|change| change.fact == fact);
            if is_changed || failing.len() > here.count() + later {
                continue;
            }
            for to in self.board.wanted(fact) {
                if !self.step(fact, to, depth) {
                    return;
                }
            }
        }
    }

    /// Makes one change and goes on from there; `false` when the search is over.
    fn step(&mut self, fact: FactId, to: Decimal, depth: usize) -> bool {
        if *self.budget == 0 || self.found.len() >= WAYS {
            return false;
        }
        *self.budget -= 1;
        let from = self.board.set(fact, Some(to));
        self.changes.push(Change {
            fact,
            from,
            to: Some(to),
        });
        self.extend(depth - 1);
        self.changes.pop();
        self.board.set(fact, from);
        true
    }

    fn keep(&mut self) {
        if self.board.verdict(&self.changes).is_some() {
            let mut changes = self.changes.clone();
            changes.sort_unstable();
            self.found.insert(changes);
        }
    }
}
