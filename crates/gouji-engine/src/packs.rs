//! Reads packs and rule files from where users keep them: a folder, a rule file, a built pack.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use gouji_core::{Diagnostic, Words};
use gouji_pack::{Given, PackFile, PackSource};
use ignore::WalkBuilder;

use crate::builtin;
use crate::config::{Configuration, beside};
use crate::discover::reason;

/// Files that say what a pack is.
pub(crate) const MANIFESTS: [&str; 2] = ["pack.yaml", "pack.yml"];
/// Files that say how gouji runs; they may stand among rule files and are none.
pub(crate) const CONFIGS: [&str; 2] = ["gouji.yaml", "gouji.yml"];
/// Folders that rule files may stand beside.
const BESIDE: [&str; 2] = ["words", "bases"];
/// Ending of a built pack.
const BUILT: &str = "gouji";

/// Most bytes that are read of one file; what is over the limit of its kind is told where it is
/// parsed.
const FILE_BYTES: u64 = 16 << 20;
/// Most bytes of a pack.
const PACK_BYTES: usize = 64 << 20;
/// Most files of a pack.
const PACK_FILES: usize = 2_000;

/// Reads a pack: a folder with `pack.yaml`, a folder of rule files, one rule file with the
/// `words/` beside it, or a built pack.
///
/// Hidden files are left out, and symbolic links inside are not followed.
///
/// # Errors
/// When there is no pack at the path, when it is over its limits, or when a built pack is damaged.
pub fn read_pack(path: &Path) -> Result<PackSource, Words> {
    let metadata = std::fs::metadata(path).map_err(|error| at(path, &reason(&error)))?;
    if metadata.is_dir() {
        return folder(path);
    }
    if !metadata.is_file() {
        return Err(at(path, &Words::fixed("不是普通文件", "no regular file")));
    }
    if is_yaml(path) {
        return rule_file(path);
    }
    if ending(path) == BUILT {
        return built(path);
    }
    Err(at(
        path,
        &Words::fixed(
            "不是规则包；规则包是带 pack.yaml 的文件夹、规则文件（.yaml）或打包好的 .gouji 文件",
            "no pack; a pack is a folder with pack.yaml, a rule file (.yaml) or a built .gouji file",
        ),
    ))
}

/// Packs as read, in the order that they are loaded in.
#[derive(Debug, Default)]
pub struct ReadPacks {
    /// The packs; those that others build on come first, and each comes once.
    pub sources: Vec<PackSource>,
    /// Faults of what packs say that they build on.
    pub diagnostics: Vec<Diagnostic>,
}

/// Most packs that build on one another in a row.
const MAX_DEPTH: usize = 8;

/// Reads the packs of a configuration, then those of the command line, each behind the packs that
/// it builds on.
///
/// # Errors
/// The first pack of the command line that cannot be read; one of the configuration is a fault
/// there.
pub fn read_packs(
    configuration: Option<&Configuration>,
    paths: &[PathBuf],
) -> Result<ReadPacks, Words> {
    let mut reader = Reader::default();
    if let Some(configuration) = configuration {
        for written in &configuration.config.packs {
            let path = configuration.path(&written.value);
            match read_pack(&path) {
                Ok(source) => reader.add(&path, source, &mut Vec::new()),
                Err(what) => reader.read.diagnostics.push(written.fault("E1604", what)),
            }
        }
    }
    for path in paths {
        let source = read_pack(path)?;
        reader.add(path, source, &mut Vec::new());
    }
    Ok(reader.read)
}

/// Reads packs, each once.
#[derive(Default)]
struct Reader {
    read: ReadPacks,
    known: HashSet<PathBuf>,
}

impl Reader {
    /// Adds a pack behind those that it builds on; `above` are the packs that build on it.
    fn add(&mut self, path: &Path, source: PackSource, above: &mut Vec<PathBuf>) {
        if !self.known.insert(real(path)) {
            return;
        }
        above.push(real(path));
        for base in gouji_pack::extends(&source) {
            self.base(path, &base, above);
        }
        above.pop();
        self.read.sources.push(source);
    }

