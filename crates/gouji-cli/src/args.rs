//! What a user can write on the command line.

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};
use gouji_core::{Lang, Severity};

use crate::commands::pack::PackCommand;
use crate::commands::rule::RuleCommand;

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
    #[arg(long, value_enum, global = true)]
    lang: Option<LangArg>,
}

impl Args {
    /// The language that the user asks for.
    pub(crate) fn lang(&self) -> Option<Lang> {
        self.lang.map(|lang| match lang {
            LangArg::Zh => Lang::Zh,
            LangArg::En => Lang::En,
        })
    }
}

impl Command {
    /// What it says about configuration and packs, with the input that the configuration is
    /// looked for from; none for commands that take neither.
    pub(crate) fn setup(&self) -> Option<(&SetupArgs, Option<&Path>)> {
        match self {
            Self::Check(args) | Self::Config(ConfigCommand::Show(args)) => {
                Some((&args.setup, args.paths.first().map(PathBuf::as_path)))
            }
            Self::Facts(args) => Some((&args.setup, Some(&args.file))),
            Self::Rules(args) => Some((&args.setup, None)),
            Self::Explain(args) if !args.is_code() => Some((&args.setup, None)),
            Self::Explain(_) | Self::Rule(_) | Self::Pack(_) => None,
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
    Check(Box<CheckArgs>),
    /// 列出从一份报告读到的每一个数 / list every figure read from a report
    Facts(Box<FactsArgs>),
    /// 列出全部规则 / list all rules
    Rules(RulesArgs),
    /// 说明一条规则（查什么、依据、例外），或一个错误代码 / explain a rule or an error code
    Explain(ExplainArgs),
    /// 查看配置 / look at the configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    /// 规则包：新建、检查、打包 / make, check and build packs
    #[command(subcommand)]
    Pack(PackCommand),
    /// 编写规则：新写、检查、测试、试查 / write, check, test and try rules
    #[command(subcommand)]
    Rule(RuleCommand),
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// 检查某个路径时采用的设置，以及各自的来源 / what applies to a path, and where it comes from
    Show(Box<CheckArgs>),
}

/// Configuration and packs.
#[derive(Debug, clap::Args)]
pub(crate) struct SetupArgs {
    /// 规则包或规则文件（可重复） / packs and rule files
    #[arg(long = "pack", value_name = "PATH")]
    pub(crate) packs: Vec<PathBuf>,

    /// 配置文件；不写则从第一个输入所在文件夹逐级向上找 gouji.yaml / the configuration
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub(crate) config: Option<PathBuf>,

    /// 不读配置文件 / read no configuration
    #[arg(long)]
    pub(crate) isolated: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// 文件或文件夹（含下级）；“-”表示标准输入 / files and folders; - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// 输出格式，默认 terminal / output format
    #[arg(long, value_enum)]
    pub(crate) format: Option<FormatArg>,

    /// 写入文件，而不是屏幕 / write to a file
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// 有这一级或更重的问题时退出码为 1，默认 error / exit with 1 from this level on
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fail_level: Option<LevelArg>,

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

    /// 规则文件有错误就不检查 / check nothing when rule files are faulty
    #[arg(long)]
    pub(crate) strict: bool,

    /// 查完列出各规则、各部分用了多少时间 / tell what each rule and part of the work took
    #[arg(long, conflicts_with = "mending")]
    pub(crate) timing: bool,

    #[command(flatten)]
    pub(crate) fix: FixArgs,

    #[command(flatten)]
    pub(crate) setup: SetupArgs,
}

/// Whether and how files are mended.
#[derive(Debug, clap::Args)]
#[group(skip)]
#[command(group = clap::ArgGroup::new("mending").args(["fix", "diff"]).multiple(true))]
pub(crate) struct FixArgs {
    /// 改正可以放心改的字词（数字不动），另存为“原名.改正” / write a corrected copy; no figure is touched
    #[arg(long)]
    pub(crate) fix: bool,

    /// 只显示会改什么，不写任何文件 / show what would be changed, write nothing
    #[arg(long)]
    pub(crate) diff: bool,

    /// 直接改原文件，不另存 / change the files themselves
    #[arg(long, requires = "fix", conflicts_with = "overwrite")]
    pub(crate) in_place: bool,

    /// 连同“建议”的改法一起改，改后须人工核对 / make suggested changes too, to be verified
    #[arg(long, requires = "mending")]
    pub(crate) suggested: bool,

    /// 已有内容不同的改正稿时覆盖它 / replace a corrected copy that differs
    #[arg(long, requires = "fix")]
    pub(crate) overwrite: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct FactsArgs {
    /// 报告文件；“-”表示标准输入 / the report; - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// 表格和正文里的每一个数字，及核对过它的规则 / every number, with the rules that checked it
    #[arg(long)]
    pub(crate) numbers: bool,

    /// 只列没有规则核对过的 / only those that no rule checked
    #[arg(long, requires = "numbers")]
    pub(crate) unchecked: bool,

    /// 上年的报告或其所在文件夹（可重复） / the reports of the year before
    #[arg(long, value_name = "PATH", requires = "numbers")]
    pub(crate) last_year: Vec<PathBuf>,

    /// 输出格式 / output format
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: TableFormatArg,

    /// 按指定格式读取，不自动识别 / read on this form, whatever it looks like
    #[arg(long, value_name = "ID")]
    pub(crate) form: Option<String>,

    #[command(flatten)]
    pub(crate) setup: SetupArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RulesArgs {
    /// 输出格式 / output format
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: TableFormatArg,

    #[command(flatten)]
    pub(crate) setup: SetupArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// 规则编号，如 numeric/blank-cell，或错误代码，如 E1201 / id of a rule, or a code
    #[arg(value_name = "RULE")]
    pub(crate) rule: String,

    #[command(flatten)]
    pub(crate) setup: SetupArgs,
}

impl ExplainArgs {
    /// Whether a code of a fault is meant: a letter and digits.
    pub(crate) fn is_code(&self) -> bool {
        let mut letters = self.rule.chars();
        matches!(letters.next(), Some('E' | 'e'))
            && self.rule.len() > 1
            && letters.all(|ch| ch.is_ascii_digit())
    }
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
