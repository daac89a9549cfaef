//! What `gouji explain E…` says about the faults of rule files.

use gouji_core::CodePage;

/// Every code, those of expressions included, sorted.
#[must_use]
pub fn code_pages() -> Vec<CodePage> {
    Vec::new()
}
