//! The YAML of packs and forms, as written.

use serde::Deserialize;

/// `pack.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PackYaml {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) header: HeaderYaml,
}

/// How the head of a report is read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HeaderYaml {
    pub(crate) titles: Vec<String>,
    pub(crate) periods: Vec<String>,
    pub(crate) regions: Vec<String>,
    pub(crate) years: Vec<String>,
    pub(crate) governments: Vec<String>,
    pub(crate) superiors: Vec<String>,
    pub(crate) offices: Vec<String>,
    pub(crate) levels: Vec<LevelYaml>,
    pub(crate) due: Vec<DueYaml>,
}

/// A level of administration.
#[derive(Debug, Deserialize)]
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
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DueYaml {
    pub(crate) form: String,
    pub(crate) from: u16,
    pub(crate) to: Option<u16>,
    pub(crate) basis: BasisYaml,
}

/// A provision.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BasisYaml {
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) number: String,
    #[serde(default)]
    pub(crate) article: String,
    pub(crate) force: ForceYaml,
    pub(crate) from: Option<u16>,
    pub(crate) to: Option<u16>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ForceYaml {
    Binding,
    Guidance,
    Practice,
}

/// `forms/*.yaml`.
#[derive(Debug, Deserialize)]
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

#[derive(Debug, Deserialize)]
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

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ContentYaml {
    Prose,
    ProseOrNothing,
    Table,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableYaml {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) section: String,
    pub(crate) layout: LayoutYaml,
    #[serde(default)]
    pub(crate) groups: Vec<String>,
    pub(crate) blocks: Vec<BlockYaml>,
    #[serde(default)]
    pub(crate) equations: Vec<EquationYaml>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LayoutYaml {
    Rows,
    Line,
}

#[derive(Debug, Deserialize)]
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

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnYaml {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) labels: Vec<String>,
    #[serde(default)]
    pub(crate) domain: DomainYaml,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DomainYaml {
    #[default]
    Count,
    Signed,
    Decimal,
    Money,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowYaml {
    pub(crate) id: String,
    pub(crate) name: String,
    /// As printed; the name when absent.
    pub(crate) label: Option<String>,
    #[serde(default)]
    pub(crate) labels: Vec<String>,
    #[serde(default)]
    pub(crate) replaces: Vec<String>,
}

/// A relation between figures of one block, for each of its columns or rows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EquationYaml {
    pub(crate) family: String,
    pub(crate) block: Option<String>,
    pub(crate) each: EachYaml,
    pub(crate) name: String,
    pub(crate) left: Vec<String>,
    #[serde(default)]
    pub(crate) relation: RelationYaml,
    pub(crate) right: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EachYaml {
    Column,
    Row,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RelationYaml {
    #[default]
    Equal,
    AtLeast,
}
