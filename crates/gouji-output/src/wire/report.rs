//! One input file and what came of it, as it is written out.

use gouji_core::{
    Coverage, Document, Form, Gap, GapKind, Lang, Outcome, Recognition, Report, RuleIndex, RuleSet,
    Unable, Words,
};
use schemars::JsonSchema;
use serde::Serialize;

use super::finding::FindingWire;
use super::fixes::FixesWire;
use super::header::HeaderWire;
use super::origin::OriginWire;
use crate::masked::Masked;

/// One input file and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportWire {
    /// The file, as it was named or found.
    pub path: String,
    /// What kind of file it was read as, such as `txt` or `html`; null when it could not be read.
    pub format: Option<&'static str>,
    /// The encoding that a text-like file was decoded from.
    pub encoding: Option<&'static str>,
    /// Id of the form that the report follows.
    pub form: Option<String>,
    /// By what the form was told: labels, citation, year or given.
    #[schemars(extend("enum" = ["labels", "citation", "year", "given", null]))]
    pub form_evidence: Option<&'static str>,
    /// Who reports, for which year.
    pub header: HeaderWire,
    /// Whether the file was checked.
    pub status: StatusWire,
    /// Why it could not be checked; null when it was.
    pub reason: Option<String>,
    /// How many numbers were held against others.
    pub coverage: CoverageWire,
    /// Things to mend or to verify, by place.
    pub findings: Vec<FindingWire>,
    /// Judgements that could not be made. They are never counted against the reporting body.
    pub unable: Vec<UnableWire>,
    /// Ids of the rules that neither found anything nor were unable.
    pub passed: Vec<String>,
    /// Ids of the rules that do not apply to the form.
    pub not_applicable: Vec<String>,
    /// Parts of the file that could not be read, or not surely.
    pub gaps: Vec<GapWire>,
    /// What came of mending it; null when nobody asked for that.
    pub fixes: Option<FixesWire>,
    /// What only a person needs to read.
    #[serde(skip)]
    pub names: NamesWire,
}

impl ReportWire {
    /// The file that the findings are about: the corrected one, where there is one.
    #[must_use]
    pub fn file(&self) -> &str {
        let corrected = self.fixes.as_ref().and_then(|fixes| fixes.file.as_ref());
        corrected.unwrap_or(&self.path)
    }
}

/// Whether a file was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatusWire {
    /// It was read as a report and every rule has judged it.
    Checked,
    /// It could not be read, or is no report on a known form.
    Unreadable,
}

/// How many numbers of a report were held against others, and what else is written in digits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CoverageWire {
    /// Printed figures in tables.
    pub figures: u32,
    /// Those that at least one rule compared with others.
    pub checked_figures: u32,
    /// Numbers in the prose that count or measure something.
    pub numbers: u32,
    /// Those that at least one rule compared with others.
    pub checked_numbers: u32,
    /// Years, dates and times of day.
    pub dates: u32,
    /// Numbers of documents, telephones, addresses, codes.
    pub identifiers: u32,
    /// Places in an order.
    pub ordinals: u32,
    /// Numbers that could not be read surely.
    pub unclear: u32,
    /// Whether the prose is longer than what is read of it.
    pub is_cut: bool,
}

/// A judgement that could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UnableWire {
    /// Id of the rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Paths of the facts that would have been needed.
    pub missing: Vec<String>,
    /// The place that the reason speaks of, if it has one.
    pub origin: Option<OriginWire>,
    /// The missing facts, as the user calls them.
    #[serde(skip)]
    pub missing_names: Vec<String>,
}

/// A part of a file that could not be read, or not surely.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GapWire {
    /// What kind of trouble it is: unreadable, encoding, limit, picture or table.
    #[schemars(extend("enum" = ["unreadable", "encoding", "limit"]))]
    pub kind: &'static str,
    /// What happened.
    pub reason: String,
    /// The place in the original file, where it is known.
    pub origin: Option<OriginWire>,
    /// The affected text, where it is known.
    pub quote: Option<String>,
}

/// Names of ids, for display.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamesWire {
    /// What the form is called.
    pub form: Option<String>,
    /// What the level of administration is called.
    pub level: Option<String>,
}

