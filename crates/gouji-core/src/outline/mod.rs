//! The outline of a report's prose: its numbered headings and the items of its lists.

mod builder;
mod joined;

use std::ops::Range;
use std::rc::Rc;

use gouji_zh::MarkerStyle;

use crate::context::ReportCx;
use crate::form::SectionId;
use crate::prose::Prose;
use crate::span::Span;
use joined::Joined;

/// The numbered headings and lists of a report's prose, section by section.
#[derive(Debug, Default)]
pub struct Outline {
    /// What stands before the first section, and the sections, in the order of the document.
    pub sections: Vec<OutlineSection>,
}

/// The lists of one section.
#[derive(Debug)]
pub struct OutlineSection {
    /// The section; none for what stands before the first.
    pub section: Option<SectionId>,
    /// Its lists, by their first markers; a nested list stands behind the list around it.
    pub lists: Vec<ItemList>,
    joined: Joined,
}

/// Items of one kind of marker, such as （一）（二）（三） or 一是…二是….
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemList {
    /// How its markers are written.
    pub style: MarkerStyle,
    /// Its items, in the order of the text; there is at least one.
    pub items: Vec<ListItem>,
    /// The item that it stands in: list and item.
    pub parent: Option<(usize, usize)>,
    /// Whether the list around it surely goes on behind it; else a list of the same style may as
    /// well have ended before it.
    pub is_enclosed: bool,
    /// What leads to it: the text from the start of the sentence to the first marker.
    pub lead: Range<usize>,
    /// Whether it is told from what stands behind it that no more items can follow.
    pub is_finished: bool,
}

/// An item of a list, or a numbered heading with what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// Its number; none for 最后.
    pub number: Option<u32>,
    /// Its marker.
    pub marker: Range<usize>,
    /// Its text, from behind the marker to the next item of the list or the end of the list.
    pub text: Range<usize>,
    /// Its heading, for an item at the start of a line: a short first sentence, or the whole line.
    pub heading: Option<Range<usize>>,
    /// Whether nothing but its heading stands on its line.
    pub is_own_line: bool,
    /// Whether it opens a paragraph or a line.
    pub opens_line: bool,
    /// The lists inside it.
    pub children: Vec<usize>,
}

impl Outline {
    /// The outline of a report, worked out once.
    #[must_use]
    pub fn of(cx: &ReportCx<'_>) -> Rc<Self> {
        cx.memo.get(0, || Self::read(cx))
    }

    /// The outline of a section, if the report has it.
    #[must_use]
    pub fn section(&self, id: SectionId) -> Option<&OutlineSection> {
        self.sections
            .iter()
            .find(|section| section.section == Some(id))
    }

    /// Where a byte of a paragraph of the prose stands.
    #[must_use]
    pub fn place(&self, paragraph: usize, byte: usize) -> Option<(&OutlineSection, usize)> {
        self.sections
            .iter()
            .find_map(|section| Some((section, section.joined.offset(paragraph, byte)?)))
    }

    fn read(cx: &ReportCx<'_>) -> Self {
        let prose = Prose::of(cx);
        let mut sections = Vec::new();
        let mut first = 0;
        while let Some(paragraph) = prose.paragraphs.get(first) {
            let section = paragraph.section;
            let rest = prose.paragraphs.get(first..).unwrap_or_default();
            let count = rest
                .iter()
                .take_while(|paragraph| paragraph.section == section)
                .count();
            let joined = Joined::new(&prose, first..first + count, cx.report);
            let lists = builder::lists(&joined);
            sections.push(OutlineSection {
                section,
                lists,
                joined,
            });
            first += count;
        }
        Self { sections }
    }
}

impl OutlineSection {
    /// The folded text of its paragraphs, one behind the other with nothing between; all ranges of
    /// the outline are bytes of it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.joined.text
    }

    /// A part of the text.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &str {
        self.joined.text.get(range).unwrap_or("")
    }

    /// The place of a part of the text.
    #[must_use]
    pub fn span_of(&self, range: Range<usize>) -> Span {
        self.joined.span_of(range)
    }

    /// The paragraph of the prose that holds a byte, and the place of the byte there.
    #[must_use]
    pub fn paragraph_of(&self, at: usize) -> Option<(usize, usize)> {
        self.joined.paragraph(at)
    }

    /// Whether something that is no prose, such as a table or the number of a page, stands between
    /// the paragraphs of a part of the text.
    #[must_use]
    pub fn is_interrupted(&self, range: Range<usize>) -> bool {
        self.joined.is_interrupted(range)
    }

    /// Whether a byte begins a paragraph or line; a line that goes on with a sentence begins none.
    #[must_use]
    pub fn opens_line(&self, at: usize) -> bool {
        self.joined.opens(at)
    }

    /// The lists that stand in no item of another list.
    pub fn top(&self) -> impl Iterator<Item = &ItemList> {
        self.lists.iter().filter(|list| list.parent.is_none())
    }
}

#[cfg(test)]
mod tests;
