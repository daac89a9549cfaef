//! JSON Schemas for editors: what may be written in rule files, packs, forms and configuration,
//! under either name, with descriptions in Chinese.
//!
//! They are made from the very schemas that files are checked against when they are loaded.

use serde_json::{Map, Value, json};

use crate::decode::{Field, Name, Schema, schema_of};
use crate::forms::FormYaml;
use crate::manifest::PackYaml;
use crate::rule::kind_schemas;

/// The names of the schema files, and the schemas.
#[must_use]
pub fn editor_schemas() -> Vec<(&'static str, Value)> {
    let file = |title: &str, schema: &Schema| {
        let mut json = json_of(schema);
        json["$schema"] = json!(DIALECT);
        json["title"] = json!(title);
        json
    };
    vec![
        ("rule.schema.json", rule_file()),
        (
            "pack.schema.json",
            file("规则包 pack.yaml", &schema_of::<PackYaml>()),
        ),
        (
            "form.schema.json",
            file("格式 forms/*.yaml", &schema_of::<FormYaml>()),
        ),
    ]
}

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A file of rules: one rule, a list, or a list under `rules`.
fn rule_file() -> Value {
    let rule = json!({ "$ref": "#/$defs/rule" });
    let list = json!({ "type": "array", "items": rule, "minItems": 1 });
    let is_list = json!({ "type": "array" });
    let has = |name: &str| json!({ "type": "object", "required": [name] });
    let group = |name: &str| {
        json!({
            "properties": { (name): list },
            "additionalProperties": false,
        })
    };
    json!({
        "$schema": DIALECT,
        "title": "规则文件 rules/*.yaml",
        "description": "一条规则，或一个列表，每项一条规则",
        "if": is_list,
        "then": list,
        "else": {
            "if": has("rules"),
            "then": group("rules"),
            "else": { "if": has("规则"), "then": group("规则"), "else": rule },
        },
        "$defs": { "rule": one_rule() },
    })
}

/// One rule: its kind decides the fields, so that an editor tells exactly what is wrong.
fn one_rule() -> Value {
    let kinds = kind_schemas();
    let names: Vec<&str> = kinds
        .iter()
        .flat_map(|(name, _)| [name.0, name.1])
        .collect();
    let branches: Vec<Value> = kinds
        .iter()
        .map(|((en, zh), schema)| {
            let is = |field: &str| {
                json!({ "properties": { (field): { "enum": [en, zh] } }, "required": [field] })
            };
            json!({ "if": { "anyOf": [is("kind"), is("类型")] }, "then": json_of(schema) })
        })
        .collect();
    let kind = json!({ "description": "规则类型，决定其余字段", "enum": names });
    json!({
        "type": "object",
        "properties": { "kind": kind, "类型": kind },
        "anyOf": [{ "required": ["kind"] }, { "required": ["类型"] }],
        "allOf": branches,
    })
}

fn json_of(schema: &Schema) -> Value {
    match schema {
        Schema::Text => json!({ "type": ["string", "number", "boolean"] }),
        Schema::Whole(i64::MIN) => json!({ "type": "integer" }),
        Schema::Whole(minimum) => json!({ "type": "integer", "minimum": minimum }),
        Schema::Number => json!({ "type": ["number", "string"] }),
        Schema::Truth => json!({ "enum": [true, false, "是", "否"] }),
        Schema::Choice(names) => {
            let words = names.iter().flat_map(both).collect::<Vec<_>>();
            json!({ "enum": words })
        }
        Schema::List(item, is_many) => {
            let item = json_of(item);
            let list = json!({ "type": "array", "items": item });
            if *is_many {
                json!({ "anyOf": [item, list] })
            } else {
                list
            }
        }
        Schema::Fields(fields) => fields_json(fields),
        Schema::Table(values) => {
            json!({ "type": "object", "additionalProperties": json_of(values) })
        }
        Schema::TextsOr(longer) => {
            let texts = Schema::List(Box::new(Schema::Text), true);
            json!({ "anyOf": [json_of(&texts), json_of(longer)] })
        }
        Schema::TextOr(longer) => json!({ "anyOf": [json_of(&Schema::Text), json_of(longer)] }),
        Schema::Any => json!({}),
    }
}

fn fields_json(fields: &[Field]) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        let mut value = json_of(&field.schema);
        if !field.about.is_empty() {
            value["description"] = json!(field.about);
        }
        for name in both(&field.name) {
            properties.insert(name.to_owned(), value.clone());
        }
        if field.required {
            let names = both(&field.name).map(|name| json!({ "required": [name] }));
            required.push(json!({ "anyOf": names.collect::<Vec<_>>() }));
        }
    }
    let mut json = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        json["allOf"] = json!(required);
    }
    json
}

/// The two names of a thing, once where they are the same.
fn both(name: &Name) -> impl Iterator<Item = &str> {
    let zh = (name.zh != name.en).then_some(name.zh.as_str());
    std::iter::once(name.en.as_str()).chain(zh)
}
