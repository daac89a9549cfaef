//! Finds inputs, reads and checks them on all cores, and hands the outcomes over in input order.
//!
//! The only crate that knows readers, packs and rules together, and the only one that reads files.

mod builtin;
mod discover;
mod library;
mod past;
mod run;

pub use discover::{Discovery, Problem, Source, discover};
pub use library::{BuiltinError, Library, is_error};
pub use past::{Looked, PastIndex, Unused};
pub use run::{Checked, Processed, RunOptions, Unread, read_source, run};

/// A registry with the readers, forms and rules of the program alone.
///
/// # Errors
/// When its parts do not fit together.
pub fn registry() -> Result<gouji_core::Registry, BuiltinError> {
    Ok(Library::builtin()?.registry)
}
