//! Ordinal markers: 一是, 第一, 首先, 一、, （一）, 1., （1）, ① and their kin.

use std::ops::Range;

/// A marker that opens an item of a list or a numbered heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// How it is written.
    pub style: MarkerStyle,
    /// Its number; none for 最后, which says no more than that it is the last.
    pub number: Option<u32>,
    /// Its bytes, the mark behind it included.
    pub range: Range<usize>,
    /// Whether it opens a line; else it stands inside one, behind a mark.
    pub opens_line: bool,
}

/// How a marker is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkerStyle {
    /// 一、
    Han,
    /// （一）
    HanBrackets,
    /// 1. or 1、
    Digit,
    /// （1）
    DigitBrackets,
    /// 1)
    DigitParen,
    /// ①
    Circled,
    /// A. or A、
    Letter,
    /// 一是
    HanIs,
    /// 一要
    HanMust,
    /// 第一，
    Nth,
    /// 其一，
    Among,
    /// 首先, 其次, 再次, 最后
    Sequence,
}

impl MarkerStyle {
    /// Its level in the ladder of headings 一、（一）1.（1）, from one; none for markers of running
    /// text.
    #[must_use]
    pub fn level(self) -> Option<usize> {
        match self {
            Self::Han => Some(1),
            Self::HanBrackets => Some(2),
            Self::Digit => Some(3),
            Self::DigitBrackets => Some(4),
            _ => None,
        }
    }

    /// The marker with a number in this style, as it is written; empty where the style has none.
    #[must_use]
    pub fn write(self, number: u32) -> String {
        let han = han(number);
        match self {
            Self::Han => format!("{han}、"),
            Self::HanBrackets => format!("（{han}）"),
            Self::Digit => format!("{number}."),
            Self::DigitBrackets => format!("（{number}）"),
            Self::DigitParen => format!("{number})"),
            Self::Circled => circled(number).map(String::from).unwrap_or_default(),
            Self::Letter => letter(number)
                .map(|ch| format!("{ch}."))
                .unwrap_or_default(),
            Self::HanIs => format!("{han}是"),
            Self::HanMust => format!("{han}要"),
            Self::Nth => format!("第{han}"),
            Self::Among => format!("其{han}"),
            Self::Sequence => String::new(),
        }
    }
}

/// The markers of a folded text, in order.
///
/// `lines` are the bytes where its lines begin, rising; a line that goes on with the sentence of
/// the line before is left out of them.
#[must_use]
pub fn markers(text: &str, lines: &[usize]) -> Vec<Marker> {
    let mut found = Vec::new();
    let mut lines = lines.iter().copied().peekable();
    let (mut opening, mut before) = (Opening::Nothing, ' ');
    for (at, ch) in text.char_indices() {
        let mut opens_line = false;
        while lines.next_if(|line| *line <= at).is_some() {
            opens_line = true;
        }
        if opens_line {
            opening = Opening::Line;
        }
        if (opening != Opening::Nothing || is_circled(ch))
            && let Some((style, number, len)) = read(&text[at..], ch, opening)
        {
            found.push(Marker {
                style,
                number,
                range: at..at + len,
                opens_line,
            });
        }
        opening = behind(ch, before, opening);
        before = ch;
    }
    found
}

/// The number up to 99 at the start of a text in Chinese numerals, and its bytes.
#[must_use]
pub fn han_ordinal(text: &str) -> Option<(u32, usize)> {
    let (mut number, mut unit, mut len) = (0, None, 0);
    for ch in text.chars() {
        match (HAN.iter().position(|one| *one == ch), ch) {
            (Some(digit), _) if unit.is_none() => unit = Some(u32::try_from(digit).ok()? + 1),
            (None, '十') if number == 0 => number = unit.take().unwrap_or(1) * 10,
            (Some(_), _) | (None, '十') => return None,
            (None, _) => break,
        }
        len += ch.len_utf8();
    }
    (len > 0).then_some((number + unit.unwrap_or(0), len))
}

const HAN: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// Higher numbers in digits are figures, and nobody numbers so many items.
const MOST: u32 = 40;
/// What makes a number in brackets the name of a provision: 第（一）项.
const PROVISION: [char; 7] = ['项', '款', '条', '目', '至', '和', '或'];

/// What stands before a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// Something that ends nothing.
    Nothing,
    /// A comma.
    Clause,
    /// A full stop, a semicolon or a colon.
    Sentence,
    /// The end of a line.
    Line,
}

/// What a character leaves behind it.
fn behind(ch: char, before: char, opening: Opening) -> Opening {
    match ch {
        // `8:30` is a time.
        ':' if before.is_ascii_digit() => Opening::Nothing,
        '。' | ';' | ':' | '!' | '?' => Opening::Sentence,
        ',' | '、' => Opening::Clause,
        '"' | '*' | '#' | ' ' => opening,
        _ => Opening::Nothing,
    }
}

