//! `gouji check`.

use gouji_core::{Lang, RuleSet, Selection, Severity};
use gouji_engine::{Discovery, Processed, RunOptions, registry, rules_hash};
use gouji_output::wire::{
    ReportWire, RunHead, SkippedWire, SummaryWire, Tally, ToolWire, report, unreadable,
};
use gouji_output::{Json, JsonLines, Sink, Terminal, TerminalOptions};

use super::input;
use crate::args::{CheckArgs, ColorArg, FormatArg};
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::Output;

/// Text is wrapped at this many columns; wider lines tire the eye.
const TERMINAL_WIDTH: usize = 100;

/// Checks the reports under the paths.
pub(crate) fn run(args: &CheckArgs, lang: Lang) -> Result<Exit, CliError> {
    let registry = registry()?;
    let selection = Selection {
        only: args.rules.clone(),
        exclude: args.exclude_rules.clone(),
        ..Selection::default()
    };
    let rules = RuleSet::select(&registry, selection).map_err(CliError::UnknownRules)?;
    let options = input::options(&registry, args.form.as_deref())?;
    let found = input::find(&args.paths)?;
    let mut output = Output::open(args.output.as_deref())?;
    let is_terminal = output.is_terminal();
    let written = {
        let mut sink = sink(args, lang, &rules, &mut output, is_terminal);
        write(&registry, &rules, &found, &options, lang, &mut *sink)
    };
    let summary = written.map_err(|error| output.failed(error))?;
    output.close()?;
    Ok(exit(&summary, args.fail_level.into()))
}

fn sink<'a>(
    args: &CheckArgs,
    lang: Lang,
    rules: &RuleSet<'_>,
    output: &'a mut Output,
    is_terminal: bool,
) -> Box<dyn Sink + 'a> {
    let head = RunHead {
        tool: ToolWire {
            name: "gouji".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        rules_hash: rules_hash(rules),
    };
    match args.format {
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
fn write(
    registry: &gouji_core::Registry,
    rules: &RuleSet<'_>,
    found: &Discovery,
    options: &RunOptions,
    lang: Lang,
    sink: &mut dyn Sink,
) -> std::io::Result<SummaryWire> {
    let mut tally = Tally::new(rules, lang);
    let map = |name: &str, processed: Processed<'_>| wire(name, &processed, rules, lang);
    gouji_engine::run(
        registry,
        rules,
        &found.sources,
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
    let summary = tally.finish(skipped);
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
