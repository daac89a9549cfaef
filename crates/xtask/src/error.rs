//! What can go wrong in a developer tool.

use std::io;
use std::path::{Path, PathBuf};

/// Why a tool stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ToolError {
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The generated files cannot be made.
    #[error(transparent)]
    Generate(#[from] xtask::generate::GenerateError),
    /// A rule cannot be started.
    #[error(transparent)]
    NewRule(#[from] xtask::new_rule::NewRuleError),
    /// A record could not be written as JSON.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A line of a data file is not a template.
    #[error("template {line:?}: {reason}")]
    Template {
        /// The line.
        line: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A data file lacks a list, or the list is empty.
    #[error("the data has no list [{0}]")]
    NoList(String),
    /// The arguments ask for something that cannot be had.
    #[error("{0}")]
    Usage(String),
    /// A program that the tool started did not do its work.
    #[error("{command}: {reason}")]
    Child {
        /// The command line.
        command: String,
        /// How it ended.
        reason: String,
    },
}

impl ToolError {
    /// Names the path that an I/O error is about.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io {
            path: path.to_path_buf(),
            source,
        }
    }

    /// A complaint about one line of template data.
    pub(crate) fn template(line: &str, reason: impl Into<String>) -> Self {
        Self::Template {
            line: line.to_owned(),
            reason: reason.into(),
        }
    }
}
