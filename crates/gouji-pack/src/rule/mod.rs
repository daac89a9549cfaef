//! Rules as data: YAML rules become rules of the registry.
//!
//! ```text
//! Node ── fields ──▶ RuleFields + body of its kind ── compile for each form ──▶ YamlRule
//! ```
//!
//! What all rules have is in `fields`, what one kind has in `kinds`, one file a kind.

mod compile;
mod example;
mod fields;
mod kind;
pub(crate) mod kinds;
mod lexicon;
mod load;
mod message;
mod report;
mod scope;
mod units;
mod yaml_rule;

pub(crate) use compile::CompileCx;
pub use example::{Example, ExampleKind};
pub(crate) use kind::{Check, Kind, KindEntry, RuleCx, Slot};
pub(crate) use lexicon::{Lexicon, LexiconBuilder, WordId};
pub(crate) use load::{LoadCx, load_file, rule_json_schema};
pub(crate) use report::Reporter;
pub(crate) use units::{Part, Unit, Units};
pub use yaml_rule::YamlRule;
