//! Digits that name something: document numbers, telephones, lines, addresses, codes.

use std::ops::Range;

use super::scan::{digits_end, starts_with_digit, tail_of};
use super::{line, unit};

/// Words before digits that make them a code, whatever stands between but a colon.
const LABELS: &[&str] = &[
    "电话",
    "传真",
    "手机",
    "邮编",
    "邮政编码",
    "热线",
    "拨打",
    "致电",
    "号码",
    "证号",
    "编号",
    "编码",
    "代码",
    "标识码",
    "备案号",
    "索引号",
    "账号",
    "账户",
    "帐号",
    "微信号",
    "登记号",
    "QQ",
    "QQ群",
    "专线",
    "序号",
    "房号",
    "门牌",
    "身份证",
    "学号",
    "工号",
    "批号",
    "文号",
    "案号",
    "ID",
    "IP",
    "短号",
    "分机",
];

/// The bytes of a document's number, a telephone or a labelled code whose first digit stands at
/// `at`.
pub(super) fn surely(text: &str, floor: usize, at: usize) -> Option<Range<usize>> {
    document(text, floor, at)
        .or_else(|| telephone(text, floor, at))
        .or_else(|| labelled(text, floor, at).map(|end| at..end))
}

/// The end of what is no date and reads like a code: joined parts, a service line, a number with
/// 号.
pub(super) fn otherwise(text: &str, at: usize) -> Option<usize> {
    joined(text, at)
        .or_else(|| line::line(text, at))
        .or_else(|| numbered(text, digits_end(text, at)))
}

/// `[2021]30号`, `(2021)第30号`.
fn document(text: &str, floor: usize, at: usize) -> Option<Range<usize>> {
    let end = digits_end(text, at);
    let open = text[floor..at]
        .chars()
        .next_back()
        .filter(|ch| "[(<".contains(*ch));
    let closed = text[end..].strip_prefix([']', ')', '>'])?;
    if end - at != 4 {
        return None;
    }
    let closed = closed.strip_prefix('第').unwrap_or(closed);
    let number = text.len() - closed.len();
    let number_end = digits_end(text, number);
    if number_end == number {
        return None;
    }
    let end = numbered(text, number_end).or_else(|| (open == Some('[')).then_some(number_end))?;
    Some(at - open.map_or(0, char::len_utf8)..end)
}

/// 号 behind digits and what continues it: `12号`, `12号-1`.
fn numbered(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix('号')?;
    let end = text.len() - rest.len();
    if rest.starts_with('-') && starts_with_digit(text, end + 1) {
        return Some(digits_end(text, end + 1));
    }
    Some(end)
}

/// `0558-4410126`, `(0558)4410126`, `13800138000`, `400-123-4567`, with an extension.
fn telephone(text: &str, floor: usize, at: usize) -> Option<Range<usize>> {
    let end = digits_end(text, at);
    let digits = &text[at..end];
    let is_counted = || counts(&text[end..]);
    if digits.len() == 11 && digits.starts_with('1') && !is_counted() {
        return Some(at..end);
    }
    let is_area = (3..=4).contains(&digits.len()) && digits.starts_with('0');
    let is_free = matches!(digits, "400" | "800");
    let rest = &text[end..];
    let mark = rest.chars().next().filter(|ch| "-) ".contains(*ch))?;
    let next = end + mark.len_utf8();
    let next_end = digits_end(text, next);
    if !(is_area && (7..=8).contains(&(next_end - next))
        || is_free && (3..=4).contains(&(next_end - next)))
    {
        return None;
    }
    let start = if mark == ')' && text[floor..at].ends_with('(') {
        at - 1
    } else {
        at
    };
    Some(start..extended(text, next_end))
}

/// Further groups behind hyphens.
fn extended(text: &str, mut end: usize) -> usize {
    while text[end..].starts_with('-') && starts_with_digit(text, end + 1) {
        end = digits_end(text, end + 1);
    }
    end
}

