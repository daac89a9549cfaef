//! The word lists by which names and their uses are told.

use std::collections::HashMap;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../words/names.txt");

static LISTS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut lists: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut list = "";
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        match line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
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
pub(super) fn words(list: &str) -> &'static [&'static str] {
    LISTS.get(list).map_or(&[], Vec::as_slice)
}

/// Whether a text holds a word of a list.
pub(crate) fn holds(text: &str, list: &str) -> bool {
    words(list).iter().any(|word| text.contains(word))
}

/// Whether a text ends with a word of a list.
pub(crate) fn ends(text: &str, list: &str) -> bool {
    words(list).iter().any(|word| text.ends_with(word))
}

/// Length of the longest word of a list that a text begins with.
pub(crate) fn begins(text: &str, list: &str) -> Option<usize> {
    let fitting = words(list).iter().filter(|word| text.starts_with(**word));
    fitting.map(|word| word.len()).max()
}

/// Whether a text is a word of a list.
pub(crate) fn is_in(text: &str, list: &str) -> bool {
    words(list).contains(&text)
}

/// Whether a text begins with a body of a place that is named by its kind alone: 县政府.
pub(crate) fn begins_with_body(text: &str) -> bool {
    let kinds = ["省", "市", "县", "区", "旗", "州", "镇", "乡", "街道", ""].iter();
    let mut rests = kinds.filter_map(|kind| text.strip_prefix(kind));
    rests.any(|rest| begins(rest, "organs").is_some() || rest.starts_with('委'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_there() {
        for list in [
            "organs",
            "organ.endings",
            "stops",
            "behind.ending",
            "behind.committee",
            "before",
            "telling",
            "partners",
            "partners.near",
            "self",
            "not.in.areas",
            "body.openings",
            "zones",
            "common",
            "not.in.names",
            "verb.ends",
            "verb.starts",
            "prepositions",
            "announcing",
            "reports",
            "disclosure",
            "of.all",
            "reporter",
            "reporter.group",
            "with.others",
        ] {
            assert!(!words(list).is_empty(), "{list}");
        }
    }
}
