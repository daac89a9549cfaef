//! The files of a pack, as they come.

use std::borrow::Cow;
use std::sync::Arc;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use gouji_core::{Diagnostic, UserFile, Words};

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// Path in the pack, with `/`: `rules/wording.yaml`.
    pub path: String,
    /// Its content.
    pub bytes: Cow<'static, [u8]>,
}

/// A pack that is not read yet, or rule files on their own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackSource {
    /// What users know it by: the path of its folder or file.
    pub name: String,
    /// Its files.
    pub files: Vec<PackFile>,
    /// Whether it comes with the program, so that a fault of it is a bug.
    pub is_builtin: bool,
}

impl PackSource {
    /// What users know a file of the pack by.
    pub(crate) fn shown(&self, path: &str) -> String {
        match self.name.as_str() {
            "" => path.to_owned(),
            name if name.ends_with(path) => name.to_owned(),
            name => format!("{}/{path}", name.trim_end_matches('/')),
        }
    }

    /// A file as text.
    pub(crate) fn text(
        &self,
        file: &PackFile,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Arc<UserFile>> {
        read_text(&self.shown(&file.path), &file.bytes, diagnostics)
    }

    /// Files whose path in the pack begins so and is of YAML, in the order of their paths.
    pub(crate) fn yaml_under(&self, folder: &str) -> Vec<&PackFile> {
        self.under(folder, is_yaml)
    }

    /// The same for tables.
    pub(crate) fn csv_under(&self, folder: &str) -> Vec<&PackFile> {
        self.under(folder, |path| path.to_ascii_lowercase().ends_with(".csv"))
    }

    fn under(&self, folder: &str, is_of_kind: fn(&str) -> bool) -> Vec<&PackFile> {
        let mut files: Vec<&PackFile> = self
            .files
            .iter()
            .filter(|file| file.path.starts_with(folder) && is_of_kind(&file.path))
            .collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }
}

/// Whether a file is YAML by its name.
pub(crate) fn is_yaml(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    path.ends_with(".yaml") || path.ends_with(".yml")
}

/// The text of a file in UTF-8, UTF-16 with a mark, or GB18030.
pub(crate) fn read_text(
    path: &str,
    bytes: &[u8],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Arc<UserFile>> {
    let file = |text: String| {
        Arc::new(UserFile {
            path: path.to_owned(),
            text,
        })
    };
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, mark),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, 0),
        None => (GB18030, 0),
    };
    debug_assert!([UTF_8, UTF_16LE, UTF_16BE, GB18030].contains(&encoding));
    let (text, is_lossy) = encoding.decode_without_bom_handling(&bytes[mark..]);
    if !is_lossy {
        return Some(file(text.into_owned()));
    }
    let message = Words::fixed(
        "文件不是 UTF-8，也不是 GBK（GB18030），读不出文字",
        "the file is neither UTF-8 nor GBK (GB18030)",
    );
    let help = Words::fixed(
        "用记事本打开，“另存为”时编码选 UTF-8。",
        "Save the file as UTF-8.",
    );
    diagnostics.push(Diagnostic::error("E1008", &file(String::new()), 0..0, message).help(help));
    None
}
