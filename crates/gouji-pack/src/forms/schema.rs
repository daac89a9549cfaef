//! The YAML of forms, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::basis::BasisYaml;
use crate::decode::Located;

/// How the head of a report is read.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HeaderYaml {
    pub(crate) titles: Vec<Located<String>>,
    pub(crate) periods: Vec<Located<String>>,
    pub(crate) regions: Vec<Located<String>>,
    pub(crate) years: Vec<Located<String>>,
    pub(crate) governments: Vec<String>,
    pub(crate) superiors: Vec<String>,
    pub(crate) offices: Vec<String>,
    pub(crate) levels: Vec<LevelYaml>,
    pub(crate) due: Vec<DueYaml>,
}

/// A level of administration.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LevelYaml {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) name_en: String,
    #[serde(default)]
    pub(crate) endings: Vec<String>,
    #[serde(default)]
    pub(crate) shared_endings: Vec<String>,
    #[serde(default)]
    pub(crate) self_references: Vec<String>,
}

/// Which form is due when.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DueYaml {
    pub(crate) form: String,
    pub(crate) from: u16,
    pub(crate) to: Option<u16>,
    pub(crate) basis: BasisYaml,
}

/// `forms/*.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FormYaml {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) name_en: String,
    pub(crate) basis: BasisYaml,
    pub(crate) marks: Vec<String>,
    pub(crate) citations: Vec<String>,
    pub(crate) sections: Vec<SectionYaml>,
    pub(crate) tables: Vec<TableYaml>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SectionYaml {
    pub(crate) id: String,
    pub(crate) ordinal: String,
    pub(crate) heading: String,
    #[serde(default)]
    pub(crate) synonyms: Vec<String>,
    #[serde(default)]
    pub(crate) like: Vec<Vec<String>>,
    pub(crate) content: ContentYaml,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ContentYaml {
    Prose,
    ProseOrNothing,
    Table,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableYaml {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) section: Located<String>,
    pub(crate) layout: LayoutYaml,
    #[serde(default)]
    pub(crate) groups: Vec<String>,
    pub(crate) blocks: Vec<BlockYaml>,
    #[serde(default)]
    pub(crate) equations: Vec<EquationYaml>,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LayoutYaml {
    Rows,
    Line,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BlockYaml {
    pub(crate) id: Option<String>,
    #[serde(default)]
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) labels: Vec<String>,
    pub(crate) columns: Vec<ColumnYaml>,
    pub(crate) rows: Vec<RowYaml>,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnYaml {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) labels: Vec<String>,
    #[serde(default)]
    pub(crate) domain: DomainYaml,
}

#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DomainYaml {
    #[default]
    Count,
    Signed,
    Decimal,
    Money,
}

#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowYaml {
    pub(crate) id: String,
    pub(crate) name: String,
    /// As printed; the name when absent.
    pub(crate) label: Option<String>,
    #[serde(default)]
    pub(crate) labels: Vec<String>,
    #[serde(default)]
    pub(crate) replaces: Vec<Located<String>>,
}

/// A relation between figures of one block, for each of its columns or rows.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EquationYaml {
    pub(crate) family: Located<String>,
    pub(crate) block: Option<Located<String>>,
    pub(crate) each: EachYaml,
    pub(crate) name: String,
    pub(crate) left: Vec<Located<String>>,
    #[serde(default)]
    pub(crate) relation: RelationYaml,
    pub(crate) right: Vec<Located<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EachYaml {
    Column,
    Row,
}

#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RelationYaml {
    #[default]
    Equal,
    AtLeast,
}
