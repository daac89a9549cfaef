//! Slips of grammar that a word list cannot hold: they show in the words around.

mod order;
mod particle;
mod stray;

pub(crate) use order::misplaced_quantifiers;
pub(crate) use particle::{Slip, slips};
pub(crate) use stray::strays;

/// Whether a mark ends a clause.
fn is_mark(ch: char) -> bool {
    !ch.is_alphanumeric()
}
