//! Built-in rules about structure and wording.
#![deny(clippy::disallowed_methods, clippy::float_arithmetic)]

mod basis;
mod enumeration;
mod grammar;
mod left_over;
mod marks;
mod names;
mod part_five;
mod place;
mod rules;
mod self_reference;
mod year;

use gouji_core::{Plugin, Registry, RegistryError};

/// All rules of this crate.
pub struct TextRules;

impl Plugin for TextRules {
    fn register(&self, registry: &mut Registry) -> Result<(), RegistryError> {
        rules::all()
            .into_iter()
            .try_for_each(|rule| registry.add_report_rule(rule))
    }
}
