//! One module a command.

pub(crate) mod check;
pub(crate) mod config;
pub(crate) mod explain;
pub(crate) mod facts;
mod fix;
mod input;
pub(crate) mod pack;
pub(crate) mod rule;
pub(crate) mod rules;
mod timing;
