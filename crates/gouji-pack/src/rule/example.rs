//! Examples of a rule, which are its tests.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use gouji_core::UserFile;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many, TextOr};

/// An example of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// What the rule must do.
    pub kind: ExampleKind,
    /// Base report to start from; absent for any valid one.
    pub base: Option<String>,
    /// A sentence or passage that becomes the content of the section that the rule looks at.
    pub text: Option<String>,
    /// Contents of sections, by their names.
    pub sections: BTreeMap<String, String>,
    /// Further changes, as statements of a case file: `set: FACT = TEXT`.
    pub changes: Vec<String>,
    /// Changes of the report of the year before; when there are any, or when it is asked for,
    /// the base is its own report of the year before.
    pub last_year: Option<Vec<String>>,
    /// What the message or the reason must hold.
    pub message: Option<String>,
    /// The file that it is written in.
    pub file: Arc<UserFile>,
    /// Its place there.
    pub range: Range<usize>,
}

/// What a rule must do on an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExampleKind {
    /// Find something.
    Bad,
    /// Find nothing.
    Good,
    /// Say that it cannot judge.
    Unable,
    /// Not be for this report.
    NotApplicable,
}

/// `examples`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExamplesYaml {
    #[serde(default)]
    #[schemars(description = "反例：应当报出问题", extend("x-zh" = "反例"))]
    pub(crate) bad: Many<Located<TextOr<ExampleYaml>>>,
    #[serde(default)]
    #[schemars(description = "正例：不应当报", extend("x-zh" = "正例"))]
    pub(crate) good: Many<Located<TextOr<ExampleYaml>>>,
    #[serde(default)]
    #[schemars(description = "应当说无法判断", extend("x-zh" = "无法判断"))]
    pub(crate) unable: Many<Located<TextOr<ExampleYaml>>>,
    #[serde(default)]
    #[schemars(description = "本规则不适用的报告", extend("x-zh" = "不适用"))]
    pub(crate) not_applicable: Many<Located<TextOr<ExampleYaml>>>,
}

/// An example that needs more than a sentence.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExampleYaml {
    #[serde(default)]
    #[schemars(description = "从哪份样本报告出发，如 2021-a", extend("x-zh" = "样本"))]
    pub(crate) base: Option<String>,
    #[serde(default)]
    #[schemars(description = "放进规则所查部分的一句或一段话", extend("x-zh" = "文字"))]
    pub(crate) text: Option<String>,
    #[serde(default)]
    #[schemars(description = "各部分改成的内容", extend("x-zh" = "部分"))]
    pub(crate) sections: BTreeMap<String, String>,
    #[serde(default)]
    #[schemars(
        description = "其他改动，如 “set: 表三.本年新收.总计 = 3”",
        extend("x-zh" = "改动")
    )]
    pub(crate) changes: Many<String>,
    #[serde(default)]
    #[schemars(description = "上年报告的改动；写 [] 表示上年报告与样本相同", extend("x-zh" = "上年"))]
    pub(crate) last_year: Option<Many<String>>,
    #[serde(default)]
    #[schemars(description = "提示语里应当有的文字", extend("x-zh" = "提示语"))]
    pub(crate) message: Option<String>,
}

impl ExamplesYaml {
    /// All examples, the bad ones first.
    pub(crate) fn collect(&self, file: &Arc<UserFile>) -> Vec<Example> {
        let groups = [
            (ExampleKind::Bad, &self.bad),
            (ExampleKind::Good, &self.good),
            (ExampleKind::Unable, &self.unable),
            (ExampleKind::NotApplicable, &self.not_applicable),
        ];
        groups
            .into_iter()
            .flat_map(|(kind, group)| group.iter().map(move |one| example(kind, one, file)))
            .collect()
    }
}

fn example(
    kind: ExampleKind,
    yaml: &Located<TextOr<ExampleYaml>>,
    file: &Arc<UserFile>,
) -> Example {
    let plain = Example {
        kind,
        base: None,
        text: None,
        sections: BTreeMap::new(),
        changes: Vec::new(),
        last_year: None,
        message: None,
        file: Arc::clone(file),
        range: yaml.range.clone(),
    };
    match &yaml.value {
        TextOr::Text(text) => Example {
            text: Some(text.clone()),
            ..plain
        },
        TextOr::Fields(fields) => Example {
            base: fields.base.clone(),
            text: fields.text.clone(),
            sections: fields.sections.clone(),
            changes: fields.changes.to_vec(),
            last_year: fields.last_year.as_ref().map(|changes| changes.to_vec()),
            message: fields.message.clone(),
            ..plain
        },
    }
}
