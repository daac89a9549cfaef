//! Facts: the figures of a report under the names that its form gives them.

use crate::span::Span;
use crate::value::Value;
use crate::words::Words;

/// Numbers the facts of one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub u16);

/// A figure of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What the cell holds.
    pub value: Value,
    /// The cell; empty at its place when it is blank.
    pub span: Span,
    /// Why the value is [`Value::Unreadable`], if it is.
    pub doubt: Option<Words>,
}

/// The facts of one report. What was not found in it is absent, which is not zero.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    facts: Vec<Option<Fact>>,
}

impl Facts {
    /// No facts yet, with room for `count` of them.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self {
            facts: vec![None; count],
        }
    }

    /// A fact, if its cell was found.
    #[must_use]
    pub fn get(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.0 as usize)?.as_ref()
    }

    /// Sets a fact.
    pub fn set(&mut self, id: FactId, fact: Fact) {
        if let Some(slot) = self.facts.get_mut(id.0 as usize) {
            *slot = Some(fact);
        }
    }

    /// All facts that were found, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (FactId, &Fact)> {
        self.facts
            .iter()
            .enumerate()
            .filter_map(|(index, fact)| Some((FactId(u16::try_from(index).ok()?), fact.as_ref()?)))
    }
}
