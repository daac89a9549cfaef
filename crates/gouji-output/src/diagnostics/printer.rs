//! Prints one fault after the other.

use std::collections::BTreeSet;
use std::io::{self, Write};

use gouji_core::{Diagnostic, DiagnosticLevel};
use miette::GraphicalReportHandler;

use super::DiagnosticOptions;
use super::drawn::Drawn;
use super::lines::{self, BETWEEN};
use crate::strings;
use crate::terminal::{Paint, handler, write_wrapped};
use crate::text::{visible, width, wrap};

/// What stands under a box is set in by this.
const INDENT: &str = "  ";

/// Corrected lines are shown whole or not at all, since they are there to be copied.
const MAX_COLUMNS: usize = 240;
const MAX_LINES: usize = 40;

/// Prints faults, and remembers which codes it has pointed out.
pub(super) struct Printer<'a> {
    out: &'a mut dyn Write,
    options: DiagnosticOptions,
    handler: GraphicalReportHandler,
    paint: Paint,
    explained: BTreeSet<&'static str>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(out: &'a mut dyn Write, options: DiagnosticOptions) -> Self {
        Self {
            out,
            options,
            handler: handler(options.colour, options.width).with_context_lines(BETWEEN as usize),
            paint: Paint {
                colour: options.colour,
            },
            explained: BTreeSet::new(),
        }
    }

    /// Draws a fault.
    pub(super) fn fault(&mut self, fault: &Diagnostic) -> io::Result<()> {
        let lang = self.options.lang;
        self.heading(fault)?;
        let excerpts = lines::excerpts(fault, lang);
        let drawn = Drawn::new(fault, &excerpts.lines, lang, self.options.width);
        let drawn = drawn.render(&self.handler).map_err(io::Error::other)?;
        self.out.write_all(drawn.as_bytes())?;
        if excerpts.more > 0 {
            self.remark("", strings::left_out(0, excerpts.more).get(lang))?;
        }
        if let Some(help) = &fault.help {
            self.remark(strings::ADVICE.get(lang), help.get(lang))?;
        }
        if let Some(lines) = &fault.corrected {
            self.corrected(lines)?;
        }
        if self.explained.insert(fault.code) {
            let words = strings::explained(fault.code);
            writeln!(self.out, "{INDENT}{}", self.paint.dim(words.get(lang)))?;
        }
        writeln!(self.out)
    }

    /// Says what is not drawn.
    pub(super) fn note(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}\n")
    }

    /// Says what it came to.
    pub(super) fn total(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", self.paint.bold(text))?;
        self.out.flush()
    }

    fn heading(&mut self, fault: &Diagnostic) -> io::Result<()> {
        let (name, words) = match fault.level {
            DiagnosticLevel::Error => ("error", &strings::FAULT_ERROR),
            DiagnosticLevel::Warning => ("warning", &strings::FAULT_WARNING),
        };
        let head = format!("{} {}  ", words.get(self.options.lang), fault.code);
        let message = visible(fault.message.get(self.options.lang));
        let hang = width(&head);
        let lines = wrap(&message, self.options.width.saturating_sub(hang));
        let painted = self.paint.severity(name, &head);
        let message = lines.iter().map(|line| self.paint.bold(line));
        let message = message.collect::<Vec<_>>();
        let message = message.join(&format!("\n{}", " ".repeat(hang)));
        writeln!(self.out, "{painted}{message}")
    }

    fn remark(&mut self, head: &str, body: &str) -> io::Result<()> {
        write_wrapped(self.out, INDENT, head, &visible(body), self.options.width)
    }

    /// Corrected lines stand at the margin as they belong into the file.
    fn corrected(&mut self, text: &str) -> io::Result<()> {
        let lang = self.options.lang;
        let lines: Vec<_> = text.trim_end().lines().map(visible).collect();
        let is_long = lines.len() > MAX_LINES || lines.iter().any(|line| width(line) > MAX_COLUMNS);
        let head = strings::CORRECTED.get(lang);
        if lines.is_empty() {
            return self.remark(head, strings::NO_LINE.get(lang));
        }
        if is_long {
            return self.remark(head, strings::LONG_LINE.get(lang));
        }
        writeln!(self.out, "{INDENT}{}", head.trim_end())?;
        lines
            .iter()
            .try_for_each(|line| writeln!(self.out, "{line}"))
    }
}
