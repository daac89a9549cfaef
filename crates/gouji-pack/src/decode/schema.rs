//! What may be written where, taken from the JSON Schema of a type.
//!
//! `x-zh` is the Chinese name of a field or of a choice, `x-many` marks a list that may be one
//! value.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::located::MANY;

/// What a value may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Schema {
    /// A text; numbers and truth values are read as they are written.
    Text,
    /// A whole number from a minimum on.
    Whole(i64),
    /// A number.
    Number,
    /// 是 or 否.
    Truth,
    /// One of some words.
    Choice(Vec<Name>),
    /// A list; whether one value may stand for a list of one.
    List(Box<Schema>, bool),
    /// Fields with fixed names.
    Fields(Vec<Field>),
    /// Fields with any names.
    Table(Box<Schema>),
    /// A text or something longer.
    TextOr(Box<Schema>),
    /// A text, several of them, or something longer.
    TextsOr(Box<Schema>),
    /// Anything.
    Any,
}

/// A name in English and in Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// English, as code knows it.
    pub(crate) en: String,
    /// Chinese; the English name when there is none.
    pub(crate) zh: String,
}

/// A field of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    /// Its names.
    pub(crate) name: Name,
    /// What it is for, in Chinese.
    pub(crate) about: String,
    /// What may be written.
    pub(crate) schema: Schema,
    /// Whether it must be there.
    pub(crate) required: bool,
}

impl Name {
    /// Whether a text is one of the two names.
    pub(crate) fn is(&self, text: &str) -> bool {
        self.en == text || self.zh == text
    }
}

/// The JSON Schema of a type, everything inline.
fn json_schema_of<T: JsonSchema>() -> Value {
    let mut settings = SchemaSettings::default();
    settings.inline_subschemas = true;
    settings
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}

/// What may be written for a type.
pub(crate) fn schema_of<T: JsonSchema + 'static>() -> Arc<Schema> {
    static KNOWN: LazyLock<Mutex<HashMap<TypeId, Arc<Schema>>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let schema = known
        .entry(TypeId::of::<T>())
        .or_insert_with(|| Arc::new(Schema::from_json(&json_schema_of::<T>())));
    Arc::clone(schema)
}

impl Schema {
    /// Reads the keywords that schemas of this crate use.
    pub(crate) fn from_json(json: &Value) -> Self {
        if let Some(either) = json.get("anyOf").and_then(Value::as_array) {
            let kinds: Vec<&Value> = either.iter().filter(|one| !is_type(one, "null")).collect();
            return match kinds.as_slice() {
                [text, other] if is_type(text, "string") => {
                    Self::TextOr(Box::new(Self::from_json(other)))
                }
                [text, texts, other] if is_type(text, "string") && is_type(texts, "array") => {
                    Self::TextsOr(Box::new(Self::from_json(other)))
                }
                [one, ..] => Self::from_json(one),
                [] => Self::Text,
            };
        }
        if let Some(choices) = json.get("oneOf").and_then(Value::as_array) {
            return Self::Choice(choices.iter().map(choice).collect());
        }
        if let Some(words) = json.get("enum").and_then(Value::as_array) {
            let words = words.iter().filter_map(Value::as_str);
            return Self::Choice(words.map(|word| name(word, json)).collect());
        }
        if json.get("x-any").is_some() {
            return Self::Any;
        }
        if is_type(json, "array") {
            let item = json.get("items").map_or(Self::Text, Self::from_json);
            return Self::List(Box::new(item), json.get(MANY).is_some());
        }
        if is_type(json, "object") {
            return Self::object(json);
        }
        if is_type(json, "integer") {
            let minimum = json.get("minimum").and_then(Value::as_i64);
            return Self::Whole(minimum.unwrap_or(i64::MIN));
        }
        match () {
            () if is_type(json, "boolean") => Self::Truth,
            () if is_type(json, "number") => Self::Number,
            () => Self::Text,
        }
    }

    fn object(json: &Value) -> Self {
        let Some(properties) = json.get("properties").and_then(Value::as_object) else {
            let values = json.get("additionalProperties");
            return Self::Table(Box::new(values.map_or(Self::Text, Self::from_json)));
        };
        let required: Vec<&str> = json
            .get("required")
            .and_then(Value::as_array)
            .map(|names| names.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        let field = |(key, value): (&String, &Value)| Field {
            name: name(key, value),
            about: text(value, "description"),
            schema: Self::from_json(value),
            required: required.contains(&key.as_str()),
        };
        Self::Fields(properties.iter().map(field).collect())
    }

    /// The fields of a group, none for anything else.
    pub(crate) fn fields(&self) -> &[Field] {
        match self {
            Self::Fields(fields) => fields,
            _ => &[],
        }
    }
}

fn choice(json: &Value) -> Name {
    name(&text(json, "const"), json)
}

fn name(en: &str, json: &Value) -> Name {
    let zh = json.get("x-zh").and_then(Value::as_str);
    Name {
        en: en.to_owned(),
        zh: zh.unwrap_or(en).to_owned(),
    }
}

fn text(json: &Value, key: &str) -> String {
    let text = json.get(key).and_then(Value::as_str);
    text.unwrap_or("").to_owned()
}

fn is_type(json: &Value, name: &str) -> bool {
    match json.get("type") {
        Some(Value::String(one)) => one == name,
        Some(Value::Array(many)) => many.iter().any(|one| one == name),
        _ => false,
    }
}
