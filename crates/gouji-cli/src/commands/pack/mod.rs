//! `gouji pack`: making, checking and building packs.

mod build;
mod check;
mod new;
mod template;

use std::path::PathBuf;

use clap::Subcommand;
use gouji_core::Lang;

use crate::error::CliError;
use crate::exit::Exit;

#[derive(Debug, Subcommand)]
pub(crate) enum PackCommand {
    /// 新建规则包：说明文件、一条示例规则 / start a pack
    New(NewArgs),
    /// 检查规则包：写法和示例 / check a pack and its examples
    Check(CheckArgs),
    /// 打包成一个文件，便于分发 / make one file of a pack
    Build(BuildArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct NewArgs {
    /// 放在哪个文件夹；已有内容的文件夹不动 / the folder; one that holds something is left alone
    #[arg(value_name = "DIR")]
    dir: PathBuf,

    /// 规则包名称，默认取文件夹的名称 / name of the pack
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// 规则包：文件夹、规则文件或 .gouji 文件 / a folder, a rule file or a built pack
    #[arg(value_name = "PACK")]
    pack: PathBuf,

    /// 警告（如缺少示例）也算错误 / warnings are errors
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct BuildArgs {
    /// 规则包的文件夹 / the folder of the pack
    #[arg(value_name = "DIR")]
    dir: PathBuf,

    /// 写到哪个文件，默认 名称-版本.gouji / the file to write
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs a subcommand.
pub(crate) fn run(command: &PackCommand, lang: Lang) -> Result<Exit, CliError> {
    match command {
        PackCommand::New(args) => new::run(args, lang),
        PackCommand::Check(args) => check::run(args, lang),
        PackCommand::Build(args) => build::run(args, lang),
    }
}
