//! `bench`: `gouji check` against the floor of reading and decoding the same files.
//!
//! Both run as child processes, by turns, so that one clock and one meter measure them alike.

mod child;
mod floor;
mod keywords;
mod table;
pub(crate) mod wording;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, thread};

pub(crate) use floor::{FloorArgs, run as run_floor};

use crate::error::ToolError;
use crate::gen_corpus::{Format, PROVINCE, Settings, default_settings, write_corpus};
use child::{Usage, measure};
use table::{Median, render};

/// Arguments of `bench`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Number of files.
    #[arg(long)]
    count: usize,
    /// Seed of the corpus.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Rounds of each; at least 5.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(5..))]
    rounds: u32,
    /// Threads of both; all cores unless told.
    #[arg(long)]
    threads: Option<usize>,
    /// Formats of the corpus.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Format::Txt, Format::Html])]
    format: Vec<Format>,
    /// Measure runs with this many keyword rules and no others, too.
    #[arg(long, value_delimiter = ',')]
    keyword_rules: Vec<usize>,
}

/// Exit codes of `gouji check` that come with a complete output: clean, findings, some unreadable.
const CHECKED: [i32; 3] = [0, 1, 3];

/// Prepares the corpus and the binary, measures, and prints a Markdown table.
pub(crate) fn run(args: &Args) -> Result<(), ToolError> {
    let root = workspace_root();
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let folder = target.join("bench-corpus");
    let settings = Settings {
        formats: args.format.clone(),
        ..default_settings(args.count, args.seed)
    };
    ensure_corpus(&settings, &folder)?;
    build_gouji(&root)?;
    let threads = args
        .threads
        .or_else(|| thread::available_parallelism().ok().map(Into::into))
        .unwrap_or(1);
    let commands = Commands {
        target,
        reports: folder.join(PROVINCE),
        threads,
    };
    let mut measured = vec![Measured::new("read and decode (floor)", What::Floor)];
    measured.push(Measured::new("gouji check", What::Check(Vec::new())));
    for count in &args.keyword_rules {
        let rules = keywords::write(*count, &folder)?;
        let rules = rules.to_string_lossy().into_owned();
        let options = [
            "--pack".to_owned(),
            rules,
            "--rule".to_owned(),
            "keywords".to_owned(),
        ];
        let name = format!("gouji check, {count} keyword rules");
        measured.push(Measured::new(&name, What::Check(options.to_vec())));
    }
    commands.by_turns(args.rounds, &mut measured)?;
    println!(
        "{} files, seed {}, {threads} threads, median of {} rounds\n",
        args.count, args.seed, args.rounds
    );
    let rows: Vec<(&str, Median)> = measured
        .iter()
        .map(|one| (one.name.as_str(), Median::of(&one.runs)))
        .collect();
    print!("{}", render(args.count, &rows));
    Ok(())
}

/// A command, and what its runs cost.
struct Measured {
    name: String,
    what: What,
    runs: Vec<Usage>,
}

enum What {
    Floor,
    /// `gouji check` with further options.
    Check(Vec<String>),
}

impl Measured {
    fn new(name: &str, what: What) -> Self {
        Self {
            name: name.to_owned(),
            what,
            runs: Vec::new(),
        }
    }
}

/// How the commands are run, on which files.
struct Commands {
    target: PathBuf,
    reports: PathBuf,
    threads: usize,
}

impl Commands {
    /// Runs each once to warm the page cache, then all by turns.
    fn by_turns(&self, rounds: u32, measured: &mut [Measured]) -> Result<(), ToolError> {
        for one in &*measured {
            self.run(&one.what)?;
        }
        for _ in 0..rounds {
            for one in &mut *measured {
                one.runs.push(self.run(&one.what)?);
            }
        }
        Ok(())
    }

    fn run(&self, what: &What) -> Result<Usage, ToolError> {
        match what {
            What::Floor => self.floor(),
            What::Check(options) => self.gouji(options),
        }
    }

    fn floor(&self) -> Result<Usage, ToolError> {
        let this = env::current_exe().map_err(ToolError::at(Path::new("xtask")))?;
        let mut command = Command::new(this);
        command
            .arg("bench-floor")
            .arg(&self.reports)
            .arg("--threads")
            .arg(self.threads.to_string());
        measure(&mut command, &[0])
    }

    fn gouji(&self, options: &[String]) -> Result<Usage, ToolError> {
        let binary = self
            .target
            .join("release")
            .join(format!("gouji{}", env::consts::EXE_SUFFIX));
        let output = self.target.join("bench-output.json");
        let mut command = Command::new(binary);
        command
            .args(["check", "--format", "json", "--output"])
            .arg(output)
            .args(options)
            .arg(&self.reports);
        command.env("RAYON_NUM_THREADS", self.threads.to_string());
        measure(&mut command, &CHECKED)
    }
}

/// The folder of the workspace; cargo says where the package is.
fn workspace_root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = package
        .as_deref()
        .and_then(|package| package.ancestors().nth(2));
    root.map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

fn ensure_corpus(settings: &Settings, folder: &Path) -> Result<(), ToolError> {
    if Settings::read(folder).as_ref() == Some(settings) {
        return Ok(());
    }
    eprintln!("writing {} files to {}", settings.count, folder.display());
    write_corpus(settings, folder)
}

fn build_gouji(root: &Path) -> Result<(), ToolError> {
    if !root.join("crates/gouji-cli").is_dir() {
        return Err(ToolError::Usage(
            "there is no crate gouji-cli to measure yet".to_owned(),
        ));
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["build", "--quiet", "--release", "-p", "gouji-cli"])
        .current_dir(root);
    let status = command.status().map_err(ToolError::at(root))?;
    if status.success() {
        Ok(())
    } else {
        Err(child::failure(&command, status))
    }
}
