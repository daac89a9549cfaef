//! `gouji config`.

use std::collections::BTreeMap;
use std::path::Path;

use gouji_core::{DocumentId, Lang, Setting, Words};
use gouji_engine::{Changed, Configuration, Given, ShownYaml, Subject, read_source, setting_words};

use super::check::{fail_level, format};
use super::input;
use crate::args::{CheckArgs, ConfigCommand, FormatArg};
use crate::error::CliError;
use crate::exit::Exit;
use crate::output::Output;
use crate::setup::Setup;

/// Runs a subcommand.
pub(crate) fn run(
    command: &ConfigCommand,
    configuration: Option<Configuration>,
    asked: Option<Lang>,
    lang: Lang,
) -> Result<Exit, CliError> {
    let ConfigCommand::Show(args) = command;
    let setup = Setup::told(&args.setup.packs, configuration, lang)?;
    let mut shown = Shown {
        args,
        setup: &setup,
        asked,
        lang,
        yaml: ShownYaml::default(),
    };
    shown.everything()?;
    let mut output = Output::open(None)?;
    let written = output.writer().write_all(shown.yaml.text().as_bytes());
    written.map_err(|error| output.failed(error))?;
    output.close()?;
    Ok(Exit::Clean)
}

/// The configuration as it comes out, with where each value comes from.
struct Shown<'a> {
    args: &'a CheckArgs,
    setup: &'a Setup,
    asked: Option<Lang>,
    lang: Lang,
    yaml: ShownYaml,
}

/// Where a value comes from that nobody gave.
const DEFAULT: Words = Words::fixed("默认", "default");
/// Where a value comes from that was given with an option.
const COMMAND_LINE: Words = Words::fixed("命令行", "command line");

