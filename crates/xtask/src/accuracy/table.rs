//! The outcome as Markdown.

use std::fmt::Write as _;

use super::province::Province;
use super::recall::Recall;

/// The province without a defect.
pub(super) fn of_province(province: &Province) -> String {
    let mut text = format!(
        "| sound reports | errors and warnings | figures in tables | compared | numbers in prose | compared |\n\
         |---:|---:|---:|---:|---:|---:|\n| {} | {} | {} | {} | {} | {} |\n",
        province.reports,
        province.faults(),
        province.figures[0],
        percent(province.figures[1], province.figures[0]),
        province.numbers[0],
        percent(province.numbers[1], province.numbers[0]),
    );
    if !province.findings.is_empty() {
        text.push_str("\n| rule | severity | findings |\n|---|---|---:|\n");
        for ((rule, severity), count) in &province.findings {
            let _ = writeln!(text, "| {rule} | {} | {count} |", severity.name());
        }
    }
    if !province.unables.is_empty() {
        text.push_str("\n| rule | reports that it could not judge |\n|---|---:|\n");
        for (rule, count) in &province.unables {
            let _ = writeln!(text, "| {rule} | {count} |");
        }
    }
    text
}

/// The planted defects, a row a kind.
pub(super) fn of_recalls(recalls: &[Recall]) -> String {
    let mut text =
        "\n| planted | rules, any of them | files | found | recall | cell and value named |\n\
                    |---|---|---:|---:|---:|---:|\n"
            .to_owned();
    for recall in recalls {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} |",
            recall.defect.name,
            rules(recall),
            recall.files,
            recall.found,
            percent(recall.found as u64, recall.files as u64),
            recall.named.map_or_else(String::new, |named| percent(
                named as u64,
                recall.files as u64
            )),
        );
    }
    text
}

/// Alarms and misses with their text, some of each kind.
pub(super) fn of_cases(province: &Province, recalls: &[Recall], count: usize) -> String {
    let mut text = String::new();
    for (rule, alarms) in &province.alarms {
        list(&mut text, rule, alarms, count);
    }
    for recall in recalls {
        list(&mut text, recall.defect.name, &recall.misses, count);
    }
    text
}

fn list(text: &mut String, name: &str, cases: &[String], count: usize) {
    if count == 0 || cases.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n## {name}\n");
    for case in cases.iter().take(count) {
        let _ = writeln!(text, "- {case}");
    }
}

fn rules(recall: &Recall) -> String {
    let named = recall.defect.rules.iter().map(|id| {
        if recall.missing.contains(id) {
            format!("{id} (rule missing)")
        } else {
            (*id).to_owned()
        }
    });
    named.collect::<Vec<_>>().join(", ")
}

/// A share with one decimal, rounded down, so that 100 % means all.
fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "—".to_owned();
    }
    let tenths = part * 1000 / whole;
    format!("{}.{} %", tenths / 10, tenths % 10)
}
