//! One finding, drawn: what is wrong, the lines that show it, and what to do.

use std::fmt;
use std::io::{self, Write};

use gouji_core::{Lang, Severity};
use miette::{Diagnostic, GraphicalReportHandler, LabeledSpan, SourceCode};

use super::snippet::Snippets;
use super::wrapped::write_wrapped;
use crate::strings;
use crate::text::visible;
use crate::wire::{BasisWire, FindingWire};

/// Draws a finding.
pub(super) fn write_finding(
    out: &mut dyn Write,
    handler: &GraphicalReportHandler,
    path: &str,
    finding: &FindingWire,
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    let drawn = Drawn::new(path, finding, lang);
    let mut text = String::new();
    handler
        .render_report(&mut text, &drawn)
        .map_err(io::Error::other)?;
    out.write_all(text.as_bytes())?;
    for (head, body) in remarks(finding, lang) {
        write_wrapped(out, "  ", &head, &body, width)?;
    }
    writeln!(out)
}

/// What the user reads for the stable name of a severity.
pub(super) fn severity_word(severity: &str, lang: Lang) -> String {
    let known = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .find(|known| known.name() == severity);
    known.map_or(severity.to_owned(), |known| {
        known.words().get(lang).to_owned()
    })
}

/// A finding as miette wants it.
#[derive(Debug)]
struct Drawn {
    code: String,
    message: String,
    severity: miette::Severity,
    snippets: Snippets,
    labels: Vec<LabeledSpan>,
}

impl Drawn {
    fn new(path: &str, finding: &FindingWire, lang: Lang) -> Self {
        let snippets = Snippets::new(path, &finding.excerpts.lines);
        Self {
            code: format!(
                "{}  {}",
                severity_word(finding.severity, lang),
                visible(&finding.rule)
            ),
            message: visible(&finding.message).into_owned(),
            severity: match finding.severity {
                "error" => miette::Severity::Error,
                "warning" => miette::Severity::Warning,
                _ => miette::Severity::Advice,
            },
            labels: snippets.labels(lang),
            snippets,
        }
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn {}

impl Diagnostic for Drawn {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.snippets)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

/// The lines under the snippets: heads with their text.
fn remarks(finding: &FindingWire, lang: Lang) -> Vec<(String, String)> {
    let mut remarks = Vec::new();
    let mut add = |head: &str, body: &str| {
        if !body.is_empty() {
            remarks.push((head.to_owned(), visible(body).into_owned()));
        }
    };
    let excerpts = &finding.excerpts;
    if excerpts.zeros + excerpts.more > 0 {
        add(
            "",
            strings::left_out(excerpts.zeros, excerpts.more).get(lang),
        );
    }
    if let Some(sides) = &finding.comparison {
        let words =
            strings::comparison(&sides.left, sides.relation, &sides.right, &sides.difference);
        add(strings::ARITHMETIC.get(lang), words.get(lang));
    }
    add(strings::ADVICE.get(lang), &finding.help);
    if let Some(fix) = &finding.fix {
        let head = if finding.is_fixable() {
            &strings::SURE_FIX
        } else {
            &strings::FIX
        };
        add(head.get(lang), &fix.title);
    }
    for basis in &finding.basis {
        add(strings::BASIS.get(lang), &basis_text(basis, lang));
    }
    remarks
}

fn basis_text(basis: &BasisWire, lang: Lang) -> String {
    strings::basis(&basis.title, &basis.number, &basis.article, basis.force)
        .get(lang)
        .to_owned()
}
