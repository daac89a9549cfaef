//! Runs the rules over the inputs.

use std::any::Any;
use std::borrow::Cow;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::rc::Rc;

use gouji_core::{
    Document, DocumentId, Form, Gap, GapKind, Input, Limits, Memo, NotAReport, Outcome, Registry,
    Report, ReportCx, RuleSet, Words,
};
use rayon::prelude::*;

use crate::authoring::read_document;
use crate::discover::{Source, reason};
use crate::past::PastIndex;
use crate::timing::{Clock, Timings};

/// How a run goes about its inputs.
#[derive(Debug, Clone, Copy, Default)]
pub struct RunOptions {
    /// Read every input on this form (its index), whatever it looks like.
    pub form: Option<usize>,
    /// What one input may cost.
    pub limits: Limits,
    /// Whether the parts of the work are measured.
    pub is_timed: bool,
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
    /// What the parts of the work took, where that was asked for.
    pub timings: Option<&'a Timings>,
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
    sink: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let work = |source: &Source, id| process(registry, rules, past, source, id, options, &map);
    in_groups(sources, work, sink)
}

/// Works on every input on all cores, and hands the results over in input order.
pub(crate) fn in_groups<T: Send, E>(
    sources: &[Source],
    work: impl Fn(&Source, DocumentId) -> T + Sync,
    mut sink: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let group = GROUP_PER_THREAD * rayon::current_num_threads();
    for (number, sources) in sources.chunks(group).enumerate() {
        let results: Vec<T> = sources
            .par_iter()
            .enumerate()
            .map(|(position, source)| {
                let id = DocumentId(u32::try_from(number * group + position).unwrap_or(u32::MAX));
                work(source, id)
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
    let bytes = bytes_of(source, &options.limits)?;
    read_bytes(registry, &source.name(), &bytes, id, options)
}

/// The content of an input, cut off behind its limit.
pub(crate) fn bytes_of<'a>(
    source: &'a Source,
    limits: &Limits,
) -> Result<Cow<'a, [u8]>, Box<Unread>> {
    match source {
        Source::Bytes { bytes, .. } => Ok(Cow::Borrowed(bytes)),
        Source::Problem(problem) => Err(Unread::without_document(problem.reason.clone())),
        Source::File(path) => match read_file(path, limits.bytes) {
            Ok(bytes) => Ok(Cow::Owned(bytes)),
            Err(error) => Err(Unread::without_document(reason(&error))),
        },
    }
}

/// Reads bytes as a report.
pub(crate) fn read_bytes(
    registry: &Registry,
    name: &str,
    bytes: &[u8],
    id: DocumentId,
    options: &RunOptions,
) -> Result<Report, Box<Unread>> {
    let input = Input { id, name, bytes };
    let document = read_document(registry, &input, &options.limits);
    gouji_core::load(document, registry.forms(), options.form).map_err(|not| {
        let NotAReport { reason, document } = *not;
        Box::new(Unread {
            reason,
            document: Some(document),
        })
    })
}

/// What the rules say about a report.
pub(crate) fn judge(
    registry: &Registry,
    rules: &RuleSet<'_>,
    past: &PastIndex,
    name: &str,
    report: &Report,
    memo: &Memo,
) -> Outcome {
    let before = past.before(report);
    let cx = ReportCx {
        report,
        form: &registry.forms()[report.form],
        source: name,
        past: before.past(),
        knowledge: registry.knowledge(),
        memo,
    };
    gouji_core::check(&cx, rules)
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
    let clock = options.is_timed.then(Rc::<Clock>::default);
    let read = || {
        let bytes = Clock::time(clock.as_ref(), "File", || bytes_of(source, &options.limits))?;
        Clock::time(clock.as_ref(), "Report", || {
            read_bytes(registry, &name, &bytes, id, options)
        })
    };
    let work = || match read() {
        Ok(report) => {
            let memo = match clock.clone() {
                Some(clock) => Memo::timed(clock),
                None => Memo::default(),
            };
            let outcome = judge(registry, rules, past, &name, &report, &memo);
            let timings = clock.as_ref().map(|clock| clock.timings());
            let checked = Checked {
                report: &report,
                form: &registry.forms()[report.form],
                outcome: &outcome,
                timings: timings.as_ref(),
            };
            map(&name, Processed::Checked(checked))
        }
        Err(unread) => map(&name, Processed::Unread(unread)),
    };
    caught(work).unwrap_or_else(|bug| map(&name, Processed::Unread(bug)))
}

/// Works on one input; a panic is that input's outcome.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Box<Unread>> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| Unread::without_document(bug(&*panic)))
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
