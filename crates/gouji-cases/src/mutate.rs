//! Makes the changes of a case in the source text of a base.

use std::ops::Range;

use gouji_core::{FactId, Form, Origin, Report, Section, SectionId, Span, Words};

use crate::case::Change;

/// The source text after one change, or why it cannot be made.
pub(crate) fn apply(
    source: &str,
    report: &Report,
    form: &Form,
    change: &Change,
) -> Result<String, Words> {
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
        Change::Heading { section, text } => {
            let section = target.section_id(section)?;
            target.replace(target.bytes(target.found(section)?.heading)?, text)
        }
        Change::MoveSection { section, before } => target.move_section(section, before),
        Change::Replace { old, new } if source.contains(old.as_str()) => {
            Ok(source.replace(old.as_str(), new))
        }
        Change::Replace { old, .. } => Err(Words::new(
            format!("样本里没有“{old}”"),
            format!("the base does not hold \"{old}\""),
        )),
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
    fn replace(&self, range: Range<usize>, text: &str) -> Result<String, Words> {
        let (before, after) = (&self.source[..range.start], &self.source[range.end..]);
        Ok([before, text, after].concat())
    }

    fn fact(&self, path: &str) -> Result<FactId, Words> {
        self.form
            .fact_id(path)
            .ok_or_else(|| unknown_fact(self.form, path))
    }

    fn cell(&self, path: &str) -> Result<Range<usize>, Words> {
        let span = self.report.fact_span(self.fact(path)?).ok_or_else(|| {
            Words::new(
                format!("样本里没有“{path}”这一格"),
                format!("the base has no cell `{path}`"),
            )
        })?;
        self.bytes(span)
    }

    /// The line that holds a fact, with its end.
    fn line(&self, path: &str) -> Result<Range<usize>, Words> {
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
    fn section(&self, name: &str) -> Result<Range<usize>, Words> {
        self.section_at(self.section_id(name)?)
    }

    fn section_id(&self, name: &str) -> Result<SectionId, Words> {
        self.form.find_section(name).ok_or_else(|| {
            Words::new(
                format!("{}没有叫“{name}”的部分", self.form.name.zh),
                format!("the form has no section `{name}`"),
            )
        })
    }

    fn found(&self, section: SectionId) -> Result<&Section, Words> {
        let mut sections = self.report.sections.iter();
        let found = sections.find(|found| found.id == section);
        found.ok_or_else(|| {
            let heading = self.form.section(section).printed();
            Words::new(
                format!("样本里没有“{heading}”这一部分"),
                format!("the base has no section \"{heading}\""),
            )
        })
    }

    fn section_at(&self, section: SectionId) -> Result<Range<usize>, Words> {
        let found = self.found(section)?;
        let start = self.whole_lines(self.bytes(found.heading)?).start;
        let mut behind = self.report.sections.iter();
        behind.find(|one| one.id == section);
        let end = match behind.next() {
            Some(next) => self.whole_lines(self.bytes(next.heading)?).start,
            None => self.source.len(),
        };
        Ok(start..end)
    }

    fn table(&self, id: &str) -> Result<Range<usize>, Words> {
        let index = self
            .form
            .tables
            .iter()
            .position(|table| table.id == id || table.name == id)
            .ok_or_else(|| {
                Words::new(
                    format!("{}没有叫“{id}”的表", self.form.name.zh),
                    format!("the form has no table `{id}`"),
                )
            })?;
        let whole = self.section_at(self.form.tables[index].section)?;
        let heading = self.source[whole.clone()]
            .find('\n')
            .map_or(whole.end, |at| whole.start + at + 1);
        Ok(heading..whole.end)
    }

    fn move_section(&self, section: &str, before: &str) -> Result<String, Words> {
        let (moved, target) = (self.section(section)?, self.section(before)?.start);
        if moved.start < target {
            return Err(Words::fixed(
                "部分只能往前移",
                "a section can only be moved forwards",
            ));
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

    fn bytes(&self, span: Span) -> Result<Range<usize>, Words> {
        let Some(Origin::Text { bytes, .. }) = self.report.document.origin(span) else {
            return Err(Words::fixed(
                "样本报告应当是文本文件",
                "bases are text files",
            ));
        };
        let offset = |value: u64| {
            usize::try_from(value).map_err(|error| Words::new(error.to_string(), error.to_string()))
        };
        Ok(offset(bytes.start)?..offset(bytes.end)?)
    }
}

fn unknown_fact(form: &Form, path: &str) -> Words {
    let names = form.facts.iter().flat_map(|fact| [&fact.path, &fact.name]);
    let near = names
        .map(|name| (gouji_zh::similarity(name, path), name))
        .max_by_key(|(score, _)| *score)
        .filter(|(score, _)| *score >= ALIKE);
    let (zh, en) = near.map_or_else(Default::default, |(_, name)| {
        (
            format!("；您是不是想写“{name}”？"),
            format!("; did you mean `{name}`?"),
        )
    });
    Words::new(
        format!("{}没有“{path}”这个数{zh}", form.name.zh),
        format!("form {} has no fact `{path}`{en}", form.id),
    )
}

/// Names less alike than this, in hundredths, are no suggestion.
const ALIKE: u32 = 60;
