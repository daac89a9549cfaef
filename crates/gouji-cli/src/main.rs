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
use gouji_core::{Lang, Words};

fn main() -> ExitCode {
    // A panic is told to the user as a bug, in words; the hook's own text would come first.
    std::panic::set_hook(Box::new(|_| {}));
    std::panic::catch_unwind(run).unwrap_or_else(|panic| {
        let what = panic
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| panic.downcast_ref::<String>().map(String::as_str));
        output::complain(&bug(what.unwrap_or("?")), Lang::Zh);
        Exit::Bug.into()
    })
}

fn bug(what: &str) -> Words {
    Words::new(
        format!("程序内部错误（{what}）；这是 gouji 的缺陷，请报告"),
        format!("internal error ({what}); this is a bug of gouji, please report it"),
    )
}

fn run() -> ExitCode {
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
