//! `gouji pack build`.

use std::path::PathBuf;

use gouji_core::{Lang, Words};
use gouji_engine::{build_archive, has_manifest, read_pack};

use super::BuildArgs;
use super::check::Checked;
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::{Output, remark};

/// Makes one file of a pack without faults.
pub(super) fn run(args: &BuildArgs, lang: Lang) -> Result<Exit, CliError> {
    let dir = args.dir.display();
    if !has_manifest(&args.dir) {
        return Err(CliError::Wrong(Words::new(
            format!("{dir} 里没有 pack.yaml；用 gouji pack new 新建规则包"),
            format!("there is no pack.yaml in {dir}; gouji pack new starts a pack"),
        )));
    }
    let checked = Checked::new(&args.dir, true)?;
    let errors = checked.errors();
    if errors > 0 || !checked.is_named() {
        return Err(CliError::Faulty(
            checked.faults,
            Words::new(
                format!("规则包有 {errors} 处错误（缺少示例也算），没有打包"),
                format!("the pack has {errors} errors (missing examples count); nothing was built"),
            ),
        ));
    }
    let source = read_pack(&args.dir).map_err(CliError::Wrong)?;
    let built = build_archive(&source).map_err(CliError::Wrong)?;
    let path = args.output.clone();
    let path = path.unwrap_or_else(|| PathBuf::from(&built.file_name));
    let mut output = Output::open(Some(&path))?;
    let written = output.writer().write_all(&built.bytes);
    written.map_err(|error| output.failed(error))?;
    output.close()?;
    let (path, bytes) = (path.display(), built.bytes.len());
    remark(
        &Words::new(
            format!("已写出 {path}（{bytes} 字节）；用法：gouji check --pack {path} 报告"),
            format!("wrote {path} ({bytes} bytes); use it as gouji check --pack {path} REPORT"),
        ),
        lang,
    );
    Ok(Exit::Clean)
}
