//! Packs: a kind of report as data. YAML files become forms of the registry.
//!
//! The only user of the YAML library, so that it can be swapped.
#![deny(clippy::disallowed_methods, clippy::float_arithmetic)]

mod compile;
mod error;
mod pack;
mod schema;

pub use error::PackError;
pub use pack::{Pack, PackFile};
