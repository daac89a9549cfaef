//! The parts of `cargo xtask` that tests call as well: what is generated, and new rules.

pub mod generate;
pub mod new_rule;
mod rule_crates;
mod rule_name;

/// Stands in for the bases of a rule crate, so that the template of a rule is compiled and run.
#[cfg(test)]
mod basis {
    pub(crate) const TABLES: &[gouji_core::Basis] = &[];
}
