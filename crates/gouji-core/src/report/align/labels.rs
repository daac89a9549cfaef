//! The labels of one table of a form, looked up by key.

use std::cell::Cell;
use std::collections::HashMap;

use gouji_zh::{label_key, similarity};

use crate::form::{Form, FormTable};

/// What a printed label of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// The heading of a block.
    Block(usize),
    /// A row: block and row.
    Row(usize, usize),
    /// A label that groups others, or belongs to another table.
    Other,
}

/// Looks up labels of one table.
pub(super) struct Labels<'a> {
    table: &'a FormTable,
    by_key: HashMap<&'a str, Label>,
    /// How many more damaged labels are looked at closely.
    looks_left: Cell<u32>,
}

/// A table has a few damaged labels at most; a file with more is no table, and comparing each of
/// its lines with every row would take for ever.
const MAX_LOOKS: u32 = 64;
/// No label is longer, bracketed notes left out.
const MAX_KEY_CHARS: usize = 60;

/// From here on a key is taken for a damaged printing of a label.
const ALIKE: u32 = 78;

impl<'a> Labels<'a> {
    pub(super) fn new(form: &'a Form, index: usize) -> Self {
        let table = &form.tables[index];
        let mut by_key = HashMap::new();
        for other in form.tables.iter().filter(|other| other.id != table.id) {
            let rows = other
                .blocks
                .iter()
                .flat_map(|block| &block.rows)
                .flat_map(|row| &row.keys);
            let blocks = other.blocks.iter().flat_map(|block| &block.keys);
            by_key.extend(rows.chain(blocks).map(|key| (key.as_str(), Label::Other)));
        }
        by_key.extend(
            table
                .group_keys
                .iter()
                .map(|key| (key.as_str(), Label::Other)),
        );
        for (b, block) in table.blocks.iter().enumerate() {
            by_key.extend(block.keys.iter().map(|key| (key.as_str(), Label::Block(b))));
            for (r, row) in block.rows.iter().enumerate() {
                by_key.extend(row.keys.iter().map(|key| (key.as_str(), Label::Row(b, r))));
            }
        }
        Self {
            table,
            by_key,
            looks_left: Cell::new(MAX_LOOKS),
        }
    }

    /// What a text is, as a label of a block, row or group.
    pub(super) fn find(&self, text: &str) -> Option<Label> {
        let key = label_key(text);
        self.by_key
            .get(key.as_str())
            .copied()
            .or_else(|| self.behind_group(&key))
    }

    /// The column of a block whose label a text is.
    pub(super) fn column(&self, block: usize, text: &str) -> Option<usize> {
        let key = label_key(text);
        self.table.blocks[block]
            .columns
            .iter()
            .position(|column| column.keys.contains(&key))
    }

    /// The row that a damaged label is most like, when it is like no other.
    pub(super) fn similar(&self, text: &str) -> Option<Label> {
        let key = label_key(text);
        if !(4..=MAX_KEY_CHARS).contains(&key.chars().count()) || self.looks_left.get() == 0 {
            return None;
        }
        self.looks_left.set(self.looks_left.get() - 1);
        let mut scores: Vec<(u32, Label)> = Vec::new();
        for (b, block) in self.table.blocks.iter().enumerate() {
            for (r, row) in block
                .rows
                .iter()
                .enumerate()
                .filter(|(_, row)| row.is_of_form())
            {
                let score = row
                    .keys
                    .iter()
                    .map(|known| similarity(known, &key))
                    .max()
                    .unwrap_or(0);
                scores.push((score, Label::Row(b, r)));
            }
        }
        scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        match scores[..] {
            [(best, label), (second, _), ..] if best >= ALIKE && best > second + 8 => Some(label),
            [(best, label)] if best >= ALIKE => Some(label),
            _ => None,
        }
    }

    /// A row label that stands in one cell with its group: `(四)无法提供 1.本机关不掌握…`.
    fn behind_group(&self, key: &str) -> Option<Label> {
        self.table.group_keys.iter().find_map(|group| {
            let rest = label_key(
                key.strip_prefix(group.as_str())?
                    .trim_start_matches(|ch: char| ch.is_ascii_digit()),
            );
            match self.by_key.get(rest.as_str()) {
                Some(Label::Row(block, row)) => Some(Label::Row(*block, *row)),
                _ => None,
            }
        })
    }
}
