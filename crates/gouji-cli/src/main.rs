//! The `gouji` command: options to engine, engine to outputs, outcome to exit code.

mod args;
mod commands;
mod error;
mod exit;
mod output;
mod usage;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;
use exit::Exit;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return usage::explain(&error).into(),
    };
    let lang = args.lang();
    let done = match args.command {
        Command::Check(check) => commands::check::run(&check, lang),
        Command::Facts(facts) => commands::facts::run(&facts, lang),
        Command::Rules(rules) => commands::rules::run(&rules, lang),
        Command::Explain(explain) => commands::explain::run(&explain, lang),
    };
    match done {
        Ok(exit) => exit.into(),
        // The reader of our output went away, as `head` does; there is nobody to tell.
        Err(error) if error.is_broken_pipe() => Exit::Clean.into(),
        Err(error) => {
            output::complain(&error.words(), lang);
            error.exit().into()
        }
    }
}
