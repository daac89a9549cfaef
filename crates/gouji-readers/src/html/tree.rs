//! A page as a list of events in reading order, with what is hidden or never text left out.

use std::ops::Range;

use gouji_core::ElementId;

use super::facts::TableFacts;
use super::tags::Tag;

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    /// Elements and text in reading order; each `Open` has its `Close`.
    pub(crate) events: Vec<Event>,
    /// Elements in document order.
    pub(crate) nodes: Vec<Node>,
    /// Pictures in document order.
    pub(crate) pictures: Vec<Picture>,
    /// What each table holds.
    pub(crate) tables: Vec<TableFacts>,
    /// Text that character references stand for, and where each of them stands in the source.
    replaced: String,
    replacements: Vec<Replacement>,
}

/// A step through a page.
#[derive(Debug, Clone)]
pub(crate) enum Event {
    /// An element starts.
    Open(NodeIndex),
    /// An element ends.
    Close(NodeIndex),
    /// Text.
    Text(Run),
    /// A line ends at a tag at this place.
    Break(Range<u32>),
    /// A picture, by its place in [`Tree::pictures`].
    Picture(u32),
}

/// The place of an element in [`Tree::nodes`].
pub(crate) type NodeIndex = u32;

/// A stretch of text.
#[derive(Debug, Clone)]
pub(crate) enum Run {
    /// As it stands in the source.
    Plain(Range<u32>),
    /// What a character reference stands for.
    Replaced(u32),
}

/// An element that takes up lines of its own, or a part of a table.
#[derive(Debug)]
pub(crate) struct Node {
    /// Which element it is.
    pub(crate) tag: Tag,
    /// Its number in the document.
    pub(crate) element: ElementId,
    /// Where its start tag stands.
    pub(crate) source: Range<u32>,
    /// Where its content ends.
    pub(crate) end: u32,
    /// Columns that a cell covers.
    pub(crate) columns: u32,
    /// Rows that a cell covers as far as its rows go; 0 means all that follow.
    pub(crate) rows: u32,
    /// Which table it is.
    pub(crate) table: Option<usize>,
}

/// A picture.
#[derive(Debug)]
pub(crate) struct Picture {
    /// Where its tag stands.
    pub(crate) source: Range<u32>,
    /// Its alternative text.
    pub(crate) alt: Option<Run>,
}

#[derive(Debug)]
struct Replacement {
    text: Range<usize>,
    source: Range<u32>,
}

impl Tree {
    /// Keeps the text that a stretch of the source stands for.
    pub(crate) fn replace(&mut self, text: &str, source: Range<u32>) -> Run {
        let start = self.replaced.len();
        self.replaced.push_str(text);
        let run = Run::Replaced(index(self.replacements.len()));
        self.replacements.push(Replacement {
            text: start..self.replaced.len(),
            source,
        });
        run
    }

    /// Adds an element.
    pub(crate) fn add_node(&mut self, node: Node) -> NodeIndex {
        self.nodes.push(node);
        index(self.nodes.len() - 1)
    }

    /// Adds a picture.
    pub(crate) fn add_picture(&mut self, picture: Picture) {
        self.events.push(Event::Picture(index(self.pictures.len())));
        self.pictures.push(picture);
    }

    /// Adds a line end, unless nothing stands in the line.
    pub(crate) fn add_break(&mut self, source: Range<u32>) {
        if matches!(self.events.last(), Some(Event::Text(_) | Event::Picture(_))) {
            self.events.push(Event::Break(source));
        }
    }

    /// An element.
    pub(crate) fn node(&self, index: NodeIndex) -> &Node {
        &self.nodes[index as usize]
    }

    /// The text of a run and its place in the source.
    pub(crate) fn resolve<'a>(&'a self, run: &Run, source: &'a str) -> (&'a str, Range<u32>) {
        match run {
            Run::Plain(range) => (slice(source, range), range.clone()),
            Run::Replaced(index) => {
                let replacement = &self.replacements[*index as usize];
                (
                    &self.replaced[replacement.text.clone()],
                    replacement.source.clone(),
                )
            }
        }
    }
}

impl Node {
    /// Where its content stands, or its start tag when there is none.
    pub(crate) fn inner(&self) -> Range<u32> {
        if self.source.end < self.end {
            self.source.end..self.end
        } else {
            self.source.clone()
        }
    }
}

/// A page has fewer elements and texts than bytes, which are counted in 32 bits.
fn index(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The source at a range.
pub(crate) fn slice<'a>(source: &'a str, range: &Range<u32>) -> &'a str {
    source
        .get(range.start as usize..range.end as usize)
        .unwrap_or_default()
}
