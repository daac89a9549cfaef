//! Finds the numbers of a text.

use std::ops::Range;

use super::quantity;
use super::scan::{self, Scanned, digits_end, starts_with_digit};
use super::{
    Figure, Hedge, Reading, Unit, change, chinese, date, identifier, ordinal, phrase, share, unit,
};

/// Every number of a text, in its order, without overlaps.
///
/// `text` is folded as [`Folded::prose`](crate::Folded::prose) does it; ranges are bytes of it.
/// Each ASCII digit lies in one of the figures.
#[must_use]
pub fn figures(text: &str) -> Vec<Figure> {
    let mut reader = Reader {
        text,
        at: 0,
        floor: 0,
        address_until: 0,
        found: Vec::new(),
    };
    while let Some(ch) = text[reader.at..].chars().next() {
        match ch {
            _ if ch.is_ascii_digit() => reader.digit(),
            _ if ch.is_ascii_alphabetic() => reader.letters(),
            _ if chinese::is_numeral(ch) => reader.chinese(ch),
            '①'..='⑳' | '㈠'..='㈩' | '⑴'..='⒇' => {
                let end = reader.at + ch.len_utf8();
                reader.push(reader.at..end, Reading::Ordinal);
            }
            '半' | '翻' | '过' => reader.word(ch),
            _ => reader.at += ch.len_utf8(),
        }
    }
    change::between(text, &mut reader.found);
    reader.found
}

/// The state of the search.
struct Reader<'a> {
    text: &'a str,
    /// The next place to look at.
    at: usize,
    /// The end of the last figure.
    floor: usize,
    /// The place up to which no address begins.
    address_until: usize,
    found: Vec<Figure>,
}

