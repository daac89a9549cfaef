//! `gouji pack check`.

use std::path::Path;

use gouji_cases::{Bench, check_example};
use gouji_core::{Diagnostic, DiagnosticLevel, Input, Lang, Limits, Words};
use gouji_engine::{Library, Pack, Settings, YamlRule, is_error, read_document, read_packs};
use gouji_output::{DiagnosticOptions, write_diagnostics};

use super::CheckArgs;
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::Output;

/// Draws all faults of a pack, then says how much was checked.
pub(super) fn run(args: &CheckArgs, lang: Lang) -> Result<Exit, CliError> {
    let checked = Checked::new(&args.pack, args.strict)?;
    let mut output = Output::open(None)?;
    let options = DiagnosticOptions {
        lang,
        colour: output.is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        ..DiagnosticOptions::default()
    };
    let written = write_diagnostics(output.writer(), &checked.faults, &options)
        .and_then(|()| writeln!(output.writer(), "{}", checked.words().get(lang)));
    written.map_err(|error| output.failed(error))?;
    output.close()?;
    Ok(if checked.errors() == 0 {
        Exit::Clean
    } else {
        Exit::Usage
    })
}

/// A pack, read and tried.
pub(super) struct Checked {
    /// What is wrong with it and with the packs that it builds on.
    pub(super) faults: Vec<Diagnostic>,
    /// Name and version, if it has a manifest.
    name: Option<String>,
    rules: usize,
    examples: usize,
}

impl Checked {
    /// Loads a pack and runs the examples of its rules; when `strict`, warnings are errors.
    pub(super) fn new(path: &Path, strict: bool) -> Result<Self, CliError> {
        let read = read_packs(None, &[path.to_path_buf()]).map_err(CliError::Wrong)?;
        let library = Library::load(&read.sources, &Settings::default())?;
        let own: Vec<&Pack> = library
            .packs
            .iter()
            .filter(|pack| !pack.is_builtin)
            .collect();
        let rules: Vec<&YamlRule> = own.iter().flat_map(|pack| pack.rules()).collect();
        let failing = failing(&library, &rules);
        let mut faults = [library.diagnostics.clone(), read.diagnostics, failing].concat();
        if strict {
            let all = faults.iter_mut();
            all.for_each(|fault| fault.level = DiagnosticLevel::Error);
        }
        // The pack itself is read behind those that it builds on.
        let named = own.last().filter(|pack| pack.has_manifest());
        Ok(Self {
            faults,
            name: named.map(|pack| format!("{} {}", pack.name, pack.version)),
            rules: rules.len(),
            examples: rules.iter().map(|rule| rule.examples().len()).sum(),
        })
    }

    /// Whether the pack has a manifest that can be read.
    pub(super) fn is_named(&self) -> bool {
        self.name.is_some()
    }

    /// How many of its faults are errors.
    pub(super) fn errors(&self) -> usize {
        self.faults.iter().filter(|fault| is_error(fault)).count()
    }

    fn words(&self) -> Words {
        let Self {
            rules, examples, ..
        } = self;
        let errors = self.errors();
        let warnings = self.faults.len() - errors;
        let (zh, en) = match &self.name {
            Some(name) => (format!("规则包 {name}"), format!("pack {name}")),
            None => ("规则文件".to_owned(), "rule files".to_owned()),
        };
        Words::new(
            format!("{zh}：{rules} 条规则，{examples} 个示例，{errors} 处错误，{warnings} 处警告"),
            format!(
                "{en}: {rules} rules, {examples} examples, {errors} errors, {warnings} warnings"
            ),
        )
    }
}

/// The examples that do not hold.
fn failing(library: &Library, rules: &[&YamlRule]) -> Vec<Diagnostic> {
    let registry = &library.registry;
    let bases = library.bases();
    let read = |input: &Input<'_>, limits: &Limits| read_document(registry, input, limits);
    let bench = Bench {
        registry,
        bases: &bases,
        read: &read,
    };
    let mut faults = Vec::new();
    for rule in rules {
        for example in rule.examples() {
            if let Err(error) = check_example(&bench, rule, example) {
                faults.push(error.diagnostic(example));
            }
        }
    }
    faults
}