fn read(text: &str, first: char, opening: Opening) -> Option<(MarkerStyle, Option<u32>, usize)> {
    if is_circled(first) {
        return Some((
            MarkerStyle::Circled,
            Some(u32::from(first) - u32::from('①') + 1),
            first.len_utf8(),
        ));
    }
    let is_strong = matches!(opening, Opening::Sentence | Opening::Line);
    match first {
        '一'..='龥' => in_words(text, first).or_else(|| of_heading(text, opening)),
        '(' if is_strong => in_brackets(text, opening),
        '0'..='9' if is_strong => in_digits(text),
        'A'..='J' if is_strong => {
            let mut rest = text[1..].chars();
            let is_mark = matches!(rest.next(), Some('.' | '、'));
            let is_open = rest.next().is_some_and(|ch| !ch.is_ascii());
            let len = 1 + text[1..].chars().next().map_or(0, char::len_utf8);
            (is_mark && is_open).then_some((
                MarkerStyle::Letter,
                Some(u32::from(first) - u32::from('A') + 1),
                len,
            ))
        }
        _ => None,
    }
}

/// 一是, 一要, 第一，, 其一，, 首先.
fn in_words(text: &str, first: char) -> Option<(MarkerStyle, Option<u32>, usize)> {
    const SEQUENCE: [(&str, Option<u32>, bool); 5] = [
        ("首先", Some(1), false),
        ("其次", Some(2), false),
        // 再次获得 is an adverb.
        ("再次", Some(3), true),
        ("最后", None, true),
        ("最后是", None, false),
    ];
    match first {
        '首' | '再' | '最' => {}
        '第' | '其' => {
            let prefix = first.len_utf8();
            if let Some((number, len)) = han_ordinal(&text[prefix..]) {
                let end = prefix + len;
                let next = text[end..].chars().next()?;
                let is_mark = matches!(next, ',' | '、' | ':' | '是');
                let style = if first == '第' {
                    MarkerStyle::Nth
                } else {
                    MarkerStyle::Among
                };
                // 第一、二季度 are two numbers.
                let goes_on = next == '、'
                    && text[end + next.len_utf8()..].starts_with(|ch| is_numeral(ch) || ch == '第');
                return (is_mark && !goes_on).then_some((
                    style,
                    Some(number),
                    end + next.len_utf8(),
                ));
            }
        }
        _ => {
            let (number, len) = han_ordinal(text)?;
            let next = text[len..].chars().next()?;
            let style = match next {
                '是' => MarkerStyle::HanIs,
                '要' => MarkerStyle::HanMust,
                _ => return None,
            };
            let end = len + next.len_utf8();
            // 一是一，二是二 is a saying, and 三要素 is a noun.
            let is_saying = text[end..].starts_with(&text[..len]);
            let is_noun = next == '要' && text[end..].starts_with(['素', '件', '点', '义', '领']);
            return (!is_saying && !is_noun).then_some((style, Some(number), end));
        }
    }
    SEQUENCE.iter().find_map(|(word, number, needs_mark)| {
        let rest = text.strip_prefix(word)?;
        let mark = rest.chars().next().filter(|ch| ",、:".contains(*ch));
        let len = word.len() + mark.map_or(0, char::len_utf8);
        (mark.is_some() || !needs_mark).then_some((MarkerStyle::Sequence, *number, len))
    })
}

/// 一、, and at the start of a line 一. and 一，.
fn of_heading(text: &str, opening: Opening) -> Option<(MarkerStyle, Option<u32>, usize)> {
    let (number, len) = han_ordinal(text)?;
    let next = text[len..].chars().next()?;
    let is_mark = match opening {
        Opening::Line => matches!(next, '、' | '.' | ','),
        Opening::Sentence => next == '、',
        Opening::Clause | Opening::Nothing => false,
    };
    let end = len + next.len_utf8();
    // 一、二级 are two numbers.
    let goes_on = text[end..].starts_with(is_numeral);
    (is_mark && !goes_on).then_some((MarkerStyle::Han, Some(number), end))
}

/// （一） and （1）.
fn in_brackets(text: &str, opening: Opening) -> Option<(MarkerStyle, Option<u32>, usize)> {
    let inner = &text[1..];
    let (style, number, len) = match han_ordinal(inner) {
        Some((number, len)) => (MarkerStyle::HanBrackets, number, len),
        None => {
            let (number, len) = digits(inner)?;
            (MarkerStyle::DigitBrackets, number, len)
        }
    };
    let rest = inner[len..].strip_prefix(')')?;
    // `(三)、` at the start of a line is a heading with one mark too many.
    let is_provision = match rest.strip_prefix('、') {
        Some(rest) => opening != Opening::Line || rest.starts_with('('),
        None => rest.starts_with(PROVISION),
    };
    (!is_provision).then_some((style, Some(number), len + 2))
}

