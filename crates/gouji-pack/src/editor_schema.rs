//! JSON Schemas for editors: what may be written in rule files, packs, forms and configuration,
//! under either name, with descriptions in Chinese.
//!
//! They are made from the very schemas that files are checked against when they are loaded.

use serde_json::{Map, Value, json};

use crate::claims::ClaimsYaml;
use crate::config::ConfigYaml;
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
        shared(json)
    };
    vec![
        ("rule.schema.json", shared(rule_file())),
        (
            "pack.schema.json",
            file("规则包 pack.yaml", &schema_of::<PackYaml>()),
        ),
        (
            "form.schema.json",
            file("格式 forms/*.yaml", &schema_of::<FormYaml>()),
        ),
        (
            "claims.schema.json",
            file("说法 claims/*.yaml", &schema_of::<ClaimsYaml>()),
        ),
        (
            "config.schema.json",
            file("配置 gouji.yaml", &schema_of::<ConfigYaml>()),
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

/// The same schema with each larger part written once, under `$defs`: a field stands under two
/// names, and alone as well as in a list.
fn shared(mut root: Value) -> Value {
    let mut parts = Map::new();
    let own = root.as_object_mut().and_then(|root| root.remove("$defs"));
    if let Some(Value::Object(own)) = own {
        for (name, part) in own {
            let part = with_shared(part, &mut parts, true);
            parts.insert(name, part);
        }
    }
    let mut root = with_shared(root, &mut parts, true);
    root["$defs"] = Value::Object(parts);
    root
}

/// Parts of at least this many bytes are written once.
const LARGE: usize = 150;

fn with_shared(schema: Value, parts: &mut Map<String, Value>, is_kept: bool) -> Value {
    let Value::Object(object) = schema else {
        return match schema {
            Value::Array(items) => items
                .into_iter()
                .map(|item| with_shared(item, parts, false))
                .collect(),
            other => other,
        };
    };
    let mut made = Map::new();
    for (key, value) in object {
        // The names of fields are no schema, only what stands under them.
        let value = match (key.as_str(), value) {
            ("properties", Value::Object(fields)) => fields
                .into_iter()
                .map(|(name, field)| (name, with_shared(field, parts, false)))
                .collect(),
            (_, value) => with_shared(value, parts, false),
        };
        made.insert(key, value);
    }
    let made = Value::Object(made);
    if is_kept || made.to_string().len() < LARGE {
        return made;
    }
    let known = parts.iter().find(|(_, part)| **part == made);
    let name = known.map(|(name, _)| name.clone());
    let name = name.unwrap_or_else(|| {
        let name = format!("part{}", parts.len() + 1);
        parts.insert(name.clone(), made);
        name
    });
    json!({ "$ref": format!("#/$defs/{name}") })
}

/// The two names of a thing, once where they are the same.
fn both(name: &Name) -> impl Iterator<Item = &str> {
    let zh = (name.zh != name.en).then_some(name.zh.as_str());
    std::iter::once(name.en.as_str()).chain(zh)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong with the names and descriptions of fields, groups inside them included.
    fn faults(fields: &[Field], above: &str, faults: &mut Vec<String>) {
        for field in fields {
            let at = format!("{above}.{}", field.name.en);
            let is_han = |ch: char| ('\u{4e00}'..='\u{9fff}').contains(&ch);
            if !field.name.zh.chars().all(is_han) {
                faults.push(format!("{at} has no Chinese name"));
            }
            if field.about.is_empty() {
                faults.push(format!("{at} is not described"));
            }
            let twins = fields
                .iter()
                .filter(|other| other.name.is(&field.name.zh) || other.name.is(&field.name.en));
            if twins.count() > 1 {
                faults.push(format!("{at} has a name that another field has"));
            }
            inner(&field.schema, &at, faults);
        }
    }

    fn inner(schema: &Schema, above: &str, found: &mut Vec<String>) {
        match schema {
            Schema::Fields(fields) => faults(fields, above, found),
            Schema::Choice(names) => {
                // Names of file formats are the same in both languages.
                let is_format = |name: &&Name| name.en.starts_with("json");
                let unnamed = names
                    .iter()
                    .filter(|name| name.zh == name.en && !is_format(name));
                found.extend(
                    unnamed.map(|name| format!("{above}: {} has no Chinese name", name.en)),
                );
            }
            Schema::List(item, _) | Schema::Table(item) | Schema::TextOr(item) => {
                inner(item, above, found);
            }
            _ => {}
        }
    }

    #[test]
    fn every_field_has_two_names_of_its_own_and_a_description() {
        let mut found = Vec::new();
        for ((kind, _), schema) in kind_schemas() {
            inner(schema, kind, &mut found);
        }
        inner(&schema_of::<PackYaml>(), "pack", &mut found);
        inner(&schema_of::<FormYaml>(), "form", &mut found);
        inner(&schema_of::<ClaimsYaml>(), "claims", &mut found);
        inner(&schema_of::<ConfigYaml>(), "config", &mut found);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
