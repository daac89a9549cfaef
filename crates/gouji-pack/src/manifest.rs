//! `pack.yaml`: what a pack is.

use std::sync::Arc;

use gouji_core::{Diagnostic, UserFile, Words, is_rule_id};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{self, Located, Many};
use crate::forms::HeaderYaml;
use crate::load::document;
use crate::settings::{Given, OverrideYaml, RulesYaml};
use crate::source::{PackFile, PackSource};

/// Names of the file.
pub(crate) const MANIFESTS: [&str; 2] = ["pack.yaml", "pack.yml"];

/// The version of gouji that packs may ask for.
const GOUJI: &str = env!("CARGO_PKG_VERSION");

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
    #[expect(dead_code, reason = "settings are taken from the tree")]
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

/// The packs that a pack builds on: names of built-in packs, or paths beside it.
#[must_use]
pub fn extends(source: &PackSource) -> Vec<Given<String>> {
    let Some((file, yaml)) = read(source) else {
        return Vec::new();
    };
    let extends = yaml.extends.iter();
    extends.map(|one| Given::text(&file, one)).collect()
}

/// What the manifest of a pack says, if it can be read; its faults are told when the pack is
/// loaded.
pub(crate) fn read(source: &PackSource) -> Option<(Arc<UserFile>, PackYaml)> {
    let ignored = &mut Vec::new();
    let file = source.text(manifest(source)?, ignored)?;
    let node = document(&file, ignored)?;
    let yaml = decode::decode(&file, &node, ignored)?;
    Some((file, yaml))
}

/// The manifest among the files of a pack.
pub(crate) fn manifest(source: &PackSource) -> Option<&PackFile> {
    let mut files = source.files.iter();
    files.find(|file| MANIFESTS.contains(&file.path.as_str()))
}

/// Whether the pack is for this gouji; faults of the manifest go to `diagnostics`.
pub(crate) fn check(
    yaml: &PackYaml,
    file: &Arc<UserFile>,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    if !is_rule_id(&format!("{}/x", yaml.name.trim())) {
        diagnostics.push(bad_name(&yaml.name, file));
    }
    if version(&yaml.version).is_none() {
        diagnostics.push(bad_version(&yaml.version, file));
    }
    let Some(due) = &yaml.gouji else { return true };
    let Some(needed) = version(due) else {
        diagnostics.push(bad_version(due, file));
        return true;
    };
    if version(GOUJI).is_none_or(|own| own >= needed) {
        return true;
    }
    let name = yaml.name.trim();
    let message = Words::new(
        format!(
            "规则包「{name}」需要 gouji {} 或更高版本，现在用的是 {GOUJI}",
            due.trim()
        ),
        format!(
            "pack `{name}` needs gouji {} or later; this is {GOUJI}",
            due.trim()
        ),
    );
    let fault = Diagnostic::error("E1602", file, due.range.clone(), message);
    diagnostics.push(fault.help(Words::fixed(
        "请升级 gouji，或向提供者索取适用于现有版本的规则包；现在这个包没有使用。",
        "Update gouji, or ask for a pack for this version; the pack is not used.",
    )));
    false
}

/// The fault of a pack whose name another one has.
pub(crate) fn name_is_taken(name: &Given<String>, first: &str) -> Diagnostic {
    let text = &name.value;
    let message = Words::new(
        format!("已有名为「{text}」的规则包：{first}；这个包没有使用"),
        format!("there is a pack `{text}` already: {first}; this one is not used"),
    );
    name.fault("E1605", message).help(Words::fixed(
        "换一个名称，或只指定其中一个包。",
        "Take another name, or name one of the packs only.",
    ))
}

/// The three numbers of a version.
fn version(text: &str) -> Option<[u64; 3]> {
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|ch| ch.is_ascii_digit());
    let parts: Vec<&str> = text.trim().split('.').collect();
    let numbers: Option<Vec<u64>> = parts
        .iter()
        .map(|part| Some(*part).filter(is_number)?.parse().ok())
        .collect();
    numbers?.try_into().ok()
}

fn bad_name(name: &Located<String>, file: &Arc<UserFile>) -> Diagnostic {
    let text = &name.value;
    let message = Words::new(
        format!("规则包的名称「{text}」只能用小写字母、数字、汉字和连字符"),
        format!("the name `{text}` of the pack is not in lower case with hyphens"),
    );
    Diagnostic::error("E1208", file, name.range.clone(), message)
}

fn bad_version(text: &Located<String>, file: &Arc<UserFile>) -> Diagnostic {
    let message = Words::new(
        format!("版本「{}」应写成三个数字，如 1.0.0", text.value),
        format!(
            "version `{}` is not three numbers, such as 1.0.0",
            text.value
        ),
    );
    let fault = Diagnostic::error("E1603", file, text.range.clone(), message);
    let digits = text.trim().trim_start_matches(['v', 'V']);
    let longer = [digits, &format!("{digits}.0"), &format!("{digits}.0.0")]
        .into_iter()
        .find(|text| version(text).is_some())
        .map(str::to_owned);
    match longer {
        Some(longer) => fault.replaced(text.range.clone(), &longer),
        None => fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_three_numbers() {
        assert_eq!(version(" 1.20.3"), Some([1, 20, 3]));
        for wrong in ["1.0", "1.0.0.0", "1.0.x", "1..0", "", "v1.0.0", "1.0.+1"] {
            assert_eq!(version(wrong), None, "{wrong}");
        }
        assert!(version("0.10.0") > version("0.9.9"));
        assert!(version(GOUJI).is_some());
    }
}
