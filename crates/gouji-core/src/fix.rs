//! How a finding could be mended.

use crate::span::Span;
use crate::words::Words;

/// A proposed change of the text. Figures are never among the edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does.
    pub title: Words,
    /// Replacements; they do not overlap.
    pub edits: Vec<Edit>,
    /// Who may apply it.
    pub applicability: Applicability,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What to replace.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
}

/// Who may apply a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicability {
    /// May be applied by the program.
    Safe,
    /// Right in most cases; a person decides.
    Suggested,
    /// Only a person can do it.
    Manual,
}
