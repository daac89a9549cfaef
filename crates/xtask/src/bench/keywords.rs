//! Rule files with many keyword rules, to measure what a rule more costs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::ToolError;

/// Characters of official prose, out of which the words are made.
const CHARACTERS: &str = "政务公开信息工作部门办理答复申请监督保障平台建设制度培训考核规范发布解读回应群众企业服务流程事项清单标准责任落实推进完善加强提升优化";

/// Writes a file of `count` rules, each with one word, and tells where it is.
pub(super) fn write(count: usize, folder: &Path) -> Result<PathBuf, ToolError> {
    let path = folder.join(format!("keywords-{count}.yaml"));
    let rules: String = (0..count).map(rule).collect();
    fs::write(&path, rules).map_err(ToolError::at(&path))?;
    Ok(path)
}

fn rule(number: usize) -> String {
    let word = word(number);
    format!(
        "- id: keywords/r{number}\n  title: {word}\n  kind: forbid\n  words: [{word}]\n  examples: {{bad: [\"全年{word}，有序\"], good: [\"全年有序\"]}}\n"
    )
}

/// A word of four characters; most stand in no report, as most words of a list do not.
fn word(number: usize) -> String {
    let characters: Vec<char> = CHARACTERS.chars().collect();
    let base = characters.len();
    // The digits of the number, so that no two words are equal.
    [
        number % base,
        number / base % base,
        number * 7 % base,
        number * 11 % base,
    ]
    .iter()
    .map(|place| characters[*place])
    .collect()
}
