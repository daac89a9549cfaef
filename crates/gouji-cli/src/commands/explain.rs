//! `gouji explain`.

use gouji_core::{Lang, RuleSet, Selection, Words};
use gouji_engine::{Configuration, code_page};

use crate::args::ExplainArgs;
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::Output;
use crate::setup::Setup;

/// Prints the page of a rule, or of every rule of a group.
pub(crate) fn run(
    args: &ExplainArgs,
    configuration: Option<Configuration>,
    lang: Lang,
) -> Result<Exit, CliError> {
    if args.is_code() {
        return code(&args.rule, lang);
    }
    let setup = Setup::told(&args.setup.packs, configuration, lang)?;
    let registry = &setup.library.registry;
    let selection = Selection {
        only: vec![args.rule.clone()],
        ..Selection::default()
    };
    let rules = RuleSet::select(registry, selection).map_err(CliError::UnknownRules)?;
    let mut output = Output::open(None)?;
    for (_, meta) in rules.metas() {
        let written = gouji_output::write_rule_page(output.writer(), meta, lang);
        written.map_err(|error| output.failed(error))?;
    }
    output.close()?;
    Ok(Exit::Clean)
}

/// Prints the page of a code of a fault.
fn code(name: &str, lang: Lang) -> Result<Exit, CliError> {
    let page = code_page(name).map_err(|near| {
        let near = near.unwrap_or("E1201");
        CliError::Wrong(Words::new(
            format!("没有错误代码 {name}；您是不是想写 {near}？"),
            format!("there is no code {name}; did you mean {near}?"),
        ))
    })?;
    let mut output = Output::open(None)?;
    let written = gouji_output::write_code_page(output.writer(), &page, lang);
    written.map_err(|error| output.failed(error))?;
    output.close()?;
    Ok(Exit::Clean)
}
