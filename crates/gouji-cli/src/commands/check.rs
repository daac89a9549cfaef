//! `gouji check`.

use std::path::PathBuf;

use clap::ValueEnum;
use gouji_core::{Lang, Registry, RuleSet, Selection, Severity, Words};
use gouji_engine::{Configuration, Discovery, PastIndex, Processed, RunOptions, Unused};
use gouji_output::wire::{
    ReportWire, RunHead, SetAsideWire, SkippedWire, SummaryWire, Tally, ToolWire, report,
    unreadable,
};
use gouji_output::{Json, JsonLines, Sink, Terminal, TerminalOptions};

use super::input;
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
    let options = input::options(registry, args.form.as_deref())?;
    let found = input::find(&args.paths)?;
    let mut output = Output::open(args.output.as_deref())?;
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
    let written = {
        let hash = library.rules_hash(&rules);
        let format = format(args, setup.configuration.as_ref());
        let mut sink = sink(args, format, lang, hash, &mut output, is_terminal);
        let set_aside = SetAsideWire {
            rules: library.aside.rules.clone(),
            files: library.aside.files as u64,
        };
        write(
            registry, &rules, &found, &past, &options, set_aside, lang, &mut *sink,
        )
    };
    let summary = written.map_err(|error| output.failed(error))?;
    output.close()?;
    let configuration = setup.configuration.as_ref();
    Ok(exit(&summary, fail_level(args, configuration)))
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
    match format {
        FormatArg::Json => Box::new(Json::new(output.writer(), head)),
        FormatArg::Jsonl => Box::new(JsonLines::new(output.writer(), head)),
        FormatArg::Terminal => {
            let color = match args.color {
                ColorArg::Always => true,
                ColorArg::Never => false,
                ColorArg::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none(),
            };
            let options = TerminalOptions {
                lang,
                colour: color,
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
    set_aside: SetAsideWire,
    lang: Lang,
    sink: &mut dyn Sink,
) -> std::io::Result<SummaryWire> {
    let mut tally = Tally::new(rules, lang);
    let map = |name: &str, processed: Processed<'_>| wire(name, &processed, rules, lang);
    gouji_engine::run(
        registry,
        rules,
        &found.sources,
        past,
        options,
        map,
        |report: ReportWire| {
            tally.add(&report);
            sink.report(&report)
        },
    )?;
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
