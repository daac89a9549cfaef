//! Half-width marks in Chinese prose, counted beside the full-width ones.

use std::rc::Rc;

use gouji_core::{Edit, ReportCx, Words};

use super::chars::{at, before, is_chinese_mark, is_han, marker_len};
use super::habit::Place;
use super::pairs::is_no_mark;
use super::passage::{Passage, Passages};

/// The marks of a report by their width.
#[derive(Debug, Default)]
pub(crate) struct Widths {
    /// The half-width ones that should be full-width.
    pub(crate) half: Vec<HalfMark>,
    /// How many full-width ones there are.
    pub(crate) full: usize,
}

/// A half-width mark in Chinese prose.
#[derive(Debug, Clone)]
pub(crate) struct HalfMark {
    /// What it is.
    pub(crate) kind: Kind,
    /// Where it stands.
    pub(crate) place: Place,
    /// How it would be mended.
    pub(crate) edit: Edit,
    /// Whether that cannot be wrong.
    pub(crate) is_safe: bool,
}

/// Kinds of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Comma,
    Semicolon,
    Colon,
    Bracket,
    Question,
    Stop,
}

/// Each kind with its words.
const KINDS: [(Kind, &str, &str); 6] = [
    (Kind::Comma, "逗号", "commas"),
    (Kind::Semicolon, "分号", "semicolons"),
    (Kind::Colon, "冒号", "colons"),
    (Kind::Bracket, "括号", "brackets"),
    (
        Kind::Question,
        "问号、叹号",
        "question and exclamation marks",
    ),
    (Kind::Stop, "句点", "full stops"),
];

impl Widths {
    /// The marks of a report, counted once.
    pub(crate) fn of(cx: &ReportCx<'_>) -> Rc<Self> {
        cx.memo.get(0, || {
            let mut widths = Self::default();
            for passage in Passages::of(cx).sentences() {
                widths.read(passage);
            }
            widths
        })
    }

    /// Whether nearly all marks are half-width: a habit of the whole file, such as copying leaves.
    pub(crate) fn are_half(&self) -> bool {
        self.half.len() >= self.full * MOST
    }

    /// How many of each kind: 逗号 113、括号 15.
    pub(crate) fn counts(&self) -> Words {
        let count = |kind| self.half.iter().filter(|mark| mark.kind == kind).count();
        let told: Vec<_> = KINDS
            .iter()
            .map(|(kind, zh, en)| (count(*kind), zh, en))
            .filter(|(count, ..)| *count > 0)
            .collect();
        let zh: Vec<String> = told
            .iter()
            .map(|(count, zh, _)| format!("{zh} {count}"))
            .collect();
        let en: Vec<String> = told
            .iter()
            .map(|(count, _, en)| format!("{count} {en}"))
            .collect();
        Words::new(zh.join("、"), en.join(", "))
    }

    /// The places of the half-width marks.
    pub(crate) fn places(&self) -> Vec<Place> {
        self.half.iter().map(|mark| mark.place).collect()
    }

    /// The edits that cannot be wrong.
    pub(crate) fn safe_edits(&self) -> Vec<Edit> {
        let safe = self.half.iter().filter(|mark| mark.is_safe);
        safe.map(|mark| mark.edit.clone()).collect()
    }

    fn read(&mut self, passage: &Passage) {
        let text = passage.text.as_str();
        let brackets = brackets(text);
        for (index, byte) in text.bytes().enumerate() {
            let found = match byte {
                0xef if is_full(text, index) => {
                    self.full += 1;
                    None
                }
                b'(' | b')' => bracket(text, &brackets, index),
                b',' | b';' | b':' | b'?' | b'!' | b'.' => half_mark(text, index, byte),
                _ => None,
            };
            let Some(found) = found else { continue };
            let span = passage.span_of(index..index + 1);
            self.half.push(HalfMark {
                kind: found.kind,
                place: Place {
                    span,
                    section: passage.section,
                },
                edit: Edit {
                    span,
                    replacement: found.full.to_owned(),
                },
                is_safe: found.is_safe,
            });
        }
    }
}

/// How many half-width marks there must be for a full-width one.
const MOST: usize = 9;

fn is_full(text: &str, index: usize) -> bool {
    let mark = text.get(index..).and_then(|text| text.chars().next());
    mark.is_some_and(|mark| "，；：（）？！".contains(mark))
}

