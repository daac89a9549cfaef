//! Finds inputs, reads and checks them on all cores, and hands the outcomes over in input order.
//!
//! The only crate that knows readers, packs and rules together, and the only one that reads files.

mod builtin;
mod discover;
mod run;

pub use builtin::{BuiltinError, builtin_pack, registry, rules_hash};
pub use discover::{Discovery, Problem, Source, discover};
pub use run::{Checked, Processed, RunOptions, Unread, read_source, run};
