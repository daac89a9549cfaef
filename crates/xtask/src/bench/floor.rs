//! The floor: all files of a folder are read and decoded to UTF-8, and nothing else is done.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use encoding_rs::{GB18030, UTF_8};
use rayon::prelude::*;

use crate::error::ToolError;

/// Arguments of the hidden command.
#[derive(clap::Args)]
pub(crate) struct FloorArgs {
    /// Folder of the reports.
    folder: PathBuf,
    /// Number of threads.
    #[arg(long)]
    threads: usize,
}

/// Reads and decodes; prints the number of bytes, so that nothing is optimised away.
pub(crate) fn run(args: &FloorArgs) -> Result<(), ToolError> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(args.threads)
        .build();
    let pool = pool.map_err(|error| ToolError::Usage(error.to_string()))?;
    let mut files = Vec::new();
    find(&args.folder, &mut files)?;
    let bytes: usize = pool.install(|| {
        files
            .par_iter()
            .map(|path| decoded_len(path))
            .sum::<Result<_, _>>()
    })?;
    println!("{bytes}");
    Ok(())
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), ToolError> {
    for entry in fs::read_dir(folder).map_err(ToolError::at(folder))? {
        let entry = entry.map_err(ToolError::at(folder))?;
        let kind = entry.file_type().map_err(ToolError::at(folder))?;
        if kind.is_dir() {
            find(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

fn decoded_len(path: &Path) -> Result<usize, ToolError> {
    let bytes = fs::read(path).map_err(ToolError::at(path))?;
    Ok(decode(&bytes).len())
}

/// UTF-8 where it is, else GB18030, of which GBK and GB2312 are parts.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let utf8 = UTF_8.decode_without_bom_handling_and_without_replacement(bytes);
    utf8.unwrap_or_else(|| GB18030.decode_without_bom_handling(bytes).0)
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::decode;

    #[test]
    fn both_encodings_come_out_the_same() {
        let text = "二、主动公开政府信息情况";
        assert_eq!(decode(text.as_bytes()), text);
        assert_eq!(decode(&GB18030.encode(text).0), text);
    }
}
