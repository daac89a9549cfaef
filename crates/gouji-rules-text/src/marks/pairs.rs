//! Quotation marks, brackets and book-title marks, paired within their paragraph.

use std::rc::Rc;

use gouji_core::{ReportCx, SectionId};

use super::chars::is_chinese_numeral;
use super::habit::Place;
use super::passage::{Passage, Passages};

/// What is wrong with the pairs of a report.
#[derive(Debug, Default)]
pub(crate) struct Pairs {
    /// Marks without their other half, or with a wrong one.
    pub(crate) faults: Vec<Fault>,
    /// The same quotation mark on both sides of a word.
    pub(crate) repeated: Vec<Repeated>,
    /// A place where characters were lost, which may have been the other half.
    pub(crate) lost: Option<Place>,
}

/// A fault of one pair.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The mark.
    pub(crate) mark: char,
    /// Where it stands.
    pub(crate) place: Place,
    /// What is wrong.
    pub(crate) kind: FaultKind,
}

/// What is wrong with a pair.
#[derive(Debug)]
pub(crate) enum FaultKind {
    /// Nothing closes it.
    Open,
    /// Nothing opened it.
    Closed,
    /// It closes over a pair that is still open: the mark there.
    Crossed(char, Place),
    /// It closes a bracket of another shape.
    Shape(char, Place),
}

/// Two quotation marks of the same side around a word.
#[derive(Debug)]
pub(crate) struct Repeated {
    /// The mark.
    pub(crate) mark: char,
    /// The first one.
    pub(crate) first: Place,
    /// The second one.
    pub(crate) second: Place,
    /// What they enclose.
    pub(crate) word: String,
}

impl Pairs {
    /// The faults of a report, worked out once.
    pub(crate) fn of(cx: &ReportCx<'_>) -> Rc<Self> {
        cx.memo.get(0, || {
            let passages = Passages::of(cx);
            let mut pairs = Self::default();
            let mut section = None;
            let mut left: Vec<Left> = Vec::new();
            for (index, passage) in passages.0.iter().enumerate() {
                if passage.section != section {
                    section = passage.section;
                    pairs.settle(&passages, std::mem::take(&mut left));
                }
                if passage.is_sentence {
                    left.extend(pairs.scan(index, passage));
                }
            }
            pairs.settle(&passages, left);
            pairs
        })
    }

    /// Pairs the marks of a paragraph; what is left over may be paired with a later paragraph.
    fn scan(&mut self, passage_index: usize, passage: &Passage) -> Vec<Left> {
        let text = passage.text.as_str();
        let mut stack: Vec<Left> = Vec::new();
        let mut left: Vec<Left> = Vec::new();
        for (offset, ch) in text.char_indices() {
            let Some((class, is_open)) = class_of(ch) else {
                continue;
            };
            let new = Left {
                passage: passage_index,
                offset,
                mark: ch,
                class,
                is_open,
            };
            if is_open {
                stack.push(new);
                continue;
            }
            if is_no_mark(text, offset, ch) {
                continue;
            }
            let behind = text.get(offset + ch.len_utf8()..).unwrap_or("");
            match other_half(&stack, class, behind) {
                Some(depth) if joins(text, &stack, depth, &new) => {
                    let second = stack.remove(depth);
                    let first = stack.remove(depth - 1);
                    self.add_repeated(passage, &first, &second);
                    left.push(new);
                }
                Some(depth) => {
                    let open = stack.remove(depth);
                    self.check_pair(passage, [&open, &new], stack.get(depth), behind);
                }
                None => left.push(new),
            }
        }
        left.extend(stack);
        left.sort_by_key(|left| left.offset);
        left.truncate(LEFT);
        self.take_repeated(passage, &mut left);
        left
    }

    /// A pair that is closed: across another open one, or by a bracket of another shape.
    fn check_pair(
        &mut self,
        passage: &Passage,
        [open, close]: [&Left; 2],
        inner: Option<&Left>,
        behind: &str,
    ) {
        let mut fault = |kind| {
            self.faults.push(Fault {
                mark: close.mark,
                place: close.place(passage),
                kind,
            });
        };
        if open.class != close.class {
            fault(FaultKind::Shape(open.mark, open.place(passage)));
        }
        // The inner pair must close behind, else its mark alone is at fault.
        if let Some(inner) = inner.filter(|inner| closes_next(inner.class, behind)) {
            fault(FaultKind::Crossed(inner.mark, inner.place(passage)));
        }
    }

