//! Changes figures of valid reports in the ways that clerks do, and looks whether the cell and its
//! right value are named.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bounds;
mod measured;
mod sheet;
mod slips;
