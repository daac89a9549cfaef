//! Edits into the bytes of a file; every other byte stays as it is.

use gouji_core::{Document, Words};
use gouji_readers::encode;

use super::edit::SourceEdit;

/// Whether a replacement can be written in an encoding.
///
/// # Errors
/// The character that the encoding lacks.
pub(super) fn encodable(replacement: &str, encoding: &str) -> Result<(), Words> {
    let mut chars = replacement.chars();
    let lacks = |ch: &char| encode(ch.encode_utf8(&mut [0; 4]), encoding).is_none();
    chars.find(lacks).map_or(Ok(()), |ch| {
        Err(Words::new(
            format!("原文件的编码 {encoding} 里没有“{ch}”字"),
            format!("the encoding of the file, {encoding}, has no `{ch}`"),
        ))
    })
}

/// The bytes of a file after edits of its decoded source, which rise and do not overlap; none
/// where a place cannot be told byte by byte.
pub(super) fn patched(bytes: &[u8], document: &Document, edits: &[SourceEdit]) -> Option<Vec<u8>> {
    let encoding = document.encoding.unwrap_or("UTF-8");
    let source = document.source_map.source();
    let ends = edits
        .iter()
        .flat_map(|edit| [edit.range.start, edit.range.end]);
    let ends = ends.map(|end| u32::try_from(end).unwrap_or(u32::MAX));
    let offsets = source.file_offsets(ends);
    let mut patched = Vec::with_capacity(bytes.len());
    let mut at = 0;
    for (edit, pair) in edits.iter().zip(offsets.chunks_exact(2)) {
        let [start, end] = pair else { return None };
        let (start, end) = (usize::try_from(*start).ok()?, usize::try_from(*end).ok()?);
        let removed = encode(source.text().get(edit.range.clone())?, encoding)?;
        if bytes.get(start..end)? != removed {
            return None;
        }
        patched.extend_from_slice(bytes.get(at..start)?);
        patched.extend_from_slice(&encode(&edit.replacement, encoding)?);
        at = end;
    }
    patched.extend_from_slice(bytes.get(at..)?);
    Some(patched)
}

/// The decoded source after the same edits.
pub(super) fn edited(text: &str, edits: &[SourceEdit]) -> Option<String> {
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        edited.push_str(text.get(at..edit.range.start)?);
        edited.push_str(&edit.replacement);
        at = edit.range.end;
    }
    edited.push_str(text.get(at..)?);
    Some(edited)
}
