//! `gouji pack new`.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use gouji_core::{Lang, Words, is_rule_id};

use super::NewArgs;
use super::template;
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::remark;

/// Writes the files of a pack into a folder that is new or empty.
pub(super) fn run(args: &NewArgs, lang: Lang) -> Result<Exit, CliError> {
    let dir = &args.dir;
    let name = match &args.name {
        Some(name) => name.trim().to_owned(),
        None => name_of(dir),
    };
    if !is_rule_id(&format!("{name}/x")) {
        return Err(CliError::Wrong(Words::new(
            format!("规则包名称“{name}”只能用小写字母、数字、汉字和连字符；用 --name 指定"),
            format!("the name `{name}` is not in lower case with hyphens; give one with --name"),
        )));
    }
    if fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        let dir = dir.display();
        return Err(CliError::Wrong(Words::new(
            format!("{dir} 里已有文件，没有改动；请换一个文件夹"),
            format!("{dir} holds files already and was left alone; take another folder"),
        )));
    }
    for (path, text) in template::files(&name) {
        let path = dir.join(path);
        write(&path, &text).map_err(|error| CliError::Output { path, error })?;
    }
    let dir = dir.display();
    remark(
        &Words::new(
            format!("已新建规则包 {name}：{dir}；先试 gouji pack check {dir}"),
            format!("started pack {name} in {dir}; try gouji pack check {dir}"),
        ),
        lang,
    );
    Ok(Exit::Clean)
}

/// Writes a file that does not exist yet.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::create_new(path)?.write_all(text.as_bytes())
}

/// The name of a folder, as a pack may be called.
fn name_of(dir: &Path) -> String {
    let whole = std::path::absolute(dir).unwrap_or_else(|_| dir.to_path_buf());
    let name = whole.file_name().unwrap_or_default().to_string_lossy();
    name.to_lowercase().replace(['_', ' ', '.'], "-")
}
