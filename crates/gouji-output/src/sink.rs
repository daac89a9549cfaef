//! The contract of outputs: reports as they come, then the summary.

use std::io;

use crate::wire::{ReportWire, SummaryWire};

/// Writes a run in one format.
///
/// Reports come one by one, so that memory stays flat however many there are.
pub trait Sink {
    /// Writes one report.
    ///
    /// # Errors
    /// When the writer fails.
    fn report(&mut self, report: &ReportWire) -> io::Result<()>;

    /// Writes the summary and whatever closes the format.
    ///
    /// # Errors
    /// When the writer fails.
    fn finish(&mut self, summary: &SummaryWire) -> io::Result<()>;
}
