//! `gouji facts`.

use gouji_core::{DocumentId, Lang};
use gouji_engine::{Configuration, read_source};
use gouji_output::wire::facts;

use super::input;
use crate::args::{FactsArgs, TableFormatArg};
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::{Output, complain};
use crate::setup::Setup;

/// Prints every figure read from a report.
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
    let written = match args.format {
        TableFormatArg::Json => gouji_output::write_json_document(
            output.writer(),
            &facts(&source.name(), &report, form, lang),
        ),
        TableFormatArg::Table => {
            gouji_output::write_facts(output.writer(), &source.name(), &report, form, lang)
        }
    };
    written.map_err(|error| output.failed(error))?;
    output.close()?;
    Ok(Exit::Clean)
}
