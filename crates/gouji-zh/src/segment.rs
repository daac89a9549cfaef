//! Segmentation of Chinese text into words.

use std::sync::LazyLock;

use jieba_rs::Jieba;

/// A word with its byte offset in the segmented text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The word.
    pub word: &'a str,
    /// Byte offset of its first character.
    pub start: usize,
}

/// Fixed terms of the field that a general dictionary would cut apart or join wrongly.
const TERMS: &[&str] = &[
    "下一步",
    "下一阶段",
    "下阶段",
    "下步",
    "接下来",
    "有待",
    "亟待",
    "有待加强",
    "不到位",
    "依申请公开",
    "政府信息公开",
    "政务公开",
    "主动公开",
    "行政复议",
    "行政诉讼",
    "规范性文件",
    "改进措施",
    "整改措施",
];

/// Cuts `text` into words. The dictionary is loaded at the first call.
#[must_use]
pub fn segment(text: &str) -> Vec<Segment<'_>> {
    static JIEBA: LazyLock<Jieba> = LazyLock::new(|| {
        let mut jieba = Jieba::new();
        for term in TERMS {
            jieba.add_word(term, Some(100_000), None);
        }
        jieba
    });
    let mut start = 0;
    JIEBA
        .cut(text, false)
        .into_iter()
        .map(|token| {
            let word: &str = token.word;
            let segment = Segment { word, start };
            start += word.len();
            segment
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_tile_the_text() {
        let text = "下一步，我局将加强对规范性文件的管理。";
        let segments = segment(text);
        assert_eq!(segments.iter().map(|s| s.word).collect::<String>(), text);
        assert!(segments.iter().all(|s| text[s.start..].starts_with(s.word)));
        assert_eq!(segments[0].word, "下一步");
    }
}
