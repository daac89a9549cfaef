//! One table of the form, filled in.

use std::io::{self, Write};

use gouji_core::{FactId, Form, FormBlock, FormRow, Lang, Report, Value};

use super::{line_of, table_title};
use crate::masked::Masked;
use crate::strings;
use crate::text::{clip, pad_left, pad_right, visible, width, wrap};

/// Columns of the widest head of a column; longer ones are set in several lines.
const HEAD_WIDTH: usize = 8;

/// Columns of the widest figure.
const CELL_WIDTH: usize = 18;

/// Writes a table of the form, block by block.
pub(super) fn write_table(
    out: &mut dyn Write,
    report: &Report,
    form: &Form,
    index: usize,
    lang: Lang,
) -> io::Result<()> {
    let table = &form.tables[index];
    writeln!(out, "{}", table_title(form, table))?;
    for (block_index, block) in table.blocks.iter().enumerate() {
        let place = |row: usize| place(report, index, block_index, row, lang);
        let rows = block
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| is_shown(row, block, report));
        let rows = rows.map(|(row, form_row)| Row::new(form_row, block, report, place(row)));
        write_grid(out, block, &rows.collect::<Vec<_>>())?;
        writeln!(out)?;
    }
    Ok(())
}

struct Row {
    name: String,
    cells: Vec<String>,
    place: String,
}

impl Row {
    fn new(row: &FormRow, block: &FormBlock, report: &Report, place: String) -> Self {
        let cells = (0..block.columns.len()).map(|column| cell(report, row.fact(column)));
        Self {
            name: visible(&row.name).into_owned(),
            cells: cells.collect(),
            place,
        }
    }
}

/// Rows that stand for others are shown only where a report has them.
fn is_shown(row: &FormRow, block: &FormBlock, report: &Report) -> bool {
    row.is_of_form()
        || (0..block.columns.len()).any(|column| report.facts.get(row.fact(column)).is_some())
}

fn cell(report: &Report, id: FactId) -> String {
    let Some(fact) = report.facts.get(id) else {
        return "×".to_owned();
    };
    match fact.value {
        Value::Blank => "□".to_owned(),
        Value::Unreadable => "?".to_owned(),
        _ => {
            let shown = Masked::unchecked(&report.document).quote(fact.span);
            clip(&visible(&shown), CELL_WIDTH).into_owned()
        }
    }
}

fn place(report: &Report, table: usize, block: usize, row: usize, lang: Lang) -> String {
    let aligned = report
        .tables
        .get(table)
        .and_then(|table| table.row(block, row));
    let line = aligned.and_then(|row| line_of(&report.document, row.label, lang));
    line.map_or(String::new(), |line| {
        strings::line(line).get(lang).to_owned()
    })
}

fn write_grid(out: &mut dyn Write, block: &FormBlock, rows: &[Row]) -> io::Result<()> {
    let heads: Vec<Vec<String>> = block
        .columns
        .iter()
        .map(|column| wrap(&visible(&column.name), HEAD_WIDTH))
        .collect();
    let name_width = rows.iter().map(|row| width(&row.name)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..heads.len())
        .map(|column| {
            let cells = rows.iter().map(|row| &row.cells[column]);
            cells
                .chain(&heads[column])
                .map(|text| width(text))
                .max()
                .unwrap_or(0)
        })
        .collect();
    for level in 0..heads.iter().map(Vec::len).max().unwrap_or(0) {
        let cells = heads
            .iter()
            .map(|head| head.get(level).map_or("", String::as_str));
        write_line(out, &pad_right("", name_width), cells, &widths, "")?;
    }
    rows.iter().try_for_each(|row| {
        let name = pad_right(&row.name, name_width);
        write_line(
            out,
            &name,
            row.cells.iter().map(String::as_str),
            &widths,
            &row.place,
        )
    })
}

fn write_line<'a>(
    out: &mut dyn Write,
    name: &str,
    cells: impl Iterator<Item = &'a str>,
    widths: &[usize],
    place: &str,
) -> io::Result<()> {
    let cells: String = cells
        .zip(widths)
        .map(|(cell, width)| format!("  {}", pad_left(cell, *width)))
        .collect();
    writeln!(out, "{}", format!("  {name}{cells}  {place}").trim_end())
}
