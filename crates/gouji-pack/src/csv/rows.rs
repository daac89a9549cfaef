//! Comma-separated text, each cell with its place.

use std::ops::Range;

use crate::decode::Located;

/// The rows of a file, without blank ones and those that begin with `#`.
///
/// # Errors
/// The place of a quotation mark that is not closed.
pub(super) fn rows(text: &str) -> Result<Vec<Vec<Located<String>>>, Range<usize>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut at = 0;
    loop {
        let (cell, end) = cell(text, at)?;
        row.push(cell);
        let is_last_cell = !text[end..].starts_with(',');
        if is_last_cell {
            let is_comment = row
                .first()
                .is_some_and(|cell| text[cell.range.clone()].starts_with('#'));
            let is_blank = row.iter().all(|cell| cell.is_empty());
            if !is_comment && !is_blank {
                rows.push(std::mem::take(&mut row));
            }
            row.clear();
        }
        if end >= text.len() {
            return Ok(rows);
        }
        at = end + usize::from(!is_last_cell);
        if is_last_cell {
            at = end
                + if text[end..].starts_with("\r\n") {
                    2
                } else {
                    1
                };
        }
    }
}

/// The cell that begins at an offset, and the offset of the mark behind it.
fn cell(text: &str, start: usize) -> Result<(Located<String>, usize), Range<usize>> {
    if text[start..].starts_with('"') {
        return quoted(text, start);
    }
    let len = text[start..].find([',', '\n', '\r']);
    let end = len.map_or(text.len(), |len| start + len);
    let inner = gouji_zh::trim(&text[start..end]);
    let from = start + text[start..end].find(inner).unwrap_or_default();
    let cell = Located {
        value: inner.to_owned(),
        range: from..from + inner.len(),
    };
    Ok((cell, end))
}

/// A cell in quotation marks, where two of them stand for one.
fn quoted(text: &str, start: usize) -> Result<(Located<String>, usize), Range<usize>> {
    let mut value = String::new();
    let mut at = start + 1;
    loop {
        let Some(mark) = text[at..].find('"').map(|len| at + len) else {
            return Err(start..start + 1);
        };
        value.push_str(&text[at..mark]);
        at = mark + 1;
        if !text[at..].starts_with('"') {
            break;
        }
        value.push('"');
        at += 1;
    }
    let close = at;
    let len = text[at..].find([',', '\n', '\r']);
    let end = len.map_or(text.len(), |len| at + len);
    let value = gouji_zh::trim(&value).to_owned();
    let range = start..close;
    Ok((Located { value, range }, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<Vec<String>> {
        let rows = rows(text).unwrap_or_default().into_iter();
        rows.map(|row| row.into_iter().map(|cell| cell.value).collect())
            .collect()
    }

    #[test]
    fn cells_have_their_places() {
        let text = "错误,正确\r\n 布署 ,\"部,署\"\r\n\r\n,,\n# 说明,x\n按装,";
        let rows = rows(text).unwrap();
        assert_eq!(rows.len(), 3);
        assert_eq!(&text[rows[1][0].range.clone()], "布署");
        assert_eq!(&text[rows[1][1].range.clone()], "\"部,署\"");
        assert_eq!(rows[1][1].value, "部,署");
        assert_eq!(rows[2].len(), 2);
        assert!(rows[2][1].is_empty());
    }

    #[test]
    fn quotation_marks() {
        assert_eq!(values("\"a\"\"b\",c\n"), [["a\"b", "c"]]);
        assert_eq!(values("\"a\nb\",c"), [["a\nb", "c"]]);
        assert_eq!(rows("a,\"b\nc"), Err(2..3));
    }
}
