//! `places`: the table of administrative divisions of the pack `places`.
//!
//! Each source is one yearly edition of the package `china-division` (npm), unpacked; the editions
//! together tell until when a name was in use.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::ToolError;

/// Arguments of `places`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Editions, oldest first: the year and the folder of its JSON files, such as
    /// `2023=package/dist`.
    #[arg(required = true)]
    editions: Vec<String>,
    /// The table to write.
    #[arg(long, default_value = "rules/places/places/divisions.csv")]
    out: PathBuf,
}

/// One line of the JSON files: provinces have two digits, prefectures four, counties six.
#[derive(Debug, Deserialize)]
struct Entry {
    code: String,
    name: String,
}

/// Code and name, to the last edition that has them.
type Names = BTreeMap<(String, String), u16>;

/// Divisions that the editions leave out; their codes are those of GB/T 2260.
const OUTSIDE: [(&str, &str); 3] = [
    ("710000", "台湾省"),
    ("810000", "香港特别行政区"),
    ("820000", "澳门特别行政区"),
];

/// Endings of the names of divisions; what ends otherwise is an office of the statistics.
const ENDINGS: [&str; 8] = ["省", "自治区", "市", "县", "区", "旗", "州", "盟"];
/// Endings of prefectures that the above do not tell.
const REGION: &str = "地区";
/// Last two digits of codes that statistics alone use: development zones.
const STATISTICAL: std::ops::RangeInclusive<u8> = 71..=80;

/// Writes the table.
pub(crate) fn run(args: &Args) -> Result<(), ToolError> {
    let mut names = Names::new();
    let mut latest = 0;
    for edition in &args.editions {
        let (year, folder) = parse(edition)?;
        latest = latest.max(year);
        for (code, name) in divisions(&folder)? {
            let last = names.entry((code, name)).or_default();
            *last = year.max(*last);
        }
    }
    let outside = OUTSIDE.map(|(code, name)| ((code.to_owned(), name.to_owned()), latest));
    names.extend(outside);
    fs::write(&args.out, table(&names, latest)).map_err(ToolError::at(&args.out))
}

fn parse(edition: &str) -> Result<(u16, PathBuf), ToolError> {
    let parts = edition.split_once('=');
    parts
        .and_then(|(year, folder)| Some((year.parse().ok()?, PathBuf::from(folder))))
        .ok_or_else(|| ToolError::Usage(format!("`{edition}` is not YEAR=FOLDER")))
}

/// The divisions of an edition, with six digits each.
fn divisions(folder: &Path) -> Result<Vec<(String, String)>, ToolError> {
    let mut found = Vec::new();
    for file in ["provinces.json", "cities.json", "areas.json"] {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).map_err(ToolError::at(&path))?;
        let entries: Vec<Entry> = serde_json::from_str(&text)?;
        found.extend(entries.into_iter().filter(is_division).map(|entry| {
            let code = format!("{:0<6}", entry.code);
            (code, entry.name)
        }));
    }
    Ok(found)
}

/// Whether a line is a division, and no heading (市辖区, 省直辖县级行政区划), island or zone.
fn is_division(entry: &Entry) -> bool {
    let is_heading = ["市辖区", "县"].contains(&entry.name.as_str());
    let last = entry.code.get(4..).and_then(|last| last.parse().ok());
    let is_statistical = last.is_some_and(|last: u8| STATISTICAL.contains(&last));
    let has_ending =
        entry.name.ends_with(REGION) || ENDINGS.iter().any(|ending| entry.name.ends_with(ending));
    !is_heading && !is_statistical && has_ending
}

fn table(names: &Names, latest: u16) -> String {
    let mut text = format!(
        "# 县级以上行政区划，代码依据 GB/T 2260；由 `cargo xtask places` 生成，不要手改。\n\
         # 来源：npm 软件包 china-division（许可 MIT，软件包内 LICENSE 为 WTFPL）各年版，\
         取自国家统计局《统计用区划代码》，最新为{latest}年版；“止于年度”是最后载有该名称的年版。\n\
         代码,名称,止于年度\n"
    );
    for ((code, name), last) in names {
        let until = if *last == latest {
            String::new()
        } else {
            last.to_string()
        };
        text += &format!("{code},{name},{until}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(code: &str, name: &str) -> Entry {
        Entry {
            code: code.to_owned(),
            name: name.to_owned(),
        }
    }

    #[test]
    fn headings_and_zones_are_no_divisions() {
        for (code, name) in [
            ("1101", "市辖区"),
            ("4190", "省直辖县级行政区划"),
            ("130171", "甲乙高新技术产业开发区"),
            ("460321", "甲乙群岛"),
        ] {
            assert!(!is_division(&entry(code, name)), "{name}");
        }
        for (code, name) in [
            ("11", "甲市"),
            ("6531", "甲乙地区"),
            ("130102", "甲乙区"),
            ("441900", "丙丁市"),
        ] {
            assert!(is_division(&entry(code, name)), "{name}");
        }
    }

    #[test]
    fn a_name_that_is_gone_has_its_last_year() {
        let gone = ("130102".to_owned(), "甲乙县".to_owned());
        let kept = ("130103".to_owned(), "丙丁区".to_owned());
        let names = Names::from([(gone, 2020), (kept, 2023)]);
        let text = table(&names, 2023);
        assert!(text.ends_with("代码,名称,止于年度\n130102,甲乙县,2020\n130103,丙丁区,\n"));
    }
}
