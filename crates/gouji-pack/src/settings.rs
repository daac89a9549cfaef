//! Switching rules off, changing their severity and options, for all reports or for some.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use gouji_core::{Diagnostic, Form, Setting, Severity, UserFile, Words};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

use crate::decode::{Located, Many, TextOr};
use crate::nearest::nearest;
use crate::yaml::{Entry, Node, NodeKind};

/// What a pack or a configuration says about rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// For all reports; a later one wins.
    pub rules: Vec<RuleSetting>,
    /// For some reports only; a later one wins.
    pub overrides: Vec<Override>,
    /// Fields of rules written in YAML that are set anew; a later one wins.
    pub(crate) options: Vec<RuleOption>,
}

/// A value with the place of a file that says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<T> {
    /// The value.
    pub value: T,
    /// The file.
    pub file: Arc<UserFile>,
    /// The place there, in bytes.
    pub range: Range<usize>,
}

/// How a rule or group runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetting {
    /// Id of the rule, or the group.
    pub name: Given<String>,
    /// How it runs.
    pub setting: Setting,
}

/// Settings for some reports only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// Patterns of paths, such as `乡镇/**`; empty for all.
    pub files: Vec<Given<String>>,
    /// Ids or names of levels of administration; empty for all.
    pub levels: Vec<Given<String>>,
    /// How rules run there.
    pub rules: Vec<RuleSetting>,
}

/// A field of a rule that is set anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RuleOption {
    /// Id of the rule.
    pub(crate) rule: Given<String>,
    /// The field.
    pub(crate) entry: Entry,
}

/// The names that settings may use, once everything is loaded.
pub struct KnownNames<'a> {
    /// Ids of all rules.
    pub rules: Vec<&'a str>,
    /// Ids of those that are written in YAML, which have options.
    pub yaml: Vec<&'a str>,
    /// Ids of rules that were set aside: known, and of no effect.
    pub aside: &'a [String],
    /// Every form.
    pub forms: &'a [Form],
}

/// `rules`.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RulesYaml;

/// A setting that needs more than a word.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it only says what may be written")]
struct SettingYaml {
    #[serde(default)]
    #[schemars(description = "开关或级别", extend("x-zh" = "级别"))]
    severity: Option<SwitchYaml>,
    #[serde(default)]
    #[schemars(
        description = "改写规则自己的字段，如 words、min、except",
        extend("x-zh" = "选项")
    )]
    options: BTreeMap<String, AnyYaml>,
}

/// On, off, or a severity.
#[derive(JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(dead_code, reason = "it only says what may be written")]
enum SwitchYaml {
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
    #[expect(dead_code, reason = "settings are taken from the tree")]
    pub(crate) rules: RulesYaml,
}

/// Any value; what it may be is checked against the rule.
struct AnyYaml;

impl<'de> Deserialize<'de> for RulesYaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Settings are taken from the tree, with their places.
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

impl JsonSchema for RulesYaml {
    fn schema_name() -> Cow<'static, str> {
        "Rules".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        BTreeMap::<String, TextOr<SettingYaml>>::json_schema(generator)
    }
}

impl JsonSchema for AnyYaml {
    fn schema_name() -> Cow<'static, str> {
        "Any".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "x-any": true })
    }
}

impl<T> Given<T> {
    /// The file and line, such as `gouji.yaml:3`.
    #[must_use]
    pub fn place(&self) -> String {
        let line = self.file.text[..self.range.start].matches('\n').count() + 1;
        format!("{}:{line}", self.file.path)
    }

    /// A fault at the place.
    #[must_use]
    pub fn fault(&self, code: &'static str, message: Words) -> Diagnostic {
        Diagnostic::error(code, &self.file, self.range.clone(), message)
    }
}

impl Given<String> {
    /// A text of a file.
    pub(crate) fn text(file: &Arc<UserFile>, text: &Located<String>) -> Self {
        Self {
            value: text.trim().to_owned(),
            file: Arc::clone(file),
            range: text.range.clone(),
        }
    }
}

impl Settings {
    /// What the tree of a pack or a configuration, whose shape was found right, says about rules.
    pub(crate) fn of_tree(
        file: &Arc<UserFile>,
        node: &Node,
        overrides: &[OverrideYaml],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut tree = Tree { file, diagnostics };
        let mut settings = Self::default();
        if let Some(entry) = node.get(&RULES) {
            let read = tree.rules(&entry.value);
            settings.rules = read.settings;
            settings.options = read.options;
        }
        let nodes = node.get(&["overrides", "分情况"]).map(|entry| &entry.value);
        let nodes = match nodes.map(|node| &node.kind) {
            Some(NodeKind::List(items)) => items.iter().collect(),
            Some(_) => nodes.into_iter().collect(),
            None => Vec::new(),
        };
        for (yaml, node) in overrides.iter().zip(nodes) {
            settings.overrides.push(tree.one_override(yaml, node));
        }
        settings
    }

