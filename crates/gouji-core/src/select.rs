//! Which rules of a registry take part in a run.

use thiserror::Error;

use crate::context::ReportCx;
use crate::finding::RuleIndex;
use crate::meta::{RuleMeta, Severity, Stage};
use crate::registry::Registry;
use crate::rule::{CorpusRule, ReportRule};

/// The rules of a run, sorted by id.
pub struct RuleSet<'a> {
    rules: Vec<Active<'a>>,
    adjustments: Vec<Adjusting>,
}

enum Active<'a> {
    Report(ActiveReportRule<'a>),
    Corpus(ActiveCorpusRule<'a>),
}

/// A rule about one report that takes part in a run.
pub struct ActiveReportRule<'a> {
    /// Its number in the run.
    pub index: RuleIndex,
    /// The severity of its findings.
    pub severity: Severity,
    /// Whether it runs on reports that no adjustment is for.
    pub by_default: bool,
    /// The rule.
    pub rule: &'a dyn ReportRule,
}

/// A rule across reports that takes part in a run.
pub struct ActiveCorpusRule<'a> {
    /// Its number in the run.
    pub index: RuleIndex,
    /// The severity of its findings.
    pub severity: Severity,
    /// The rule.
    pub rule: &'a dyn CorpusRule,
}

/// Which rules a user asked for, by id (`numeric/blank-cell`) or group (`numeric`).
#[derive(Default)]
pub struct Selection {
    /// Only these; empty for all that are on by default.
    pub only: Vec<String>,
    /// Not these.
    pub exclude: Vec<String>,
    /// How rules and groups run; a later one wins, and the two lists above win over all.
    pub settings: Vec<(String, Setting)>,
    /// Settings for some reports only; a later one wins.
    pub adjustments: Vec<Adjustment>,
}

/// How a rule runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// It does not.
    Off,
    /// With the severity of its own.
    On,
    /// With this severity.
    At(Severity),
}

/// Settings for some reports only.
pub struct Adjustment {
    /// Whether a report is one of them.
    pub holds: Box<dyn Fn(&ReportCx<'_>) -> bool + Send + Sync>,
    /// How rules and groups run on them.
    pub settings: Vec<(String, Setting)>,
}

struct Adjusting {
    holds: Box<dyn Fn(&ReportCx<'_>) -> bool + Send + Sync>,
    settings: Vec<(RuleIndex, Setting)>,
}

/// The settings of the rules for one report.
pub(crate) struct Adjusted(Vec<(RuleIndex, Setting)>);

impl Adjusted {
    /// The severity that a rule runs with; none when it is off.
    pub(crate) fn severity(&self, active: &ActiveReportRule<'_>) -> Option<Severity> {
        let mut own = self.0.iter().filter(|(index, _)| *index == active.index);
        match own.next_back() {
            Some((_, Setting::Off)) => None,
            Some((_, Setting::At(severity))) => Some(*severity),
            Some((_, Setting::On)) => Some(active.severity),
            None => active.by_default.then_some(active.severity),
        }
    }
}

/// A name that is no rule and no group.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no rule or group `{name}` / 没有名为「{name}」的规则或规则组{}", suggestion(.nearest.as_deref()))]
pub struct UnknownRule {
    /// What the user wrote.
    pub name: String,
    /// The nearest name that exists.
    pub nearest: Option<String>,
}

fn suggestion(nearest: Option<&str>) -> String {
    nearest.map_or(String::new(), |name| {
        format!("; did you mean / 您是不是想写 `{name}`?")
    })
}

impl<'a> RuleSet<'a> {
    /// The rules of a registry that a selection asks for.
    ///
    /// # Errors
    /// Every name of the selection that is no rule and no group.
    pub fn select(registry: &'a Registry, selection: Selection) -> Result<Self, Vec<UnknownRule>> {
        let metas = registry.rule_metas();
        let settings = selection.settings.iter();
        let adjusted = selection.adjustments.iter().flat_map(|one| &one.settings);
        let unknown: Vec<_> = selection
            .only
            .iter()
            .chain(&selection.exclude)
            .chain(settings.chain(adjusted).map(|(name, _)| name))
            .filter(|name| !metas.iter().any(|meta| matches_name(meta, name)))
            .map(|name| unknown(name, &metas))
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let unnumbered = RuleIndex(0);
        let report = registry.report_rules().iter().map(|rule| &**rule);
        let report = report.filter_map(|rule| {
            let asked = selection.asked(rule.meta())?;
            Some(Active::Report(ActiveReportRule {
                index: unnumbered,
                severity: asked.severity,
                by_default: asked.by_default,
                rule,
            }))
        });
        let corpus = registry.corpus_rules().iter().map(|rule| &**rule);
        let corpus = corpus.filter_map(|rule| {
            let asked = selection.asked(rule.meta())?;
            asked.by_default.then_some(())?;
            Some(Active::Corpus(ActiveCorpusRule {
                index: unnumbered,
                severity: asked.severity,
                rule,
            }))
        });
        let mut rules: Vec<Active<'a>> = report.chain(corpus).collect();
        rules.sort_by(|a, b| a.meta().id.cmp(&b.meta().id));
        for (position, rule) in rules.iter_mut().enumerate() {
            let index = RuleIndex(u16::try_from(position).unwrap_or(u16::MAX));
            match rule {
                Active::Report(rule) => rule.index = index,
                Active::Corpus(rule) => rule.index = index,
            }
        }
        let mut set = Self {
            rules,
            adjustments: Vec::new(),
        };
        // Rules that the user named on the command line run as named, whatever a report is.
        if selection.only.is_empty() {
            set.adjustments = selection
                .adjustments
                .into_iter()
                .map(|adjustment| Adjusting {
                    settings: set.expand(&adjustment.settings),
                    holds: adjustment.holds,
                })
                .collect();
        }
        Ok(set)
    }

