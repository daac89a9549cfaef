//! `gouji rule new`.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use gouji_core::{Lang, Words, is_rule_id};
use gouji_engine::{KindInfo, editor_schemas, in_english, kinds};

use super::args::NewArgs;
use super::rules::line;
use super::templates::template;
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::Output;

/// What editors check rule files against.
const SCHEMA: &str = "rule.schema.json";

/// What the rule is to be.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wanted {
    kind: String,
    id: Option<String>,
    title: Option<String>,
}

/// Writes a rule to start from.
pub(super) fn run(args: &NewArgs, lang: Lang) -> Result<Exit, CliError> {
    let given = Wanted {
        kind: args.kind.clone().unwrap_or_default(),
        id: args.id.clone(),
        title: args.title.clone(),
    };
    let mut output = Output::open(None)?;
    let is_asking = args.kind.is_none() && io::stdin().is_terminal();
    let wanted = if is_asking {
        ask(given, &mut io::stdin().lock(), &mut output, lang)?
    } else {
        given
    };
    let kind = find(&wanted.kind)?;
    if let Some(id) = &wanted.id {
        check_id(id)?;
    }
    let text = filled(&kind, &wanted, args.english)?;
    let path = args.file.clone().unwrap_or_else(|| named(&kind, &wanted));
    write_new(&path, &text)?;
    let schema = path.with_file_name(SCHEMA);
    if !schema.exists() {
        write_schema(&schema)?;
    }
    line(&mut output, &written(&path, &kind), lang)?;
    output.close()?;
    Ok(Exit::Clean)
}

fn written(path: &Path, kind: &KindInfo) -> Words {
    let shown = path.display();
    Words::new(
        format!(
            "已写 {shown}（{}）。改成自己的规则，然后\n  检查：gouji rule check {shown}\n  测试：gouji rule test {shown}\n  试查：gouji rule try {shown} 报告所在的文件夹",
            kind.name_zh
        ),
        format!(
            "wrote {shown} ({}). Make it your own, then\n  check it: gouji rule check {shown}\n  test it:  gouji rule test {shown}\n  try it:   gouji rule try {shown} FOLDER",
            kind.name
        ),
    )
}

/// Asks for what was not given.
fn ask(
    given: Wanted,
    input: &mut dyn BufRead,
    output: &mut Output,
    lang: Lang,
) -> Result<Wanted, CliError> {
    line(output, &listed(true), lang)?;
    let mut asked = |words| answer(&words, input, output, lang);
    let kind = asked(Words::fixed(
        "类型（序号或名称）：",
        "kind (number or name): ",
    ))?;
    let id = match given.id {
        Some(id) => Some(id),
        None => some(asked(Words::fixed(
            "编号（如 my/wrong-word，回车用默认）：",
            "id (such as my/wrong-word; empty for a default): ",
        ))?),
    };
    let title = match given.title {
        Some(title) => Some(title),
        None => some(asked(Words::fixed(
            "标题（回车用默认）：",
            "title (empty for a default): ",
        ))?),
    };
    Ok(Wanted { kind, id, title })
}

