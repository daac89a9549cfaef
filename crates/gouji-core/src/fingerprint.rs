//! A stable name for a finding, so that a decision about it survives the next run.

use std::hash::Hasher;

use siphasher::sip128::{Hasher128, SipHasher13};

use crate::finding::Finding;
use crate::form::Form;
use crate::meta::RuleMeta;
use crate::report::Report;

/// The fingerprint of a finding: rule, body, year, facts or section, and the values.
///
/// Moving text about leaves it as it is; a changed figure or quote changes it.
#[must_use]
pub fn fingerprint(finding: &Finding, meta: &RuleMeta, report: &Report, form: &Form) -> String {
    let mut hash = StableHash::default();
    hash.add(&meta.id);
    hash.add(report.header.body.as_ref().map_or("", |body| &body.value));
    hash.add(
        &report
            .header
            .year
            .as_ref()
            .map_or(String::new(), |year| year.value.to_string()),
    );
    hash.add(
        finding
            .section
            .map_or("", |section| &form.section(section).id),
    );
    for fact in &finding.facts {
        hash.add(&form.fact(*fact).path);
        hash.add(
            report
                .facts
                .get(*fact)
                .map_or("", |fact| report.document.quote(fact.span)),
        );
    }
    if finding.facts.is_empty() {
        hash.add(report.document.quote(finding.span));
    }
    hash.finish()
}

/// A hash that is the same on every machine and in every version.
#[derive(Default)]
pub struct StableHash(SipHasher13);

impl StableHash {
    /// Adds a text; its length counts, so that parts do not run together.
    pub fn add(&mut self, text: &str) {
        self.0.write_u64(text.len() as u64);
        self.0.write(text.as_bytes());
    }

    /// The hash, as 32 hexadecimal digits.
    #[must_use]
    pub fn finish(&self) -> String {
        format!("{:032x}", self.0.finish128().as_u128())
    }
}
