//! What every rule may say, whatever its kind.

use schemars::JsonSchema;
use serde::Deserialize;

use super::example::ExamplesYaml;
use super::scope::ScopeYaml;
use crate::basis::BasisYaml;
use crate::decode::{Located, Many};

/// The fields that all kinds share.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleFields {
    #[schemars(
        description = "编号，写成“组/名称”，如 writing/wrong-word；名称用小写字母、数字、连字符，也可用汉字",
        extend("x-zh" = "编号")
    )]
    pub(crate) id: Located<String>,
    #[schemars(description = "标题，几个字说明查什么", extend("x-zh" = "标题"))]
    pub(crate) title: Located<String>,
    #[schemars(description = "规则类型，决定其余字段", extend("x-zh" = "类型"))]
    #[expect(
        dead_code,
        reason = "the kind is told from the tree before the fields are read"
    )]
    pub(crate) kind: Located<String>,
    #[serde(default)]
    #[schemars(
        description = "级别：错误（必须改）、警告（请核实）、提示；不写为警告",
        extend("x-zh" = "级别")
    )]
    pub(crate) severity: SeverityYaml,
    #[serde(default)]
    #[schemars(description = "用一句话说明查什么；不写时用标题", extend("x-zh" = "说明"))]
    pub(crate) summary: Option<String>,
    #[serde(default)]
    #[schemars(description = "为什么要查", extend("x-zh" = "理由"))]
    pub(crate) why: Option<String>,
    #[serde(default)]
    #[schemars(description = "哪些情形不算，哪些情形无法判断", extend("x-zh" = "例外情况"))]
    pub(crate) limits: Option<String>,
    #[serde(default)]
    #[schemars(description = "查哪些地方、哪些报告", extend("x-zh" = "范围"))]
    pub(crate) scope: ScopeYaml,
    #[serde(default)]
    #[schemars(
        description = "前提条件，用表达式写；不成立时本规则不适用于这份报告",
        extend("x-zh" = "条件")
    )]
    pub(crate) when: Option<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "发现问题时说的话，可用 {…} 填入数值；不写时用该类型的通用说法",
        extend("x-zh" = "提示语")
    )]
    pub(crate) message: Option<Located<String>>,
    #[serde(default)]
    #[schemars(description = "怎么改", extend("x-zh" = "建议"))]
    pub(crate) help: Option<String>,
    #[serde(default)]
    #[schemars(description = "依据：哪个文件的哪一条", extend("x-zh" = "依据"))]
    pub(crate) basis: Many<BasisYaml>,
    #[serde(default)]
    #[schemars(description = "标签，便于查找", extend("x-zh" = "标签"))]
    pub(crate) tags: Many<String>,
    #[serde(default)]
    #[schemars(
        description = "阶段：试行（点名才用）、正式、停用；不写为正式",
        extend("x-zh" = "阶段")
    )]
    pub(crate) stage: StageYaml,
    #[serde(default)]
    #[schemars(description = "示例：反例应当报，正例不应当报", extend("x-zh" = "示例"))]
    pub(crate) examples: ExamplesYaml,
    #[serde(default)]
    #[schemars(
        description = "为什么不会“无法判断”；会的不写",
        extend("x-zh" = "不会无法判断")
    )]
    pub(crate) never_unable: Option<String>,
    #[serde(default)]
    #[schemars(description = "英文说法，用于英文输出", extend("x-zh" = "英文"))]
    pub(crate) english: Option<EnglishYaml>,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SeverityYaml {
    #[schemars(description = "必须改", extend("x-zh" = "错误"))]
    Error,
    #[default]
    #[schemars(description = "请核实", extend("x-zh" = "警告"))]
    Warning,
    #[schemars(description = "提示", extend("x-zh" = "提示"))]
    Info,
}

/// How far a rule is proven.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StageYaml {
    #[schemars(description = "点名才用", extend("x-zh" = "试行"))]
    Trial,
    #[default]
    #[schemars(description = "默认使用", extend("x-zh" = "正式"))]
    Stable,
    #[schemars(description = "只为旧配置保留", extend("x-zh" = "停用"))]
    Deprecated,
}

/// The English of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnglishYaml {
    #[serde(default)]
    #[schemars(description = "英文标题", extend("x-zh" = "标题"))]
    pub(crate) title: Option<String>,
    #[serde(default)]
    #[schemars(description = "英文说明", extend("x-zh" = "说明"))]
    pub(crate) summary: Option<String>,
    #[serde(default)]
    #[schemars(description = "英文建议", extend("x-zh" = "建议"))]
    pub(crate) help: Option<String>,
    #[serde(default)]
    #[schemars(description = "英文提示语", extend("x-zh" = "提示语"))]
    pub(crate) message: Option<Located<String>>,
}
