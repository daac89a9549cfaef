//! What can be written in a rule, for those who document it.

use super::fields::RuleFields;
use super::kinds::KINDS;
use crate::decode::{Field, Schema, schema_of};

/// A field of rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldInfo {
    /// English and Chinese name.
    pub name: (String, String),
    /// What it is for, in Chinese.
    pub about: String,
    /// What may be written, in Chinese.
    pub sort: String,
    /// Whether it must be there.
    pub is_required: bool,
    /// The fields inside it, where it is a group.
    pub inner: Vec<FieldInfo>,
}

/// A value that a message may fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotInfo {
    /// English and Chinese name.
    pub name: (&'static str, &'static str),
    /// What it is, in Chinese.
    pub about: &'static str,
}

/// The fields that all kinds share.
#[must_use]
pub fn common_fields() -> Vec<FieldInfo> {
    infos(schema_of::<RuleFields>().fields())
}

/// The fields of one kind, by its English name.
#[must_use]
pub fn kind_fields(kind: &str) -> Vec<FieldInfo> {
    let kind = KINDS.iter().find(|known| known.name.0 == kind);
    kind.map_or(Vec::new(), |kind| infos((kind.schema)().fields()))
}

/// What messages of one kind may fill in, by its English name.
#[must_use]
pub fn kind_slots(kind: &str) -> Vec<SlotInfo> {
    let kind = KINDS.iter().find(|known| known.name.0 == kind);
    let slots = kind.map_or(&[][..], |kind| kind.slots);
    slots
        .iter()
        .map(|slot| SlotInfo {
            name: slot.name,
            about: slot.about,
        })
        .collect()
}

fn infos(fields: &[Field]) -> Vec<FieldInfo> {
    fields.iter().map(info).collect()
}

fn info(field: &Field) -> FieldInfo {
    FieldInfo {
        name: (field.name.en.clone(), field.name.zh.clone()),
        about: field.about.clone(),
        sort: sort(&field.schema),
        is_required: field.required,
        inner: infos(inner(&field.schema)),
    }
}

fn inner(schema: &Schema) -> &[Field] {
    match schema {
        Schema::Fields(fields) => fields,
        Schema::List(item, _)
        | Schema::Table(item)
        | Schema::TextOr(item)
        | Schema::TextsOr(item) => inner(item),
        _ => &[],
    }
}

fn sort(schema: &Schema) -> String {
    match schema {
        Schema::Text => "文字".to_owned(),
        Schema::Whole(_) => "整数".to_owned(),
        Schema::Number => "数".to_owned(),
        Schema::Truth => "是、否".to_owned(),
        Schema::Choice(names) => {
            let names: Vec<String> = names
                .iter()
                .map(|name| {
                    if name.zh == name.en {
                        name.en.clone()
                    } else {
                        format!("{}（{}）", name.zh, name.en)
                    }
                })
                .collect();
            names.join("、")
        }
        Schema::List(item, true) => format!("{}，或其列表", sort(item)),
        Schema::List(item, false) => format!("列表，每项是{}", sort(item)),
        Schema::Fields(_) => "一组字段".to_owned(),
        Schema::Table(item) => format!("名称: {}", sort(item)),
        Schema::TextOr(item) => format!("文字，或{}", sort(item)),
        Schema::TextsOr(item) => format!("文字或其列表，或{}", sort(item)),
        Schema::Any => "任何内容".to_owned(),
    }
}
