//! What gouji writes for programs: versioned structs made from the nouns of the core.
//!
//! Their doc comments are the descriptions in the schemas under `docs/schema`.

mod facts;
mod finding;
mod fixes;
mod header;
mod numbers;
mod origin;
mod report;
mod rules;
mod run;
mod summary;

pub use facts::{FactState, FactWire, FactsWire, facts};
pub use finding::{BasisWire, ComparisonWire, EditWire, FindingWire, FixWire, RelatedWire};
pub use fixes::{AppliedWire, FixStateWire, FixTotalsWire, FixesWire, RefusedWire};
pub use header::{EvidenceWire, HeaderEvidenceWire, HeaderWire, PeriodWire};
pub use numbers::{NumberKindWire, NumberWire, NumbersWire, numbers};
pub use origin::{BytesWire, OriginWire, SpanWire};
pub use report::{
    CoverageWire, GapWire, NamesWire, ReportWire, StatusWire, UnableWire, report, unreadable,
};
pub use rules::{RuleWire, RulesWire, rules};
pub use run::{LineWire, RunHead, RunWire, SCHEMA_VERSION, SummaryLineWire, ToolWire};
pub use summary::{
    RuleSummaryWire, SetAsideWire, SeverityCountsWire, SkippedWire, SummaryWire, Tally,
};
