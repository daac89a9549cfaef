//! YAML as users write it: a tree in which every key and value knows its place.

mod fault;
mod node;
mod parse;
mod traps;

pub(crate) use node::{Entry, Node, NodeKind, Style};
pub(crate) use parse::parse;
