//! `gouji rule`: writing, checking, testing and trying rules.

mod args;
mod check;
mod coverage;
mod list;
mod new;
mod rules;
mod snapshot;
mod templates;
mod test;
mod told;
mod trace;
mod try_;

use gouji_core::Lang;

pub(crate) use args::RuleCommand;

use crate::error::CliError;
use crate::exit::Exit;

/// Runs a subcommand.
pub(crate) fn run(command: &RuleCommand, lang: Lang) -> Result<Exit, CliError> {
    match command {
        RuleCommand::New(args) => new::run(args, lang),
        RuleCommand::Check(args) => check::run(args, lang),
        RuleCommand::Test(args) => test::run(args, lang),
        RuleCommand::Trace(args) => trace::run(args, lang),
        RuleCommand::Try(args) => try_::run(args, lang),
        RuleCommand::List(args) => list::run(args, lang),
    }
}
