//! `gouji rule check`.

use gouji_core::{Lang, Words};

use super::args::CheckRulesArgs;
use super::rules::{Rules, draw, line};
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::Output;

/// Shows every fault of rule files.
pub(super) fn run(args: &CheckRulesArgs, lang: Lang) -> Result<Exit, CliError> {
    let rules = Rules::read(&args.paths)?;
    let mut output = Output::open(None)?;
    draw(&mut output, &rules.library.diagnostics, lang)?;
    let (errors, warnings) = rules.counts();
    let count = rules.of_user().len();
    let (mut zh, mut en) = (
        format!("共 {count} 条规则，{errors} 处错误"),
        format!("{count} rules, {errors} errors"),
    );
    if warnings > 0 {
        zh += &format!("，{warnings} 处警告");
        en += &format!(", {warnings} warnings");
    }
    line(&mut output, &Words::new(zh, en), lang)?;
    output.close()?;
    let fails = errors > 0 || (args.strict && warnings > 0);
    Ok(if fails { Exit::Usage } else { Exit::Clean })
}
