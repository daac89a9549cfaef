//! Finds and reads the configuration of a run.

use std::path::{Component, Path, PathBuf};

use gouji_core::{Diagnostic, Words};
use gouji_pack::Config;
use thiserror::Error;

use crate::discover::reason;
use crate::library::is_error;
use crate::packs::{CONFIGS, read_file, shown};

/// A configuration with its place.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// What it says.
    pub config: Config,
    /// The folder of its file, which its paths are relative to.
    pub folder: PathBuf,
}

/// Why a configuration cannot be used.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// Its file cannot be read.
    #[error("{}", .0.en)]
    Unread(Words),
    /// It has faults.
    #[error("the configuration is faulty")]
    Faulty(Vec<Diagnostic>),
}

impl Configuration {
    /// Reads a configuration.
    ///
    /// # Errors
    /// When the file cannot be read, or has any error.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let name = shown(path);
        let bytes = read_file(path).map_err(|error| {
            let why = reason(&error);
            ConfigError::Unread(Words::new(
                format!("配置文件 {name}：{}", why.zh),
                format!("configuration {name}: {}", why.en),
            ))
        })?;
        let (config, diagnostics) = gouji_pack::read_config(&name, &bytes);
        match config.filter(|_| !diagnostics.iter().any(is_error)) {
            Some(config) => Ok(Self {
                config,
                folder: path.parent().unwrap_or(Path::new("")).to_path_buf(),
            }),
            None => Err(ConfigError::Faulty(diagnostics)),
        }
    }

    /// A path of the configuration.
    #[must_use]
    pub fn path(&self, written: &str) -> PathBuf {
        beside(&self.folder, written)
    }
}

/// The configuration that is nearest to an input: in its folder or in one above; without an input,
/// nearest to the working directory.
#[must_use]
pub fn find_config(input: Option<&Path>) -> Option<PathBuf> {
    let start = absolute(input.unwrap_or(Path::new("")));
    let found = start.ancestors().find_map(|folder| {
        let mut files = CONFIGS.iter().map(|name| folder.join(name));
        files.find(|file| file.is_file())
    })?;
    // Files below the working directory go by the shorter name.
    let short = found.strip_prefix(absolute(Path::new("")));
    Some(short.map(Path::to_path_buf).unwrap_or(found))
}

/// A path that a file in a folder names, without needless `..`.
pub(crate) fn beside(folder: &Path, written: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for part in folder.join(written).components() {
        let is_in_folder = matches!(path.components().next_back(), Some(Component::Normal(_)));
        match part {
            Component::CurDir => {}
            Component::ParentDir if is_in_folder => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    path
}

/// A path from the root on, without `.` and `..`; links are taken as they are named.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let mut whole = PathBuf::new();
    for part in here.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            part => whole.push(part),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_their_file() {
        let of = |folder: &str, written: &str| shown(&beside(Path::new(folder), written));
        assert_eq!(of("a", "../b"), "b");
        assert_eq!(of("a/b", "./../c/./d"), "a/c/d");
        assert_eq!(of("", "../b"), "../b");
        assert_eq!(of("..", "../b"), "../../b");
        assert_eq!(of("a", "/b"), "/b");
    }
}
