//! The list of the files of the built-in packs, which are compiled into the program.

use std::fs;
use std::path::Path;

use super::{GenerateError, MARKER, at};

/// Where the list lies, below the root.
pub(super) const PATH: &str = "crates/gouji-engine/src/builtin/files.rs";

/// The text of the list: pack, path in the pack, content.
pub(super) fn text(root: &Path) -> Result<String, GenerateError> {
    let packs = root.join("rules");
    let mut rows = String::new();
    for pack in names(&packs)? {
        let mut files = Vec::new();
        collect(&packs.join(&pack), "", &mut files)?;
        files.sort();
        for file in files {
            rows += &format!(
                "    (\n        \"{pack}\",\n        \"{file}\",\n        include_bytes!(\"../../../../rules/{pack}/{file}\"),\n    ),\n"
            );
        }
    }
    Ok(format!(
        "//! The files of the built-in packs; written by `{MARKER}`.\n\n\
         /// Pack, path in the pack, content.\n\
         #[rustfmt::skip]\n\
         pub(super) const FILES: &[(&str, &str, &[u8])] = &[\n{rows}];\n"
    ))
}

/// The names in a folder, sorted, hidden ones left out.
fn names(folder: &Path) -> Result<Vec<String>, GenerateError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let name = entry.map_err(at(folder))?.file_name();
        let name = name.to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn collect(folder: &Path, below: &str, files: &mut Vec<String>) -> Result<(), GenerateError> {
    for name in names(folder)? {
        let path = folder.join(&name);
        let shown = format!("{below}{name}");
        if path.is_dir() {
            collect(&path, &format!("{shown}/"), files)?;
        } else {
            files.push(shown);
        }
    }
    Ok(())
}
