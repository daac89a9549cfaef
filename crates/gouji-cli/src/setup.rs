//! What a run works with: the configuration, and the rules of the program and of packs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use gouji_core::{Diagnostic, Lang, Selection, Words};
use gouji_engine::{Aside, Configuration, Library, Settings, find_config, is_error, read_packs};

use crate::args::SetupArgs;
use crate::error::CliError;
use crate::output::{draw, remark};

/// Everything that is ready before a command does its work.
pub(crate) struct Setup {
    /// Readers, forms, rules.
    pub(crate) library: Library,
    /// The configuration, if there is one.
    pub(crate) configuration: Option<Configuration>,
}

/// The configuration that a command line asks for, or that is nearest to its first input.
pub(crate) fn configuration(
    args: &SetupArgs,
    input: Option<&Path>,
) -> Result<Option<Configuration>, CliError> {
    if args.isolated {
        return Ok(None);
    }
    let input = input.filter(|path| *path != Path::new("-"));
    let Some(path) = args.config.clone().or_else(|| find_config(input)) else {
        return Ok(None);
    };
    Ok(Some(Configuration::read(&path)?))
}

impl Setup {
    /// Reads the packs of the configuration and of the command line.
    pub(crate) fn new(
        packs: &[PathBuf],
        configuration: Option<Configuration>,
    ) -> Result<Self, CliError> {
        let read = read_packs(configuration.as_ref(), packs).map_err(CliError::Wrong)?;
        let settings = configuration.as_ref().map(|one| &one.config.settings);
        let settings = settings.unwrap_or(&Settings::default()).clone();
        let mut library = Library::load(&read.sources, &settings)?;
        library.diagnostics.extend(read.diagnostics);
        if let Some(one) = &configuration {
            library.know(&one.config.known_words);
        }
        let setup = Self {
            library,
            configuration,
        };
        setup.refuse_faulty_configuration()?;
        Ok(setup)
    }

    /// The same, and says beside the output which rules are set aside.
    pub(crate) fn told(
        packs: &[PathBuf],
        configuration: Option<Configuration>,
        lang: Lang,
    ) -> Result<Self, CliError> {
        let setup = Self::new(packs, configuration)?;
        setup.tell_faults(lang);
        Ok(setup)
    }

    /// The rules as packs and the configuration set them.
    pub(crate) fn selection(&self) -> Selection {
        self.library.selection(self.folder())
    }

    /// The folder of the configuration.
    pub(crate) fn folder(&self) -> Option<&Path> {
        let configuration = self.configuration.as_ref()?;
        Some(&configuration.folder)
    }

    /// Ends a run that takes no faulty rule files.
    pub(crate) fn refuse_faults(&self) -> Result<(), CliError> {
        let errors = self.errors();
        if errors.is_empty() {
            return Ok(());
        }
        let count = errors.len();
        let words = Words::new(
            format!("规则文件有 {count} 处错误；用了 --strict，没有开始检查"),
            format!("rule files have {count} errors; with --strict, nothing was checked"),
        );
        Err(CliError::Faulty(errors, words))
    }

    /// Draws the faults of rule files, and says what is set aside for them.
    pub(crate) fn tell_faults(&self, lang: Lang) {
        let errors = self.errors();
        if !errors.is_empty() {
            draw(&errors, lang);
            remark(&aside_words(errors.len(), &self.library.aside), lang);
        }
    }

    fn errors(&self) -> Vec<Diagnostic> {
        let faults = self.library.diagnostics.iter();
        faults.filter(|fault| is_error(fault)).cloned().collect()
    }

    /// Names of rules and packs are known only now; a configuration with a wrong one is faulty.
    fn refuse_faulty_configuration(&self) -> Result<(), CliError> {
        let Some(configuration) = &self.configuration else {
            return Ok(());
        };
        let file = &configuration.config.file;
        let mut errors = self.errors();
        errors.retain(|fault| Arc::ptr_eq(&fault.file, file));
        if errors.is_empty() {
            Ok(())
        } else {
            Err(CliError::faulty_configuration(errors))
        }
    }
}

fn aside_words(errors: usize, aside: &Aside) -> Words {
    let rules = aside.rules.len();
    let (mut zh, mut en) = (
        format!("规则文件有 {errors} 处错误，{rules} 条规则没有使用"),
        format!("rule files have {errors} errors; {rules} rules are not used"),
    );
    if aside.files > 0 {
        zh += &format!("，另有 {} 个文件没有读取", aside.files);
        en += &format!(", and {} files were not read", aside.files);
    }
    Words::new(zh, en)
}
