//! `gouji.yaml`: how gouji runs for a folder of reports.

use std::sync::Arc;

use gouji_core::{Diagnostic, KnownWord, Lang, Severity, UserFile};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{self, Located, Many, TextsOr};
use crate::known_words::{self, KnownWordsYaml};
use crate::load::document;
use crate::settings::{Given, OverrideYaml, RulesYaml, Settings};
use crate::source::read_text;

/// A configuration, as it is written; paths are relative to its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Its file.
    pub file: Arc<UserFile>,
    /// Packs and rule files.
    pub packs: Vec<Given<String>>,
    /// What it says about rules.
    pub settings: Settings,
    /// Reports of the year before, or their folders.
    pub last_year: Vec<Given<String>>,
    /// Words that are right.
    pub known_words: Vec<KnownWord>,
    /// From which level on findings make a run fail.
    pub fail_level: Option<Given<Severity>>,
    /// The English name of the output format.
    pub format: Option<Given<&'static str>>,
    /// The language of the output.
    pub lang: Option<Given<Lang>>,
}

/// `gouji.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfigYaml {
    #[serde(default)]
    #[schemars(
        description = "规则包和规则文件的路径，相对于本文件",
        extend("x-zh" = "规则包")
    )]
    packs: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "各规则或规则组的开关、级别和选项",
        extend("x-zh" = "规则")
    )]
    #[expect(dead_code, reason = "settings are taken from the tree")]
    rules: RulesYaml,
    #[serde(default)]
    #[schemars(
        description = "只对某些文件或某些层级的机关生效的设置",
        extend("x-zh" = "分情况")
    )]
    overrides: Many<OverrideYaml>,
    #[serde(default)]
    #[schemars(
        description = "上年的报告或其所在文件夹，相对于本文件",
        extend("x-zh" = "上年")
    )]
    last_year: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "本地的名称和用语：分词时算一个词，不会当作错误；可以只写词语，也可以写明地区或机关",
        extend("x-zh" = "白名单")
    )]
    known_words: Many<TextsOr<KnownWordsYaml>>,
    #[serde(default)]
    #[schemars(
        description = "有这一级或更重的问题时退出码为 1；不写为错误",
        extend("x-zh" = "失败级别")
    )]
    fail_level: Option<Located<LevelYaml>>,
    #[serde(default)]
    #[schemars(description = "输出格式；不写为终端", extend("x-zh" = "输出格式"))]
    format: Option<Located<FormatYaml>>,
    #[serde(default)]
    #[schemars(description = "输出语言：zh、en；不写为 zh", extend("x-zh" = "语言"))]
    lang: Option<Located<LangYaml>>,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum LevelYaml {
    #[schemars(description = "必须改", extend("x-zh" = "错误"))]
    Error,
    #[schemars(description = "请核实", extend("x-zh" = "警告"))]
    Warning,
    #[schemars(description = "提示", extend("x-zh" = "提示"))]
    Info,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum FormatYaml {
    #[schemars(description = "给人看", extend("x-zh" = "终端"))]
    Terminal,
    #[schemars(description = "一份 JSON")]
    Json,
    #[schemars(description = "每份报告一行 JSON")]
    Jsonl,
}

#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum LangYaml {
    #[schemars(description = "中文", extend("x-zh" = "中文"))]
    Zh,
    #[schemars(description = "英文", extend("x-zh" = "英文"))]
    En,
}

/// Reads a configuration; nothing when it is so faulty that it says nothing.
#[must_use]
pub fn read_config(path: &str, bytes: &[u8]) -> (Option<Config>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let config =
        read_text(path, bytes, &mut diagnostics).and_then(|file| config(&file, &mut diagnostics));
    (config, diagnostics)
}

fn config(file: &Arc<UserFile>, diagnostics: &mut Vec<Diagnostic>) -> Option<Config> {
    let node = document(file, diagnostics)?;
    let yaml = decode::decode::<ConfigYaml>(file, &node, diagnostics)?;
    let texts = |texts: &[Located<String>]| {
        let texts = texts.iter();
        texts.map(|text| Given::text(file, text)).collect()
    };
    Some(Config {
        packs: texts(&yaml.packs),
        settings: Settings::of_tree(file, &node, &yaml.overrides, diagnostics),
        last_year: texts(&yaml.last_year),
        known_words: known_words::of_config(file, &yaml.known_words, diagnostics),
        fail_level: yaml.fail_level.map(|level| given(file, level, severity)),
        format: yaml.format.map(|format| given(file, format, format_name)),
        lang: yaml.lang.map(|lang| given(file, lang, language)),
        file: Arc::clone(file),
    })
}

fn given<Y, T>(file: &Arc<UserFile>, located: Located<Y>, of: fn(Y) -> T) -> Given<T> {
    Given {
        value: of(located.value),
        file: Arc::clone(file),
        range: located.range,
    }
}

fn severity(level: LevelYaml) -> Severity {
    match level {
        LevelYaml::Error => Severity::Error,
        LevelYaml::Warning => Severity::Warning,
        LevelYaml::Info => Severity::Info,
    }
}

fn format_name(format: FormatYaml) -> &'static str {
    match format {
        FormatYaml::Terminal => "terminal",
        FormatYaml::Json => "json",
        FormatYaml::Jsonl => "jsonl",
    }
}

fn language(lang: LangYaml) -> Lang {
    match lang {
        LangYaml::Zh => Lang::Zh,
        LangYaml::En => Lang::En,
    }
}
