//! Every number of a report with the rules that compared it, as they are written out.

use gouji_core::{Form, Lang, NumberKind, NumberRecord, Outcome, Report, RuleSet};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::Value as Json;

use super::facts::json_number;
use super::header::HeaderWire;
use super::origin::{OriginWire, SpanWire};
use super::report::CoverageWire;
use super::run::SCHEMA_VERSION;
use crate::masked::Masked;

/// Every number of a report: `gouji facts --numbers FILE --format json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NumbersWire {
    /// Version of this format.
    pub schema_version: &'static str,
    /// The file, as it was named.
    pub path: String,
    /// Id of the form that the report follows.
    pub form: String,
    /// Who reports, for which year.
    pub header: HeaderWire,
    /// How many numbers there are in all, and how many of them were compared with others.
    pub coverage: CoverageWire,
    /// Whether only those are listed that no rule compared.
    pub only_unchecked: bool,
    /// The numbers, in the order of the document.
    pub numbers: Vec<NumberWire>,
    /// What the form is called.
    #[serde(skip)]
    pub form_name: String,
}

/// A number of a report, or something that is written in digits and is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NumberWire {
    /// The number as printed, with the words that hedge it and its unit; of personal data only the
    /// first and the last character.
    pub text: String,
    /// What it is.
    pub kind: NumberKindWire,
    /// What it is worth, its multiple worked in; of money with its unit, in yuan; null for what
    /// is no number, could not be read or must not be printed.
    #[schemars(schema_with = "value_schema")]
    pub value: Json,
    /// Its unit as printed; null for none.
    pub unit: Option<String>,
    /// Id of the section that it is in; null before the first.
    pub section: Option<String>,
    /// Whether it stands in a table.
    pub in_table: bool,
    /// Path of the fact that it is, when it stands in a cell of the form.
    pub fact: Option<String>,
    /// The clause that it stands in; null for a cell.
    pub clause: Option<String>,
    /// The place in the extracted text.
    pub span: SpanWire,
    /// The place in the original file.
    pub origin: Option<OriginWire>,
    /// Ids of the rules that compared it with others; empty for one that no rule vouches for.
    pub rules: Vec<String>,
    /// The fact, as the user calls it.
    #[serde(skip)]
    pub fact_name: Option<String>,
    /// The heading of the section.
    #[serde(skip)]
    pub section_name: Option<String>,
}

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NumberKindWire {
    /// How many of something.
    Count,
    /// A number without a unit.
    Bare,
    /// A share: hundredths, thousandths, tenths.
    Share,
    /// A difference of shares.
    Points,
    /// How many times over.
    Times,
    /// Money.
    Money,
    /// A length of time.
    Time,
    /// Another measure.
    Measure,
    /// A year, a date, a time of day.
    Date,
    /// The number of a document, a telephone, an address, a code.
    Identifier,
    /// The place in an order.
    Ordinal,
    /// Digits that could not be read surely.
    Unclear,
}

/// Writes out the numbers of a report that was checked.
#[must_use]
pub fn numbers(
    path: &str,
    report: &Report,
    form: &Form,
    outcome: &Outcome,
    numbers: &[NumberRecord],
    rules: &RuleSet<'_>,
    lang: Lang,
) -> NumbersWire {
    let masked = Masked::new(&report.document, outcome);
    let header = HeaderWire::new(&masked, &report.header, lang);
    let writer = Writer {
        report,
        form,
        masked,
        rules,
        lang,
    };
    NumbersWire {
        schema_version: SCHEMA_VERSION,
        path: path.to_owned(),
        form: form.id.clone(),
        header,
        coverage: outcome.coverage.into(),
        only_unchecked: false,
        numbers: numbers.iter().map(|one| writer.number(one)).collect(),
        form_name: form.name.get(lang).to_owned(),
    }
}

impl NumbersWire {
    /// Only what no rule compared: quantities, and digits that could not be read surely.
    #[must_use]
    pub fn unchecked(mut self) -> Self {
        self.only_unchecked = true;
        self.numbers.retain(|number| {
            let is_due = number.kind.is_quantity() || number.kind == NumberKindWire::Unclear;
            is_due && number.rules.is_empty()
        });
        self
    }
}

impl NumberKindWire {
    /// Whether it counts or measures something, so that it can be held against others.
    #[must_use]
    pub fn is_quantity(self) -> bool {
        !matches!(
            self,
            Self::Date | Self::Identifier | Self::Ordinal | Self::Unclear
        )
    }
}

impl From<NumberKind> for NumberKindWire {
    fn from(kind: NumberKind) -> Self {
        match kind {
            NumberKind::Count => Self::Count,
            NumberKind::Bare => Self::Bare,
            NumberKind::Share => Self::Share,
            NumberKind::Points => Self::Points,
            NumberKind::Times => Self::Times,
            NumberKind::Money => Self::Money,
            NumberKind::Time => Self::Time,
            NumberKind::Measure => Self::Measure,
            NumberKind::Date => Self::Date,
            NumberKind::Identifier => Self::Identifier,
            NumberKind::Ordinal => Self::Ordinal,
            NumberKind::Unclear => Self::Unclear,
        }
    }
}

/// What all numbers of a report are written out with.
struct Writer<'a> {
    report: &'a Report,
    form: &'a Form,
    masked: Masked<'a>,
    rules: &'a RuleSet<'a>,
    lang: Lang,
}

impl Writer<'_> {
    fn number(&self, number: &NumberRecord) -> NumberWire {
        let document = &self.report.document;
        let text = self.masked.quote(number.span);
        // The value would tell what the text hides.
        let is_masked = text != document.quote(number.span);
        let value = number.value.filter(|_| !is_masked);
        let fact = number.fact.map(|fact| self.form.fact(fact));
        let section = number.section.map(|section| self.form.section(section));
        NumberWire {
            text,
            kind: number.kind.into(),
            value: value.map_or(Json::Null, |value| json_number(value.to_string())),
            unit: Some(number.unit.clone()).filter(|unit| !unit.is_empty()),
            section: section.map(|section| section.id.clone()),
            in_table: number.is_in_table,
            fact: fact.map(|fact| fact.path.clone()),
            clause: (!number.is_in_table).then(|| self.masked.quote(number.clause)),
            span: number.span.into(),
            origin: OriginWire::of(document, number.span, self.lang),
            rules: number
                .rules
                .iter()
                .map(|rule| self.rules.meta(*rule).id.to_string())
                .collect(),
            fact_name: fact.map(|fact| match self.lang {
                Lang::Zh => fact.name.clone(),
                Lang::En => fact.path.clone(),
            }),
            section_name: section.map(gouji_core::FormSection::printed),
        }
    }
}

fn value_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["integer", "number", "null"] })
}