    /// Takes out the quotation marks that stand twice where their two halves should.
    fn take_repeated(&mut self, passage: &Passage, left: &mut Vec<Left>) {
        for class in [Class::DoubleQuote, Class::SingleQuote] {
            let at: Vec<usize> = (0..left.len())
                .filter(|at| left[*at].class == class)
                .collect();
            let pairs: Vec<(usize, usize)> =
                at.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
            let same = pairs
                .iter()
                .all(|(first, second)| left[*first].mark == left[*second].mark);
            let are_words = pairs.iter().all(|(first, second)| {
                quoted(&passage.text, &left[*first], &left[*second]).is_some()
            });
            if at.is_empty() || !same || !at.len().is_multiple_of(2) || !are_words {
                continue;
            }
            for (first, second) in pairs {
                self.add_repeated(passage, &left[first], &left[second]);
            }
            left.retain(|left| left.class != class);
        }
    }

    fn add_repeated(&mut self, passage: &Passage, first: &Left, second: &Left) {
        if let Some(word) = quoted(&passage.text, first, second) {
            self.repeated.push(Repeated {
                mark: first.mark,
                first: first.place(passage),
                second: second.place(passage),
                word: word.to_owned(),
            });
        }
    }

    /// Pairs what is left over across the paragraphs of a section; the rest is at fault.
    fn settle(&mut self, passages: &Passages, left: Vec<Left>) {
        let mut is_paired = vec![false; left.len()];
        for (index, open) in left.iter().enumerate().filter(|(_, left)| left.is_open) {
            let close =
                left.iter()
                    .enumerate()
                    .skip(index + 1)
                    .take(NEAR)
                    .position(|(at, close)| {
                        !is_paired[at]
                            && !close.is_open
                            && close.class == open.class
                            && close.passage.abs_diff(open.passage) <= NEAR
                    });
            if let Some(close) = close {
                // A quotation opens anew in each of its paragraphs and closes once.
                is_paired[index..=index + 1 + close].fill(true);
            }
        }
        for (left, _) in left
            .iter()
            .zip(is_paired)
            .filter(|(_, is_paired)| !is_paired)
        {
            let Some(passage) = passages.0.get(left.passage) else {
                continue;
            };
            if passage.text.contains('\u{fffd}') {
                self.lost = Some(left.place(passage));
            } else if !has_loose_half(&passage.text, left) && !opens_anew(passages, left) {
                self.faults.push(Fault {
                    mark: left.mark,
                    place: left.place(passage),
                    kind: if left.is_open {
                        FaultKind::Open
                    } else {
                        FaultKind::Closed
                    },
                });
            }
        }
    }
}

/// Paragraphs within which a pair may close.
const NEAR: usize = 6;

/// A mark without its other half so far.
#[derive(Debug, Clone, Copy)]
struct Left {
    passage: usize,
    offset: usize,
    mark: char,
    class: Class,
    is_open: bool,
}

impl Left {
    fn place(&self, passage: &Passage) -> Place {
        let section: Option<SectionId> = passage.section;
        Place {
            span: passage.span_of(self.offset..self.offset + self.mark.len_utf8()),
            section,
        }
    }
}

/// What belongs together, whatever its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    DoubleQuote,
    SingleQuote,
    Corner,
    Title,
    InnerTitle,
    Round,
    Square,
    Tortoise,
    Lenticular,
}

impl Class {
    /// Whether a mark of another class may have been typed for this one.
    fn resembles(self, other: Self) -> bool {
        let is_square = |class| matches!(class, Self::Square | Self::Tortoise | Self::Lenticular);
        let is_title = |class| matches!(class, Self::Title | Self::InnerTitle);
        is_square(self) && is_square(other) || is_title(self) && is_title(other)
    }
}

/// How deep an open mark may lie under others, and how far behind its other half is looked for.
const DEPTH: usize = 16;
const AHEAD: usize = 300;
/// Most marks without their other half that one paragraph is asked for.
const LEFT: usize = 40;

/// The open mark that a closing one belongs to: of its class, or of one that resembles it and is
/// not closed by its own.
fn other_half(stack: &[Left], class: Class, behind: &str) -> Option<usize> {
    let top = stack.len().saturating_sub(DEPTH);
    let within = stack.get(top..)?;
    let own = within.iter().rposition(|open| open.class == class);
    let found = own.or_else(|| {
        let at = within
            .iter()
            .rposition(|open| open.class.resembles(class))?;
        (!closes_next(within.get(at)?.class, behind)).then_some(at)
    });
    found.map(|at| top + at)
}

/// Whether the next mark of a class closes a pair.
fn closes_next(class: Class, behind: &str) -> bool {
    let mut marks = behind.chars().take(AHEAD).filter_map(class_of);
    marks
        .find(|(next, _)| *next == class)
        .is_some_and(|(_, is_open)| !is_open)
}

