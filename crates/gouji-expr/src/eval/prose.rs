//! Texts of a report, in the shapes that searches need.

use std::cell::OnceCell;
use std::rc::Rc;

use gouji_core::{Item, Report, Section, Span};
use gouji_zh::Folded;
use rust_decimal::Decimal;

use super::{Evaluated, Evaluation, Val};
use crate::missing::Cause;
use crate::program::Source;

/// A text with what searches make of it, made once.
#[derive(Debug, Default)]
pub(super) struct Prose {
    raw: String,
    squeezed: OnceCell<String>,
    lines: OnceCell<String>,
}

impl Prose {
    pub(super) fn new(raw: String) -> Self {
        Self {
            raw,
            ..Self::default()
        }
    }

    /// As it is printed.
    pub(super) fn raw(&self) -> &str {
        &self.raw
    }

    /// Folded, without white space: words that a line end cuts apart are whole.
    pub(super) fn squeezed(&self) -> &str {
        self.squeezed
            .get_or_init(|| Folded::squeezed(&self.raw).text().to_owned())
    }

    /// Folded, without white space but for the ends of paragraphs.
    pub(super) fn lines(&self) -> &str {
        self.lines.get_or_init(|| {
            let lines = self.raw.lines();
            let folded: Vec<String> = lines
                .map(|line| Folded::squeezed(line).text().to_owned())
                .collect();
            folded.join("\n")
        })
    }
}

impl Evaluation<'_> {
    /// What the report says besides its figures.
    pub(super) fn source(&mut self, source: Source) -> Evaluated {
        let header = &self.cx.report.header;
        let found = match source {
            Source::Year => {
                let year = header.year.as_ref();
                let year = year.map(|year| Val::Number(Decimal::from(year.value)));
                return year.ok_or_else(|| Cause::Source(source).into());
            }
            Source::Level => header.level.as_ref().map(|level| {
                let levels = &self.cx.form.header.levels;
                let known = levels.iter().find(|known| known.id == level.value);
                known.map_or_else(
                    || level.value.clone(),
                    |known| known.name.zh.clone().into_owned(),
                )
            }),
            Source::Body => header.body.as_ref().map(|body| body.value.clone()),
            Source::Region => header.region.as_ref().map(|region| region.value.clone()),
            Source::Form => Some(self.cx.form.id.clone()),
            Source::Section(_) | Source::Document => return self.prose(source),
        };
        let text = found.ok_or(Cause::Source(source))?;
        Ok(Val::Text(Rc::new(Prose::new(text))))
    }

    fn prose(&mut self, source: Source) -> Evaluated {
        let (cx, report) = (self.cx, self.cx.report);
        let (number, section) = match source {
            Source::Section(id) => {
                let section = cx.section(id).ok_or(Cause::Source(source))?;
                (usize::from(id.0), Some(section))
            }
            _ => (usize::MAX, None),
        };
        // Other programs search the same texts.
        let prose = cx.memo.get(number, || {
            let spans: Vec<Span> = match section {
                Some(section) => section.prose().collect(),
                None => {
                    let sections = report.sections.iter().flat_map(Section::prose);
                    preamble(report).chain(sections).collect()
                }
            };
            let lines: Vec<&str> = spans.iter().map(|span| cx.quote(*span)).collect();
            Prose::new(lines.join("\n"))
        });
        self.spend_on(prose.raw())?;
        Ok(Val::Text(prose))
    }
}

fn preamble(report: &Report) -> impl Iterator<Item = Span> {
    report.preamble.iter().filter_map(|item| match item {
        Item::Prose(span) => Some(*span),
        Item::Table(_) | Item::Picture(_) => None,
    })
}
