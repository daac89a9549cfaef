//! Places of a pack: administrative divisions by code and name, in `places/*.csv`.

use std::sync::Arc;

use gouji_core::{Diagnostic, Division, UserFile, Words};

use crate::csv::{CsvTable, Layout, Line};
use crate::decode::Located;
use crate::source::PackSource;

/// Where a pack has them.
const FOLDER: &str = "places/";

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Code,
    Name,
    Until,
}

const LAYOUT: Layout<Column> = Layout {
    name: Words::fixed("地名表", "table of places"),
    columns: &[
        ("code", "代码", Column::Code),
        ("name", "名称", Column::Name),
        ("until_year", "止于年度", Column::Until),
    ],
    required: 2,
};

/// Digits of the codes: a county and what is above it, a township, a village.
const DIGITS: [usize; 3] = [6, 9, 12];

/// The places of a pack; faults are at their places in the tables.
pub(crate) fn of_pack(source: &PackSource, diagnostics: &mut Vec<Diagnostic>) -> Vec<Division> {
    let mut divisions = Vec::new();
    for file in source.csv_under(FOLDER) {
        let table = source
            .text(file, diagnostics)
            .and_then(|file| CsvTable::read(&file, &LAYOUT, diagnostics));
        for line in table.iter().flat_map(CsvTable::lines) {
            match division(&line) {
                Ok(division) => divisions.push(division),
                Err(fault) => diagnostics.push(*fault),
            }
        }
    }
    divisions
}

fn division(line: &Line<'_, Column>) -> Result<Division, Box<Diagnostic>> {
    let (code, name, until) = (
        line.cell(Column::Code),
        line.cell(Column::Name),
        line.cell(Column::Until),
    );
    let is_code = DIGITS.contains(&code.len()) && code.bytes().all(|ch| ch.is_ascii_digit());
    if !is_code {
        return Err(fault(
            line.file(),
            &code,
            Words::new(
                format!("区划代码“{}”应为 6 位、9 位或 12 位数字", code.value),
                format!("code \"{}\" has not six, nine or twelve digits", code.value),
            ),
        ));
    }
    if name.chars().count() < 2 {
        return Err(fault(
            line.file(),
            &name,
            Words::new(
                format!("地名“{}”应写全称，如 甲乙县", name.value),
                format!("name \"{}\" is not a name in full", name.value),
            ),
        ));
    }
    let until = match until.as_str() {
        "" => None,
        year => Some(year.parse().map_err(|_| {
            let message = Words::new(
                format!("止于年度“{year}”不是年份，如 2020"),
                format!("\"{year}\" is no year"),
            );
            fault(line.file(), &until, message)
        })?),
    };
    Ok(Division {
        code: code.value,
        name: name.value,
        until,
    })
}

fn fault(file: &Arc<UserFile>, cell: &Located<String>, message: Words) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(
        "E1430",
        file,
        cell.range.clone(),
        message,
    ))
}
