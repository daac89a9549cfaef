//! The index of all rules.

use gouji_core::RuleMeta;

use super::MARKDOWN_MARKER;
use super::markdown::{head, plain, row};

/// What the groups are called.
const GROUPS: &[(&str, &str)] = &[
    ("disclosure", "年度报告的规定"),
    ("numeric", "数字"),
    ("privacy", "个人信息"),
    ("text", "结构与文字"),
    ("writing", "公文用语"),
];

/// The text of the index; the rules are sorted by id.
pub(super) fn text(metas: &[&RuleMeta]) -> String {
    let groups = metas.chunk_by(|a, b| a.group() == b.group());
    let groups: String = groups.map(group).collect();
    format!(
        "{MARKDOWN_MARKER}\n\n\
         # 规则索引\n\n\
         共 {} 条规则。每条规则一页，写明检查什么、依据、反例和正例。\n\
         {groups}",
        metas.len()
    )
}

fn group(metas: &[&RuleMeta]) -> String {
    let id = metas.first().map_or("", |meta| meta.group());
    let title = GROUPS.iter().find(|known| known.0 == id);
    let title = title.map_or_else(|| id.to_owned(), |(_, zh)| format!("{zh}（{id}）"));
    let rows: String = metas.iter().map(|meta| rule(meta)).collect();
    format!(
        "\n## {title}\n\n{}{rows}",
        head(&["规则", "名称", "级别", "状态", "检查什么"])
    )
}

fn rule(meta: &RuleMeta) -> String {
    row(&[
        &format!("[{0}]({0}.md)", meta.id),
        &plain(&meta.title.zh),
        &meta.severity.words().zh,
        meta.stage.name(),
        &plain(&meta.summary.zh),
    ])
}
