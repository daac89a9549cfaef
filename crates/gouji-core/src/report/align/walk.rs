//! Aligns by walking the cells from label to label, where columns are not known.

use super::labels::{Label, Labels};
use super::{FoundRow, MAX_ROWS, Token, count_mismatch, in_order};
use crate::document::Document;
use crate::form::FormTable;
use crate::report::tokens::is_value_like;
use crate::span::Span;
use crate::words::Words;

/// Labels broken over lines are put together from at most this many.
const MAX_BROKEN: usize = 3;
/// Longer cells are notes, not labels.
const MAX_LABEL_CHARS: usize = 60;

/// Rows of figures under column labels.
pub(super) fn rows(
    document: &Document,
    table: &FormTable,
    labels: &Labels<'_>,
    tokens: &[Token],
) -> Vec<FoundRow> {
    let mut walk = Walk {
        document,
        table,
        labels,
        rows: Vec::new(),
        open: None,
        block: (table.blocks.len() == 1).then_some(0),
        header: Vec::new(),
        in_body: false,
        is_padded: false,
        blank_at_end: Vec::new(),
    };
    let mut at = 0;
    while at < tokens.len() && walk.rows.len() < MAX_ROWS {
        at += walk.step(&tokens[at..]);
    }
    walk.close();
    walk.doubt_padding();
    walk.rows
}

/// One line of figures: behind the last label stands one figure for each row and column.
pub(super) fn line(
    document: &Document,
    table: &FormTable,
    labels: &Labels<'_>,
    tokens: &[Token],
) -> Vec<FoundRow> {
    let block = &table.blocks[0];
    let is_label = |token: &Token| {
        let text = document.quote(token.span);
        !token.is_blank() && (labels.find(text).is_some() || labels.column(0, text).is_some())
    };
    let Some(last_label) = tokens.iter().rposition(is_label) else {
        return Vec::new();
    };
    let label_row = tokens[last_label].row;
    let values: Vec<Span> = tokens[last_label + 1..]
        .iter()
        .skip_while(|token| token.row.is_some() && token.row == label_row)
        .take_while(|token| token.is_blank() || is_value_like(document.quote(token.span)))
        .map(|token| token.span)
        .collect();
    let label = tokens[last_label].span;
    let span = values.iter().copied().fold(label, Span::cover);
    let width = block.columns.len();
    let all: Vec<usize> = (0..width * block.rows.len()).collect();
    let cells = in_order(document, &values, &all);
    (0..block.rows.len())
        .map(|row| {
            let cells = cells.clone().map(|cells| {
                cells
                    .iter()
                    .filter(|(index, _)| index / width == row)
                    .map(|(index, span)| (index % width, *span))
                    .collect()
            });
            FoundRow {
                block: 0,
                row: Some(row),
                label,
                label_differs: false,
                cells,
                span,
            }
        })
        .collect()
}

struct Walk<'a> {
    document: &'a Document,
    table: &'a FormTable,
    labels: &'a Labels<'a>,
    rows: Vec<FoundRow>,
    open: Option<OpenRow>,
    /// The block that the walk is in, once its heading or a row of it was seen.
    block: Option<usize>,
    /// Column labels of the block in the order seen; `None` for a label that is no column's.
    header: Vec<Option<usize>>,
    /// Whether a row of the table was seen; before, labels such as 总计 are columns.
    in_body: bool,
    /// Whether a row of a known line has more cells than columns.
    is_padded: bool,
    /// Rows of a known line whose first or last figure is blank.
    blank_at_end: Vec<usize>,
}

struct OpenRow {
    place: Option<(usize, usize)>,
    label: Span,
    label_differs: bool,
    values: Vec<Span>,
    source_row: Option<u32>,
}

