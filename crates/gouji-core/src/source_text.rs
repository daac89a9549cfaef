//! The decoded source of a document, with the way back to lines and to the bytes of the file.

/// A file decoded to UTF-8.
///
/// Lines are counted from 1 and end at `\n`, `\r\n` or `\r`.
#[derive(Debug, Clone, Default)]
pub struct SourceText {
    text: String,
    line_starts: Vec<u32>,
    bytes: ByteOffsets,
}

/// How offsets in the decoded text become offsets in the file.
#[derive(Debug, Clone)]
pub enum ByteOffsets {
    /// UTF-8: the same, behind a byte order mark of `bom` bytes.
    Utf8 {
        /// Bytes of the byte order mark.
        bom: u32,
    },
    /// UTF-16: two bytes a code unit, behind a byte order mark of `bom` bytes.
    Utf16 {
        /// Bytes of the byte order mark.
        bom: u32,
    },
    /// A legacy encoding, or malformed bytes: known points, one of them behind each malformed
    /// stretch, and the length of a text in the encoding between them.
    Legacy {
        /// Pairs of (offset in the decoded text, offset in the file), both rising.
        points: Vec<(u32, u32)>,
        /// Byte length of a text in the encoding of the file.
        encoded_len: fn(&str) -> usize,
    },
}

impl Default for ByteOffsets {
    fn default() -> Self {
        Self::Utf8 { bom: 0 }
    }
}

/// A place in the source: 1-based line, 1-based column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl SourceText {
    /// Indexes a decoded text.
    #[must_use]
    pub fn new(text: String, bytes: ByteOffsets) -> Self {
        let mut line_starts = vec![0];
        let raw = text.as_bytes();
        for (index, byte) in raw.iter().enumerate() {
            let ends_line =
                *byte == b'\n' || (*byte == b'\r' && raw.get(index + 1) != Some(&b'\n'));
            if ends_line {
                line_starts.push(offset_u32(index + 1));
            }
        }
        Self {
            text,
            line_starts,
            bytes,
        }
    }

    /// The decoded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset in the decoded text.
    #[must_use]
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1] as usize;
        let column = self
            .text
            .get(start..offset as usize)
            .map_or(0, |before| before.chars().count());
        LineColumn {
            line: offset_u32(line),
            column: offset_u32(column + 1),
        }
    }

    /// Offset in the file of a byte offset in the decoded text.
    #[must_use]
    pub fn file_offset(&self, offset: u32) -> u64 {
        self.file_offset_from((0, 0), offset)
    }

    /// The same of offsets that rise; each stretch of the text is measured once.
    #[must_use]
    pub fn file_offsets(&self, rising: impl IntoIterator<Item = u32>) -> Vec<u64> {
        let mut known = (0, 0);
        let offsets = rising.into_iter().map(|offset| {
            let at = self.file_offset_from(known, offset);
            known = (offset, at);
            at
        });
        offsets.collect()
    }

    /// Measured from the nearest known place before it: a point, or one that the caller knows,
    /// unless that is the start.
    fn file_offset_from(&self, known: (u32, u64), offset: u32) -> u64 {
        let (from, base) = match &self.bytes {
            ByteOffsets::Utf8 { bom } => return u64::from(bom + offset),
            ByteOffsets::Utf16 { bom } => (0, u64::from(*bom)),
            ByteOffsets::Legacy { points, .. } => {
                let index = points.partition_point(|point| point.0 <= offset);
                let before = index.checked_sub(1).and_then(|index| points.get(index));
                before.map_or((0, 0), |point| (point.0, u64::from(point.1)))
            }
        };
        let is_nearer = known.0 > from && known.0 <= offset;
        let (from, base) = if is_nearer { known } else { (from, base) };
        let between = self.text.get(from as usize..offset as usize).unwrap_or("");
        let length = match &self.bytes {
            ByteOffsets::Utf16 { .. } => 2 * between.encode_utf16().count(),
            ByteOffsets::Legacy { encoded_len, .. } => encoded_len(between),
            ByteOffsets::Utf8 { .. } => between.len(),
        };
        base + length as u64
    }
}

fn offset_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = SourceText::new("甲乙\r\n丙,丁\r戊".to_owned(), ByteOffsets::Utf8 { bom: 3 });
        assert_eq!(source.line_column(3), LineColumn { line: 1, column: 2 });
        let ding = source.text().find('丁').unwrap() as u32;
        assert_eq!(source.line_column(ding), LineColumn { line: 2, column: 3 });
        let wu = source.text().find('戊').unwrap() as u32;
        assert_eq!(source.line_column(wu), LineColumn { line: 3, column: 1 });
        assert_eq!(source.file_offset(3), 6);
    }

    #[test]
    fn utf16_counts_code_units() {
        let source = SourceText::new("a𠮷甲".to_owned(), ByteOffsets::Utf16 { bom: 2 });
        assert_eq!(source.file_offset(1), 4);
        assert_eq!(source.file_offset(5), 8);
        assert_eq!(source.file_offsets([0, 1, 5, 8]), [2, 4, 8, 10]);
    }
}
