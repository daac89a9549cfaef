//! From the tree of a file to typed structs, with every fault at its place.
//!
//! ```text
//! Node ── check against the schema of the type ──▶ Node with English names ── serde ──▶ struct
//! ```
//!
//! The schema is the one that editors use, so that what an editor accepts is what gouji accepts.
//! No `flatten` and no `untagged`: they lose the place.

mod located;
mod reader;
mod schema;
mod shape;

pub(crate) use located::{Located, Many, TextOr, TextsOr};
pub(crate) use schema::{Field, Name, Schema, schema_of};
pub(crate) use shape::check;

use std::sync::Arc;

use gouji_core::{Diagnostic, UserFile, Words};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::yaml::Node;

/// Reads a value of a type; its faults go to `diagnostics`.
pub(crate) fn decode<T: DeserializeOwned + JsonSchema + 'static>(
    file: &Arc<UserFile>,
    node: &Node,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<T> {
    let before = diagnostics.len();
    let named = check(file, node, &schema_of::<T>(), &[], diagnostics);
    if diagnostics[before..].iter().any(is_error) {
        return None;
    }
    read(file, &named, diagnostics)
}

/// Reads a value from a node that was checked against the schema of its type.
pub(crate) fn read<T: DeserializeOwned>(
    file: &Arc<UserFile>,
    node: &Node,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<T> {
    match T::deserialize(reader::NodeReader(node)) {
        Ok(value) => Some(value),
        Err(error) => {
            let range = error.range.unwrap_or_else(|| node.range.clone());
            let message = Words::new(
                format!("这里的写法不对：{}", error.message),
                format!("this cannot be read: {}", error.message),
            );
            diagnostics.push(Diagnostic::error("E1203", file, range, message));
            None
        }
    }
}

pub(crate) fn is_error(diagnostic: &Diagnostic) -> bool {
    diagnostic.level == gouji_core::DiagnosticLevel::Error
}
