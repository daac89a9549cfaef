//! The output for programs: one JSON document, written as the reports come.

use std::io::{self, Write};

use serde::Serialize;

use crate::sink::Sink;
use crate::wire::{ReportWire, RunHead, SCHEMA_VERSION, SummaryWire};

/// Writes a run as one JSON document of the shape of [`RunWire`](crate::wire::RunWire), one
/// report a line.
pub struct Json<'a> {
    out: &'a mut dyn Write,
    head: RunHead,
    reports: u64,
}

impl<'a> Json<'a> {
    /// Writes to `out`.
    #[must_use]
    pub fn new(out: &'a mut dyn Write, head: RunHead) -> Self {
        Self {
            out,
            head,
            reports: 0,
        }
    }

    fn open(&mut self) -> io::Result<()> {
        write!(self.out, "{{\"schema_version\":")?;
        write_json(self.out, SCHEMA_VERSION)?;
        write!(self.out, ",\"tool\":")?;
        write_json(self.out, &self.head.tool)?;
        write!(self.out, ",\"rules_hash\":")?;
        write_json(self.out, &self.head.rules_hash)?;
        write!(self.out, ",\"reports\":[")
    }
}

impl Sink for Json<'_> {
    fn report(&mut self, report: &ReportWire) -> io::Result<()> {
        if self.reports == 0 {
            self.open()?;
        }
        write!(self.out, "{}", if self.reports == 0 { "\n" } else { ",\n" })?;
        self.reports += 1;
        write_json(self.out, report)
    }

    fn finish(&mut self, summary: &SummaryWire) -> io::Result<()> {
        if self.reports == 0 {
            self.open()?;
        }
        write!(self.out, "\n],\"summary\":")?;
        write_json(self.out, summary)?;
        writeln!(self.out, "}}")?;
        self.out.flush()
    }
}

/// Writes a value as a JSON document for people and programs: indented, with a line end.
///
/// # Errors
/// When the writer fails.
pub fn write_json_document(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    writeln!(out)
}

/// Writes a value as compact JSON.
pub(crate) fn write_json(out: &mut dyn Write, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
    serde_json::to_writer(out, value).map_err(io::Error::from)
}

#[cfg(test)]
mod tests {
    use gouji_core::{Lang, Severity};
    use serde_json::{Value, json};

    use super::*;
    use crate::sample;
    use crate::wire::{self, Tally, ToolWire};

    fn head() -> RunHead {
        RunHead {
            tool: ToolWire {
                name: "gouji".into(),
                version: "0.1.0".into(),
            },
            rules_hash: "00".into(),
        }
    }

    fn run(paths: &[&str]) -> Value {
        let (form, registry) = (sample::form(), sample::registry());
        let (report, rules) = (
            sample::report(&form, sample::TEXT),
            sample::rules(&registry),
        );
        let mut finding = sample::finding(&report, 0, Severity::Error, "总计有误", "3", 1);
        finding.facts = vec![form.fact_id("requests.new.natural").unwrap()];
        finding.section = form.section_named("requests");
        finding.comparison = Some(sample::comparison("3 + 0 = 3", "3 + 1 = 4", "-1"));
        let outcome = sample::outcome(vec![finding]);
        let mut tally = Tally::new(&rules, Lang::Zh);
        let mut out = Vec::new();
        let mut sink = Json::new(&mut out, head());
        for path in paths {
            let report = wire::report(path, &report, &form, &outcome, &rules, Lang::Zh);
            tally.add(&report);
            sink.report(&report).unwrap();
        }
        sink.finish(&tally.finish(Vec::new())).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn a_run_is_one_document() {
        let run = run(&["甲\u{202e}\".txt", "乙.txt"]);
        assert_eq!(run["schema_version"], "1.3");
        assert_eq!(run["tool"], json!({ "name": "gouji", "version": "0.1.0" }));
        assert_eq!(run["reports"][0]["path"], "甲\u{202e}\".txt");
        assert_eq!(run["reports"][1]["status"], "checked");
        assert_eq!(run["reports"][1]["reason"], Value::Null);
        assert_eq!(run["summary"]["files"], 2);
        assert_eq!(
            run["summary"]["findings"],
            json!({ "error": 2, "warning": 0, "info": 0 })
        );
        let idle = &run["summary"]["rules"][2];
        assert_eq!(
            (&idle["rule"], &idle["applied"], &idle["not_applicable"]),
            (&json!("text/no-title"), &json!(0), &json!(2))
        );
    }

    #[test]
    fn a_run_without_files_is_a_document_too() {
        let run = run(&[]);
        assert_eq!(run["reports"], json!([]));
        assert_eq!(run["summary"]["rules"].as_array().map(Vec::len), Some(3));
    }

    #[test]
    fn a_finding_tells_its_place_and_basis() {
        let finding = run(&["甲.txt"])["reports"][0]["findings"][0].clone();
        assert_eq!(finding["rule"], "numeric/sum-mismatch");
        assert_eq!(finding["section"], "requests");
        assert_eq!(finding["facts"], json!(["requests.new.natural"]));
        assert_eq!(finding["basis"][0]["force"], "binding");
        assert_eq!(finding["comparison"]["difference"], "-1");
        assert_eq!(finding["origin"]["kind"], "text");
        assert_eq!(finding["origin"]["where"], "第6行第6字");
        assert_eq!(finding["fix"], Value::Null);
        assert_eq!(finding.get("excerpts"), None);
    }
}