    /// Adds a pack that another one builds on.
    fn base(&mut self, path: &Path, base: &Given<String>, above: &mut Vec<PathBuf>) {
        let name = base.value.as_str();
        let builtin = builtin::names();
        if builtin.contains(&name) {
            return;
        }
        let folder = if path.is_dir() {
            path
        } else {
            path.parent().unwrap_or(Path::new(""))
        };
        let beside = beside(folder, name);
        let is_path = name.starts_with('.') || name.contains('/') || beside.exists();
        let fault = if !is_path {
            unknown_base(base, &builtin)
        } else if above.contains(&real(&beside)) {
            let message = Words::new(
                format!("规则包互相继承：「{name}」又继承到了自己"),
                format!("packs extend one another: `{name}` leads back to itself"),
            );
            base.fault("E1609", message)
        } else if above.len() >= MAX_DEPTH {
            let message = Words::new(
                format!("规则包层层继承，超过 {MAX_DEPTH} 层"),
                format!("more than {MAX_DEPTH} packs extend one another in a row"),
            );
            base.fault("E1609", message)
        } else {
            match read_pack(&beside) {
                Ok(source) => return self.add(&beside, source, above),
                Err(what) => base.fault("E1604", what),
            }
        };
        self.read.diagnostics.push(fault);
    }
}

fn unknown_base(base: &Given<String>, builtin: &[&str]) -> Diagnostic {
    let name = &base.value;
    let message = Words::new(
        format!("没有名为「{name}」的规则包"),
        format!("there is no pack `{name}`"),
    );
    let fault = base.fault("E1604", message).help(Words::new(
        format!(
            "内置的包：{}；自己的包写相对路径，如 ../共用规则。",
            builtin.join("、")
        ),
        format!(
            "Built-in packs are {}; other packs go by their path, such as ../shared.",
            builtin.join(", ")
        ),
    ));
    let alike = |known: &&&str| gouji_zh::similarity(known, name) >= 50;
    match builtin
        .iter()
        .filter(alike)
        .max_by_key(|known| gouji_zh::similarity(known, name))
    {
        Some(near) => fault.replaced(base.range.clone(), near),
        None => fault,
    }
}

/// A path by which a pack is known, however the user wrote it.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// Whether a folder holds a pack with a manifest.
#[must_use]
pub fn has_manifest(folder: &Path) -> bool {
    MANIFESTS.iter().any(|name| folder.join(name).is_file())
}

fn folder(path: &Path) -> Result<PackSource, Words> {
    let is_pack = has_manifest(path);
    let mut reading = Reading::of(path);
    for file in files_under(path)? {
        let Some(inner) = inner_path(path, &file) else {
            continue;
        };
        let belongs = if is_pack {
            ending(&file) != BUILT
        } else {
            is_of_rules(&inner) && !is_in_pack(path, &file)
        };
        if belongs {
            reading.take(inner, &file)?;
        }
    }
    if !is_pack
        && !reading
            .files
            .iter()
            .any(|file| is_yaml(Path::new(&file.path)))
    {
        return Err(at(
            path,
            &Words::fixed(
                "文件夹里没有 pack.yaml，也没有规则文件（.yaml）",
                "the folder holds neither pack.yaml nor a rule file (.yaml)",
            ),
        ));
    }
    Ok(reading.source(shown(path)))
}

fn rule_file(path: &Path) -> Result<PackSource, Words> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut reading = Reading::of(path);
    reading.take(name.into_owned(), path)?;
    for beside in BESIDE {
        let beside = folder.join(beside);
        if !beside.is_dir() {
            continue;
        }
        for file in files_under(&beside)? {
            if let Some(inner) = inner_path(folder, &file).filter(|_| !is_yaml(&file)) {
                reading.take(inner, &file)?;
            }
        }
    }
    Ok(reading.source(shown(folder)))
}