    /// Faults of names that nothing has, and of options that nothing takes.
    #[must_use]
    pub fn check(&self, known: &KnownNames<'_>) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let overridden = self.overrides.iter().flat_map(|one| &one.rules);
        for setting in self.rules.iter().chain(overridden) {
            faults.extend(unknown_rule(&setting.name, known));
        }
        let mut last = None;
        for option in &self.options {
            // One fault a rule, however many of its options are set.
            if last != Some(&option.rule) {
                let fault = option_fault(&option.rule, known);
                if let Some(fault) = fault.filter(|fault| !faults.contains(fault)) {
                    faults.push(fault);
                }
            }
            last = Some(&option.rule);
        }
        for level in self.overrides.iter().flat_map(|one| &one.levels) {
            faults.extend(unknown_level(level, known.forms));
        }
        faults
    }

    /// Fields of rules that are set anew: the rule, the field, and its value as YAML.
    #[must_use]
    pub fn options(&self) -> Vec<(&str, Given<&str>, String)> {
        let options = self.options.iter();
        options
            .map(|option| {
                let yaml = serde_yaml::to_string(&plain(&option.entry.value));
                let yaml = yaml.unwrap_or_default().trim_end().to_owned();
                let field = Given {
                    value: option.entry.key.as_str(),
                    file: Arc::clone(&option.rule.file),
                    range: option.entry.key_range.clone(),
                };
                (option.rule.value.as_str(), field, yaml)
            })
            .collect()
    }
}

/// The names of the key of settings.
const RULES: [&str; 2] = ["rules", "规则"];
/// The names of the key of options.
const OPTIONS: [&str; 2] = ["options", "选项"];
/// The names of the key of a switch.
const SEVERITY: [&str; 2] = ["severity", "级别"];

/// The switches, in English and in Chinese.
const SWITCHES: [(&str, &str, Setting); 5] = [
    ("off", "关闭", Setting::Off),
    ("on", "开启", Setting::On),
    ("error", "错误", Setting::At(Severity::Error)),
    ("warning", "警告", Setting::At(Severity::Warning)),
    ("info", "提示", Setting::At(Severity::Info)),
];

/// What a user writes for a setting, English and Chinese.
#[must_use]
pub fn setting_words(setting: Setting) -> Words {
    let found = SWITCHES.iter().find(|(.., known)| *known == setting);
    found.map_or(Words::default(), |(en, zh, _)| Words::fixed(zh, en))
}

/// A setting, from either name.
fn switch(text: &str) -> Option<Setting> {
    let text = match text {
        "true" => "on",
        "false" => "off",
        other => other,
    };
    let found = SWITCHES
        .iter()
        .find(|(en, zh, _)| *en == text || *zh == text);
    found.map(|(.., setting)| *setting)
}

/// Reads settings from a tree.
struct Tree<'a> {
    file: &'a Arc<UserFile>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

/// What one group of rules says.
#[derive(Default)]
struct Read {
    settings: Vec<RuleSetting>,
    options: Vec<RuleOption>,
}

impl Tree<'_> {
    fn rules(&mut self, node: &Node) -> Read {
        let mut read = Read::default();
        for entry in node.entries().unwrap_or(&[]) {
            let name = Given {
                value: entry.key.clone(),
                file: Arc::clone(self.file),
                range: entry.key_range.clone(),
            };
            let switch = match &entry.value.kind {
                NodeKind::Scalar(..) => Some(&entry.value),
                _ => entry.value.get(&SEVERITY).map(|entry| &entry.value),
            };
            if let Some(setting) = switch.and_then(|node| self.setting(node)) {
                let name = name.clone();
                read.settings.push(RuleSetting { name, setting });
            }
            let options = entry.value.get(&OPTIONS);
            let options = options.and_then(|entry| entry.value.entries());
            let options = options.unwrap_or(&[]).iter();
            read.options.extend(options.map(|entry| RuleOption {
                rule: name.clone(),
                entry: entry.clone(),
            }));
        }
        read
    }

    fn one_override(&mut self, yaml: &OverrideYaml, node: &Node) -> Override {
        let rules = node.get(&RULES).map(|entry| &entry.value);
        let read = rules.map_or(Read::default(), |rules| self.rules(rules));
        let entries = rules.and_then(Node::entries).unwrap_or(&[]);
        for options in entries.iter().filter_map(|entry| entry.value.get(&OPTIONS)) {
            let message = Words::fixed(
                "“分情况”里只能写开关和级别，选项不能因文件而异",
                "`overrides` take switches and severities; options are the same for all files",
            );
            let fault =
                Diagnostic::error(NO_OPTIONS, self.file, options.key_range.clone(), message);
            self.diagnostics.push(fault.help(Words::fixed(
                "把选项写到上面的“规则”里；确要因文件而异时，另写一条规则。",
                "Move the options to `rules` above, or write another rule.",
            )));
        }
        let texts = |texts: &[Located<String>]| {
            let texts = texts.iter();
            texts.map(|text| Given::text(self.file, text)).collect()
        };
        Override {
            files: texts(&yaml.files),
            levels: texts(&yaml.levels),
            rules: read.settings,
        }
    }

    fn setting(&mut self, node: &Node) -> Option<Setting> {
        let text = node.text().unwrap_or("").trim();
        let found = switch(text);
        if found.is_none() {
            let names = SWITCHES.iter().map(|(en, zh, _)| format!("{zh}（{en}）"));
            let message = Words::new(
                format!(
                    "不能写“{text}”；可以写：{}",
                    names.collect::<Vec<_>>().join("、")
                ),
                format!("\"{text}\" is none of: off, on, error, warning, info"),
            );
            let fault = Diagnostic::error("E1205", self.file, node.range.clone(), message);
            let names = SWITCHES.iter().flat_map(|(en, zh, _)| [*en, *zh]);
            self.diagnostics.push(suggest(fault, nearest(text, names)));
        }
        found
    }
}