/// The code behind a label: `邮编:236299`, `拨打12348`.
fn labelled(text: &str, floor: usize, at: usize) -> Option<usize> {
    let before = text[floor..at].trim_end_matches(['(', ' ']);
    let before = before.strip_suffix([':', '为', '是']).unwrap_or(before);
    LABELS.iter().find(|label| before.ends_with(**label))?;
    let code: usize = text[at..]
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"-/_".contains(byte))
        .count();
    let end = at + code;
    let digits = digits_end(text, at);
    (digits - at >= 3
        && !counts(&text[end..])
        && !text[end..].starts_with(['.', '%', '万', '余', '多']))
    .then_some(end)
}

/// Parts joined by slashes, hyphens, plus or times signs: `0081000/2024-00087`, `1+3+5`, `7*24`.
fn joined(text: &str, at: usize) -> Option<usize> {
    let (mut end, mut parts, mut longest) = (digits_end(text, at), 1, 0);
    longest = longest.max(end - at);
    let starts_with_zero = text[at..].starts_with('0') && end - at > 1;
    let mut marks = Marks::default();
    loop {
        let mark = text[end..]
            .chars()
            .next()
            .filter(|ch| "-/+*×_".contains(*ch));
        let Some(mark) = mark else { break };
        let next = end + mark.len_utf8();
        let is_letter = mark == '+' && text[next..].starts_with(|ch: char| ch.is_ascii_uppercase());
        if !is_letter && !starts_with_digit(text, next) {
            break;
        }
        marks.take(mark);
        let next_end = if is_letter {
            next + 1
        } else {
            digits_end(text, next)
        };
        longest = longest.max(next_end - next);
        parts += 1;
        end = next_end;
    }
    let is_code = match parts {
        1 => false,
        2 if marks.hyphens => starts_with_zero || longest > 6,
        2 if marks.slashes => starts_with_zero || longest > 2,
        2 => marks.signs,
        _ => true,
    };
    is_code.then(|| {
        if text[end..].starts_with("小时") {
            end + "小时".len()
        } else {
            end
        }
    })
}

/// Which marks join the parts of a code.
#[derive(Debug, Default)]
struct Marks {
    hyphens: bool,
    slashes: bool,
    signs: bool,
}

impl Marks {
    fn take(&mut self, mark: char) {
        match mark {
            '-' | '_' => self.hyphens = true,
            '/' => self.slashes = true,
            _ => self.signs = true,
        }
    }
}

/// The end of two short numbers with a slash or a hyphen between that are no share and no range.
pub(super) fn pair_end(text: &str, at: usize) -> Option<usize> {
    let end = digits_end(text, at);
    let rest = text[end..].strip_prefix(['/', '-', '~'])?;
    rest.starts_with(|ch: char| ch.is_ascii_digit())
        .then(|| digits_end(text, end + 1))
}

/// Whether a text begins with a unit, or a multiple and a unit, that make the digits before it a
/// number of something.
pub(super) fn counts(text: &str) -> bool {
    let (_, len) = tail_of(text);
    let text = &text[len..];
    let unit = text.strip_prefix(['万', '千', '百', '亿']).unwrap_or(text);
    unit::at_start(unit).is_some()
}

/// The end of an address on the network or of a mailbox that the ASCII text from `at` on is.
pub(super) fn address(text: &str, at: usize) -> (usize, bool) {
    let len = text[at..]
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'*+=%".contains(byte))
        .count();
    let token = text[at..at + len].trim_end_matches(['.', ':', '!', '?', '\'', '/']);
    let has_letter = token.bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_address = has_letter
        && (token.contains("://")
            || token.starts_with("www.")
            || token.contains('@') && token.contains('.')
            || [".cn", ".com", ".org", ".net", ".gov"].iter().any(|end| {
                token
                    .split(['/', ':', '?'])
                    .next()
                    .is_some_and(|host| host.ends_with(end))
            }));
    (at + token.len(), is_address)
}
