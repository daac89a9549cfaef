//! Things named before their number: `A、B、C三个环节`, `A、B等七项制度`.

use super::count::{Count, TITLED};
use super::items::{Items, from_last_verb, named, quoted_at_end};

/// Who is above or below; these tell whose the things are: 国家、省、市五项要求.
const LEVELS: &[&str] = &[
    "国家",
    "国务院",
    "中央",
    "省",
    "市",
    "县",
    "区",
    "乡",
    "镇",
    "村",
    "街道",
    "上级",
    "党中央",
    "省委",
    "市委",
    "县委",
    "区委",
    "省政府",
    "市政府",
    "县政府",
    "区政府",
];
/// Levels of which no two are the same one.
const SCALE: &[&str] = &["国家", "省", "市", "县", "乡", "村"];

/// What ends the clause before a list.
const MARKS: &str = ",。;:()\"!?";

/// The titles directly before the number of files that bear them: 《甲》《乙》和《丙》3个文件.
pub(super) fn titles(text: &str, count: &Count) -> Option<Items> {
    let measure = text.get(count.numeral.end..count.phrase.end)?;
    let is_direct = ["个", "份"]
        .iter()
        .any(|unit| measure.strip_prefix(*unit) == Some(TITLED));
    let before = &text[..count.phrase.start];
    let (before, is_open) = match before.strip_suffix('等') {
        Some(list) => (list, true),
        None => (before, false),
    };
    let mut rest = before;
    let mut named = 0;
    while let Some(inner) = rest.strip_suffix('》') {
        rest = inner.rsplit_once('《')?.0;
        named += 1;
        rest = ["、", "以及", "和", "及", "与"]
            .iter()
            .find_map(|mark| rest.strip_suffix(mark).filter(|rest| rest.ends_with('》')))
            .unwrap_or(rest);
    }
    // Something without a title may stand before a mark.
    let is_whole = !rest.ends_with(['、', '和', '及', '与', '》']);
    (is_direct && is_whole && named > 1).then_some(Items {
        range: rest.len()..before.len(),
        named,
        is_open,
    })
}

/// The things, if they are named here and can be told apart.
pub(super) fn items(text: &str, count: &Count, is_one: &dyn Fn(&str) -> bool) -> Option<Items> {
    let before = &text[..count.phrase.start];
    let (before, is_open) = match before.strip_suffix('等') {
        Some(list) => (list, true),
        None => (before, false),
    };
    if let Some((named, start)) = quoted_at_end(before).filter(|(named, _)| *named > 1) {
        return Some(Items {
            range: start..before.len(),
            named,
            is_open,
        });
    }
    let mark = before
        .char_indices()
        .rev()
        .find(|(_, ch)| MARKS.contains(*ch));
    let clause = mark.map_or(0, |(at, ch)| at + ch.len_utf8());
    let is_cut = before[..clause].ends_with([',', ')', '"']);
    let clause = clause + from_last_verb(&before[clause..]);
    let list = &before[clause..];
    let named = named(list, is_one)?;
    let is_level = |part: &str| LEVELS.contains(&part);
    let of_levels = list.split('、').filter(|part| is_level(part)).count() > 1;
    let is_scale = count.noun.is_empty() && text[count.phrase.clone()].ends_with('级');
    let is_plain_scale = list.split('、').all(|part| SCALE.contains(&part));
    let is_loose_scale = is_scale && !is_plain_scale && named > count.number;
    // Two things may be a place of something else, and levels are told in many ways.
    if named < 3 || (of_levels && !is_scale) || is_loose_scale {
        return None;
    }
    // The list may have begun before the last mark.
    if is_cut && named < count.number {
        return None;
    }
    Some(Items {
        range: clause..before.len(),
        named,
        is_open,
    })
}
