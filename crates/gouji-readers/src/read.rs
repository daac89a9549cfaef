//! Picks the reader for a file by its content.

use gouji_core::{
    Confidence, Document, DocumentBuilder, Gap, GapKind, Input, Limits, Plugin, Reader, Registry,
    RegistryError, SourceText, Words,
};

use crate::unsupported;

/// All readers that this build has.
pub struct Readers;

impl Plugin for Readers {
    fn register(&self, registry: &mut Registry) -> Result<(), RegistryError> {
        #[cfg(feature = "html")]
        registry.add_reader(Box::new(crate::HtmlReader))?;
        #[cfg(feature = "txt")]
        registry.add_reader(Box::new(crate::TextReader))?;
        Ok(())
    }
}

/// Reads a file with the reader that is surest of it; of equals, the first.
#[must_use]
pub fn read(readers: &[Box<dyn Reader>], input: &Input<'_>, limits: &Limits) -> Document {
    if let Some(reason) = refuse(input, limits) {
        return unreadable(input, reason);
    }
    let surest = readers
        .iter()
        .map(|reader| (reader.sniff(input), reader))
        .rev()
        .max_by_key(|(confidence, _)| *confidence);
    match surest {
        Some((confidence, reader)) if confidence > Confidence::No => reader.read(input, limits),
        _ => unreadable(
            input,
            Words::fixed(
                "没有能读取该文件的读取器",
                "no reader of this build can read the file",
            ),
        ),
    }
}

fn refuse(input: &Input<'_>, limits: &Limits) -> Option<Words> {
    if input.bytes.is_empty() {
        return Some(Words::fixed("文件是空的", "the file is empty"));
    }
    if input.bytes.len() as u64 > limits.bytes {
        return Some(Words::new(
            format!("文件超过 {} 字节的上限", limits.bytes),
            format!("the file is over the limit of {} bytes", limits.bytes),
        ));
    }
    unsupported::name(input.bytes)
}

fn unreadable(input: &Input<'_>, reason: Words) -> Document {
    let mut builder = DocumentBuilder::new(input.id, "", None, SourceText::default());
    builder.add_gap(Gap {
        kind: GapKind::Unreadable,
        reason,
        span: None,
    });
    builder.finish()
}
