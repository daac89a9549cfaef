//! Aligns the tables of a document with those of its form.
//!
//! Two ways, the surer first: by grid columns, where the table's layout is known and its column
//! labels are found; otherwise by walking the cells from label to label. Either way a row whose
//! figures do not fit its columns is doubtful as a whole, so that no figure ever slips into a
//! neighbouring column.

mod grid;
mod labels;
mod walk;

use labels::Labels;

use super::sections::{Item, Section};
use super::tokens::{Token, tokens};
use super::{AlignedRow, AlignedTable, RowState, TableState};
use crate::document::Document;
use crate::fact::{Fact, FactId, Facts};
use crate::form::{Form, FormTable, Layout};
use crate::span::Span;
use crate::value::Value;
use crate::words::Words;

/// One table for each of the form, and the figures of all of them.
pub(super) fn align(
    document: &Document,
    form: &Form,
    sections: &[Section],
    preamble: &[Item],
) -> (Vec<AlignedTable>, Facts) {
    let mut facts = Facts::new(form.facts.len());
    let tables = form
        .tables
        .iter()
        .enumerate()
        .map(|(index, table)| {
            let items = items_of(table, form, sections, preamble);
            let mut found = align_table(document, form, index, items);
            doubt_replacements(table, &mut found);
            for row in &found {
                store(document, form, index, row, &mut facts);
            }
            summarise(document, table, items, found)
        })
        .collect();
    (tables, facts)
}

/// No table of a form comes near this many rows; a text that does is none, and comparing all its
/// rows with each other would take for ever.
const MAX_ROWS: usize = 1000;

/// A row as an aligner found it.
#[derive(Debug, Clone)]
struct FoundRow {
    block: usize,
    /// The row of the block; absent for a row that the form does not have.
    row: Option<usize>,
    label: Span,
    label_differs: bool,
    /// Figures with the column that each belongs to, or why they could not be told apart.
    cells: Result<Vec<(usize, Span)>, Words>,
    span: Span,
}

/// The content of the table's section; without its heading, that of the section before, where a
/// lost heading leaves it.
fn items_of<'a>(
    table: &FormTable,
    form: &Form,
    sections: &'a [Section],
    preamble: &'a [Item],
) -> &'a [Item] {
    if let Some(section) = sections.iter().find(|section| section.id == table.section) {
        return &section.items;
    }
    let before = form.section_ids().filter(|id| *id < table.section);
    let nearest = before
        .filter_map(|id| sections.iter().find(|section| section.id == id))
        .last();
    nearest.map_or(preamble, |section| &section.items)
}

fn align_table(document: &Document, form: &Form, index: usize, items: &[Item]) -> Vec<FoundRow> {
    let labels = Labels::new(form, index);
    if let Some(rows) = grid::align(document, &form.tables[index], &labels, items) {
        return rows;
    }
    let tokens = tokens(document, items);
    match form.tables[index].layout {
        Layout::Rows => walk::rows(document, &form.tables[index], &labels, &tokens),
        Layout::Line => walk::line(document, &form.tables[index], &labels, &tokens),
    }
}

/// A row that stands for others beside some of these is one of them that lost its label.
fn doubt_replacements(table: &FormTable, found: &mut [FoundRow]) {
    let places: Vec<_> = found.iter().map(|row| (row.block, row.row)).collect();
    for row in found {
        let replaces = row
            .row
            .map(|index| &table.blocks[row.block].rows[index].replaces);
        let beside = |other: &usize| places.contains(&(row.block, Some(*other)));
        if replaces.is_some_and(|replaces| replaces.iter().any(beside)) {
            row.cells = Err(Words::fixed(
                "该行与它所合并的行同时出现，无法确定各数属于哪一行",
                "the row stands beside rows that it should stand for, so the row of its figures is not sure",
            ));
        }
    }
}

/// The columns of a run of figures, when there are as many as the block has. Blank cells behind
/// the last column are padding.
fn in_order(
    document: &Document,
    values: &[Span],
    columns: &[usize],
) -> Result<Vec<(usize, Span)>, Words> {
    let is_blank = |span: &Span| gouji_zh::is_blank(document.quote(*span));
    let (own, surplus) = values.split_at(values.len().min(columns.len()));
    // With padding behind, a blank last figure may be padding as well, and a figure lost.
    let is_sure = surplus.is_empty() || !own.last().is_some_and(is_blank);
    if own.len() == columns.len() && surplus.iter().all(is_blank) && is_sure {
        return Ok(columns.iter().copied().zip(own.iter().copied()).collect());
    }
    Err(count_mismatch(values.len(), columns.len()))
}

