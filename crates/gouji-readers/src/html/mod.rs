//! Web pages: the text of a whole crawled page, with the element that each piece stands in.
//!
//! ```text
//! bytes ── charset ──▶ source ── tokens ──▶ build ──▶ tree ── blocks ──▶ document
//! ```
//!
//! Menus and footers are read like everything else; which part of the page is the report is told
//! later by the elements that hold its headings.

mod attributes;
mod blocks;
mod build;
mod charset;
mod facts;
mod flow;
mod grid;
mod page;
mod sniff;
mod stack;
mod tags;
mod tokens;
mod tree;

use gouji_core::{
    Confidence, Document, DocumentBuilder, Gap, GapKind, Input, Limits, Reader, Words,
};

use crate::decode::decode;

/// Reads web pages.
pub struct HtmlReader;

impl Reader for HtmlReader {
    fn format(&self) -> &'static str {
        "html"
    }

    fn sniff(&self, input: &Input<'_>) -> Confidence {
        if sniff::is_page(input) {
            Confidence::Content
        } else {
            Confidence::No
        }
    }

    fn read(&self, input: &Input<'_>, limits: &Limits) -> Document {
        let decoded = decode(input.bytes, charset::declared(input.bytes).as_deref());
        let source = decoded.source.text().to_owned();
        let mut document = DocumentBuilder::new(
            input.id,
            self.format(),
            Some(decoded.encoding),
            decoded.source,
        );
        for gap in decoded.gaps {
            document.add_gap(gap);
        }
        let tree = build::build(&source, &mut document, limits);
        if !blocks::write(&tree, &source, &mut document, limits) {
            document.add_gap(no_text());
        }
        document.finish()
    }
}

fn no_text() -> Gap {
    let reason = Words::fixed(
        "网页正文里没有文字（可能全是图片，或由脚本生成）",
        "the body of the page holds no text (it may be all pictures, or made by a script)",
    );
    Gap {
        kind: GapKind::Unreadable,
        reason,
        span: None,
    }
}
