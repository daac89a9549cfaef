//! What one expression may cost.

/// Longest text of an expression, in characters.
pub(crate) const MAX_CHARS: usize = 4_000;
/// Deepest nesting of parentheses, calls and signs.
pub(crate) const MAX_DEPTH: usize = 64;
/// Most parts of an expression.
pub(crate) const MAX_NODES: usize = 2_000;
/// Most mistakes that are told at once.
pub(crate) const MAX_ERRORS: usize = 50;
/// Most unknown names for which something else is suggested.
pub(crate) const MAX_SUGGESTIONS: usize = 20;
/// Largest compiled pattern, in bytes.
pub(crate) const MAX_PATTERN_BYTES: usize = 1 << 20;
/// Operations of one evaluation: one for each part, each figure and each 64 bytes of searched text.
pub(crate) const MAX_OPERATIONS: usize = 1_000_000;
