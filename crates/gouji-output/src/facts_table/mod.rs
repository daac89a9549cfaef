//! The figures of a report as a person reads them: the tables of the form, filled in.

mod grid;
mod notes;

use std::io::{self, Write};

use gouji_core::{Document, Form, FormTable, Lang, Report, Span};

use crate::strings;
use crate::text::{visible, wrap};
use crate::wire::OriginWire;

/// Writes the tables of a form with the figures of a report as printed, and below them what is
/// doubtful or missing and where.
///
/// A table that is printed as one long line is turned: its groups down, their columns across.
///
/// # Errors
/// When the writer fails.
pub fn write_facts(
    out: &mut dyn Write,
    path: &str,
    report: &Report,
    form: &Form,
    lang: Lang,
) -> io::Result<()> {
    writeln!(out, "{}", visible(path))?;
    writeln!(out, "{}\n", visible(&identity(report, form, lang)))?;
    for index in 0..form.tables.len() {
        grid::write_table(out, report, form, index, lang)?;
    }
    writeln!(out, "{}", strings::FACTS_LEGEND.get(lang))?;
    notes::write_notes(out, report, form, lang)
}

fn identity(report: &Report, form: &Form, lang: Lang) -> String {
    let header = &report.header;
    let body = header
        .body
        .as_ref()
        .map_or(strings::NO_BODY.get(lang), |body| &body.value);
    let year = header
        .year
        .as_ref()
        .map_or(strings::NO_YEAR.clone(), |year| strings::year(year.value));
    [body, year.get(lang), form.name.get(lang)].join(" · ")
}

/// What a table is called, with the heading of its section.
fn table_title(form: &Form, table: &FormTable) -> String {
    format!("{} {}", table.name, form.section(table.section).printed())
}

/// The line of the file that a span begins in.
fn line_of(document: &Document, span: Span, lang: Lang) -> Option<u32> {
    OriginWire::of(document, span, lang).map(|origin| origin.line_column().0)
}

/// Writes an item of a list, wrapped to a usual terminal.
fn write_item(out: &mut dyn Write, text: &str) -> io::Result<()> {
    for (index, line) in wrap(&visible(text), 76).iter().enumerate() {
        writeln!(out, "{}{line}", if index == 0 { "- " } else { "  " })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golden::assert_fresh;
    use crate::sample;

    #[test]
    fn tables_show_blank_unreadable_and_missing_cells() {
        let form = sample::form();
        let report = sample::report(&form, sample::TEXT);
        let mut out = Vec::new();
        write_facts(&mut out, "样本.txt", &report, &form, Lang::Zh).unwrap();
        let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/facts.txt");
        assert_fresh(golden, &String::from_utf8(out).unwrap());
    }
}
