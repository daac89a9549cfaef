//! `gouji rule list`.

use gouji_core::{Lang, Words};

use super::args::ListArgs;
use super::rules::{Rules, line, rule_id};
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::Output;

/// What the kind of a rule is that was written in Rust.
const RUST: &str = "Rust";

/// Lists rules.
pub(super) fn run(args: &ListArgs, lang: Lang) -> Result<Exit, CliError> {
    let rules = Rules::read(&args.packs)?;
    rules.tell_errors(lang);
    let rows = rows(&rules, args, lang);
    let mut output = Output::open(None)?;
    for row in aligned(&rows) {
        line(&mut output, &Words::new(row.clone(), row), lang)?;
    }
    let count = rows.len();
    let sum = Words::new(format!("共 {count} 条规则"), format!("{count} rules"));
    line(&mut output, &sum, lang)?;
    output.close()?;
    Ok(rules.exit())
}

/// Id, kind, severity, pack and title of the rules asked for.
fn rows(rules: &Rules, args: &ListArgs, lang: Lang) -> Vec<[String; 5]> {
    let mut rows = Vec::new();
    for meta in rules.library.registry.rule_metas() {
        let mut yaml = rules.library.yaml_rules();
        let of_pack = yaml.find(|(_, rule)| rule_id(rule) == meta.id);
        let (kind, pack, tags) = match of_pack {
            Some((pack, rule)) => (rule.kind(), pack.name.as_str(), rule.tags()),
            None => ((RUST, RUST), "—", &[] as &[String]),
        };
        let has_tag = |tag: &String| tags.contains(tag);
        let is_kind = |name: &String| kind.0.eq_ignore_ascii_case(name) || kind.1 == name;
        if !args.tag.as_ref().is_none_or(has_tag) || !args.kind.as_ref().is_none_or(is_kind) {
            continue;
        }
        let kind = match lang {
            Lang::Zh => kind.1,
            Lang::En => kind.0,
        };
        rows.push([
            meta.id.to_string(),
            kind.to_owned(),
            meta.severity.words().get(lang).to_owned(),
            pack.to_owned(),
            meta.title.get(lang).to_owned(),
        ]);
    }
    rows
}

/// Rows whose columns stand under one another.
fn aligned<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let width = |column: usize| rows.iter().map(|row| columns(&row[column])).max();
    let widths: Vec<usize> = (0..N).map(|column| width(column).unwrap_or(0)).collect();
    let padded = |row: &[String; N]| {
        let cells = row.iter().zip(&widths);
        let cells = cells.map(|(cell, width)| {
            let room = width.saturating_sub(columns(cell));
            format!("{cell}{}", " ".repeat(room))
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        line.trim_end().to_owned()
    };
    rows.iter().map(padded).collect()
}

/// Columns of a terminal: a Chinese character takes two.
fn columns(text: &str) -> usize {
    let width = |ch: char| if ch >= '\u{1100}' { 2 } else { 1 };
    text.chars().map(width).sum()
}
