//! Known words: names and terms that are right, and that no rule corrects.
//!
//! A pack has them in `known_words/*.csv`, a configuration in a list of its own.

use std::sync::Arc;

use gouji_core::{Diagnostic, KnownWord, UserFile, Words};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::csv::{CsvTable, Layout};
use crate::decode::{Located, Many, TextsOr};
use crate::rule::split_alternatives;
use crate::source::PackSource;

/// Where a pack has them.
const FOLDER: &str = "known_words/";

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Word,
    Regions,
    Bodies,
    Why,
}

const LAYOUT: Layout<Column> = Layout {
    name: Words::fixed("白名单", "list of known words"),
    columns: &[
        ("word", "词语", Column::Word),
        ("regions", "地区", Column::Regions),
        ("bodies", "机关", Column::Bodies),
        ("why", "说明", Column::Why),
    ],
    required: 1,
};

/// Known words of some regions or bodies.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct KnownWordsYaml {
    #[schemars(description = "词语", extend("x-zh" = "词语"))]
    words: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "只在这些地区的报告里算对，如 馆陶县；不写为各地",
        extend("x-zh" = "地区")
    )]
    regions: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "只在这些机关的报告里算对，如 行政审批局；不写为各机关",
        extend("x-zh" = "机关")
    )]
    bodies: Many<Located<String>>,
}

/// The known words of a pack.
pub(crate) fn of_pack(source: &PackSource, diagnostics: &mut Vec<Diagnostic>) -> Vec<KnownWord> {
    let mut words = Vec::new();
    for file in source.csv_under(FOLDER) {
        let Some(file) = source.text(file, diagnostics) else {
            continue;
        };
        let Some(table) = CsvTable::read(&file, &LAYOUT, diagnostics) else {
            continue;
        };
        for line in table.lines() {
            let list = |column| {
                let parts = split_alternatives(&line.cell(column), &file.text).into_iter();
                let parts = parts.map(|part| part.value).filter(|part| !part.is_empty());
                parts.collect::<Vec<_>>()
            };
            let word = line.cell(Column::Word);
            if is_word(&file, &word, diagnostics) {
                words.push(KnownWord {
                    word: word.value,
                    regions: list(Column::Regions),
                    bodies: list(Column::Bodies),
                });
            }
        }
    }
    words
}

/// The known words of a configuration.
pub(crate) fn of_config(
    file: &Arc<UserFile>,
    yaml: &[TextsOr<KnownWordsYaml>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<KnownWord> {
    let mut words = Vec::new();
    for entry in yaml {
        let (own, regions, bodies): (&[Located<String>], Vec<String>, Vec<String>) = match entry {
            TextsOr::Texts(own) => (own, Vec::new(), Vec::new()),
            TextsOr::Fields(fields) => {
                (&fields.words, texts(&fields.regions), texts(&fields.bodies))
            }
        };
        for word in own {
            if is_word(file, word, diagnostics) {
                words.push(KnownWord {
                    word: word.trim().to_owned(),
                    regions: regions.clone(),
                    bodies: bodies.clone(),
                });
            }
        }
    }
    words
}

fn texts(texts: &[Located<String>]) -> Vec<String> {
    let texts = texts.iter().map(|text| text.trim().to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

/// A single character stands in too many words to be one that is never wrong.
fn is_word(
    file: &Arc<UserFile>,
    word: &Located<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let is_word = word.trim().chars().count() >= 2;
    if !is_word {
        let message = Words::new(
            format!("白名单的词语至少两个字，“{}”不够", word.trim()),
            format!(
                "a known word has two characters at least; \"{}\" has not",
                word.trim()
            ),
        );
        diagnostics.push(Diagnostic::error(
            "E1429",
            file,
            word.range.clone(),
            message,
        ));
    }
    is_word
}
