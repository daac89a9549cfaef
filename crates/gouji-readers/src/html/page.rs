//! The page being read: its tree so far and the elements that are open.

use std::ops::Range;

use gouji_core::{DocumentBuilder, Gap, GapKind, Limits, Words};

use super::attributes::Attributes;
use super::facts::{OpenTables, TableFacts};
use super::stack::Stack;
use super::tags::{Kind, Tag};
use super::tree::{Event, Node, Tree};

/// A page being read.
pub(crate) struct Page<'d> {
    /// The tree so far.
    pub(crate) tree: Tree,
    /// The open elements.
    pub(crate) stack: Stack,
    /// The open tables.
    pub(crate) tables: OpenTables,
    /// The tag being taken.
    pub(crate) token: Range<u32>,
    /// Whether nothing more is taken.
    pub(crate) is_full: bool,
    document: &'d mut DocumentBuilder,
    depth: usize,
    most_nodes: usize,
    hidden: Option<Hidden>,
    /// Elements too deep to be kept that wait for their end tag.
    flattened: Vec<(Tag, u32)>,
    is_too_deep: bool,
}

/// The outermost open element of which nothing is shown.
struct Hidden {
    /// Its place on the stack.
    frame: usize,
    /// The name of an inline element, to find its end tag.
    name: Vec<u8>,
    /// Open elements of the same name inside it.
    nested: u32,
}

/// `html` and `body` are always kept.
const LEAST_DEPTH: usize = 2;
/// Elements that a page may have for each block and cell that it may have.
const NODES_A_BLOCK: usize = 4;
/// The most columns and rows that a cell may cover, as in a browser.
const MOST_COLUMNS: u32 = 1000;
const MOST_ROWS: u32 = 65_534;

impl<'d> Page<'d> {
    /// An empty page whose elements are recorded in `document`.
    pub(crate) fn new(document: &'d mut DocumentBuilder, limits: &Limits) -> Self {
        Self {
            tree: Tree::default(),
            stack: Stack::default(),
            tables: OpenTables::default(),
            token: 0..0,
            is_full: false,
            document,
            depth: limits.depth.max(LEAST_DEPTH),
            most_nodes: limits
                .blocks
                .saturating_add(limits.cells)
                .saturating_mul(NODES_A_BLOCK),
            hidden: None,
            flattened: Vec::new(),
            is_too_deep: false,
        }
    }

    /// Closes everything at the end of the source.
    pub(crate) fn finish(mut self, end: u32) -> Tree {
        self.token = end..end;
        self.close_from(0);
        if self.is_too_deep {
            self.add_gap(Words::new(
                format!("网页元素嵌套超过 {} 层，更深的层次按同一层读取", self.depth),
                format!(
                    "elements are nested deeper than {}; deeper ones were read as one level",
                    self.depth
                ),
            ));
        }
        if self.is_full {
            self.add_gap(Words::fixed(
                "网页元素过多，其余未读取",
                "too many elements; the rest was not read",
            ));
        }
        self.tree
    }

    /// Whether nothing here is shown.
    pub(crate) fn is_hidden(&self) -> bool {
        self.hidden.is_some()
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, tag: Tag, attributes: &Attributes) {
        if self.stack.len() >= self.depth {
            return self.flatten(tag);
        }
        let parent = self
            .stack
            .top()
            .and_then(|frame| frame.node)
            .map(|node| self.tree.node(node).element);
        let nth = self.stack.count(tag);
        if self.is_hidden() {
            return self.stack.push(tag, None);
        }
        if attributes.hidden {
            return self.hide(tag, b"");
        }
        let element = self.document.add_element(parent, tag.name(), nth);
        let node = self.tree.add_node(Node {
            tag,
            element,
            source: self.token.clone(),
            end: self.token.end,
            columns: attributes.columns.unwrap_or(1).clamp(1, MOST_COLUMNS),
            rows: attributes.rows.unwrap_or(1).min(MOST_ROWS),
            table: (tag == Tag::Table).then_some(self.tree.tables.len()),
        });
        self.is_full = self.tree.nodes.len() >= self.most_nodes;
        self.tree.events.push(Event::Open(node));
        self.stack.push(tag, Some(node));
        self.note_open(tag);
    }

    /// Opens an element of which nothing is shown, however deep it is.
    pub(crate) fn hide(&mut self, tag: Tag, name: &[u8]) {
        self.hidden = Some(Hidden {
            frame: self.stack.len(),
            name: name.to_vec(),
            nested: 0,
        });
        self.stack.push(tag, None);
    }

    /// Takes the start of an inline element inside what is hidden.
    pub(crate) fn start_in_hidden(&mut self, name: &[u8]) {
        if let Some(hidden) = self.hidden.as_mut().filter(|hidden| hidden.name == name) {
            hidden.nested = hidden.nested.saturating_add(1);
        }
    }

    /// Takes the end of an inline element, which may end what is hidden.
    pub(crate) fn end_in_hidden(&mut self, name: &[u8]) {
        let Some(hidden) = self.hidden.as_mut().filter(|hidden| hidden.name == name) else {
            return;
        };
        if hidden.nested > 0 {
            hidden.nested -= 1;
        } else {
            let frame = hidden.frame;
            self.close_from(frame);
        }
    }

    /// Closes a frame of the stack and all inside it.
    pub(crate) fn close_from(&mut self, frame: usize) {
        while self.stack.len() > frame {
            let Some((tag, node)) = self.stack.pop() else {
                return;
            };
            if let Some(node) = node {
                self.tree.nodes[node as usize].end = self.token.start;
                self.tree.events.push(Event::Close(node));
                self.note_close(tag);
            }
            self.flattened.clear();
        }
        if self
            .hidden
            .as_ref()
            .is_some_and(|hidden| hidden.frame >= self.stack.len())
        {
            self.hidden = None;
        }
    }

    /// Ends a line.
    pub(crate) fn add_break(&mut self) {
        if !self.is_hidden() {
            self.tables.end_paragraph();
            self.tree.add_break(self.token.clone());
        }
    }

    /// Whether an end tag belongs to an element that was too deep to be kept.
    pub(crate) fn end_flattened(&mut self, tag: Tag) -> bool {
        match self
            .flattened
            .iter_mut()
            .find(|(name, count)| *name == tag && *count > 0)
        {
            Some((_, count)) => {
                *count -= 1;
                true
            }
            None => false,
        }
    }

    fn flatten(&mut self, tag: Tag) {
        self.is_too_deep = true;
        match self.flattened.iter_mut().find(|(name, _)| *name == tag) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => self.flattened.push((tag, 1)),
        }
        self.add_break();
    }

    fn note_open(&mut self, tag: Tag) {
        match tag.kind() {
            Kind::Table => {
                self.tables.open(self.tree.tables.len());
                self.tree.tables.push(TableFacts::default());
            }
            Kind::Row => self.tables.row(),
            Kind::Cell => self.tables.cell(),
            Kind::Heading => self.tables.heading(),
            _ => self.tables.end_paragraph(),
        }
    }

    fn note_close(&mut self, tag: Tag) {
        match tag.kind() {
            Kind::Table => {
                if let Some((index, facts)) = self.tables.close() {
                    self.tree.tables[index] = facts;
                }
            }
            Kind::Cell => self.tables.end_cell(),
            _ => self.tables.end_paragraph(),
        }
    }

    fn add_gap(&mut self, reason: Words) {
        self.document.add_gap(Gap {
            kind: GapKind::Limit,
            reason,
            span: None,
        });
    }
}
