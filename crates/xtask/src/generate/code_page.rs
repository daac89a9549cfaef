//! The page of the codes of faults in rule files.

use gouji_pack::code_pages;

use super::MARKDOWN_MARKER;

/// Where the page lies, below the root.
pub(super) const PATH: &str = "docs/errors.md";

/// The text of the page.
pub(super) fn text() -> String {
    let codes: String = code_pages()
        .iter()
        .map(|page| {
            format!(
                "\n## {} {}\n\n{}\n\nEnglish: {}. {}\n",
                page.code,
                page.title.zh,
                page.body.zh.trim(),
                page.title.en,
                page.body.en.trim()
            )
        })
        .collect();
    format!(
        "{MARKDOWN_MARKER}\n\n# 规则文件的错误\n\n\
         规则文件、规则包和配置里的错误都有编号；`gouji explain 编号` 打印同样的说明。\n{codes}"
    )
}
