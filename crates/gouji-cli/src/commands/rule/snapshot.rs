//! The messages of the bad examples of a file, kept beside it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gouji_core::Words;
use gouji_engine::ExampleKind;

use super::rules::rule_id;
use super::test::Tested;
use crate::error::CliError;
use crate::output::Output;

/// The messages of each bad example, by rule and number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Snapshot(BTreeMap<String, Vec<String>>);

/// The first line of the file.
const HEAD: &str = "# 反例的提示语，由 gouji rule test --update 写出，请勿手改。";

/// The file of the messages of a rule file.
pub(super) fn path(file: &str) -> PathBuf {
    PathBuf::from(format!("{file}.snap"))
}

/// What is said of a file whose messages are others.
pub(super) fn changed_words(path: &Path) -> Words {
    let shown = path.display();
    Words::new(
        format!("提示语与 {shown} 所记的不同；若改得对，用 --update 更新："),
        format!("the messages differ from those in {shown}; --update records them anew:"),
    )
}

impl Snapshot {
    /// The messages of rules now.
    pub(super) fn of<'a>(tested: impl Iterator<Item = &'a Tested<'a>>) -> Self {
        let mut all = BTreeMap::new();
        for one in tested {
            let bad = one.examples.iter();
            let bad = bad.filter(|(example, _)| example.kind == ExampleKind::Bad);
            for (number, (_, ran)) in (1..).zip(bad) {
                let findings = ran.iter().flat_map(|ran| &ran.outcome.findings);
                let messages = findings.map(|one| one.message.zh.replace('\n', "↵"));
                all.insert(
                    format!("{} 反例 {number}", rule_id(one.rule)),
                    messages.collect(),
                );
            }
        }
        Self(all)
    }

    /// The messages that were recorded, if any were.
    pub(super) fn read(path: &Path) -> Result<Option<Self>, CliError> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(CliError::Wrong(Words::new(
                    format!("无法读取 {}：{error}", path.display()),
                    format!("{} cannot be read: {error}", path.display()),
                )));
            }
        };
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut last = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix("  ") {
                Some(message) => all
                    .entry(last.clone())
                    .or_default()
                    .push(message.to_owned()),
                None if line.trim().is_empty() => {}
                None => {
                    last = line.to_owned();
                    all.entry(last.clone()).or_default();
                }
            }
        }
        Ok(Some(Self(all)))
    }

    /// Records the messages; whether the file is another now.
    pub(super) fn write(&self, path: &Path) -> Result<bool, CliError> {
        if Self::read(path)?.as_ref() == Some(self) {
            return Ok(false);
        }
        let mut output = Output::open(Some(path))?;
        let written = self.print(output.writer());
        written.map_err(|error| output.failed(error))?;
        output.close()?;
        Ok(true)
    }

    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{HEAD}")?;
        for (example, messages) in &self.0 {
            writeln!(out, "\n{example}")?;
            for message in messages {
                writeln!(out, "  {message}")?;
            }
        }
        Ok(())
    }

    /// What is another in `new`, example by example.
    pub(super) fn differences(&self, new: &Self) -> Vec<Words> {
        let mut examples: Vec<&String> = self.0.keys().chain(new.0.keys()).collect();
        examples.sort();
        examples.dedup();
        let differing = examples
            .into_iter()
            .filter(|example| self.0.get(*example) != new.0.get(*example));
        differing
            .map(|example| {
                let (old, new) = (shown(self.0.get(example)), shown(new.0.get(example)));
                Words::new(
                    format!("  {example}\n    原来：{}\n    现在：{}", old.zh, new.zh),
                    format!("  {example}\n    old: {}\n    new: {}", old.en, new.en),
                )
            })
            .collect()
    }
}

fn shown(messages: Option<&Vec<String>>) -> Words {
    match messages.map(Vec::as_slice) {
        None => Words::fixed("（没有这个反例）", "(no such example)"),
        Some([]) => Words::fixed("（没有报）", "(no finding)"),
        Some(messages) => Words::new(messages.join("；"), messages.join("; ")),
    }
}
