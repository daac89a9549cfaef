//! Text with a head, wrapped so that later lines stand under the first.

use std::io::{self, Write};

use crate::text::{width, wrap};

/// Writes `body` behind `indent` and `head`; both must be safe to print.
pub(crate) fn write_wrapped(
    out: &mut dyn Write,
    indent: &str,
    head: &str,
    body: &str,
    columns: usize,
) -> io::Result<()> {
    let hang = width(indent) + width(head);
    for (index, line) in wrap(body, columns.saturating_sub(hang)).iter().enumerate() {
        match index {
            0 => writeln!(out, "{indent}{head}{line}")?,
            _ => writeln!(out, "{}{line}", " ".repeat(hang))?,
        }
    }
    Ok(())
}
