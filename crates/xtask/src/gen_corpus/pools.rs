//! The word lists and sentence templates that the generator draws from.

use std::collections::BTreeMap;

use super::template::Template;
use crate::error::ToolError;

/// All lists by name.
pub(crate) struct Pools {
    words: BTreeMap<String, Vec<String>>,
    sentences: BTreeMap<String, Vec<Template>>,
}

const WORDS: &str = include_str!("../../data/names.txt");
const SENTENCES: [&str; 5] = [
    include_str!("../../data/overview.txt"),
    include_str!("../../data/claims.txt"),
    include_str!("../../data/figures.txt"),
    include_str!("../../data/closing.txt"),
    include_str!("../../data/preamble.txt"),
];

impl Pools {
    /// Reads the data that is compiled in.
    pub(crate) fn load() -> Result<Self, ToolError> {
        let mut sentences = BTreeMap::new();
        for (name, lines) in SENTENCES.iter().flat_map(|text| lists(text)) {
            let templates: Result<Vec<_>, _> =
                lines.iter().map(|line| Template::parse(line)).collect();
            sentences.insert(name, templates?);
        }
        Ok(Self {
            words: lists(WORDS).into_iter().collect(),
            sentences,
        })
    }

    /// The lines of a word list.
    pub(crate) fn lines(&self, name: &str) -> Result<&[String], ToolError> {
        let list = self.words.get(name).filter(|list| !list.is_empty());
        list.map(Vec::as_slice)
            .ok_or_else(|| ToolError::NoList(name.to_owned()))
    }

    /// The words of a list that stands on one line.
    pub(crate) fn words(&self, name: &str) -> Result<Vec<&str>, ToolError> {
        Ok(self
            .lines(name)?
            .iter()
            .flat_map(|line| line.split_whitespace())
            .collect())
    }

    /// The templates of a list.
    pub(crate) fn templates(&self, name: &str) -> Result<&[Template], ToolError> {
        let list = self.sentences.get(name).filter(|list| !list.is_empty());
        list.map(Vec::as_slice)
            .ok_or_else(|| ToolError::NoList(name.to_owned()))
    }

    /// Every template of every list, for tests.
    #[cfg(test)]
    pub(crate) fn all_templates(&self) -> impl Iterator<Item = &Template> {
        self.sentences.values().flatten()
    }
}

/// Splits a data file into its `[name]` lists; blank lines and `#` lines are skipped.
fn lists(text: &str) -> Vec<(String, Vec<String>)> {
    let mut lists: Vec<(String, Vec<String>)> = Vec::new();
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            lists.push((name.to_owned(), Vec::new()));
        } else if let Some((_, lines)) = lists.last_mut() {
            lines.push(line.to_owned());
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::Pools;

    #[test]
    fn every_prose_section_has_forty_templates() {
        let pools = Pools::load().unwrap();
        let size = |name: &str| pools.templates(name).unwrap().len();
        for name in [
            "opening",
            "active",
            "management",
            "platform",
            "supervision",
            "problems",
        ] {
            assert!(size(name) >= 40, "{name} has {}", size(name));
        }
        assert!(size("requests") + size("requests.lead") + size("requests.kinds") >= 80);
        assert!(size("fees") + size("other") >= 40);
        for name in [
            "requests.none",
            "disputes.none",
            "documents.none",
            "charges",
        ] {
            assert!(size(name) >= 8, "{name} has {}", size(name));
        }
    }

    #[test]
    fn a_missing_list_is_an_error() {
        assert!(Pools::load().unwrap().lines("nothing").is_err());
    }
}
