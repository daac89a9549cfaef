//! What a corpus is made of: one line per file, and the settings that made it.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Format;
use super::defects::WrongCell;
use crate::error::ToolError;

/// One line of `manifest.jsonl`.
#[derive(Debug, Serialize)]
pub(crate) struct Entry {
    /// Path from the folder of the corpus, with `/`.
    pub(crate) path: String,
    /// Id of the form that the file is on.
    pub(crate) form: &'static str,
    /// The reporting body.
    pub(crate) body: String,
    /// The report year.
    pub(crate) year: u16,
    /// What is wrong with it.
    pub(crate) defect: Option<&'static str>,
    /// Ids of the rules that should find it; any of them does.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) rules: &'static [&'static str],
    /// The cell that is wrong, as a fact path; the first of several.
    pub(crate) cell: Option<String>,
    /// All cells that are wrong, with what they should print.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) cells: Vec<WrongCell>,
    /// The sentence that is wrong, before its marks or spaces were changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) quote: Option<String>,
    /// What it says and what it should say; no such pair where it says that there was nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) said: Option<[String; 2]>,
}

/// Everything that decides the bytes of a corpus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// Version of the generator.
    pub(crate) generator: u32,
    /// Number of files.
    pub(crate) count: usize,
    /// Seed.
    pub(crate) seed: u64,
    /// Formats that the files are in.
    pub(crate) formats: Vec<Format>,
    /// First report year.
    pub(crate) first_year: u16,
    /// Last report year.
    pub(crate) last_year: u16,
    /// Files with a defect, per million.
    pub(crate) defects_per_million: u32,
}

const MANIFEST: &str = "manifest.jsonl";
const SETTINGS: &str = "corpus.json";

impl Settings {
    /// The settings of the corpus in a folder, when there is a complete one.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(folder.join(SETTINGS)).ok()?).ok()
    }
}

/// Whether a folder holds a corpus, complete or not.
pub(crate) fn holds_corpus(folder: &Path) -> bool {
    folder.join(MANIFEST).exists()
}

/// Marks a folder as that of a corpus that is not complete yet.
pub(crate) fn begin(folder: &Path) -> Result<(), ToolError> {
    let settings = folder.join(SETTINGS);
    if settings.exists() {
        fs::remove_file(&settings).map_err(ToolError::at(&settings))?;
    }
    let manifest = folder.join(MANIFEST);
    fs::write(&manifest, "").map_err(ToolError::at(&manifest))
}

/// Writes the manifest, and after it the settings as the mark of a complete corpus.
pub(crate) fn write(
    folder: &Path,
    entries: &[Entry],
    settings: &Settings,
) -> Result<(), ToolError> {
    let mut lines = Vec::new();
    for entry in entries {
        serde_json::to_writer(&mut lines, entry)?;
        lines.push(b'\n');
    }
    let path = folder.join(MANIFEST);
    fs::write(&path, lines).map_err(ToolError::at(&path))?;
    let path = folder.join(SETTINGS);
    fs::write(&path, serde_json::to_vec_pretty(settings)?).map_err(ToolError::at(&path))
}
