//! Developer tools of gouji: `cargo xtask <command>`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a developer tool talks on the terminal"
)]

mod accuracy;
mod author;
mod bench;
mod error;
mod gen_corpus;
mod places;

use std::process::ExitCode;

use clap::Parser;

use error::ToolError;

/// Developer tools of gouji.
#[derive(Parser)]
#[command(name = "cargo xtask")]
enum Command {
    /// Brings the generated files up to date: lists of rules, pages of rules.
    Gen(author::GenArgs),
    /// Starts a rule: its file, its cases, its place in the lists.
    NewRule(author::NewRuleArgs),
    /// Writes a synthetic province of annual disclosure reports.
    GenCorpus(gen_corpus::Args),
    /// Measures false alarms on a sound synthetic province, and what is found of planted defects.
    Accuracy(accuracy::Args),
    /// Writes the table of administrative divisions from unpacked editions of its source.
    Places(places::Args),
    /// Measures `gouji check` on a synthetic corpus against the floor of reading and decoding.
    Bench(bench::Args),
    /// Measures the rules about wording against one segmentation of the same prose.
    BenchWording(bench::wording::Args),
    /// Reads and decodes a folder and does nothing else; `bench` runs it as the floor.
    #[command(hide = true)]
    BenchFloor(bench::FloorArgs),
}

impl Command {
    fn run(&self) -> Result<(), ToolError> {
        match self {
            Self::Gen(args) => author::generate(args),
            Self::NewRule(args) => author::new_rule(args),
            Self::GenCorpus(args) => gen_corpus::run(args),
            Self::Accuracy(args) => accuracy::run(args),
            Self::Places(args) => places::run(args),
            Self::Bench(args) => bench::run(args),
            Self::BenchWording(args) => bench::wording::run(args),
            Self::BenchFloor(args) => bench::run_floor(args),
        }
    }
}

fn main() -> ExitCode {
    match Command::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
