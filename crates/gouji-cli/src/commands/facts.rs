//! `gouji facts`.

use gouji_core::{DocumentId, Lang, Memo, Report, ReportCx, RuleSet};
use gouji_engine::{Configuration, PastIndex, RunOptions, Source, read_source};
use gouji_output::wire::{self, NumbersWire, facts};

use super::check::last_year;
use super::input;
use crate::args::{FactsArgs, TableFormatArg};
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::{Output, complain};
use crate::setup::Setup;

/// Prints every figure of the tables of a report, or every number of it with what checked it.
pub(crate) fn run(
    args: &FactsArgs,
    configuration: Option<Configuration>,
    lang: Lang,
) -> Result<Exit, CliError> {
    let setup = Setup::told(&args.setup.packs, configuration, lang)?;
    let registry = &setup.library.registry;
    let options = input::options(registry, args.form.as_deref())?;
    let found = input::find(std::slice::from_ref(&args.file))?;
    let [source] = &found.sources[..] else {
        return Err(CliError::NotOneFile(args.file.clone()));
    };
    let report = match read_source(registry, source, DocumentId(0), &options) {
        Ok(report) => report,
        Err(unread) => {
            complain(
                &gouji_core::Words::new(
                    format!("{}：{}", source.name(), unread.reason.zh),
                    format!("{}: {}", source.name(), unread.reason.en),
                ),
                lang,
            );
            return Ok(Exit::Unreadable);
        }
    };
    let form = &registry.forms()[report.form];
    let mut output = Output::open(None)?;
    let name = source.name();
    let written = if args.numbers {
        let numbers = numbers(args, &setup, source, &report, lang)?;
        match args.format {
            TableFormatArg::Json => gouji_output::write_json_document(output.writer(), &numbers),
            TableFormatArg::Table => gouji_output::write_numbers(output.writer(), &numbers, lang),
        }
    } else {
        match args.format {
            TableFormatArg::Json => gouji_output::write_json_document(
                output.writer(),
                &facts(&name, &report, form, lang),
            ),
            TableFormatArg::Table => {
                gouji_output::write_facts(output.writer(), &name, &report, form, lang)
            }
        }
    };
    written.map_err(|error| output.failed(error))?;
    output.close()?;
    Ok(Exit::Clean)
}

/// Checks the report as `gouji check` does, for what each rule compared.
fn numbers(
    args: &FactsArgs,
    setup: &Setup,
    source: &Source,
    report: &Report,
    lang: Lang,
) -> Result<NumbersWire, CliError> {
    let registry = &setup.library.registry;
    let rules = RuleSet::select(registry, setup.selection()).map_err(CliError::UnknownRules)?;
    let options = RunOptions::default();
    let last_year = last_year(&args.last_year, setup);
    let inputs = std::slice::from_ref(source);
    let past = PastIndex::look(registry, &rules, inputs, &last_year, &options);
    let before = past.before(report);
    let (name, memo) = (source.name(), Memo::default());
    let form = &registry.forms()[report.form];
    let cx = ReportCx {
        source: &name,
        past: before.past(),
        knowledge: registry.knowledge(),
        ..ReportCx::alone(report, form, &memo)
    };
    let (outcome, numbers) = gouji_core::check_numbers(&cx, &rules);
    let written = wire::numbers(&name, report, form, &outcome, &numbers, &rules, lang);
    Ok(match args.unchecked {
        true => written.unchecked(),
        false => written,
    })
}
