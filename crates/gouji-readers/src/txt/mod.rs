//! Plain text: lines to paragraphs, rows with bars or tabs to tables.
//!
//! Cells that stand one a line (`规章` / `|` / `0 |`) stay lines: only a form can tell which of
//! them belong together, and the alignment does.

mod rows;

use std::ops::Range;

use gouji_core::{
    BlockKind, CellPieces, Confidence, Document, DocumentBuilder, Gap, GapKind, Input, Limits,
    Piece, Reader, Shape, Words,
};

use crate::decode::decode;
use rows::RowStyle;

/// Reads plain text, Markdown tables and tab-separated tables included.
pub struct TextReader;

impl Reader for TextReader {
    fn format(&self) -> &'static str {
        "txt"
    }

    fn sniff(&self, input: &Input<'_>) -> Confidence {
        match input.extension().as_str() {
            "txt" | "md" | "markdown" | "tsv" | "csv" | "text" => Confidence::Content,
            _ => Confidence::Fallback,
        }
    }

    fn read(&self, input: &Input<'_>, limits: &Limits) -> Document {
        let decoded = decode(input.bytes, None);
        let text = decoded.source.text().to_owned();
        let mut builder =
            DocumentBuilder::new(input.id, "txt", Some(decoded.encoding), decoded.source);
        for gap in decoded.gaps {
            builder.add_gap(gap);
        }
        let lines = lines(&text);
        if lines.len() > limits.blocks {
            builder.add_gap(Gap {
                kind: GapKind::Limit,
                reason: Words::new(
                    format!("文件有 {} 行，只读取前 {} 行", lines.len(), limits.blocks),
                    format!(
                        "the file has {} lines; only the first {} were read",
                        lines.len(),
                        limits.blocks
                    ),
                ),
                span: None,
            });
        }
        let lines = &lines[..lines.len().min(limits.blocks)];
        write_blocks(&mut builder, &text, lines, limits);
        if gouji_zh::is_blank(&text) {
            builder.add_gap(Gap {
                kind: GapKind::Unreadable,
                reason: Words::fixed("文件里没有文字", "the file holds no text"),
                span: None,
            });
        }
        builder.finish()
    }
}

/// Runs of lines in one row style become tables, other lines paragraphs.
fn write_blocks(
    builder: &mut DocumentBuilder,
    text: &str,
    lines: &[Range<usize>],
    limits: &Limits,
) {
    let mut cells_left = limits.cells;
    let mut at = 0;
    while at < lines.len() {
        let (style, count) = rows::run(text, &lines[at..]);
        match style {
            Some(style) => write_table(
                builder,
                text,
                &lines[at..at + count],
                style,
                &mut cells_left,
            ),
            None => lines[at..at + count]
                .iter()
                .for_each(|line| write_line(builder, text, line.clone())),
        }
        at += count;
    }
}

fn write_line(builder: &mut DocumentBuilder, text: &str, line: Range<usize>) {
    let (indent, inner) = trimmed(text, line);
    if let Some(alt) = picture(inner) {
        let source = piece(text, inner).source;
        let pieces: Vec<_> = (!alt.is_empty())
            .then(|| piece(text, alt))
            .into_iter()
            .collect();
        builder.add_picture(&pieces, source, None);
    } else if !inner.is_empty() {
        let kind = if is_heading(inner) {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        let start = indent
            + (inner.len() - inner.trim_start_matches('#').trim_start().len())
                * usize::from(kind == BlockKind::Heading);
        let inner = &text[start..indent + inner.len()];
        builder.add_block(kind, &[piece(text, inner)], None);
    }
}

/// The alternative text of a Markdown picture that is a line of its own: `![表四](b4.png)`.
fn picture(inner: &str) -> Option<&str> {
    let (alt, target) = inner.strip_prefix("![")?.split_once("](")?;
    (target.find(')') == Some(target.len().checked_sub(1)?)).then_some(alt)
}

/// Markdown headings: `## 一、总体情况`.
fn is_heading(inner: &str) -> bool {
    let level = inner.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&level) && inner[level..].starts_with(' ')
}

fn write_table(
    builder: &mut DocumentBuilder,
    text: &str,
    lines: &[Range<usize>],
    style: RowStyle,
    cells_left: &mut usize,
) {
    let mut rows = Vec::new();
    for line in lines {
        let cells = rows::cells(text, line.clone(), style);
        if cells.len() > *cells_left {
            builder.add_gap(Gap {
                kind: GapKind::Limit,
                reason: Words::fixed(
                    "表格单元格过多，其余未读取",
                    "too many table cells; the rest was not read",
                ),
                span: None,
            });
            break;
        }
        *cells_left -= cells.len();
        let row = cells
            .into_iter()
            .enumerate()
            .map(|(column, range)| cell(text, column, range))
            .collect::<Vec<_>>();
        if !row.is_empty() {
            rows.push(row);
        }
    }
    builder.add_table(Shape::Rows, rows, None);
}

fn cell(text: &str, column: usize, range: Range<usize>) -> CellPieces<'_> {
    let (start, inner) = trimmed(text, range);
    let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    CellPieces {
        pieces: if inner.is_empty() {
            Vec::new()
        } else {
            vec![piece(text, inner)]
        },
        column: at(column),
        columns: 1,
        rows: 1,
        source: at(start)..at(start),
        element: None,
    }
}

/// The start and the text of a range without outer white space.
fn trimmed(text: &str, range: Range<usize>) -> (usize, &str) {
    let raw = &text[range.clone()];
    let inner = gouji_zh::trim(raw);
    (
        range.start + (inner.as_ptr() as usize - raw.as_ptr() as usize),
        inner,
    )
}

fn piece<'a>(text: &'a str, inner: &'a str) -> Piece<'a> {
    let start = inner.as_ptr() as usize - text.as_ptr() as usize;
    let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    Piece {
        text: inner,
        source: at(start)..at(start + inner.len()),
        element: None,
    }
}

/// Byte ranges of the lines, without their ends; `\n`, `\r\n`, `\r` and form feed end a line.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']) {
        lines.push(start..at);
        start = at + text[at..].chars().next().map_or(1, char::len_utf8);
    }
    lines.push(start..text.len());
    lines
}
