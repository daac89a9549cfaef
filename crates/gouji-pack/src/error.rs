//! What can be wrong with a pack.

use thiserror::Error;

/// A fault of a file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PackError {
    /// The file is not the YAML that is due.
    #[error("{file}:{line}:{column}: {message}")]
    Yaml {
        /// Path of the file in the pack.
        file: String,
        /// Line, from 1; 0 when unknown.
        line: usize,
        /// Column in characters, from 1; 0 when unknown.
        column: usize,
        /// What the YAML library says.
        message: String,
    },
    /// A file that every pack has is missing.
    #[error("the pack has no {0} / 规则包缺少 {0}")]
    Missing(&'static str),
    /// A name that nothing in the form has.
    #[error(
        "{file}: {place} names `{name}`, which the form does not have / {place} 引用了格式中不存在的「{name}」"
    )]
    UnknownName {
        /// Path of the file in the pack.
        file: String,
        /// Where in the file.
        place: String,
        /// The name.
        name: String,
    },
    /// A pattern that is no regular expression.
    #[error("{file}: {place}: {message}")]
    Pattern {
        /// Path of the file in the pack.
        file: String,
        /// Where in the file.
        place: String,
        /// What the pattern library says.
        message: String,
    },
}
