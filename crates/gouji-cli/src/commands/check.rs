//! `gouji check`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use gouji_core::{Lang, Registry, RuleSet, Selection, Severity, Words};
use gouji_engine::{
    Configuration, Discovery, FixOptions, FixTarget, Fixed, PastIndex, Processed, RunOptions,
    Source, Unused, copy_name, without_copies,
};
use gouji_output::wire::{
    ReportWire, RunHead, SetAsideWire, SkippedWire, SummaryWire, Tally, ToolWire, report,
    unreadable,
};
use gouji_output::{Diff, DiffOptions, Json, JsonLines, Sink, Terminal, TerminalOptions};

use super::timing::Stopwatches;
use super::{fix, input};
use crate::args::{CheckArgs, ColorArg, FormatArg};
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::{Output, remark};
use crate::setup::Setup;

/// Text is wrapped at this many columns; wider lines tire the eye.
const TERMINAL_WIDTH: usize = 100;

/// Files of the year before that are named when they are of no use; the others are counted.
const NAMED_UNUSED: usize = 3;

/// Checks the reports under the paths.
pub(crate) fn run(
    args: &CheckArgs,
    configuration: Option<Configuration>,
    lang: Lang,
) -> Result<Exit, CliError> {
    fix::refuse_clashes(args)?;
    let fixing = fix::options(&args.fix);
    let setup = Setup::new(&args.setup.packs, configuration)?;
    if args.strict {
        setup.refuse_faults()?;
    }
    setup.tell_faults(lang);
    let library = &setup.library;
    let registry = &library.registry;
    let selection = Selection {
        only: args.rules.clone(),
        exclude: args.exclude_rules.clone(),
        ..setup.selection()
    };
    let rules = RuleSet::select(registry, selection).map_err(CliError::UnknownRules)?;
    let options = RunOptions {
        is_timed: args.timing,
        ..input::options(registry, args.form.as_deref())?
    };
    refuse_empty(&rules)?;
    let found = without_copies(input::find(&args.paths)?);
    if let Some(output) = &args.output {
        refuse_input_as_output(output, &found.sources)?;
    }
    let mut output = if fix::takes_stdout(args) {
        Output::beside()
    } else {
        Output::open(args.output.as_deref())?
    };
    let is_terminal = output.is_terminal();
    let inputs = &found.sources;
    let past = PastIndex::look(
        registry,
        &rules,
        inputs,
        &last_year(&args.last_year, &setup),
        &options,
    );
    if let Some(words) = unused_words(past.unused(), past.skipped()) {
        remark(&words, lang);
    }
    let stopwatches = Stopwatches::default();
    if args.timing {
        stopwatches.load_dictionary(registry);
    }
    let written = {
        let hash = library.rules_hash(&rules);
        let format = format(args, setup.configuration.as_ref());
        let mut sink = sink(args, format, lang, hash, &mut output, is_terminal);
        let set_aside = SetAsideWire {
            rules: library.aside.rules.clone(),
            files: library.aside.files as u64,
        };
        write(
            registry,
            &rules,
            &found,
            &past,
            &options,
            fixing.as_ref(),
            set_aside,
            lang,
            &stopwatches,
            &mut *sink,
        )
    };
    let summary = written.map_err(|error| output.failed(error))?;
    output.close()?;
    if args.timing {
        stopwatches.tell(&rules, lang);
    }
    if args.fix.diff {
        fix::tell(&summary, args.fix.suggested, lang);
    }
    let configuration = setup.configuration.as_ref();
    let by_findings = exit(&summary, fail_level(args, configuration));
    Ok(fix::exit(&args.fix, &summary, by_findings))
}

/// A run of no rule would call every report sound.
fn refuse_empty(rules: &RuleSet<'_>) -> Result<(), CliError> {
    if rules.report_rules().next().is_some() {
        return Ok(());
    }
    Err(CliError::Wrong(Words::fixed(
        "没有剩下可用的规则：--rule 点名的都被 --exclude-rule 或配置去掉了",
        "no rule is left: all that --rule names are taken away by --exclude-rule or the configuration",
    )))
}

