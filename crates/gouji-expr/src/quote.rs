//! How parts of an expression are quoted in messages.

/// Most characters of a quotation.
const MAX_CHARS: usize = 30;

/// A text, shortened where it is long.
pub(crate) fn short(text: &str) -> String {
    match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
