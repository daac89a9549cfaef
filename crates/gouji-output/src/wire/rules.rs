//! The rules of a registry, as they are written out.

use gouji_core::{Lang, RuleMeta, Scope};
use schemars::JsonSchema;
use serde::Serialize;

use super::finding::BasisWire;
use super::run::SCHEMA_VERSION;

/// All rules: `gouji rules --format json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RulesWire {
    /// Version of this format.
    pub schema_version: String,
    /// The rules, by id.
    pub rules: Vec<RuleWire>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleWire {
    /// Its id, `group/what-is-wrong`.
    pub id: String,
    /// Its short name.
    pub title: String,
    /// What is checked.
    pub summary: String,
    /// What to do about a finding.
    pub help: String,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// `trial`, `stable` or `deprecated`.
    pub stage: &'static str,
    /// `report` or `corpus`.
    pub scope: &'static str,
    /// Ids of the forms that it applies to; empty for all.
    pub forms: Vec<String>,
    /// What it rests on.
    pub basis: Vec<BasisWire>,
}

/// Writes down rules.
#[must_use]
pub fn rules(metas: &[&RuleMeta], lang: Lang) -> RulesWire {
    RulesWire {
        schema_version: SCHEMA_VERSION.to_owned(),
        rules: metas.iter().map(|meta| rule(meta, lang)).collect(),
    }
}

fn rule(meta: &RuleMeta, lang: Lang) -> RuleWire {
    RuleWire {
        id: meta.id.to_string(),
        title: meta.title.get(lang).to_owned(),
        summary: meta.summary.get(lang).to_owned(),
        help: meta.help.get(lang).to_owned(),
        severity: meta.severity.name(),
        stage: meta.stage.name(),
        scope: match meta.scope {
            Scope::Report => "report",
            Scope::Corpus => "corpus",
        },
        forms: meta.forms.iter().map(ToString::to_string).collect(),
        basis: meta.basis.iter().map(BasisWire::new).collect(),
    }
}
