//! The architecture, held by tests: who may use whom, what code may not say, how rules are kept.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod code;
mod generated;
mod hygiene;
mod layers;
mod lexer;
mod manifest;
mod rules;
mod sources;
mod tree;
mod vocabulary;

/// Fails with everything that is wrong, one a line.
#[track_caller]
fn assert_none(violations: &[String]) {
    assert!(
        violations.is_empty(),
        "{} violations:\n{}",
        violations.len(),
        violations.join("\n")
    );
}
