//! A provision, as forms and rules name it.

use gouji_core::{Basis, Force};
use schemars::JsonSchema;
use serde::Deserialize;

/// A provision.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BasisYaml {
    #[schemars(description = "文件名称", extend("x-zh" = "名称"))]
    pub(crate) title: String,
    #[serde(default)]
    #[schemars(description = "文号", extend("x-zh" = "文号"))]
    pub(crate) number: String,
    #[serde(default)]
    #[schemars(description = "条款", extend("x-zh" = "条款"))]
    pub(crate) article: String,
    #[schemars(description = "效力：规定、指引、惯例", extend("x-zh" = "效力"))]
    pub(crate) force: ForceYaml,
    #[serde(default)]
    #[schemars(description = "网址，只供查阅", extend("x-zh" = "网址"))]
    pub(crate) url: Option<String>,
    #[serde(default)]
    #[schemars(description = "适用的第一个报告年度", extend("x-zh" = "自年度"))]
    pub(crate) from: Option<u16>,
    #[serde(default)]
    #[schemars(description = "适用的最后一个报告年度", extend("x-zh" = "至年度"))]
    pub(crate) to: Option<u16>,
}

/// How binding a provision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ForceYaml {
    #[schemars(description = "法律法规、规定的格式", extend("x-zh" = "规定"))]
    Binding,
    #[schemars(description = "标准、指导意见", extend("x-zh" = "指引"))]
    Guidance,
    #[schemars(description = "通行做法，没有明文", extend("x-zh" = "惯例"))]
    Practice,
}

impl BasisYaml {
    /// The provision as the registry knows it.
    pub(crate) fn basis(&self) -> Basis {
        Basis {
            title: self.title.clone().into(),
            number: self.number.clone().into(),
            article: self.article.clone().into(),
            force: match self.force {
                ForceYaml::Binding => Force::Binding,
                ForceYaml::Guidance => Force::Guidance,
                ForceYaml::Practice => Force::Practice,
            },
            valid_from: self.from,
            valid_to: self.to,
            url: self.url.clone().map(Into::into),
        }
    }
}
