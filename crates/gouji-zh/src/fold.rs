//! Folding: width, script and look-alike differences that carry no meaning in a report.

use std::sync::LazyLock;

/// A text folded character by character, with the way back to the original.
///
/// Each folded character stands for exactly one original character, or for none where white
/// space was squeezed out.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, the byte offset of its character in the original.
    origins: Vec<u32>,
    /// For each byte of `text`, the length of its character in the original.
    lens: Vec<u8>,
    original_len: u32,
}

impl Folded {
    /// Folds `text` and drops all white space.
    #[must_use]
    pub fn squeezed(text: &str) -> Self {
        Self::build(text, Spaces::Dropped)
    }

    /// Folds `text` and drops white space but where it parts digits or Latin letters, such as
    /// `104 3`: there a plain space is left, so that two numbers never become one.
    #[must_use]
    pub fn prose(text: &str) -> Self {
        Self::build(text, Spaces::BetweenDigits)
    }

    /// Folds `text` and keeps its white space as plain spaces.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::build(text, Spaces::Kept)
    }

    fn build(original: &str, spaces: Spaces) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len());
        let mut lens = Vec::with_capacity(original.len());
        // Where the white space began that was passed over, and whether a digit stands before it.
        let mut passed: Option<u32> = None;
        for (offset, ch) in original.char_indices() {
            let at = u32::try_from(offset).unwrap_or(u32::MAX);
            let is_space = is_space(ch);
            if is_space && spaces != Spaces::Kept {
                passed.get_or_insert(at);
                continue;
            }
            let folded = if is_space { ' ' } else { fold_char(ch) };
            let parted = passed.take().filter(|_| {
                spaces == Spaces::BetweenDigits
                    && folded.is_ascii_alphanumeric()
                    && text.ends_with(|ch: char| ch.is_ascii_alphanumeric())
            });
            if let Some(space) = parted {
                text.push(' ');
                origins.resize(text.len(), space);
                lens.resize(text.len(), 1);
            }
            text.push(folded);
            let len = u8::try_from(ch.len_utf8()).unwrap_or(1);
            // Most characters are of three bytes.
            if folded.len_utf8() == 3 {
                origins.extend_from_slice(&[at; 3]);
                lens.extend_from_slice(&[len; 3]);
            } else {
                origins.resize(text.len(), at);
                lens.resize(text.len(), len);
            }
        }
        let original_len = u32::try_from(original.len()).unwrap_or(u32::MAX);
        Self {
            text,
            origins,
            lens,
            original_len,
        }
    }

    /// The folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte range in the original that a byte range of the folded text stands for.
    #[must_use]
    pub fn original(&self, folded: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let at = |index: usize| *self.origins.get(index).unwrap_or(&self.original_len) as usize;
        at(folded.start)..at(folded.end)
    }

    /// The same, without white space that was dropped behind the last character.
    #[must_use]
    pub fn place(&self, folded: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let start = self.original(folded.clone()).start;
        let last = folded
            .end
            .checked_sub(1)
            .filter(|last| *last >= folded.start);
        let end =
            last.and_then(|last| Some(self.origins.get(last)? + u32::from(*self.lens.get(last)?)));
        start..end.map_or(start, |end| end as usize)
    }
}

/// What becomes of white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spaces {
    Kept,
    Dropped,
    BetweenDigits,
}

/// Folds one character: full-width to half-width, typographic to plain quotes and dashes,
/// traditional to simplified for the characters that labels use.
#[must_use]
pub fn fold_char(ch: char) -> char {
    /// What becomes of every character of the basic plane: all that are folded are of it.
    static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
        let all = 0..=u32::from(u16::MAX);
        all.map(|code| char::from_u32(code).map_or('\u{fffd}', work_out))
            .collect()
    });
    TABLE.get(ch as usize).copied().unwrap_or(ch)
}

fn work_out(ch: char) -> char {
    match ch {
        '\u{20}'..='\u{7e}' => ch,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(ch as u32 - 0xfee0).unwrap_or(ch),
        '“' | '”' | '„' | '〝' | '〞' | '「' | '」' => '"',
        '‘' | '’' | '′' => '\'',
        '—' | '–' | '―' | '─' | '−' | '﹣' | '‐' | '‑' => '-',
        '〔' | '【' | '﹝' => '[',
        '〕' | '】' | '﹞' => ']',
        '﹙' => '(',
        '﹚' => ')',
        '︰' | '∶' => ':',
        '·' | '•' => '.',
        '它' => '他',
        _ => simplify(ch),
    }
}

