//! The kinds of rules, one file each.

mod common;
mod forbid;

use super::kind::{KindEntry, entry};

/// Every kind, in the order of the documentation.
pub(crate) const KINDS: &[KindEntry] = &[entry::<forbid::Forbid>()];
