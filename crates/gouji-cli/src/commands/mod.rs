//! One module a command.

pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod facts;
mod input;
pub(crate) mod rules;