fn built(path: &Path) -> Result<PackSource, Words> {
    let mut bytes = Vec::new();
    let limit = PACK_BYTES as u64;
    let read = File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes));
    read.map_err(|error| at(path, &reason(&error)))?;
    if bytes.len() > PACK_BYTES {
        return Err(too_large(path));
    }
    gouji_pack::read_archive(&shown(path), &bytes)
}

/// The files of a pack as they are read, within the limits.
struct Reading<'a> {
    path: &'a Path,
    files: Vec<PackFile>,
    bytes: usize,
}

impl<'a> Reading<'a> {
    fn of(path: &'a Path) -> Self {
        Self {
            path,
            files: Vec::new(),
            bytes: 0,
        }
    }

    fn take(&mut self, inner: String, file: &Path) -> Result<(), Words> {
        if self.files.len() == PACK_FILES {
            let what = Words::new(
                format!("超过 {PACK_FILES} 个文件，不像是规则包"),
                format!("more than {PACK_FILES} files, which is no pack"),
            );
            return Err(at(self.path, &what));
        }
        let bytes = read_file(file).map_err(|error| at(file, &reason(&error)))?;
        self.bytes += bytes.len();
        if self.bytes > PACK_BYTES {
            return Err(too_large(self.path));
        }
        self.files.push(PackFile {
            path: inner,
            bytes: Cow::Owned(bytes),
        });
        Ok(())
    }

    fn source(self, name: String) -> PackSource {
        PackSource {
            name,
            files: self.files,
            is_builtin: false,
        }
    }
}

/// Regular files in a folder at any depth, by path.
fn files_under(folder: &Path) -> Result<Vec<PathBuf>, Words> {
    let walk = WalkBuilder::new(folder)
        .standard_filters(false)
        .hidden(true)
        .follow_links(false)
        .sort_by_file_path(Path::cmp)
        .build();
    let mut files = Vec::new();
    for entry in walk {
        let entry = entry.map_err(|error| {
            let what = error.io_error().map_or_else(
                || {
                    Words::new(
                        format!("无法读取：{error}"),
                        format!("cannot be read: {error}"),
                    )
                },
                reason,
            );
            at(folder, &what)
        })?;
        if entry.file_type().is_some_and(|kind| kind.is_file()) {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

pub(crate) fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(FILE_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The path in a pack, with `/`.
fn inner_path(folder: &Path, file: &Path) -> Option<String> {
    let inner = file.strip_prefix(folder).ok()?;
    let parts = inner.iter().map(|part| part.to_string_lossy());
    Some(parts.collect::<Vec<_>>().join("/"))
}

/// Whether a file of a folder without a manifest belongs to its rules.
fn is_of_rules(inner: &str) -> bool {
    let top = inner.split('/').next().unwrap_or("");
    (is_yaml(Path::new(inner)) && !CONFIGS.contains(&inner))
        || (BESIDE.contains(&top) && top != inner)
}

/// Whether a file is that of a pack inside a folder without a manifest, which is a pack of its own.
fn is_in_pack(folder: &Path, file: &Path) -> bool {
    let above = file.ancestors().skip(1);
    above.take_while(|inner| *inner != folder).any(has_manifest)
}

fn is_yaml(path: &Path) -> bool {
    matches!(ending(path).as_str(), "yaml" | "yml")
}

fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().to_ascii_lowercase()
}

/// A path as users write it, with `/` on every system.
pub(crate) fn shown(path: &Path) -> String {
    let path = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '\\' {
        path.replace('\\', "/")
    } else {
        path.into_owned()
    }
}

fn too_large(path: &Path) -> Words {
    let limit = PACK_BYTES >> 20;
    at(
        path,
        &Words::new(
            format!("规则包超过 {limit} MB"),
            format!("the pack is larger than {limit} MB"),
        ),
    )
}

fn at(path: &Path, what: &Words) -> Words {
    let path = shown(path);
    Words::new(
        format!("{path}：{}", what.zh),
        format!("{path}: {}", what.en),
    )
}
