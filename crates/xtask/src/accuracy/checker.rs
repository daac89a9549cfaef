//! The rules of the program, run over filings in memory.

use std::collections::BTreeMap;

use gouji_core::{Registry, RuleIndex, RuleMeta, RuleSet, Selection};
use gouji_engine::{Checked, PastIndex, Processed, RunOptions, Source, run};

use crate::error::ToolError;
use crate::gen_corpus::{Entry, Filing};

/// Checks filings with every rule that is on by default.
pub(super) struct Checker<'a> {
    registry: &'a Registry,
    rules: RuleSet<'a>,
}

impl<'a> Checker<'a> {
    /// A checker with the rules of a registry.
    pub(super) fn new(registry: &'a Registry) -> Result<Self, ToolError> {
        let rules = RuleSet::select(registry, Selection::default())
            .map_err(|_| ToolError::Usage("the rules cannot be selected".to_owned()))?;
        Ok(Self { registry, rules })
    }

    /// What is known about a rule.
    pub(super) fn meta(&self, rule: RuleIndex) -> &RuleMeta {
        self.rules.meta(rule)
    }

    /// The rules with these ids, as far as there are such rules.
    pub(super) fn rules(&self, ids: &[&str]) -> Vec<RuleIndex> {
        let metas = self.rules.metas();
        let named = metas.filter(|(_, meta)| ids.contains(&&*meta.id));
        named.map(|(index, _)| index).collect()
    }

    /// Whether there is a rule with that id.
    pub(super) fn knows(&self, id: &str) -> bool {
        !self.rules(&[id]).is_empty()
    }

    /// Checks filings; what `look` makes of each, in their order.
    pub(super) fn check<T: Send>(
        &self,
        filings: Vec<Filing>,
        look: impl Fn(&Entry, &Checked<'_>) -> T + Sync,
    ) -> Result<Vec<T>, ToolError> {
        let mut entries = BTreeMap::new();
        let mut sources = Vec::new();
        for Filing { entry, bytes, .. } in filings {
            sources.push(Source::Bytes {
                name: entry.path.clone(),
                bytes,
            });
            entries.insert(entry.path.clone(), entry);
        }
        let mut results = Vec::new();
        let seen = |name: &str, processed: Processed<'_>| match (entries.get(name), processed) {
            (Some(entry), Processed::Checked(checked)) => Ok(look(entry, &checked)),
            (_, Processed::Unread(unread)) => Err(format!("{name}: {}", unread.reason.en)),
            (None, Processed::Checked(_)) => Err(format!("{name} is not in the corpus")),
        };
        run(
            self.registry,
            &self.rules,
            &sources,
            &PastIndex::default(),
            &RunOptions::default(),
            seen,
            |result: Result<T, String>| {
                results.push(result.map_err(ToolError::Usage)?);
                Ok(())
            },
        )
        .map(|()| results)
    }
}
