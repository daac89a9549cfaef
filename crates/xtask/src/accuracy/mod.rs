//! `accuracy`: what the rules say of a province without a defect, and of planted defects.
//!
//! ```text
//! generator ─▶ sound filings ──────────▶ checker ─▶ alarms, coverage ─┐
//!           └▶ filings of each defect ─▶ checker ─▶ found or missed ──┴▶ Markdown
//! ```

mod checker;
#[cfg(test)]
mod invariants;
mod planted;
mod province;
mod recall;
mod table;

use crate::error::ToolError;
use crate::gen_corpus::{ALL_DEFECTS, Defect, Generator, default_settings};
use checker::Checker;
use province::Province;
use recall::Recall;

/// Arguments of `accuracy`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Reports of the province without a defect.
    #[arg(long, default_value_t = 2000)]
    count: usize,
    /// Reports with each kind of defect, at most.
    #[arg(long, default_value_t = 100)]
    defective: usize,
    /// The same seed gives the same reports.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Show so many alarms of each rule, and misses of each kind, with their text.
    #[arg(long, default_value_t = 0)]
    show: usize,
    /// Measure these kinds of defects only.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
}

/// Measures and prints the tables.
pub(crate) fn run(args: &Args) -> Result<(), ToolError> {
    let registry = gouji_engine::registry().map_err(|error| ToolError::Usage(error.to_string()))?;
    let checker = Checker::new(&registry)?;
    let settings = default_settings(args.count.max(args.defective), args.seed);
    let generator = Generator::new(&settings)?;
    let province = Province::measure(&checker, &generator, args.count)?;
    let kinds = kinds(&args.only)?;
    let recalls: Result<Vec<Recall>, ToolError> = kinds
        .into_iter()
        .map(|kind| Recall::measure(&checker, &generator, kind, args.defective))
        .collect();
    let recalls = recalls?;
    println!("Seed {}.\n", args.seed);
    print!("{}", table::of_province(&province));
    print!("{}", table::of_recalls(&recalls));
    print!("{}", table::of_cases(&province, &recalls, args.show));
    Ok(())
}

fn kinds(only: &[String]) -> Result<Vec<&'static Defect>, ToolError> {
    if only.is_empty() {
        return Ok(ALL_DEFECTS.iter().collect());
    }
    only.iter()
        .map(|name| {
            Defect::named(name)
                .ok_or_else(|| ToolError::Usage(format!("there is no kind of defect {name}")))
        })
        .collect()
}
