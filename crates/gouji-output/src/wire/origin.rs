//! Places in the original file, as they are written out.

use gouji_core::{Document, Lang, Origin, Span, Words};
use schemars::JsonSchema;
use serde::Serialize;

/// A byte range: the first byte, and the byte behind the last.
pub type BytesWire = [u64; 2];

/// A place in the original file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OriginWire {
    /// A place in a plain text file.
    Text {
        /// Line, from 1.
        line: u32,
        /// Column in characters, from 1.
        column: u32,
        /// Byte range in the file.
        bytes: BytesWire,
        /// The place in words, in the language of the run.
        #[serde(rename = "where")]
        place: String,
    },
    /// A place in an HTML page.
    Html {
        /// Path of elements from the root, such as `html/body/table[2]/tr[5]/td[3]`.
        element: String,
        /// Line, from 1.
        line: u32,
        /// Column in characters, from 1.
        column: u32,
        /// Byte range in the file.
        bytes: BytesWire,
        /// The place in words, in the language of the run.
        #[serde(rename = "where")]
        place: String,
    },
}

/// A byte range in the extracted text of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SpanWire {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl OriginWire {
    /// Where a span of a document came from; `None` when it is wholly synthetic.
    #[must_use]
    pub fn of(document: &Document, span: Span, lang: Lang) -> Option<Self> {
        document.origin(span).map(|origin| Self::new(origin, lang))
    }

    /// The place in words, in the language of the run.
    #[must_use]
    pub fn place(&self) -> &str {
        match self {
            Self::Text { place, .. } | Self::Html { place, .. } => place,
        }
    }

    /// Line and column in characters, both from 1.
    #[must_use]
    pub fn line_column(&self) -> (u32, u32) {
        match self {
            Self::Text { line, column, .. } | Self::Html { line, column, .. } => (*line, *column),
        }
    }

    fn new(origin: Origin, lang: Lang) -> Self {
        match origin {
            Origin::Text {
                line,
                column,
                bytes,
            } => Self::Text {
                line,
                column,
                bytes: [bytes.start, bytes.end],
                place: line_column_words(line, column).get(lang).to_owned(),
            },
            Origin::Html {
                element,
                line,
                column,
                bytes,
            } => {
                let place = format!("{} {element}", line_column_words(line, column).get(lang));
                Self::Html {
                    element,
                    line,
                    column,
                    bytes: [bytes.start, bytes.end],
                    place,
                }
            }
        }
    }
}

impl From<Span> for SpanWire {
    fn from(span: Span) -> Self {
        Self {
            start: span.start,
            end: span.end,
        }
    }
}

fn line_column_words(line: u32, column: u32) -> Words {
    Words::new(
        format!("第{line}行第{column}字"),
        format!("line {line}, column {column}"),
    )
}