impl Reader<'_> {
    fn digit(&mut self) {
        let (text, at) = (self.text, self.at);
        if let Some(end) = self.address() {
            return self.push(at..end, Reading::Identifier);
        }
        if let Some(point) = ordinal::item_before_number(text, self.floor, at) {
            return self.push(at..point, Reading::Ordinal);
        }
        if let Some(end) = self.continues_ordinal() {
            return self.push(at..end, Reading::Ordinal);
        }
        if let Some(ordinal) = ordinal::at_number(text, self.floor, at) {
            let is_labelled = text[..ordinal.start].ends_with(['令', '文', '字']);
            let reading = if is_labelled {
                Reading::Identifier
            } else {
                Reading::Ordinal
            };
            return self.push(ordinal, reading);
        }
        if let Some(range) = identifier::surely(text, self.floor, at) {
            return self.push(range, Reading::Identifier);
        }
        if let Some(end) = date::at_digit(text, at) {
            return self.push(at..end, Reading::Date);
        }
        let code = date::clock_end(text, at).or_else(|| identifier::otherwise(text, at));
        if let Some(end) = code {
            return self.push(at..end, Reading::Identifier);
        }
        if let Some((range, digits, reading)) = share::at_digit(text, self.floor, at) {
            return self.push_parts(range, digits, reading);
        }
        self.number();
    }

    fn number(&mut self) {
        let (text, at) = (self.text, self.at);
        let amount = match scan::number(text, at) {
            Scanned::Number(amount) => amount,
            Scanned::Code(end) => return self.push(at..end, Reading::Identifier),
            Scanned::Unclear(end) => return self.push(at..end, Reading::Unclear),
        };
        if let Some((end, reading)) = self.glued(amount.end) {
            return self.push(at..end, reading);
        }
        let (range, digits, reading) = quantity::read(text, self.floor, at, amount);
        let is_one = matches!(&reading, Reading::Quantity(quantity)
            if quantity.unit == Unit::Bare && quantity.hedge != Some(Hedge::Range));
        if is_one && let Some(end) = identifier::pair_end(text, at) {
            return self.push(at..end, Reading::Unclear);
        }
        let reading = if self.continues_code(&range, &reading) {
            Reading::Identifier
        } else {
            reading
        };
        self.push_parts(range, digits, reading);
    }

    /// The end of a number that shares the 第 of the one before: `第2、3项`.
    fn continues_ordinal(&self) -> Option<usize> {
        let last = self.found.last()?;
        let before = &self.text[last.range.clone()];
        let is_open = before.starts_with('第')
            && before.ends_with(|ch: char| ch.is_ascii_digit() || chinese::is_numeral(ch));
        let between = &self.text[self.floor..self.at];
        let is_next = is_open && matches!(between, "、" | "和" | "及" | "与");
        is_next.then(|| ordinal::end(self.text, self.at)).flatten()
    }

    /// Whether bare digits stand beside a code and are as long as one: a second telephone.
    fn continues_code(&self, range: &Range<usize>, reading: &Reading) -> bool {
        let is_bare = matches!(reading, Reading::Quantity(quantity) if quantity.unit == Unit::Bare);
        let is_behind_code = self
            .found
            .last()
            .is_some_and(|last| last.reading == Reading::Identifier);
        let between = &self.text[self.floor..range.start];
        is_bare
            && is_behind_code
            && range.len() >= 7
            && matches!(between, "、" | "," | "/" | ";" | "或")
    }

    /// Letters or a lone space and further digits that stand directly behind digits.
    fn glued(&self, end: usize) -> Option<(usize, Reading)> {
        let rest = &self.text[end..];
        let spaced = spaced_end(self.text, end);
        if spaced > end {
            return Some((spaced, Reading::Unclear));
        }
        let letters = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if letters == 0 || unit::at_start(rest).is_some_and(|word| word.len == letters) {
            return None;
        }
        let code = &rest[..letters];
        let code_end = code_end(self.text, end + letters);
        let looks_like_digits = code
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b"OoIlSBZ".contains(&byte));
        let is_number = looks_like_digits && unit::at_start(&self.text[end + letters..]).is_some();
        let reading = if is_number {
            Reading::Unclear
        } else {
            Reading::Identifier
        };
        Some((if is_number { end + letters } else { code_end }, reading))
    }

    /// Latin letters, with digits behind them if they are a code: `A4`, `IPv6`, `V2.0`.
    fn letters(&mut self) {
        let (text, at) = (self.text, self.at);
        if let Some(end) = self.address() {
            let has_digit = text[at..end].bytes().any(|byte| byte.is_ascii_digit());
            if has_digit {
                return self.push(at..end, Reading::Identifier);
            }
            self.at = end;
            return;
        }
        let letters = text[at..]
            .bytes()
            .take_while(u8::is_ascii_alphabetic)
            .count();
        let end = at + letters;
        if !starts_with_digit(text, end) {
            self.at = end;
            return;
        }
        let looks_like_digits = text[at..end].bytes().all(|byte| b"OoIl".contains(&byte));
        let behind = digits_end(text, end);
        if looks_like_digits && unit::at_start(&text[behind..]).is_some() {
            return self.push(at..behind, Reading::Unclear);
        }
        let end = end
            + text[end..]
                .bytes()
                .take_while(u8::is_ascii_alphanumeric)
                .count();
        self.push(at..code_end(text, end), Reading::Identifier);
    }

    /// The end of an address that begins here. Each text is looked at once.
    fn address(&mut self) -> Option<usize> {
        if self.at < self.address_until {
            return None;
        }
        let (end, is_address) = identifier::address(self.text, self.at);
        self.address_until = end;
        is_address.then_some(end)
    }

    fn chinese(&mut self, first: char) {
        let (text, at) = (self.text, self.at);
        if let Some(end) = date::at_chinese(text, at) {
            let is_numbered = text[self.floor..at].ends_with('第');
            let start = if is_numbered {
                at - '第'.len_utf8()
            } else {
                at
            };
            return self.push(start..end, Reading::Date);
        }
        if let Some(end) = self.continues_ordinal() {
            return self.push(at..end, Reading::Ordinal);
        }
        if let Some(ordinal) = ordinal::at_number(text, self.floor, at) {
            return self.push(ordinal, Reading::Ordinal);
        }
        if let Some((range, digits, reading)) = share::at_chinese(text, self.floor, at) {
            return self.push_parts(range, digits, reading);
        }
        if first == '一' && phrase::ends_word(&text[..at])
            || matches!(first, '数' | '几') && !self.is_vague()
        {
            self.at += first.len_utf8();
            return;
        }
        match quantity::read_chinese(text, self.floor, at) {
            Some((range, digits, reading)) => self.push_parts(range, digits, reading),
            None => self.at = chinese::run_end(text, at).max(at + first.len_utf8()),
        }
    }

    /// Whether 几 or 数 stands before a numeral as some, and is no part of another word.
    fn is_vague(&self) -> bool {
        let before = &self.text[..self.at];
        !before.ends_with([
            '总', '件', '人', '户', '次', '个', '分', '指', '位', '少', '多', '无', '参', '基',
            '系', '函', '字', '计', '倍', '岁', '票',
        ])
    }

    fn word(&mut self, first: char) {
        let (text, at) = (self.text, self.at);
        match share::at_word(text, self.floor, at) {
            Some((range, digits, reading)) => self.push_parts(range, digits, reading),
            None => self.at += first.len_utf8(),
        }
    }

    fn push(&mut self, range: Range<usize>, reading: Reading) {
        self.push_parts(range.clone(), range, reading);
    }

    fn push_parts(&mut self, range: Range<usize>, digits: Range<usize>, reading: Reading) {
        self.at = range.end;
        self.floor = range.end;
        self.found.push(Figure {
            range,
            digits,
            reading,
        });
    }
}

/// The end of digits behind lone spaces, which may be one number or several; a date is none of
/// them.
fn spaced_end(text: &str, mut end: usize) -> usize {
    while text[end..].starts_with(' ') {
        let next = digits_end(text, end + 1);
        if next == end + 1 || date::at_digit(text, end + 1).is_some() {
            break;
        }
        end = next;
    }
    end
}

/// Parts behind a code that belong to it: `2.0` of `V2.0`, `9001-2015` of `ISO9001-2015`.
fn code_end(text: &str, mut end: usize) -> usize {
    while text[end..].starts_with(['.', '-', '/', '_', '+'])
        && text[end + 1..].starts_with(|ch: char| ch.is_ascii_alphanumeric())
    {
        end += 1 + text[end + 1..]
            .bytes()
            .take_while(u8::is_ascii_alphanumeric)
            .count();
    }
    end
}
