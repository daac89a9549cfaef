//! Kinds of characters, and numbers at a place in a text.

/// Whether a character is a Chinese one.
pub(crate) fn is_han(ch: char) -> bool {
    matches!(ch, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

/// Whether a character is a full-width mark of Chinese prose.
pub(crate) fn is_chinese_mark(ch: char) -> bool {
    matches!(
        ch,
        '。' | '、'
            | '，'
            | '；'
            | '：'
            | '！'
            | '？'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '（'
            | '）'
            | '〔'
            | '〕'
            | '【'
            | '】'
            | '「'
            | '」'
            | '…'
            | '—'
    )
}

/// Whether a character ends a sentence.
pub(crate) fn ends_sentence(ch: char) -> bool {
    matches!(ch, '。' | '！' | '？' | '!' | '?' | '…' | '．')
}

/// Whether a character is a digit of a Chinese number below ten.
pub(crate) fn is_chinese_digit(ch: char) -> bool {
    "一二三四五六七八九".contains(ch)
}

/// Whether a character may stand in a Chinese number.
pub(crate) fn is_chinese_numeral(ch: char) -> bool {
    "〇零一二两三四五六七八九十百千".contains(ch)
}

/// The character before a place.
pub(crate) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character at a place.
pub(crate) fn at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The end of the ASCII digits that begin at a place.
pub(crate) fn digits_end(text: &str, at: usize) -> usize {
    let digits = text.as_bytes().iter().skip(at);
    at + digits.take_while(|byte| byte.is_ascii_digit()).count()
}

/// The start of the ASCII digits that end at a place.
pub(crate) fn digits_start(text: &str, at: usize) -> usize {
    let digits = text.as_bytes().iter().take(at).rev();
    at - digits.take_while(|byte| byte.is_ascii_digit()).count()
}

/// Whether a text begins with a mark that numbers a paragraph or an item of it.
pub(crate) fn starts_item(text: &str) -> bool {
    marker_len(text).is_some()
}

/// The length of the mark at the start of a text that numbers it: （一）, 1., 一、, 一是, 第一, ①.
pub(crate) fn marker_len(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if matches!(first, '①'..='⑳') {
        return Some(first.len_utf8());
    }
    let opened = text.strip_prefix(['（', '(']);
    let body = opened.or_else(|| text.strip_prefix('第')).unwrap_or(text);
    let is_numeral =
        |ch: char| ch.is_ascii_digit() || ('０'..='９').contains(&ch) || is_chinese_numeral(ch);
    let rest = body.trim_start_matches(is_numeral);
    let numeral = body.len() - rest.len();
    if numeral == 0 || numeral > MARKER {
        return None;
    }
    let end = text.len() - rest.len();
    let mark = rest.chars().next()?;
    let is_marker = match (opened.is_some(), text.starts_with('第')) {
        (true, _) => matches!(mark, '）' | ')'),
        (_, true) => matches!(mark, '、' | '，' | ',' | '是'),
        _ => {
            matches!(mark, '、' | '.' | '．' | '是' | '）' | ')')
                && !begins_with_digit(&rest[mark.len_utf8()..])
        }
    };
    is_marker.then(|| end + mark.len_utf8())
}

/// Most bytes of the numeral of a marker.
const MARKER: usize = 9;

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|ch: char| ch.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_from_numbers() {
        for (text, marker) in [
            ("（一）主动公开", "（一）"),
            ("1.主动公开", "1."),
            ("一、主动公开", "一、"),
            ("一是完善", "一是"),
            ("第二，加强", "第二，"),
            ("①更新", "①"),
        ] {
            assert_eq!(marker_len(text), Some(marker.len()), "{text}");
        }
        for text in [
            "1.5万元",
            "2023年",
            "（国办发〔2021〕30号）",
            "第二十条规定",
            "主动",
        ] {
            assert_eq!(marker_len(text), None, "{text}");
        }
    }
}
