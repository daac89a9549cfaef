//! What the prose of a kind of report may say of its figures, as data.

mod compile;
mod schema;

pub(crate) use compile::{ClaimsFile, compile};
pub(crate) use schema::ClaimsYaml;
