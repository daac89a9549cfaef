//! Fields of a rule that a pack or a configuration sets anew.

use std::ops::Range;

use gouji_core::{Diagnostic, Words};

use crate::decode::{self, Field, Schema, is_error};
use crate::settings::RuleOption;
use crate::yaml::{Entry, Node, NodeKind};

/// Fields that make a rule what it is.
const FIXED: [&str; 2] = ["id", "kind"];

/// The rule with its options, which stand at the place of its id; nothing when one of them is at
/// fault, which is then among the diagnostics.
pub(super) fn with_options(
    rule: &Node,
    options: &[RuleOption],
    schema: &Schema,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let before = diagnostics.len();
    let fields = fields(schema);
    let id = rule.get(&["id", "编号"])?.value.range.clone();
    let mut entries = rule.entries()?.to_vec();
    for option in options {
        let one = Node {
            range: option.entry.key_range.clone(),
            kind: NodeKind::Map(vec![option.entry.clone()]),
        };
        let named = decode::check(&option.rule.file, &one, &fields, &[], diagnostics);
        for entry in named.entries().unwrap_or(&[]) {
            replace(&mut entries, entry, &fields, &id);
        }
    }
    let is_right = !diagnostics[before..].iter().any(is_error);
    is_right.then(|| Node {
        range: rule.range.clone(),
        kind: NodeKind::Map(entries),
    })
}

/// The fault of options that leave a rule unable to run, for the first reason of `faults`.
pub(super) fn misfit(options: &[RuleOption], faults: &[Diagnostic]) -> Option<Diagnostic> {
    let option = options.last()?;
    let why = faults.iter().find(|fault| is_error(fault))?;
    let (rule, file) = (&option.rule.value, &option.rule.file);
    let message = Words::new(
        format!("规则「{rule}」用不了这些选项：{}", why.message.zh),
        format!(
            "rule `{rule}` cannot run with these options: {}",
            why.message.en
        ),
    );
    let range = option.entry.key_range.clone();
    Some(
        Diagnostic::error("E1612", file, range, message).help(Words::fixed(
            "改正或删掉选项；没有选项时规则按原来的写法运行。",
            "Mend or delete the options; without them the rule runs as it is written.",
        )),
    )
}

/// What options may set: any field but those that make the rule what it is, and none is required.
fn fields(schema: &Schema) -> Schema {
    let fields = schema.fields().iter();
    let fields = fields.filter(|field| !FIXED.contains(&field.name.en.as_str()));
    Schema::Fields(
        fields
            .map(|field| Field {
                required: false,
                ..field.clone()
            })
            .collect(),
    )
}

fn replace(entries: &mut Vec<Entry>, option: &Entry, fields: &Schema, place: &Range<usize>) {
    let field = fields
        .fields()
        .iter()
        .find(|field| field.name.en == option.key);
    entries.retain(|entry| !field.is_some_and(|field| field.name.is(&entry.key)));
    entries.push(Entry {
        key: option.key.clone(),
        key_range: place.clone(),
        value: at(&option.value, place),
    });
}

/// The same value at another place.
fn at(node: &Node, range: &Range<usize>) -> Node {
    let kind = match &node.kind {
        NodeKind::Scalar(text, style) => NodeKind::Scalar(text.clone(), *style),
        NodeKind::List(items) => NodeKind::List(items.iter().map(|item| at(item, range)).collect()),
        NodeKind::Map(entries) => {
            let entries = entries.iter().map(|entry| Entry {
                key: entry.key.clone(),
                key_range: range.clone(),
                value: at(&entry.value, range),
            });
            NodeKind::Map(entries.collect())
        }
    };
    Node {
        range: range.clone(),
        kind,
    }
}
