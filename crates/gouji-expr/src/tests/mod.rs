//! Tests of the language as a whole.

mod checks;
mod errors;
mod hostile;
mod sample;
mod shape;
mod syntax;
mod values;
