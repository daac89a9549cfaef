//! The name of a rule and the spellings that follow from it.

use std::str::FromStr;

use thiserror::Error;

/// A rule's id, `group/what-is-wrong`, in its two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RuleName {
    /// The group, and the end of the crate's name.
    pub(crate) group: String,
    /// What is wrong, in kebab case.
    pub(crate) name: String,
}

/// What is wrong with an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadName {
    /// There is not exactly one slash.
    #[error("an id is `group/what-is-wrong`, with one slash")]
    Parts,
    /// Other characters, or words that are empty or start with a digit.
    #[error("write lower-case ASCII words joined by single hyphens, as in `missing-row`")]
    Kebab,
    /// One word names a subject, not a fault.
    #[error("the name says what is wrong, in two words or more, as in `missing-row`")]
    OneWord,
    /// Longer names do not fit the lists that show them.
    #[error("the name has more than {MAX_CHARS} characters")]
    TooLong,
}

/// Most characters of a name.
const MAX_CHARS: usize = 40;

impl RuleName {
    /// The rule's module: `missing_row`.
    pub(crate) fn module(&self) -> String {
        self.name.replace('-', "_")
    }

    /// The rule's name as words: `missing row`.
    pub(crate) fn words(&self) -> String {
        self.name.replace('-', " ")
    }
}

/// The type that a rule's module holds: `missing_row` → `MissingRow`.
pub(crate) fn type_name(module: &str) -> String {
    module
        .split('_')
        .flat_map(|word| {
            let first = word.chars().take(1).map(|ch| ch.to_ascii_uppercase());
            first.chain(word.chars().skip(1))
        })
        .collect()
}

impl FromStr for RuleName {
    type Err = BadName;

    fn from_str(id: &str) -> Result<Self, BadName> {
        let (group, name) = id.split_once('/').ok_or(BadName::Parts)?;
        if name.contains('/') {
            return Err(BadName::Parts);
        }
        if ![group, name].iter().all(|part| is_kebab(part)) {
            return Err(BadName::Kebab);
        }
        if !name.contains('-') {
            return Err(BadName::OneWord);
        }
        if name.len() > MAX_CHARS {
            return Err(BadName::TooLong);
        }
        Ok(Self {
            group: group.to_owned(),
            name: name.to_owned(),
        })
    }
}

fn is_kebab(part: &str) -> bool {
    part.split('-').all(|word| {
        word.starts_with(|ch: char| ch.is_ascii_lowercase())
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_spelt_for_files_types_and_people() {
        let name: RuleName = "numeric/not-a-count".parse().unwrap();
        assert_eq!(name.group, "numeric");
        assert_eq!(name.module(), "not_a_count");
        assert_eq!(name.words(), "not a count");
        assert_eq!(type_name(&name.module()), "NotACount");
    }

    #[test]
    fn names_that_cannot_be_used_are_refused() {
        for (id, due) in [
            ("missing-row", BadName::Parts),
            ("numeric/missing/row", BadName::Parts),
            ("numeric/Missing-Row", BadName::Kebab),
            ("numeric/missing--row", BadName::Kebab),
            ("numeric/missing_row", BadName::Kebab),
            ("numeric/缺-行", BadName::Kebab),
            ("numeric/2-rows", BadName::Kebab),
            ("../numeric/missing-row", BadName::Parts),
            ("numeric/match", BadName::OneWord),
            (
                "numeric/a-row-that-has-a-name-nobody-wants-to-read",
                BadName::TooLong,
            ),
        ] {
            assert_eq!(id.parse::<RuleName>(), Err(due), "{id}");
        }
    }
}
