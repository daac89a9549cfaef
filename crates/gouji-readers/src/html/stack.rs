//! The elements that are open while a page is read, from the outermost to the innermost.

use super::tags::{Kind, Tag};
use super::tree::NodeIndex;

/// The open elements.
#[derive(Debug, Default)]
pub(crate) struct Stack {
    frames: Vec<Frame>,
    /// Emptied counts of closed elements, to be used again.
    spare: Vec<Vec<(Tag, u32)>>,
}

/// An open element.
#[derive(Debug)]
pub(crate) struct Frame {
    /// Which element it is.
    pub(crate) tag: Tag,
    /// Its place in the tree; none when nothing in it is shown.
    pub(crate) node: Option<NodeIndex>,
    /// How many children of each name it has had.
    counts: Vec<(Tag, u32)>,
    /// The place of the open `<p>` that the next block ends.
    paragraph: Option<usize>,
    /// The place of the innermost table.
    table: Option<usize>,
}

impl Stack {
    /// How many elements are open.
    pub(crate) fn len(&self) -> usize {
        self.frames.len()
    }

    /// Whether no element is open.
    pub(crate) fn is_empty(&self) -> bool {
        self.frames.is_empty()
    }

    /// The innermost element.
    pub(crate) fn top(&self) -> Option<&Frame> {
        self.frames.last()
    }

    /// Opens an element.
    pub(crate) fn push(&mut self, tag: Tag, node: Option<NodeIndex>) {
        let index = self.frames.len();
        let paragraph = match tag {
            Tag::P => Some(index),
            // What is never text may hold blocks that leave the paragraph around it open.
            _ if tag.bounds_scope() || tag.kind() == Kind::Dropped => None,
            _ => self.paragraph(),
        };
        let table = if tag == Tag::Table {
            Some(index)
        } else {
            self.table()
        };
        let counts = self.spare.pop().unwrap_or_default();
        self.frames.push(Frame {
            tag,
            node,
            counts,
            paragraph,
            table,
        });
    }

    /// Closes the innermost element; its tag and its place in the tree.
    pub(crate) fn pop(&mut self) -> Option<(Tag, Option<NodeIndex>)> {
        let Frame {
            tag,
            node,
            mut counts,
            ..
        } = self.frames.pop()?;
        counts.clear();
        self.spare.push(counts);
        Some((tag, node))
    }

    /// Counts a child of the innermost element: its position among those of its name, from 1.
    pub(crate) fn count(&mut self, tag: Tag) -> u32 {
        let Some(frame) = self.frames.last_mut() else {
            return 1;
        };
        match frame.counts.iter_mut().find(|(name, _)| *name == tag) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                frame.counts.push((tag, 1));
                1
            }
        }
    }

    /// The `<p>` that the start of a block ends.
    pub(crate) fn paragraph(&self) -> Option<usize> {
        self.frames.last()?.paragraph
    }

    /// The innermost table.
    pub(crate) fn table(&self) -> Option<usize> {
        self.frames.last()?.table
    }

    /// The innermost table part of a kind, inside the innermost table.
    pub(crate) fn table_part(&self, kind: Kind) -> Option<usize> {
        let inside = self.table()? + 1;
        let part = self.frames[inside..]
            .iter()
            .rposition(|frame| frame.tag.kind() == kind)?;
        Some(inside + part)
    }

    /// Whether the place is inside a table but in none of its cells.
    pub(crate) fn is_between_cells(&self) -> bool {
        let is_cell = |frame: &Frame| matches!(frame.tag.kind(), Kind::Cell | Kind::Caption);
        self.table()
            .is_some_and(|table| !self.frames[table..].iter().any(is_cell))
    }

    /// The element that the end tag of a block ends.
    pub(crate) fn in_scope(&self, tag: Tag) -> Option<usize> {
        match tag {
            Tag::Li => self.find(
                |open| open == tag,
                |open| open.bounds_scope() || matches!(open, Tag::Ul | Tag::Ol),
            ),
            _ if tag.kind() == Kind::Heading => {
                self.find(|open| open.kind() == Kind::Heading, Tag::bounds_scope)
            }
            _ => self.find(|open| open == tag, Tag::bounds_scope),
        }
    }

    /// The list item that the start of another one ends.
    pub(crate) fn item(&self, is_item: impl Fn(Tag) -> bool) -> Option<usize> {
        let goes_on = |tag: Tag| {
            matches!(tag, Tag::Address | Tag::Div | Tag::P) || tag.kind() == Kind::Inline
        };
        self.find(is_item, |tag| !goes_on(tag))
    }

    /// The heading that the start of another one ends.
    pub(crate) fn open_heading(&self) -> Option<usize> {
        let index = self.frames.len().checked_sub(1)?;
        (self.frames[index].tag.kind() == Kind::Heading).then_some(index)
    }

    fn find(
        &self,
        is_wanted: impl Fn(Tag) -> bool,
        is_bound: impl Fn(Tag) -> bool,
    ) -> Option<usize> {
        for (index, frame) in self.frames.iter().enumerate().rev() {
            if is_wanted(frame.tag) {
                return Some(index);
            }
            if is_bound(frame.tag) {
                return None;
            }
        }
        None
    }
}
