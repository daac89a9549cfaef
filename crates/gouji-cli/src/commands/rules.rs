//! `gouji rules`.

use gouji_core::Lang;
use gouji_engine::Configuration;
use gouji_output::wire::rules;

use crate::args::{RulesArgs, TableFormatArg};
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::Output;
use crate::setup::Setup;

/// Lists all rules.
pub(crate) fn run(
    args: &RulesArgs,
    configuration: Option<Configuration>,
    lang: Lang,
) -> Result<Exit, CliError> {
    let setup = Setup::told(&args.setup.packs, configuration, lang)?;
    let registry = &setup.library.registry;
    let rules = rules(&registry.rule_metas(), lang);
    let mut output = Output::open(None)?;
    let written = match args.format {
        TableFormatArg::Json => gouji_output::write_json_document(output.writer(), &rules),
        TableFormatArg::Table => gouji_output::write_rules(output.writer(), &rules, lang),
    };
    written.map_err(|error| output.failed(error))?;
    output.close()?;
    Ok(Exit::Clean)
}
