//! What is doubtful or missing in the tables of a report, and where.

use std::io::{self, Write};

use gouji_core::{AlignedTable, Form, FormTable, Lang, Report, RowState, Span, TableState, Value};

use super::{line_of, table_title, write_item};
use crate::strings;

/// Writes what is doubtful or missing, or that nothing is.
pub(super) fn write_notes(
    out: &mut dyn Write,
    report: &Report,
    form: &Form,
    lang: Lang,
) -> io::Result<()> {
    let mut notes = Vec::new();
    for (index, (table, aligned)) in form.tables.iter().zip(&report.tables).enumerate() {
        match whole_table(form, table, aligned, report, lang) {
            Some(note) => notes.push(note),
            None => rows(&mut notes, report, form, index, lang),
        }
    }
    if notes.is_empty() {
        return writeln!(out, "{}", strings::FACTS_COMPLETE.get(lang));
    }
    writeln!(out, "\n{}", strings::FACTS_NOTES.get(lang))?;
    notes.iter().try_for_each(|note| write_item(out, note))
}

fn whole_table(
    form: &Form,
    table: &FormTable,
    aligned: &AlignedTable,
    report: &Report,
    lang: Lang,
) -> Option<String> {
    let title = table_title(form, table);
    match &aligned.state {
        TableState::Aligned => None,
        TableState::Absent => Some(note(
            &title,
            strings::TABLE_ABSENT.get(lang),
            None,
            report,
            lang,
        )),
        TableState::Picture(span) => Some(note(
            &title,
            strings::TABLE_PICTURE.get(lang),
            Some(*span),
            report,
            lang,
        )),
        TableState::Unaligned(reason) => {
            Some(note(&title, reason.get(lang), aligned.span, report, lang))
        }
    }
}

fn rows(notes: &mut Vec<String>, report: &Report, form: &Form, index: usize, lang: Lang) {
    let table = &form.tables[index];
    for (block_index, block) in table.blocks.iter().enumerate() {
        for (row_index, row) in block.rows.iter().enumerate() {
            let title = format!("{} {}", table.name, row.name);
            match report.tables[index].row(block_index, row_index) {
                Some(aligned) => {
                    if let RowState::Doubtful(reason) = &aligned.state {
                        notes.push(note(
                            &title,
                            reason.get(lang),
                            Some(aligned.label),
                            report,
                            lang,
                        ));
                    } else {
                        cells(
                            notes,
                            report,
                            form,
                            row.first_fact.0,
                            block.columns.len(),
                            lang,
                        );
                    }
                }
                None if is_replaced(report, form, row.first_fact) || !row.is_of_form() => {}
                None => notes.push(note(
                    &title,
                    strings::ROW_ABSENT.get(lang),
                    None,
                    report,
                    lang,
                )),
            }
        }
    }
}

/// Cells of a row that was read which are themselves doubtful or missing.
fn cells(
    notes: &mut Vec<String>,
    report: &Report,
    form: &Form,
    first: u16,
    count: usize,
    lang: Lang,
) {
    for id in (first..).take(count).map(gouji_core::FactId) {
        let name = &form.fact(id).name;
        match report.facts.get(id) {
            None => notes.push(note(
                name,
                strings::CELL_ABSENT.get(lang),
                None,
                report,
                lang,
            )),
            Some(fact) if fact.value == Value::Unreadable => {
                let reason = fact.doubt.as_ref().map_or("", |doubt| doubt.get(lang));
                notes.push(note(name, reason, Some(fact.span), report, lang));
            }
            Some(_) => {}
        }
    }
}

/// Whether the report has a row that stands for the one that a fact is in.
fn is_replaced(report: &Report, form: &Form, first: gouji_core::FactId) -> bool {
    form.replacement(first)
        .is_some_and(|other| report.facts.get(other).is_some())
}

fn note(what: &str, reason: &str, span: Option<Span>, report: &Report, lang: Lang) -> String {
    let line = span.and_then(|span| line_of(&report.document, span, lang));
    let place = line.map_or(String::new(), |line| {
        strings::at_line(line).get(lang).to_owned()
    });
    format!("{what}{}{reason}{place}", strings::COLON.get(lang))
}
