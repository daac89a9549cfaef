//! What packs and the configuration say about rules, for a run and for one report.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use gouji_core::{
    Adjustment, Diagnostic, Form, ReportCx, RuleMeta, Selection, Setting, Stage, Words,
};
use gouji_pack::{Override, RuleSetting, Settings};

use crate::config::absolute;
use crate::library::Library;
use crate::packs::shown;

/// A rule that does not run as by default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// How it runs.
    pub setting: Setting,
    /// Who says so.
    pub from: Words,
}

/// A field of a rule that is set anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetOption {
    /// Id of the rule.
    pub rule: String,
    /// The field, as it is written.
    pub field: String,
    /// Its value.
    pub yaml: String,
    /// Who says so.
    pub from: Words,
}

/// A report, as far as settings look at it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The path as the user gave it.
    pub source: &'a str,
    /// The form and the level, if it is a readable report that tells its level.
    pub level: Option<(&'a Form, &'a str)>,
}

/// The settings of one pack, or of the configuration.
struct Layer<'a> {
    /// The name of the pack; none for the configuration.
    pack: Option<&'a str>,
    settings: &'a Settings,
    /// The folder that patterns may be relative to.
    folder: Option<&'a Path>,
}

/// Which reports an override is for.
struct Scope {
    files: Vec<GlobMatcher>,
    /// Whether files of any path are meant.
    is_for_all: bool,
    levels: Vec<String>,
    folder: Option<PathBuf>,
}

impl Library {
    /// The rules of a run as packs and the configuration set them, in this order; `folder` is that
    /// of the configuration.
    #[must_use]
    pub fn selection(&self, folder: Option<&Path>) -> Selection {
        let mut selection = Selection::default();
        for layer in self.layers(folder) {
            let rules = self.known(&layer.settings.rules);
            // What a later pack says for all reports wins over what an earlier one says for some.
            if !selection.adjustments.is_empty() && !rules.is_empty() {
                selection.adjustments.push(Adjustment {
                    holds: Box::new(|_| true),
                    settings: rules.clone(),
                });
            }
            selection.settings.extend(rules);
            for one in &layer.settings.overrides {
                let scope = Scope::of(one, layer.folder);
                selection.adjustments.push(Adjustment {
                    holds: Box::new(move |cx| scope.holds(&Subject::of(cx))),
                    settings: self.known(&one.rules),
                });
            }
        }
        selection
    }

    /// The rules that do not run as by default, by id; without a subject, as far as it is the same
    /// for all reports.
    #[must_use]
    pub fn changed(
        &self,
        folder: Option<&Path>,
        subject: Option<&Subject<'_>>,
    ) -> BTreeMap<String, Changed> {
        let mut changed = BTreeMap::new();
        for layer in self.layers(folder) {
            let overrides = layer.settings.overrides.iter();
            let held = overrides.filter(|one| {
                subject.is_some_and(|subject| Scope::of(one, layer.folder).holds(subject))
            });
            let settings = layer.settings.rules.iter();
            for setting in settings.chain(held.flat_map(|one| &one.rules)) {
                for meta in self.metas(&setting.name.value) {
                    let one = Changed {
                        setting: setting.setting,
                        from: layer.origin(&setting.name.place()),
                    };
                    changed.insert(meta.id.to_string(), one);
                }
            }
        }
        let is_default = |id: &String, setting: Setting| {
            let meta = self.metas(id).next();
            meta.is_some_and(|meta| setting == default_setting(meta))
        };
        changed.retain(|id, one| !is_default(id, one.setting));
        changed
    }

    /// The ids of the rules that an id or a group stands for.
    pub fn ids_of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = String> {
        self.metas(name).map(|meta| meta.id.to_string())
    }

    /// Fields of rules that packs and the configuration set anew, as they come out.
    #[must_use]
    pub fn options(&self) -> Vec<SetOption> {
        let mut all: Vec<SetOption> = Vec::new();
        for layer in self.layers(None) {
            for (rule, field, yaml) in layer.settings.options() {
                all.retain(|one| one.rule != rule || one.field != field.value);
                all.push(SetOption {
                    rule: rule.to_owned(),
                    field: field.value.to_owned(),
                    yaml,
                    from: layer.origin(&field.place()),
                });
            }
        }
        all
    }

    fn layers<'a>(&'a self, folder: Option<&'a Path>) -> Vec<Layer<'a>> {
        let packs = self.packs.iter().map(|pack| Layer {
            pack: Some(&pack.name),
            settings: &pack.settings,
            folder: None,
        });
        let config = Layer {
            pack: None,
            settings: &self.settings,
            folder,
        };
        packs.chain([config]).collect()
    }

