//! Full-width marks where YAML takes half-width ones only: the mistakes of Chinese keyboards.

use std::ops::Range;
use std::sync::Arc;

use gouji_core::{Diagnostic, UserFile, Words};

use super::node::{Node, NodeKind, Style};
use crate::rule::is_field_name;

/// Longest name of a field, in characters.
const MAX_NAME: usize = 12;

/// Traps in a file that is no YAML, line by line.
pub(super) fn in_text(file: &Arc<UserFile>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in file.text.split_inclusive('\n') {
        let range = start..start + line.trim_end_matches(['\n', '\r']).len();
        start += line.len();
        found.extend(
            indentation(file, range.clone())
                .or_else(|| colon(file, range.clone()))
                .or_else(|| tight_colon(file, range.clone()))
                .or_else(|| colon_in_text(file, range)),
        );
    }
    found
}

/// Traps that turned lines into a part of the text before them.
pub(super) fn in_tree(file: &Arc<UserFile>, documents: &[Node]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for document in documents {
        search(file, document, &mut found);
    }
    found
}

fn search(file: &Arc<UserFile>, node: &Node, found: &mut Vec<Diagnostic>) {
    match &node.kind {
        NodeKind::Scalar(_, Style::Plain) => {
            let written = &file.text[node.range.clone()];
            let mut start = node.range.start;
            for line in written.split_inclusive('\n') {
                let range = start..start + line.trim_end().len();
                start += line.len();
                // Text may hold such a colon; only a line that reads as a field is none.
                found.extend(colon(file, range).filter(|_| names_field(line)));
            }
        }
        NodeKind::Scalar(..) => {}
        NodeKind::List(items) => items.iter().for_each(|item| search(file, item, found)),
        NodeKind::Map(entries) => {
            for entry in entries {
                let line = line_of(&file.text, entry.key_range.start);
                if entry.key_range.start == line.start + indent_len(&file.text[line.clone()]) {
                    found.extend(indentation(file, line));
                }
                // A value on one line with its key may begin with a word and a colon.
                let is_below = file.text
                    [entry.key_range.end..entry.value.range.start.max(entry.key_range.end)]
                    .contains('\n');
                let is_plain = matches!(entry.value.kind, NodeKind::Scalar(_, Style::Plain));
                if is_plain && is_below {
                    found.extend(dash(file, entry.value.range.clone()));
                }
                if !is_plain {
                    search(file, &entry.value, found);
                } else if let Some(at) = file.text[entry.value.range.clone()].find('\n') {
                    let behind = Node {
                        range: entry.value.range.start + at + 1..entry.value.range.end,
                        kind: entry.value.kind.clone(),
                    };
                    search(file, &behind, found);
                } else if is_below {
                    search(file, &entry.value, found);
                }
            }
        }
    }
}

/// What people indent with.
const INDENTS: [char; 4] = [' ', '\t', '\u{3000}', '\u{a0}'];

/// The indentation that YAML sees: a full-width space belongs to the key.
fn indent_len(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..end
}

/// Whether a line begins with the name of a field.
fn names_field(line: &str) -> bool {
    let body = line.trim_start_matches([' ', '-']);
    body.split('：').next().is_some_and(is_field_name)
}

/// A full-width space or a tab that indents a line.
fn indentation(file: &Arc<UserFile>, line: Range<usize>) -> Option<Diagnostic> {
    let text = &file.text[line.clone()];
    let indent = text.len() - text.trim_start_matches(INDENTS).len();
    let at = text[..indent].find(['\t', '\u{3000}', '\u{a0}'])?;
    let ch = text[at..].chars().next()?;
    let (zh, en) = match ch {
        '\t' => ("制表符（Tab）", "a tab"),
        '\u{3000}' => ("全角空格", "a full-width space"),
        _ => ("不换行空格", "a no-break space"),
    };
    let message = Words::new(
        format!("缩进用了{zh}，YAML 只认半角空格"),
        format!("{en} is used as indentation; YAML takes spaces only"),
    );
    let place = line.start + at..line.start + at + ch.len_utf8();
    let spaces: String = text[..indent]
        .chars()
        .map(|ch| if ch == ' ' { " " } else { "  " })
        .collect();
    Some(
        Diagnostic::error("E1004", file, place, message)
            .labelled(Words::new(format!("这里是{zh}"), format!("here is {en}")))
            .help(Words::fixed(
                "每一层缩进用两个半角空格。",
                "Indent each level by two spaces.",
            ))
            .replaced(line.start..line.start + indent, &spaces),
    )
}