impl Shown<'_> {
    fn everything(&mut self) -> Result<(), CliError> {
        let [path] = &self.args.paths[..] else {
            return Err(CliError::Wrong(Words::fixed(
                "gouji config show 每次看一个路径",
                "gouji config show takes one path",
            )));
        };
        self.head(path);
        self.packs();
        self.paths_of_last_year();
        self.level();
        self.format();
        self.language();
        self.rules(path)
    }

    fn head(&mut self, path: &Path) {
        let shown = path.display();
        self.remark(Words::new(
            format!("检查 {shown} 时采用的设置，可以存为 gouji.yaml"),
            format!("what applies to {shown}; it can be kept as gouji.yaml"),
        ));
        let file = self
            .setup
            .configuration
            .as_ref()
            .map(|one| &one.config.file.path);
        let words = match file {
            Some(file) => Words::new(
                format!("配置文件：{file}"),
                format!("configuration: {file}"),
            ),
            None if self.args.setup.isolated => Words::fixed(
                "没有读配置文件（--isolated）",
                "no configuration is read (--isolated)",
            ),
            None => Words::fixed("没有配置文件", "there is no configuration"),
        };
        self.remark(words);
    }

    fn packs(&mut self) {
        let written = self.setup.configuration.as_ref();
        let written = written.map_or(&[][..], |one| &one.config.packs);
        let given = self.args.setup.packs.iter();
        let given = given.map(|path| path.display().to_string());
        self.list(
            Words::fixed("规则包", "packs"),
            written,
            given.collect(),
            false,
        );
    }

    fn paths_of_last_year(&mut self) {
        let written = self.setup.configuration.as_ref();
        let written = written.map_or(&[][..], |one| &one.config.last_year);
        let given = self.args.last_year.iter();
        let given = given.map(|path| path.display().to_string());
        self.list(
            Words::fixed("上年", "last_year"),
            written,
            given.collect(),
            true,
        );
    }

    /// A list of paths; those of the command line are added to the written ones, or stand for
    /// them.
    fn list(&mut self, key: Words, written: &[Given<String>], given: Vec<String>, instead: bool) {
        let key = key.get(self.lang);
        let written = if instead && !given.is_empty() {
            &[]
        } else {
            written
        };
        if written.is_empty() && given.is_empty() {
            self.yaml.nothing(0, key, DEFAULT.get(self.lang));
            return;
        }
        self.yaml.group(0, key);
        for path in written {
            self.yaml.item(1, &path.value, &path.place());
        }
        for path in given {
            self.yaml.item(1, &path, COMMAND_LINE.get(self.lang));
        }
    }

    fn level(&mut self) {
        let level = fail_level(self.args, self.setup.configuration.as_ref());
        let from = self.origin(self.args.fail_level.is_some(), |one| {
            one.config.fail_level.as_ref().map(Given::place)
        });
        let words = setting_words(Setting::At(level));
        self.one(
            Words::fixed("失败级别", "fail_level"),
            words.get(self.lang),
            &from,
        );
    }

    fn format(&mut self) {
        let format = format(self.args, self.setup.configuration.as_ref());
        let from = self.origin(self.args.format.is_some(), |one| {
            one.config.format.as_ref().map(Given::place)
        });
        let name = match format {
            FormatArg::Terminal => Words::fixed("终端", "terminal"),
            FormatArg::Json => Words::fixed("json", "json"),
            FormatArg::Jsonl => Words::fixed("jsonl", "jsonl"),
        };
        self.one(
            Words::fixed("输出格式", "format"),
            name.get(self.lang),
            &from,
        );
    }

    fn language(&mut self) {
        let from = self.origin(self.asked.is_some(), |one| {
            one.config.lang.as_ref().map(Given::place)
        });
        let name = match self.lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        };
        self.one(Words::fixed("语言", "lang"), name, &from);
    }

    fn one(&mut self, key: Words, value: &str, from: &str) {
        self.yaml.value(0, key.get(self.lang), value, from);
    }

    /// Where a single value comes from.
    fn origin(&self, is_asked: bool, written: impl Fn(&Configuration) -> Option<String>) -> String {
        if is_asked {
            return COMMAND_LINE.get(self.lang).to_owned();
        }
        let written = self.setup.configuration.as_ref().and_then(written);
        written.unwrap_or_else(|| DEFAULT.get(self.lang).to_owned())
    }

    fn rules(&mut self, path: &Path) -> Result<(), CliError> {
        let library = &self.setup.library;
        let folder = self.setup.folder();
        let mut changed = if path.is_dir() {
            self.remark(Words::fixed(
                "这是文件夹；“分情况”的设置要指明一份报告才能算出",
                "this is a folder; `overrides` can only be told for one report",
            ));
            library.changed(folder, None)
        } else {
            self.of_report(path)?
        };
        for name in &self.args.exclude_rules {
            let off = Changed {
                setting: Setting::Off,
                from: COMMAND_LINE,
            };
            changed.extend(library.ids_of(name).map(|id| (id, off.clone())));
        }
        if !self.args.rules.is_empty() {
            self.remark(Words::new(
                format!("只用 {}（命令行）", self.args.rules.join("、")),
                format!("only {} (command line)", self.args.rules.join(", ")),
            ));
        }
        let key = Words::fixed("规则", "rules");
        let key = key.get(self.lang);
        let options = library.options();
        if changed.is_empty() && options.is_empty() {
            self.remark(Words::fixed(
                "全部规则都按自己的级别运行",
                "all rules run with the severity of their own",
            ));
            return Ok(());
        }
        self.yaml.group(0, key);
        let mut ids: Vec<String> = changed.keys().cloned().collect();
        ids.extend(options.iter().map(|option| option.rule.clone()));
        ids.sort();
        ids.dedup();
        for id in ids {
            let own: Vec<_> = options.iter().filter(|option| option.rule == id).collect();
            let switch = changed.get(&id);
            let words = switch.map(|one| setting_words(one.setting));
            let from = switch.map_or("", |one| one.from.get(self.lang));
            if own.is_empty() {
                let value = words.as_ref().map_or("", |words| words.get(self.lang));
                self.yaml.value(1, &id, value, from);
                continue;
            }
            self.yaml.group(1, &id);
            if let Some(words) = words {
                let key = Words::fixed("级别", "severity");
                self.yaml
                    .value(2, key.get(self.lang), words.get(self.lang), from);
            }
            self.yaml
                .group(2, Words::fixed("选项", "options").get(self.lang));
            for option in own {
                let from = option.from.get(self.lang);
                self.yaml.block(3, &option.field, &option.yaml, from);
            }
        }
        Ok(())
    }

    /// The rules that do not run as by default on one report.
    fn of_report(&mut self, path: &Path) -> Result<BTreeMap<String, Changed>, CliError> {
        let library = &self.setup.library;
        let folder = self.setup.folder();
        let options = input::options(&library.registry, self.args.form.as_deref())?;
        let found = input::find(&self.args.paths)?;
        let source = &found.sources[0];
        let name = source.name();
        let report = match read_source(&library.registry, source, DocumentId(0), &options) {
            Ok(report) => report,
            Err(unread) => {
                self.remark(Words::new(
                    format!(
                        "{}：{}；按层级的设置没有算入",
                        path.display(),
                        unread.reason.zh
                    ),
                    format!(
                        "{}: {}; settings for levels are left out",
                        path.display(),
                        unread.reason.en
                    ),
                ));
                let subject = Subject {
                    source: &name,
                    level: None,
                };
                return Ok(library.changed(folder, Some(&subject)));
            }
        };
        let form = &library.registry.forms()[report.form];
        let level = report
            .header
            .level
            .as_ref()
            .map(|level| level.value.as_str());
        let mut of_form = form.header.levels.iter();
        let known = of_form.find(|one| Some(one.id.as_str()) == level);
        self.remark(known.map_or(
            Words::fixed("报告层级：看不出", "level of the report: not known"),
            |known| {
                Words::new(
                    format!("报告层级：{}", known.name.zh),
                    format!("level of the report: {}", known.name.en),
                )
            },
        ));
        let subject = Subject {
            source: &name,
            level: level.map(|level| (form, level)),
        };
        Ok(library.changed(folder, Some(&subject)))
    }

    fn remark(&mut self, words: Words) {
        self.yaml.remark(words.get(self.lang));
    }
}
