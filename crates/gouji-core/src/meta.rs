//! What is known about a rule before it runs.

use std::borrow::Cow;

use crate::words::Words;

/// Everything about a rule but its check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleMeta {
    /// `group/what-is-wrong`, readable as "allow …".
    pub id: Cow<'static, str>,
    /// A short name.
    pub title: Words,
    /// What is checked, in one sentence.
    pub summary: Words,
    /// What to do about a finding.
    pub help: Words,
    /// How much a finding weighs.
    pub severity: Severity,
    /// How far the rule is proven.
    pub stage: Stage,
    /// Whether it sees one report or many.
    pub scope: Scope,
    /// Forms that it applies to; empty for all.
    pub forms: Cow<'static, [Cow<'static, str>]>,
    /// What it rests on.
    pub basis: Cow<'static, [Basis]>,
    /// Why it never ends as *unable*, for the rules that cannot.
    pub never_unable: Option<Words>,
    /// The rule's documentation, in Markdown.
    pub docs: Cow<'static, str>,
}

impl RuleMeta {
    /// The group: the part of the id before the slash.
    #[must_use]
    pub fn group(&self) -> &str {
        self.id.split('/').next().unwrap_or("")
    }

    /// Whether the rule applies to reports on a form.
    #[must_use]
    pub fn applies_to(&self, form: &str) -> bool {
        self.forms.is_empty() || self.forms.iter().any(|id| id == form)
    }
}

/// Declares the metadata of a built-in rule.
#[macro_export]
macro_rules! rule_meta {
    (
        $(#[$attribute:meta])*
        $visibility:vis $name:ident {
            id: $id:literal,
            title: ($title_zh:literal, $title_en:literal),
            summary: ($summary_zh:literal, $summary_en:literal),
            help: ($help_zh:literal, $help_en:literal),
            severity: $severity:ident,
            stage: $stage:ident,
            forms: $forms:expr,
            basis: $basis:expr,
            never_unable: $never_unable:expr,
            docs: $docs:literal $(,)?
        }
    ) => {
        $(#[$attribute])*
        $visibility static $name: $crate::RuleMeta = $crate::RuleMeta {
            id: ::std::borrow::Cow::Borrowed($id),
            title: $crate::Words::fixed($title_zh, $title_en),
            summary: $crate::Words::fixed($summary_zh, $summary_en),
            help: $crate::Words::fixed($help_zh, $help_en),
            severity: $crate::Severity::$severity,
            stage: $crate::Stage::$stage,
            scope: $crate::Scope::Report,
            forms: ::std::borrow::Cow::Borrowed($forms),
            basis: ::std::borrow::Cow::Borrowed($basis),
            never_unable: $never_unable,
            docs: ::std::borrow::Cow::Borrowed($docs),
        };
    };
}

/// How much a finding weighs. The order is that of rising weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A convention (提示).
    Info,
    /// A suspicion that a person should verify (请核实).
    Warning,
    /// A breach of a binding provision or of the form (必须改).
    Error,
}

impl Severity {
    /// The stable English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// What the user reads.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Info => Words::fixed("提示", "info"),
            Self::Warning => Words::fixed("请核实", "warning"),
            Self::Error => Words::fixed("必须改", "error"),
        }
    }
}

/// How far a rule is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Being tried out; off unless asked for by name.
    Trial,
    /// On by default.
    Stable,
    /// Kept for old configurations.
    Deprecated,
}

impl Stage {
    /// The stable English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Trial => "trial",
            Self::Stable => "stable",
            Self::Deprecated => "deprecated",
        }
    }
}

/// What a rule sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// One report.
    Report,
    /// Digests of many reports.
    Corpus,
}

/// A provision that a rule rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Title of the document.
    pub title: Cow<'static, str>,
    /// Its number, such as 国办公开办函〔2021〕30号; empty when it has none.
    pub number: Cow<'static, str>,
    /// The article or part.
    pub article: Cow<'static, str>,
    /// How binding it is.
    pub force: Force,
    /// First report year that it applies to.
    pub valid_from: Option<u16>,
    /// Last report year that it applies to.
    pub valid_to: Option<u16>,
    /// Where it can be read; never opened by the program.
    pub url: Option<Cow<'static, str>>,
}

impl Basis {
    /// Whether the provision applies to reports of a year; an unknown year is not excluded.
    #[must_use]
    pub fn covers(&self, year: Option<u16>) -> bool {
        year.is_none_or(|year| {
            self.valid_from.is_none_or(|from| from <= year)
                && self.valid_to.is_none_or(|to| year <= to)
        })
    }
}

/// How binding a basis is. The wording of a finding follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// A provision of law or regulation, or the prescribed form.
    Binding,
    /// A standard or guidance.
    Guidance,
    /// Good practice without a written rule.
    Practice,
}

impl Force {
    /// The stable English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Binding => "binding",
            Self::Guidance => "guidance",
            Self::Practice => "practice",
        }
    }

    /// What the user reads.
    #[must_use]
    pub fn words(self) -> Words {
        match self {
            Self::Binding => Words::fixed("规定", "binding"),
            Self::Guidance => Words::fixed("指引", "guidance"),
            Self::Practice => Words::fixed("惯例", "practice"),
        }
    }
}
