//! Reads YAML into a tree, within limits.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use gouji_core::{Diagnostic, UserFile, Words};
use granit_parser::{Event, Parser, ScalarStyle, Span};

use super::fault;
use super::node::{Entry, Node, NodeKind, Style};
use super::traps;

/// Largest file, in bytes.
pub(crate) const MAX_BYTES: usize = 2 << 20;
/// Most values of a file, those that aliases repeat included.
const MAX_NODES: usize = 100_000;
/// Deepest nesting.
const MAX_DEPTH: usize = 32;

/// Reads a file as a list of documents, most often one; nothing when it is no YAML.
pub(crate) fn parse(file: &Arc<UserFile>, diagnostics: &mut Vec<Diagnostic>) -> Option<Vec<Node>> {
    if file.text.len() > MAX_BYTES {
        diagnostics.push(too_large(file));
        return None;
    }
    let mut builder = Builder {
        file,
        open: Vec::new(),
        documents: Vec::new(),
        anchors: HashMap::new(),
        count: 0,
        duplicates: Vec::new(),
    };
    let read = builder.read();
    let traps = match &read {
        Ok(()) => traps::in_tree(file, &builder.documents),
        Err(_) => traps::in_text(file),
    };
    diagnostics.append(&mut builder.duplicates);
    let is_whole = read.is_ok() && traps.is_empty();
    // A full-width mark explains the error better than the place where reading stopped.
    if let Err(error) = read
        && traps.is_empty()
    {
        diagnostics.push(*error);
    }
    diagnostics.extend(traps);
    is_whole.then_some(builder.documents)
}

struct Builder<'a> {
    file: &'a Arc<UserFile>,
    open: Vec<Open>,
    documents: Vec<Node>,
    /// The node of each anchor, and how many values it holds.
    anchors: HashMap<usize, (Node, usize)>,
    count: usize,
    duplicates: Vec<Diagnostic>,
}

/// A list or map that is not complete.
struct Open {
    start: usize,
    anchor: usize,
    first: usize,
    kind: OpenKind,
}

enum OpenKind {
    List(Vec<Node>),
    Map {
        entries: Vec<Entry>,
        known: HashMap<String, Range<usize>>,
        key: Option<Node>,
    },
}

impl Builder<'_> {
    fn read(&mut self) -> Result<(), Box<Diagnostic>> {
        let options = granit_parser::options! {
            emit_comments: false,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        for event in Parser::new_from_str_with_options(&self.file.text, options) {
            let (event, span) =
                event.map_err(|error| Box::new(fault::syntax(self.file, &error)))?;
            self.take(event, &span)?;
        }
        Ok(())
    }

    fn take(&mut self, event: Event<'_>, span: &Span) -> Result<(), Box<Diagnostic>> {
        let range = span.byte_range().unwrap_or(0..0);
        match event {
            Event::Scalar(text, style, anchor, _) => {
                self.more(1, &range)?;
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                    ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                };
                let kind = NodeKind::Scalar(text.into_owned(), style);
                self.place(Node { range, kind }, anchor, 1)
            }
            Event::SequenceStart(_, anchor, _) => {
                self.begin(range.start, anchor, OpenKind::List(Vec::new()))
            }
            Event::MappingStart(_, anchor, _) => {
                let kind = OpenKind::Map {
                    entries: Vec::new(),
                    known: HashMap::new(),
                    key: None,
                };
                self.begin(range.start, anchor, kind)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(range.end),
            Event::Alias(id) => {
                let Some((node, size)) = self.anchors.get(&id).cloned() else {
                    return Err(Box::new(fault::recursive_alias(self.file, range)));
                };
                self.more(size, &range)?;
                self.place(node, 0, size)
            }
            _ => Ok(()),
        }
    }

    fn begin(
        &mut self,
        start: usize,
        anchor: usize,
        kind: OpenKind,
    ) -> Result<(), Box<Diagnostic>> {
        self.more(1, &(start..start))?;
        self.open.push(Open {
            start,
            anchor,
            first: self.count,
            kind,
        });
        Ok(())
    }

    fn end(&mut self, end: usize) -> Result<(), Box<Diagnostic>> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        // The end of a block collection is told where the next thing begins.
        let text = self.file.text.get(open.start..end).unwrap_or("");
        let end = open.start + text.trim_end().len();
        let kind = match open.kind {
            OpenKind::List(items) => NodeKind::List(items),
            OpenKind::Map { entries, .. } => NodeKind::Map(entries),
        };
        let range = open.start..end;
        let size = self.count - open.first + 1;
        self.place(Node { range, kind }, open.anchor, size)
    }

    fn place(&mut self, node: Node, anchor: usize, size: usize) -> Result<(), Box<Diagnostic>> {
        if anchor != 0 {
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.documents.push(node),
            Some(OpenKind::List(items)) => items.push(node),
            Some(OpenKind::Map {
                entries,
                known,
                key,
            }) => match key.take() {
                None => *key = Some(node),
                Some(name) => {
                    let Some(text) = name.text().map(|text| text.trim().to_owned()) else {
                        return Err(Box::new(fault::key_is_no_text(self.file, name.range)));
                    };
                    if let Some(first) = known.get(&text) {
                        let twice =
                            fault::duplicate_key(self.file, &text, name.range, first.clone());
                        self.duplicates.push(twice);
                        return Ok(());
                    }
                    known.insert(text.clone(), name.range.clone());
                    entries.push(Entry {
                        key: text,
                        key_range: name.range,
                        value: node,
                    });
                }
            },
        }
        Ok(())
    }

    fn more(&mut self, nodes: usize, range: &Range<usize>) -> Result<(), Box<Diagnostic>> {
        self.count += nodes;
        if self.count > MAX_NODES {
            return Err(Box::new(fault::too_many(
                self.file,
                range.clone(),
                MAX_NODES,
            )));
        }
        Ok(())
    }
}

fn too_large(file: &Arc<UserFile>) -> Diagnostic {
    let megabytes = |bytes: usize| bytes.div_ceil(1 << 20);
    let message = Words::new(
        format!(
            "文件有 {} MB，超过上限 {} MB，没有读取",
            megabytes(file.text.len()),
            megabytes(MAX_BYTES)
        ),
        format!(
            "the file has {} MB, over the limit of {} MB, and was not read",
            megabytes(file.text.len()),
            megabytes(MAX_BYTES)
        ),
    );
    Diagnostic::error("E1006", file, 0..0, message).help(Words::fixed(
        "把规则分到几个文件里；很长的词表放到 words/ 下的 CSV 文件里。",
        "Split the rules into several files, and keep long word lists as CSV files in words/.",
    ))
}
