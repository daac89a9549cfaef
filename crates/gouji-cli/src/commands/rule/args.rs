//! What a user can write behind `gouji rule`.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum RuleCommand {
    /// 新写一条规则：带说明和示例的文件 / write a rule to start from
    New(NewArgs),
    /// 检查规则文件写得对不对 / check rule files
    Check(CheckRulesArgs),
    /// 按示例测试规则 / test rules by their examples
    Test(TestArgs),
    /// 说明一条规则在一份报告上为什么报、为什么不报 / tell why a rule did what it did
    Trace(TraceArgs),
    /// 用规则试查一批报告，看会报什么 / try rules over reports
    Try(TryArgs),
    /// 列出规则：编号、类型、标题、级别、规则包 / list rules
    List(ListArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct NewArgs {
    /// 写到哪个文件；不写则用编号作文件名 / the file to write
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// 规则类型，中文或英文名称 / kind of the rule
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,

    /// 编号，如 my/wrong-word / id of the rule
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,

    /// 标题 / title of the rule
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,

    /// 字段用英文名称 / English names of fields
    #[arg(long)]
    pub(crate) english: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckRulesArgs {
    /// 规则文件、文件夹或规则包 / rule files, folders, packs
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// 有警告也算不通过 / warnings fail as well
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TestArgs {
    /// 规则文件、文件夹或规则包 / rule files, folders, packs
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// 说明哪些结果、词语、条件没有示例 / tell what no example reaches
    #[arg(long)]
    pub(crate) coverage: bool,

    /// 把反例的提示语记入 FILE.snap，以后有变化就报 / record the messages of the bad examples
    #[arg(long)]
    pub(crate) update: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TraceArgs {
    /// 规则编号，或只有一条规则的文件 / id of the rule, or a file with one rule
    #[arg(value_name = "RULE")]
    pub(crate) rule: String,

    /// 报告文件 / the report
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// 另外的规则文件、文件夹或规则包（可重复） / further rules
    #[arg(long = "pack", value_name = "PATH")]
    pub(crate) packs: Vec<PathBuf>,

    /// 上年的报告或其所在文件夹（可重复） / the reports of the year before
    #[arg(long, value_name = "PATH")]
    pub(crate) last_year: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TryArgs {
    /// 规则编号，或规则文件、文件夹、规则包 / id of a rule, or a file of rules
    #[arg(value_name = "RULE_OR_FILE")]
    pub(crate) rule: String,

    /// 报告文件或文件夹（含下级） / reports, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// 每条规则列出几处命中 / how many hits of a rule are shown
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub(crate) sample: usize,

    /// 另外的规则文件、文件夹或规则包（可重复） / further rules
    #[arg(long = "pack", value_name = "PATH")]
    pub(crate) packs: Vec<PathBuf>,

    /// 上年的报告或其所在文件夹（可重复） / the reports of the year before
    #[arg(long, value_name = "PATH")]
    pub(crate) last_year: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ListArgs {
    /// 另外的规则文件、文件夹或规则包（可重复） / further rules
    #[arg(long = "pack", value_name = "PATH")]
    pub(crate) packs: Vec<PathBuf>,

    /// 只列带这个标签的 / only those with the tag
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Option<String>,

    /// 只列这个类型的，Rust 表示用 Rust 写的 / only those of the kind
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
}
