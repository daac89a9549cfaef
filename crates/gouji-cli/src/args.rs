//! What a user can write on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use gouji_core::{Lang, Severity};

/// 勾稽：检查政府信息公开年度报告等公共部门报告 / a linter for public-sector reports
#[derive(Debug, Parser)]
#[command(
    name = "gouji",
    version,
    max_term_width = 100,
    disable_help_subcommand = true
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// 输出语言 / language of the output
    #[arg(long, value_enum, default_value = "zh", global = true)]
    lang: LangArg,
}

impl Args {
    /// The language that the user reads.
    pub(crate) fn lang(&self) -> Lang {
        match self.lang {
            LangArg::Zh => Lang::Zh,
            LangArg::En => Lang::En,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LangArg {
    Zh,
    En,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 检查报告 / check reports
    Check(CheckArgs),
    /// 列出从一份报告读到的每一个数 / list every figure read from a report
    Facts(FactsArgs),
    /// 列出全部规则 / list all rules
    Rules(RulesArgs),
    /// 说明一条规则：查什么、依据、例外 / explain a rule
    Explain(ExplainArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// 文件或文件夹（含下级）；“-”表示标准输入 / files and folders; - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// 输出格式 / output format
    #[arg(long, value_enum, default_value = "terminal")]
    pub(crate) format: FormatArg,

    /// 写入文件，而不是屏幕 / write to a file
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// 有这一级或更重的问题时退出码为 1 / exit with 1 from this level on
    #[arg(long, value_enum, default_value = "error", value_name = "LEVEL")]
    pub(crate) fail_level: LevelArg,

    /// 按指定格式读取，不自动识别 / read on this form, whatever it looks like
    #[arg(long, value_name = "ID")]
    pub(crate) form: Option<String>,

    /// 只用这些规则或规则组（可重复） / only these rules or groups
    #[arg(long = "rule", value_name = "ID")]
    pub(crate) rules: Vec<String>,

    /// 不用这些规则或规则组（可重复） / not these rules or groups
    #[arg(long = "exclude-rule", value_name = "ID")]
    pub(crate) exclude_rules: Vec<String>,

    /// 上年的报告或其所在文件夹（可重复） / the reports of the year before
    #[arg(long, value_name = "PATH")]
    pub(crate) last_year: Vec<PathBuf>,

    /// 颜色 / colour
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    pub(crate) color: ColorArg,

    /// 每个问题一行，另加读不了的文件和总数 / one line a finding, unread files and totals
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct FactsArgs {
    /// 报告文件；“-”表示标准输入 / the report; - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// 输出格式 / output format
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: TableFormatArg,

    /// 按指定格式读取，不自动识别 / read on this form, whatever it looks like
    #[arg(long, value_name = "ID")]
    pub(crate) form: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RulesArgs {
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: TableFormatArg,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// 规则编号，如 numeric/blank-cell / id of the rule
    #[arg(value_name = "RULE")]
    pub(crate) rule: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    Terminal,
    Json,
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormatArg {
    Table,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorArg {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LevelArg {
    Error,
    Warning,
    Info,
}

impl From<LevelArg> for Severity {
    fn from(level: LevelArg) -> Self {
        match level {
            LevelArg::Error => Self::Error,
            LevelArg::Warning => Self::Warning,
            LevelArg::Info => Self::Info,
        }
    }
}
