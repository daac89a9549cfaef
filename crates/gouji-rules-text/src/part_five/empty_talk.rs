//! Sections that say nothing of substance.

use super::PartFive;
use super::lexicon::Table;

/// Why a section says nothing of substance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EmptyTalk {
    /// It has only so many characters.
    Short(usize),
    /// So much of a hundred of its characters belongs to stock phrases, and nothing in it is
    /// concrete.
    Stock(usize),
}

/// Fewest characters of a section that says something.
const LEAST_CHARS: usize = 40;
/// Least share of stock phrases, of a hundred.
const LEAST_STOCK: usize = 80;

/// Whether a section is very short or made of stock phrases, without a figure, a name in quotes or
/// brackets, or a word of the field that says what is meant.
pub(crate) fn empty_talk(part: &PartFive) -> Option<EmptyTalk> {
    let whole = 0..part.text.len();
    let chars = part.chars();
    let is_concrete =
        part.text.contains(['"', '《', '/']) || holds_figure(&part.text) || names_matter(part);
    if is_concrete {
        return None;
    }
    if chars < LEAST_CHARS {
        // 无, 无其他问题: a statement of nothing is another rule's.
        return (!part.text.contains('无')).then_some(EmptyTalk::Short(chars));
    }
    let mut stock = vec![false; part.text.len()];
    for word in part.hits.of_table(Table::Stock, whole) {
        if let Some(bytes) = stock.get_mut(word) {
            bytes.fill(true);
        }
    }
    let (mut all, mut of_stock) = (0, 0);
    for (at, _) in part
        .text
        .char_indices()
        .filter(|(_, ch)| ch.is_alphabetic())
    {
        all += 1;
        of_stock += usize::from(stock.get(at) == Some(&true));
    }
    let share = of_stock * 100 / all.max(1);
    (share >= LEAST_STOCK).then_some(EmptyTalk::Stock(share))
}

/// Whether a word says what is meant, and is no part of a stock phrase (加强学习).
fn names_matter(part: &PartFive) -> bool {
    let whole = 0..part.text.len();
    let stock: Vec<_> = part.hits.of_table(Table::Stock, whole.clone()).collect();
    part.hits.of_table(Table::Concrete, whole).any(|word| {
        let holds = |phrase: &std::ops::Range<usize>| {
            phrase.start <= word.start && word.end <= phrase.end && phrase.len() > word.len()
        };
        // Sorted by their starts: no phrase behind the word holds it.
        let before = stock.partition_point(|phrase| phrase.start <= word.start);
        let near = before.saturating_sub(NEAR);
        !stock.iter().take(before).skip(near).any(holds)
    })
}

/// Phrases before a word among which one that holds it must be.
const NEAR: usize = 16;

/// Whether a text holds a number beside years.
fn holds_figure(text: &str) -> bool {
    let mut runs = text.split(|ch: char| !ch.is_ascii_digit());
    runs.any(|run| !(run.is_empty() || run.len() == 4 && run.starts_with("20")))
}
