//! Rules as data: YAML rules become rules of the registry.
//!
//! ```text
//! Node ── fields ──▶ RuleFields + body of its kind ── compile for each form ──▶ YamlRule
//! ```
//!
//! What all rules have is in `fields`, what one kind has in `kinds`, one file a kind.

mod authoring;
mod compile;
mod example;
mod fields;
mod kind;
pub(crate) mod kinds;
mod lexicon;
mod load;
mod message;
mod needed;
mod options;
mod reference;
mod report;
mod scanner;
mod scope;
mod script;
mod sentences;
mod translate;
mod units;
mod words;
mod yaml_rule;

pub use authoring::{Condition, Fitting};
pub(crate) use compile::CompileCx;
pub use example::{Example, ExampleKind};
pub(crate) use kind::{Check, Kind, RuleCx, Slot};
pub use kind::{KindInfo, kinds};
pub(crate) use lexicon::{LexiconBuilder, WordId, WordSet};
pub(crate) use load::{LoadCx, is_field_name, kind_schemas, load_file};
pub(crate) use needed::Needed;
pub use reference::{FieldInfo, SlotInfo, common_fields, kind_fields, kind_slots};
pub(crate) use report::Reporter;
pub(crate) use sentences::sentences;
pub use translate::in_english;
pub use units::Part;
pub(crate) use units::Unit;
pub(crate) use words::split_alternatives;
pub use yaml_rule::YamlRule;
