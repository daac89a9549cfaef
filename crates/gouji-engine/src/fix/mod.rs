//! Mends what rules are sure of, in text files, and never a figure.
//!
//! ```text
//! findings ── edits ──▶ guarded, none over another ── patch ──▶ bytes ── read and checked again
//! ```

mod edit;
mod figures;
mod mend;
mod name;
mod patch;
mod plan;
mod shown;
mod write;

use std::path::{Path, PathBuf};

use gouji_core::{DocumentId, Registry, RuleSet, Words};

pub use figures::touches_figure;
pub use name::{copy_name, without_copies};

use crate::discover::Source;
use crate::past::PastIndex;
use crate::run::{Checked, Processed, RunOptions, Unread, bytes_of, caught, in_groups};
use mend::{Bench, Mended, Read};
use write::Copy;

/// How inputs are mended.
#[derive(Debug, Clone, Copy)]
pub struct FixOptions {
    /// Whether fixes are applied that a person should decide on.
    pub suggested: bool,
    /// Where the corrected text goes.
    pub target: FixTarget,
}

/// Where corrected text goes. That of standard input is handed to the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FixTarget {
    /// To a file beside the original.
    Copy {
        /// Whether a copy that differs may be replaced.
        overwrite: bool,
    },
    /// Over the original.
    InPlace,
    /// Nowhere.
    Shown,
}

/// What came of mending one input.
#[derive(Debug, Clone, Default)]
pub struct Fixed {
    /// Where the corrected text is.
    pub state: FixState,
    /// What was changed, by pass and place.
    pub applied: Vec<AppliedFix>,
    /// Fixes that were not made although they are called sure, with the reason.
    pub refused: Vec<RefusedFix>,
    /// Findings left whose fix a person should decide on.
    pub suggested: usize,
    /// The text before and after, where it changed and is only shown, without the inner characters
    /// of masked places.
    pub texts: Option<(String, String)>,
    /// The content that standard input comes out as.
    pub bytes: Option<Vec<u8>>,
}

/// Where the corrected text of an input is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum FixState {
    /// There was nothing to change.
    #[default]
    Unchanged,
    /// In this file, which was written.
    Written(PathBuf),
    /// In this file, which was the same already.
    Standing(PathBuf),
    /// With the caller.
    HandedOver,
    /// Nowhere: it could not be written or made, and the findings are those of the original.
    NotWritten(Words),
    /// Nowhere: files of this kind are not mended yet.
    Unsupported(Words),
}

/// A fix that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppliedFix {
    /// Id of the rule.
    pub rule: String,
    /// What the fix does.
    pub title: Words,
    /// The lines of its edits, from 1, rising.
    pub lines: Vec<u32>,
}

/// A fix that was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedFix {
    /// Id of the rule.
    pub rule: String,
    /// What the fix would do.
    pub title: Words,
    /// The line of its first edit, from 1, where it is known.
    pub line: Option<u32>,
    /// Why it was not made.
    pub reason: Words,
}

