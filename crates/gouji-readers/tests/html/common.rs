//! What the tests of pages share: reading, and a readable outline of a document.

use std::fmt::Write as _;

use gouji_core::{
    BlockKind, Document, DocumentId, Input, Limits, Origin, Reader, Shape, Span, Table,
};
use gouji_readers::HtmlReader;

pub(crate) fn read_bytes(bytes: &[u8], limits: &Limits) -> Document {
    let document = HtmlReader.read(
        &Input {
            id: DocumentId(7),
            name: "",
            bytes,
        },
        limits,
    );
    check_document(&document);
    document
}

pub(crate) fn read(html: &str) -> Document {
    let document = read_bytes(html.as_bytes(), &Limits::default());
    check_places(&document, html);
    document
}

/// Blocks rise, stay apart, have no outer white space, and every byte of their text has a place.
pub(crate) fn check_document(document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end && block.span.start < block.span.end);
        end = block.span.end;
        match &block.kind {
            BlockKind::Table(table) => table
                .rows
                .iter()
                .flatten()
                .for_each(|cell| check_text(document, cell.span)),
            _ => check_text(document, block.span),
        }
    }
}

pub(crate) fn check_text(document: &Document, span: Span) {
    let text = document.quote(span);
    assert_eq!(text, gouji_zh::trim(text));
    assert!(
        (span.start..span.end).all(|offset| document.source_map.covers(offset)),
        "{text}"
    );
    assert!(document.origin(span).is_some(), "{text}");
}

/// Each character stands in the source at its origin: itself, a character reference, white space
/// or a tag that a space stands for, or a picture.
pub(crate) fn check_places(document: &Document, html: &str) {
    for block in &document.blocks {
        let spans: Vec<Span> = match &block.kind {
            BlockKind::Table(table) => table.rows.iter().flatten().map(|cell| cell.span).collect(),
            _ => vec![block.span],
        };
        for span in spans {
            for (at, ch) in document.quote(span).char_indices() {
                let raw = source_of(document, span.part(at..at + ch.len_utf8()), html);
                let stands = raw.chars().eq([ch])
                    || raw.starts_with('&')
                    || (ch == ' '
                        && (raw.trim().is_empty() || raw.contains('<') || raw.contains('>')))
                    || (ch == '\u{fffc}' && raw.starts_with('<'))
                    || (block.kind == BlockKind::Picture && raw.contains('&'));
                assert!(stands, "{ch:?} from {raw:?} in {html}");
            }
        }
    }
}

pub(crate) fn source_of<'a>(document: &Document, span: Span, html: &'a str) -> &'a str {
    match document.origin(span) {
        Some(Origin::Html { bytes, .. }) => html
            .get(usize::try_from(bytes.start).unwrap()..usize::try_from(bytes.end).unwrap())
            .unwrap(),
        other => panic!("{other:?}"),
    }
}

pub(crate) fn element_of(document: &Document, span: Span) -> String {
    match document.origin(span) {
        Some(Origin::Html { element, .. }) => element,
        other => panic!("{other:?}"),
    }
}

/// One line a block: a sign for its kind, and its text; tables as rows of `column:text`.
pub(crate) fn outline(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        let text = document.quote(block.span);
        match &block.kind {
            BlockKind::Table(table) => out.push_str(&rows(document, table)),
            BlockKind::PageTitle => writeln!(out, "title {text}").unwrap(),
            BlockKind::Heading => writeln!(out, "# {text}").unwrap(),
            BlockKind::Picture => writeln!(out, "picture {text}").unwrap(),
            BlockKind::Paragraph => writeln!(out, "{text}").unwrap(),
        }
    }
    out
}

/// Rows of a table, a cell as `column:text`, or `column(columns×rows):text` when it is merged.
pub(crate) fn rows(document: &Document, table: &Table) -> String {
    assert_eq!(table.shape, Shape::Grid);
    let mut out = String::new();
    for row in &table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let merged = if (cell.columns, cell.rows) == (1, 1) {
                    String::new()
                } else {
                    format!("({}×{})", cell.columns, cell.rows)
                };
                format!("{}{merged}:{}", cell.column, document.quote(cell.span))
            })
            .collect();
        writeln!(out, "{}", format!("| {}", cells.join(" | ")).trim_end()).unwrap();
    }
    out
}

pub(crate) fn tables(document: &Document) -> Vec<&Table> {
    document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

#[track_caller]
pub(crate) fn assert_outline(html: &str, expected: &str) {
    let expected: String = expected
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .fold(String::new(), |text, line| text + line + "\n");
    assert_eq!(outline(&read(html)), expected);
}
