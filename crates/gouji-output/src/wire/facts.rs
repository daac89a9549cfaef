//! The facts of a report, as they are written out.

use std::str::FromStr;

use gouji_core::{Fact, FactDef, FactId, Form, Lang, Report, Value};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Number, Value as Json};

use super::header::HeaderWire;
use super::origin::OriginWire;
use super::run::SCHEMA_VERSION;
use crate::masked::Masked;

/// The facts of a report: `gouji facts FILE --format json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FactsWire {
    /// Version of this format.
    pub schema_version: &'static str,
    /// The file, as it was named.
    pub path: String,
    /// Id of the form that the report follows.
    pub form: String,
    /// Who reports, for which year.
    pub header: HeaderWire,
    /// One entry for each figure of the form, in its order, found or not.
    pub facts: Vec<FactWire>,
}

/// A figure of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FactWire {
    /// English path: `requests.new.total`.
    pub id: String,
    /// Chinese path: `表三.本年新收.总计`.
    pub name: String,
    /// What the cell holds: an integer, a number with every printed digit, a text (with its unit
    /// or sign where it has one), or null when it is blank, unreadable or missing.
    #[schemars(schema_with = "value_schema")]
    pub value: Json,
    /// The text of the cell, or of its row where the cells could not be told apart; null when it
    /// is missing.
    pub raw: Option<String>,
    /// The place in the original file.
    pub origin: Option<OriginWire>,
    /// What became of the cell.
    pub state: FactState,
    /// Why it is unreadable.
    pub doubt: Option<String>,
}

/// What became of a cell. Blank, dash, unreadable and missing are four different things, and none
/// of them is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactState {
    /// A figure was read.
    Read,
    /// The cell is empty.
    Blank,
    /// The cell holds a mark that stands for "does not apply".
    Dash,
    /// The cell holds text where a figure is due.
    Text,
    /// The cell is there, but what it holds could not be read surely.
    Unreadable,
    /// The report has no such cell.
    Missing,
}

/// Writes out the facts of a report.
#[must_use]
pub fn facts(path: &str, report: &Report, form: &Form, lang: Lang) -> FactsWire {
    let masked = Masked::unchecked(&report.document);
    let ids = form
        .fact_ids()
        .filter(|id| form.row_of(*id).is_of_form() || report.facts.get(*id).is_some());
    FactsWire {
        schema_version: SCHEMA_VERSION,
        path: path.to_owned(),
        form: form.id.clone(),
        header: HeaderWire::new(&masked, &report.header, lang),
        facts: ids
            .map(|id| FactWire::new(id, report, &masked, form, lang))
            .collect(),
    }
}

impl FactWire {
    fn new(id: FactId, report: &Report, masked: &Masked<'_>, form: &Form, lang: Lang) -> Self {
        let def = form.fact(id);
        match report.facts.get(id) {
            Some(fact) => Self::found(def, fact, masked, lang),
            None => Self::missing(def),
        }
    }

    fn found(def: &FactDef, fact: &Fact, masked: &Masked<'_>, lang: Lang) -> Self {
        let document = masked.document();
        let raw = masked.quote(fact.span);
        let is_shown = raw == document.quote(fact.span);
        Self {
            id: def.path.clone(),
            name: def.name.clone(),
            // The value would tell what the text hides.
            value: if is_shown {
                json(&fact.value, &raw)
            } else {
                Json::Null
            },
            raw: Some(raw),
            origin: OriginWire::of(document, fact.span, lang),
            state: FactState::of(&fact.value),
            doubt: fact.doubt.as_ref().map(|doubt| doubt.get(lang).to_owned()),
        }
    }

    fn missing(def: &FactDef) -> Self {
        Self {
            id: def.path.clone(),
            name: def.name.clone(),
            value: Json::Null,
            raw: None,
            origin: None,
            state: FactState::Missing,
            doubt: None,
        }
    }
}

impl FactState {
    fn of(value: &Value) -> Self {
        match value {
            Value::Int(_)
            | Value::Decimal(_)
            | Value::Percent(_)
            | Value::Amount { .. }
            | Value::Date(..) => Self::Read,
            Value::Text(_) => Self::Text,
            Value::Blank => Self::Blank,
            Value::Dash => Self::Dash,
            Value::Unreadable => Self::Unreadable,
        }
    }
}

fn json(value: &Value, raw: &str) -> Json {
    match value {
        Value::Int(int) => Json::from(*int),
        Value::Decimal(number) => json_number(number.to_string()),
        Value::Amount { number, unit } => Json::String(format!("{number}{unit}")),
        Value::Date(year, month, day) => Json::String(format!("{year:04}-{month:02}-{day:02}")),
        Value::Percent(_) | Value::Text(_) | Value::Dash => Json::String(raw.to_owned()),
        Value::Blank | Value::Unreadable => Json::Null,
    }
}

/// A number with every printed digit.
pub(super) fn json_number(digits: String) -> Json {
    Number::from_str(&digits).map_or(Json::String(digits), Json::Number)
}

fn value_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["integer", "number", "string", "null"] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn facts_of(text: &str) -> Vec<FactWire> {
        let form = sample::form();
        facts("r.txt", &sample::report(&form, text), &form, Lang::Zh).facts
    }

    #[test]
    fn blank_dash_unreadable_missing_and_zero_differ() {
        let facts = facts_of(sample::TEXT);
        let seen = |id: &str| {
            let fact = facts.iter().find(|fact| fact.id == id).unwrap();
            (
                serde_json::to_string(&fact.value).unwrap(),
                fact.raw.clone(),
                fact.state,
            )
        };
        let raw = |text: &str| Some(text.to_owned());
        assert_eq!(
            seen("requests.new.welfare"),
            ("0".to_owned(), raw("0"), FactState::Read)
        );
        assert_eq!(
            seen("requests.granted.natural"),
            ("null".to_owned(), raw(""), FactState::Blank)
        );
        assert_eq!(
            seen("requests.granted.welfare"),
            ("\"/\"".to_owned(), raw("/"), FactState::Dash)
        );
        assert_eq!(
            seen("requests.granted.total"),
            ("\"见附件\"".to_owned(), raw("见附件"), FactState::Text)
        );
        assert_eq!(
            seen("requests.carried.welfare"),
            ("null".to_owned(), raw("\u{fffd}"), FactState::Unreadable)
        );
        assert_eq!(
            seen("requests.refused.total"),
            ("null".to_owned(), None, FactState::Missing)
        );
        assert_eq!(facts.len(), 12);
    }

    #[test]
    fn decimals_keep_every_printed_digit() {
        let cases = [
            ("8764.350", "8764.350"),
            ("0.10", "0.10"),
            ("１２.５", "12.5"),
            ("8764.35万元", "\"8764.35万元\""),
            ("12.5%", "\"12.5%\""),
        ];
        for (raw, json) in cases {
            let facts = facts_of(&format!(
                "三、收到和处理政府信息公开申请情况\n|自然人|社会公益组织|总计\n本年新收|{raw}|0|0\n"
            ));
            assert_eq!(serde_json::to_string(&facts[0].value).unwrap(), json);
        }
    }
}
