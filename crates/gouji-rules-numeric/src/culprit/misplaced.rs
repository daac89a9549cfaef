//! Right figures in wrong places: exchanged cells, shifted rows, exchanged rows.

use std::collections::BTreeSet;

use gouji_core::{FactId, Form, FormTable, Layout, ReportCx};
use rust_decimal::Decimal;

use super::board::Board;
use super::repair::{Repair, RepairKind};

/// Every such mistake whose repair mends what it touches and breaks nothing, once for each set of
/// changes.
pub(crate) fn repairs(cx: &ReportCx<'_>, board: &mut Board<'_>) -> Vec<Repair> {
    let mut found = Vec::new();
    for table in &cx.form.tables {
        let rows = rows(cx, table);
        let printed = match table.layout {
            Layout::Rows => rows.clone(),
            Layout::Line => vec![rows.concat()],
        };
        for line in &printed {
            found.extend(exchanged(board, line, RepairKind::SwappedAcross));
            found.extend(shifted(board, line));
            // The total often stands at its place, whatever happened to the cells before it.
            let all_but_last = line.len().saturating_sub(1);
            found.extend(shifted(board, line.get(..all_but_last).unwrap_or(&[])));
        }
        if table.layout == Layout::Rows {
            found.extend(below(cx.form, board, &rows));
        }
    }
    found.sort_by_key(|repair| repair.kind);
    let mut seen = BTreeSet::new();
    found.retain(|repair| seen.insert(repair.changes.clone()));
    found
}

/// The cells of the rows that the report has, in the order of the form.
fn rows(cx: &ReportCx<'_>, table: &FormTable) -> Vec<Vec<FactId>> {
    let blocks = table.blocks.iter();
    let rows = blocks.flat_map(|block| {
        let columns = block.columns.len();
        let cells = move |row: &gouji_core::FormRow| -> Vec<FactId> {
            (0..columns).map(|column| row.fact(column)).collect()
        };
        block.rows.iter().map(cells)
    });
    rows.filter(|row| row.iter().any(|fact| cx.fact(*fact).is_some()))
        .collect()
}

/// Neighbours of a line or of a column, exchanged.
fn exchanged(board: &mut Board<'_>, cells: &[FactId], kind: RepairKind) -> Vec<Repair> {
    let pairs = cells.iter().zip(cells.iter().skip(1));
    pairs
        .filter_map(|(one, other)| {
            let (a, b) = (board.value(*one)?, board.value(*other)?);
            board.attempt(&[(*one, b), (*other, a)], kind)
        })
        .collect()
}

/// The cells of a line, one place to the left or to the right of where they belong.
fn shifted(board: &mut Board<'_>, cells: &[FactId]) -> Vec<Repair> {
    let values: Option<Vec<Option<Decimal>>> =
        cells.iter().map(|fact| board.value(*fact)).collect();
    let (Some(values), Some((first, others)), Some((last, before))) =
        (values, cells.split_first(), cells.split_last())
    else {
        return Vec::new();
    };
    let is_vacated = |value: Option<&Option<Decimal>>| {
        value.is_some_and(|value| value.unwrap_or_default().is_zero())
    };
    let mut found = Vec::new();
    if is_vacated(values.last()) {
        let moved = others.iter().copied().zip(values.iter().copied()).collect();
        found.extend(moved_back(board, moved, *first, RepairKind::ShiftedLeft));
    }
    if is_vacated(values.first()) {
        let moved = before.iter().copied();
        let moved = moved.zip(values.iter().skip(1).copied()).collect();
        found.extend(moved_back(board, moved, *last, RepairKind::ShiftedRight));
    }
    found
}

/// A shifted line put back; what was dropped at its end is what the equations want there.
fn moved_back(
    board: &mut Board<'_>,
    mut cells: Vec<(FactId, Option<Decimal>)>,
    dropped: FactId,
    kind: RepairKind,
) -> Option<Repair> {
    let mut before = Vec::with_capacity(cells.len() + 1);
    for (fact, to) in &cells {
        before.push((*fact, board.set(*fact, *to)));
    }
    before.push((dropped, board.set(dropped, Some(Decimal::ZERO))));
    let mut wanted = board.wanted(dropped);
    wanted.insert(Decimal::ZERO);
    for (fact, value) in before {
        board.set(fact, value);
    }
    wanted.into_iter().find_map(|value| {
        cells.push((dropped, Some(value)));
        let repair = board.attempt(&cells, kind);
        cells.pop();
        repair
    })
}

/// Cells and rows exchanged with those below them.
fn below(form: &Form, board: &mut Board<'_>, rows: &[Vec<FactId>]) -> Vec<Repair> {
    let mut found = Vec::new();
    for (row, next) in rows.iter().zip(rows.iter().skip(1)) {
        let block = |row: &[FactId]| {
            row.first()
                .map(|fact| (form.fact(*fact).table, form.fact(*fact).block))
        };
        if block(row) != block(next) {
            continue;
        }
        let mut whole = Vec::with_capacity(row.len() * 2);
        for (above, under) in row.iter().zip(next) {
            found.extend(exchanged(board, &[*above, *under], RepairKind::SwappedDown));
            if let (Some(a), Some(b)) = (board.value(*above), board.value(*under)) {
                whole.extend([(*above, b), (*under, a)]);
            }
        }
        if whole.len() == row.len() * 2 {
            found.extend(board.attempt(&whole, RepairKind::RowsExchanged));
        }
    }
    found
}
