//! Faults of rules, packs and configuration for those who wrote them: drawn in their lines, with
//! what to do and how it should read.

mod code_page;
mod drawn;
mod lines;
mod printer;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use gouji_core::{Diagnostic, DiagnosticLevel, Lang};

pub use self::code_page::write_code_page;
use self::printer::Printer;
use crate::strings;
use crate::terminal::MIN_WIDTH;

/// How to print faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiagnosticOptions {
    /// The language.
    pub lang: Lang,
    /// Whether to use colours.
    pub colour: bool,
    /// Display columns of the terminal. Lines of a file are cut to fit 80, whatever the width.
    pub width: usize,
    /// Most faults of one file that are drawn.
    pub limit: usize,
}

/// Most faults that are drawn in all; nobody reads more at once.
const MAX_DRAWN: usize = 200;

impl Default for DiagnosticOptions {
    fn default() -> Self {
        Self {
            lang: Lang::Zh,
            colour: false,
            width: 80,
            limit: 20,
        }
    }
}

/// Draws faults file by file, then says how many there are; nothing if there are none.
///
/// Where there are too many, errors are drawn before warnings.
///
/// # Errors
/// When the writer fails.
pub fn write_diagnostics(
    out: &mut dyn Write,
    diagnostics: &[Diagnostic],
    options: &DiagnosticOptions,
) -> io::Result<()> {
    if diagnostics.is_empty() {
        return Ok(());
    }
    let lang = options.lang;
    let mut printer = Printer::new(
        out,
        DiagnosticOptions {
            width: options.width.max(MIN_WIDTH),
            ..*options
        },
    );
    let files = by_file(diagnostics);
    let mut room = MAX_DRAWN;
    let mut untouched = Vec::new();
    for faults in files.values() {
        let drawn = first(faults, options.limit.min(room));
        room -= drawn.len();
        if drawn.is_empty() {
            untouched.push(faults.len());
            continue;
        }
        for fault in &drawn {
            printer.fault(fault)?;
        }
        if drawn.len() < faults.len() {
            printer.note(strings::more_in_file(faults.len() - drawn.len()).get(lang))?;
        }
    }
    if !untouched.is_empty() {
        let faults = untouched.iter().sum();
        printer.note(strings::more_in_files(untouched.len(), faults).get(lang))?;
    }
    let is_error = |fault: &&Diagnostic| fault.level == DiagnosticLevel::Error;
    let errors = diagnostics.iter().filter(is_error).count();
    printer.total(strings::faults(errors, diagnostics.len() - errors, files.len()).get(lang))
}

/// Faults by the path of their file, each file's by place.
fn by_file(diagnostics: &[Diagnostic]) -> BTreeMap<&str, Vec<&Diagnostic>> {
    let mut files: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for fault in diagnostics {
        files
            .entry(fault.file.path.as_str())
            .or_default()
            .push(fault);
    }
    for faults in files.values_mut() {
        faults.sort_by_key(|fault| place(fault));
    }
    files
}

/// The gravest of a file's faults, by place.
fn first<'a>(faults: &[&'a Diagnostic], limit: usize) -> Vec<&'a Diagnostic> {
    let mut chosen = faults.to_vec();
    chosen.sort_by_key(|fault| Reverse(fault.level));
    chosen.truncate(limit);
    chosen.sort_by_key(|fault| place(fault));
    chosen
}

/// The order of faults; the code and the message make it independent of that of the checks.
fn place(fault: &Diagnostic) -> (usize, usize, &'static str, &str) {
    let range = &fault.range;
    (range.start, range.end, fault.code, &fault.message.zh)
}

#[cfg(test)]
mod tests;
