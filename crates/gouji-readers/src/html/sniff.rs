//! Whether bytes are a web page.

use gouji_core::Input;

use super::tags::{Kind, Tag};

/// How far into a file its first tag is looked for.
const HEAD: usize = 1024;

/// Whether a file starts as a web page does, or is named as one and holds a tag.
pub(crate) fn is_page(input: &Input<'_>) -> bool {
    let text = as_ascii(input.bytes);
    starts_as_page(&text) || (is_named_as_page(input) && has_tag(&text))
}

fn is_named_as_page(input: &Input<'_>) -> bool {
    matches!(
        input.extension().as_str(),
        "html" | "htm" | "shtml" | "shtm" | "xhtml"
    )
}

fn starts_as_page(text: &[u8]) -> bool {
    let head = &text[..text.len().min(HEAD)];
    let says_so = [b"<!doctype html".as_slice(), b"<html", b"<body"]
        .iter()
        .any(|sign| find(head, sign));
    says_so || starts_with_known_tag(skip_preamble(head))
}

fn has_tag(text: &[u8]) -> bool {
    text.windows(2).any(|pair| {
        pair[0] == b'<' && (pair[1].is_ascii_alphabetic() || matches!(pair[1], b'/' | b'!'))
    })
}

fn starts_with_known_tag(text: &[u8]) -> bool {
    let Some(inner) = text.strip_prefix(b"<") else {
        return false;
    };
    let length = inner
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let closed = inner
        .get(length)
        .is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
    let tag = Tag::of(&inner[..length].to_ascii_lowercase());
    closed && (tag.kind() != Kind::Inline || matches!(tag, Tag::Span | Tag::Font | Tag::Strong))
}

/// What follows white space, comments and an XML declaration.
fn skip_preamble(mut text: &[u8]) -> &[u8] {
    loop {
        text = text.trim_ascii_start();
        let end = match text {
            [b'<', b'!', b'-', b'-', ..] => b"-->".as_slice(),
            [b'<', b'?', ..] => b"?>".as_slice(),
            _ => return text,
        };
        match text.windows(end.len()).position(|window| window == end) {
            Some(at) => text = &text[at + end.len()..],
            None => return &[],
        }
    }
}

/// The first bytes without a byte order mark and without the zero halves of UTF-16.
fn as_ascii(bytes: &[u8]) -> Vec<u8> {
    const FAR: usize = 64 << 10;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bytes = &bytes[..bytes.len().min(FAR)];
    match bytes {
        [0xff, 0xfe, rest @ ..]
        | [0xfe, 0xff, rest @ ..]
        | rest @ ([b'<', 0, ..] | [0, b'<', ..]) => {
            rest.iter().copied().filter(|byte| *byte != 0).collect()
        }
        _ => bytes.to_vec(),
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window.eq_ignore_ascii_case(needle))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gouji_core::DocumentId;

    fn is_page_named(name: &str, bytes: &[u8]) -> bool {
        is_page(&Input {
            id: DocumentId(0),
            name,
            bytes,
        })
    }

    #[test]
    fn pages_are_told_by_content() {
        for text in [
            "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.0 Transitional//EN\">",
            "\u{feff}\r\n <!-- 生成 --> <HTML>",
            "<?xml version=\"1.0\"?><html xmlns=\"\">",
            "<table border=0><tr>",
            "<p>一、总体情况</p>",
            "当前位置 <html>",
        ] {
            assert!(is_page_named("", text.as_bytes()), "{text}");
        }
        let utf16: Vec<u8> = "<html><body>甲"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(is_page_named("", &utf16));
        assert!(is_page_named(
            "",
            &[b"\xff\xfe".as_slice(), &utf16].concat()
        ));
    }

    #[test]
    fn other_files_are_no_pages() {
        for text in [
            "一、总体情况\n规章 | 0",
            "a <b> c",
            "<?xml version=\"1.0\"?><w:document>",
            "<《条例》>",
            "<pp>",
            "",
        ] {
            assert!(!is_page_named("x.txt", text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn the_name_helps_where_a_tag_occurs() {
        assert!(is_page_named("年报.SHTML", "一、总体情况<br>".as_bytes()));
        assert!(!is_page_named("年报.html", "一、总体情况 3 < 4".as_bytes()));
    }
}