/// Writes out a report and what its check came to.
#[must_use]
pub fn report(
    path: &str,
    report: &Report,
    form: &Form,
    outcome: &Outcome,
    rules: &RuleSet<'_>,
    lang: Lang,
) -> ReportWire {
    let document = &report.document;
    let masked = Masked::new(document, outcome);
    let header = HeaderWire::new(&masked, &report.header, lang);
    let unable = outcome.unables.iter();
    let findings = outcome.findings.iter();
    ReportWire {
        path: path.to_owned(),
        format: Some(document.format),
        encoding: document.encoding,
        form: Some(form.id.clone()),
        form_evidence: Some(recognition_name(report.recognition)),
        status: StatusWire::Checked,
        reason: None,
        coverage: outcome.coverage.into(),
        findings: findings
            .map(|finding| FindingWire::new(finding, report, &masked, form, rules, lang))
            .collect(),
        unable: unable
            .map(|unable| UnableWire::new(unable, document, form, rules, lang))
            .collect(),
        passed: ids(&outcome.passed, rules),
        not_applicable: ids(&outcome.not_applicable, rules),
        gaps: gaps(&document.gaps, Some(document), lang),
        fixes: None,
        names: NamesWire {
            form: Some(form.name.get(lang).to_owned()),
            level: level_name(form, header.level.as_deref(), lang),
        },
        header,
    }
}

/// Writes out a file that could not be checked.
#[must_use]
pub fn unreadable(
    path: &str,
    reason: &Words,
    gaps: &[Gap],
    document: Option<&Document>,
    lang: Lang,
) -> ReportWire {
    ReportWire {
        path: path.to_owned(),
        format: document.map(|document| document.format),
        encoding: document.and_then(|document| document.encoding),
        form: None,
        form_evidence: None,
        header: HeaderWire::default(),
        status: StatusWire::Unreadable,
        reason: Some(reason.get(lang).to_owned()),
        coverage: CoverageWire::default(),
        findings: Vec::new(),
        unable: Vec::new(),
        passed: Vec::new(),
        not_applicable: Vec::new(),
        gaps: self::gaps(gaps, document, lang),
        fixes: None,
        names: NamesWire::default(),
    }
}

impl From<Coverage> for CoverageWire {
    fn from(coverage: Coverage) -> Self {
        Self {
            figures: coverage.figures,
            checked_figures: coverage.checked_figures,
            numbers: coverage.numbers,
            checked_numbers: coverage.checked_numbers,
            dates: coverage.dates,
            identifiers: coverage.identifiers,
            ordinals: coverage.ordinals,
            unclear: coverage.unclear,
            is_cut: coverage.is_cut,
        }
    }
}

impl UnableWire {
    fn new(
        unable: &Unable,
        document: &Document,
        form: &Form,
        rules: &RuleSet<'_>,
        lang: Lang,
    ) -> Self {
        let defs = || unable.missing.iter().map(|fact| form.fact(*fact));
        let missing_names = match lang {
            Lang::Zh => defs().map(|def| def.name.clone()).collect(),
            Lang::En => defs().map(|def| def.path.clone()).collect(),
        };
        Self {
            rule: rules.meta(unable.rule).id.to_string(),
            reason: unable.reason.get(lang).to_owned(),
            missing: defs().map(|def| def.path.clone()).collect(),
            origin: unable
                .span
                .and_then(|span| OriginWire::of(document, span, lang)),
            missing_names,
        }
    }
}

fn gaps(gaps: &[Gap], document: Option<&Document>, lang: Lang) -> Vec<GapWire> {
    let place = |gap: &Gap| document.zip(gap.span);
    gaps.iter()
        .map(|gap| GapWire {
            kind: gap_name(gap.kind),
            reason: gap.reason.get(lang).to_owned(),
            origin: place(gap).and_then(|(document, span)| OriginWire::of(document, span, lang)),
            quote: place(gap).map(|(document, span)| Masked::unchecked(document).quote(span)),
        })
        .collect()
}

fn ids(indexes: &[RuleIndex], rules: &RuleSet<'_>) -> Vec<String> {
    indexes
        .iter()
        .map(|index| rules.meta(*index).id.to_string())
        .collect()
}

fn level_name(form: &Form, id: Option<&str>, lang: Lang) -> Option<String> {
    let level = form
        .header
        .levels
        .iter()
        .find(|level| Some(level.id.as_str()) == id)?;
    Some(level.name.get(lang).to_owned())
}

fn recognition_name(recognition: Recognition) -> &'static str {
    match recognition {
        Recognition::Labels => "labels",
        Recognition::Citation => "citation",
        Recognition::Year => "year",
        Recognition::Given => "given",
    }
}

fn gap_name(kind: GapKind) -> &'static str {
    match kind {
        GapKind::Unreadable => "unreadable",
        GapKind::Encoding => "encoding",
        GapKind::Limit => "limit",
    }
}