fn count_mismatch(seen: usize, wanted: usize) -> Words {
    Words::new(
        format!("该行读到 {seen} 个单元格，应有 {wanted} 个，无法确定各数属于哪一列"),
        format!(
            "the row has {seen} cells where {wanted} are due, so the columns of its figures are not sure"
        ),
    )
}

fn store(document: &Document, form: &Form, table: usize, found: &FoundRow, facts: &mut Facts) {
    let Some(row) = found.row else { return };
    let block = &form.tables[table].blocks[found.block];
    let form_row = &block.rows[row];
    match &found.cells {
        Ok(cells) => {
            for (column, span) in cells {
                let fact = read_cell(document, *span);
                set_or_doubt(facts, form_row.fact(*column), fact, document);
            }
        }
        Err(reason) => {
            for column in 0..block.columns.len() {
                let doubt = Fact {
                    value: Value::Unreadable,
                    span: found.span,
                    doubt: Some(reason.clone()),
                };
                set_or_doubt(facts, form_row.fact(column), doubt, document);
            }
        }
    }
}

fn read_cell(document: &Document, span: Span) -> Fact {
    let value = Value::parse(document.quote(span));
    let doubt = (value == Value::Unreadable).then(|| {
        Words::fixed(
            "单元格中的内容认不准（无法解码的字符、图片，或分不清数字与横线）",
            "what the cell holds is not sure (lost characters, a picture, or a stroke that may be a figure)",
        )
    });
    Fact { value, span, doubt }
}

/// A row that stands twice with different figures leaves it open which is meant.
fn set_or_doubt(facts: &mut Facts, id: FactId, fact: Fact, document: &Document) {
    let fact = match facts.get(id) {
        Some(known) if known.value == fact.value => return,
        Some(known) => {
            let (one, other) = (document.quote(known.span), document.quote(fact.span));
            let reason = Words::new(
                format!("该行出现两次，数值不同（{one}、{other}）"),
                format!("the row stands twice with different figures ({one}, {other})"),
            );
            Fact {
                value: Value::Unreadable,
                span: known.span,
                doubt: Some(reason),
            }
        }
        None => fact,
    };
    facts.set(id, fact);
}

fn summarise(
    document: &Document,
    table: &FormTable,
    items: &[Item],
    found: Vec<FoundRow>,
) -> AlignedTable {
    let span = found.iter().map(|row| row.span).reduce(Span::cover);
    let mut rows: Vec<AlignedRow> = Vec::new();
    let mut extra_rows = Vec::new();
    for row in found {
        let Some(form_row) = row.row else {
            extra_rows.push(row.label);
            continue;
        };
        if let Some(known) = rows
            .iter_mut()
            .find(|known| known.block == row.block && known.row == form_row)
        {
            known.repeats.push(row.label);
            continue;
        }
        rows.push(AlignedRow {
            block: row.block,
            row: form_row,
            label: row.label,
            label_differs: row.label_differs,
            span: row.span,
            state: row
                .cells
                .map_or_else(RowState::Doubtful, |_| RowState::Read),
            repeats: Vec::new(),
        });
    }
    let state = if rows.is_empty() {
        why_absent(document, table, items)
    } else {
        TableState::Aligned
    };
    AlignedTable {
        state,
        rows,
        extra_rows,
        span,
    }
}

fn why_absent(document: &Document, table: &FormTable, items: &[Item]) -> TableState {
    let picture = items.iter().find_map(|item| {
        if let Item::Picture(span) = item {
            Some(*span)
        } else {
            None
        }
    });
    if let Some(span) = picture {
        return TableState::Picture(span);
    }
    let cells = tokens(document, items).len();
    if items.iter().any(|item| matches!(item, Item::Table(_))) {
        return TableState::Unaligned(Words::new(
            format!(
                "{}所在部分有一个表格（{cells} 个单元格），但没有一行能与格式对应",
                table.name
            ),
            format!(
                "the section of table {} holds a table ({cells} cells), but no row of it is of the form",
                table.id
            ),
        ));
    }
    TableState::Absent
}
