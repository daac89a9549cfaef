//! The contract of the kinds of rules.

use std::rc::Rc;

use gouji_core::{FactId, Guard, ReportCx, Span, Words};
use gouji_expr::Program;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::compile::CompileCx;
use super::example::Example;
use super::kinds::KINDS;
use super::lexicon::{Hit, Lexicon, Scan, WordId, WordSet};
use super::needed::Needed;
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

    /// Whether it looks for words of its own, which are in simplified characters.
    fn is_of_words(&self) -> bool {
        false
    }

    /// Examples that come with the data of the rule, such as the sentences of a word list.
    fn examples(&self) -> &[Example] {
        &[]
    }

    /// The words any of which makes a finding, for those who ask which of them have examples.
    fn words(&self) -> Vec<WordId> {
        Vec::new()
    }

    /// The conditions that decide what it says, for those who ask which of them have examples.
    fn conditions(&self) -> Vec<&Program> {
        Vec::new()
    }

    /// What it knows of private texts by sight.
    fn guard(&self) -> Option<&dyn Guard> {
        None
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
        schema: decode::schema_of::<K>,
        body: |cx, node| {
            let body: K = decode::read(cx.file, node, cx.diagnostics)?;
            body.compile(cx)
        },
    }
}

/// A kind of rules, for those who choose one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindInfo {
    /// English name.
    pub name: &'static str,
    /// Chinese name.
    pub name_zh: &'static str,
    /// What rules of the kind check.
    pub summary: Words,
}

/// Every kind, in the order of the documentation.
#[must_use]
pub fn kinds() -> Vec<KindInfo> {
    let info = |kind: &KindEntry| KindInfo {
        name: kind.name.0,
        name_zh: kind.name.1,
        summary: Words::fixed(kind.summary.0, kind.summary.1),
    };
    KINDS.iter().map(info).collect()
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
        for (index, unit) in self.units().among(self.scope.has_cells()) {
            if self.scope.holds(unit) {
                work(index, unit);
            }
        }
    }

    /// The same for those that may hold a match of a pattern.
    pub(crate) fn each_unit_with(&self, needed: &Needed, mut work: impl FnMut(u32, &Unit)) {
        let Some(words) = needed.words() else {
            return self.each_unit(work);
        };
        let scan = self.scan();
        let hits = words.iter().flat_map(|word| scan.of(*word));
        let mut indexes: Vec<u32> = hits.map(|hit| hit.unit).collect();
        indexes.sort_unstable();
        indexes.dedup();
        let units = self.units();
        for index in indexes {
            let unit = units.get(index);
            if self.scope.holds(unit) {
                work(index, unit);
            }
        }
    }

    /// Every occurrence of a word in the scope, in the order of the text; unless `raw`, only
    /// those that begin and end where words do.
    pub(crate) fn find(&self, word: WordId, raw: bool) -> Vec<Found> {
        let (units, scan) = (self.units(), self.scan());
        let hits = scan.of(word).iter();
        hits.filter_map(|hit| self.found(&units, hit, raw))
            .collect()
    }

    /// The same for many words at once, each with its index in the set; sorted by it, then in the
    /// order of the text.
    pub(crate) fn find_among(&self, words: &WordSet, raw: bool) -> Vec<(usize, Found)> {
        if words.is_empty() {
            return Vec::new();
        }
        let (units, scan) = (self.units(), self.scan());
        let mut found: Vec<(usize, Found)> = scan
            .among(words)
            .filter_map(|(index, hit)| Some((index, self.found(&units, hit, raw)?)))
            .collect();
        found.sort_by_key(|(index, _)| *index);
        found
    }

    fn scan(&self) -> Rc<Scan> {
        let maker = std::ptr::from_ref(self.lexicon).addr();
        let memo = self.report.memo;
        memo.get(maker, || self.lexicon.scan(&self.units()))
    }

    fn found(&self, units: &Units, hit: &Hit, raw: bool) -> Option<Found> {
        let unit = units.get(hit.unit);
        let (start, end) = (hit.start as usize, hit.end as usize);
        let is_wanted = self.scope.holds(unit) && (raw || unit.is_of_words(start, end));
        is_wanted.then(|| Found {
            hit: *hit,
            span: unit.span.part(start..end),
        })
    }
}