/// A field name with a full-width colon at the beginning of a line.
fn colon(file: &Arc<UserFile>, line: Range<usize>) -> Option<Diagnostic> {
    let text = &file.text[line.clone()];
    let body = text.trim_start_matches([' ', '-']);
    let name_end = body.find('：')?;
    let name = &body[..name_end];
    if !is_name(name) {
        return None;
    }
    let at = line.start + (text.len() - body.len()) + name_end;
    let place = at..at + '：'.len_utf8();
    let message = Words::new(
        format!("「{name}」后面是全角冒号“：”，YAML 只认半角冒号加空格"),
        format!("a full-width colon follows `{name}`; YAML takes `: `"),
    );
    let behind = file.text[place.end..line.end].starts_with(' ');
    Some(
        Diagnostic::error("E1002", file, place.clone(), message)
            .labelled(Words::fixed("这是全角冒号", "this is a full-width colon"))
            .help(Words::fixed(
                "改成半角冒号，后面空一格。",
                "Write a half-width colon and a space.",
            ))
            .replaced(place, if behind { ":" } else { ": " }),
    )
}

/// A field name with a colon and no space behind it.
fn tight_colon(file: &Arc<UserFile>, line: Range<usize>) -> Option<Diagnostic> {
    let text = &file.text[line.clone()];
    let body = text.trim_start_matches([' ', '-']);
    let (name, behind) = body.split_once(':')?;
    let is_tight = is_name(name) && behind.chars().next().is_some_and(|ch| !ch.is_whitespace());
    if !is_tight || behind.starts_with("//") {
        return None;
    }
    let at = line.start + (text.len() - body.len()) + name.len();
    let message = Words::new(
        format!("「{name}:」后面少一个空格"),
        format!("a space is missing behind `{name}:`"),
    );
    Some(
        Diagnostic::error("E1001", file, at..at + 1, message)
            .labelled(Words::fixed("冒号后面要空一格", "a space belongs here"))
            .replaced(at..at + 1, ": "),
    )
}

/// A value with a colon and a space in it, outside quotation marks.
fn colon_in_text(file: &Arc<UserFile>, line: Range<usize>) -> Option<Diagnostic> {
    let text = &file.text[line.clone()];
    let body = text.trim_start_matches([' ', '-']);
    let (name, value) = body.split_once(": ")?;
    let value = value.trim();
    let is_bare = !value.starts_with(['"', '\'', '[', '{', '|', '>', '#', '&', '*', '!']);
    if !is_name(name) || !is_bare || !value.contains(": ") {
        return None;
    }
    let start = line.start + text.find(value)?;
    let at = start + value.find(": ")?;
    let message = Words::new(
        format!("「{name}」的值里有冒号和空格，YAML 会当成另一个字段"),
        format!("the value of `{name}` holds a colon and a space, which begins another field"),
    );
    let quoted = format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    Some(
        Diagnostic::error("E1001", file, at..at + 1, message)
            .labelled(Words::fixed("这个冒号", "this colon"))
            .help(Words::fixed(
                "整个值加半角引号。",
                "Put the whole value in quotation marks.",
            ))
            .replaced(start..start + value.len(), &quoted),
    )
}

/// A list whose items begin with a dash and no space, or with a full-width dash: one text.
fn dash(file: &Arc<UserFile>, value: Range<usize>) -> Option<Diagnostic> {
    let written = &file.text[value.clone()];
    let mark = written.chars().next().filter(|ch| "-－—·•".contains(*ch))?;
    let item = written[mark.len_utf8()..].trim_start_matches(' ');
    let is_han = |ch: char| ('\u{4e00}'..='\u{9fff}').contains(&ch);
    if !item.starts_with(is_han) {
        return None;
    }
    let message = Words::new(
        format!("“{mark}”后面没有空格或不是半角横线，这几行会被当成一段文字"),
        format!("`{mark}` begins no item of a list, so these lines are one text"),
    );
    let place = value.start..value.start + mark.len_utf8();
    Some(
        Diagnostic::error("E1001", file, place, message)
            .help(Words::fixed(
                "列表的每一项以半角横线加一个空格开头。",
                "Begin each item of a list with a half-width dash and a space.",
            ))
            .replaced(value.start..value.end - item.len(), "- "),
    )
}

/// Whether a text can be the name of a field.
fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.chars().count() <= MAX_NAME
        && text.chars().all(|ch| ch.is_alphanumeric() || ch == '_')
}
