//! `pack.yaml`: what a pack is.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};
use crate::forms::HeaderYaml;
use crate::settings::{OverrideYaml, RulesYaml};

/// `pack.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PackYaml {
    #[schemars(
        description = "规则包的名称，也是其中规则编号的组名；小写字母、数字、汉字、连字符",
        extend("x-zh" = "名称")
    )]
    pub(crate) name: Located<String>,
    #[schemars(description = "版本，如 1.0.0", extend("x-zh" = "版本"))]
    pub(crate) version: Located<String>,
    #[serde(default)]
    #[schemars(description = "用一句话说明这个包", extend("x-zh" = "说明"))]
    pub(crate) description: String,
    #[serde(default)]
    #[schemars(
        description = "至少需要哪一版 gouji，如 0.1.0",
        extend("x-zh" = "最低版本")
    )]
    pub(crate) gouji: Option<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "以哪些规则包为基础：内置包的名称，或相对路径",
        extend("x-zh" = "继承")
    )]
    pub(crate) extends: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "各规则或规则组的开关、级别和选项",
        extend("x-zh" = "规则")
    )]
    pub(crate) rules: RulesYaml,
    #[serde(default)]
    #[schemars(
        description = "只对某些文件或某些层级的机关生效的设置",
        extend("x-zh" = "分情况")
    )]
    pub(crate) overrides: Many<OverrideYaml>,
    #[serde(default)]
    #[schemars(
        description = "报告头部怎么读；只有带格式的包需要",
        extend("x-zh" = "报告头部")
    )]
    pub(crate) header: Option<HeaderYaml>,
}
