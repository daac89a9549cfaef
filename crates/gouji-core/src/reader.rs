//! The contract of readers: bytes in, a document out, whatever the bytes are.

use crate::document::Document;
use crate::span::DocumentId;

/// Turns the bytes of one file format into a document.
///
/// Content problems are gaps of the document, never errors and never panics.
pub trait Reader: Send + Sync {
    /// Stable name of the format, such as `html`.
    fn format(&self) -> &'static str;

    /// How sure this reader is that the bytes are its own.
    fn sniff(&self, input: &Input<'_>) -> Confidence;

    /// Reads the bytes.
    fn read(&self, input: &Input<'_>, limits: &Limits) -> Document;
}

/// A file to read.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Numbers the document to make.
    pub id: DocumentId,
    /// The name of the file, for hints by its ending; empty when unknown.
    pub name: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

impl Input<'_> {
    /// The ending of the name in lower case, without the dot; empty when there is none.
    #[must_use]
    pub fn extension(&self) -> String {
        let file = self.name.rsplit(['/', '\\']).next().unwrap_or("");
        file.rsplit_once('.')
            .map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
    }
}

/// How sure a reader is that bytes are of its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Not this format.
    No,
    /// Readable as this format when nothing better is known.
    Fallback,
    /// Looks like this format by its content.
    Content,
}

/// What a reader may spend on one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub bytes: u64,
    /// Most blocks (paragraphs and tables) of a document.
    pub blocks: usize,
    /// Most cells of a document, merged ones counted once per grid place.
    pub cells: usize,
    /// Deepest nesting of elements.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 32 << 20,
            blocks: 200_000,
            cells: 200_000,
            depth: 512,
        }
    }
}
