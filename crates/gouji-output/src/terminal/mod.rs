//! The output for people: findings drawn in the lines of the file, then what the run came to.

mod finding;
mod fix_words;
mod fixes;
mod paint;
mod report;
mod snippet;
mod summary;
mod wrapped;

use std::io::{self, Write};

use gouji_core::Lang;
use miette::{GraphicalReportHandler, GraphicalTheme};

pub(crate) use self::paint::Paint;
pub(crate) use self::snippet::Snippets;
pub(crate) use self::wrapped::write_wrapped;
use crate::sink::Sink;
use crate::text::visible;
use crate::wire::{FindingWire, OriginWire, ReportWire, StatusWire, SummaryWire};

/// How to print for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TerminalOptions {
    /// The language of everything that is not from the report.
    pub lang: Lang,
    /// Whether to use colours.
    pub colour: bool,
    /// Display columns of the terminal. Lines of a report are cut to fit 80, whatever the width.
    pub width: usize,
    /// Whether to print only one line a finding, and the totals.
    pub quiet: bool,
}

/// Narrower terminals are treated as this wide.
pub(crate) const MIN_WIDTH: usize = 40;

/// Prints a run for people.
pub struct Terminal<'a> {
    out: &'a mut dyn Write,
    options: TerminalOptions,
    handler: GraphicalReportHandler,
    paint: Paint,
}

impl<'a> Terminal<'a> {
    /// Prints to `out`.
    #[must_use]
    pub fn new(out: &'a mut dyn Write, options: TerminalOptions) -> Self {
        let options = TerminalOptions {
            width: options.width.max(MIN_WIDTH),
            ..options
        };
        Self {
            out,
            options,
            handler: handler(options.colour, options.width),
            paint: Paint {
                colour: options.colour,
            },
        }
    }

    fn write_quietly(&mut self, report: &ReportWire) -> io::Result<()> {
        if report.status == StatusWire::Unreadable {
            return report::write_unreadable(self.out, self.paint, report, self.options.lang);
        }
        let mut findings = report.findings.iter();
        findings.try_for_each(|finding| self.write_line(report.file(), finding))?;
        let fixes = report.fixes.as_ref();
        let line = fixes.and_then(|fixes| fixes::head(fixes, self.options.lang));
        line.map_or(Ok(()), |line| {
            let line = line.trim_end_matches(['：', ':']);
            writeln!(self.out, "{}: {}", visible(&report.path), visible(line))
        })
    }

    /// `path:line:column severity rule message`, for a finding.
    fn write_line(&mut self, path: &str, finding: &FindingWire) -> io::Result<()> {
        let place = finding.origin.as_ref().map(OriginWire::line_column);
        let place = place.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
        let severity = finding::severity_word(finding.severity, self.options.lang);
        let severity = self.paint.severity(finding.severity, &severity);
        writeln!(
            self.out,
            "{}{place} {severity} {} {}",
            visible(path),
            visible(&finding.rule),
            visible(&finding.message)
        )
    }
}

impl Sink for Terminal<'_> {
    fn report(&mut self, report: &ReportWire) -> io::Result<()> {
        let TerminalOptions {
            lang, width, quiet, ..
        } = self.options;
        if quiet {
            return self.write_quietly(report);
        }
        if report.status == StatusWire::Unreadable {
            report::write_unreadable(self.out, self.paint, report, lang)?;
            return writeln!(self.out);
        }
        for finding in &report.findings {
            finding::write_finding(self.out, &self.handler, report.file(), finding, lang, width)?;
        }
        report::write_checked(self.out, self.paint, report, lang, width)
    }

    fn finish(&mut self, summary: &SummaryWire) -> io::Result<()> {
        if !self.options.quiet {
            summary::write_rules(self.out, self.paint, &summary.rules, self.options.lang)?;
        }
        let lang = self.options.lang;
        summary::write_totals(self.out, self.paint, summary, lang)?;
        match &summary.fixes {
            Some(totals) => fixes::write_fix_totals(self.out, self.paint, totals, lang)?,
            None if summary.fixable > 0 => {
                let words = fix_words::fixable(summary.fixable);
                writeln!(self.out, "{}", words.get(lang))?;
            }
            None => {}
        }
        self.out.flush()
    }
}

/// What draws snippets.
pub(crate) fn handler(colour: bool, width: usize) -> GraphicalReportHandler {
    let theme = if colour {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    GraphicalReportHandler::new_themed(theme)
        .with_width(width)
        .with_context_lines(0)
        .with_urls(false)
        .without_syntax_highlighting()
}

#[cfg(test)]
mod tests;
