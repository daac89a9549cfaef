//! `bench-wording`: the rules about wording against one segmentation of the same prose.

use std::cell::Cell;
use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use gouji_core::{
    DocumentId, Memo, Prose, Registry, Report, ReportCx, RuleSet, Selection, Stopwatch, Work,
};
use gouji_engine::{RunOptions, Source, read_source};

use crate::error::ToolError;
use crate::gen_corpus::{Generator, default_settings};

/// Arguments of `bench-wording`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Number of reports.
    #[arg(long, default_value_t = 500)]
    count: usize,
    /// Seed of the corpus.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Rounds of each, by turns.
    #[arg(long, default_value_t = 7)]
    rounds: usize,
}

/// The groups of rules about structure and wording.
const GROUPS: [&str; 3] = ["text", "writing", "privacy"];

/// Measures both by turns on one thread, and prints the medians and their ratio.
pub(crate) fn run(args: &Args) -> Result<(), ToolError> {
    let registry = gouji_engine::registry().map_err(|error| ToolError::Usage(error.to_string()))?;
    let reports = reports(&registry, args)?;
    let prose: Vec<Vec<String>> = reports
        .iter()
        .map(|report| prose(&registry, report))
        .collect();
    let bytes: usize = prose.iter().flatten().map(String::len).sum();
    let mut alone = Vec::new();
    let mut groups = vec![Vec::new(); GROUPS.len() + 1];
    let sets = sets(&registry)?;
    for _ in 0..=args.rounds {
        alone.push(segment(&registry, &prose));
        for (times, set) in groups.iter_mut().zip(&sets) {
            times.push(check(&registry, set, &reports));
        }
    }
    let one = median(&mut alone);
    println!(
        "{} reports, {} KB of prose, seed {}, one thread, median of {} rounds\n",
        reports.len(),
        bytes / 1024,
        args.seed,
        args.rounds
    );
    println!("| what | µs a report | times one segmentation |\n|---|---:|---:|");
    println!(
        "| one segmentation | {} | 1.00 |",
        per_report(one, &reports)
    );
    let names = GROUPS.iter().copied().chain(["all three"]);
    for (name, times) in names.zip(&mut groups) {
        let time = median(times);
        let hundredths = time.as_nanos() * 100 / one.as_nanos().max(1);
        println!(
            "| rules of {name} | {} | {}.{:02} |",
            per_report(time, &reports),
            hundredths / 100,
            hundredths % 100
        );
    }
    Ok(())
}

fn reports(registry: &Registry, args: &Args) -> Result<Vec<Report>, ToolError> {
    let settings = default_settings(args.count, args.seed);
    let generator = Generator::new(&settings)?;
    let mut reports = Vec::new();
    for body in 0..generator.bodies() {
        for filing in generator.filings(body)? {
            let name = filing.entry.path.clone();
            let source = Source::Bytes {
                name,
                bytes: filing.bytes,
            };
            let id = DocumentId(u32::try_from(reports.len()).unwrap_or(u32::MAX));
            let report = read_source(registry, &source, id, &RunOptions::default());
            reports.extend(report.ok());
        }
    }
    reports.truncate(args.count);
    Ok(reports)
}

fn prose(registry: &Registry, report: &Report) -> Vec<String> {
    let memo = Memo::default();
    let cx = ReportCx::alone(report, &registry.forms()[report.form], &memo);
    let prose = Prose::of(&cx);
    let paragraphs = prose.paragraphs.iter();
    paragraphs
        .map(|paragraph| cx.quote(paragraph.span).to_owned())
        .collect()
}

/// The rules of each group, and of all of them.
fn sets(registry: &Registry) -> Result<Vec<RuleSet<'_>>, ToolError> {
    let all = GROUPS.map(str::to_owned).to_vec();
    let each = GROUPS.iter().map(|group| vec![(*group).to_owned()]);
    each.chain([all])
        .map(|only| {
            let selection = Selection {
                only: stable(registry, &only),
                ..Selection::default()
            };
            RuleSet::select(registry, selection)
                .map_err(|_| ToolError::Usage("the rules cannot be selected".to_owned()))
        })
        .collect()
}

/// The rules of some groups that are on by default.
fn stable(registry: &Registry, groups: &[String]) -> Vec<String> {
    let metas = registry.rule_metas().into_iter();
    let on = metas.filter(|meta| meta.stage == gouji_core::Stage::Stable);
    let ids = on.filter(|meta| groups.iter().any(|group| group == meta.group()));
    ids.map(|meta| meta.id.to_string()).collect()
}

/// What the rules of a set take, with all that they share and are the first to ask for; not what is
/// done around them for every report.
fn check(registry: &Registry, rules: &RuleSet<'_>, reports: &[Report]) -> Duration {
    let clock = Rc::<RulesOnly>::default();
    for report in reports {
        let memo = Memo::timed(clock.clone());
        let cx = ReportCx {
            knowledge: registry.knowledge(),
            ..ReportCx::alone(report, &registry.forms()[report.form], &memo)
        };
        black_box(gouji_core::check(&cx, rules));
    }
    clock.spent.get()
}

/// Measures rules, each as a whole.
#[derive(Default)]
struct RulesOnly {
    depth: Cell<usize>,
    since: Cell<Option<Instant>>,
    spent: Cell<Duration>,
}

impl Stopwatch for RulesOnly {
    fn begin(&self, work: Work) {
        if self.depth.get() > 0 || matches!(work, Work::Rule(_)) {
            if self.depth.get() == 0 {
                self.since.set(Some(Instant::now()));
            }
            self.depth.set(self.depth.get() + 1);
        }
    }

    fn end(&self) {
        if self.depth.get() == 0 {
            return;
        }
        self.depth.set(self.depth.get() - 1);
        if self.depth.get() == 0
            && let Some(since) = self.since.take()
        {
            self.spent.set(self.spent.get() + since.elapsed());
        }
    }
}

fn segment(registry: &Registry, prose: &[Vec<String>]) -> Duration {
    let segmenter = registry.knowledge().segmenter();
    let start = Instant::now();
    for text in prose.iter().flatten() {
        black_box(segmenter.cut(text));
    }
    start.elapsed()
}

/// The median, but for the first round, which warms up.
fn median(times: &mut Vec<Duration>) -> Duration {
    times.remove(0);
    times.sort_unstable();
    times[times.len() / 2]
}

fn per_report(time: Duration, reports: &[Report]) -> u128 {
    time.as_micros() / reports.len().max(1) as u128
}
