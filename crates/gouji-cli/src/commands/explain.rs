//! `gouji explain`.

use gouji_core::{Lang, RuleSet, Selection};
use gouji_engine::registry;

use crate::args::ExplainArgs;
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::Output;

/// Prints the page of a rule, or of every rule of a group.
pub(crate) fn run(args: &ExplainArgs, lang: Lang) -> Result<Exit, CliError> {
    let registry = registry()?;
    let selection = Selection {
        only: vec![args.rule.clone()],
        ..Selection::default()
    };
    let rules = RuleSet::select(&registry, selection).map_err(CliError::UnknownRules)?;
    let mut output = Output::open(None)?;
    for (_, meta) in rules.metas() {
        let written = gouji_output::write_rule_page(output.writer(), meta, lang);
        written.map_err(|error| output.failed(error))?;
    }
    output.close()?;
    Ok(Exit::Clean)
}
