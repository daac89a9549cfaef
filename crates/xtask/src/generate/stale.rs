//! Compares generated files with those of a source tree.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::kind_page::PAGES as KIND_PAGES;
use super::{GenerateError, Generated, PAGES, at, is_generated, read};

/// A file that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stale {
    /// It is not there.
    Missing(Generated),
    /// It reads otherwise.
    Differs(Generated),
    /// It was generated for a rule or kind that is gone.
    Leftover(PathBuf),
}

impl Stale {
    /// Its path below the root.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing(file) | Self::Differs(file) => &file.path,
            Self::Leftover(path) => path,
        }
    }

    /// What is wrong with it, in a word or two.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Missing(_) => "is missing",
            Self::Differs(_) => "is out of date",
            Self::Leftover(_) => "is of a rule or kind that is gone",
        }
    }
}

/// The files of a source tree that are not as they should be.
///
/// # Errors
/// When a file or folder cannot be read.
pub fn stale(root: &Path, files: &[Generated]) -> Result<Vec<Stale>, GenerateError> {
    let mut stale = Vec::new();
    for file in files {
        let path = root.join(&file.path);
        match fs::read_to_string(&path) {
            Ok(text) if text == file.text => {}
            Ok(_) => stale.push(Stale::Differs(file.clone())),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                stale.push(Stale::Missing(file.clone()));
            }
            Err(error) => return Err(at(&path)(error)),
        }
    }
    let known = |path: &Path| files.iter().any(|file| file.path == path);
    let leftovers = generated_pages(root)?;
    stale.extend(
        leftovers
            .into_iter()
            .filter(|path| !known(path))
            .map(Stale::Leftover),
    );
    Ok(stale)
}

/// Every page that says it is generated, below the root.
fn generated_pages(root: &Path) -> Result<Vec<PathBuf>, GenerateError> {
    let mut pages = Vec::new();
    let mut folders = vec![PathBuf::from(PAGES), PathBuf::from(KIND_PAGES)];
    while let Some(folder) = folders.pop() {
        let full = root.join(&folder);
        if !full.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&full).map_err(at(&full))? {
            let entry = entry.map_err(at(&full))?;
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md")
                && is_generated(&read(&entry.path())?)
            {
                pages.push(path);
            }
        }
    }
    pages.sort();
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use super::super::{MARKDOWN_MARKER, write};
    use super::*;

    fn page(name: &str) -> Generated {
        Generated {
            path: Path::new(PAGES).join(name),
            text: format!("{MARKDOWN_MARKER}\n\n# {name}\n"),
        }
    }

    #[test]
    fn missing_changed_and_left_over_files_are_named_and_mended() {
        let root = tempfile::tempdir().unwrap();
        let files = [page("a/b.md"), page("README.md")];
        write(root.path(), &files).unwrap();
        assert_eq!(stale(root.path(), &files).unwrap(), []);

        let hand_written = root.path().join(PAGES).join("notes.md");
        fs::write(&hand_written, "# notes\n").unwrap();
        fs::write(root.path().join(&files[1].path), "changed").unwrap();
        let now = [page("a/c.md"), page("README.md")];
        let due = [
            Stale::Missing(page("a/c.md")),
            Stale::Differs(page("README.md")),
            Stale::Leftover(files[0].path.clone()),
        ];
        assert_eq!(stale(root.path(), &now).unwrap(), due);

        write(root.path(), &now).unwrap();
        assert_eq!(stale(root.path(), &now).unwrap(), []);
        assert!(hand_written.exists());
    }
}
