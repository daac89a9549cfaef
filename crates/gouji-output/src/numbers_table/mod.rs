//! Every number of a report as a person reads it, section by section, and what checked it.

mod row;

use std::io::{self, Write};

use gouji_core::Lang;

use crate::strings;
use crate::text::{pad_left, pad_right, visible, width, wrap};
use crate::wire::{NumbersWire, OriginWire};
use row::Row;

/// Columns of the page.
const WIDTH: usize = 100;

/// Columns of the widest place, number, kind and name; longer ones are cut.
const PLACE_WIDTH: usize = 8;
const NUMBER_WIDTH: usize = 16;
const KIND_WIDTH: usize = 6;
const NAME_WIDTH: usize = 30;

/// Writes the numbers of a report with what each is and what checked it, and the totals.
///
/// The zeros of a row of a table that the same rules checked are summed up in one line.
///
/// # Errors
/// When the writer fails.
pub fn write_numbers(out: &mut dyn Write, numbers: &NumbersWire, lang: Lang) -> io::Result<()> {
    writeln!(out, "{}", visible(&numbers.path))?;
    writeln!(out, "{}", visible(&identity(numbers, lang)))?;
    let mut section = None;
    let mut rules: Option<Vec<String>> = None;
    for row in row::rows(&numbers.numbers) {
        let own = Some(&row.first.section_name);
        if section != own {
            let before = strings::BEFORE_SECTIONS.get(lang);
            let title = row.first.section_name.as_deref().unwrap_or(before);
            writeln!(out, "\n{}", visible(title))?;
            (section, rules) = (own, None);
        }
        let is_same = rules
            .as_ref()
            .is_some_and(|rules| *rules == row.first.rules);
        write_row(out, &row, is_same, lang)?;
        rules = Some(row.first.rules.clone());
    }
    if numbers.only_unchecked && numbers.numbers.is_empty() {
        writeln!(out, "\n{}", strings::ALL_CHECKED.get(lang))?;
    }
    writeln!(out)?;
    let coverage = &numbers.coverage;
    let sum = strings::coverage(coverage);
    let sum = [sum.get(lang), strings::NOTE_COMMA.get(lang).trim_end()].concat();
    for part in [&sum, strings::apart(coverage).get(lang)] {
        for line in wrap(part, WIDTH) {
            writeln!(out, "{line}")?;
        }
    }
    match coverage.is_cut {
        true => writeln!(out, "{}", strings::PROSE_CUT.get(lang)),
        false => Ok(()),
    }
}

fn identity(numbers: &NumbersWire, lang: Lang) -> String {
    let header = &numbers.header;
    let body = header.body.as_deref();
    let year = header.year.map_or(strings::NO_YEAR.clone(), strings::year);
    let body = body.unwrap_or(strings::NO_BODY.get(lang));
    [body, year.get(lang), &numbers.form_name].join(" · ")
}

fn write_row(out: &mut dyn Write, row: &Row<'_>, is_same: bool, lang: Lang) -> io::Result<()> {
    let place = row.first.origin.as_ref().map(OriginWire::line_column);
    let place = place.map_or(String::new(), |(line, column)| format!("{line}:{column}"));
    let kind = strings::number_kind(row.first.kind);
    let head = format!(
        "{}  {}  {}  {}  ",
        pad_left(&place, PLACE_WIDTH),
        pad_right(&row.number(NUMBER_WIDTH), NUMBER_WIDTH),
        pad_right(kind.get(lang), KIND_WIDTH),
        pad_right(&row.name(NAME_WIDTH, lang), NAME_WIDTH),
    );
    let rules = row.rules(is_same, WIDTH.saturating_sub(width(&head)), lang);
    for (index, line) in rules.iter().enumerate() {
        let line = match index {
            0 => format!("{head}{line}"),
            _ => format!("{}{line}", " ".repeat(width(&head))),
        };
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