/// 1., 1、 and 1).
fn in_digits(text: &str) -> Option<(MarkerStyle, Option<u32>, usize)> {
    let (number, len) = digits(text)?;
    let mut rest = text[len..].chars();
    let (next, after) = (rest.next()?, rest.next());
    let style = match next {
        '.' | '、' => MarkerStyle::Digit,
        ')' => MarkerStyle::DigitParen,
        _ => return None,
    };
    // `1.5` and `1、2号` hold figures, `10.html` and `1.cn` are addresses.
    let goes_on = after.is_some_and(|ch| ch.is_ascii_alphanumeric());
    (!goes_on).then_some((style, Some(number), len + next.len_utf8()))
}

fn digits(text: &str) -> Option<(u32, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = text[..len].parse().ok()?;
    let is_ordinal = (1..=MOST).contains(&number) && !text.starts_with('0');
    is_ordinal.then_some((number, len))
}

fn is_circled(ch: char) -> bool {
    ('①'..='⑳').contains(&ch)
}

fn is_numeral(ch: char) -> bool {
    ch == '十' || HAN.contains(&ch)
}

fn han(number: u32) -> String {
    let digit = |digit: u32| {
        let index = usize::try_from(digit).ok()?.checked_sub(1)?;
        HAN.get(index).copied()
    };
    let (tens, ones) = (number / 10, number % 10);
    let mut written = String::new();
    if tens > 0 {
        written.extend(digit(tens).filter(|_| tens > 1));
        written.push('十');
    }
    written.extend(digit(ones));
    written
}

fn circled(number: u32) -> Option<char> {
    char::from_u32(u32::from('①') + number.checked_sub(1)?).filter(|ch| is_circled(*ch))
}

fn letter(number: u32) -> Option<char> {
    char::from_u32(u32::from('A') + number.checked_sub(1)?).filter(char::is_ascii_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Option<u32>)> {
        markers(text, &[0])
            .into_iter()
            .map(|marker| (text[marker.range].to_owned(), marker.number))
            .collect()
    }

    fn expect(text: &str, expected: &[(&str, u32)]) {
        let expected: Vec<(String, Option<u32>)> = expected
            .iter()
            .map(|(marker, number)| ((*marker).to_owned(), Some(*number)))
            .collect();
        assert_eq!(found(text), expected, "{text}");
    }

    #[test]
    fn markers_of_running_text() {
        expect(
            "主要有:一是不深;二是不广。十一是其他",
            &[("一是", 1), ("二是", 2), ("十一是", 11)],
        );
        expect(
            "一要学,二要用、三要管",
            &[("一要", 1), ("二要", 2), ("三要", 3)],
        );
        expect("第一,抓学习。第二、抓落实", &[("第一,", 1), ("第二、", 2)]);
        expect(
            "首先学习;其次落实;再次,检查",
            &[("首先", 1), ("其次", 2), ("再次,", 3)],
        );
        expect("措施:①学习②落实", &[("①", 1), ("②", 2)]);
        assert_eq!(found("首先学习;最后,总结")[1], ("最后,".to_owned(), None));
    }

    #[test]
    fn markers_of_headings() {
        expect(
            "(一)主动公开。1.网站;2.公报",
            &[("(一)", 1), ("1.", 1), ("2.", 2)],
        );
        expect("二十一、其他", &[("二十一、", 21)]);
        expect("包括:(1)甲;(2)乙", &[("(1)", 1), ("(2)", 2)]);
        expect("A.甲;B.乙", &[("A.", 1), ("B.", 2)]);
        expect("1)甲", &[("1)", 1)]);
        expect("(三)、甲", &[("(三)", 3)]);
        expect("3、平台", &[("3、", 3)]);
    }

    #[test]
    fn what_is_no_marker() {
        for text in [
            "第一时间公开,第一责任人签字,第一季度、第二季度",
            "位居全省第一,",
            "一是一,二是二",
            "公开,三要素齐全",
            "不二是甲",
            "1.5万件。2.3倍",
            "第二十条第(一)项",
            "(一)项和(二)项",
            "见附件:(一)、(二)",
            "每天:8:30,12.下午",
            "一、二级",
            "第一、二季度",
            "http://a.cn/1.html",
            "100.甲",
            "再次获得",
            "2021年",
            "01.甲",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_marker_is_written_as_it_is_read() {
        for number in [1, 9, 10, 11, 20, 35] {
            for style in [
                MarkerStyle::Han,
                MarkerStyle::HanIs,
                MarkerStyle::HanMust,
                MarkerStyle::Digit,
                MarkerStyle::DigitParen,
            ] {
                let text = style.write(number) + "公开";
                let marker = markers(&text, &[0]).swap_remove(0);
                assert_eq!((marker.style, marker.number), (style, Some(number)));
            }
        }
        assert_eq!(MarkerStyle::HanBrackets.write(12), "（十二）");
        assert_eq!(MarkerStyle::Circled.write(3), "③");
    }
}
