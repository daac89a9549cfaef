//! What gouji prints and writes, one module a format.
//!
//! ```text
//! Report, Outcome ── wire::report ──▶ ReportWire ──▶ Sink: terminal, JSON, JSON lines
//! ```
//!
//! Sinks write to a writer that they are given; nothing here opens a file or prints.
#![deny(clippy::disallowed_methods, clippy::float_arithmetic)]

mod diagnostics;
mod diff;
mod excerpt;
mod facts_table;
#[cfg(test)]
mod golden;
mod json;
mod jsonl;
mod masked;
mod numbers_table;
mod rule_page;
#[cfg(test)]
mod sample;
mod schema;
mod sink;
mod strings;
mod terminal;
mod text;
pub mod wire;

pub use diagnostics::{DiagnosticOptions, write_code_page, write_diagnostics};
pub use diff::{Diff, DiffOptions};
pub use excerpt::{Excerpt, Excerpts, Mark};
pub use facts_table::write_facts;
pub use json::{Json, write_json_document};
pub use jsonl::JsonLines;
pub use numbers_table::write_numbers;
pub use rule_page::{write_rule_page, write_rules};
pub use schema::schemas;
pub use sink::Sink;
pub use terminal::{Terminal, TerminalOptions};
