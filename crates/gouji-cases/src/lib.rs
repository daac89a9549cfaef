//! Literate rule tests: `case.md` files that state a valid base report, a change of it, and what
//! one rule then says.
//!
//! ```text
//! # numeric/blank-cell
//!
//! ## 上年结转的商业企业留空
//!
//! - base: 2019-a
//! - set: 表三.上年结转.商业企业 =
//! - expect: warning at 表三.上年结转.商业企业 "1 个单元格空白"
//! ```
//!
//! Changes are made in the source text of the base, at the places that the reader recorded, and
//! the changed text goes the whole way again: a case tests provenance and alignment as well.
#![deny(clippy::disallowed_methods, clippy::float_arithmetic)]

mod case;
mod example;
mod mutate;
mod parse;
mod run;
mod statement;

pub use case::{Case, CaseFile, Change, Expectation, Place};
pub use example::{ExampleError, check_example, judge_example, run_example};
pub use parse::{ParseError, parse};
pub use run::{Bench, CaseError, Ran, check_case, load_base, run_case};
pub use statement::parse_statement;
