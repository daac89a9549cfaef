//! How many defects of one kind the rules find.

use gouji_core::RuleIndex;
use gouji_engine::Checked;

use super::checker::Checker;
use super::planted::Planted;
use super::province::shown;
use crate::error::ToolError;
use crate::gen_corpus::{Defect, Entry, Filing, Generator};

/// Filings that one body gives for one kind.
const FROM_A_BODY: usize = 2;

/// The outcome of one kind of defect.
pub(super) struct Recall {
    /// The kind.
    pub(super) defect: &'static Defect,
    /// Ids of its rules that are not there.
    pub(super) missing: Vec<&'static str>,
    /// Filings that have it.
    pub(super) files: usize,
    /// Those where a finding of its rules is about it.
    pub(super) found: usize,
    /// Those where a finding names cell and value; none where the tables do not determine them.
    pub(super) named: Option<usize>,
    /// The others, as text.
    pub(super) misses: Vec<String>,
}

/// What came of one filing.
struct Seen {
    found: bool,
    named: bool,
    text: String,
}

impl Recall {
    /// Checks so many filings with the defect, or as many as the province has.
    pub(super) fn measure(
        checker: &Checker<'_>,
        generator: &Generator<'_>,
        defect: &'static Defect,
        count: usize,
    ) -> Result<Self, ToolError> {
        let rules = checker.rules(defect.rules);
        let filings = filings(generator, defect, count)?;
        let seen = checker.check(filings, |entry, checked| {
            look(checker, &rules, entry, checked)
        })?;
        let missing = defect.rules.iter().filter(|id| !checker.knows(id));
        let named = seen.iter().filter(|seen| seen.named).count();
        Ok(Self {
            defect,
            missing: missing.copied().collect(),
            files: seen.len(),
            found: seen.iter().filter(|seen| seen.found).count(),
            named: defect.is_determined().then_some(named),
            misses: seen
                .into_iter()
                .filter(|seen| !seen.found || defect.is_determined() && !seen.named)
                .map(|seen| seen.text)
                .collect(),
        })
    }
}

/// Filings with the defect, few of each body.
fn filings(
    generator: &Generator<'_>,
    defect: &'static Defect,
    count: usize,
) -> Result<Vec<Filing>, ToolError> {
    let mut filings = Vec::new();
    for body in 0..generator.bodies() {
        if filings.len() >= count {
            break;
        }
        let all = generator.defective(body, defect)?;
        // Which years are taken differs from body to body.
        let skipped = body % all.len().saturating_sub(FROM_A_BODY).max(1);
        filings.extend(all.into_iter().skip(skipped).take(FROM_A_BODY));
    }
    filings.truncate(count);
    Ok(filings)
}

fn look(checker: &Checker<'_>, rules: &[RuleIndex], entry: &Entry, checked: &Checked<'_>) -> Seen {
    let planted = Planted::find(entry, checked);
    let findings = &checked.outcome.findings;
    let expected = || {
        findings
            .iter()
            .filter(|finding| rules.contains(&finding.rule))
    };
    Seen {
        found: expected().any(|finding| planted.is_met_by(finding)),
        named: expected().any(|finding| planted.is_named_by(finding)),
        text: text(checker, entry, checked),
    }
}

fn text(checker: &Checker<'_>, entry: &Entry, checked: &Checked<'_>) -> String {
    let mut text = entry.path.clone();
    if let Some(quote) = &entry.quote {
        text.push_str(&format!(": {quote}"));
    }
    if let Some([said, right]) = &entry.said {
        text.push_str(&format!(" [{said}, not {right}]"));
    }
    for cell in &entry.cells {
        text.push_str(&format!(" {} = {}", cell.path, cell.right));
    }
    let rules = checker.rules(entry.rules);
    for finding in &checked.outcome.findings {
        let meta = checker.meta(finding.rule);
        if meta.group() == "numeric" || rules.contains(&finding.rule) {
            text.push_str(&format!("\n  - {}: {}", meta.id, shown(finding, checked)));
        }
    }
    for unable in &checked.outcome.unables {
        if rules.contains(&unable.rule) {
            let meta = checker.meta(unable.rule);
            text.push_str(&format!("\n  - {} unable: {}", meta.id, unable.reason.zh));
        }
    }
    text
}
