//! The content of a section as a stream of cells, however its table was flattened.

use super::sections::Item;
use crate::document::{BlockKind, Document};
use crate::span::Span;
use crate::table::Table;
use crate::value::Value;

/// A cell of a flattened table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    /// Its text; empty at its place for a blank cell.
    pub(super) span: Span,
    /// The row that it stands in, where the document tells rows apart.
    pub(super) row: Option<u32>,
}

impl Token {
    pub(super) fn is_blank(self) -> bool {
        self.span.is_empty()
    }
}

/// The cells of a section in reading order.
pub(super) fn tokens(document: &Document, items: &[Item]) -> Vec<Token> {
    let lines = || {
        items.iter().filter_map(|item| {
            if let Item::Prose(span) = item {
                Some(*span)
            } else {
                None
            }
        })
    };
    let mut stream = Stream {
        document,
        tokens: Vec::new(),
        barred: lines().any(|span| document.quote(span).contains('|')),
        pending: None,
        after_bar: false,
    };
    let mut row = 0;
    for item in items {
        match item {
            Item::Prose(span) => stream.push_line(*span),
            Item::Table(index) => {
                stream.flush();
                if let BlockKind::Table(table) = &document.blocks[*index].kind {
                    stream.push_table(table, &mut row);
                }
            }
            Item::Picture(_) => stream.flush(),
        }
    }
    stream.flush();
    stream.tokens
}

/// Whether a text reads as a figure or as a mark in a figure's place, not as a label.
pub(super) fn is_value_like(text: &str) -> bool {
    let is_short = text.chars().count() <= 8;
    match Value::parse(text) {
        // `2O` and `约5件` are figures gone wrong, `9.涉及商业秘密` is a label.
        Value::Text(text) => {
            let folded = gouji_zh::Folded::squeezed(&text);
            let numbered = gouji_zh::enumerator_len(folded.text()).is_some();
            !numbered && is_short && text.chars().any(|ch| ch.is_numeric())
        }
        // A label can hold a lost character as well.
        Value::Unreadable => is_short && text.chars().filter(|ch| is_han(*ch)).count() < 3,
        _ => true,
    }
}

fn is_han(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch)
}

/// Whether a line only numbers a page: `- 3 -`, `— 3 —`.
fn is_page_number(text: &str) -> bool {
    let is_dash = |ch: char| matches!(ch, '-' | '—' | '–' | '－' | '―');
    let inner = text.trim_matches(|ch: char| is_dash(ch) || gouji_zh::is_space(ch));
    let framed = text.starts_with(is_dash) && text.ends_with(is_dash);
    framed && !inner.is_empty() && inner.chars().all(|ch| ch.is_ascii_digit())
}

struct Stream<'a> {
    document: &'a Document,
    tokens: Vec<Token>,
    /// Whether bars separate the cells; otherwise each line is one.
    barred: bool,
    /// A cell whose bar has not come yet.
    pending: Option<Span>,
    /// Whether the last thing seen was a bar, so that the next bar closes a blank cell.
    after_bar: bool,
}

impl Stream<'_> {
    fn push_line(&mut self, span: Span) {
        if is_page_number(gouji_zh::trim(self.document.quote(span))) {
            return;
        }
        if !self.barred {
            self.push(span, None);
            return;
        }
        let text = self.document.quote(span);
        let mut start = 0;
        for (at, _) in text.match_indices('|') {
            self.extend(span, start..at);
            self.close(span.part(at..at));
            start = at + 1;
        }
        self.extend(span, start..text.len());
    }

    fn push_table(&mut self, table: &Table, row: &mut u32) {
        for cells in &table.rows {
            *row += 1;
            for cell in cells {
                self.push(cell.span, Some(*row));
            }
        }
        self.after_bar = false;
    }

    /// Adds text to the open cell. A figure is a cell of its own even where its bar is lost.
    fn extend(&mut self, line: Span, range: std::ops::Range<usize>) {
        let text = &self.document.quote(line)[range.clone()];
        let inner = gouji_zh::trim(text);
        if inner.is_empty() {
            return;
        }
        let offset = inner.as_ptr() as usize - text.as_ptr() as usize;
        let span = line.part(range.start + offset..range.start + offset + inner.len());
        match self.pending {
            Some(open) if !is_value_like(self.document.quote(open)) && !is_value_like(inner) => {
                self.pending = Some(open.cover(span));
            }
            _ => {
                self.flush();
                self.pending = Some(span);
            }
        }
        self.after_bar = false;
    }

    fn close(&mut self, at: Span) {
        if self.pending.is_some() {
            self.flush();
        } else if self.after_bar {
            self.push(at, None);
        }
        self.after_bar = true;
    }

    fn flush(&mut self) {
        if let Some(span) = self.pending.take() {
            self.push(span, None);
        }
    }

    fn push(&mut self, span: Span, row: Option<u32>) {
        self.tokens.push(Token { span, row });
    }
}
