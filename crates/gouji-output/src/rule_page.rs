//! What is known about rules, for people: the list of all, and the page of one.

use std::io::{self, Write};

use gouji_core::{Basis, Force, Lang, RuleMeta, Words};

use crate::strings;
use crate::text::{pad_right, visible, width};
use crate::wire::RulesWire;

/// Writes the list of rules, one a line.
///
/// # Errors
/// When the writer fails.
pub fn write_rules(out: &mut dyn Write, rules: &RulesWire, lang: Lang) -> io::Result<()> {
    let id_width = rules
        .rules
        .iter()
        .map(|rule| width(&rule.id))
        .max()
        .unwrap_or(0);
    for rule in &rules.rules {
        let severity = pad_right(severity(rule.severity, lang), 7);
        writeln!(
            out,
            "{}  {severity}  {}{}{}",
            pad_right(&rule.id, id_width),
            rule.title,
            strings::COLON.get(lang),
            rule.summary
        )?;
    }
    Ok(())
}

/// Writes the page of a rule in Markdown: what it checks, on what basis, with which exceptions.
///
/// # Errors
/// When the writer fails.
pub fn write_rule_page(out: &mut dyn Write, meta: &RuleMeta, lang: Lang) -> io::Result<()> {
    writeln!(out, "# {}\n\n{}\n", meta.id, meta.title.get(lang))?;
    writeln!(out, "{}\n", meta.summary.get(lang))?;
    let severity = meta.severity.words();
    let head = Words::new(
        format!(
            "- 级别：{}（{}）\n- 状态：{}\n- 适用格式：{}",
            severity.zh,
            meta.severity.name(),
            meta.stage.name(),
            forms(meta, "全部")
        ),
        format!(
            "- severity: {}\n- stage: {}\n- forms: {}",
            meta.severity.name(),
            meta.stage.name(),
            forms(meta, "all")
        ),
    );
    writeln!(out, "{}\n", head.get(lang))?;
    if lang == Lang::Zh {
        writeln!(out, "{}\n", meta.docs.trim())?;
    } else {
        writeln!(out, "## What to do\n\n{}\n", meta.help.en)?;
    }
    writeln!(out, "## {}\n", Words::fixed("依据", "Basis").get(lang))?;
    for basis in meta.basis.iter() {
        writeln!(out, "- {}", visible(&basis_line(basis, lang)))?;
    }
    writeln!(out)
}

fn forms(meta: &RuleMeta, all: &str) -> String {
    if meta.forms.is_empty() {
        all.to_owned()
    } else {
        meta.forms.join("、")
    }
}

fn basis_line(basis: &Basis, lang: Lang) -> String {
    let number = if basis.number.is_empty() {
        String::new()
    } else {
        format!("（{}）", basis.number)
    };
    let years = match (basis.valid_from, basis.valid_to) {
        (Some(from), Some(to)) => Words::new(
            format!("，{from}—{to} 年度"),
            format!(", reports of {from} to {to}"),
        ),
        (Some(from), None) => Words::new(
            format!("，{from} 年度起"),
            format!(", reports from {from} on"),
        ),
        _ => Words::default(),
    };
    let url = basis
        .url
        .as_ref()
        .map_or(String::new(), |url| format!(" {url}"));
    format!(
        "{}{number}{}〔{}{}〕{url}",
        strings::basis_title(&basis.title, basis.force == Force::Practice),
        basis.article,
        basis.force.words().get(lang),
        years.get(lang)
    )
}

fn severity(name: &str, lang: Lang) -> &str {
    match (name, lang) {
        ("error", Lang::Zh) => "必须改",
        ("warning", Lang::Zh) => "请核实",
        ("info", Lang::Zh) => "提示",
        _ => name,
    }
}
