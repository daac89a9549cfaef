//! A number that announces 一是…二是…: `主要表现在三个方面：一是…`.

use std::ops::Range;

use gouji_core::Prose;

use super::count::Count;

/// The series behind an announcement.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Series {
    /// Paragraph and bytes of its last mark.
    pub(super) place: (usize, Range<usize>),
    /// The number of its last mark.
    pub(super) last: usize,
}

const ORDINALS: [&str; 10] = [
    "一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是",
];
/// What is announced by numbers.
const ANNOUNCED: &[&str] = &[
    "", "方面", "问题", "不足", "短板", "举措", "措施", "弱项", "做法",
];
/// Longest stretch from the number to the first mark, in characters.
const REACH: usize = 12;
/// Most paragraphs that a series goes through.
const MOST_PARAGRAPHS: usize = 40;

/// The series that a number announces, if its marks run on from one.
pub(super) fn series(prose: &Prose, index: usize, count: &Count) -> Option<Series> {
    if !ANNOUNCED.contains(&count.noun.as_str()) {
        return None;
    }
    let section = prose.paragraphs.get(index)?.section;
    let mut marks = Vec::new();
    let paragraphs = prose.paragraphs.iter().enumerate().skip(index);
    let of_section = paragraphs.take_while(|(_, paragraph)| paragraph.section == section);
    for (number, paragraph) in of_section.take(MOST_PARAGRAPHS) {
        let text = paragraph.text();
        let from = if number == index { count.phrase.end } else { 0 };
        marks.extend(marks_in(text, from).map(|(ordinal, at)| (number, ordinal, at)));
    }
    let first = marks.first()?;
    if first.1 != 1 || !is_next(prose, index, count, (first.0, first.2)) {
        return None;
    }
    // A second 一是 begins another series or a nested one.
    let until = marks[1..]
        .iter()
        .position(|mark| mark.1 == 1)
        .map_or(marks.len(), |at| at + 1);
    let runs = marks[..until]
        .iter()
        .zip(1..)
        .all(|(mark, due)| mark.1 == due);
    let last = marks[..until].last()?;
    if !runs || (until < marks.len() && last.1 < count.number) {
        return None;
    }
    let len = ORDINALS.get(last.1 - 1)?.len();
    Some(Series {
        place: (last.0, last.2..last.2 + len),
        last: last.1,
    })
}

/// Whether nothing but a few words stands between a number and the first mark.
fn is_next(prose: &Prose, index: usize, count: &Count, first: (usize, usize)) -> bool {
    let rest = |paragraph: usize, range: Range<usize>| {
        let text = prose.paragraphs.get(paragraph).map_or("", |one| one.text());
        text.get(range).unwrap_or("").chars().count()
    };
    let between = if first.0 == index {
        rest(index, count.phrase.end..first.1)
    } else if first.0 == index + 1 {
        let end = prose
            .paragraphs
            .get(index)
            .map_or(0, |one| one.text().len());
        rest(index, count.phrase.end..end) + rest(first.0, 0..first.1)
    } else {
        REACH + 1
    };
    between <= REACH
}

/// The marks of a text from a byte on, each at the start of a clause.
fn marks_in(text: &str, from: usize) -> impl Iterator<Item = (usize, usize)> {
    text[from..].match_indices('是').filter_map(move |(at, _)| {
        let before = &text[..from + at];
        let start = before.char_indices().next_back()?.0;
        let mark = &text[start..from + at + '是'.len_utf8()];
        let ordinal = ORDINALS.iter().position(|ordinal| *ordinal == mark)?;
        let is_start =
            text[..start].is_empty() || text[..start].ends_with(['。', ';', ',', ':', '、']);
        (is_start && start >= from).then_some((ordinal + 1, start))
    })
}
