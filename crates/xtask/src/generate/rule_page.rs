//! The page of one rule.

use gouji_core::{Basis, Force, Form, RuleMeta, Stage};

use super::example::{Example, Examples, Said};
use super::markdown::{head, plain, row, verbatim};
use super::{Home, MARKDOWN_MARKER};

/// The text of a rule's page.
pub(super) fn text(
    meta: &RuleMeta,
    forms: &[Form],
    examples: &Examples,
    home: &Home<'_>,
) -> String {
    let parts = [
        format!("{MARKDOWN_MARKER}\n"),
        format!("# {} {}\n", meta.id, plain(&meta.title.zh)),
        format!("{}\n", plain(&meta.summary.zh)),
        metadata(meta, forms),
        format!("{}\n", meta.docs.trim()),
        firing_example(examples.fires.as_ref()),
        clean_example(examples.clean.as_ref()),
        home_link(meta, home),
        format!(
            "English: {}. {}\n",
            plain(&meta.title.en),
            plain(&meta.summary.en)
        ),
    ];
    parts.join("\n")
}

fn metadata(meta: &RuleMeta, forms: &[Form]) -> String {
    let severity = meta.severity.words();
    let mut table = head(&["项目", "内容"]);
    table += &row(&[
        "级别",
        &format!("{}（{}）", severity.zh, meta.severity.name()),
    ]);
    table += &row(&["状态", stage(meta.stage)]);
    table += &row(&["适用格式", &forms_of(meta, forms)]);
    for basis in meta.basis.iter() {
        table += &row(&["依据", &basis_text(basis)]);
    }
    if let Some(reason) = &meta.never_unable {
        table += &row(&["不会无法判断", &plain(&reason.zh)]);
    }
    table
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Trial => "试行（trial），点名才运行",
        Stage::Stable => "正式（stable）",
        Stage::Deprecated => "停用（deprecated）",
    }
}

fn forms_of(meta: &RuleMeta, forms: &[Form]) -> String {
    if meta.forms.is_empty() {
        return "全部".to_owned();
    }
    let name = |id: &str| {
        let form = forms.iter().find(|form| form.id == id);
        form.map_or_else(
            || format!("`{id}`"),
            |form| format!("{}（`{id}`）", plain(&form.name.zh)),
        )
    };
    let names: Vec<String> = meta.forms.iter().map(|id| name(id)).collect();
    names.join("、")
}

fn basis_text(basis: &Basis) -> String {
    let number = if basis.number.is_empty() {
        String::new()
    } else {
        format!("（{}）", plain(&basis.number))
    };
    let years = match (basis.valid_from, basis.valid_to) {
        (Some(from), Some(to)) => format!("{from}—{to} 年度"),
        (Some(from), None) => format!("{from} 年度起"),
        (None, Some(to)) => format!("至 {to} 年度"),
        (None, None) => "不限年度".to_owned(),
    };
    let title = plain(&basis.title);
    let title = match basis.force {
        Force::Practice => title,
        Force::Binding | Force::Guidance => format!("《{title}》"),
    };
    let url = basis
        .url
        .as_ref()
        .map_or(String::new(), |url| format!("；<{url}>"));
    format!(
        "{}：{title}{number}，{}；{years}{url}",
        basis.force.words().zh,
        plain(&basis.article)
    )
}

fn firing_example(example: Option<&Example>) -> String {
    let Some(example) = example else {
        return "## 反例\n\n暂无。\n".to_owned();
    };
    let findings = example.findings.iter().map(finding);
    let unables = example.unables.iter().map(|reason| unable(reason));
    let said: Vec<String> = findings.chain(unables).collect();
    let said = if said.is_empty() {
        "规则还没有报告这个问题。\n".to_owned()
    } else {
        format!("gouji 的提示：\n\n{}", said.join("\n"))
    };
    format!("## 反例\n\n{}\n{said}", setting(example))
}

fn clean_example(example: Option<&Example>) -> String {
    let Some(example) = example else {
        return "## 正例\n\n暂无。\n".to_owned();
    };
    format!("## 正例\n\n{}\n没有提示。\n", setting(example))
}

/// What the example is: its title, its base and what is changed.
fn setting(example: &Example) -> String {
    let title = plain(&example.title);
    let base = &example.base;
    if example.changes.is_empty() {
        return format!("{title}。样本报告 `{base}`，不作改动。\n");
    }
    format!(
        "{title}。样本报告 `{base}`，改动：\n\n{}",
        verbatim(&example.changes)
    )
}

fn finding(said: &Said) -> String {
    format!(
        "> **{}** {}：{}\n",
        said.severity.words().zh,
        plain(&said.place),
        plain(&said.message)
    )
}

fn unable(reason: &str) -> String {
    format!("> **无法判断** {}\n", plain(reason))
}

/// Where the rule is written, and its cases.
fn home_link(meta: &RuleMeta, home: &Home<'_>) -> String {
    match home {
        Home::Crate(rules) => {
            let name = meta.id.rsplit('/').next().unwrap_or(&meta.id);
            format!(
                "全部用例见 [case.md](../../../crates/gouji-rules-{}/fixtures/{name}/case.md)。\n",
                rules.group
            )
        }
        Home::Pack { file, .. } => {
            format!("这条规则写在 [{file}](../../../{file})，全部示例在其中。\n")
        }
    }
}
