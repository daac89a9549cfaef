//! What stands under the findings of a report: who it is, how much was checked, what was not.

use std::io::{self, Write};

use gouji_core::Lang;

use super::fixes::write_fixes;
use super::paint::Paint;
use super::wrapped::write_wrapped;
use crate::strings;
use crate::text::visible;
use crate::wire::{GapWire, ReportWire, UnableWire};

/// Most groups of judgements that could not be made, and most gaps, that are shown of a report.
const MAX_SHOWN: usize = 6;

/// Most missing facts that are named in a group.
const MAX_NAMES: usize = 3;

/// Writes the lines about a report that was checked.
pub(super) fn write_checked(
    out: &mut dyn Write,
    paint: Paint,
    report: &ReportWire,
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    writeln!(out, "{}", paint.bold(&visible(&report.path)))?;
    write_wrapped(out, "  ", "", &identity(report, lang), width)?;
    write_wrapped(out, "  ", "", &coverage(report, lang), width)?;
    write_unable(out, &report.unable, lang, width)?;
    write_gaps(out, &report.gaps, lang, width)?;
    if let Some(fixes) = &report.fixes {
        write_fixes(out, paint, fixes, lang, width)?;
    }
    writeln!(out)
}

/// Writes the line about a file that was not checked.
pub(super) fn write_unreadable(
    out: &mut dyn Write,
    paint: Paint,
    report: &ReportWire,
    lang: Lang,
) -> io::Result<()> {
    let reason = strings::unreadable(report.reason.as_deref().unwrap_or(""));
    writeln!(
        out,
        "{}: {}",
        paint.bold(&visible(&report.path)),
        paint.severity("error", &visible(reason.get(lang)))
    )
}

fn identity(report: &ReportWire, lang: Lang) -> String {
    let header = &report.header;
    let body = header
        .body
        .clone()
        .unwrap_or_else(|| strings::NO_BODY.get(lang).to_owned());
    let year = header.year.map_or(strings::NO_YEAR.clone(), strings::year);
    let parts = [
        Some(body),
        report.names.level.clone(),
        Some(year.get(lang).to_owned()),
        report.names.form.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    visible(&parts.join(" · ")).into_owned()
}

fn coverage(report: &ReportWire, lang: Lang) -> String {
    let coverage = &report.coverage;
    let unclear = strings::unclear(u64::from(coverage.unclear));
    let parts = [
        Some(strings::coverage(coverage)),
        (coverage.unclear > 0).then_some(unclear),
        coverage.is_cut.then(|| strings::PROSE_CUT.clone()),
        Some(strings::found(report.findings.len())),
    ];
    let parts: Vec<&str> = parts.iter().flatten().map(|part| part.get(lang)).collect();
    parts.join(strings::NOTE_COMMA.get(lang))
}

/// Judgements of one rule that were not made for one reason.
struct Group<'a> {
    first: &'a UnableWire,
    missing: Vec<&'a str>,
}

fn write_unable(
    out: &mut dyn Write,
    unables: &[UnableWire],
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    if unables.is_empty() {
        return Ok(());
    }
    writeln!(out, "  {}", strings::unable_head(unables.len()).get(lang))?;
    let groups = group(unables);
    for group in groups.iter().take(MAX_SHOWN) {
        write_wrapped(out, "  ", "- ", &group.text(lang), width)?;
    }
    match groups.len().saturating_sub(MAX_SHOWN) {
        0 => Ok(()),
        more => writeln!(out, "  - {}", strings::unable_more(more).get(lang)),
    }
}

fn group(unables: &[UnableWire]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for unable in unables {
        let same = |group: &&mut Group<'_>| {
            group.first.rule == unable.rule && group.first.reason == unable.reason
        };
        let missing = unable.missing_names.iter().map(String::as_str);
        match groups.iter_mut().find(same) {
            Some(group) => {
                for name in missing {
                    if !group.missing.contains(&name) {
                        group.missing.push(name);
                    }
                }
            }
            None => groups.push(Group {
                first: unable,
                missing: missing.collect(),
            }),
        }
    }
    groups
}

impl Group<'_> {
    fn text(&self, lang: Lang) -> String {
        let mut notes = Vec::new();
        if !self.missing.is_empty() {
            let shown = &self.missing[..self.missing.len().min(MAX_NAMES)];
            let names = shown.join(strings::LIST_COMMA.get(lang));
            let lacks = strings::lacks(&names, self.missing.len(), shown.len());
            notes.push(lacks.get(lang).to_owned());
        }
        notes.extend(
            self.first
                .origin
                .as_ref()
                .map(|origin| origin.place().to_owned()),
        );
        let text = with_notes(&self.first.reason, &notes, lang);
        format!(
            "{}{}{text}",
            visible(&self.first.rule),
            strings::COLON.get(lang)
        )
    }
}

/// A reason with notes in brackets, safe to print.
fn with_notes(reason: &str, notes: &[String], lang: Lang) -> String {
    let notes = match notes {
        [] => String::new(),
        notes => strings::note(&notes.join(strings::NOTE_COMMA.get(lang)))
            .get(lang)
            .to_owned(),
    };
    visible(&format!("{reason}{notes}")).into_owned()
}

fn write_gaps(out: &mut dyn Write, gaps: &[GapWire], lang: Lang, width: usize) -> io::Result<()> {
    if gaps.is_empty() {
        return Ok(());
    }
    writeln!(out, "  {}", strings::GAPS.get(lang))?;
    for gap in gaps.iter().take(MAX_SHOWN) {
        let place: Vec<String> = gap
            .origin
            .iter()
            .map(|origin| origin.place().to_owned())
            .collect();
        write_wrapped(
            out,
            "  ",
            "- ",
            &with_notes(&gap.reason, &place, lang),
            width,
        )?;
    }
    match gaps.len().saturating_sub(MAX_SHOWN) {
        0 => Ok(()),
        more => writeln!(out, "  - {}", strings::gaps_more(more).get(lang)),
    }
}