/// Options where there can be none.
const NO_OPTIONS: &str = "E1610";

fn unknown_rule(name: &Given<String>, known: &KnownNames<'_>) -> Option<Diagnostic> {
    let text = name.value.as_str();
    let ids = || {
        let aside = known.aside.iter().map(String::as_str);
        known.rules.iter().copied().chain(aside)
    };
    let names = || ids().flat_map(|id| [id, group(id)]);
    if names().any(|known| known == text) {
        return None;
    }
    let message = Words::new(
        format!("没有名为「{text}」的规则或规则组"),
        format!("there is no rule or group `{text}`"),
    );
    let fault = name.fault("E1307", message).help(Words::fixed(
        "用 gouji rules 查看全部规则。",
        "See gouji rules for all of them.",
    ));
    Some(suggest(fault, nearest(text, names())))
}

fn option_fault(rule: &Given<String>, known: &KnownNames<'_>) -> Option<Diagnostic> {
    let text = rule.value.as_str();
    let is_aside = known.aside.iter().any(|id| id == text);
    if known.yaml.contains(&text) || is_aside {
        return None;
    }
    if known.rules.contains(&text) {
        let message = Words::new(
            format!("规则「{text}」没有选项"),
            format!("rule `{text}` has no options"),
        );
        return Some(rule.fault(NO_OPTIONS, message).help(Words::fixed(
            "它是程序内置的规则，只能改开关和级别。",
            "It is written in Rust; it can be switched off and given a severity.",
        )));
    }
    if known.rules.iter().any(|id| group(id) == text) {
        let message = Words::new(
            format!("「{text}」是规则组，选项要写给某一条规则"),
            format!("`{text}` is a group; options are for one rule"),
        );
        return Some(rule.fault(NO_OPTIONS, message));
    }
    unknown_rule(rule, known)
}

fn unknown_level(level: &Given<String>, forms: &[Form]) -> Option<Diagnostic> {
    let text = level.value.as_str();
    let levels = || forms.iter().flat_map(|form| &form.header.levels);
    if levels().any(|known| known.is(text)) {
        return None;
    }
    let mut names: Vec<&str> = levels()
        .flat_map(|level| [&*level.name.zh, &*level.id])
        .collect();
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(*name));
    let message = Words::new(
        format!("没有叫「{text}」的层级；有：{}", names.join("、")),
        format!(
            "there is no level `{text}`; there are: {}",
            names.join(", ")
        ),
    );
    let near = nearest(text, names.into_iter());
    Some(suggest(level.fault("E1304", message), near))
}

fn group(id: &str) -> &str {
    id.split('/').next().unwrap_or("")
}

/// With the nearest name as what was perhaps meant.
fn suggest(fault: Diagnostic, near: Option<&str>) -> Diagnostic {
    let Some(near) = near else { return fault };
    let range = fault.range.clone();
    fault
        .labelled(Words::new(
            format!("您是不是想写「{near}」？"),
            format!("did you mean `{near}`?"),
        ))
        .replaced(range, near)
}

/// A value without its places.
fn plain(node: &Node) -> serde_yaml::Value {
    use serde_yaml::Value;
    match &node.kind {
        _ if node.is_null() => Value::Null,
        NodeKind::Scalar(text, crate::yaml::Style::Plain) => {
            let number = text.parse::<i64>().map(Value::from);
            number.unwrap_or_else(|_| Value::String(text.clone()))
        }
        NodeKind::Scalar(text, _) => Value::String(text.clone()),
        NodeKind::List(items) => Value::Sequence(items.iter().map(plain).collect()),
        NodeKind::Map(entries) => {
            let entries = entries.iter();
            let entries =
                entries.map(|entry| (Value::String(entry.key.clone()), plain(&entry.value)));
            Value::Mapping(entries.collect())
        }
    }
}