fn answer(
    words: &Words,
    input: &mut dyn BufRead,
    output: &mut Output,
    lang: Lang,
) -> Result<String, CliError> {
    let out = output.writer();
    let asked = write!(out, "{}", words.get(lang)).and_then(|()| out.flush());
    asked.map_err(|error| output.failed(error))?;
    let mut text = String::new();
    input.read_line(&mut text).map_err(CliError::Stdin)?;
    Ok(text.trim().to_owned())
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// All kinds, a line each; with numbers where one is to be chosen.
fn listed(numbered: bool) -> Words {
    let each = |of: fn(&KindInfo) -> String| {
        let kinds = (1..).zip(kinds());
        let lines = kinds.map(|(number, kind)| match numbered {
            true => format!("{number:>3}  {}", of(&kind)),
            false => format!("  {}", of(&kind)),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    Words::new(
        each(|kind| format!("{}（{}）：{}", kind.name_zh, kind.name, kind.summary.zh)),
        each(|kind| format!("{} ({}): {}", kind.name, kind.name_zh, kind.summary.en)),
    )
}

/// A kind by its number in the list, or by either of its names.
fn find(name: &str) -> Result<KindInfo, CliError> {
    let all = kinds();
    let number = name.parse::<usize>().ok();
    let by_number = number.and_then(|number| all.get(number.checked_sub(1)?));
    let by_name = || {
        all.iter()
            .find(|kind| kind.name == name || kind.name_zh == name)
    };
    if let Some(kind) = by_number.or_else(by_name) {
        return Ok(kind.clone());
    }
    let list = listed(false);
    Err(CliError::Wrong(if name.is_empty() {
        Words::new(
            format!("请用 --kind 说明规则类型，可以写：\n{}", list.zh),
            format!("say with --kind of what kind the rule is:\n{}", list.en),
        )
    } else {
        Words::new(
            format!("没有叫“{name}”的规则类型，可以写：\n{}", list.zh),
            format!("there is no kind `{name}`; kinds are:\n{}", list.en),
        )
    }))
}

fn check_id(id: &str) -> Result<(), CliError> {
    if is_rule_id(id) || is_rule_id(&format!("my/{id}")) {
        return Ok(());
    }
    Err(CliError::Wrong(Words::new(
        format!("编号“{id}”应写成“组/名称”，只用小写字母、数字、汉字和连字符，如 my/wrong-word"),
        format!("id `{id}` is not of the form group/what-is-wrong, in lower case: my/wrong-word"),
    )))
}

/// The template of a kind with id and title, in the names asked for.
fn filled(kind: &KindInfo, wanted: &Wanted, is_english: bool) -> Result<String, CliError> {
    let lacking = || {
        CliError::Wrong(Words::new(
            format!("“{}”还没有样例", kind.name_zh),
            format!("there is no template of `{}` yet", kind.name),
        ))
    };
    let mut text = template(kind.name).ok_or_else(lacking)?.to_owned();
    if let Some(id) = &wanted.id {
        text = with_value(&text, "编号", id);
    }
    if let Some(title) = &wanted.title {
        text = with_value(&text, "标题", title);
    }
    if is_english {
        text = in_english(&text).ok_or_else(lacking)?;
    }
    Ok(format!("# yaml-language-server: $schema={SCHEMA}\n{text}"))
}

/// The text with another value of a field at the left edge.
fn with_value(text: &str, field: &str, value: &str) -> String {
    let start = format!("{field}:");
    let lines = text.lines().map(|line| {
        if line.starts_with(&start) {
            format!("{start} {}\n", quoted(value))
        } else {
            format!("{line}\n")
        }
    });
    lines.collect()
}

/// A value as YAML reads it as a text, whatever it holds.
fn quoted(value: &str) -> String {
    let is_plain = |ch: char| ch.is_alphabetic() || "/-，。、《》".contains(ch);
    let is_word = |text: &str| ["true", "false", "null", "yes", "no", "on", "off"].contains(&text);
    let begins_plain = value.starts_with(char::is_alphabetic);
    if begins_plain && value.chars().all(is_plain) && !is_word(&value.to_ascii_lowercase()) {
        return value.to_owned();
    }
    let mut text = String::from("\"");
    for ch in value.chars() {
        match ch {
            '"' | '\\' => text.extend(['\\', ch]),
            ch if ch.is_control() => text.push(' '),
            ch => text.push(ch),
        }
    }
    text + "\""
}

/// The file of a rule that no file was named for.
fn named(kind: &KindInfo, wanted: &Wanted) -> PathBuf {
    let id = wanted.id.as_deref().unwrap_or(kind.name);
    let name = id.rsplit('/').next().unwrap_or(id);
    PathBuf::from(format!("{name}.yaml"))
}

fn write_new(path: &Path, text: &str) -> Result<(), CliError> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => CliError::Wrong(Words::new(
            format!("{} 已经有了，不会覆盖；请换一个文件名", path.display()),
            format!("{} exists already and is not overwritten", path.display()),
        )),
        _ => CliError::Output {
            path: path.to_path_buf(),
            error,
        },
    };
    let mut file = std::fs::File::create_new(path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}

fn write_schema(path: &Path) -> Result<(), CliError> {
    let schemas = editor_schemas();
    let Some((_, schema)) = schemas.iter().find(|(name, _)| *name == SCHEMA) else {
        return Ok(());
    };
    write_new(path, &format!("{schema:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_fill_what_was_not_given() {
        let given = Wanted {
            title: Some("甲".to_owned()),
            ..Wanted::default()
        };
        let mut output = Output::open(None).unwrap();
        let mut input = "1\nmy/a-b\n".as_bytes();
        let wanted = ask(given, &mut input, &mut output, Lang::Zh).unwrap();
        let expected = Wanted {
            kind: "1".to_owned(),
            id: Some("my/a-b".to_owned()),
            title: Some("甲".to_owned()),
        };
        assert_eq!(wanted, expected);
        assert!(find(&wanted.kind).is_ok());
    }

    #[test]
    fn any_title_is_a_text() {
        assert_eq!(quoted("写错的词语"), "写错的词语");
        assert_eq!(quoted("a: \"b\" # c"), "\"a: \\\"b\\\" # c\"");
        assert_eq!(quoted("2021"), "\"2021\"");
        assert_eq!(quoted("true"), "\"true\"");
    }
}
