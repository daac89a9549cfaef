//! Makes the changes of a case in the source text of a base.

use std::ops::Range;

use gouji_core::{FactId, Form, Origin, Report, Span};

use crate::case::Change;

/// The source text after one change, or why it cannot be made.
pub(crate) fn apply(
    source: &str,
    report: &Report,
    form: &Form,
    change: &Change,
) -> Result<String, String> {
    let target = Target {
        source,
        report,
        form,
    };
    match change {
        Change::Set { fact, text } => target.replace(target.cell(fact)?, &pad(text)),
        Change::DropRow(fact) => target.replace(target.line(fact)?, ""),
        Change::RepeatRow(fact) => {
            let line = target.line(fact)?;
            target.replace(line.end..line.end, &source[line])
        }
        Change::InsertBelow { fact, line } => {
            let end = target.line(fact)?.end;
            target.replace(end..end, &format!("{line}\n"))
        }
        Change::DropSection(section) => target.replace(target.section(section)?, ""),
        Change::DropTable(table) => target.replace(target.table(table)?, ""),
        Change::Section { section, text } => {
            let whole = target.section(section)?;
            let heading = source[whole.clone()]
                .find('\n')
                .map_or(whole.end, |at| whole.start + at + 1);
            target.replace(heading..whole.end, &format!("\n{text}\n\n"))
        }
        Change::MoveSection { section, before } => target.move_section(section, before),
        Change::Replace { old, new } if source.contains(old.as_str()) => {
            Ok(source.replace(old.as_str(), new))
        }
        Change::Replace { old, .. } => Err(format!("the base does not hold \"{old}\"")),
    }
}

/// A blank cell of a base is written with spaces; a figure put there keeps apart from the bars.
fn pad(text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!(" {text} ")
    }
}

struct Target<'a> {
    source: &'a str,
    report: &'a Report,
    form: &'a Form,
}

impl Target<'_> {
    fn replace(&self, range: Range<usize>, text: &str) -> Result<String, String> {
        let (before, after) = (&self.source[..range.start], &self.source[range.end..]);
        Ok([before, text, after].concat())
    }

    fn fact(&self, path: &str) -> Result<FactId, String> {
        self.form
            .fact_id(path)
            .ok_or_else(|| format!("form {} has no fact `{path}`", self.form.id))
    }

    fn cell(&self, path: &str) -> Result<Range<usize>, String> {
        let span = self
            .report
            .fact_span(self.fact(path)?)
            .ok_or_else(|| format!("the base has no cell `{path}`"))?;
        self.bytes(span)
    }

    /// The line that holds a fact, with its end.
    fn line(&self, path: &str) -> Result<Range<usize>, String> {
        Ok(self.whole_lines(self.cell(path)?))
    }

    fn whole_lines(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source[..range.start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let end = self.source[range.end..]
            .find('\n')
            .map_or(self.source.len(), |at| range.end + at + 1);
        start..end
    }

    /// A section from its heading to the next one.
    fn section(&self, id: &str) -> Result<Range<usize>, String> {
        let section = self
            .form
            .section_named(id)
            .ok_or_else(|| format!("the form has no section `{id}`"))?;
        let sections = &self.report.sections;
        let at = sections
            .iter()
            .position(|found| found.id == section)
            .ok_or_else(|| format!("the base has no section `{id}`"))?;
        let start = self.whole_lines(self.bytes(sections[at].heading)?).start;
        let end = match sections.get(at + 1) {
            Some(next) => self.whole_lines(self.bytes(next.heading)?).start,
            None => self.source.len(),
        };
        Ok(start..end)
    }

    fn table(&self, id: &str) -> Result<Range<usize>, String> {
        let index = self
            .form
            .tables
            .iter()
            .position(|table| table.id == id)
            .ok_or_else(|| format!("the form has no table `{id}`"))?;
        let section = &self.form.section(self.form.tables[index].section).id;
        let whole = self.section(section)?;
        let heading = self.source[whole.clone()]
            .find('\n')
            .map_or(whole.end, |at| whole.start + at + 1);
        Ok(heading..whole.end)
    }

    fn move_section(&self, section: &str, before: &str) -> Result<String, String> {
        let (moved, target) = (self.section(section)?, self.section(before)?.start);
        if moved.start < target {
            return Err("a section can only be moved forwards".to_owned());
        }
        let text = self.source;
        Ok([
            &text[..target],
            &text[moved.clone()],
            &text[target..moved.start],
            &text[moved.end..],
        ]
        .concat())
    }

    fn bytes(&self, span: Span) -> Result<Range<usize>, String> {
        let Some(Origin::Text { bytes, .. }) = self.report.document.origin(span) else {
            return Err("bases are text files".to_owned());
        };
        let offset = |value: u64| usize::try_from(value).map_err(|error| error.to_string());
        Ok(offset(bytes.start)?..offset(bytes.end)?)
    }
}
