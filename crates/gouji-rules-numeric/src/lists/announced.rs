//! A number that announces the items of a list: `主要表现在三个方面：一是…`, `以下四项措施。（一）…`.

use std::ops::Range;

use gouji_core::{ItemList, Outline, OutlineSection};
use gouji_zh::MarkerStyle;

use super::count::Count;

/// The list behind an announcement.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Series {
    /// Paragraph and bytes of its last mark.
    pub(super) place: (usize, Range<usize>),
    /// The number of its last mark.
    pub(super) last: usize,
}

/// What is announced by numbers.
const ANNOUNCED: &[&str] = &[
    "", "方面", "问题", "不足", "短板", "举措", "措施", "弱项", "做法",
];
/// What says that the things counted stand below.
const LEADS: [&str; 2] = ["以下", "下列"];
/// Longest stretch from the number to the first mark, in characters.
const REACH: usize = 12;

/// The list that a number announces, if its marks run on from one and it is certain where it ends.
pub(super) fn series(outline: &Outline, index: usize, count: &Count) -> Option<Series> {
    if !ANNOUNCED.contains(&count.noun.as_str()) {
        return None;
    }
    let (section, at) = outline.place(index, count.phrase.end)?;
    let behind = section.lists.partition_point(|list| first(list) < at);
    let list = section.lists.get(behind)?;
    let between = section.slice(at..first(list));
    let is_next = between.chars().count() <= REACH;
    let runs = list
        .items
        .iter()
        .zip(1..)
        .all(|(item, due)| item.number == Some(due));
    if !is_next || !runs || !is_counted(list.style) || list.items.len() < 2 {
        return None;
    }
    // Headings may stand behind a sentence that counts something else.
    let (_, start) = outline.place(index, count.phrase.start)?;
    let leads = between.ends_with(':')
        || LEADS
            .iter()
            .any(|lead| section.slice(0..start).ends_with(lead));
    if list.style.level().is_some() && !leads {
        return None;
    }
    let last = list.items.last()?;
    if list.items.len() < count.number && may_go_on(section, list, behind) {
        return None;
    }
    let (paragraph, start) = section.paragraph_of(last.marker.start)?;
    Some(Series {
        place: (paragraph, start..start + last.marker.len()),
        last: list.items.len(),
    })
}

fn first(list: &ItemList) -> usize {
    list.items.first().map_or(0, |item| item.marker.start)
}

/// Whether the markers of a style count; 首先…其次 may leave some out.
fn is_counted(style: MarkerStyle) -> bool {
    !matches!(style, MarkerStyle::Sequence | MarkerStyle::Han)
}

/// Whether more items may stand behind a list: another list of its style begins there, which may
/// as well be nested, or something that is no prose was passed over.
fn may_go_on(section: &OutlineSection, list: &ItemList, index: usize) -> bool {
    let from = list.items.first().map_or(0, |item| item.marker.start);
    let until = list.items.last().map_or(from, |item| item.text.end);
    let mut later = section.lists.iter().skip(index + 1);
    let follows = later.any(|other| other.style == list.style && !list.is_finished);
    follows || section.is_interrupted(from..until)
}
