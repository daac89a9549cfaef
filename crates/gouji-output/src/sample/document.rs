//! Documents from a short text.

use gouji_core::{
    BlockKind, ByteOffsets, CellPieces, Document, DocumentBuilder, DocumentId, Piece, Shape,
    SourceText,
};

/// The document of a text: lines with bars are rows of a table, others are paragraphs.
pub(crate) fn document(text: &str) -> Document {
    let source = SourceText::new(text.to_owned(), ByteOffsets::default());
    let mut builder = DocumentBuilder::new(DocumentId(0), "txt", Some("utf-8"), source);
    let (mut rows, mut at) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        if content.contains('|') {
            rows.push(cells(content, at));
        } else {
            builder.add_table(Shape::Grid, std::mem::take(&mut rows), None);
            builder.add_block(BlockKind::Paragraph, &[piece(content, at)], None);
        }
        at += line.len();
    }
    builder.add_table(Shape::Grid, rows, None);
    builder.finish()
}

fn cells(line: &str, at: usize) -> Vec<CellPieces<'_>> {
    let mut start = at;
    line.split('|')
        .enumerate()
        .map(|(column, text)| {
            let piece = piece(text, start);
            start += text.len() + 1;
            CellPieces {
                source: piece.source.clone(),
                pieces: if text.is_empty() {
                    Vec::new()
                } else {
                    vec![piece]
                },
                column: u32::try_from(column).unwrap(),
                columns: 1,
                rows: 1,
                element: None,
            }
        })
        .collect()
}

fn piece(text: &str, at: usize) -> Piece<'_> {
    let offset = |at: usize| u32::try_from(at).unwrap();
    Piece {
        text,
        source: offset(at)..offset(at + text.len()),
        element: None,
    }
}
