//! Runs the rules over the inputs.

use std::any::Any;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use gouji_core::{
    Document, DocumentId, Form, Gap, GapKind, Input, Limits, Memo, NotAReport, Outcome, Registry,
    Report, ReportCx, RuleSet, Words,
};
use rayon::prelude::*;

use crate::discover::{Source, reason};
use crate::past::PastIndex;

/// How a run goes about its inputs.
#[derive(Debug, Clone, Copy, Default)]
pub struct RunOptions {
    /// Read every input on this form (its index), whatever it looks like.
    pub form: Option<usize>,
    /// What one input may cost.
    pub limits: Limits,
}

/// The outcome of one input, lent to the caller before the document is dropped.
#[derive(Debug)]
pub enum Processed<'a> {
    /// A report was read and checked.
    Checked(Checked<'a>),
    /// The input is no readable report.
    Unread(Box<Unread>),
}

/// A checked report.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its form.
    pub form: &'a Form,
    /// What the rules say.
    pub outcome: &'a Outcome,
}

/// An input that is no readable report.
#[derive(Debug)]
pub struct Unread {
    /// Why.
    pub reason: Words,
    /// What was read of it, if anything.
    pub document: Option<Document>,
}

/// Inputs are taken in groups of this many a thread, so that memory stays flat.
const GROUP_PER_THREAD: usize = 32;

/// Reads and checks every input on all cores.
///
/// Rules see of the year before what `past` holds. `map` runs beside the document, on any thread;
/// `sink` gets the results in input order. A panic while reading or checking an input is that
/// input's outcome and nobody else's.
///
/// # Errors
/// The first error of `sink` ends the run.
pub fn run<T: Send, E>(
    registry: &Registry,
    rules: &RuleSet<'_>,
    sources: &[Source],
    past: &PastIndex,
    options: &RunOptions,
    map: impl Fn(&str, Processed<'_>) -> T + Sync,
    mut sink: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let group = GROUP_PER_THREAD * rayon::current_num_threads();
    for (number, sources) in sources.chunks(group).enumerate() {
        let results: Vec<T> = sources
            .par_iter()
            .enumerate()
            .map(|(position, source)| {
                let id = DocumentId(u32::try_from(number * group + position).unwrap_or(u32::MAX));
                process(registry, rules, past, source, id, options, &map)
            })
            .collect();
        results.into_iter().try_for_each(&mut sink)?;
    }
    Ok(())
}

/// Reads one input as a report.
///
/// # Errors
/// [`Unread`] when it is no readable report.
pub fn read_source(
    registry: &Registry,
    source: &Source,
    id: DocumentId,
    options: &RunOptions,
) -> Result<Report, Box<Unread>> {
    let name = source.name();
    let owned;
    let bytes = match source {
        Source::Bytes { bytes, .. } => bytes,
        Source::Problem(problem) => return Err(Unread::without_document(problem.reason.clone())),
        Source::File(path) => {
            owned = read_file(path, options.limits.bytes)
                .map_err(|error| Unread::without_document(reason(&error)))?;
            &owned
        }
    };
    let input = Input {
        id,
        name: &name,
        bytes,
    };
    let document = gouji_readers::read(registry.readers(), &input, &options.limits);
    gouji_core::load(document, registry.forms(), options.form).map_err(|not| {
        let NotAReport { reason, document } = *not;
        Box::new(Unread {
            reason,
            document: Some(document),
        })
    })
}

fn process<T>(
    registry: &Registry,
    rules: &RuleSet<'_>,
    past: &PastIndex,
    source: &Source,
    id: DocumentId,
    options: &RunOptions,
    map: &(impl Fn(&str, Processed<'_>) -> T + Sync),
) -> T {
    let name = source.name();
    let work = || match read_source(registry, source, id, options) {
        Ok(report) => {
            let form = &registry.forms()[report.form];
            let before = past.before(&report);
            let cx = ReportCx {
                report: &report,
                form,
                source: &name,
                past: before.past(),
                memo: &Memo::default(),
            };
            let outcome = gouji_core::check(&cx, rules);
            let checked = Checked {
                report: &report,
                form,
                outcome: &outcome,
            };
            map(&name, Processed::Checked(checked))
        }
        Err(unread) => map(&name, Processed::Unread(unread)),
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        map(
            &name,
            Processed::Unread(Unread::without_document(bug(&*panic))),
        )
    })
}

/// Reads a file, but for one byte more than the limit, by which the reader sees that it is over.
fn read_file(path: &Path, limit: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?
        .take(limit + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a panic means to a user.
pub(crate) fn bug(panic: &(dyn Any + Send)) -> Words {
    let what = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("?");
    Words::new(
        format!("程序内部错误（{what}）；这是 gouji 的缺陷，请连同该文件报告"),
        format!("internal error ({what}); this is a bug of gouji, please report it with the file"),
    )
}

impl Unread {
    fn without_document(reason: Words) -> Box<Self> {
        Box::new(Self {
            reason,
            document: None,
        })
    }

    /// What is known to be missing from the reading.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let document = self.document.as_ref();
        document.map_or_else(Vec::new, |document| {
            document
                .gaps
                .iter()
                .filter(|gap| gap.kind != GapKind::Unreadable)
                .cloned()
                .collect()
        })
    }
}
