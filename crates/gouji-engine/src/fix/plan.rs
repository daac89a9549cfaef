//! Which fixes of a check are made in one pass.

use std::collections::BTreeMap;
use std::ops::Range;

use gouji_core::{Applicability, Document, Finding, Fix, Origin, Outcome, RuleSet, Span, Words};

use super::edit::SourceEdit;
use super::patch::encodable;
use super::{AppliedFix, RefusedFix};

/// The fixes of one pass.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Their edits, rising, none over or beside one of another fix.
    pub(super) edits: Vec<SourceEdit>,
    /// The fixes.
    pub(super) applied: Vec<AppliedFix>,
    /// Fixes that must not be made.
    pub(super) refused: Vec<RefusedFix>,
}

/// A fix that may be made.
struct Candidate<'a> {
    finding: &'a Finding,
    fix: &'a Fix,
    edits: Vec<SourceEdit>,
}

impl Plan {
    /// Of fixes that meet, the first by place is made; the others may be made in a later pass.
    pub(super) fn new(
        document: &Document,
        outcome: &Outcome,
        rules: &RuleSet<'_>,
        suggested: bool,
    ) -> Self {
        let mut plan = Self::default();
        let mut candidates = Vec::new();
        for finding in &outcome.findings {
            let Some(fix) = &finding.fix else { continue };
            if !may_apply(fix.applicability, suggested) {
                continue;
            }
            match candidate(document, outcome, finding, fix) {
                Ok(candidate) => candidates.extend(candidate),
                Err(reason) => plan.refused.push(RefusedFix {
                    rule: rules.meta(finding.rule).id.to_string(),
                    title: fix.title.clone(),
                    line: line(document, fix),
                    reason,
                }),
            }
        }
        candidates.sort_by_key(|one| one.edits.first().map(|edit| edit.range.start));
        let mut taken = BTreeMap::new();
        for Candidate {
            finding,
            fix,
            edits,
        } in candidates
        {
            if edits.iter().any(|edit| meets(&taken, &edit.range)) {
                continue;
            }
            taken.extend(edits.iter().map(|edit| (edit.range.start, edit.range.end)));
            let source = document.source_map.source();
            let lines = edits.iter().map(|edit| {
                let start = u32::try_from(edit.range.start).unwrap_or(u32::MAX);
                source.line_column(start).line
            });
            plan.applied.push(AppliedFix {
                rule: rules.meta(finding.rule).id.to_string(),
                title: fix.title.clone(),
                lines: lines.collect(),
            });
            plan.edits.extend(edits);
        }
        plan.edits.sort_by_key(|edit| edit.range.start);
        plan
    }
}

/// Findings whose fix a person should decide on.
pub(super) fn count_suggested(outcome: &Outcome) -> usize {
    let fixes = outcome.findings.iter().filter_map(|one| one.fix.as_ref());
    fixes
        .filter(|fix| fix.applicability == Applicability::Suggested)
        .count()
}

fn may_apply(applicability: Applicability, suggested: bool) -> bool {
    match applicability {
        Applicability::Safe => true,
        Applicability::Suggested => suggested,
        Applicability::Manual => false,
    }
}

/// A fix as edits of the source, all of them or none; none when it changes nothing.
fn candidate<'a>(
    document: &Document,
    outcome: &Outcome,
    finding: &'a Finding,
    fix: &'a Fix,
) -> Result<Option<Candidate<'a>>, Words> {
    let encoding = document.encoding.unwrap_or("UTF-8");
    let mut edits = Vec::new();
    for edit in &fix.edits {
        if is_private(outcome, edit.span) {
            return Err(Words::fixed(
                "会动到个人信息",
                "it would touch personal data",
            ));
        }
        let edit = SourceEdit::new(document, edit)?;
        if let Some(edit) = &edit {
            encodable(&edit.replacement, encoding)?;
        }
        edits.extend(edit);
    }
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    edits.dedup();
    let is_apart = edits.windows(2).all(|pair| match pair {
        [one, other] => one.range.end <= other.range.start && one.range != other.range,
        _ => true,
    });
    if !is_apart {
        return Err(Words::fixed(
            "改法的几处修改互相重叠",
            "edits of the fix overlap",
        ));
    }
    Ok((!edits.is_empty()).then_some(Candidate {
        finding,
        fix,
        edits,
    }))
}

fn is_private(outcome: &Outcome, span: Span) -> bool {
    let is_over = |masked: &Span| masked.start < span.end && span.start < masked.end;
    outcome.masked.iter().any(is_over)
}

/// Whether a range lies over a taken one or beside it.
fn meets(taken: &BTreeMap<usize, usize>, range: &Range<usize>) -> bool {
    let before = taken.range(..=range.end).next_back();
    before.is_some_and(|(_, end)| *end >= range.start)
}

fn line(document: &Document, fix: &Fix) -> Option<u32> {
    let edit = fix.edits.first()?;
    let origin = document.origin(edit.span)?;
    Some(match origin {
        Origin::Text { line, .. } | Origin::Html { line, .. } => line,
    })
}
