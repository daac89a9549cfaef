//! Runs every command of the guides and compares what it prints with what the guides say.
//!
//! A guide is Markdown. A block ```` ```yaml file=NAME ```` is a file that the reader writes; a
//! block ```` ```console ```` holds commands behind `$ ` and below each what it prints, and
//! `(exit CODE)` where that is not 0. `GOUJI_UPDATE=1` writes the outputs anew.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder as the reader of a guide has it: the example filings in `filings/`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let filings = folder.path().join("filings");
    fs::create_dir(&filings).unwrap();
    for (from, to) in [
        ("tests/filings/songling-2019.txt", "songling-2019.txt"),
        ("rules/disclosure/bases/2019-a.md", "county-2019.md"),
        ("rules/disclosure/bases/2021-a.md", "bureau-2023.md"),
        ("rules/disclosure/bases/2021-b.md", "town-2022.md"),
    ] {
        fs::copy(root().join(from), filings.join(to)).unwrap();
    }
    folder
}

/// The guide with its outputs as the commands print them now.
fn played(text: &str, folder: &Path) -> String {
    let mut played = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        played += &format!("{line}\n");
        let mut block = Vec::new();
        if line.starts_with("```") && line != "```" {
            while let Some(inner) = lines.next_if(|inner| *inner != "```") {
                block.push(inner);
            }
        }
        if let Some(name) = line.strip_prefix("```yaml file=") {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, block.join("\n") + "\n").unwrap();
        }
        if line == "```console" {
            played += &session(&block, folder);
        } else {
            block
                .iter()
                .for_each(|inner| played += &format!("{inner}\n"));
        }
    }
    played
}

/// A block of commands with what each prints.
fn session(block: &[&str], folder: &Path) -> String {
    let commands = block.iter().filter_map(|line| line.strip_prefix("$ "));
    let mut shown = String::new();
    for command in commands {
        shown += &format!("$ {command}\n{}", output(command, folder));
    }
    shown
}

fn output(command: &str, folder: &Path) -> String {
    let mut words = command.split_whitespace();
    let program = words.next().unwrap();
    if program == "cat" {
        return fs::read_to_string(folder.join(words.next().unwrap())).unwrap();
    }
    assert_eq!(
        program, "gouji",
        "a guide calls gouji and cat only: {command}"
    );
    let ran = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(words)
        .current_dir(folder)
        .output()
        .unwrap();
    let mut shown =
        String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap();
    match ran.status.code() {
        Some(0) => {}
        code => shown += &format!("(exit {})\n", code.unwrap()),
    }
    shown
}

#[test]
fn the_guides_print_what_they_say() {
    let mut failures = Vec::new();
    for name in ["first-rule.md", "first-rule.zh-CN.md"] {
        let path = root().join("docs/guide").join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("```console"), "{name} runs nothing");
        let folder = folder();
        let played = played(&text, folder.path());
        if std::env::var_os("GOUJI_UPDATE").is_some() {
            fs::write(&path, &played).unwrap();
        } else if played != text {
            let differs = played
                .lines()
                .zip(text.lines())
                .find(|(now, said)| now != said);
            failures.push(format!("{name}: {differs:?}\n\n{played}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_readme_shows_what_its_first_command_prints() {
    let ran = Command::new(env!("CARGO_BIN_EXE_gouji"))
        .args(["check", "tests/filings/songling-2019.txt"])
        .current_dir(root())
        .output()
        .unwrap();
    let printed = String::from_utf8(ran.stdout).unwrap();
    for name in ["README.md", "README.zh-CN.md"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        let block = text.split("```text\n").nth(1).unwrap();
        let block = block.split("```").next().unwrap();
        // A line `…` stands for lines that are left out; the others follow in order.
        let mut lines = printed.lines();
        for shown in block.lines().filter(|line| *line != "…") {
            assert!(
                lines.any(|line| line == shown),
                "{name}: the command does not print this line, or not here:\n{shown}"
            );
        }
    }
}
