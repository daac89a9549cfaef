//! What a rule may look at.

use crate::fact::{Fact, FactId};
use crate::form::{Form, SectionId};
use crate::report::{AlignedTable, Report, Section};
use crate::span::Span;
use crate::words::Words;

/// One report, as a rule sees it: no clock, no files, no other reports.
#[derive(Debug, Clone, Copy)]
pub struct ReportCx<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its form.
    pub form: &'a Form,
}

impl<'a> ReportCx<'a> {
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

    /// What a fact is called, as `表三.本年新收.总计` and `requests.new.total`.
    #[must_use]
    pub fn fact_words(&self, id: FactId) -> Words {
        let def = self.form.fact(id);
        Words::new(def.name.clone(), def.path.clone())
    }
}
