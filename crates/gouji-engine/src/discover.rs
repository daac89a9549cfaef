//! Finds the files to check under the paths that a user names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gouji_core::Words;
use ignore::WalkBuilder;

/// One input of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input, read by the caller.
    Bytes {
        /// What to call it.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// A path that cannot be read; it keeps its place among the outcomes.
    Problem(Problem),
}

/// Why a path cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path as named.
    pub path: PathBuf,
    /// What is wrong with it.
    pub reason: Words,
}

/// What was found under the paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Discovery {
    /// Inputs: the named files in the order named, those of a folder sorted by path.
    pub sources: Vec<Source>,
    /// Files passed over because their ending says that they hold no report, counted by ending.
    pub skipped: BTreeMap<String, u64>,
}

/// Endings of files that stand beside reports and hold none.
const NO_REPORTS: &[&str] = &[
    "bmp", "css", "db", "eot", "exe", "gif", "ico", "ini", "jpeg", "jpg", "js", "json", "jsonl",
    "lnk", "lock", "log", "map", "mp3", "mp4", "png", "svg", "tif", "tiff", "toml", "tmp", "ttf",
    "webp", "woff", "woff2", "xml", "yaml", "yml",
];

impl Source {
    /// What the input is called in output.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) | Self::Problem(Problem { path, .. }) => {
                path.to_string_lossy().into_owned()
            }
            Self::Bytes { name, .. } => name.clone(),
        }
    }
}

/// Finds the files to check. Folders are searched to any depth, hidden files left out, symbolic
/// links not followed; a file named by the user is taken whatever its ending.
#[must_use]
pub fn discover(paths: &[PathBuf]) -> Discovery {
    let mut found = Discovery::default();
    for path in paths {
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => search(path, &mut found),
            Ok(metadata) if !metadata.is_file() => found.sources.push(no_file(path)),
            Ok(_) => found.sources.push(Source::File(path.clone())),
            Err(error) => found.sources.push(problem(path, &error)),
        }
    }
    found
}

fn search(folder: &Path, found: &mut Discovery) {
    let walk = WalkBuilder::new(folder)
        .standard_filters(false)
        .hidden(true)
        .follow_links(false)
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                take(entry.into_path(), found)
            }
            Ok(entry) if entry.path_is_symlink() => {
                *found.skipped.entry("symlink".to_owned()).or_default() += 1
            }
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => {}
            Ok(entry) => found.sources.push(no_file(entry.path())),
            Err(error) => {
                let what = error.io_error().map_or_else(
                    || {
                        Words::new(
                            format!("无法读取：{error}"),
                            format!("cannot be read: {error}"),
                        )
                    },
                    reason,
                );
                let at = folder_of(&error).unwrap_or(folder).to_path_buf();
                found.sources.push(Source::Problem(Problem {
                    path: at,
                    reason: what,
                }));
            }
        }
    }
}

fn take(path: PathBuf, found: &mut Discovery) {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default();
    if NO_REPORTS.contains(&ending.as_str()) {
        *found.skipped.entry(ending).or_default() += 1;
    } else {
        found.sources.push(Source::File(path));
    }
}

/// A pipe, socket or device, which could keep a reader waiting for ever.
fn no_file(path: &Path) -> Source {
    Source::Problem(Problem {
        path: path.to_path_buf(),
        reason: Words::fixed("不是普通文件", "this is no regular file"),
    })
}

/// The path that an error of the walk is about.
fn folder_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } => folder_of(err),
        _ => None,
    }
}

pub(crate) fn problem(path: &Path, error: &std::io::Error) -> Source {
    Source::Problem(Problem {
        path: path.to_path_buf(),
        reason: reason(error),
    })
}

/// What an input error means to a user.
pub(crate) fn reason(error: &std::io::Error) -> Words {
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            Words::fixed("没有这个文件或文件夹", "no such file or folder")
        }
        std::io::ErrorKind::PermissionDenied => Words::fixed("没有读取权限", "permission denied"),
        _ => Words::new(
            format!("无法读取：{error}"),
            format!("cannot be read: {error}"),
        ),
    }
}
