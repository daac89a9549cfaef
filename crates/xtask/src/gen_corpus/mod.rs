//! `gen-corpus`: a synthetic province of annual disclosure reports.
//!
//! ```text
//! names ─▶ body ─┐
//!                ├─▶ history ─▶ figures ─▶ prose ─▶ report ─▶ txt | html ─▶ bytes
//! seed, stream ──┘                 ▲ defects           ▲ pools of templates
//! ```
//!
//! Each body draws from streams of its own, so the bytes do not depend on threads or order.

mod body;
mod defects;
mod dice;
#[cfg(test)]
mod equations;
mod figures;
mod filing;
mod form;
mod grid;
mod history;
mod html;
mod manifest;
mod mix;
mod names;
mod pools;
mod prose;
mod report;
mod review;
mod scene;
mod template;
mod txt;
mod volume;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::ValueEnum;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

pub(crate) use defects::{ALL as ALL_DEFECTS, Defect};
pub(crate) use filing::{Filing, Generator};
pub(crate) use manifest::{Entry, Settings};
pub(crate) use names::PROVINCE;

use crate::error::ToolError;

/// Arguments of `gen-corpus`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Number of files.
    #[arg(long)]
    count: usize,
    /// The same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder to write to: empty, or an earlier corpus, which is replaced.
    #[arg(long)]
    out: PathBuf,
    /// Formats, each about equally often.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Format::Txt, Format::Html])]
    format: Vec<Format>,
    /// Report years, such as 2019-2024 or 2023.
    #[arg(long, default_value = "2019-2024", value_parser = parse_years)]
    years: (u16, u16),
    /// Share of files that get exactly one defect, from 0 to 1.
    #[arg(long, default_value = "0", value_parser = parse_rate)]
    defect_rate: u32,
}

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    /// Plain text.
    Txt,
    /// Web page.
    Html,
}

/// To be raised when the same settings give other bytes than before.
const GENERATOR: u32 = 3;
/// The forms start with this report year.
const FIRST_YEAR: u16 = 2019;
const MILLION: f64 = 1_000_000.0;

/// Writes the corpus and says how long it took.
pub(crate) fn run(args: &Args) -> Result<(), ToolError> {
    let settings = Settings {
        formats: args.format.clone(),
        first_year: args.years.0,
        last_year: args.years.1,
        defects_per_million: args.defect_rate,
        ..default_settings(args.count, args.seed)
    };
    let start = Instant::now();
    write_corpus(&settings, &args.out)?;
    println!(
        "{} files in {} ({:.1} s)",
        args.count,
        args.out.display(),
        start.elapsed().as_secs_f64()
    );
    Ok(())
}

/// Settings of a sound corpus of both formats and all six years.
pub(crate) fn default_settings(count: usize, seed: u64) -> Settings {
    Settings {
        generator: GENERATOR,
        count,
        seed,
        formats: vec![Format::Txt, Format::Html],
        first_year: FIRST_YEAR,
        last_year: 2024,
        defects_per_million: 0,
    }
}

/// Writes the corpus into a folder, in place of an earlier one.
pub(crate) fn write_corpus(settings: &Settings, folder: &Path) -> Result<(), ToolError> {
    clear(folder)?;
    let generator = Generator::new(settings)?;
    let parts: Result<Vec<Vec<Entry>>, ToolError> = (0..generator.bodies())
        .into_par_iter()
        .map(|body| write_body(&generator, body, folder))
        .collect();
    let entries: Vec<Entry> = parts?.into_iter().flatten().collect();
    manifest::write(folder, &entries, settings)
}

/// Removes an earlier corpus, and nothing that is not one.
fn clear(folder: &Path) -> Result<(), ToolError> {
    fs::create_dir_all(folder).map_err(ToolError::at(folder))?;
    let empty = fs::read_dir(folder)
        .map_err(ToolError::at(folder))?
        .next()
        .is_none();
    if !empty && !manifest::holds_corpus(folder) {
        return Err(ToolError::Usage(format!(
            "{} is not empty and holds no corpus",
            folder.display()
        )));
    }
    manifest::begin(folder)?;
    let province = folder.join(PROVINCE);
    if province.exists() {
        fs::remove_dir_all(&province).map_err(ToolError::at(&province))
    } else {
        Ok(())
    }
}

