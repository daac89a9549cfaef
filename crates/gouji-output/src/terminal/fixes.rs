//! What was mended in a file, and in a run.

use std::io::{self, Write};

use gouji_core::Lang;

use super::fix_words;
use super::paint::Paint;
use super::wrapped::write_wrapped;
use crate::strings;
use crate::text::visible;
use crate::wire::{FixStateWire, FixTotalsWire, FixesWire};

/// Most fixes that are listed of a file; `--diff` shows all.
const MAX_SHOWN: usize = 20;

/// Most lines that are named of a fix.
const MAX_LINES: usize = 8;

/// Writes what was changed in a file, what was not, and where the outcome is.
pub(super) fn write_fixes(
    out: &mut dyn Write,
    paint: Paint,
    fixes: &FixesWire,
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    if let Some(head) = head(fixes, lang) {
        let head = visible(&head).into_owned();
        match fixes.state {
            FixStateWire::NotWritten => writeln!(out, "  {}", paint.severity("error", &head))?,
            _ => write_wrapped(out, "  ", "", &head, width)?,
        }
    }
    for fix in fixes.applied.iter().take(MAX_SHOWN) {
        let line = fix_words::applied_fix(&lines(&fix.lines, lang), &fix.title, &fix.rule);
        write_wrapped(out, "  ", "- ", &visible(line.get(lang)), width)?;
    }
    let more = fixes.applied.len().saturating_sub(MAX_SHOWN);
    if more > 0 {
        writeln!(out, "  - {}", fix_words::more_fixes(more).get(lang))?;
    }
    if fixes.refused.is_empty() {
        return Ok(());
    }
    let count = fixes.refused.len();
    writeln!(out, "  {}", fix_words::refused_head(count).get(lang))?;
    for fix in fixes.refused.iter().take(MAX_SHOWN) {
        let place = fix.line.map_or(String::new(), |line| lines(&[line], lang));
        let line = fix_words::refused_fix(&place, &fix.title, &fix.rule, &fix.reason);
        write_wrapped(out, "  ", "- ", &visible(line.get(lang)), width)?;
    }
    Ok(())
}

/// The one line about a file where only one is printed; none where nothing was to be done.
pub(super) fn head(fixes: &FixesWire, lang: Lang) -> Option<String> {
    let reason = fixes.reason.as_deref().unwrap_or("");
    let file = fixes.file.as_deref().unwrap_or("");
    let places = fixes.places();
    let words = match fixes.state {
        FixStateWire::Unchanged => return None,
        FixStateWire::Written => fix_words::fixed_into(places, file),
        FixStateWire::Standing => fix_words::fixed_before(places, file),
        FixStateWire::Shown => fix_words::fixed_shown(places),
        FixStateWire::NotWritten | FixStateWire::Unsupported => fix_words::not_fixed(reason),
    };
    Some(words.get(lang).to_owned())
}

/// Writes the totals.
pub(super) fn write_fix_totals(
    out: &mut dyn Write,
    paint: Paint,
    totals: &FixTotalsWire,
    lang: Lang,
) -> io::Result<()> {
    let is_untold = totals.applied == 0 && totals.not_written + totals.unsupported > 0;
    let mut parts = Vec::new();
    if !is_untold {
        parts.push(fix_words::fixed(totals.applied, totals.files));
    }
    if totals.refused > 0 {
        parts.push(fix_words::refused(totals.refused));
    }
    if totals.suggested > 0 {
        parts.push(fix_words::suggested(totals.suggested));
    }
    if totals.unsupported > 0 {
        parts.push(fix_words::unfixable_files(totals.unsupported));
    }
    let parts: Vec<&str> = parts.iter().map(|part| part.get(lang)).collect();
    let line = parts.join(strings::SENTENCE_END.get(lang));
    if !line.is_empty() {
        writeln!(out, "{}", paint.bold(&line))?;
    }
    if totals.not_written > 0 {
        let words = fix_words::unwritten(totals.not_written);
        writeln!(out, "{}", paint.severity("error", words.get(lang)))?;
    }
    Ok(())
}

/// The lines of a fix, each named once.
fn lines(lines: &[u32], lang: Lang) -> String {
    let mut lines = lines.to_vec();
    lines.dedup();
    let shown = lines.iter().take(MAX_LINES).map(u32::to_string);
    let shown = shown
        .collect::<Vec<_>>()
        .join(strings::LIST_COMMA.get(lang));
    let words = fix_words::lines(&shown, lines.len(), MAX_LINES);
    words.get(lang).to_owned()
}
