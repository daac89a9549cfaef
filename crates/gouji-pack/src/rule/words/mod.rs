//! Word lists: pairs of wrong and right words, from rule files and from CSV files of a pack.
//!
//! ```text
//! CSV ── CsvTable ──▶ lines ── list ──▶ Pair ── pair, with those of the rule ──▶ Entry
//! ```

mod list;
mod negation;
mod pair;

pub(crate) use list::word_list;
pub(crate) use negation::is_negated;
pub(crate) use pair::{Entry, FixYaml, Pair, entries, split_alternatives};
