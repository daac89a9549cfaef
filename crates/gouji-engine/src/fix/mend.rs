//! One input, mended until nothing sure is left.

use gouji_core::{DocumentId, Memo, Outcome, Registry, Report, RuleSet, Words};

use super::patch::{edited, patched};
use super::plan::Plan;
use super::{AppliedFix, RefusedFix};
use crate::past::PastIndex;
use crate::run::{RunOptions, Unread, judge, read_bytes};

/// Each pass makes fixes that met others, or that others made possible; rules that still want a
/// change after so many want to have it both ways.
const PASSES: usize = 10;

/// What an input is read and checked with.
pub(super) struct Bench<'a> {
    pub(super) registry: &'a Registry,
    pub(super) rules: &'a RuleSet<'a>,
    pub(super) past: &'a PastIndex,
    pub(super) options: &'a RunOptions,
    pub(super) name: &'a str,
    pub(super) id: DocumentId,
    pub(super) suggested: bool,
}

/// A content with what was read in it and found about it.
pub(super) struct Read {
    pub(super) bytes: Vec<u8>,
    pub(super) report: Report,
    pub(super) outcome: Outcome,
}

/// A corrected content.
pub(super) struct Mended {
    pub(super) read: Read,
    pub(super) applied: Vec<AppliedFix>,
    pub(super) refused: Vec<RefusedFix>,
}

impl Bench<'_> {
    /// Reads and checks a content.
    pub(super) fn read(&self, bytes: Vec<u8>) -> Result<Read, Box<Unread>> {
        let report = read_bytes(self.registry, self.name, &bytes, self.id, self.options)?;
        let memo = Memo::default();
        let outcome = judge(
            self.registry,
            self.rules,
            self.past,
            self.name,
            &report,
            &memo,
        );
        Ok(Read {
            bytes,
            report,
            outcome,
        })
    }
}

impl Read {
    /// The decoded content.
    pub(super) fn text(&self) -> &str {
        self.report.document.source_map.source().text()
    }
}

/// Makes every fix that may be made.
///
/// # Errors
/// Why the file had better stay as it is.
pub(super) fn mend(bench: &Bench<'_>, original: Read) -> Result<Mended, Words> {
    let mut read = original;
    let mut applied = Vec::new();
    for _ in 0..PASSES {
        let plan = plan(bench, &read);
        if plan.edits.is_empty() {
            return Ok(Mended {
                read,
                applied,
                refused: plan.refused,
            });
        }
        read = after(bench, &read, &plan).ok_or_else(unlike)?;
        applied.extend(plan.applied);
    }
    let plan = plan(bench, &read);
    match plan.applied.first() {
        None => Ok(Mended {
            read,
            applied,
            refused: plan.refused,
        }),
        Some(last) => Err(unsettled(&last.rule)),
    }
}

fn plan(bench: &Bench<'_>, read: &Read) -> Plan {
    let document = &read.report.document;
    Plan::new(document, &read.outcome, bench.rules, bench.suggested)
}

/// The content after a pass, if it reads as it should.
fn after(bench: &Bench<'_>, read: &Read, plan: &Plan) -> Option<Read> {
    let document = &read.report.document;
    let bytes = patched(&read.bytes, document, &plan.edits)?;
    let expected = edited(read.text(), &plan.edits)?;
    let after = bench.read(bytes).ok()?;
    let is_alike = after.text() == expected
        && after.report.document.encoding == document.encoding
        && digits(after.text()).eq(digits(read.text()));
    is_alike.then_some(after)
}

fn digits(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|ch| ch.is_numeric())
}

fn unlike() -> Words {
    Words::fixed(
        "文件里有无法还原的字符，改动的位置不能逐字节核实，没有改动",
        "the file holds characters that cannot be decoded; the places could not be told byte by byte, and nothing was changed",
    )
}

fn unsettled(rule: &str) -> Words {
    Words::new(
        format!("改了 {PASSES} 遍仍有可改之处，规则之间互相矛盾（{rule}），没有改动"),
        format!(
            "there is still something to change after {PASSES} passes, rules contradict each other ({rule}); nothing was changed"
        ),
    )
}
