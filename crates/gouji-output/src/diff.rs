//! What mending would change, as a unified diff and nothing else.

use std::io::{self, Write};
use std::ops::Range;

use crate::sink::Sink;
use crate::terminal::Paint;
use crate::text::visible;
use crate::wire::{ReportWire, SummaryWire};

/// Lines that are shown around a change.
const CONTEXT: usize = 3;

/// How to print a diff.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DiffOptions {
    /// Whether to use colours.
    pub colour: bool,
    /// Whether a terminal shows it: what would act on the terminal is spelt out.
    pub is_terminal: bool,
}

/// Prints what changed in the texts of reports.
pub struct Diff<'a> {
    out: &'a mut dyn Write,
    options: DiffOptions,
}

impl<'a> Diff<'a> {
    /// Prints to `out`.
    #[must_use]
    pub fn new(out: &'a mut dyn Write, options: DiffOptions) -> Self {
        Self { out, options }
    }

    fn write(&mut self, path: &str, before: &str, after: &str) -> io::Result<()> {
        let old: Vec<&str> = before.split_inclusive('\n').collect();
        let new: Vec<&str> = after.split_inclusive('\n').collect();
        let paint = Paint {
            colour: self.options.colour,
        };
        let path = visible(path);
        writeln!(self.out, "{}", paint.bold(&format!("--- {path}")))?;
        writeln!(self.out, "{}", paint.bold(&format!("+++ {path}")))?;
        for hunk in hunks(&old, &new) {
            let (start, count) = (hunk.start + 1, hunk.len());
            writeln!(self.out, "@@ -{start},{count} +{start},{count} @@")?;
            self.write_hunk(paint, &old[hunk.clone()], &new[hunk])?;
        }
        Ok(())
    }

    /// Neighbouring changed lines go together: first all as they were, then all as they are.
    fn write_hunk(&mut self, paint: Paint, old: &[&str], new: &[&str]) -> io::Result<()> {
        let mut at = 0;
        while at < old.len() {
            let is_same = |at: usize| old[at] == new[at];
            let end = (at..old.len()).find(|end| is_same(*end) != is_same(at));
            let end = end.unwrap_or(old.len());
            if is_same(at) {
                for line in &old[at..end] {
                    self.write_line(' ', line, str::to_owned)?;
                }
            } else {
                for line in &old[at..end] {
                    self.write_line('-', line, |line| paint.removed(line))?;
                }
                for line in &new[at..end] {
                    self.write_line('+', line, |line| paint.added(line))?;
                }
            }
            at = end;
        }
        Ok(())
    }

    fn write_line(
        &mut self,
        mark: char,
        line: &str,
        painted: impl Fn(&str) -> String,
    ) -> io::Result<()> {
        let (text, is_ended) = match line.strip_suffix('\n') {
            Some(text) => (text, true),
            None => (line, false),
        };
        let shown = match self.options.is_terminal {
            true => visible(text.trim_end_matches('\r')).into_owned(),
            false => text.to_owned(),
        };
        writeln!(self.out, "{}", painted(&format!("{mark}{shown}")))?;
        if !is_ended {
            writeln!(self.out, "\\ No newline at end of file")?;
        }
        Ok(())
    }
}

impl Sink for Diff<'_> {
    fn report(&mut self, report: &ReportWire) -> io::Result<()> {
        let texts = report.fixes.as_ref().and_then(|one| one.texts.as_ref());
        texts.map_or(Ok(()), |(before, after)| {
            self.write(&report.path, before, after)
        })
    }

    fn finish(&mut self, _: &SummaryWire) -> io::Result<()> {
        self.out.flush()
    }
}

/// Ranges of lines around changes. A fix adds and removes no line, so that lines of one number
/// belong together; should the texts differ in length all the same, the whole is one hunk.
fn hunks(old: &[&str], new: &[&str]) -> Vec<Range<usize>> {
    let mut hunks: Vec<Range<usize>> = Vec::new();
    for (at, _) in old.iter().zip(new).enumerate().filter(|(_, (a, b))| a != b) {
        let range = at.saturating_sub(CONTEXT)..(at + CONTEXT + 1).min(old.len());
        match hunks.last_mut() {
            Some(last) if last.end >= range.start => last.end = range.end,
            _ => hunks.push(range),
        }
    }
    hunks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(before: &str, after: &str) -> String {
        let mut out = Vec::new();
        let mut diff = Diff::new(&mut out, DiffOptions::default());
        diff.write("a.txt", before, after).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn changes_stand_in_their_lines() {
        let before = "1\n2\n3\n4\n布署甲\n布署乙\n7\n8\n9\n10\n11\n12\n13\n14\r\n布署";
        assert_eq!(
            diff(before, &before.replace("布署", "部署")),
            "--- a.txt\n+++ a.txt\n@@ -2,8 +2,8 @@\n 2\n 3\n 4\n-布署甲\n-布署乙\n+部署甲\n+部署乙\n 7\n 8\n 9\n@@ -12,4 +12,4 @@\n 12\n 13\n 14\r\n-布署\n\\ No newline at end of file\n+部署\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn a_terminal_is_not_acted_on() {
        let mut out = Vec::new();
        let options = DiffOptions {
            is_terminal: true,
            ..DiffOptions::default()
        };
        let mut diff = Diff::new(&mut out, options);
        diff.write("a\u{1b}.txt", "甲\u{1b}[31m\r\n", "乙\u{1b}[31m\r\n")
            .unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(!text.contains('\u{1b}') && !text.contains('\r'), "{text:?}");
    }
}
