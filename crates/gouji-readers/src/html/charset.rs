//! The encoding that a page names itself.

/// How far into a page its encoding is looked for.
const HEAD: usize = 4096;

/// The label in `<meta charset>`, `<meta content="…charset=…">` or `<?xml encoding?>`.
pub(crate) fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(HEAD)];
    meta_label(head).or_else(|| xml_label(head))
}

fn meta_label(head: &[u8]) -> Option<String> {
    let mut rest = head;
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[at..];
        if rest.starts_with(b"<!--") {
            rest = &rest[find(rest, b"-->")?..];
        } else if starts_with(rest, b"<meta") {
            let end = rest
                .iter()
                .position(|byte| *byte == b'>')
                .unwrap_or(rest.len());
            if let Some(label) = label_behind(&rest[..end], b"charset") {
                return Some(label);
            }
            rest = &rest[end..];
        } else {
            rest = &rest[1..];
        }
    }
    None
}

fn xml_label(head: &[u8]) -> Option<String> {
    let declaration = head
        .starts_with(b"<?xml")
        .then(|| &head[..find(head, b"?>").unwrap_or(0)])?;
    label_behind(declaration, b"encoding")
}

/// The word behind `name=`, in quotes or without.
fn label_behind(tag: &[u8], name: &[u8]) -> Option<String> {
    let mut rest = tag;
    while let Some(at) = find(rest, name) {
        rest = rest[at + name.len()..].trim_ascii_start();
        if let Some(value) = rest.strip_prefix(b"=") {
            let value = value.trim_ascii_start();
            let value = value
                .strip_prefix(b"\"")
                .or_else(|| value.strip_prefix(b"'"))
                .unwrap_or(value);
            let label: String = value
                .iter()
                .take_while(|byte| is_label(**byte))
                .map(|byte| char::from(*byte))
                .collect();
            return (!label.is_empty()).then_some(label);
        }
    }
    None
}

fn is_label(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':')
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window.eq_ignore_ascii_case(needle))
}

fn starts_with(bytes: &[u8], prefix: &[u8]) -> bool {
    bytes
        .get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_in_any_writing() {
        let label = |html: &str| declared(html.as_bytes());
        assert_eq!(
            label("<html><head><meta charset=\"utf-8\">").as_deref(),
            Some("utf-8")
        );
        assert_eq!(
            label("<META http-equiv=Content-Type content=\"text/html; charset=gb2312\">")
                .as_deref(),
            Some("gb2312")
        );
        assert_eq!(
            label("<meta name=a content='charset'><meta CHARSET = GBK />").as_deref(),
            Some("GBK")
        );
        assert_eq!(label("<meta charset=gb18030/>").as_deref(), Some("gb18030"));
        assert_eq!(
            label("<?xml version=\"1.0\" encoding=\"GB2312\"?><html>").as_deref(),
            Some("GB2312")
        );
    }

    #[test]
    fn other_places_do_not_count() {
        assert_eq!(declared(b"<!-- <meta charset=gbk> --><p>charset=gbk"), None);
        assert_eq!(declared(b"<!-- <meta charset=gbk>"), None);
        assert_eq!(declared(b"<meta charset="), None);
        assert_eq!(declared(b""), None);
    }
}
