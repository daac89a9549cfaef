//! What came of mending files, as it is written out.

use schemars::JsonSchema;
use serde::Serialize;

/// What came of mending a file: `gouji check --fix`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FixesWire {
    /// Where the corrected text is.
    pub state: FixStateWire,
    /// The file that holds the corrected text. The findings are those of it; without it, those of
    /// the corrected text all the same, but where the state is `not_written` or `unsupported`.
    pub file: Option<String>,
    /// Why nothing was written, or why files of the kind are not mended.
    pub reason: Option<String>,
    /// Fixes that were made.
    pub applied: Vec<AppliedWire>,
    /// Fixes that were not made although they are called safe.
    pub refused: Vec<RefusedWire>,
    /// Findings left with a fix that a person should decide on.
    pub suggested: u64,
    /// The text before and after, where it changed, without the inner characters of private data.
    #[serde(skip)]
    pub texts: Option<(String, String)>,
}

/// Where the corrected text of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FixStateWire {
    /// There was nothing to change.
    Unchanged,
    /// In a file that was written.
    Written,
    /// In a file that was the same already.
    Standing,
    /// In no file: it was only shown, or went to standard output.
    Shown,
    /// Nowhere, since it could not be made or written.
    NotWritten,
    /// Nowhere, since files of this kind are not mended yet.
    Unsupported,
}

/// A fix that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AppliedWire {
    /// Id of the rule.
    pub rule: String,
    /// What the fix does.
    pub title: String,
    /// The lines that it changed, from 1, one for each place.
    pub lines: Vec<u32>,
}

/// A fix that was not made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RefusedWire {
    /// Id of the rule.
    pub rule: String,
    /// What the fix would do.
    pub title: String,
    /// The line of its first place, from 1, where it is known.
    pub line: Option<u32>,
    /// Why it was not made.
    pub reason: String,
}

/// What mending came to in a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FixTotalsWire {
    /// Files whose text was changed.
    pub files: u64,
    /// Places that were changed.
    pub applied: u64,
    /// Fixes that were not made although they are called safe.
    pub refused: u64,
    /// Findings left with a fix that a person should decide on.
    pub suggested: u64,
    /// Files whose corrected text could not be made or written.
    pub not_written: u64,
    /// Files of kinds that are not mended yet.
    pub unsupported: u64,
}

impl FixesWire {
    /// How many places were changed.
    #[must_use]
    pub fn places(&self) -> u64 {
        self.applied.iter().map(|fix| fix.lines.len() as u64).sum()
    }
}

impl FixTotalsWire {
    /// Adds one file.
    pub(super) fn add(&mut self, fixes: &FixesWire) {
        let is = |state| u64::from(fixes.state == state);
        self.files += u64::from(!fixes.applied.is_empty());
        self.applied += fixes.places();
        self.refused += fixes.refused.len() as u64;
        self.suggested += fixes.suggested;
        self.not_written += is(FixStateWire::NotWritten);
        self.unsupported += is(FixStateWire::Unsupported);
    }
}
