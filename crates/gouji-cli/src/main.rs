//! The `gouji` command: options to engine, engine to outputs, outcome to exit code.

mod args;
mod commands;
mod error;
mod exit;
mod output;
mod setup;
mod usage;

use std::process::ExitCode;

use args::{Args, Command};
use clap::Parser;
use error::CliError;
use exit::Exit;
use gouji_core::{Lang, Words};
use gouji_engine::Configuration;

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
    let asked = args.lang();
    let configuration = match args.command.setup() {
        Some((setup, input)) => setup::configuration(setup, input),
        None => Ok(None),
    };
    let written = configuration.as_ref().ok().and_then(Option::as_ref);
    let written = written.and_then(|one| one.config.lang.as_ref());
    let lang = asked.or(written.map(|lang| lang.value)).unwrap_or_default();
    let done =
        configuration.and_then(|configuration| command(args.command, configuration, asked, lang));
    end(done, lang)
}

/// Runs a command; `asked` is the language of the command line, `lang` what the user reads.
fn command(
    command: Command,
    configuration: Option<Configuration>,
    asked: Option<Lang>,
    lang: Lang,
) -> Result<Exit, CliError> {
    match command {
        Command::Check(check) => commands::check::run(&check, configuration, lang),
        Command::Facts(facts) => commands::facts::run(&facts, configuration, lang),
        Command::Rules(rules) => commands::rules::run(&rules, configuration, lang),
        Command::Rule(command) => commands::rule::run(&command, lang),
        Command::Explain(explain) => commands::explain::run(&explain, configuration, lang),
        Command::Config(config) => commands::config::run(&config, configuration, asked, lang),
        Command::Pack(pack) => commands::pack::run(&pack, lang),
    }
}

fn end(done: Result<Exit, CliError>, lang: Lang) -> ExitCode {
    match done {
        Ok(exit) => exit.into(),
        // The reader of our output went away, as `head` does; there is nobody to tell.
        Err(error) if error.is_broken_pipe() => Exit::Clean.into(),
        Err(error) => {
            output::draw(error.faults(), lang);
            output::complain(&error.words(), lang);
            error.exit().into()
        }
    }
}
