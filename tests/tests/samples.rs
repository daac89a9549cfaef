//! Every cell of the sample filings that lie beside the project, against values read by hand.
//!
//! The samples are no part of the project; where they are absent the test says so and passes.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use gouji_core::{DocumentId, Fact, Report, Value};
use gouji_engine::{RunOptions, Source, read_source, registry};
use serde_json::Value as Json;

fn samples() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/samples");
    folder.join("labels.jsonl").is_file().then_some(folder)
}

#[test]
fn every_cell_of_the_text_and_html_samples_is_read_right() {
    let Some(folder) = samples() else {
        eprintln!("the sample filings are not beside the project; nothing to compare with");
        return;
    };
    let labels = std::fs::read_to_string(folder.join("labels.jsonl")).unwrap();
    let registry = registry().unwrap();
    let mut wrong = Vec::new();
    let mut files = 0;
    for label in labels
        .lines()
        .map(|line| serde_json::from_str::<Json>(line).unwrap())
    {
        let file = label["file"].as_str().unwrap();
        if !matches!(file.rsplit('.').next(), Some("txt" | "html")) {
            continue;
        }
        files += 1;
        let source = Source::File(folder.join(file));
        match read_source(&registry, &source, DocumentId(0), &RunOptions::default()) {
            Ok(report) => {
                let form = &registry.forms()[report.form];
                if form.id != label["form"].as_str().unwrap() {
                    wrong.push(format!("{file}: form {}", form.id));
                }
                let year = report
                    .header
                    .year
                    .as_ref()
                    .map(|year| u64::from(year.value));
                if year != label["year"].as_u64() {
                    wrong.push(format!("{file}: year {year:?}"));
                }
                let body = report
                    .header
                    .body
                    .as_ref()
                    .map_or("", |body| body.value.as_str());
                if !body.ends_with(label["body"].as_str().unwrap()) {
                    wrong.push(format!("{file}: body {body}"));
                }
                wrong.extend(wrong_facts(file, &report, form, &label["facts"]));
            }
            Err(unread) => wrong.push(format!("{file}: {}", unread.reason.zh)),
        }
    }
    assert!(files > 0);
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn wrong_facts(file: &str, report: &Report, form: &gouji_core::Form, labels: &Json) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, due) in labels.as_object().unwrap() {
        let own = path
            .replacen("t2.", "active.", 1)
            .replacen("t3.", "requests.", 1)
            .replacen("t4.", "review.", 1);
        let Some(id) = form.fact_id(&own) else {
            wrong.push(format!("{file}: no fact {own}"));
            continue;
        };
        let read = report
            .facts
            .get(id)
            .map_or(Json::Null, |fact| json(fact, report));
        if read != *due {
            wrong.push(format!("{file}: {own} is {read}, should be {due}"));
        }
    }
    wrong
}

fn json(fact: &Fact, report: &Report) -> Json {
    match &fact.value {
        Value::Int(int) => (*int).into(),
        Value::Decimal(number) => serde_json::from_str(&number.to_string()).unwrap(),
        Value::Blank => Json::Null,
        Value::Unreadable => format!("unreadable: {:?}", fact.doubt).into(),
        _ => report.document.quote(fact.span).into(),
    }
}
