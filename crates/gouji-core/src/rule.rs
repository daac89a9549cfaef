//! The contracts of rules.

use crate::context::ReportCx;
use crate::digest::{Digest, GroupKey};
use crate::findings::Findings;
use crate::meta::RuleMeta;
use crate::private::Guard;

/// A check of one report.
///
/// A rule that neither reports a finding nor says that it is unable has passed.
pub trait ReportRule: Send + Sync {
    /// What is known about the rule.
    fn meta(&self) -> &RuleMeta;

    /// Whether the rule is for this report at all.
    fn applies(&self, cx: &ReportCx<'_>) -> bool {
        self.meta().applies_to(&cx.form.id)
    }

    /// English paths of the figures that the rule needs of the year before.
    fn past_facts(&self) -> &[String] {
        &[]
    }

    /// What the rule knows of private texts by sight, which are hidden whether it runs or not.
    fn guard(&self) -> Option<&dyn Guard> {
        None
    }

    /// Checks one report.
    fn check(&self, cx: &ReportCx<'_>, findings: &mut Findings<'_>);
}

/// A check across reports: a map to keyed digests, and a conclusion for each key.
///
/// `conclude` sees digests only, never documents, so that the same rule runs under rayon on one
/// machine and under a group-by on many.
pub trait CorpusRule: Send + Sync {
    /// What is known about the rule.
    fn meta(&self) -> &RuleMeta;

    /// The groups that a report belongs to, and what to keep of it for each.
    fn collect(&self, cx: &ReportCx<'_>) -> Vec<(GroupKey, Digest)>;

    /// Judges one group; the digests are in input order.
    fn conclude(&self, key: &GroupKey, digests: &[Digest], findings: &mut Findings<'_>);
}