/// An output in the place of a report, or of its corrected copy, would destroy it.
fn refuse_input_as_output(output: &Path, sources: &[Source]) -> Result<(), CliError> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let output_is = |path: &Path| real(path) == real(output);
    let is_input = sources.iter().any(|source| match source {
        Source::File(path) => output_is(path) || output_is(&copy_name(path)),
        Source::Bytes { .. } | Source::Problem(_) => false,
    });
    if !is_input {
        return Ok(());
    }
    let output = output.display();
    Err(CliError::Wrong(Words::new(
        format!(
            "--output 指定的 {output} 就是要检查的报告或它的改正稿，写进去会毁掉原文；请换一个文件名"
        ),
        format!(
            "--output {output} is one of the reports or its corrected copy and would be destroyed; take another name"
        ),
    )))
}

/// From which level on findings make the run fail.
pub(super) fn fail_level(args: &CheckArgs, configuration: Option<&Configuration>) -> Severity {
    let written = configuration.and_then(|one| one.config.fail_level.as_ref());
    let written = written.map(|level| level.value);
    let asked = args.fail_level.map(Severity::from);
    asked.or(written).unwrap_or(Severity::Error)
}

/// The format of the output.
pub(super) fn format(args: &CheckArgs, configuration: Option<&Configuration>) -> FormatArg {
    let written = configuration.and_then(|one| one.config.format.as_ref());
    let written = written.and_then(|format| FormatArg::from_str(format.value, false).ok());
    args.format.or(written).unwrap_or(FormatArg::Terminal)
}

/// Where the reports of the year before are; the command line stands for the configuration.
pub(super) fn last_year(given: &[PathBuf], setup: &Setup) -> Vec<PathBuf> {
    match &setup.configuration {
        Some(one) if given.is_empty() => {
            let written = one.config.last_year.iter();
            written.map(|path| one.path(&path.value)).collect()
        }
        _ => given.to_vec(),
    }
}

/// What of the year before is of no use: counted, and named as far as one line holds it.
fn unused_words(unused: &[Unused], skipped: u64) -> Option<Words> {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    if !unused.is_empty() {
        let named = unused.iter().take(NAMED_UNUSED);
        let (names_zh, names_en): (Vec<_>, Vec<_>) = named
            .map(|one| {
                let Unused { source, reason } = one;
                let zh = format!("{source}（{}）", reason.zh);
                (zh, format!("{source} ({})", reason.en))
            })
            .unzip();
        let (count, more) = (unused.len(), unused.len() > NAMED_UNUSED);
        zh.push(format!(
            "上年的报告中有 {count} 个文件没有用上：{}{}",
            names_zh.join("、"),
            if more { "等" } else { "" }
        ));
        en.push(format!(
            "{count} of the files of the year before could not be used: {}{}",
            names_en.join(", "),
            if more { ", and more" } else { "" }
        ));
    }
    if skipped > 0 {
        zh.push(format!("上年的文件夹中略过 {skipped} 个不是报告的文件"));
        en.push(format!(
            "passed over in the folders of the year before, as they hold no report: {skipped}"
        ));
    }
    (!zh.is_empty()).then(|| Words::new(zh.join("；"), en.join("; ")))
}

fn sink<'a>(
    args: &CheckArgs,
    format: FormatArg,
    lang: Lang,
    rules_hash: String,
    output: &'a mut Output,
    is_terminal: bool,
) -> Box<dyn Sink + 'a> {
    let head = RunHead {
        tool: ToolWire {
            name: "gouji".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        rules_hash,
    };
    let colour = match args.color {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none(),
    };
    if args.fix.diff {
        let options = DiffOptions {
            colour,
            is_terminal,
        };
        return Box::new(Diff::new(output.writer(), options));
    }
    match format {
        FormatArg::Json => Box::new(Json::new(output.writer(), head)),
        FormatArg::Jsonl => Box::new(JsonLines::new(output.writer(), head)),
        FormatArg::Terminal => {
            let options = TerminalOptions {
                lang,
                colour,
                width: TERMINAL_WIDTH,
                quiet: args.quiet,
            };
            Box::new(Terminal::new(output.writer(), options))
        }
    }
}

