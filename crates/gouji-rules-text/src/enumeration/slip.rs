//! Where the numbers of a list slip.

use std::ops::Range;

use gouji_core::{ItemList, OutlineSection};
use gouji_zh::MarkerStyle;

/// A slip in the numbers of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slip {
    /// What is wrong.
    pub(crate) kind: Kind,
    /// The item at which it shows.
    pub(crate) item: usize,
    /// The number that was due there.
    pub(crate) due: u32,
    /// Whether something between the items, such as the number of a page, may have swallowed text.
    pub(crate) is_doubtful: bool,
}

/// Kinds of slips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// 一是, 二是, 四是.
    Skipped,
    /// 一是, 二是, 二是.
    Repeated,
    /// 一是, 三是, 二是.
    OutOfOrder,
    /// 二是, 三是.
    StartsLate,
}

/// The first slip in a list.
///
/// None where the numbers run, or where the item that seems to lack may stand there in another
/// way of writing.
pub(crate) fn slip(section: &OutlineSection, list: &ItemList) -> Option<Slip> {
    let numbers: Vec<u32> = list.items.iter().map_while(|item| item.number).collect();
    // 最后 may only stand last, and 首先…其次 have no number that could be missed.
    if list.style == MarkerStyle::Sequence || numbers.len() + 1 < list.items.len() {
        return None;
    }
    let first = *numbers.first()?;
    if first != 1 {
        return starts_late(section, list, first);
    }
    let item = numbers
        .windows(2)
        .position(|pair| matches!(pair, [a, b] if *b != a + 1))?
        + 1;
    let (last, found) = (*numbers.get(item - 1)?, *numbers.get(item)?);
    let due = last + 1;
    let kind = kind(&numbers, item, last, found);
    let from = list.items.get(item - 1)?.marker.end;
    let to = list.items.get(item)?.marker.start;
    let is_certain = match kind {
        Kind::Skipped => {
            found - due < MOST_LOST
                && (due..found).all(|number| !has_item(section, from..to, number))
                && ends_well(section, list, item)
        }
        _ => true,
    };
    is_certain.then(|| Slip {
        kind,
        item,
        due,
        is_doubtful: section.is_interrupted(from..to),
    })
}

/// Whether an item with a number may begin in a part of the text, however it is written and
/// whatever stands before it.
pub(crate) fn has_item(section: &OutlineSection, range: Range<usize>, number: u32) -> bool {
    let text = section.slice(range);
    let han = MarkerStyle::HanMust.write(number);
    let han = han.trim_end_matches('要');
    let behind = [
        "是", "要", "、", ",", ".", ")", ":", "则", "来", "方面", "个",
    ];
    let digits = number.to_string();
    let follows = |text: &str, numeral: &str| {
        text.match_indices(numeral).any(|(at, _)| {
            let rest = &text[at + numeral.len()..];
            behind.iter().any(|mark| rest.starts_with(mark)) || text[..at].ends_with(['第', '其'])
        })
    };
    let word = usize::try_from(number)
        .ok()
        .and_then(|number| WORDS.get(number.checked_sub(1)?));
    let circled = MarkerStyle::Circled.write(number);
    follows(text, han)
        || follows(text, &digits)
        || (!circled.is_empty() && text.contains(&circled))
        || word.is_some_and(|words| words.iter().any(|word| text.contains(word)))
}

/// Words that open an item without a number, the first, the second, …
const WORDS: [&[&str]; 4] = [
    &["首先", "一方面", "首要", "①"],
    &["其次", "另一", "另外"],
    &["再次", "再者", "此外"],
    &["最后", "此外"],
];
/// So many items in a row were rather lost than forgotten.
const MOST_LOST: u32 = 3;
/// Most bytes before a list in which its first item may stand.
const REACH: usize = 3000;

fn kind(numbers: &[u32], item: usize, last: u32, found: u32) -> Kind {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let is_shuffled = sorted.iter().zip(1..).all(|(number, due)| *number == due);
    match found {
        _ if is_shuffled => Kind::OutOfOrder,
        _ if found == last => Kind::Repeated,
        // The next one repeats the number: the first of the two is wrong.
        _ if found > last && numbers.get(item + 1) == Some(&found) => Kind::Repeated,
        _ if found > last => Kind::Skipped,
        _ => Kind::OutOfOrder,
    }
}

fn starts_late(section: &OutlineSection, list: &ItemList, first: u32) -> Option<Slip> {
    let runs = list.items.windows(2).all(|pair| match pair {
        [a, b] => a.number.zip(b.number).is_some_and(|(a, b)| b == a + 1),
        _ => true,
    });
    let at = list.items.first()?.marker.start;
    let mut from = at.saturating_sub(REACH);
    while !section.text().is_char_boundary(from) {
        from += 1;
    }
    let is_certain = first == 2 && runs && list.items.len() > 1 && !has_item(section, from..at, 1);
    is_certain.then(|| Slip {
        kind: Kind::StartsLate,
        item: 0,
        due: 1,
        is_doubtful: section.is_interrupted(from..at),
    })
}

/// Whether the item before another one ends as items do; else its end and more was lost.
fn ends_well(section: &OutlineSection, list: &ItemList, item: usize) -> bool {
    let Some(marker) = list.items.get(item).map(|item| item.marker.start) else {
        return false;
    };
    let before = section.slice(0..marker).trim_end_matches(['"', ')']);
    before.ends_with(['。', ';', ',', ':', '!', '?', '、'])
}
