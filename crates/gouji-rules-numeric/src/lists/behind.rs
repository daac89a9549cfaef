//! Things named behind their number: `三项制度：A、B、C`, `“四个办”（A、B、C、D）`.

use super::count::Count;
use super::items::{Items, named};

/// What opens a list, with whether it may leave things out.
const OPENERS: &[(&str, bool)] = &[
    (":", false),
    (",即", false),
    ("即", false),
    (",分别是", false),
    (",分别为", false),
    ("分别是", false),
    ("分别为", false),
    ("--", false),
    (",包括", true),
    ("包括", true),
];
/// What says that a list in brackets is of examples.
const EXAMPLES: &[&str] = &["含", "其中", "包括", "如", "例如", "主要"];
/// Longest stretch between a number and the brackets with its things.
const REACH: usize = 12;

/// The things, if they are named here and can be told apart.
pub(super) fn items(text: &str, count: &Count, is_one: &dyn Fn(&str) -> bool) -> Option<Items> {
    let rest = &text[count.phrase.end..];
    let skipped = rest.find('(').filter(|at| {
        let between = &rest[..*at];
        between.chars().count() <= REACH && !between.contains(['、', ',', '。', ';', ':'])
    });
    if let Some(open) = skipped {
        let inner = &rest[open + 1..];
        let inner = &inner[..inner.find(')')?];
        let start = count.phrase.end + open + 1;
        let is_open = EXAMPLES.iter().any(|word| inner.starts_with(word));
        return closed(inner, start, is_open, is_one);
    }
    let plain = rest.strip_prefix('"').unwrap_or(rest);
    let skip = rest.len() - plain.len();
    let noun_end = plain.find([':', ',', '即', '-', '分', '包', '。', ';', '、'])?;
    if plain[..noun_end].chars().count() > REACH / 2 {
        return None;
    }
    let behind = &plain[noun_end..];
    let (opener, is_open) = OPENERS
        .iter()
        .find(|(opener, _)| behind.starts_with(opener))?;
    let inner = &behind[opener.len()..];
    // Behind a comma the list may go on, and what stands there may be no list at all.
    let end = inner.find(['。', ';', ',', ':']).unwrap_or(inner.len());
    if inner[end..].starts_with([',', ':']) {
        return None;
    }
    let start = count.phrase.end + skip + noun_end + opener.len();
    closed(&inner[..end], start, *is_open, is_one)
}

fn closed(
    inner: &str,
    start: usize,
    is_open: bool,
    is_one: &dyn Fn(&str) -> bool,
) -> Option<Items> {
    let (list, is_open) = match inner.find('等') {
        Some(at) => (&inner[..at], true),
        None => (inner, is_open),
    };
    let named = named(list, is_one).filter(|named| *named > 1)?;
    Some(Items {
        range: start..start + list.len(),
        named,
        is_open,
    })
}
