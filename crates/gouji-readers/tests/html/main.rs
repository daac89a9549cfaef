//! The HTML reader on pages as crawlers store them.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod common;
mod hostile;
mod malformed;
mod pages;
mod tables;
mod text;
