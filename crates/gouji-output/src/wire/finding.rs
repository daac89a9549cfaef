//! Findings, as they are written out.

use gouji_core::{
    Applicability, Basis, Comparison, FactId, Finding, Fix, Form, Lang, Related, Report, RuleSet,
    fingerprint,
};
use schemars::JsonSchema;
use serde::Serialize;

use super::origin::{OriginWire, SpanWire};
use crate::excerpt::Excerpts;
use crate::masked::Masked;

/// One thing to mend or to verify.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingWire {
    /// Id of the rule, `group/what-is-wrong`.
    pub rule: String,
    /// How much it weighs: error, warning or info.
    #[schemars(extend("enum" = ["error", "warning", "info"]))]
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The provisions that it rests on, as far as they apply to the report year.
    pub basis: Vec<BasisWire>,
    /// Id of the section that the place is in.
    pub section: Option<String>,
    /// Paths of the facts that it is about, operands included.
    pub facts: Vec<String>,
    /// What stands at the place.
    pub label: Option<String>,
    /// The text at the place; of personal data only the first and the last character.
    pub quote: String,
    /// The place in the extracted text.
    pub span: SpanWire,
    /// The place in the original file.
    pub origin: Option<OriginWire>,
    /// Further places, such as the operands of an equation.
    pub related: Vec<RelatedWire>,
    /// The arithmetic.
    pub comparison: Option<ComparisonWire>,
    /// How it could be mended.
    pub fix: Option<FixWire>,
    /// A name for the finding that is the same in every run until a value changes.
    pub fingerprint: String,
    /// The lines to show in the terminal.
    #[serde(skip)]
    pub excerpts: Excerpts,
}

/// A provision that a rule rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BasisWire {
    /// Title of the document.
    pub title: String,
    /// Its number; empty when it has none.
    pub number: String,
    /// The article or part.
    pub article: String,
    /// How binding it is: binding, guidance or practice.
    #[schemars(extend("enum" = ["binding", "guidance", "practice"]))]
    pub force: &'static str,
    /// Where it can be read, if that is known.
    pub url: Option<String>,
}

/// A further place of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RelatedWire {
    /// What stands there.
    pub label: String,
    /// The text at the place; of personal data only the first and the last character.
    pub quote: String,
    /// The place in the extracted text.
    pub span: SpanWire,
    /// The place in the original file.
    pub origin: Option<OriginWire>,
    /// Path of the fact that stands there, if it is one.
    pub fact: Option<String>,
}

/// Two sides that should agree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ComparisonWire {
    /// The left side, written out: `3 + 0 = 3`.
    pub left: String,
    /// The relation that should hold: `=` or `≥`.
    #[schemars(extend("enum" = ["=", "≥"]))]
    pub relation: &'static str,
    /// The right side, written out.
    pub right: String,
    /// Left minus right.
    pub difference: String,
}

/// A proposed change of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FixWire {
    /// What the fix does.
    pub title: String,
    /// Who may apply it: safe (the program), suggested (a person decides) or manual.
    #[schemars(extend("enum" = ["safe", "suggested", "manual"]))]
    pub applicability: &'static str,
    /// Replacements; they do not overlap.
    pub edits: Vec<EditWire>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EditWire {
    /// What to replace, in the extracted text.
    pub span: SpanWire,
    /// What to replace, in the original file.
    pub origin: Option<OriginWire>,
    /// What to put there.
    pub replacement: String,
}

impl FindingWire {
    /// Whether the program may mend it: surely, and in a text file.
    #[must_use]
    pub fn is_fixable(&self) -> bool {
        let is_safe = |fix: &FixWire| fix.applicability == "safe";
        self.fix.as_ref().is_some_and(is_safe)
            && matches!(self.origin, Some(OriginWire::Text { .. }))
    }

    /// Writes out a finding about a report.
    pub(super) fn new(
        finding: &Finding,
        report: &Report,
        masked: &Masked<'_>,
        form: &Form,
        rules: &RuleSet<'_>,
        lang: Lang,
    ) -> Self {
        let meta = rules.meta(finding.rule);
        let document = &report.document;
        let year = report.header.year.as_ref().map(|year| year.value);
        let related = finding.related.iter();
        Self {
            rule: meta.id.to_string(),
            severity: finding.severity.name(),
            message: finding.message.get(lang).to_owned(),
            help: finding
                .help
                .as_ref()
                .unwrap_or(&meta.help)
                .get(lang)
                .to_owned(),
            basis: meta
                .basis
                .iter()
                .filter(|basis| basis.covers(year))
                .map(BasisWire::new)
                .collect(),
            section: finding
                .section
                .map(|section| form.section(section).id.clone()),
            facts: finding.facts.iter().map(|fact| path(form, *fact)).collect(),
            label: finding
                .label
                .as_ref()
                .map(|label| label.get(lang).to_owned()),
            quote: masked.quote(finding.span),
            span: finding.span.into(),
            origin: OriginWire::of(document, finding.span, lang),
            related: related
                .map(|related| RelatedWire::new(related, masked, form, lang))
                .collect(),
            comparison: finding.comparison.as_ref().map(ComparisonWire::new),
            fix: finding
                .fix
                .as_ref()
                .and_then(|fix| FixWire::new(fix, masked, lang)),
            fingerprint: fingerprint(finding, meta, report, form),
            excerpts: Excerpts::of(finding, masked, lang),
        }
    }
}

impl BasisWire {
    pub(super) fn new(basis: &Basis) -> Self {
        Self {
            title: basis.title.to_string(),
            number: basis.number.to_string(),
            article: basis.article.to_string(),
            force: basis.force.name(),
            url: basis.url.as_ref().map(ToString::to_string),
        }
    }
}

impl RelatedWire {
    fn new(related: &Related, masked: &Masked<'_>, form: &Form, lang: Lang) -> Self {
        Self {
            label: related.label.get(lang).to_owned(),
            quote: masked.quote(related.span),
            span: related.span.into(),
            origin: OriginWire::of(masked.document(), related.span, lang),
            fact: related.fact.map(|fact| path(form, fact)),
        }
    }
}

impl ComparisonWire {
    fn new(comparison: &Comparison) -> Self {
        Self {
            left: comparison.left.clone(),
            relation: comparison.relation,
            right: comparison.right.clone(),
            difference: comparison.difference.clone(),
        }
    }
}

impl FixWire {
    /// A fix that would put a private text there cannot be shown.
    fn new(fix: &Fix, masked: &Masked<'_>, lang: Lang) -> Option<Self> {
        let mut replacements = fix.edits.iter().map(|edit| &edit.replacement);
        if replacements.any(|text| masked.is_told_by(text)) {
            return None;
        }
        let edits = fix.edits.iter().map(|edit| EditWire {
            span: edit.span.into(),
            origin: OriginWire::of(masked.document(), edit.span, lang),
            replacement: edit.replacement.clone(),
        });
        let applicability = match fix.applicability {
            Applicability::Safe => "safe",
            Applicability::Suggested => "suggested",
            Applicability::Manual => "manual",
        };
        Some(Self {
            title: fix.title.get(lang).to_owned(),
            applicability,
            edits: edits.collect(),
        })
    }
}

fn path(form: &Form, fact: FactId) -> String {
    form.fact(fact).path.clone()
}
