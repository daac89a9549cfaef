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

/// A word with its part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tagged<'a> {
    /// The word.
    pub word: &'a str,
    /// Byte offset of its first character.
    pub start: usize,
    /// Its part of speech as the dictionary has it: `n`, `v`, `vn`, `a`, `ad`, `d`, `p` …; `x`
    /// for what it does not have.
    pub tag: &'a str,
}

/// Cuts text into words by a general dictionary and words of its own.
pub struct Segmenter {
    own: Option<Jieba>,
}

/// Set phrases that a general dictionary would cut apart or join wrongly, with their part of
/// speech.
const PHRASES: &[(&str, &str)] = &[
    ("下一步", "t"),
    ("下一阶段", "t"),
    ("下阶段", "t"),
    ("下步", "t"),
    ("接下来", "t"),
    ("有待", "v"),
    ("亟待", "v"),
    ("有待加强", "v"),
    ("不到位", "a"),
    ("依申请公开", "n"),
    ("政府信息公开", "n"),
    ("政务公开", "n"),
    ("主动公开", "v"),
    ("行政复议", "n"),
    ("行政诉讼", "n"),
    ("规范性文件", "n"),
    ("改进措施", "n"),
    ("整改措施", "n"),
];

/// A count that makes a word win over its parts.
const COUNT: usize = 100_000;

/// The part of speech of words of its own that tell none: a proper name.
const NAME: &str = "nz";

/// The general dictionary with the phrases; it takes a while to load, and every segmenter starts
/// from it.
static GENERAL: LazyLock<Jieba> = LazyLock::new(|| {
    let mut jieba = Jieba::new();
    for (phrase, tag) in PHRASES {
        jieba.add_word(phrase, Some(COUNT), Some(tag));
    }
    jieba
});

impl Segmenter {
    /// The general dictionary alone.
    #[must_use]
    pub const fn general() -> Self {
        Self { own: None }
    }

    /// The general dictionary and further words, each of which is one word wherever it stands.
    #[must_use]
    pub fn with_words<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = words.into_iter().peekable();
        if words.peek().is_none() {
            return Self::general();
        }
        let mut jieba = GENERAL.clone();
        for word in words {
            jieba.add_word(word, Some(COUNT), Some(NAME));
        }
        Self { own: Some(jieba) }
    }

    /// The words of a text, which tile it.
    #[must_use]
    pub fn cut<'a>(&self, text: &'a str) -> Vec<Segment<'a>> {
        let mut start = 0;
        let words = self.jieba().cut(text, false).into_iter();
        words
            .map(|token| {
                let word: &str = token.word;
                let segment = Segment { word, start };
                start += word.len();
                segment
            })
            .collect()
    }

    /// The words of a text with their parts of speech; slower than [`Self::cut`].
    #[must_use]
    pub fn tag<'a>(&'a self, text: &'a str) -> Vec<Tagged<'a>> {
        let mut start = 0;
        let words = self.jieba().tag(text, false).into_iter();
        words
            .map(|tagged| {
                let (word, tag) = (tagged.word, tagged.tag);
                let segment = Tagged { word, start, tag };
                start += word.len();
                segment
            })
            .collect()
    }

    fn jieba(&self) -> &Jieba {
        self.own.as_ref().unwrap_or_else(|| &GENERAL)
    }
}

impl std::fmt::Debug for Segmenter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Segmenter(own words: {})", self.own.is_some())
    }
}

/// Cuts `text` into words by the general dictionary.
#[must_use]
pub fn segment(text: &str) -> Vec<Segment<'_>> {
    Segmenter::general().cut(text)
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

    #[test]
    fn parts_of_speech_are_those_of_the_dictionary() {
        let segmenter = Segmenter::general();
        let tags = |text| {
            let tagged = segmenter.tag(text);
            tagged
                .iter()
                .map(|one| format!("{}/{}", one.word, one.tag))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(tags("不能很好的处理"), "不能/v 很/zg 好/a 的/uj 处理/v");
    }

    #[test]
    fn own_words_are_not_cut() {
        let text = "美丽乡村粮食画产业";
        let words = |segmenter: &Segmenter| {
            let words = segmenter.cut(text).into_iter();
            words.map(|one| one.word.to_owned()).collect::<Vec<_>>()
        };
        assert!(!words(&Segmenter::general()).contains(&"粮食画".to_owned()));
        assert!(words(&Segmenter::with_words(["粮食画"])).contains(&"粮食画".to_owned()));
    }
}
