//! The base reports that the cases of the rules change.

use std::fs;
use std::path::Path;

use super::{GenerateError, at, read};

/// Name and text of every base report of every pack, sorted.
pub(super) fn bases(root: &Path) -> Result<Vec<(String, String)>, GenerateError> {
    let packs = root.join("rules");
    let mut bases = Vec::new();
    for pack in fs::read_dir(&packs).map_err(at(&packs))? {
        let folder = pack.map_err(at(&packs))?.path().join("bases");
        if !folder.is_dir() {
            continue;
        }
        for file in fs::read_dir(&folder).map_err(at(&folder))? {
            let path = file.map_err(at(&folder))?.path();
            if let Some(name) = path.file_stem().and_then(|stem| stem.to_str()) {
                bases.push((name.to_owned(), read(&path)?));
            }
        }
    }
    bases.sort();
    Ok(bases)
}