/// What a half-width mark is.
struct Found {
    kind: Kind,
    full: &'static str,
    is_safe: bool,
}

/// What a half-width mark is and its full-width form, if it stands in Chinese prose.
fn half_mark(text: &str, index: usize, byte: u8) -> Option<Found> {
    let (left, right) = (before(text, index), at(text, index + 1));
    let is_between = is_chinese(left) && is_chinese(right);
    let touches = is_chinese(left) && right.is_some() || is_figure_end(left) && is_chinese(right);
    let ends = is_chinese(left) && right.is_none_or(|right| is_chinese(Some(right)));
    let (kind, full, is_safe) = match byte {
        b',' if touches => (Kind::Comma, "，", is_sure(left, right)),
        b';' if touches && !is_entity(text, index) => (Kind::Semicolon, "；", is_sure(left, right)),
        b':' if is_between => (Kind::Colon, "：", true),
        // Between words it may stand for a character that was lost.
        b'?' if ends && (right.is_none() || asks(text, index)) => {
            (Kind::Question, "？", asks(text, index))
        }
        b'!' if ends => (Kind::Question, "！", true),
        b'.' if ends_passage(text, index) || ends_sentence(text, index) => (Kind::Stop, "。", true),
        _ => return None,
    };
    Some(Found {
        kind,
        full,
        is_safe,
    })
}

/// Whether a comma or a semicolon between two characters can only be a Chinese one: no letter, no
/// space and no bracket of another text stands beside it.
fn is_sure(left: Option<char>, right: Option<char>) -> bool {
    let is_figure = |ch: char| ch.is_ascii_digit() || matches!(ch, '%' | '％');
    let may_stand = |ch: char| is_chinese(Some(ch)) || is_figure(ch);
    let is_left = left.is_some_and(|ch| may_stand(ch) || ch == ')');
    let is_right = right.is_some_and(|ch| may_stand(ch) || ch == '(');
    is_left && is_right && (is_chinese(left) || is_chinese(right))
}

/// Whether a semicolon ends an entity of a web page: `&nbsp;`.
fn is_entity(text: &str, index: usize) -> bool {
    let head = text.get(..index).unwrap_or("");
    let name = |ch: char| ch.is_ascii_alphanumeric() || ch == '#';
    head.trim_end_matches(name).ends_with('&')
}

/// Words that ask.
const QUESTIONS: &[&str] = &[
    "吗", "呢", "么", "哪", "何", "谁", "几", "怎", "是否", "多少",
];
/// Most characters of a question.
const QUESTION: usize = 40;

/// Whether the sentence before a place asks.
fn asks(text: &str, index: usize) -> bool {
    let head = text.get(..index).unwrap_or("").chars().rev().take(QUESTION);
    let start: usize = head
        .take_while(|ch| !"。？！；?!;".contains(*ch))
        .map(char::len_utf8)
        .sum();
    let sentence = text.get(index - start..index).unwrap_or("");
    QUESTIONS.iter().any(|word| sentence.contains(word))
}

/// A round bracket, and the pair that it is one of.
struct Bracket {
    at: usize,
    open: usize,
    close: usize,
}

/// The round brackets of a paragraph, of either width, that are paired and hold a Chinese word.
fn brackets(text: &str) -> Vec<Bracket> {
    if !text.contains(['(', ')']) {
        return Vec::new();
    }
    let mut pairs = Vec::new();
    let mut open: Vec<(usize, bool)> = Vec::new();
    for (offset, ch) in text.char_indices() {
        match ch {
            '(' | '（' => open.push((offset, false)),
            ')' | '）' if !is_no_mark(text, offset, ch) => {
                let Some((start, _)) = open.pop().filter(|(_, is_chinese)| *is_chinese) else {
                    continue;
                };
                pairs.extend([start, offset].map(|at| Bracket {
                    at,
                    open: start,
                    close: offset,
                }));
                if let Some(outer) = open.last_mut() {
                    outer.1 = true;
                }
            }
            _ if is_han(ch) => {
                if let Some(inner) = open.last_mut() {
                    inner.1 = true;
                }
            }
            _ => {}
        }
    }
    pairs.sort_by_key(|bracket| bracket.at);
    pairs
}

