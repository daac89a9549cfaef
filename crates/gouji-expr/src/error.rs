//! What is wrong with an expression, and where.

use std::ops::Range;

use gouji_core::Words;

/// A mistake in an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExprError {
    /// The kind of mistake; [`crate::CODES`] explains it.
    pub code: &'static str,
    /// Where it is: bytes of the expression's text.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: Words,
    /// What to do about it.
    pub help: Option<Words>,
    /// What to write in place of `range`, where that is known.
    pub replacement: Option<String>,
}

impl ExprError {
    pub(crate) fn new(
        code: &'static str,
        range: Range<usize>,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self {
            code,
            range,
            message: Words::new(zh, en),
            help: None,
            replacement: None,
        }
    }

    pub(crate) fn with_help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Words::new(zh, en));
        self
    }

    pub(crate) fn with_replacement(mut self, text: impl Into<String>) -> Self {
        self.replacement = Some(text.into());
        self
    }
}