/// Whether a character is white space in a report: ASCII, full-width, non-breaking, zero-width.
#[must_use]
pub fn is_space(ch: char) -> bool {
    // Han characters are most of a text.
    if ('\u{4e00}'..='\u{9fff}').contains(&ch) {
        return false;
    }
    ch.is_whitespace()
        || matches!(
            ch,
            '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        )
}

/// Whether a text holds nothing but white space.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// `text` without white space at both ends, in the sense of [`is_space`].
#[must_use]
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Traditional characters whose simplified form stands in the forms, headings and word lists of the
/// built-in packs, each followed by that form (after OpenCC's table). Mirror sites publish whole
/// reports in traditional script.
const TRADITIONAL: &str = "\
    並并佈布併并來来侷局係系個个備备傢家億亿優优內内別别則则創创動动務务區区問问單单噹当嚮向\
    嚴严囌苏國国埰采執执堅坚報报壓压夠够寀采實实審审寬宽將将對对導导屬属廢废廳厅強强彆别後后\
    復复應应捲卷採采據据擬拟數数斷断於于旂旗昇升時时暢畅暫暂曏向會会査查條条業业極极構构機机\
    檯台欄栏權权決决沒没況况減减滯滞為为無无爲为獲获現现甦苏當当發发眞真確确祕秘積积穩稳穫获\
    箇个範范糾纠納纳級级細细組组結结統统經经維维編编縣县總总織织繫系繳缴繼继續续纔才罰罚聯联\
    臺台與与舉举華华萬万蘇苏處处號号衕同補补製制複复見见規规計计訟讼訪访設设許许訴诉詢询試试\
    話话認认說说説说請请識识議议護护讀读豐丰費费購购踰逾轉转辦办這这進进過过適适還还鄉乡針针\
    錶表鍼针鎭镇鎮镇開开閤合關关陞升隻只難难電电韆千項项頭头題题額额類类颱台體体髮发麪面麫面\
    麵面點点齣出";

fn simplify(ch: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&ch) {
        return ch;
    }
    static TABLE: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
        let chars: Vec<char> = TRADITIONAL.chars().filter(|c| !is_space(*c)).collect();
        let mut pairs: Vec<_> = chars
            .chunks_exact(2)
            .map(|pair| (pair[0], pair[1]))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    });
    match TABLE.binary_search_by_key(&ch, |pair| pair.0) {
        Ok(index) => TABLE[index].1,
        Err(_) => ch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_way_back() {
        let original = "（三） 不予公開：１２";
        let folded = Folded::squeezed(original);
        assert_eq!(folded.text(), "(三)不予公开:12");
        let at = folded.text().find("公开").unwrap();
        assert_eq!(&original[folded.original(at..at + "公开".len())], "公開");
        assert_eq!(folded.original(0..folded.text().len()), 0..original.len());
    }

    #[test]
    fn prose_keeps_two_numbers_apart() {
        let original = "共 104 3 件 ，见附表 ";
        let folded = Folded::prose(original);
        assert_eq!(folded.text(), "共104 3件,见附表");
        let whole = folded.place(0..folded.text().len());
        assert_eq!(&original[whole], "共 104 3 件 ，见附表");
        let at = folded.text().find("3件").unwrap();
        assert_eq!(&original[folded.place(at..at + 1)], "3");
    }

    #[test]
    fn traditional_pairs_are_well_formed() {
        let count = TRADITIONAL.chars().filter(|c| !is_space(*c)).count();
        assert_eq!(count % 2, 0);
        assert_eq!(
            "總計數據屬於規章訴訟"
                .chars()
                .map(fold_char)
                .collect::<String>(),
            "总计数据属于规章诉讼"
        );
        assert_eq!(
            "一二三公开".chars().map(fold_char).collect::<String>(),
            "一二三公开"
        );
    }

    #[test]
    fn blank_means_every_kind_of_space() {
        assert!(is_blank("\u{3000}\u{a0} \u{200b}\t"));
        assert!(!is_blank("\u{3000}0"));
    }
}
