//! The nouns and contracts of gouji: documents, forms, reports, facts, findings, rules, registry.
//!
//! ```text
//! bytes ── Reader ──▶ Document ── report::load ──▶ Report ── check ──▶ Outcome
//! ```
//!
//! No file system, clock, threads or printing here, and no name of any form, ministry or place:
//! what a kind of report looks like is data that packs bring.
#![deny(clippy::disallowed_methods, clippy::float_arithmetic)]

mod builder;
mod check;
mod claim;
mod context;
mod coverage;
mod diagnostic;
mod digest;
mod document;
mod equation;
mod fact;
mod finding;
mod findings;
mod fingerprint;
mod fix;
mod form;
mod header_spec;
mod knowledge;
mod mask;
mod memo;
mod meta;
mod numbers;
mod outline;
mod past;
mod private;
mod prose;
mod reader;
mod registry;
mod report;
mod rule;
mod secrets;
mod segmentation;
mod select;
mod source_map;
mod source_text;
mod span;
mod stopwatch;
mod table;
mod value;
mod words;

pub use builder::{CellPieces, DocumentBuilder, Piece};
pub use check::{Outcome, check, check_numbers, trace};
pub use claim::{
    Claim, ClaimDoubt, ClaimGrammar, ClaimSpec, ClaimWords, Claims, DoubtKind, Matter, Says,
};
pub use context::ReportCx;
pub use coverage::Coverage;
pub use diagnostic::{CodePage, Diagnostic, DiagnosticLevel, UserFile};
pub use digest::{Digest, GroupKey};
pub use document::{Block, BlockKind, Document, Gap, GapKind};
pub use equation::{Equation, Judgement, Relation};
pub use fact::{Fact, FactId, Facts};
pub use finding::{Comparison, Finding, Related, RuleIndex, Unable};
pub use findings::{Compared, FindingBuilder, Findings, Note, Verdict};
pub use fingerprint::{StableHash, fingerprint};
pub use fix::{Applicability, Edit, Fix};
pub use form::{
    Domain, FactDef, Form, FormBlock, FormColumn, FormRow, FormSection, FormTable, Layout,
    SectionContent, SectionId,
};
pub use header_spec::{Due, HeaderSpec, Level};
pub use knowledge::{Division, Gazetteer, Knowledge, KnownWord};
pub use mask::{MASK, hidden, mask};
pub use memo::Memo;
pub use meta::{Basis, Force, RuleMeta, Scope, Severity, Stage};
pub use numbers::{NumberKind, NumberRecord};
pub use outline::{ItemList, ListItem, Outline, OutlineSection};
pub use past::{Past, PastFact, PastReport};
pub use private::Guard;
pub use prose::{Clause, Paragraph, Prose};
pub use reader::{Confidence, Input, Limits, Reader};
pub use registry::{Plugin, Registry, RegistryError, is_rule_id};
pub use report::{
    AlignedRow, AlignedTable, Evidence, Header, Item, NotAReport, Period, Recognition, Report,
    RowState, Section, Stated, TableState, load,
};
pub use rule::{CorpusRule, ReportRule};
pub use secrets::Secrets;
pub use segmentation::{Boundaries, Segmentation};
pub use select::{Adjustment, RuleSet, Selection, Setting, UnknownRule};
pub use source_map::{ElementId, Origin, SourceMap};
pub use source_text::{ByteOffsets, LineColumn, SourceText};
pub use span::{DocumentId, Span};
pub use stopwatch::{Stopwatch, Work};
pub use table::{Cell, Shape, Table};
pub use value::Value;
pub use words::{Lang, Words};
