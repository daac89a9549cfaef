//! A whole run, as it is written out.

use schemars::JsonSchema;
use serde::Serialize;

use super::report::ReportWire;
use super::summary::SummaryWire;

/// Version of everything that this crate writes for programs. The first number changes when a
/// field is removed or changes its meaning, the second when one is added.
pub const SCHEMA_VERSION: &str = "1.3";

/// A whole run: `gouji check --format json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RunWire {
    /// Version of this format.
    pub schema_version: String,
    /// The program that made the run.
    pub tool: ToolWire,
    /// Names the rules of the run and their versions; equal when they are equal.
    pub rules_hash: String,
    /// Every input file, each exactly once.
    pub reports: Vec<ReportWire>,
    /// What the run came to.
    pub summary: SummaryWire,
}

/// What is known of a run before its first report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunHead {
    /// The program that makes the run.
    pub tool: ToolWire,
    /// Names the rules of the run and their versions; equal when they are equal.
    pub rules_hash: String,
}

/// The program that made a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ToolWire {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// One line of `gouji check --format jsonl`: a report, or the summary as the last line.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum LineWire<'a> {
    /// One input file.
    Report(&'a ReportWire),
    /// What the run came to.
    Summary(SummaryLineWire<'a>),
}

/// The last line of a run in JSON lines.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SummaryLineWire<'a> {
    /// Version of this format.
    pub schema_version: &'a str,
    /// The program that made the run.
    pub tool: &'a ToolWire,
    /// Names the rules of the run and their versions; equal when they are equal.
    pub rules_hash: &'a str,
    /// What the run came to.
    #[serde(flatten)]
    pub summary: &'a SummaryWire,
}
