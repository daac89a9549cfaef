//! Digits and the commas between them: `1,008,057` is one number, `5,3000` two, `12,34` neither
//! surely.

use super::scan::{digits_end, starts_with_digit};

/// Digits with commas between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chain {
    /// A run without a comma that belongs to it; up to its end.
    Plain(usize),
    /// Groups of three.
    Grouped(usize),
    /// Groups that could be neither one number nor surely several: `12,34`.
    Broken(usize),
}

/// Where the number of digits and commas from `at` on ends.
pub(crate) fn chain_end(text: &str, at: usize) -> usize {
    match chain(text, at) {
        Chain::Plain(end) | Chain::Grouped(end) | Chain::Broken(end) => end,
    }
}

/// Most groups of digits that are looked at together.
const MAX_GROUPS: u32 = 8;

/// The digits from `at` on with the commas that stand inside their number.
pub(super) fn chain(text: &str, at: usize) -> Chain {
    let first_end = digits_end(text, at);
    let (mut end, mut groups, mut threes, mut has_pair) = (first_end, 0u32, 0u32, false);
    while groups < MAX_GROUPS && text[end..].starts_with(',') && starts_with_digit(text, end + 1) {
        let next = digits_end(text, end + 1);
        groups += 1;
        threes += u32::from(next - end == 4);
        has_pair |= next - end == 3;
        end = next;
    }
    let fits = (1..=3).contains(&(first_end - at));
    match () {
        () if groups == 0 => Chain::Plain(first_end),
        () if fits && threes == groups && !text[at..].starts_with('0') => Chain::Grouped(end),
        () if fits && (has_pair || threes > 0 && groups > 1) => Chain::Broken(end),
        () => Chain::Plain(first_end),
    }
}
