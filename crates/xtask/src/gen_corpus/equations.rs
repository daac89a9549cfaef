//! The equations of the forms, over the figures in memory; what tests measure the generator by.

use super::figures::{Cell, Figures};
use super::form::{APPLICANTS, GROUPS, Role};

/// Every equation that does not hold, as `relation@where`.
pub(crate) fn broken(figures: &Figures) -> Vec<String> {
    let mut broken = row_totals(figures);
    for (column, (id, _)) in APPLICANTS.iter().enumerate() {
        broken.extend(
            column_equations(figures, column)
                .into_iter()
                .map(|relation| format!("{relation}@{id}")),
        );
    }
    broken.extend(review_totals(figures));
    broken.extend(published(figures));
    broken
}

fn row_totals(figures: &Figures) -> Vec<String> {
    let rows = figures.form.requests();
    let wrong = rows
        .iter()
        .zip(&figures.requests)
        .filter(|(_, cells)| !sums_up(*cells));
    wrong
        .map(|(row, _)| format!("t3-row-total@{}", row.id))
        .collect()
}

fn column_equations(figures: &Figures, column: usize) -> Vec<&'static str> {
    let rows = figures.form.requests();
    let of = |role: Role| -> i64 {
        let cells = rows
            .iter()
            .zip(&figures.requests)
            .filter(|(row, _)| row.role == role);
        cells.map(|(_, cells)| cells[column].count()).sum()
    };
    let mut broken = Vec::new();
    if of(Role::New) + of(Role::CarriedIn) != of(Role::Handled) + of(Role::CarriedOut) {
        broken.push("t3-balance");
    }
    if of(Role::Handled) != of(Role::Result) {
        broken.push("t3-handled");
    }
    broken
}

fn review_totals(figures: &Figures) -> Vec<String> {
    let wrong = GROUPS
        .iter()
        .zip(&figures.review)
        .filter(|(_, cells)| !sums_up(*cells));
    wrong
        .map(|(group, _)| format!("t4-total@{group}"))
        .collect()
}

fn published(figures: &Figures) -> Option<String> {
    let cell = |column: &str| {
        figures
            .active_cell("art20_1", "normative_documents", column)
            .map(Cell::count)
    };
    (cell("published_total")? < cell("published")?).then(|| "t2-published-total".to_owned())
}

/// Whether the last cell is the sum of the others.
fn sums_up(cells: &[Cell]) -> bool {
    let counts: Vec<i64> = cells.iter().map(|cell| cell.count()).collect();
    counts
        .split_last()
        .is_some_and(|(total, parts)| *total == parts.iter().sum::<i64>())
}
