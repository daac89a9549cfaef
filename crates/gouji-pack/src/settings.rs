//! Switching rules off, changing their severity and options, for all reports or for some.

use std::collections::BTreeMap;
use std::sync::Arc;

use gouji_core::{Diagnostic, Setting, Severity, UserFile};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::decode::{Located, Many, TextOr};
use crate::manifest::PackYaml;
use crate::yaml::{Entry, Node};

/// What a pack or a configuration says about rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// For all reports; a later one wins.
    pub rules: Vec<RuleSetting>,
    /// For some reports only; a later one wins.
    pub overrides: Vec<Override>,
    /// Fields of rules written in YAML that are set anew, by the id of the rule.
    pub(crate) options: Vec<(String, Vec<Entry>)>,
}

/// How a rule or group runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetting {
    /// Id of the rule, or the group.
    pub name: String,
    /// How it runs.
    pub setting: Setting,
    /// The file that says so.
    pub file: Arc<UserFile>,
    /// The place of the name there.
    pub range: std::ops::Range<usize>,
}

/// Settings for some reports only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// Patterns of paths, such as `乡镇/**`; empty for all.
    pub files: Vec<String>,
    /// Ids or names of levels of administration; empty for all.
    pub levels: Vec<String>,
    /// How rules run there.
    pub rules: Vec<RuleSetting>,
}

/// `rules`.
pub(crate) type RulesYaml = BTreeMap<Located<String>, TextOr<SettingYaml>>;

/// A setting that needs more than a word.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SettingYaml {
    #[serde(default)]
    #[schemars(description = "开关或级别", extend("x-zh" = "级别"))]
    pub(crate) severity: Option<SwitchYaml>,
    #[serde(default)]
    #[schemars(
        description = "改写规则自己的字段，如 words、min、except",
        extend("x-zh" = "选项")
    )]
    pub(crate) options: BTreeMap<String, AnyYaml>,
}

/// On, off, or a severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SwitchYaml {
    #[schemars(description = "不用这条规则", extend("x-zh" = "关闭"))]
    Off,
    #[schemars(description = "使用，按规则自己的级别", extend("x-zh" = "开启"))]
    On,
    #[schemars(description = "必须改", extend("x-zh" = "错误"))]
    Error,
    #[schemars(description = "请核实", extend("x-zh" = "警告"))]
    Warning,
    #[schemars(description = "提示", extend("x-zh" = "提示"))]
    Info,
}

/// Settings for some reports.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OverrideYaml {
    #[serde(default)]
    #[schemars(
        description = "哪些文件，用通配符写，如 乡镇/**",
        extend("x-zh" = "文件")
    )]
    pub(crate) files: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "哪些层级的机关：省级、市级、县级、乡级",
        extend("x-zh" = "层级")
    )]
    pub(crate) levels: Many<Located<String>>,
    #[schemars(description = "各规则或规则组的开关、级别", extend("x-zh" = "规则"))]
    pub(crate) rules: RulesYaml,
}

/// Any value; what it may be is checked against the rule.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct AnyYaml(
    #[expect(dead_code, reason = "the value is taken from the tree")] IgnoredAny,
);

impl JsonSchema for AnyYaml {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Any".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "x-any": true })
    }
}

impl SwitchYaml {
    fn setting(self) -> Setting {
        match self {
            Self::Off => Setting::Off,
            Self::On => Setting::On,
            Self::Error => Setting::At(Severity::Error),
            Self::Warning => Setting::At(Severity::Warning),
            Self::Info => Setting::At(Severity::Info),
        }
    }
}

/// The English name of a switch, from either name.
pub(crate) fn switch(text: &str) -> Option<Setting> {
    match text {
        "off" | "关闭" | "false" => Some(Setting::Off),
        "on" | "开启" | "true" => Some(Setting::On),
        "error" | "错误" => Some(Setting::At(Severity::Error)),
        "warning" | "警告" => Some(Setting::At(Severity::Warning)),
        "info" | "提示" => Some(Setting::At(Severity::Info)),
        _ => None,
    }
}

impl Settings {
    /// What a pack says about rules.
    pub(crate) fn of_pack(
        _file: &Arc<UserFile>,
        _node: &Node,
        _yaml: &PackYaml,
        _diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        Self::default()
    }
}
