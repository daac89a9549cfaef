//! What survives of a report once its document is dropped.

use crate::fact::Facts;
use crate::report::Header;
use crate::span::DocumentId;

/// The key under which a corpus rule brings reports together, such as a body and a year.
pub type GroupKey = String;

/// What a corpus rule keeps of a report.
#[derive(Debug, Clone)]
pub struct Digest {
    /// The document that it was made from.
    pub document: DocumentId,
    /// The form of the report.
    pub form: String,
    /// Who reports, and for which year.
    pub header: Header,
    /// Its figures.
    pub facts: Facts,
}
