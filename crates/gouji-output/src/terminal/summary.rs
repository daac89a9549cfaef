//! What a run came to: a line for each rule, and the totals.

use std::io::{self, Write};

use gouji_core::Lang;

use super::paint::Paint;
use crate::strings;
use crate::text::{pad_left, pad_right, visible, width};
use crate::wire::{RuleSummaryWire, SetAsideWire, SkippedWire, SummaryWire};

/// Writes the table of rules. A rule that applied to no report is marked.
pub(super) fn write_rules(
    out: &mut dyn Write,
    paint: Paint,
    rules: &[RuleSummaryWire],
    lang: Lang,
) -> io::Result<()> {
    let head = strings::SUMMARY_HEADS
        .each_ref()
        .map(|words| words.get(lang).to_owned());
    let rows: Vec<[String; 6]> = rules.iter().map(|rule| row(rule, lang)).collect();
    let widths: [usize; 6] = std::array::from_fn(|column| {
        std::iter::once(&head)
            .chain(&rows)
            .map(|row| width(&row[column]))
            .max()
            .unwrap_or(0)
    });
    writeln!(out, "{}", paint.bold(&line(&head, &widths)))?;
    for (row, rule) in rows.iter().zip(rules) {
        let line = line(row, &widths);
        let line = match (rule.findings, rule.applied) {
            (0, 0) => paint.dim(&line),
            (0, _) => line,
            _ => paint.severity(rule.severity, &line),
        };
        writeln!(out, "{line}")?;
    }
    writeln!(out)
}

/// Writes the totals.
pub(super) fn write_totals(
    out: &mut dyn Write,
    paint: Paint,
    summary: &SummaryWire,
    lang: Lang,
) -> io::Result<()> {
    let counts = summary.findings;
    let unable: u64 = summary.rules.iter().map(|rule| rule.unable).sum();
    let mut parts = vec![
        strings::files(summary.files, summary.checked, summary.unreadable),
        strings::findings(counts.error, counts.warning, counts.info),
    ];
    if unable > 0 {
        parts.push(strings::unable(unable));
    }
    parts.push(strings::total_numbers(summary));
    let parts: Vec<&str> = parts.iter().map(|part| part.get(lang)).collect();
    writeln!(
        out,
        "{}",
        paint.bold(&parts.join(strings::SENTENCE_END.get(lang)))
    )?;
    write_skipped(out, &summary.skipped, lang)?;
    let aside = &summary.set_aside;
    if *aside == SetAsideWire::default() {
        return Ok(());
    }
    let words = strings::set_aside(aside.rules.len(), aside.files);
    writeln!(out, "{}", words.get(lang))
}

fn write_skipped(out: &mut dyn Write, skipped: &[SkippedWire], lang: Lang) -> io::Result<()> {
    let count = skipped.iter().map(|kind| kind.count).sum();
    if count == 0 {
        return Ok(());
    }
    let kinds: Vec<String> = skipped
        .iter()
        .map(|kind| format!("{} {}", visible(&kind.kind), kind.count))
        .collect();
    writeln!(
        out,
        "{}",
        strings::skipped(count, &kinds.join(strings::LIST_COMMA.get(lang))).get(lang)
    )
}

fn row(rule: &RuleSummaryWire, lang: Lang) -> [String; 6] {
    let title = match rule.applied {
        0 => format!("{} [{}]", rule.title, strings::NO_REPORT.get(lang)),
        _ => rule.title.clone(),
    };
    [
        visible(&rule.rule).into_owned(),
        rule.applied.to_string(),
        rule.passed.to_string(),
        rule.findings.to_string(),
        rule.unable.to_string(),
        visible(&title).into_owned(),
    ]
}

fn line(cells: &[String; 6], widths: &[usize; 6]) -> String {
    let [rule, numbers @ .., title] = cells;
    let [rule_width, number_widths @ .., _] = widths;
    let mut line = pad_right(rule, *rule_width);
    for (number, width) in numbers.iter().zip(number_widths) {
        line.push_str("  ");
        line.push_str(&pad_left(number, *width));
    }
    format!("{line}  {title}")
}
