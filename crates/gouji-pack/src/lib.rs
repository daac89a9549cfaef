//! Packs: forms and rules as data. YAML files become forms and rules of the registry.
//!
//! ```text
//! files ── yaml ──▶ Node ── decode ──▶ typed structs ── compile ──▶ Form, YamlRule
//! ```
//!
//! The only user of the YAML libraries. Faults of files are values ([`gouji_core::Diagnostic`]),
//! all of them, each at its place; a faulty part is set aside and the rest works.
#![deny(clippy::disallowed_methods, clippy::float_arithmetic)]

mod archive;
mod basis;
mod claims;
mod codes;
mod config;
mod csv;
mod decode;
mod editor_schema;
mod forms;
mod known_words;
mod load;
mod manifest;
mod nearest;
mod pack;
mod places;
mod rule;
mod settings;
mod shown;
mod source;
mod yaml;

pub use archive::{Built, build_archive, read_archive};
pub use codes::code_pages;
pub use config::{Config, read_config};
pub use editor_schema::editor_schemas;
pub use load::{Aside, Loaded, id_is_taken, load};
pub use manifest::extends;
pub use pack::Pack;
pub use rule::{
    Condition, Example, ExampleKind, FieldInfo, Fitting, KindInfo, Part, SlotInfo, YamlRule,
    common_fields, in_english, kind_fields, kind_slots, kinds,
};
pub use settings::{Given, KnownNames, Override, RuleSetting, Settings, setting_words};
pub use shown::ShownYaml;
pub use source::{PackFile, PackSource};
