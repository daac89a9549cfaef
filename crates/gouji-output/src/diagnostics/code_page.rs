//! What is known about a code, for people.

use std::io::{self, Write};

use gouji_core::{CodePage, Lang};

/// Writes the explanation of a code: code and title, then the body in Markdown.
///
/// # Errors
/// When the writer fails.
pub fn write_code_page(out: &mut dyn Write, page: &CodePage, lang: Lang) -> io::Result<()> {
    let (title, body) = (page.title.get(lang), page.body.get(lang));
    writeln!(out, "{} {title}\n\n{}", page.code, body.trim())
}