/// Reads and checks every input on all cores, mends what is sure, and checks again until nothing
/// sure is left.
///
/// `map` and `sink` are those of [`run`](crate::run); the outcome that `map` gets is that of the
/// corrected text, and of the original where that could not be written.
///
/// # Errors
/// The first error of `sink` ends the run.
#[expect(clippy::too_many_arguments, reason = "those of a run, and how to mend")]
pub fn fix<T: Send, E>(
    registry: &Registry,
    rules: &RuleSet<'_>,
    sources: &[Source],
    past: &PastIndex,
    options: &RunOptions,
    fixing: &FixOptions,
    map: impl Fn(&str, Processed<'_>, Fixed) -> T + Sync,
    sink: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let work = |source: &Source, id: DocumentId| {
        let name = source.name();
        let bench = Bench {
            registry,
            rules,
            past,
            options,
            name: &name,
            id,
            suggested: fixing.suggested,
        };
        let done = caught(|| one(&bench, source, fixing.target));
        let (read, fixed) = done.unwrap_or_else(|bug| (Err(bug), Fixed::default()));
        match read {
            Ok(read) => {
                let checked = Checked {
                    report: &read.report,
                    form: &registry.forms()[read.report.form],
                    outcome: &read.outcome,
                    timings: None,
                };
                map(&name, Processed::Checked(checked), fixed)
            }
            Err(unread) => map(&name, Processed::Unread(unread), fixed),
        }
    };
    in_groups(sources, work, sink)
}

/// Mends one input.
fn one(
    bench: &Bench<'_>,
    source: &Source,
    target: FixTarget,
) -> (Result<Read, Box<Unread>>, Fixed) {
    let limits = &bench.options.limits;
    let bytes = match bytes_of(source, limits) {
        Ok(bytes) => bytes.into_owned(),
        Err(unread) => return (Err(unread), Fixed::default()),
    };
    // What was cut off at the limit must not be taken for the whole.
    let is_filter = matches!(source, Source::Bytes { .. });
    let whole = (is_filter && bytes.len() as u64 <= limits.bytes).then(|| bytes.clone());
    let back = |fixed: Fixed| Fixed {
        bytes: whole.clone(),
        ..fixed
    };
    let original = match bench.read(bytes) {
        Ok(read) => read,
        Err(unread) => return (Err(unread), back(Fixed::default())),
    };
    if let Some(words) = unsupported(&original, bench.name) {
        let fixed = untouched(&original, FixState::Unsupported(words));
        return (Ok(original), back(fixed));
    }
    let before = (target == FixTarget::Shown).then(|| shown(&original));
    let old = original.bytes.clone();
    let mended = mend::mend(bench, original);
    let written = mended.and_then(|mended| match mended.applied.is_empty() {
        true => Ok((mended, FixState::Unchanged)),
        false => {
            let state = put(source, target, &old, &mended.read.bytes)?;
            Ok((mended, state))
        }
    });
    match written {
        Ok((mended, state)) => {
            let fixed = told(&mended, state, before, bench.suggested);
            let bytes = whole.as_ref().map(|_| mended.read.bytes.clone());
            (Ok(mended.read), Fixed { bytes, ..fixed })
        }
        Err(words) => match bench.read(old) {
            Ok(read) => {
                let fixed = untouched(&read, FixState::NotWritten(words));
                (Ok(read), back(fixed))
            }
            Err(unread) => (Err(unread), back(Fixed::default())),
        },
    }
}

/// Why the findings of a file are not mended, if they are not.
fn unsupported(read: &Read, name: &str) -> Option<Words> {
    let ending = Path::new(name).extension().unwrap_or_default();
    let is_table = ending.eq_ignore_ascii_case("csv") || ending.eq_ignore_ascii_case("tsv");
    let format = read.report.document.format;
    (format != "txt" || is_table).then(|| {
        let kind = if is_table { "CSV/TSV" } else { format };
        let kind = kind.to_ascii_uppercase();
        Words::new(
            format!("{kind} 文件还不能自动改正，请照改法手工修改；目前只改纯文本和 Markdown"),
            format!("{kind} files cannot be mended yet, only plain text and Markdown"),
        )
    })
}

/// Puts the corrected content where it belongs.
fn put(source: &Source, target: FixTarget, old: &[u8], new: &[u8]) -> Result<FixState, Words> {
    match (source, target) {
        (Source::File(path), FixTarget::Copy { overwrite }) => {
            match write::copy(path, new, overwrite)? {
                Copy::Written(copy) => Ok(FixState::Written(copy)),
                Copy::Standing(copy) => Ok(FixState::Standing(copy)),
            }
        }
        (Source::File(path), FixTarget::InPlace) => {
            write::over(path, old, new)?;
            Ok(FixState::Written(path.clone()))
        }
        (Source::File(_), FixTarget::Shown) | (Source::Bytes { .. } | Source::Problem(_), _) => {
            Ok(FixState::HandedOver)
        }
    }
}

fn shown(read: &Read) -> String {
    shown::shown(&read.report.document, &read.outcome.masked)
}

fn untouched(read: &Read, state: FixState) -> Fixed {
    Fixed {
        state,
        suggested: plan::count_suggested(&read.outcome),
        ..Fixed::default()
    }
}

fn told(mended: &Mended, state: FixState, before: Option<String>, suggested: bool) -> Fixed {
    let texts = before.map(|before| (before, shown(&mended.read)));
    let left = plan::count_suggested(&mended.read.outcome);
    Fixed {
        state,
        applied: mended.applied.clone(),
        refused: mended.refused.clone(),
        suggested: if suggested { 0 } else { left },
        texts: texts.filter(|(before, after)| before != after),
        bytes: None,
    }
}
