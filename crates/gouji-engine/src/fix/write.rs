//! Corrected content into files: whole or not at all, and nothing of the user's replaced unasked.

use std::fs::{self, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use gouji_core::Words;
use tempfile::{NamedTempFile, PersistError};

use super::name::copy_name;

/// A corrected copy.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Copy {
    /// It was written.
    Written(PathBuf),
    /// It stood there already.
    Standing(PathBuf),
}

/// Writes the corrected copy of a file. One that differs is replaced only when the user wants it.
///
/// # Errors
/// Why it could not be written.
pub(super) fn copy(original: &Path, new: &[u8], overwrite: bool) -> Result<Copy, Words> {
    let copy = copy_name(original);
    if is_same(&copy, new) {
        return Ok(Copy::Standing(copy));
    }
    let permissions = fs::metadata(original).map(|metadata| writable(metadata.permissions()));
    let draft = permissions.and_then(|permissions| draft(&copy, new, permissions));
    let draft = draft.map_err(|error| unwritten(&copy, &error))?;
    if overwrite {
        let place = resolved(&copy);
        return match draft.persist(place) {
            Ok(_) => Ok(Copy::Written(copy)),
            Err(error) => Err(unwritten(&copy, &error.error)),
        };
    }
    match draft.persist_noclobber(&copy) {
        Ok(_) => Ok(Copy::Written(copy)),
        Err(PersistError { error, .. }) if error.kind() == ErrorKind::AlreadyExists => {
            // Another input of the run may have the same name and content.
            match is_same(&copy, new) {
                true => Ok(Copy::Standing(copy)),
                false => Err(occupied(&copy)),
            }
        }
        Err(error) => Err(unwritten(&copy, &error.error)),
    }
}

/// Writes over a file; a symbolic link stays one, and its target is written.
///
/// # Errors
/// Why it could not be written.
pub(super) fn over(path: &Path, old: &[u8], new: &[u8]) -> Result<(), Words> {
    let failed = |error: io::Error| unwritten(path, &error);
    let target = fs::canonicalize(path).map_err(failed)?;
    let permissions = fs::metadata(&target).map_err(failed)?.permissions();
    if permissions.readonly() {
        return Err(Words::fixed(
            "文件是只读的，没有改动",
            "the file is read-only and was not changed",
        ));
    }
    if is_same(&target, new) {
        return Ok(());
    }
    if !is_same(&target, old) {
        return Err(Words::fixed(
            "文件在检查期间变了，没有改动；请再运行一次",
            "the file changed during the check and was left alone; please run again",
        ));
    }
    let draft = draft(&target, new, permissions).map_err(failed)?;
    draft.as_file().sync_all().map_err(failed)?;
    draft
        .persist(&target)
        .map_err(|error| failed(error.error))?;
    Ok(())
}

/// A complete file beside its place, under a name of its own.
fn draft(place: &Path, content: &[u8], permissions: Permissions) -> io::Result<NamedTempFile> {
    let folder = place
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut draft = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    draft.write_all(content)?;
    draft.flush()?;
    draft.as_file().set_permissions(permissions)?;
    Ok(draft)
}

fn is_same(path: &Path, content: &[u8]) -> bool {
    let is_as_long = fs::metadata(path)
        .is_ok_and(|metadata| metadata.is_file() && metadata.len() == content.len() as u64);
    is_as_long && fs::read(path).is_ok_and(|there| there == content)
}

/// Where a link leads; the path itself when it leads nowhere.
fn resolved(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// A copy of what must not be changed may be.
#[cfg(unix)]
fn writable(mut permissions: Permissions) -> Permissions {
    use std::os::unix::fs::PermissionsExt;
    permissions.set_mode(permissions.mode() | 0o200);
    permissions
}

/// A copy of what must not be changed may be.
#[cfg(not(unix))]
#[expect(
    clippy::permissions_set_readonly_false,
    reason = "it means the file's own attribute where there are no modes"
)]
fn writable(mut permissions: Permissions) -> Permissions {
    permissions.set_readonly(false);
    permissions
}

fn occupied(copy: &Path) -> Words {
    let copy = copy.display();
    Words::new(
        format!(
            "已有 {copy}，内容与这次的改正稿不同（可能有人改过），没有覆盖；请把它改名或删去，或者加 --overwrite 覆盖"
        ),
        format!(
            "{copy} is there and differs, perhaps because somebody changed it, and was not replaced; rename or remove it, or add --overwrite"
        ),
    )
}

fn unwritten(path: &Path, error: &io::Error) -> Words {
    let path = path.display();
    let why = match error.kind() {
        ErrorKind::PermissionDenied => Words::fixed("没有写入权限", "permission denied"),
        ErrorKind::ReadOnlyFilesystem => Words::fixed("磁盘只读", "the disk is read-only"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Words::fixed("磁盘已满", "the disk is full")
        }
        ErrorKind::IsADirectory => Words::fixed("那是文件夹", "that is a folder"),
        ErrorKind::InvalidFilename => Words::fixed("文件名太长", "the name is too long"),
        _ => Words::new(error.to_string(), error.to_string()),
    };
    Words::new(
        format!("无法写入 {path}：{}", why.zh),
        format!("cannot write {path}: {}", why.en),
    )
}
