//! Faults of files that users write for gouji: rules, packs, forms, configuration.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::words::Words;

/// A file that a user wrote, as its faults are shown in it.
#[derive(Clone, PartialEq, Eq)]
pub struct UserFile {
    /// Its path as the user knows it.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl fmt::Debug for UserFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UserFile({})", self.path)
    }
}

/// One fault of a file, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable code, such as `E1203`; `gouji explain E1203` says more.
    pub code: &'static str,
    /// Whether the part at fault is set aside or still works.
    pub level: DiagnosticLevel,
    /// The file.
    pub file: Arc<UserFile>,
    /// The place in its text, in bytes; empty at a position where something is missing.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: Words,
    /// What stands at the place.
    pub label: Words,
    /// Further places that explain it, in the same file.
    pub related: Vec<(Range<usize>, Words)>,
    /// What to do.
    pub help: Option<Words>,
    /// Lines as they should be.
    pub corrected: Option<String>,
}

/// How grave a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DiagnosticLevel {
    /// It works, but probably not as meant.
    Warning,
    /// The rule or file at fault is set aside.
    Error,
}

/// What `gouji explain` says about a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodePage {
    /// The code.
    pub code: &'static str,
    /// What is wrong, in a few words.
    pub title: Words,
    /// Why it is wrong and how it should be, in Markdown.
    pub body: Words,
}

impl Diagnostic {
    /// An error with nothing but its message and its place.
    #[must_use]
    pub fn error(
        code: &'static str,
        file: &Arc<UserFile>,
        range: Range<usize>,
        message: Words,
    ) -> Self {
        Self {
            code,
            level: DiagnosticLevel::Error,
            file: Arc::clone(file),
            range,
            message,
            label: Words::default(),
            related: Vec::new(),
            help: None,
            corrected: None,
        }
    }

    /// The same as a warning.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.level = DiagnosticLevel::Warning;
        self
    }

    /// With what stands at the place.
    #[must_use]
    pub fn labelled(mut self, label: Words) -> Self {
        self.label = label;
        self
    }

    /// With a further place.
    #[must_use]
    pub fn because(mut self, range: Range<usize>, label: Words) -> Self {
        self.related.push((range, label));
        self
    }

    /// With what to do.
    #[must_use]
    pub fn help(mut self, help: Words) -> Self {
        self.help = Some(help);
        self
    }

    /// With the corrected lines.
    #[must_use]
    pub fn corrected(mut self, lines: impl Into<String>) -> Self {
        self.corrected = Some(lines.into());
        self
    }

    /// With the lines of the place as they are when `text` stands at `range`.
    #[must_use]
    pub fn replaced(self, range: Range<usize>, text: &str) -> Self {
        let source = &self.file.text;
        if source.get(range.clone()).is_none() {
            return self;
        }
        let start = source[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let end = source[range.end..]
            .find('\n')
            .map_or(source.len(), |at| range.end + at);
        let lines = [
            &source[start..range.start],
            text,
            source[range.end..end].trim_end_matches('\r'),
        ]
        .concat();
        self.corrected(lines)
    }

    /// Line and column of the place, in characters from 1.
    #[must_use]
    pub fn line_column(&self) -> (usize, usize) {
        let before = self.file.text.get(..self.range.start);
        let before = before.unwrap_or(&self.file.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }
}
