//! Folding: width, script and look-alike differences that carry no meaning in a report.

/// A text folded character by character, with the way back to the original.
///
/// Each folded character stands for exactly one original character, or for none where white
/// space was squeezed out.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, the byte offset of its character in the original.
    origins: Vec<u32>,
    original_len: u32,
}

impl Folded {
    /// Folds `text` and drops all white space.
    #[must_use]
    pub fn squeezed(text: &str) -> Self {
        Self::build(text, true)
    }

    /// Folds `text` and keeps its white space as plain spaces.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::build(text, false)
    }

    fn build(original: &str, squeeze: bool) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len());
        for (offset, ch) in original.char_indices() {
            if squeeze && is_space(ch) {
                continue;
            }
            let folded = if is_space(ch) { ' ' } else { fold_char(ch) };
            text.push(folded);
            origins.resize(text.len(), u32::try_from(offset).unwrap_or(u32::MAX));
        }
        let original_len = u32::try_from(original.len()).unwrap_or(u32::MAX);
        Self {
            text,
            origins,
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
}

/// Folds one character: full-width to half-width, typographic to plain quotes and dashes,
/// traditional to simplified for the characters that labels use.
#[must_use]
pub fn fold_char(ch: char) -> char {
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

/// Traditional characters that occur in headings, labels and values of reports, each followed by
/// its simplified form. Mirror sites publish whole reports in traditional script.
const TRADITIONAL: &str = "總总體体況况動动開开務务決决處处數数與与議议訴诉訟讼關关於于屬属國国規规範范門门問问題题\
    進进請请種种類类經经過过結结轉转團团機机構构個个從从來来業业學学會会組组織织條条項项內内\
    許许強强罰罚費费採采購购報报齊齐對对應应聯联現现無无並并為为發发廢废標标準准計计單单萬万\
    億亿電电話话號号鎮镇鄉乡縣县區区廳厅廣广東东寧宁漢汉陽阳臺台灣湾滬沪蘇苏蘭兰隸隶農农財财\
    產产檢检監监審审辦办權权責责績绩評评價价續续繼继違违據据維维糾纠復复複复還还實实際际變变\
    稱称賬账當当時时間间週周歲岁節节優优誤误讀读設设訂订證证認认識识訊讯護护譯译貿贸資资質质\
    賠赔贊赞趙赵車车軍军較较輸输運运達达遠远選选適适鄰邻醫医釋释針针鐵铁錄录長长閱阅隊队陸陆\
    險险隨随難难雜杂靈灵靜静頁页順顺須须預预領领頭头頻频額额風风飛飞養养驗验點点黨党鬥斗龍龙\
    勞劳勢势協协參参員员響响園园圖图執执壓压備备傳传僅仅側侧倉仓偉伟傷伤儲储創创劃划勵励勝胜\
    衛卫廠厂歷历雙双臨临舉举義义烏乌書书樂乐買买亂乱爭争虧亏畝亩親亲們们眾众傘伞偽伪諮咨詢询";

fn simplify(ch: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&ch) {
        return ch;
    }
    static TABLE: std::sync::LazyLock<Vec<(char, char)>> = std::sync::LazyLock::new(|| {
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
