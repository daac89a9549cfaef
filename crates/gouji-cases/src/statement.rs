//! Statements that change a base, in case files and in the examples of rules.

use gouji_core::Words;

use crate::case::Change;

/// Each statement by its English and its Chinese name.
const NAMES: [(&str, &str); 10] = [
    ("set", "填写"),
    ("drop row", "删除行"),
    ("repeat row", "重复行"),
    ("insert below", "下方插入"),
    ("drop section", "删除部分"),
    ("drop table", "删除表"),
    ("section", "部分"),
    ("heading", "标题"),
    ("move section", "移动部分"),
    ("replace", "替换"),
];

/// Reads one statement, such as `set: FACT = TEXT` or `填写：FACT = TEXT`.
///
/// What stands below its first line is the text of a statement that takes one.
///
/// # Errors
/// What is wrong with it.
pub fn parse_statement(text: &str) -> Result<Change, Words> {
    let (first, below) = text.trim().split_once('\n').unwrap_or((text.trim(), ""));
    let below = below.trim();
    read(first, (!below.is_empty()).then(|| below.to_owned()))
}

/// Reads a statement and the fenced text below it.
pub(crate) fn read(statement: &str, fenced: Option<String>) -> Result<Change, Words> {
    let (name, value) = statement.split_once([':', '：']).ok_or_else(|| {
        Words::new(
            format!("“{statement}”不是改动；写成“名称：内容”，如“填写：表三.本年新收.总计 = 3”"),
            "a statement is `key: value`",
        )
    })?;
    let (name, value) = (name.trim(), value.trim());
    let known = NAMES.iter().find(|(en, zh)| *en == name || *zh == name);
    let Some((key, _)) = known else {
        return Err(unknown(name));
    };
    let change = match *key {
        "set" => assignment(value).map(|(fact, text)| Change::Set { fact, text }),
        "insert below" => assignment(value).map(|(fact, line)| Change::InsertBelow { fact, line }),
        "heading" => assignment(value).map(|(section, text)| Change::Heading { section, text }),
        "drop row" => whole(value).map(Change::DropRow),
        "repeat row" => whole(value).map(Change::RepeatRow),
        "drop section" => whole(value).map(Change::DropSection),
        "drop table" => whole(value).map(Change::DropTable),
        "section" => section(value, fenced)?,
        "move section" => moved(value),
        _ => replaced(value),
    };
    change.ok_or_else(|| {
        Words::new(
            format!("“{statement}”没有写完整"),
            format!("`{statement}` is incomplete"),
        )
    })
}

fn unknown(name: &str) -> Words {
    let names: Vec<String> = NAMES
        .iter()
        .map(|(en, zh)| format!("{zh}（{en}）"))
        .collect();
    Words::new(
        format!("没有叫“{name}”的改动；可以写：{}", names.join("、")),
        format!("`{name}` is no statement"),
    )
}

fn whole(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

fn assignment(value: &str) -> Option<(String, String)> {
    let (left, right) = value.split_once(['=', '＝'])?;
    Some((whole(left.trim())?, right.trim().to_owned()))
}

/// `ID` with a text below it, or `ID = TEXT`.
fn section(value: &str, fenced: Option<String>) -> Result<Option<Change>, Words> {
    if let Some(text) = fenced {
        let section = value.to_owned();
        return Ok(Some(Change::Section { section, text }));
    }
    let Some((section, text)) = assignment(value) else {
        return Err(Words::fixed(
            "“部分”后面要写“= 新的内容”，或另起一行写新的内容",
            "`section` needs a fenced text below it",
        ));
    };
    Ok(Some(Change::Section { section, text }))
}

/// `ID before ID`, `甲 到 乙 之前`.
fn moved(value: &str) -> Option<Change> {
    let (section, before) = value
        .split_once(" before ")
        .or_else(|| value.strip_suffix("之前")?.split_once('到'))?;
    Some(Change::MoveSection {
        section: section.trim().to_owned(),
        before: before.trim().to_owned(),
    })
}

/// `"OLD" => "NEW"`, `“OLD” → “NEW”`.
fn replaced(value: &str) -> Option<Change> {
    let (old, new) = value.split_once("=>").or_else(|| value.split_once('→'))?;
    Some(Change::Replace {
        old: unquote(old)?,
        new: unquote(new)?,
    })
}

fn unquote(text: &str) -> Option<String> {
    let inner = text.trim().strip_prefix(['"', '“'])?;
    let inner = inner.strip_suffix(['"', '”'])?;
    Some(inner.replace("\\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_have_two_names() {
        for (english, chinese) in [
            ("set: a.b = 3", "填写：a.b = 3"),
            ("drop row: a.b", "删除行：a.b"),
            ("replace: \"a\" => \"b\"", "替换：“a” → “b”"),
            ("move section: s5 before s4", "移动部分：s5 到 s4 之前"),
            ("section: s5\n甲\n乙", "部分：s5\n甲\n乙"),
            ("section: s5 = 无", "部分：s5 = 无"),
            ("heading: s5 = 五、问题", "标题：s5 ＝ 五、问题"),
        ] {
            let change = parse_statement(english);
            assert!(change.is_ok(), "{english}: {change:?}");
            assert_eq!(change, parse_statement(chinese));
        }
    }

    #[test]
    fn mistakes_are_told() {
        for (statement, told) in [
            ("set a.b", "不是改动"),
            ("sett: a.b = 3", "没有叫“sett”的改动"),
            ("set: a.b", "没有写完整"),
            ("section: s5", "新的内容"),
        ] {
            let error = parse_statement(statement).unwrap_err();
            assert!(error.zh.contains(told), "{statement}: {}", error.zh);
        }
    }
}
