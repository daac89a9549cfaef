//! JSON Schemas of everything that is written for programs.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use crate::wire::{FactsWire, LineWire, NumbersWire, ReportWire, RulesWire, RunWire};

/// File names and content of the schemas under `docs/schema`.
#[must_use]
pub fn schemas() -> Vec<(&'static str, String)> {
    vec![
        ("report.json", schema::<ReportWire>()),
        ("run.json", schema::<RunWire>()),
        ("jsonl.json", schema::<LineWire<'static>>()),
        ("facts.json", schema::<FactsWire>()),
        ("numbers.json", schema::<NumbersWire>()),
        ("rules.json", schema::<RulesWire>()),
    ]
}

fn schema<T: JsonSchema>() -> String {
    // What is written holds every field, so the schema requires them all.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<T>();
    format!("{:#}\n", schema.as_value())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn committed_schemas_are_fresh() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema");
        for (name, schema) in schemas() {
            crate::golden::assert_fresh(&format!("{folder}/{name}"), &schema);
        }
    }
}
