//! What a rule may look at.

use crate::fact::{Fact, FactId};
use crate::form::{Form, SectionId};
use crate::knowledge::{self, Knowledge};
use crate::memo::Memo;
use crate::past::Past;
use crate::report::{AlignedTable, Report, Section};
use crate::span::Span;
use crate::words::Words;

/// One report, as a rule sees it: no clock, no files, no other reports but that
/// of the year before.
#[derive(Debug, Clone, Copy)]
pub struct ReportCx<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its form.
    pub form: &'a Form,
    /// What its input is called.
    pub source: &'a str,
    /// The report of the same body for the year before.
    pub past: Past<'a>,
    /// Words and places that are known.
    pub knowledge: &'a Knowledge,
    /// What rules share about the report.
    pub memo: &'a Memo,
}

impl<'a> ReportCx<'a> {
    /// A report on its own: no name, nothing looked up, nothing known of the world.
    #[must_use]
    pub fn alone(report: &'a Report, form: &'a Form, memo: &'a Memo) -> Self {
        Self {
            report,
            form,
            source: "",
            past: Past::NotLooked,
            knowledge: &knowledge::NOTHING,
            memo,
        }
    }

    /// A fact, if its cell was found.
    #[must_use]
    pub fn fact(&self, id: FactId) -> Option<&'a Fact> {
        self.report.facts.get(id)
    }

    /// The text at a span.
    #[must_use]
    pub fn quote(&self, span: Span) -> &'a str {
        self.report.document.quote(span)
    }

    /// A section, if it was found.
    #[must_use]
    pub fn section(&self, id: SectionId) -> Option<&'a Section> {
        self.report.sections.iter().find(|section| section.id == id)
    }

    /// A section by the name that the form gives it.
    #[must_use]
    pub fn section_named(&self, name: &str) -> Option<SectionId> {
        self.form.section_named(name)
    }

    /// The aligned tables, one for each table of the form.
    #[must_use]
    pub fn tables(&self) -> &'a [AlignedTable] {
        &self.report.tables
    }

    /// The level of administration that the report states, if it is known.
    #[must_use]
    pub fn level(&self) -> Option<&'a str> {
        let level = self.report.header.level.as_ref()?;
        Some(&level.value)
    }

    /// The report year, if it is known.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.report.header.year.as_ref().map(|year| year.value)
    }

    /// What a fact is called, as `表三.本年新收.总计` and `requests.new.total`.
    #[must_use]
    pub fn fact_words(&self, id: FactId) -> Words {
        let def = self.form.fact(id);
        Words::new(def.name.clone(), def.path.clone())
    }
}