    /// Settings of names that exist; the others are faults, and told as such.
    fn known(&self, settings: &[RuleSetting]) -> Vec<(String, Setting)> {
        let settings = settings.iter();
        let known = settings.filter(|one| self.metas(&one.name.value).next().is_some());
        known
            .map(|one| (one.name.value.clone(), one.setting))
            .collect()
    }

    /// The rules that an id or a group stands for.
    fn metas<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a RuleMeta> {
        let metas = self.registry.rule_metas().into_iter();
        metas.filter(move |meta| meta.id == name || meta.group() == name)
    }
}

impl Layer<'_> {
    fn origin(&self, place: &str) -> Words {
        match self.pack {
            None => Words::new(place, place),
            Some(pack) => Words::new(
                format!("规则包 {pack}（{place}）"),
                format!("pack {pack} ({place})"),
            ),
        }
    }
}

impl<'a> Subject<'a> {
    /// A report as rules see it.
    #[must_use]
    pub fn of(cx: &ReportCx<'a>) -> Self {
        Self {
            source: cx.source,
            level: cx.level().map(|level| (cx.form, level)),
        }
    }
}

impl Scope {
    fn of(one: &Override, folder: Option<&Path>) -> Self {
        let files = one.files.iter();
        Self {
            // A pattern that is none is a fault, and matches nothing.
            files: files.filter_map(|file| pattern(&file.value).ok()).collect(),
            levels: one.levels.iter().map(|level| level.value.clone()).collect(),
            is_for_all: one.files.is_empty(),
            folder: folder.map(absolute),
        }
    }

    fn holds(&self, subject: &Subject<'_>) -> bool {
        self.holds_level(subject) && self.holds_file(subject.source)
    }

    fn holds_level(&self, subject: &Subject<'_>) -> bool {
        if self.levels.is_empty() {
            return true;
        }
        let Some((form, id)) = subject.level else {
            return false;
        };
        let levels = form.header.levels.iter();
        let mut own = levels.filter(|level| level.id == id);
        own.any(|level| self.levels.iter().any(|name| level.is(name)))
    }

    fn holds_file(&self, source: &str) -> bool {
        if self.is_for_all {
            return true;
        }
        let path = shown(Path::new(source));
        let given = path.trim_start_matches("./");
        let relative = self.folder.as_ref().and_then(|folder| {
            let whole = absolute(Path::new(source));
            whole.strip_prefix(folder).map(shown).ok()
        });
        let is_match = |path: &str| self.files.iter().any(|pattern| pattern.is_match(path));
        is_match(given) || relative.is_some_and(|path| is_match(&path))
    }
}

/// Faults of patterns.
pub(crate) fn pattern_faults(settings: &Settings) -> Vec<Diagnostic> {
    let patterns = settings.overrides.iter().flat_map(|one| &one.files);
    patterns
        .filter_map(|written| {
            let error = pattern(&written.value).err()?;
            let message = Words::new(
                format!("通配符写得不对：{}", kind_words(error.kind())),
                format!("this is no pattern of paths: {}", error.kind()),
            );
            Some(written.fault("E1611", message).help(Words::fixed(
                "* 表示同一层的任意文字，** 表示任意层文件夹，{甲,乙} 表示其中之一，如 乡镇/**。",
                "* is any text of one level, ** any folders, {a,b} one of several.",
            )))
        })
        .collect()
}

/// A pattern: one without a slash is for the names of files, and one that ends in a slash is for
/// all that a folder holds.
fn pattern(written: &str) -> Result<GlobMatcher, globset::Error> {
    let written = written.trim_start_matches("./");
    let whole = if written.ends_with('/') {
        format!("{written}**")
    } else if written.contains('/') {
        written.to_owned()
    } else {
        format!("**/{written}")
    };
    let glob = GlobBuilder::new(&whole).literal_separator(true).build()?;
    Ok(glob.compile_matcher())
}

fn kind_words(kind: &globset::ErrorKind) -> &'static str {
    use globset::ErrorKind as Kind;
    match kind {
        Kind::UnclosedClass => "方括号 [ 没有配对的 ]",
        Kind::InvalidRange(..) => "方括号里的范围前大后小",
        Kind::UnopenedAlternates => "多了一个 }",
        Kind::UnclosedAlternates => "花括号 { 没有配对的 }",
        Kind::DanglingEscape => "末尾的反斜杠后面没有字符；路径用 / 分隔",
        _ => "这里不能这样写",
    }
}

/// How a rule runs unless somebody says otherwise, as a severity where it does.
fn default_setting(meta: &RuleMeta) -> Setting {
    match meta.stage {
        Stage::Stable => Setting::At(meta.severity),
        Stage::Trial | Stage::Deprecated => Setting::Off,
    }
}
