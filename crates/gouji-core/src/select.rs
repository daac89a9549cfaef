//! Which rules of a registry take part in a run.

use thiserror::Error;

use crate::finding::RuleIndex;
use crate::meta::{RuleMeta, Severity, Stage};
use crate::registry::Registry;
use crate::rule::{CorpusRule, ReportRule};

/// The rules of a run, sorted by id.
pub struct RuleSet<'a> {
    rules: Vec<Active<'a>>,
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these; empty for all that are on by default.
    pub only: Vec<String>,
    /// Not these.
    pub exclude: Vec<String>,
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
    pub fn select(registry: &'a Registry, selection: &Selection) -> Result<Self, Vec<UnknownRule>> {
        let metas = registry.rule_metas();
        let names = selection.only.iter().chain(&selection.exclude);
        let unknown: Vec<_> = names
            .filter(|name| !metas.iter().any(|meta| matches_name(meta, name)))
            .map(|name| unknown(name, &metas))
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let wanted = |meta: &RuleMeta| {
            let asked = selection.only.iter().any(|name| matches_name(meta, name));
            let by_default = selection.only.is_empty() && meta.stage == Stage::Stable;
            (asked || by_default)
                && !selection
                    .exclude
                    .iter()
                    .any(|name| matches_name(meta, name))
        };
        let unnumbered = RuleIndex(0);
        let report = registry
            .report_rules()
            .iter()
            .map(|rule| &**rule)
            .filter(|rule| wanted(rule.meta()))
            .map(|rule| {
                Active::Report(ActiveReportRule {
                    index: unnumbered,
                    severity: rule.meta().severity,
                    rule,
                })
            });
        let corpus = registry
            .corpus_rules()
            .iter()
            .map(|rule| &**rule)
            .filter(|rule| wanted(rule.meta()))
            .map(|rule| {
                Active::Corpus(ActiveCorpusRule {
                    index: unnumbered,
                    severity: rule.meta().severity,
                    rule,
                })
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
        Ok(Self { rules })
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
