//! A rule with the English names of its fields, where it was written with the Chinese ones.

use std::ops::Range;
use std::sync::Arc;

use gouji_core::UserFile;

use super::load::kind_schemas;
use crate::decode::check;
use crate::yaml::{Node, NodeKind, parse};

/// The text of a file with one rule, with English names of fields, choices and kind; what stands
/// in values and comments stays as it is. Nothing when the text is no rule of a known kind.
#[must_use]
pub fn in_english(text: &str) -> Option<String> {
    let file = Arc::new(UserFile {
        path: String::new(),
        text: text.to_owned(),
    });
    let documents = parse(&file, &mut Vec::new())?;
    let node = documents.first()?;
    let kind = node.get(&["kind", "类型"])?;
    let name = kind.value.text()?.trim();
    let mut kinds = kind_schemas().into_iter();
    let (names, schema) = kinds.find(|(names, _)| names.0 == name || names.1 == name)?;
    let named = check(&file, node, schema, &[], &mut Vec::new());
    let mut changes = vec![(kind.value.range.clone(), names.0.to_owned())];
    collect(node, &named, &mut changes);
    changes.sort_by_key(|(range, _)| range.start);
    let mut english = text.to_owned();
    for (range, name) in changes.iter().rev() {
        english.replace_range(range.clone(), name);
    }
    Some(english)
}

/// The names that differ in two trees of the same file.
fn collect(written: &Node, named: &Node, changes: &mut Vec<(Range<usize>, String)>) {
    match (&written.kind, &named.kind) {
        (NodeKind::Map(entries), NodeKind::Map(named)) => {
            for entry in entries {
                let mut same = named.iter();
                let Some(named) = same.find(|one| one.key_range == entry.key_range) else {
                    continue;
                };
                if named.key != entry.key {
                    changes.push((entry.key_range.clone(), named.key.clone()));
                }
                collect(&entry.value, &named.value, changes);
            }
        }
        (NodeKind::List(items), NodeKind::List(named)) => {
            for (item, named) in items.iter().zip(named) {
                collect(item, named, changes);
            }
        }
        // One value that stands for a list.
        (_, NodeKind::List(named)) if named.len() == 1 => collect(written, &named[0], changes),
        (NodeKind::Scalar(text, _), NodeKind::Scalar(name, _)) if text != name => {
            changes.push((written.range.clone(), name.clone()));
        }
        _ => {}
    }
}
