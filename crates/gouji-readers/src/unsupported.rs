//! Names the kinds of files that are known but not read, by their first bytes.

use gouji_core::Words;

/// Why bytes cannot be text, when they are a known other kind or hold no text at all.
pub(crate) fn name(bytes: &[u8]) -> Option<Words> {
    let known = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature));
    if let Some((_, kind)) = known {
        return Some(Words::new(
            format!("这是 {kind}，本版本还不能读取；请另存为网页或纯文本后再检查"),
            format!(
                "this is {kind}, which this version cannot read; save it as HTML or plain text and check that"
            ),
        ));
    }
    is_binary(bytes).then(|| {
        Words::fixed(
            "这是二进制文件，不是文本",
            "this is a binary file, not text",
        )
    })
}

const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Word/Excel/OFD/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word/Excel 97-2003"),
    (b"{\\rtf", "RTF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\0", "SQLite"),
];

/// Control bytes that no text encoding but UTF-16 and UTF-32 uses, in any number.
fn is_binary(bytes: &[u8]) -> bool {
    if crate::decode::utf16_label(bytes).is_some() {
        return false;
    }
    let head = &bytes[..bytes.len().min(64 << 10)];
    let odd = head
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
        .count();
    head.contains(&0) || odd * 50 > head.len()
}
