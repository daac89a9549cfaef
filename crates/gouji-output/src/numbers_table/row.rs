//! A line of the list of numbers: one number, or the zeros of a row of a table.

use gouji_core::Lang;

use crate::strings;
use crate::text::{char_width, clip, visible, width};
use crate::wire::{NumberKindWire, NumberWire};

/// One number, or several zeros of one row that the same rules checked.
pub(super) struct Row<'a> {
    /// The number, or the first zero.
    pub(super) first: &'a NumberWire,
    /// How many it stands for.
    count: usize,
}

/// The lines, in the order of the numbers.
pub(super) fn rows(numbers: &[NumberWire]) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    // Where the lines of the row of the table begin that the last number is in.
    let mut from = 0;
    for number in numbers {
        if rows
            .last()
            .is_none_or(|last| row_of(last.first) != row_of(number))
        {
            from = rows.len();
        }
        let of_row = rows.get_mut(from..).unwrap_or_default();
        let is_alike = |row: &&mut Row<'_>| {
            is_zero(row.first) && is_zero(number) && row.first.rules == number.rules
        };
        match of_row.iter_mut().find(is_alike) {
            Some(row) => row.count += 1,
            None => rows.push(Row {
                first: number,
                count: 1,
            }),
        }
    }
    rows
}

/// The row of the form that a number is in, as the path of its fact tells it.
fn row_of(number: &NumberWire) -> Option<&str> {
    let (row, _) = number.fact.as_deref()?.rsplit_once('.')?;
    Some(row)
}

fn is_zero(number: &NumberWire) -> bool {
    number.fact.is_some() && number.value.as_i64() == Some(0)
}

impl Row<'_> {
    /// The number as printed, with how often it stands there.
    pub(super) fn number(&self, columns: usize) -> String {
        let text = visible(&self.first.text);
        match self.count {
            1 => clip(&text, columns).into_owned(),
            count => format!("{text} ×{count}"),
        }
    }

    /// The fact or the row of several, or the words around a number in the prose.
    pub(super) fn name(&self, columns: usize, lang: Lang) -> String {
        let Some(name) = &self.first.fact_name else {
            return match &self.first.clause {
                Some(clause) => around(&visible(clause), &visible(&self.first.text), columns),
                None => strings::OTHER_CELL.get(lang).to_owned(),
            };
        };
        let row = name.rsplit_once('.').map_or(name.as_str(), |(row, _)| row);
        let name = if self.count == 1 { name } else { row };
        clip_start(&visible(name), columns)
    }

    /// The lines of the rules that checked it, without their groups, or that none did.
    pub(super) fn rules(&self, is_same: bool, columns: usize, lang: Lang) -> Vec<String> {
        let rules = &self.first.rules;
        let kind = self.first.kind;
        if rules.is_empty() {
            let is_due = kind.is_quantity() || kind == NumberKindWire::Unclear;
            let words = is_due.then(|| strings::NOT_CHECKED.get(lang));
            return vec![words.unwrap_or("").to_owned()];
        }
        if is_same {
            return vec![strings::SAME_RULES.get(lang).to_owned()];
        }
        let comma = strings::LIST_COMMA.get(lang);
        let mut lines: Vec<String> = Vec::new();
        for id in rules {
            let name = id.rsplit_once('/').map_or(id.as_str(), |(_, name)| name);
            let name = visible(name);
            match lines.last_mut() {
                Some(line) if width(line) + width(comma) + width(&name) <= columns => {
                    line.push_str(comma);
                    line.push_str(&name);
                }
                _ => lines.push(name.into_owned()),
            }
        }
        lines
    }
}

/// As much of a clause as fits, with the number in it. What stands before a number says most
/// about it.
fn around(clause: &str, number: &str, columns: usize) -> String {
    let end = clause.find(number).map_or(0, |at| at + number.len());
    let (before, _) = clause.split_at(end);
    match width(before) < columns {
        true => clip(clause, columns).into_owned(),
        false => clip_start(before, columns),
    }
}

/// The end of a text at a width, with `…` where something was cut.
fn clip_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut left = columns.saturating_sub(1);
    let fits = |ch: &char| {
        let width = char_width(*ch);
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    };
    let kept: Vec<char> = text.chars().rev().take_while(fits).collect();
    std::iter::once('…').chain(kept.into_iter().rev()).collect()
}
