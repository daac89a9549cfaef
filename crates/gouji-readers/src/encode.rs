//! Text back to the bytes of an encoding.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The bytes of a text in an encoding, by the name that a document says it was decoded from;
/// none when the encoding lacks one of its characters or is not known.
#[must_use]
pub fn encode(text: &str, encoding: &str) -> Option<Vec<u8>> {
    let encoding = Encoding::for_label(encoding.as_bytes())?;
    let units = || text.encode_utf16();
    if encoding == UTF_16LE {
        return Some(units().flat_map(u16::to_le_bytes).collect());
    }
    if encoding == UTF_16BE {
        return Some(units().flat_map(u16::to_be_bytes).collect());
    }
    let (bytes, used, is_lossy) = encoding.encode(text);
    let is_whole = !is_lossy && (used == encoding || encoding == UTF_8);
    is_whole.then(|| bytes.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_encoding_lacks_is_not_written_otherwise() {
        assert_eq!(encode("甲", "UTF-8"), Some("甲".as_bytes().to_vec()));
        assert_eq!(encode("甲", "gb18030"), Some(vec![0xbc, 0xd7]));
        assert_eq!(encode("甲", "UTF-16BE"), Some(vec![0x75, 0x32]));
        assert_eq!(encode("甲", "UTF-16LE"), Some(vec![0x32, 0x75]));
        assert_eq!(encode("乱", "Big5"), None);
        assert_eq!(encode("甲", "nothing"), None);
    }
}
