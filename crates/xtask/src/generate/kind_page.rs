//! The pages of the kinds of rules, their index, and the page of what all rules share.

use std::fs;
use std::path::Path;

use gouji_pack::{FieldInfo, KindInfo, SlotInfo, common_fields, kind_fields, kind_slots, kinds};

use super::markdown::{head, plain, row};
use super::{GenerateError, Generated, MARKDOWN_MARKER, at};

/// Where the pages lie, below the root.
pub(super) const PAGES: &str = "docs/kinds";

/// Where the rules lie that show a kind, below the root.
const EXAMPLES: &str = "tests/kinds";

/// The index, and a page a kind.
pub(super) fn pages(root: &Path) -> Result<Vec<Generated>, GenerateError> {
    let kinds = kinds();
    let mut files = vec![Generated {
        path: Path::new(PAGES).join("README.md"),
        text: index(&kinds),
    }];
    for kind in &kinds {
        let path = root.join(EXAMPLES).join(format!("{}.yaml", kind.name));
        let example = fs::read_to_string(&path).map_err(at(&path))?;
        files.push(Generated {
            path: Path::new(PAGES).join(format!("{}.md", kind.name)),
            text: page(kind, &example),
        });
    }
    Ok(files)
}

fn index(kinds: &[KindInfo]) -> String {
    let rows: String = kinds
        .iter()
        .map(|kind| {
            row(&[
                &format!("[{0}]({0}.md)", kind.name),
                kind.name_zh,
                &plain(&kind.summary.zh),
                &plain(&kind.summary.en),
            ])
        })
        .collect();
    format!(
        "{MARKDOWN_MARKER}\n\n# 规则类型\n\n\
         每条规则写明类型（`类型` / `kind`），类型决定其余字段。\
         字段都有中文名和英文名，用哪个都行，可以混用。\
         `gouji rule new --kind 类型` 生成一份带说明和示例的规则。\n\n\
         {}{rows}\n## 各类规则都有的字段\n\n{}",
        head(&["类型", "中文名", "查什么", "what it checks"]),
        fields_table(&common_fields()),
    )
}

fn page(kind: &KindInfo, example: &str) -> String {
    let slots = kind_slots(kind.name);
    let slots = if slots.is_empty() {
        String::new()
    } else {
        format!("\n## 提示语里可以填入的值\n\n{}", slots_table(&slots))
    };
    format!(
        "{MARKDOWN_MARKER}\n\n# {} {}\n\n{}。\n\n{}.\n\n\
         ## 字段\n\n{}\n各类规则都有的字段（编号、标题、级别、范围、条件、提示语、依据、示例等）见 [README.md](README.md)。\n{slots}\n\
         ## 例子\n\n下面的规则连同其中的示例都是测试。\n\n```yaml\n{}\n```\n",
        kind.name,
        kind.name_zh,
        plain(&kind.summary.zh),
        plain(&kind.summary.en),
        fields_table(&kind_fields(kind.name)),
        example.trim_end(),
    )
}

fn fields_table(fields: &[FieldInfo]) -> String {
    let mut table = head(&["字段", "英文名", "必填", "写什么", "说明"]);
    rows(fields, "", &mut table);
    table
}

fn rows(fields: &[FieldInfo], above: &str, table: &mut String) {
    for field in fields {
        let name = format!("{above}{}", field.name.1);
        *table += &row(&[
            &plain(&name),
            &format!("`{}`", field.name.0),
            if field.is_required { "是" } else { "" },
            &plain(&field.sort),
            &plain(&field.about),
        ]);
        rows(&field.inner, &format!("{name} → "), table);
    }
}

fn slots_table(slots: &[SlotInfo]) -> String {
    let rows: String = slots
        .iter()
        .map(|slot| {
            row(&[
                &format!("`{{{}}}`", slot.name.1),
                &format!("`{{{}}}`", slot.name.0),
                &plain(slot.about),
            ])
        })
        .collect();
    head(&["中文名", "英文名", "是什么"]) + &rows
}