fn class_of(ch: char) -> Option<(Class, bool)> {
    Some(match ch {
        '“' => (Class::DoubleQuote, true),
        '”' => (Class::DoubleQuote, false),
        '‘' => (Class::SingleQuote, true),
        '’' => (Class::SingleQuote, false),
        '「' | '『' => (Class::Corner, true),
        '」' | '』' => (Class::Corner, false),
        '《' => (Class::Title, true),
        '》' => (Class::Title, false),
        '〈' => (Class::InnerTitle, true),
        '〉' => (Class::InnerTitle, false),
        '（' | '(' => (Class::Round, true),
        '）' | ')' => (Class::Round, false),
        '[' | '［' => (Class::Square, true),
        ']' | '］' => (Class::Square, false),
        '〔' => (Class::Tortoise, true),
        '〕' => (Class::Tortoise, false),
        '【' => (Class::Lenticular, true),
        '】' => (Class::Lenticular, false),
        _ => return None,
    })
}

/// A closing mark that is none: an apostrophe, the mark of an item as in `1)`, a smiley.
pub(crate) fn is_no_mark(text: &str, offset: usize, mark: char) -> bool {
    let before = text.get(..offset).unwrap_or("");
    if mark == '’' {
        return before.ends_with(|ch: char| ch.is_ascii_alphanumeric());
    }
    if !matches!(mark, ')' | '）') {
        return false;
    }
    let is_item =
        |ch: char| ch.is_ascii_alphanumeric() || is_chinese_numeral(ch) || matches!(ch, '①'..='⑳');
    let head = before.trim_end_matches(is_item);
    let item = before.get(head.len()..).unwrap_or("");
    let is_marker = !item.is_empty()
        && item.chars().count() <= ITEM
        && (head.is_empty()
            || head.ends_with(['。', '；', '：', '，', ';', ':', ',', ' ', '\u{3000}', '、']));
    is_marker || before.ends_with([':', ';', '-'])
}

/// Most characters of the number of an item.
const ITEM: usize = 3;

/// Most characters of a word in quotation marks.
const WORD: usize = 30;

/// What two marks enclose, if it reads like a quoted word.
fn quoted<'a>(text: &'a str, first: &Left, second: &Left) -> Option<&'a str> {
    let word = text.get(first.offset + first.mark.len_utf8()..second.offset)?;
    let is_word = !word.is_empty()
        && word.chars().count() <= WORD
        && !word.contains(['。', '；', '“', '”', '‘', '’']);
    is_word.then_some(word)
}

/// Whether a quotation mark that closes one of the same class inside another only stands behind the
/// word that joins two quoted ones, each of which has the same mark on both sides: “甲“、”乙”.
fn joins(text: &str, stack: &[Left], depth: usize, close: &Left) -> bool {
    let Some((first, second)) = depth
        .checked_sub(1)
        .and_then(|outer| stack.get(outer).zip(stack.get(depth)))
    else {
        return false;
    };
    let is_quote = matches!(close.class, Class::DoubleQuote | Class::SingleQuote);
    let are_alike = first.mark == second.mark && second.class == close.class;
    let between = text.get(second.offset + second.mark.len_utf8()..close.offset);
    let behind = close.offset + close.mark.len_utf8();
    is_quote
        && are_alike
        && between.is_some_and(|between| JOINTS.contains(&between))
        && quoted(text, first, second).is_some()
        && text.get(behind..).is_some_and(|rest| {
            let mut word = rest.chars().take(WORD + 1);
            let end =
                word.position(|ch| class_of(ch).is_some_and(|(class, _)| class == close.class));
            end.is_some_and(|end| end > 0 && rest.chars().nth(end) == Some(close.mark))
        })
}

/// What joins two quoted words.
const JOINTS: &[&str] = &["", "、", "，", "和", "与", "及", "以及"];

/// Whether the next paragraph opens the same quotation again, which then closes in a later one.
fn opens_anew(passages: &Passages, left: &Left) -> bool {
    let next = passages.0.get(left.passage + 1);
    left.is_open
        && matches!(left.class, Class::DoubleQuote | Class::SingleQuote)
        && next.is_some_and(|next| next.text.starts_with(left.mark))
}

/// Whether the other half may be there in another guise: a straight quotation mark, a bracket that
/// lost its half with the digits beside it, a comparison sign.
fn has_loose_half(text: &str, left: &Left) -> bool {
    match left.class {
        Class::DoubleQuote => text.contains(['"', '＂', '〝', '〞', '″', '„', '‟']),
        Class::SingleQuote => text.contains(['\'', '＇', '′', '`']) || left.mark == '’',
        Class::Title | Class::InnerTitle => text.contains(['<', '>', '＜', '＞', '«', '»']),
        Class::Tortoise | Class::Square => {
            let digits = text.get(left.offset + left.mark.len_utf8()..).unwrap_or("");
            digits.bytes().take_while(u8::is_ascii_digit).count() > YEAR
        }
        Class::Corner | Class::Round | Class::Lenticular => false,
    }
}

/// Digits of a year.
const YEAR: usize = 4;