/// The half-width bracket at a place, if it is one of a pair around something Chinese; sure where
/// a Chinese word stands beside the pair.
fn bracket(text: &str, brackets: &[Bracket], index: usize) -> Option<Found> {
    let found = brackets.binary_search_by_key(&index, |bracket| bracket.at);
    let pair = brackets.get(found.ok()?)?;
    let outside = [
        before(text, pair.open),
        text.get(pair.close..).and_then(|tail| tail.chars().nth(1)),
    ];
    let is_prose = outside[0].is_none() || outside.into_iter().any(is_chinese);
    Some(Found {
        kind: Kind::Bracket,
        full: if pair.open == index { "（" } else { "）" },
        is_safe: is_prose,
    })
}

fn is_chinese(ch: Option<char>) -> bool {
    ch.is_some_and(|ch| is_han(ch) || is_chinese_mark(ch))
}

/// What may end a figure or a word of letters: `100%,网民`, `22个,…`.
fn is_figure_end(ch: Option<char>) -> bool {
    ch.is_some_and(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '%' | ')' | '％'))
}

/// Whether a point ends a Chinese paragraph, and not the mark of an item.
fn ends_passage(text: &str, index: usize) -> bool {
    let left = before(text, index);
    index + 1 == text.len()
        && left.is_some_and(|ch| is_han(ch) || matches!(ch, '）' | '”' | '》'))
        && marker_len(text) != Some(text.len())
}

/// Whether a point stands between a counted number and a Chinese word: 30条.接受咨询.
fn ends_sentence(text: &str, index: usize) -> bool {
    let head = text.get(..index).unwrap_or("");
    let number = head.strip_suffix(|ch| MEASURES.contains(ch)).unwrap_or("");
    number.ends_with(|ch: char| ch.is_ascii_digit()) && at(text, index + 1).is_some_and(is_han)
}

/// Measure words that end a sentence.
const MEASURES: &str = "条次件项期场份篇家户";

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with its sure marks made full-width, and how many doubtful ones are left.
    fn mended(text: &str) -> (String, usize) {
        let brackets = brackets(text);
        let mut doubtful = 0;
        let mut mended = String::new();
        for (index, ch) in text.char_indices() {
            let found = match ch {
                '(' | ')' => bracket(text, &brackets, index),
                _ => u8::try_from(ch)
                    .ok()
                    .and_then(|byte| half_mark(text, index, byte)),
            };
            match found.filter(|found| {
                found.is_safe || {
                    doubtful += 1;
                    false
                }
            }) {
                Some(found) => mended.push_str(found.full),
                None => mended.push(ch),
            }
        }
        (mended, doubtful)
    }

    #[test]
    fn sure_marks_are_made_full_width() {
        for (text, due) in [
            (
                "公开216条,其中网站86条;培训2次.",
                "公开216条，其中网站86条；培训2次。",
            ),
            ("满意度98%,群众满意", "满意度98%，群众满意"),
            ("共计3次,12人", "共计3次，12人"),
            ("(一)主动公开(详见专栏)", "（一）主动公开（详见专栏）"),
            (
                "设公开栏(含电子屏(2块))16处",
                "设公开栏（含电子屏（2块））16处",
            ),
            ("公开栏（含电子屏)16处", "公开栏（含电子屏）16处"),
            ("材料怎么交?窗口在哪里?", "材料怎么交？窗口在哪里？"),
            ("少跑腿!申请内容:水质", "少跑腿！申请内容：水质"),
            ("公开30条.接受咨询12次.", "公开30条。接受咨询12次。"),
        ] {
            assert_eq!(mended(text), (due.to_owned(), 0), "{text}");
            let again = mended(due);
            assert_eq!(again, (due.to_owned(), 0), "{text}");
        }
    }

    #[test]
    fn other_marks_are_left() {
        for text in [
            "1,204条",
            "8:30更新",
            "支持PDF, OFD, XML三种",
            "文件(RFC 8200)检测",
            "About Songling (松岭) county",
            "一)主动公开",
            "公开&nbsp;信息",
            "由艾力.买买提主持",
            "松岭县?水务局",
            "一.主动公开",
        ] {
            assert_eq!(mended(text).0, text, "{text}");
        }
    }
}
