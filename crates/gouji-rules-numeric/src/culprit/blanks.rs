//! What stands in blank cells, where the equations leave no choice.

use std::collections::{BTreeMap, BTreeSet};

use gouji_core::{FactId, Relation};
use rust_decimal::Decimal;

use super::board::{Board, Standing};

/// The blank cells of open equations whose figures follow from the others.
///
/// A cell counts only if every equation that determines it asks for the same figure, and if none
/// fails with it.
pub(crate) fn determined(board: &mut Board<'_>, lines: usize) -> BTreeMap<FactId, Decimal> {
    let open = board.equalities(Standing::Open);
    let asked: BTreeSet<FactId> = open.iter().flat_map(|line| board.blanks(*line)).collect();
    let mut filled = BTreeMap::new();
    let mut disputed = BTreeSet::new();
    if asked.is_empty() {
        return filled;
    }
    // Each round fills at least one cell; the last one finds nothing.
    for _ in 0..=asked.len() + lines {
        let mut wanted: BTreeMap<FactId, BTreeSet<Decimal>> = BTreeMap::new();
        for (fact, value) in (0..lines).filter_map(|line| only_blank(board, line)) {
            wanted.entry(fact).or_default().insert(value);
        }
        wanted.retain(|fact, _| !disputed.contains(fact));
        if wanted.is_empty() {
            break;
        }
        for (fact, values) in wanted {
            match (values.first(), values.len()) {
                (Some(value), 1) if board.allows(fact, *value) => {
                    board.set(fact, Some(*value));
                    filled.insert(fact, *value);
                }
                _ => {
                    disputed.insert(fact);
                }
            }
        }
    }
    let holds = |fact: &FactId| {
        let mut lines = board.lines_of(*fact);
        lines.all(|line| board.standing(line) != Standing::Fails)
    };
    let mut sure = filled.clone();
    sure.retain(|fact, _| asked.contains(fact) && holds(fact));
    for fact in filled.keys() {
        board.set(*fact, None);
    }
    sure
}

/// The only blank cell of an equality, and the figure with which it holds.
fn only_blank(board: &Board<'_>, line: usize) -> Option<(FactId, Decimal)> {
    let equation = board.equation(line);
    let mut blanks = board.blanks(line);
    let fact = blanks.next()?;
    if blanks.next().is_some() || equation.relation != Relation::Equal {
        return None;
    }
    let residual = board.residual(line);
    match equation.left.contains(&fact) {
        true => Some((fact, -residual)),
        false => Some((fact, residual)),
    }
}
