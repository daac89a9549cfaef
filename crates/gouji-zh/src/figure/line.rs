//! The numbers of service lines: `12345热线`, `961890群众服务热线`.

use super::identifier::counts;
use super::scan::{digits_end, starts_with_digit};

/// Words behind digits that make them the number of a service line.
const SERVICES: &[&str] = &[
    "热线",
    "平台",
    "专线",
    "服务台",
    "报警",
    "接警",
    "火警",
    "急救",
    "指挥",
    "短号",
    "投诉举报电话",
    "服务电话",
];

/// Service numbers of the whole country that stand without such a word.
const LINES: &[&str] = &[
    "110", "119", "120", "122", "12301", "12305", "12309", "12313", "12314", "12315", "12316",
    "12317", "12318", "12319", "12320", "12321", "12323", "12324", "12325", "12326", "12328",
    "12329", "12330", "12331", "12333", "12336", "12337", "12338", "12339", "12340", "12343",
    "12345", "12346", "12348", "12349", "12350", "12351", "12355", "12358", "12360", "12361",
    "12363", "12365", "12366", "12367", "12368", "12369", "12370", "12371", "12377", "12378",
    "12379", "12380", "12381", "12385", "12386", "12388", "12389", "12390", "12393", "12395",
    "95598",
];

/// The end of the number of a service line that begins at `at`.
pub(super) fn line(text: &str, at: usize) -> Option<usize> {
    let end = digits_end(text, at);
    let digits = &text[at..end];
    if !(3..=8).contains(&digits.len())
        || text[end..].starts_with([',', '.', '-', '%']) && starts_with_digit(text, end + 1)
    {
        return None;
    }
    let rest = &text[end..];
    if counts(rest) {
        return None;
    }
    // Three digits alone are rather a number.
    if digits.len() > 3 && LINES.contains(&digits) {
        return Some(end);
    }
    let near_end = rest
        .char_indices()
        .take_while(|(_, ch)| ch.is_alphabetic() && !ch.is_ascii())
        .take(12)
        .last()
        .map_or(0, |(offset, ch)| offset + ch.len_utf8());
    let is_multiple = rest.starts_with(['万', '亿', '千', '百', '余', '多', '年', '月', '日']);
    let near = &rest[..near_end];
    let is_line = (digits.len() >= 5 || LINES.contains(&digits))
        && !is_multiple
        && SERVICES.iter().any(|word| near.contains(word));
    is_line.then_some(end)
}