    fn expand(&self, settings: &[(String, Setting)]) -> Vec<(RuleIndex, Setting)> {
        let of = |(name, setting): &(String, Setting)| {
            self.metas()
                .filter(|(_, meta)| matches_name(meta, name))
                .map(|(index, _)| (index, *setting))
                .collect::<Vec<_>>()
        };
        settings.iter().flat_map(of).collect()
    }

    /// The settings for one report; none when every rule runs as in the run as a whole.
    pub(crate) fn adjusted(&self, cx: &ReportCx<'_>) -> Option<Adjusted> {
        if self.adjustments.is_empty() {
            return None;
        }
        let mut settings = Vec::new();
        for adjustment in self.adjustments.iter().filter(|one| (one.holds)(cx)) {
            settings.extend_from_slice(&adjustment.settings);
        }
        Some(Adjusted(settings))
    }

    /// English paths of the figures that the rules need of the year before, sorted.
    #[must_use]
    pub fn past_facts(&self) -> Vec<String> {
        let mut paths: Vec<String> = self
            .report_rules()
            .flat_map(|active| active.rule.past_facts())
            .cloned()
            .collect();
        paths.sort();
        paths.dedup();
        paths
    }

    /// What is known about a rule of the run.
    ///
    /// # Panics
    /// When the index is of another rule set.
    #[must_use]
    pub fn meta(&self, index: RuleIndex) -> &'a RuleMeta {
        self.rules[index.0 as usize].meta()
    }

    /// All rules of the run with their numbers.
    pub fn metas(&self) -> impl Iterator<Item = (RuleIndex, &'a RuleMeta)> {
        self.rules.iter().enumerate().map(|(position, rule)| {
            (
                RuleIndex(u16::try_from(position).unwrap_or(u16::MAX)),
                rule.meta(),
            )
        })
    }

    /// The rules about one report.
    pub fn report_rules(&self) -> impl Iterator<Item = &ActiveReportRule<'a>> {
        self.rules.iter().filter_map(|rule| match rule {
            Active::Report(rule) => Some(rule),
            Active::Corpus(_) => None,
        })
    }

    /// The rules across reports.
    pub fn corpus_rules(&self) -> impl Iterator<Item = &ActiveCorpusRule<'a>> {
        self.rules.iter().filter_map(|rule| match rule {
            Active::Corpus(rule) => Some(rule),
            Active::Report(_) => None,
        })
    }
}

impl<'a> Active<'a> {
    fn meta(&self) -> &'a RuleMeta {
        match self {
            Self::Report(rule) => rule.rule.meta(),
            Self::Corpus(rule) => rule.rule.meta(),
        }
    }
}

/// How a rule takes part in a run.
struct Asked {
    severity: Severity,
    by_default: bool,
}

impl Selection {
    /// How a rule takes part; none when it does not.
    fn asked(&self, meta: &RuleMeta) -> Option<Asked> {
        let is_named = |names: &[String]| names.iter().any(|name| matches_name(meta, name));
        if is_named(&self.exclude) {
            return None;
        }
        let named = |settings: &[(String, Setting)]| {
            let mut own = settings.iter().filter(|(name, _)| matches_name(meta, name));
            own.next_back().map(|(_, setting)| *setting)
        };
        let setting = named(&self.settings);
        let severity = match setting {
            Some(Setting::At(severity)) => severity,
            _ => meta.severity,
        };
        if !self.only.is_empty() {
            return is_named(&self.only).then_some(Asked {
                severity,
                by_default: true,
            });
        }
        let by_default = match setting {
            Some(setting) => setting != Setting::Off,
            None => meta.stage == Stage::Stable,
        };
        let turned_on = self.adjustments.iter().any(|adjustment| {
            named(&adjustment.settings).is_some_and(|setting| setting != Setting::Off)
        });
        (by_default || turned_on).then_some(Asked {
            severity,
            by_default,
        })
    }
}

fn matches_name(meta: &RuleMeta, name: &str) -> bool {
    meta.id == name || meta.group() == name
}

fn unknown(name: &str, metas: &[&RuleMeta]) -> UnknownRule {
    let nearest = metas
        .iter()
        .flat_map(|meta| [&*meta.id, meta.group()])
        .map(|known| (gouji_zh::similarity(known, name), known))
        .max_by_key(|(score, _)| *score)
        .filter(|(score, _)| *score >= 60)
        .map(|(_, known)| known.to_owned());
    UnknownRule {
        name: name.to_owned(),
        nearest,
    }
}
