//! A way to mend figures: which cells, to which values, and what the mistake then was.

use gouji_core::{Domain, FactId};
use rust_decimal::Decimal;

/// A way to mend figures so that equations hold that do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Repair {
    /// The cells, by fact.
    pub changes: Vec<Change>,
    /// What the mistake then was.
    pub kind: RepairKind,
    /// The failing equations that it mends, by their index in the diagnosis, sorted.
    pub mends: Vec<usize>,
    /// How many equations then hold exactly that did not.
    pub evidence: usize,
}

/// A cell with another value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Change {
    /// The cell.
    pub fact: FactId,
    /// What it holds; nothing where it is blank.
    pub from: Option<Decimal>,
    /// What it should hold.
    pub to: Option<Decimal>,
}

/// What a mistake was, if its repair is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RepairKind {
    /// Wrong figures, each for itself.
    Cells,
    /// Two neighbouring cells of a row exchanged.
    SwappedAcross,
    /// Two neighbouring cells of a column exchanged.
    SwappedDown,
    /// The cells of a row stand one place too far left.
    ShiftedLeft,
    /// The cells of a row stand one place too far right.
    ShiftedRight,
    /// Two neighbouring rows exchanged.
    RowsExchanged,
}

impl Repair {
    /// How much speaks for it before others that need as many changes; less is better.
    ///
    /// Two equations that ask for the same value of a cell are no coincidence; a single equation
    /// asks it of each of its cells.
    pub(crate) fn rank(&self) -> u8 {
        match self.kind {
            RepairKind::Cells if self.evidence > 1 => 0,
            _ => 1,
        }
    }

    /// Two repairs that are both needed, as one.
    pub(crate) fn with(mut self, other: &Self) -> Self {
        self.changes.extend(&other.changes);
        self.changes.sort_unstable();
        self.mends.extend(&other.mends);
        self.mends.sort_unstable();
        self.mends.dedup();
        self.evidence += other.evidence;
        self.kind = RepairKind::Cells;
        self
    }
}

/// Whether a cell of this domain may hold a value.
pub(crate) fn may_hold(domain: Domain, value: Decimal) -> bool {
    let is_whole = value.fract().is_zero();
    match domain {
        Domain::Count => is_whole && value >= Decimal::ZERO,
        Domain::Signed => is_whole,
        Domain::Decimal | Domain::Money => value >= Decimal::ZERO,
    }
}
