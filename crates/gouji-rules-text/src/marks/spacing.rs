//! Spaces between digits and the Chinese words behind them.

use std::ops::Range;

use gouji_zh::is_space;

use super::chars::{at, before, digits_end, digits_start, is_han};

/// The numbers of a text by what follows them.
#[derive(Debug, Default)]
pub(crate) struct Spacing {
    /// Numbers with a space before a Chinese character.
    pub(crate) spaced: usize,
    /// Numbers right before one.
    pub(crate) plain: usize,
    /// Spaces that stand between a number and its measure word alone.
    pub(crate) stray: Vec<Stray>,
}

/// A space too many.
#[derive(Debug)]
pub(crate) struct Stray {
    /// The number, the space and the measure word.
    pub(crate) whole: Range<usize>,
    /// The space.
    pub(crate) space: Range<usize>,
}

/// Measure words that stand behind digits.
const MEASURES: &str = "年月日个件条次项人名家户期篇份场处台辆亩册张批万亿元天";

/// The spaces of a text.
pub(crate) fn of(text: &str) -> Spacing {
    let mut spacing = Spacing::default();
    let mut from = 0;
    while let Some(start) = text
        .get(from..)
        .and_then(|rest| rest.find(|ch: char| ch.is_ascii_digit()))
    {
        let start = from + start;
        let end = digits_end(text, start);
        from = end;
        let Some(rest) = text.get(end..) else { break };
        let word = rest.trim_start_matches(is_space);
        let behind = text.len() - word.len();
        let Some(next) = word.chars().next().filter(|ch| is_han(*ch)) else {
            continue;
        };
        if behind == end {
            spacing.plain += 1;
            continue;
        }
        spacing.spaced += 1;
        let is_close = before(text, digits_start(text, end)).is_some_and(is_han);
        if is_close && MEASURES.contains(next) && at(text, end) != Some('\n') {
            spacing.stray.push(Stray {
                whole: start..behind + next.len_utf8(),
                space: end..behind,
            });
        }
    }
    spacing
}
