//! What the corrected copy of a file is called, and which inputs are such copies.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::discover::{Discovery, Source};

/// Stands before the ending in the name of a corrected copy.
const MARK: &str = "改正";

/// The corrected copy of a file: `报告.txt` becomes `报告.改正.txt`, in the same folder.
#[must_use]
pub fn copy_name(path: &Path) -> PathBuf {
    let mut name = OsString::from(path.file_stem().unwrap_or_default());
    name.push(".");
    name.push(MARK);
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// The inputs without corrected copies of others among them, which are counted as passed over.
#[must_use]
pub fn without_copies(mut found: Discovery) -> Discovery {
    let files = found.sources.iter().filter_map(file);
    let copies: BTreeSet<PathBuf> = files.map(|path| copy_name(path)).collect();
    let mut passed_over = Vec::new();
    found.sources.retain(|source| {
        let copy = file(source).filter(|path| copies.contains(*path));
        passed_over.extend(copy.map(|path| kind(path)));
        copy.is_none()
    });
    for kind in passed_over {
        *found.skipped.entry(kind).or_default() += 1;
    }
    found
}

fn file(source: &Source) -> Option<&PathBuf> {
    match source {
        Source::File(path) => Some(path),
        Source::Bytes { .. } | Source::Problem(_) => None,
    }
}

/// What the summary counts a copy as: its mark and ending.
fn kind(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    if ending == MARK {
        MARK.to_owned()
    } else {
        format!("{MARK}.{ending}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_stands_beside_its_original() {
        let name = |path: &str| copy_name(Path::new(path)).to_string_lossy().into_owned();
        assert_eq!(name("a/报告.txt"), "a/报告.改正.txt");
        assert_eq!(name("报告"), "报告.改正");
        assert_eq!(name("2023.年报.md"), "2023.年报.改正.md");
    }

    #[test]
    fn copies_of_other_inputs_are_passed_over_and_counted() {
        let sources = ["a.txt", "a.改正.txt", "b.改正.txt", "c", "c.改正"];
        let sources = sources.map(|path| Source::File(PathBuf::from(path)));
        let found = without_copies(Discovery {
            sources: sources.to_vec(),
            ..Discovery::default()
        });
        let names: Vec<_> = found.sources.iter().map(Source::name).collect();
        assert_eq!(names, ["a.txt", "b.改正.txt", "c"]);
        let skipped: Vec<_> = found.skipped.into_iter().collect();
        assert_eq!(
            skipped,
            [("改正".to_owned(), 1), ("改正.txt".to_owned(), 1)]
        );
    }
}
