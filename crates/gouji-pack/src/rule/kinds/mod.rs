//! The kinds of rules, one file each.

mod cell;
mod checksum;
mod claim;
mod common;
mod compare;
mod consistent;
mod context;
mod count;
mod dated;
mod day;
mod doubled;
mod equation;
mod expr;
mod forbid;
mod leftover;
mod length;
mod matcher;
mod number;
mod operands;
mod pattern;
mod relation;
mod repeat;
mod repeated;
mod require;
mod residue;
mod section;
mod share;
mod substitute;
mod together;

use super::kind::{KindEntry, entry};
pub(super) use checksum::longest_number;

/// Every kind, in the order of the documentation.
pub(crate) const KINDS: &[KindEntry] = &[
    entry::<equation::Equation>(),
    entry::<compare::Compare>(),
    entry::<claim::Claim>(),
    entry::<share::Share>(),
    entry::<expr::ExprRule>(),
    entry::<forbid::Forbid>(),
    entry::<substitute::Substitute>(),
    entry::<require::Require>(),
    entry::<count::Count>(),
    entry::<repeat::Repeat>(),
    entry::<consistent::Consistent>(),
    entry::<together::Together>(),
    entry::<length::Length>(),
    entry::<pattern::Pattern>(),
    entry::<dated::Dated>(),
    entry::<section::Section>(),
    entry::<cell::Cell>(),
    entry::<leftover::Leftover>(),
];
