//! Forms as data.

mod compile;
mod schema;

pub(crate) use compile::{form, header};
pub(crate) use schema::{FormYaml, HeaderYaml};
