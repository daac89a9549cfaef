//! Packs: forms and rules as data. YAML files become forms and rules of the registry.
//!
//! ```text
//! files ── yaml ──▶ Node ── decode ──▶ typed structs ── compile ──▶ Form, YamlRule
//! ```
//!
//! The only user of the YAML libraries. Faults of files are values ([`gouji_core::Diagnostic`]),
//! all of them, each at its place; a faulty part is set aside and the rest works.
#![deny(clippy::disallowed_methods, clippy::float_arithmetic)]

mod basis;
mod codes;
mod decode;
mod forms;
mod load;
mod manifest;
mod nearest;
mod pack;
mod rule;
mod settings;
mod source;
mod yaml;

pub use codes::code_pages;
pub use load::{Loaded, id_is_taken, load};
pub use pack::Pack;
pub use rule::{Example, ExampleKind, YamlRule};
pub use settings::{Override, RuleSetting, Settings};
pub use source::{PackFile, PackSource};