/// Runs the rules and writes each report as it comes, then the summary.
#[expect(
    clippy::too_many_arguments,
    reason = "the parts of a run, named at the only caller"
)]
fn write(
    registry: &Registry,
    rules: &RuleSet<'_>,
    found: &Discovery,
    past: &PastIndex,
    options: &RunOptions,
    fixing: Option<&FixOptions>,
    set_aside: SetAsideWire,
    lang: Lang,
    stopwatches: &Stopwatches,
    sink: &mut dyn Sink,
) -> std::io::Result<SummaryWire> {
    let mut tally = Tally::new(rules, lang);
    let map = |name: &str, processed: Processed<'_>| {
        if let Processed::Checked(checked) = &processed {
            checked
                .timings
                .into_iter()
                .for_each(|one| stopwatches.add(one));
        }
        wire(name, &processed, rules, lang)
    };
    let mut written = |report: ReportWire| {
        tally.add(&report);
        sink.report(&report)
    };
    let sources = &found.sources;
    match fixing {
        None => gouji_engine::run(registry, rules, sources, past, options, map, written)?,
        Some(fixing) => {
            let map = |name: &str, processed: Processed<'_>, mut fixed: Fixed| {
                let bytes = fixed.bytes.take();
                let is_read = matches!(processed, Processed::Checked(_));
                let fixes = is_read.then(|| fix::wire(&fixed, lang));
                let report = map(name, processed);
                (ReportWire { fixes, ..report }, bytes)
            };
            let written = |(report, bytes): (ReportWire, Option<Vec<u8>>)| {
                if let Some(bytes) = bytes.filter(|_| fixing.target != FixTarget::Shown) {
                    fix::hand_over(&bytes)?;
                }
                written(report)
            };
            gouji_engine::fix(
                registry, rules, sources, past, options, fixing, map, written,
            )?;
        }
    }
    let skipped = found
        .skipped
        .iter()
        .map(|(kind, count)| SkippedWire {
            kind: kind.clone(),
            count: *count,
        })
        .collect();
    let summary = SummaryWire {
        set_aside,
        ..tally.finish(skipped)
    };
    sink.finish(&summary)?;
    Ok(summary)
}

fn wire(name: &str, processed: &Processed<'_>, rules: &RuleSet<'_>, lang: Lang) -> ReportWire {
    match processed {
        Processed::Checked(checked) => report(
            name,
            checked.report,
            checked.form,
            checked.outcome,
            rules,
            lang,
        ),
        Processed::Unread(unread) => unreadable(
            name,
            &unread.reason,
            &unread.gaps(),
            unread.document.as_ref(),
            lang,
        ),
    }
}

/// An incomplete run is told from one with findings: its other results are not the whole truth.
fn exit(summary: &SummaryWire, fail_level: Severity) -> Exit {
    let counts = &summary.findings;
    let failing = match fail_level {
        Severity::Error => counts.error,
        Severity::Warning => counts.error + counts.warning,
        Severity::Info => counts.error + counts.warning + counts.info,
    };
    debug_assert_eq!(summary.files, summary.checked + summary.unreadable);
    match (summary.unreadable, failing) {
        (0, 0) => Exit::Clean,
        (0, _) => Exit::Findings,
        _ => Exit::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unused_files_are_counted_and_the_first_are_named() {
        let unused = |name: &str| Unused {
            source: name.to_owned(),
            reason: Words::fixed("不是报告", "no report"),
        };
        let of = |names: &[&str], skipped| {
            let unused: Vec<_> = names.iter().map(|name| unused(name)).collect();
            unused_words(&unused, skipped).map(|words| (words.zh, words.en))
        };
        assert_eq!(of(&[], 0), None);
        let one = of(&["a"], 0).unwrap_or_default();
        assert_eq!(one.0, "上年的报告中有 1 个文件没有用上：a（不是报告）");
        let many = of(&["a", "b", "c", "d"], 2).unwrap_or_default();
        assert_eq!(
            many.1,
            "4 of the files of the year before could not be used: a (no report), b (no report), c (no report), and more; passed over in the folders of the year before, as they hold no report: 2"
        );
    }
}
