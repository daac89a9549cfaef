//! Built packs: one zip file that holds a pack and the sums of its files.
//!
//! The same pack gives the same bytes: files are sorted, and none has a time.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use gouji_core::Words;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::manifest;
use crate::source::{PackFile, PackSource};

/// A pack as one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// What to call it: `NAME-VERSION.gouji`.
    pub file_name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The list of what a built pack holds.
#[derive(Debug, Serialize, Deserialize)]
struct Contents {
    name: String,
    version: String,
    /// The gouji that the pack asks for.
    gouji: Option<String>,
    files: Vec<Sum>,
}

/// A file as the list has it.
#[derive(Debug, Serialize, Deserialize)]
struct Sum {
    path: String,
    sha256: String,
    bytes: u64,
}

/// The list, beside the files of the pack.
const CONTENTS: &str = "manifest.json";
/// Most bytes of all files, and of the list.
const MAX_BYTES: u64 = 64 << 20;
/// Most files.
const MAX_FILES: usize = 2_000;
/// Files that a complaint names.
const NAMED: usize = 5;

/// What is wrong with a built pack.
enum Fault {
    /// It differs from its list.
    Differs(Vec<Words>),
    /// It has no list.
    NoContents,
    /// It is no built pack, or damaged.
    Damaged(Words),
}

/// Makes one file of a pack.
///
/// # Errors
/// When its manifest cannot be read, or one of its files bears the name of the list.
pub fn build_archive(pack: &PackSource) -> Result<Built, Words> {
    let Some((_, yaml)) = manifest::read(pack) else {
        return Err(Words::new(
            format!("{}：没有可读的 pack.yaml", pack.name),
            format!("{}: there is no pack.yaml that can be read", pack.name),
        ));
    };
    let mut files: Vec<&PackFile> = pack.files.iter().collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(taken) = files.iter().find(|file| file.path == CONTENTS) {
        return Err(Words::new(
            format!("{}：打包要用这个文件名，请改名", pack.shown(&taken.path)),
            format!(
                "{}: the name is taken by the list of files",
                pack.shown(&taken.path)
            ),
        ));
    }
    let contents = Contents {
        name: yaml.name.trim().to_owned(),
        version: yaml.version.trim().to_owned(),
        gouji: yaml.gouji.as_ref().map(|gouji| gouji.trim().to_owned()),
        files: files.iter().map(|file| Sum::of(file)).collect(),
    };
    let bytes = write(&contents, &files).map_err(|error| {
        Words::new(
            format!("无法打包：{error}"),
            format!("cannot be built: {error}"),
        )
    })?;
    Ok(Built {
        file_name: format!("{}-{}.gouji", contents.name, contents.version),
        bytes,
    })
}

/// Reads a built pack, and holds every file against the list that came with it.
///
/// # Errors
/// What is wrong with it.
pub fn read_archive(name: &str, bytes: &[u8]) -> Result<PackSource, Words> {
    let files = read(bytes).map_err(|fault| fault.words(name))?;
    Ok(PackSource {
        name: name.to_owned(),
        files,
        is_builtin: false,
    })
}

fn write(contents: &Contents, files: &[&PackFile]) -> std::io::Result<Vec<u8>> {
    // Times and rights of files are not the pack's; the fixed ones keep the bytes the same.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let list = serde_json::to_vec_pretty(contents)?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let all = files.iter().map(|file| (file.path.as_str(), &*file.bytes));
    for (path, bytes) in std::iter::once((CONTENTS, list.as_slice())).chain(all) {
        zip.start_file(path, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn read(bytes: &[u8]) -> Result<Vec<PackFile>, Fault> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if zip.len() > MAX_FILES + 1 {
        return Err(Fault::Damaged(Words::new(
            format!("超过 {MAX_FILES} 个文件"),
            format!("more than {MAX_FILES} files"),
        )));
    }
    let mut files = BTreeMap::new();
    let mut left = MAX_BYTES;
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).map_err(damaged)?;
        let path = entry.name().map_err(damaged)?.into_owned();
        if !is_inner(&path) || entry.is_dir() || entry.is_symlink() {
            return Err(Fault::Damaged(Words::new(
                format!("文件名不合规：{path}"),
                format!("a file has a name that leads elsewhere: {path}"),
            )));
        }
        // The size that the entry claims is not trusted.
        let mut content = Vec::new();
        let read = entry.by_ref().take(left + 1).read_to_end(&mut content);
        read.map_err(|error| damaged(error.into()))?;
        left = left.checked_sub(content.len() as u64).ok_or_else(|| {
            let limit = MAX_BYTES >> 20;
            Fault::Damaged(Words::new(
                format!("展开后超过 {limit} MB"),
                format!("more than {limit} MB once unpacked"),
            ))
        })?;
        files.insert(path, content);
    }
    let list = files.remove(CONTENTS).ok_or(Fault::NoContents)?;
    let contents: Contents = serde_json::from_slice(&list).map_err(|error| {
        Fault::Damaged(Words::new(
            format!("清单 {CONTENTS} 读不了"),
            format!("the list {CONTENTS} cannot be read: {error}"),
        ))
    })?;
    verified(files, &contents)
}

