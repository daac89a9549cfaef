//! Built-in rules about figures.
#![deny(clippy::disallowed_methods, clippy::float_arithmetic)]

mod arithmetic;
mod basis;
mod claims;
mod culprit;
mod equations;
mod lists;
mod magnitude;
mod place;
mod rules;
mod same_words;

use gouji_core::{Plugin, Registry, RegistryError};

/// All rules of this crate.
pub struct NumericRules;

impl Plugin for NumericRules {
    fn register(&self, registry: &mut Registry) -> Result<(), RegistryError> {
        rules::all()
            .into_iter()
            .try_for_each(|rule| registry.add_report_rule(rule))
    }
}
