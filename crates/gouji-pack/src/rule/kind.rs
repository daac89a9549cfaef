//! The contract of the kinds of rules.

use std::rc::Rc;

use gouji_core::{FactId, ReportCx, Span};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::compile::CompileCx;
use super::lexicon::{Hit, Lexicon, Scan, WordId};
use super::report::Reporter;
use super::scope::Scope;
use super::units::{Unit, Units};
use crate::decode::{self, Schema};
use crate::yaml::Node;

/// A kind of rule: the fields of its body, and how they become a check.
pub(crate) trait Kind: DeserializeOwned + JsonSchema + 'static {
    /// English and Chinese name.
    const NAME: (&'static str, &'static str);
    /// What rules of the kind check, in one sentence, Chinese and English.
    const SUMMARY: (&'static str, &'static str);
    /// What a message may fill in beside expressions.
    const SLOTS: &'static [Slot];
    /// What a finding says unless the rule says it otherwise, Chinese and English.
    const MESSAGE: (&'static str, &'static str);

    /// The check for one form; nothing when a fault was found, which is then among the
    /// diagnostics.
    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>>;
}

/// A value that a message may fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    /// English and Chinese name.
    pub(crate) name: (&'static str, &'static str),
    /// What it is, in Chinese.
    pub(crate) about: &'static str,
}

/// A rule on one form, ready to run.
pub(crate) trait Check: Send + Sync {
    /// Checks one report.
    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>);

    /// Whether it looks at the text of the scope; then a section of the scope that the report
    /// lacks makes the rule unable.
    fn reads_scope(&self) -> bool {
        true
    }

    /// Facts that it needs of the year before.
    fn past_facts(&self) -> Vec<FactId> {
        Vec::new()
    }
}

/// A kind as the list of kinds knows it.
pub(crate) struct KindEntry {
    pub(crate) name: (&'static str, &'static str),
    pub(crate) summary: (&'static str, &'static str),
    pub(crate) slots: &'static [Slot],
    pub(crate) message: (&'static str, &'static str),
    /// The JSON Schema of its body.
    pub(crate) json_schema: fn() -> Value,
    /// What may be written in its body.
    pub(crate) schema: fn() -> std::sync::Arc<Schema>,
    /// Reads a body and compiles it.
    pub(crate) body: fn(&mut CompileCx<'_>, &Node) -> Option<Box<dyn Check>>,
}

/// The entry of a kind.
pub(crate) const fn entry<K: Kind>() -> KindEntry {
    KindEntry {
        name: K::NAME,
        summary: K::SUMMARY,
        slots: K::SLOTS,
        message: K::MESSAGE,
        json_schema: decode::json_schema_of::<K>,
        schema: decode::schema_of::<K>,
        body: |cx, node| {
            let body: K = decode::read(cx.file, node, cx.diagnostics)?;
            body.compile(cx)
        },
    }
}

/// One report, as a rule of a kind sees it.
pub(crate) struct RuleCx<'a> {
    /// The report.
    pub(crate) report: &'a ReportCx<'a>,
    /// Where the rule looks.
    pub(crate) scope: &'a Scope,
    /// The words of all rules.
    pub(crate) lexicon: &'a Lexicon,
}

/// A word in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it stands.
    pub(crate) hit: Hit,
    /// The same in the document.
    pub(crate) span: Span,
}

impl RuleCx<'_> {
    /// The text of the report.
    pub(crate) fn units(&self) -> Rc<Units> {
        self.report.memo.get(0, || Units::of(self.report))
    }

    /// The pieces of text in the scope, with their indexes.
    pub(crate) fn each_unit(&self, mut work: impl FnMut(u32, &Unit)) {
        for (index, unit) in self.units().iter() {
            if self.scope.holds(unit) {
                work(index, unit);
            }
        }
    }

    /// Every occurrence of a word in the scope, in the order of the text; unless `raw`, only
    /// those that begin and end where words do.
    pub(crate) fn find(&self, word: WordId, raw: bool) -> Vec<Found> {
        let maker = std::ptr::from_ref(self.lexicon).addr();
        let units = self.units();
        let scan: Rc<Scan> = self.report.memo.get(maker, || self.lexicon.scan(&units));
        let wanted = |hit: &&Hit| {
            let unit = units.get(hit.unit);
            self.scope.holds(unit)
                && (raw || unit.is_of_words(hit.start as usize, hit.end as usize))
        };
        let hits = scan.of(word).iter().filter(wanted);
        hits.map(|hit| Found {
            hit: *hit,
            span: units
                .get(hit.unit)
                .span
                .part(hit.start as usize..hit.end as usize),
        })
        .collect()
    }
}