impl Walk<'_> {
    /// Takes the next cell or cells; returns how many.
    fn step(&mut self, tokens: &[Token]) -> usize {
        let token = tokens[0];
        self.close_at_row_end(token);
        let text = self.document.quote(token.span);
        // Most cells are blank or plain figures, and no label is either.
        if token.is_blank() || text.bytes().all(|byte| byte.is_ascii_digit()) {
            if let Some(open) = &mut self.open {
                open.values.push(token.span);
            }
            return 1;
        }
        if let Some(label) = self
            .labels
            .find(text)
            .filter(|label| self.expects(*label, text))
        {
            self.take_label(label, token, token.span, false);
            return 1;
        }
        if self.takes_column(text) {
            return 1;
        }
        if let Some(open) = &mut self.open
            && (is_value_like(text) || (token.row.is_some() && open.source_row == token.row))
        {
            open.values.push(token.span);
            return 1;
        }
        if is_value_like(text) {
            return 1;
        }
        self.step_unknown(tokens)
    }

    /// A text that is no label as it stands: a label broken over lines, a damaged one, or one
    /// that the form does not have.
    fn step_unknown(&mut self, tokens: &[Token]) -> usize {
        let token = tokens[0];
        if let Some((label, count)) = self.broken(tokens) {
            let span = tokens[..count]
                .iter()
                .map(|token| token.span)
                .fold(token.span, Span::cover);
            match label {
                Some(label) => self.take_label(label, token, span, false),
                None => self.close(),
            }
            return count;
        }
        let text = self.document.quote(token.span);
        if let Some(label) = self
            .labels
            .similar(text)
            .filter(|label| self.is_new(*label))
        {
            self.take_label(label, token, token.span, true);
            return 1;
        }
        self.close();
        if self.in_body && text.chars().count() <= MAX_LABEL_CHARS {
            self.open = Some(OpenRow {
                place: None,
                label: token.span,
                label_differs: false,
                values: Vec::new(),
                source_row: token.row,
            });
        } else if !self.in_body || self.table.blocks.len() > 1 {
            self.header.push(None);
        }
        1
    }

    /// Before the first row, a text that is also a column's label is the column.
    fn expects(&self, label: Label, text: &str) -> bool {
        let is_row = matches!(label, Label::Row(..));
        !is_row
            || self.in_body
            || self
                .block
                .is_none_or(|block| self.labels.column(block, text).is_none())
    }

    fn takes_column(&mut self, text: &str) -> bool {
        let Some(block) = self
            .block
            .filter(|_| !self.in_body || self.table.blocks.len() > 1)
        else {
            return false;
        };
        let Some(column) = self.labels.column(block, text) else {
            return false;
        };
        self.close();
        self.header.push(Some(column));
        true
    }

    fn take_label(&mut self, label: Label, token: Token, span: Span, label_differs: bool) {
        self.close();
        match label {
            Label::Block(block) => {
                self.block = Some(block);
                self.header.clear();
            }
            Label::Row(block, row) => {
                if self.block != Some(block) {
                    self.block = Some(block);
                    self.header.clear();
                }
                self.in_body = true;
                self.open = Some(OpenRow {
                    place: Some((block, row)),
                    label: span,
                    label_differs,
                    values: Vec::new(),
                    source_row: token.row,
                });
            }
            Label::Other => {}
        }
    }

    /// A label put together from this cell and the next ones: what it is (`None` for a column's
    /// label), and of how many cells.
    fn broken(&mut self, tokens: &[Token]) -> Option<(Option<Label>, usize)> {
        let mut joined = self.document.quote(tokens[0].span).to_owned();
        for (count, token) in tokens.iter().enumerate().take(MAX_BROKEN).skip(1) {
            let text = self.document.quote(token.span);
            if token.is_blank() || is_value_like(text) || token.row != tokens[0].row {
                return None;
            }
            joined.push_str(text);
            if let Some(label) = self
                .labels
                .find(&joined)
                .filter(|label| self.expects(*label, &joined))
            {
                return Some((Some(label), count + 1));
            }
            if self.takes_column(&joined) {
                return Some((None, count + 1));
            }
        }
        None
    }

    fn is_new(&self, label: Label) -> bool {
        !self
            .rows
            .iter()
            .any(|row| matches!(label, Label::Row(b, r) if row.block == b && row.row == Some(r)))
    }

    fn close_at_row_end(&mut self, token: Token) {
        if self
            .open
            .as_ref()
            .is_some_and(|open| open.source_row.is_some() && open.source_row != token.row)
        {
            self.close();
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let span = open.values.iter().copied().fold(open.label, Span::cover);
        let (block, row) = match open.place {
            Some((block, row)) => (block, Some(row)),
            // A line of text without figures is a note, not a row.
            None if open
                .values
                .iter()
                .all(|value| gouji_zh::is_blank(self.document.quote(*value))) =>
            {
                return;
            }
            None => (self.block.unwrap_or(0), None),
        };
        // A group label that stands for its rows carries figures only in reports that have it so.
        let replaces = row.is_some_and(|row| !self.table.blocks[block].rows[row].is_of_form());
        if replaces && open.values.is_empty() {
            return;
        }
        let cells = self
            .columns(block)
            .and_then(|columns| in_order(self.document, &open.values, &columns));
        if open.source_row.is_some() {
            let width = self.table.blocks[block].columns.len();
            let own = &open.values[..open.values.len().min(width)];
            let is_blank = |value: Option<&Span>| value.is_some_and(|value| value.is_empty());
            self.is_padded |= open.values.len() > width;
            if is_blank(own.first()) || is_blank(own.last()) {
                self.blank_at_end.push(self.rows.len());
            }
        }
        self.rows.push(FoundRow {
            block,
            row,
            label: open.label,
            label_differs: open.label_differs,
            cells,
            span,
        });
    }

    /// Where a table pads its rows with blank cells, a row whose first or last figure is blank may
    /// as well have lost one.
    fn doubt_padding(&mut self) {
        for index in self.blank_at_end.iter().filter(|_| self.is_padded) {
            let row = &mut self.rows[*index];
            if let Ok(cells) = &row.cells {
                row.cells = Err(count_mismatch(cells.len() - 1, cells.len()));
            }
        }
    }

    /// The columns in the order of the document, where its header tells; of the form otherwise.
    fn columns(&self, block: usize) -> Result<Vec<usize>, Words> {
        let width = self.table.blocks[block].columns.len();
        let of_form: Vec<usize> = (0..width).collect();
        // In a single block the labels of merged header cells come in no reading order.
        if self.table.blocks.len() == 1 || self.header.is_empty() {
            return Ok(of_form);
        }
        let seen: Vec<usize> = self.header.iter().copied().flatten().collect();
        let mut sorted = seen.clone();
        sorted.sort_unstable();
        if sorted == of_form {
            return Ok(seen);
        }
        let in_place = self.header.len() == width
            && self
                .header
                .iter()
                .enumerate()
                .all(|(position, column)| column.is_none_or(|column| column == position));
        if in_place {
            return Ok(of_form);
        }
        Err(Words::new(
            format!(
                "表头读到 {} 栏，应有 {width} 栏，无法确定各数属于哪一列",
                self.header.len()
            ),
            format!(
                "the header has {} columns where {width} are due, so the columns of the figures are not sure",
                self.header.len()
            ),
        ))
    }
}