/// The files, if they are those of the list.
fn verified(
    mut files: BTreeMap<String, Vec<u8>>,
    contents: &Contents,
) -> Result<Vec<PackFile>, Fault> {
    let (mut good, mut faults) = (Vec::new(), Vec::new());
    for sum in &contents.files {
        let path = &sum.path;
        let Some(bytes) = files.remove(path) else {
            faults.push(Words::new(
                format!("缺少 {path}"),
                format!("{path} is missing"),
            ));
            continue;
        };
        let file = PackFile {
            path: path.clone(),
            bytes: Cow::Owned(bytes),
        };
        if Sum::of(&file).sha256 == sum.sha256.to_ascii_lowercase() {
            good.push(file);
        } else {
            faults.push(Words::new(
                format!("{path} 改动过"),
                format!("{path} was changed"),
            ));
        }
    }
    let others = files.into_keys();
    faults.extend(
        others.map(|path| Words::new(format!("多出 {path}"), format!("{path} is not listed"))),
    );
    if faults.is_empty() {
        Ok(good)
    } else {
        Err(Fault::Differs(faults))
    }
}

/// Whether a path stays in its pack.
fn is_inner(path: &str) -> bool {
    let is_plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    !path.contains(['\\', ':', '\0']) && path.split('/').all(is_plain)
}

fn damaged(error: ZipError) -> Fault {
    Fault::Damaged(Words::new("压缩包打不开", error.to_string()))
}

impl Sum {
    fn of(file: &PackFile) -> Self {
        let hash = Sha256::digest(&file.bytes);
        Self {
            path: file.path.clone(),
            sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
            bytes: file.bytes.len() as u64,
        }
    }
}

impl Fault {
    fn words(&self, name: &str) -> Words {
        match self {
            Self::Differs(faults) => {
                let list = |words: fn(&Words) -> &str, between: &str| {
                    let named = faults.iter().take(NAMED).map(words);
                    named.collect::<Vec<_>>().join(between)
                };
                let more = faults.len().saturating_sub(NAMED);
                let (zh, en) = match more {
                    0 => (String::new(), String::new()),
                    more => (format!("等，另有 {more} 处"), format!(", and {more} more")),
                };
                Words::new(
                    format!(
                        "{name}：内容与清单不符，没有使用（E1606）：{}{zh}",
                        list(|words| &words.zh, "；")
                    ),
                    format!(
                        "{name}: it differs from its list and is not used (E1606): {}{en}",
                        list(|words| &words.en, "; ")
                    ),
                )
            }
            Self::NoContents => Words::new(
                format!("{name}：缺少清单 {CONTENTS}，不是 gouji pack build 打的包（E1607）"),
                format!(
                    "{name}: it has no list {CONTENTS}, so gouji pack build did not make it (E1607)"
                ),
            ),
            Self::Damaged(why) => Words::new(
                format!("{name}：不是规则包文件，或已损坏（E1608）：{}", why.zh),
                format!(
                    "{name}: it is no built pack, or damaged (E1608): {}",
                    why.en
                ),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> PackSource {
        let file = |path: &str, text: &str| PackFile {
            path: path.to_owned(),
            bytes: Cow::Owned(text.as_bytes().to_vec()),
        };
        PackSource {
            name: "demo".to_owned(),
            files: vec![
                file("rules/a.yaml", "id: a\n"),
                file("pack.yaml", "name: demo\nversion: 1.2.3\n"),
            ],
            is_builtin: false,
        }
    }

    fn fault(bytes: &[u8]) -> String {
        read_archive("x.gouji", bytes).unwrap_err().zh.into_owned()
    }

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in files {
            zip.start_file(*path, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_built_pack_is_the_pack_whatever_the_order_of_its_files() {
        let built = build_archive(&pack()).unwrap();
        assert_eq!(built.file_name, "demo-1.2.3.gouji");
        let mut turned = pack();
        turned.files.reverse();
        assert_eq!(build_archive(&turned).unwrap(), built);
        assert_eq!(read_archive("demo", &built.bytes).unwrap(), turned);
    }

    #[test]
    fn what_differs_from_the_list_is_named() {
        let list = r#"{"name":"d","version":"1.0.0","gouji":null,"files":[
            {"path":"a","sha256":"00","bytes":1},{"path":"b","sha256":"00","bytes":1}]}"#;
        let bytes = zip(&[(CONTENTS, list.as_bytes()), ("a", b"x"), ("c", b"y")]);
        assert_eq!(
            fault(&bytes),
            "x.gouji：内容与清单不符，没有使用（E1606）：a 改动过；缺少 b；多出 c"
        );
        assert!(fault(&zip(&[("a", b"x")])).contains("E1607"));
        assert!(fault(b"PK no zip").contains("E1608"));
        let built = build_archive(&pack()).unwrap().bytes;
        assert!(fault(&built[..built.len() / 2]).contains("E1608"));
    }

    #[test]
    fn paths_stay_inside_and_bombs_are_refused() {
        for path in ["../a", "/a", "a/../b", "C:a", "a\\b", "a//b"] {
            assert!(!is_inner(path), "{path}");
        }
        let bomb = vec![0; usize::try_from(MAX_BYTES).unwrap() + 1];
        assert!(fault(&zip(&[("a", &bomb)])).contains("展开后超过 64 MB"));
    }
}
