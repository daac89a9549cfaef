//! The schemas that editors use accept what gouji accepts, and refuse what it refuses.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use gouji_pack::editor_schemas;
use jsonschema::Validator;
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn validator(name: &str) -> Validator {
    let schemas = editor_schemas();
    let (_, schema) = schemas.iter().find(|(known, _)| *known == name).unwrap();
    jsonschema::validator_for(schema).unwrap()
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

/// YAML files in a folder, sorted.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "yaml"))
        .collect();
    files.sort();
    files
}

fn refused(validator: &Validator, files: &[PathBuf]) -> Vec<String> {
    let fault = |path: &PathBuf| {
        let value = yaml(&fs::read_to_string(path).unwrap());
        let error = validator.iter_errors(&value).next()?;
        Some(format!(
            "{}: {error} at {}",
            path.display(),
            error.instance_path()
        ))
    };
    files.iter().filter_map(fault).collect()
}

#[test]
fn what_gouji_loads_an_editor_accepts() {
    let rules = validator("rule.schema.json");
    for folder in [
        "rules/disclosure/rules",
        "rules/writing/rules",
        "rules/privacy/rules",
        "tests/kinds",
        "tests/sentences",
    ] {
        let files = files(folder);
        assert!(!files.is_empty(), "{folder} holds no rules");
        let refused = refused(&rules, &files);
        assert!(refused.is_empty(), "{}", refused.join("\n"));
    }
    let forms = refused(
        &validator("form.schema.json"),
        &files("rules/disclosure/forms"),
    );
    assert!(forms.is_empty(), "{}", forms.join("\n"));
    let packs: Vec<PathBuf> = ["disclosure", "writing", "privacy"]
        .iter()
        .map(|pack| root().join(format!("rules/{pack}/pack.yaml")))
        .collect();
    let packs = refused(&validator("pack.schema.json"), &packs);
    assert!(packs.is_empty(), "{}", packs.join("\n"));
}

#[test]
fn what_gouji_refuses_an_editor_underlines() {
    let rules = validator("rule.schema.json");
    for wrong in [
        "{编号: a/b, 标题: 示例, 类型: 禁用词, 词语: [甲], 提示吾: 乙}",
        "{编号: a/b, 标题: 示例, 类型: 禁用词}",
        "{编号: a/b, 标题: 示例, 类型: 禁止词, 词语: [甲]}",
        "{编号: a/b, 标题: 示例, 词语: [甲]}",
        "{id: a/b, title: x, kind: length, scope: {sections: 第五部分}, min: 二百}",
        "{id: a/b, title: x, kind: forbid, words: [甲], severity: grave}",
    ] {
        assert!(!rules.is_valid(&yaml(wrong)), "{wrong}");
    }
    let right = "{编号: a/b, 标题: 示例, kind: 禁用词, 词语: 甲, severity: 错误}";
    assert!(rules.is_valid(&yaml(right)));
    let config = validator("config.schema.json");
    assert!(config.is_valid(&yaml("{规则包: [a.yaml], 规则: {text: 关闭}}")));
    assert!(!config.is_valid(&yaml("{规则包: [a.yaml], 规侧: {text: 关闭}}")));
}
