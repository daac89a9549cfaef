//! How prose says that something is a share: 予以公开74件，占43.8%.

use std::ops::Range;

use super::gap;
use super::prose::Clause;
use super::quantity::Quantity;

/// Words that a share is said with.
const MARKERS: &[&str] = &["占比", "占", "比例", "比重"];
/// Longest name of the whole between such a word and the percentage, in characters.
const REACH: usize = 16;
/// Units of counting and other words that a count leaves over.
const LEFT_OVER: &[char] = &[
    '件', '项', '个', '次', '宗', '份', '条', '起', '人', '篇', '部',
];

/// Whether nothing around a subject makes a percentage behind it one of something else: between
/// them stand counts, a word of shares, the name of the whole.
pub(in super::super) fn is_share(clause: &Clause, window: &Range<usize>, end: usize) -> bool {
    let words = without_counts(clause, window.end..end);
    if gap::is_joined(&clause.text[..window.start]) {
        return false;
    }
    let marker = MARKERS
        .iter()
        .filter_map(|marker| Some((words.find(marker)?, marker.len())))
        .min_by_key(|(at, len)| (*at, usize::MAX - len));
    let Some((at, len)) = marker else {
        return gap::is_filler(&words);
    };
    gap::is_filler(&words[..at]) && is_whole(&words[at + len..])
}

/// Whether a clause begins with a word of shares and comes to the percentage from there.
pub(in super::super) fn opens_share(clause: &Clause, percent: &Quantity) -> bool {
    let text = without_counts(clause, 0..percent.range.start);
    let marker = MARKERS.iter().find_map(|marker| text.strip_prefix(marker));
    marker.is_some_and(is_whole)
}

/// Whether a text names a whole at most: 申请总数的.
fn is_whole(text: &str) -> bool {
    text.chars().count() <= REACH && !text.contains(['、', ';', '_'])
}

fn without_counts(clause: &Clause, range: Range<usize>) -> String {
    let mut text = String::new();
    let mut at = range.start;
    let counts = clause.quantities.iter().filter(|one| {
        !one.is_percent && one.range.start >= range.start && one.range.end <= range.end
    });
    for count in counts {
        text.push_str(&clause.text[at..count.range.start]);
        at = count.range.end;
        let unit = clause.text[at..range.end].chars().next();
        at += unit
            .filter(|unit| LEFT_OVER.contains(unit))
            .map_or(0, char::len_utf8);
    }
    text.push_str(&clause.text[at.min(range.end)..range.end]);
    text
}
