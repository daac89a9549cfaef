//! A fault as miette draws it: nothing but the box.

use std::fmt;

use gouji_core::{Diagnostic, DiagnosticLevel, Lang};
use miette::{GraphicalReportHandler, LabeledSpan, SourceCode};

use crate::excerpt::Excerpt;
use crate::terminal::Snippets;
use crate::text::{width, wrap};

/// Columns that a label gets at least, even if it then reaches beyond the terminal.
const LABEL: usize = 24;

/// Columns of a label's corner `╰── `, and of what stands beside a line number.
const CORNER: usize = 4;
const GUTTER: usize = 4;

/// A fault as miette wants it.
#[derive(Debug)]
pub(super) struct Drawn {
    level: DiagnosticLevel,
    snippets: Snippets,
    labels: Vec<LabeledSpan>,
}

impl Drawn {
    pub(super) fn new(
        fault: &Diagnostic,
        excerpts: &[Excerpt],
        lang: Lang,
        columns: usize,
    ) -> Self {
        let snippets = Snippets::new(&fault.file.path, excerpts);
        let digits = excerpts.iter().map(|excerpt| excerpt.line).max();
        let gutter = digits.unwrap_or(0).to_string().len() + GUTTER;
        let labels = snippets.labels(lang).into_iter();
        let labels = labels.map(|label| fitted(&snippets, label, columns.saturating_sub(gutter)));
        Self {
            level: fault.level,
            labels: labels.collect(),
            snippets,
        }
    }

    /// The box.
    pub(super) fn render(&self, handler: &GraphicalReportHandler) -> Result<String, fmt::Error> {
        let mut text = String::new();
        handler.render_report(&mut text, self)?;
        // miette has a line for the message, which stands above in another form.
        Ok(text
            .split_once('\n')
            .map_or("", |(_, rest)| rest)
            .to_owned())
    }
}

/// A label broken into lines, so that it does not reach beyond the terminal.
fn fitted(snippets: &Snippets, label: LabeledSpan, columns: usize) -> LabeledSpan {
    let (Some(text), Ok(row)) = (label.label(), snippets.read_span(label.inner(), 0, 0)) else {
        return label;
    };
    let at = label.offset() - row.span().offset();
    let columns_of = |range| width(&String::from_utf8_lossy(&row.data()[range]));
    // miette hangs a label under the middle of its mark.
    let column = columns_of(0..at) + columns_of(at..at + label.len()) / 2;
    let room = columns.saturating_sub(column + CORNER).max(LABEL);
    let text = Some(wrap(text, room).join("\n"));
    if label.primary() {
        LabeledSpan::new_primary_with_span(text, *label.inner())
    } else {
        LabeledSpan::new_with_span(text, *label.inner())
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Drawn {}

impl miette::Diagnostic for Drawn {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.level {
            DiagnosticLevel::Error => miette::Severity::Error,
            DiagnosticLevel::Warning => miette::Severity::Warning,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.snippets)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
