//! A folder of a user's own, in which the command runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A folder of a user's own.
pub(crate) struct Desk(TempDir);

/// What a run of the command came to.
pub(crate) struct Ran {
    /// Exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

/// A rule that finds one word in [`REPORT`], with its examples.
pub(crate) const RULE: &str = "\
编号: 时间不明确
标题: 时间写得不明确
类型: 禁用词
级别: 提示
词语: [近期]
示例:
  反例: 近期组织开展了培训。
  正例: 3月15日组织开展了培训。
";

impl Desk {
    /// A folder with one report: of a county's body, with the word of [`RULE`] and a blank cell.
    pub(crate) fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let base = fs::read_to_string(root.join("rules/disclosure/bases/2021-a.md")).unwrap();
        let report = base
            .replace("全年公开信息", "近期公开信息")
            .replacen("| 0 |", "|  |", 1);
        assert_ne!(report, base);
        desk.file("县局/a.md", &report);
        desk
    }

    /// Writes a file.
    pub(crate) fn file(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Writes a pack of one rule, with more lines for its manifest.
    pub(crate) fn pack(&self, name: &str, more: &str) {
        let manifest = format!("名称: {name}\n版本: 1.0.0\n{more}");
        self.file(&format!("{name}/pack.yaml"), &manifest);
        self.file(&format!("{name}/rules/时间.yaml"), RULE);
    }

    /// A path in the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Runs the command there.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_gouji"))
            .args(args)
            .current_dir(self.0.path())
            .env("NO_COLOR", "1")
            .output()
            .unwrap();
        Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    /// The code, when the run said all of these.
    pub(crate) fn code_with(&self, parts: &[&str]) -> i32 {
        for part in parts {
            assert!(
                self.out.contains(part) || self.err.contains(part),
                "{part} is neither in\n{}\nnor in\n{}",
                self.out,
                self.err
            );
        }
        self.code
    }
}
