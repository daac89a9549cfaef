//! The output for streams of programs: one JSON document a line.

use std::io::{self, Write};

use crate::json::write_json;
use crate::sink::Sink;
use crate::wire::{LineWire, ReportWire, RunHead, SCHEMA_VERSION, SummaryLineWire, SummaryWire};

/// Writes a run as JSON lines: every report, and the summary as the last line.
pub struct JsonLines<'a> {
    out: &'a mut dyn Write,
    head: RunHead,
}

impl<'a> JsonLines<'a> {
    /// Writes to `out`.
    #[must_use]
    pub fn new(out: &'a mut dyn Write, head: RunHead) -> Self {
        Self { out, head }
    }
}

impl Sink for JsonLines<'_> {
    fn report(&mut self, report: &ReportWire) -> io::Result<()> {
        write_json(self.out, &LineWire::Report(report))?;
        writeln!(self.out)
    }

    fn finish(&mut self, summary: &SummaryWire) -> io::Result<()> {
        let line = SummaryLineWire {
            schema_version: SCHEMA_VERSION,
            tool: &self.head.tool,
            rules_hash: &self.head.rules_hash,
            summary,
        };
        write_json(self.out, &LineWire::Summary(line))?;
        writeln!(self.out)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use gouji_core::Lang;
    use serde_json::Value;

    use super::*;
    use crate::sample;
    use crate::wire::{self, SkippedWire, Tally, ToolWire};

    #[test]
    fn each_line_is_a_document_and_the_summary_comes_last() {
        let registry = sample::registry();
        let mut tally = Tally::new(&sample::rules(&registry), Lang::En);
        let report = wire::unreadable("a.doc", &sample::words("encrypted"), &[], None, Lang::En);
        tally.add(&report);
        let head = RunHead {
            tool: ToolWire {
                name: "gouji".into(),
                version: "0.1.0".into(),
            },
            rules_hash: "00".into(),
        };
        let mut out = Vec::new();
        let mut sink = JsonLines::new(&mut out, head);
        sink.report(&report).unwrap();
        sink.finish(&tally.finish(vec![SkippedWire {
            kind: "jpg".into(),
            count: 2,
        }]))
        .unwrap();
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(
            (&lines[0]["type"], &lines[0]["reason"]),
            (&"report".into(), &"encrypted".into())
        );
        assert_eq!(
            (&lines[0]["format"], &lines[0]["header"]["body"]),
            (&Value::Null, &Value::Null)
        );
        assert_eq!(
            (&lines[1]["type"], &lines[1]["unreadable"]),
            (&"summary".into(), &1.into())
        );
        assert_eq!(lines[1]["skipped"][0]["count"], 2);
    }
}
