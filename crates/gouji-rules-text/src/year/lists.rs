//! The word lists by which years, periods and the uses of both are told.

use std::collections::HashMap;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../words/years.txt");

static LISTS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut lists: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut list = "";
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        let name = line.strip_prefix('[');
        match name.and_then(|line| line.strip_suffix(']')) {
            Some(name) => list = name,
            None => lists
                .entry(list)
                .or_default()
                .extend(line.split_whitespace()),
        }
    }
    lists
});

/// A word list by its name in the data.
fn words(list: &str) -> &'static [&'static str] {
    LISTS.get(list).map_or(&[], Vec::as_slice)
}

/// Whether a text holds a word of a list.
pub(crate) fn holds(text: &str, list: &str) -> bool {
    words(list).iter().any(|word| text.contains(word))
}

/// Whether two texts hold the same word of a list.
pub(crate) fn share(left: &str, right: &str, list: &str) -> bool {
    let mut words = words(list).iter();
    words.any(|word| left.contains(word) && right.contains(word))
}

/// Whether a text begins with a word of a list.
pub(crate) fn begins(text: &str, list: &str) -> bool {
    words(list).iter().any(|word| text.starts_with(word))
}

/// Bytes of the longest word of a list that a text begins with; none are 0.
pub(crate) fn end_at_start(text: &str, list: &str) -> usize {
    let found = words(list).iter().filter(|word| text.starts_with(**word));
    found.map(|word| word.len()).max().unwrap_or(0)
}

/// Where the first word of a list that a text holds ends.
pub(crate) fn end_of(text: &str, list: &str) -> Option<usize> {
    let mut words = words(list).iter();
    words.find_map(|word| Some(text.find(word)? + word.len()))
}

/// Whether a text is a word of a list.
pub(crate) fn is_in(text: &str, list: &str) -> bool {
    words(list).contains(&text)
}
