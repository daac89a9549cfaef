//! The rules that a user works on, from files and from the program.

use std::path::{Path, PathBuf};

use gouji_cases::Bench;
use gouji_core::{
    Diagnostic, Input, Lang, Limits, RuleIndex, RuleSet, Selection, UnknownRule, Words,
};
use gouji_engine::{Library, Pack, Settings, YamlRule, is_error, read_document, read_pack};
use gouji_output::{DiagnosticOptions, write_diagnostics};

use crate::error::CliError;
use crate::exit::Exit;
use crate::output::{Output, remark};

/// Most faults of one file that are shown.
const SHOWN_FAULTS: usize = 100;

/// The rules of the program and of the user's files.
pub(super) struct Rules {
    pub(super) library: Library,
}

impl Rules {
    /// Reads rule files, folders of them and packs; every path that holds none is told.
    pub(super) fn read(paths: &[PathBuf]) -> Result<Self, CliError> {
        let (mut sources, mut wrong) = (Vec::new(), Vec::new());
        for path in paths {
            match read_pack(path) {
                Ok(source) => sources.push(source),
                Err(words) => wrong.push(words),
            }
        }
        if !wrong.is_empty() {
            return Err(CliError::Wrong(joined(&wrong)));
        }
        let library = Library::load(&sources, &Settings::default())?;
        Ok(Self { library })
    }

    /// The rules of the user's files that were read without errors.
    pub(super) fn of_user(&self) -> Vec<&YamlRule> {
        let is_of_user = |(pack, _): &(&Pack, &YamlRule)| !pack.is_builtin;
        let rules = self.library.yaml_rules().filter(is_of_user);
        rules.map(|(_, rule)| rule).collect()
    }

    /// How many faults are errors, and how many are warnings.
    pub(super) fn counts(&self) -> (usize, usize) {
        let faults = &self.library.diagnostics;
        let errors = faults.iter().filter(|fault| is_error(fault)).count();
        (errors, faults.len() - errors)
    }

    /// How a command ends that found nothing worse than the faults of rule files.
    pub(super) fn exit(&self) -> Exit {
        match self.counts() {
            (0, _) => Exit::Clean,
            _ => Exit::Usage,
        }
    }

    /// Says beside the output which rules are set aside, where the output is about something else.
    pub(super) fn tell_errors(&self, lang: Lang) {
        for fault in self.library.diagnostics.iter().filter(|one| is_error(one)) {
            let (line, column) = fault.line_column();
            let place = format!("{}:{line}:{column}", fault.file.path);
            let Diagnostic { code, message, .. } = fault;
            remark(
                &Words::new(
                    format!("{place}：{}（{code}），该规则不用", message.zh),
                    format!("{place}: {} ({code}), the rule is set aside", message.en),
                ),
                lang,
            );
        }
    }

    /// Does some work with what examples run on.
    pub(super) fn with_bench<T>(&self, work: impl FnOnce(&Bench<'_>) -> T) -> T {
        let registry = &self.library.registry;
        let bases = self.library.bases();
        let read = |input: &Input<'_>, limits: &Limits| read_document(registry, input, limits);
        work(&Bench {
            registry,
            bases: &bases,
            read: &read,
        })
    }

    /// A run of these rules only, by their ids.
    pub(super) fn select(&self, ids: &[String]) -> Result<RuleSet<'_>, CliError> {
        let selection = Selection {
            only: ids.to_vec(),
            ..Selection::default()
        };
        RuleSet::select(&self.library.registry, selection).map_err(CliError::UnknownRules)
    }

    /// The rule with an id, if it was written in YAML.
    pub(super) fn yaml(&self, id: &str) -> Option<&YamlRule> {
        let mut rules = self.library.yaml_rules().map(|(_, rule)| rule);
        rules.find(|rule| rule_id(rule) == id)
    }
}

/// What a user named rules by: an id, or a file or folder.
pub(super) enum Named {
    Id(String),
    Files(PathBuf),
}

impl Named {
    /// An id is what is no file.
    pub(super) fn of(text: &str) -> Self {
        let path = Path::new(text);
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        if path.exists() || ["yaml", "yml", "gouji"].contains(&&*ending) {
            Self::Files(path.to_path_buf())
        } else {
            Self::Id(text.to_owned())
        }
    }

    /// The rules with those of further packs, and the ids of the named ones.
    pub(super) fn read(&self, packs: &[PathBuf]) -> Result<(Rules, Vec<String>), CliError> {
        match self {
            Self::Id(id) => {
                let rules = Rules::read(packs)?;
                let ids: Vec<String> = {
                    let set = rules.select(std::slice::from_ref(id))?;
                    let metas: Vec<(RuleIndex, _)> = set.metas().collect();
                    metas.iter().map(|(_, meta)| meta.id.to_string()).collect()
                };
                Ok((rules, ids))
            }
            Self::Files(path) => {
                let paths = [std::slice::from_ref(path), packs].concat();
                let rules = Rules::read(&paths)?;
                let prefix = path.to_string_lossy().replace('\\', "/");
                let is_named = |rule: &&YamlRule| {
                    let file = &rule.place().0.path;
                    *file == prefix
                        || file.starts_with(&format!("{}/", prefix.trim_end_matches('/')))
                };
                let of_user = rules.of_user();
                let named = of_user.iter().copied().filter(is_named);
                let ids: Vec<String> = named.map(|rule| rule_id(rule).to_owned()).collect();
                Ok((rules, ids))
            }
        }
    }
}

/// The id of a rule.
pub(super) fn rule_id(rule: &YamlRule) -> &str {
    use gouji_core::ReportRule;
    &rule.meta().id
}

/// Draws faults.
pub(super) fn draw(output: &mut Output, faults: &[Diagnostic], lang: Lang) -> Result<(), CliError> {
    let options = DiagnosticOptions {
        lang,
        colour: output.is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        limit: SHOWN_FAULTS,
        ..DiagnosticOptions::default()
    };
    let drawn = write_diagnostics(output.writer(), faults, &options);
    drawn.map_err(|error| output.failed(error))
}

/// Writes a line.
pub(super) fn line(output: &mut Output, words: &Words, lang: Lang) -> Result<(), CliError> {
    let written = writeln!(output.writer(), "{}", words.get(lang));
    written.map_err(|error| output.failed(error))
}

/// Several words as one, a line each.
pub(super) fn joined(all: &[Words]) -> Words {
    let lines = |of: fn(&Words) -> &str| all.iter().map(of).collect::<Vec<_>>().join("\n");
    Words::new(lines(|words| &words.zh), lines(|words| &words.en))
}

/// The error of a name that no rule has.
pub(super) fn no_rule(name: &str) -> CliError {
    CliError::UnknownRules(vec![UnknownRule {
        name: name.to_owned(),
        nearest: None,
    }])
}
