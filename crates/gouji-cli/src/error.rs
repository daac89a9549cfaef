//! What ends a command before its work is done.

use std::io;
use std::path::PathBuf;

use gouji_core::{Diagnostic, UnknownRule, Words};
use gouji_engine::{BuiltinError, ConfigError};
use thiserror::Error;

use crate::exit::Exit;

/// Why a command could not do its work.
#[derive(Debug, Error)]
pub(crate) enum CliError {
    /// The built-in parts do not fit together.
    #[error(transparent)]
    Builtin(#[from] BuiltinError),
    /// The user named rules that do not exist.
    #[error("unknown rule")]
    UnknownRules(Vec<UnknownRule>),
    /// The user named a form that does not exist.
    #[error("unknown form {name}")]
    UnknownForm {
        /// What the user wrote.
        name: String,
        /// The forms that exist.
        known: Vec<String>,
    },
    /// Under the paths there is nothing to check.
    #[error("nothing to check")]
    NothingToCheck {
        /// The paths.
        paths: Vec<PathBuf>,
        /// How many files were passed over.
        skipped: u64,
    },
    /// What the user named or wrote cannot be used.
    #[error("{}", .0.en)]
    Wrong(Words),
    /// Files that the user wrote are faulty, and nothing was done.
    #[error("{}", .1.en)]
    Faulty(Vec<Diagnostic>, Words),
    /// A command for one report was given a folder.
    #[error("{} is not one file", .0.display())]
    NotOneFile(PathBuf),
    /// Standard input could not be read.
    #[error("standard input: {0}")]
    Stdin(io::Error),
    /// An output file could not be written.
    #[error("{path}: {error}", path = .path.display())]
    Output {
        /// The file.
        path: PathBuf,
        /// What happened.
        error: io::Error,
    },
    /// Standard output could not be written.
    #[error("standard output: {0}")]
    Stdout(io::Error),
}

impl From<ConfigError> for CliError {
    fn from(error: ConfigError) -> Self {
        match error {
            ConfigError::Unread(words) => Self::Wrong(words),
            ConfigError::Faulty(faults) => Self::faulty_configuration(faults),
        }
    }
}

impl CliError {
    /// The configuration is faulty.
    pub(crate) fn faulty_configuration(faults: Vec<Diagnostic>) -> Self {
        let words = Words::fixed(
            "配置文件有错误，什么都没有做",
            "the configuration is faulty; nothing was done",
        );
        Self::Faulty(faults, words)
    }

    /// Faults to draw before the error is told.
    pub(crate) fn faults(&self) -> &[Diagnostic] {
        match self {
            Self::Faulty(faults, _) => faults,
            _ => &[],
        }
    }

    /// Whether the reader of our output went away.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Stdout(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The exit code that it ends in.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Builtin(_) => Exit::Bug,
            Self::UnknownRules(_)
            | Self::UnknownForm { .. }
            | Self::NothingToCheck { .. }
            | Self::NotOneFile(_)
            | Self::Wrong(_)
            | Self::Faulty(..)
            | Self::Output { .. }
            | Self::Stdout(_) => Exit::Usage,
            Self::Stdin(_) => Exit::Unreadable,
        }
    }

    /// What the user reads.
    pub(crate) fn words(&self) -> Words {
        match self {
            Self::Builtin(error) => Words::new(
                format!("内置规则有缺陷，请报告：{error}"),
                format!("built-in rules are faulty, please report: {error}"),
            ),
            Self::UnknownRules(unknown) => unknown_rules(unknown),
            Self::UnknownForm { name, known } => Words::new(
                format!("没有名为“{name}”的格式；可用的格式：{}", known.join("、")),
                format!("there is no form `{name}`; forms are: {}", known.join(", ")),
            ),
            Self::NothingToCheck { paths, skipped } => {
                let paths: Vec<_> = paths
                    .iter()
                    .map(|path| path.display().to_string())
                    .collect();
                Words::new(
                    format!(
                        "没有可检查的文件：{}（略过 {skipped} 个不是报告的文件）",
                        paths.join("、")
                    ),
                    format!(
                        "there is nothing to check under {} ({skipped} files that hold no report were passed over)",
                        paths.join(", ")
                    ),
                )
            }
            Self::Wrong(words) | Self::Faulty(_, words) => words.clone(),
            Self::NotOneFile(path) => Words::new(
                format!("{} 是文件夹；gouji facts 每次只列一份报告", path.display()),
                format!(
                    "{} is a folder; gouji facts lists one report",
                    path.display()
                ),
            ),
            Self::Stdin(error) => Words::new(
                format!("无法读取标准输入：{error}"),
                format!("standard input cannot be read: {error}"),
            ),
            Self::Output { path, error } => Words::new(
                format!("无法写入 {}：{error}", path.display()),
                format!("cannot write {}: {error}", path.display()),
            ),
            Self::Stdout(error) => Words::new(
                format!("无法写出结果：{error}"),
                format!("cannot write the output: {error}"),
            ),
        }
    }
}

fn unknown_rules(unknown: &[UnknownRule]) -> Words {
    let list = |line: &dyn Fn(&UnknownRule) -> String| {
        unknown.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let nearest = |rule: &UnknownRule, before: &str, after: &str| {
        rule.nearest
            .as_ref()
            .map_or(String::new(), |name| format!("{before}{name}{after}"))
    };
    Words::new(
        list(&|rule| {
            format!(
                "没有名为“{}”的规则或规则组{}",
                rule.name,
                nearest(rule, "；您是不是想写“", "”？")
            )
        }) + "\n用 gouji rules 查看全部规则",
        list(&|rule| {
            format!(
                "there is no rule or group `{}`{}",
                rule.name,
                nearest(rule, "; did you mean `", "`?")
            )
        }) + "\nsee gouji rules for all of them",
    )
}
