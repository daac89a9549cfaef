//! Tables with spans, written by a page of either kind.

use super::escape;
use crate::gen_corpus::grid::{Grid, Slot};

/// How a page writes the parts of a table.
pub(super) struct Markup<'a> {
    /// Opening tags of the table.
    pub(super) open: &'a str,
    /// Closing tags of the table.
    pub(super) close: &'a str,
    /// Upper-case tags and attributes.
    pub(super) upper: bool,
    /// Attributes of every cell.
    pub(super) cell: &'a str,
    /// What stands around the text of a cell.
    pub(super) inside: [&'a str; 2],
    /// What an empty cell holds.
    pub(super) empty: &'a str,
}

impl Markup<'_> {
    /// The whole table.
    pub(super) fn table(&self, grid: &Grid) -> String {
        let (row_open, row_close) = if self.upper {
            ("<TR>", "</TR>\n")
        } else {
            ("<tr>", "</tr>\n")
        };
        let mut html = self.open.to_owned();
        for row in &grid.rows {
            html.push_str(row_open);
            row.iter().for_each(|slot| self.slot(slot, &mut html));
            html.push_str(row_close);
        }
        html + self.close
    }

    fn slot(&self, slot: &Slot, html: &mut String) {
        let (tag, columns, rows) = if self.upper {
            ("TD", "colSpan", "rowSpan")
        } else {
            ("td", "colspan", "rowspan")
        };
        html.push_str(&format!("<{tag}"));
        for (name, count) in [(columns, slot.columns), (rows, slot.rows)] {
            if count > 1 {
                html.push_str(&self.span(name, count));
            }
        }
        let text = if slot.text.is_empty() {
            self.empty.to_owned()
        } else {
            escape(&slot.text)
        };
        let [before, after] = self.inside;
        html.push_str(&format!("{}>{before}{text}{after}</{tag}>", self.cell));
    }

    fn span(&self, name: &str, count: usize) -> String {
        if self.upper {
            format!(" {name}={count}")
        } else {
            format!(" {name}=\"{count}\"")
        }
    }
}