fn write_body(
    generator: &Generator<'_>,
    body: usize,
    folder: &Path,
) -> Result<Vec<Entry>, ToolError> {
    let filings = generator.filings(body)?;
    for filing in &filings {
        let path = folder.join(&filing.entry.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(ToolError::at(parent))?;
        }
        fs::write(&path, &filing.bytes).map_err(ToolError::at(&path))?;
    }
    Ok(filings.into_iter().map(|filing| filing.entry).collect())
}

fn parse_years(text: &str) -> Result<(u16, u16), String> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let year = |text: &str| {
        text.parse::<u16>()
            .map_err(|_| format!("{text} is not a year"))
    };
    let years = (year(first)?, year(last)?);
    if years.0 < FIRST_YEAR || years.1 < years.0 || years.1 > 2099 {
        return Err(format!("years go from {FIRST_YEAR} up to 2099"));
    }
    Ok(years)
}

/// A share as files per million.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be from 0 to 1"
)]
fn parse_rate(text: &str) -> Result<u32, String> {
    match text.parse::<f64>() {
        Ok(rate) if (0.0..=1.0).contains(&rate) => Ok((rate * MILLION).round() as u32),
        _ => Err("a rate is a number from 0 to 1".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::{Settings, default_settings, parse_rate, parse_years, write_corpus};

    fn files(folder: &Path) -> BTreeSet<PathBuf> {
        let mut found = BTreeSet::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(files(&path));
            } else {
                found.insert(path);
            }
        }
        found
    }

    fn manifest(folder: &Path) -> Vec<serde_json::Value> {
        let text = fs::read_to_string(folder.join("manifest.jsonl")).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    #[test]
    fn the_same_seed_gives_identical_bytes() {
        let settings = Settings {
            defects_per_million: 200_000,
            ..default_settings(120, 42)
        };
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        write_corpus(&settings, one.path()).unwrap();
        write_corpus(&settings, two.path()).unwrap();
        for path in files(one.path()) {
            let other = two.path().join(path.strip_prefix(one.path()).unwrap());
            assert_eq!(
                fs::read(&path).unwrap(),
                fs::read(&other).unwrap(),
                "{}",
                path.display()
            );
        }
    }

    #[test]
    fn the_manifest_names_every_file_once() {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            defects_per_million: 500_000,
            ..default_settings(200, 7)
        };
        write_corpus(&settings, folder.path()).unwrap();
        let lines = manifest(folder.path());
        let named: BTreeSet<PathBuf> = lines
            .iter()
            .map(|line| folder.path().join(line["path"].as_str().unwrap()))
            .collect();
        let mut written = files(folder.path());
        assert!(written.remove(&folder.path().join("manifest.jsonl")));
        assert!(written.remove(&folder.path().join("corpus.json")));
        assert_eq!(lines.len(), 200);
        assert_eq!(named, written);
        assert!(
            lines
                .iter()
                .any(|line| line["defect"] == "wrong-form" && line["form"] == "form_2019")
        );
    }

    #[test]
    fn a_smaller_corpus_replaces_a_larger_one() {
        let folder = tempfile::tempdir().unwrap();
        write_corpus(&default_settings(30, 1), folder.path()).unwrap();
        write_corpus(&default_settings(12, 2), folder.path()).unwrap();
        assert_eq!(files(folder.path()).len(), 12 + 2);
        assert_eq!(Settings::read(folder.path()), Some(default_settings(12, 2)));
    }

    #[test]
    fn a_folder_of_other_files_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("note.txt"), "mine").unwrap();
        assert!(write_corpus(&default_settings(6, 1), folder.path()).is_err());
        assert_eq!(files(folder.path()).len(), 1);
    }

    #[test]
    fn arguments_are_checked() {
        assert_eq!(parse_years("2021-2023"), Ok((2021, 2023)));
        assert_eq!(parse_years("2023"), Ok((2023, 2023)));
        assert!(parse_years("2018-2020").is_err());
        assert_eq!(parse_rate("0.05"), Ok(50_000));
        assert!(parse_rate("2").is_err());
    }
}
