//! Tokens to the tree: which element is open where, by the rules that browsers follow.
//!
//! Left out of these rules is what makes no difference to text: inline elements are not
//! followed, and text astray between the cells of a table stays where it stands.

use std::ops::Range;

use gouji_core::{DocumentBuilder, Limits};

use super::attributes::Attributes;
use super::page::Page;
use super::tags::{Kind, Tag};
use super::tokens::{StartTag, TokenSink, tokenize};
use super::tree::{Event, Picture, Run, Tree, slice};

/// Reads a page into a tree and records its elements in `document`.
pub(crate) fn build(source: &str, document: &mut DocumentBuilder, limits: &Limits) -> Tree {
    let mut builder = TreeBuilder {
        source,
        page: Page::new(document, limits),
        has_head: false,
        has_body: false,
    };
    tokenize(source, &mut builder);
    builder
        .page
        .finish(u32::try_from(source.len()).unwrap_or(u32::MAX))
}

struct TreeBuilder<'s, 'd> {
    source: &'s str,
    page: Page<'d>,
    has_head: bool,
    has_body: bool,
}

/// A picture that is no wider or no higher is an icon or a rule.
const ICON: u32 = 40;

impl TokenSink for TreeBuilder<'_, '_> {
    fn start_tag(&mut self, tag: &StartTag<'_>) {
        if self.page.is_full {
            return;
        }
        self.page.token = tag.source.clone();
        let known = Tag::of(tag.name);
        match known.kind() {
            Kind::Skipped => {}
            Kind::Inline => self.start_inline(tag),
            Kind::Picture => self.add_picture(tag.attributes),
            Kind::Root => self.start_root(known),
            Kind::Title => self.start_title(tag.attributes),
            Kind::Dropped => self.start_dropped(known),
            Kind::Break => self.start_break(known),
            _ => self.start_block(known, tag.attributes),
        }
    }

    fn end_tag(&mut self, name: &[u8], source: Range<u32>) {
        if self.page.is_full {
            return;
        }
        self.page.token = source;
        let tag = Tag::of(name);
        if self.page.end_flattened(tag) {
            return self.add_break();
        }
        match tag.kind() {
            Kind::Skipped | Kind::Picture => {}
            Kind::Inline => self.page.end_in_hidden(name),
            Kind::Root => self.end_head(tag),
            Kind::Break => self.add_break(),
            kind => match self.opened_by(tag) {
                Some(frame) => self.page.close_from(frame),
                None if matches!(kind, Kind::Dropped | Kind::Title) => {}
                None => self.add_break(),
            },
        }
    }

    fn text(&mut self, source: Range<u32>) {
        let text = slice(self.source, &source);
        if self.takes_text(text) {
            self.page.tables.text(text);
            self.page.tree.events.push(Event::Text(Run::Plain(source)));
        }
    }

    fn replaced(&mut self, text: &str, source: Range<u32>) {
        if self.takes_text(text) {
            self.page.tables.text(text);
            let run = self.page.tree.replace(text, source);
            self.page.tree.events.push(Event::Text(run));
        }
    }
}

/// Text, pictures and what stands in a line.
impl TreeBuilder<'_, '_> {
    /// Whether text here is text of the page; opens the body where the page does not.
    fn takes_text(&mut self, text: &str) -> bool {
        if self.page.is_full || self.page.is_hidden() {
            return false;
        }
        let is_title = self
            .page
            .stack
            .top()
            .is_some_and(|frame| frame.tag == Tag::Title);
        if !self.has_body && !is_title {
            if gouji_zh::is_blank(text) {
                return false;
            }
            self.enter_body();
        }
        true
    }

    fn start_inline(&mut self, tag: &StartTag<'_>) {
        if self.page.is_hidden() {
            self.page.start_in_hidden(tag.name);
        } else if tag.attributes.hidden {
            self.enter_body();
            self.page.hide(Tag::Unknown, tag.name);
        }
    }

    fn add_picture(&mut self, attributes: &Attributes) {
        if self.page.is_hidden()
            || attributes.hidden
            || attributes.extent.is_some_and(|extent| extent <= ICON)
        {
            return;
        }
        self.enter_body();
        self.page.tables.picture();
        let alt = self.alternative_text(attributes);
        let source = self.page.token.clone();
        self.page.tree.add_picture(Picture { source, alt });
    }

    fn alternative_text(&mut self, attributes: &Attributes) -> Option<Run> {
        let source = attributes.alt_source.clone();
        match attributes.alt.as_str() {
            "" => None,
            alt if slice(self.source, &source) == alt => Some(Run::Plain(source)),
            alt => Some(self.page.tree.replace(alt, source)),
        }
    }

    fn start_break(&mut self, tag: Tag) {
        if tag.ends_paragraph() {
            self.end_paragraph();
        }
        self.add_break();
    }

    fn add_break(&mut self) {
        if self.has_body {
            self.page.add_break();
        }
    }
}

/// The frame of the page, which its source may leave out.
impl TreeBuilder<'_, '_> {
    fn start_root(&mut self, tag: Tag) {
        if self.page.is_hidden() {
            return;
        }
        match tag {
            Tag::Head => self.enter_head(),
            Tag::Body => self.enter_body(),
            _ => self.enter_page(),
        }
    }

    /// The content behind `</body>` belongs to the body; only the end of the head counts.
    fn end_head(&mut self, tag: Tag) {
        if tag == Tag::Head && !self.has_body {
            self.page.close_from(1);
        }
    }

    fn enter_page(&mut self) {
        if self.page.stack.is_empty() {
            self.page.open(Tag::Html, &Attributes::default());
        }
    }

    fn enter_head(&mut self) {
        self.enter_page();
        if !self.has_head && !self.has_body {
            self.has_head = true;
            self.page.open(Tag::Head, &Attributes::default());
        }
    }

    fn enter_body(&mut self) {
        if !self.has_body && !self.page.is_hidden() {
            self.enter_page();
            self.page.close_from(1);
            self.has_body = true;
            self.page.open(Tag::Body, &Attributes::default());
        }
    }

    fn start_title(&mut self, attributes: &Attributes) {
        self.enter_head();
        self.page.open(Tag::Title, attributes);
    }

    fn start_dropped(&mut self, tag: Tag) {
        self.enter_page();
        if self.page.is_hidden() {
            self.page.open(tag, &Attributes::default());
        } else {
            self.page.hide(tag, b"");
        }
    }
}

/// Blocks and the parts of tables, whose end tags may be left out.
impl TreeBuilder<'_, '_> {
    fn start_block(&mut self, tag: Tag, attributes: &Attributes) {
        self.enter_body();
        if !self.make_way(tag) {
            return self.add_break();
        }
        if tag.ends_paragraph() {
            self.end_paragraph();
        }
        self.page.open(tag, attributes);
    }

    fn end_paragraph(&mut self) {
        if let Some(paragraph) = self.page.stack.paragraph() {
            self.page.close_from(paragraph);
        }
    }

    /// Closes what the start of an element ends; false when it may not stand here.
    fn make_way(&mut self, tag: Tag) -> bool {
        let stack = &self.page.stack;
        let ended = match (tag.kind(), tag) {
            (Kind::Cell, _) => return self.make_way_for_cell(),
            (Kind::Row, _) => return self.close_to_table(Some(Kind::RowGroup)),
            (Kind::RowGroup | Kind::Caption, _) => return self.close_to_table(None),
            (Kind::Table, _) => stack.table().filter(|_| stack.is_between_cells()),
            (Kind::Heading, _) => stack.open_heading(),
            (_, Tag::Form) => return !stack.is_between_cells(),
            (_, Tag::Li) => stack.item(|open| open == Tag::Li),
            (_, Tag::Dd | Tag::Dt) => stack.item(|open| matches!(open, Tag::Dd | Tag::Dt)),
            _ => None,
        };
        if let Some(frame) = ended {
            self.page.close_from(frame);
        }
        true
    }

    fn make_way_for_cell(&mut self) -> bool {
        if let Some(row) = self.page.stack.table_part(Kind::Row) {
            self.page.close_from(row + 1);
            return true;
        }
        let is_in_table = self.close_to_table(Some(Kind::RowGroup));
        if is_in_table {
            self.page.open(Tag::Tr, &Attributes::default());
        }
        is_in_table
    }

    /// Closes all inside the innermost table, or inside its innermost part of a kind.
    fn close_to_table(&mut self, part: Option<Kind>) -> bool {
        let stack = &self.page.stack;
        let Some(table) = stack.table() else {
            return false;
        };
        let frame = part
            .and_then(|kind| stack.table_part(kind))
            .unwrap_or(table);
        self.page.close_from(frame + 1);
        true
    }

    /// The frame that an end tag closes.
    fn opened_by(&self, tag: Tag) -> Option<usize> {
        let stack = &self.page.stack;
        match tag.kind() {
            Kind::Table => stack.table(),
            kind @ (Kind::Caption | Kind::RowGroup | Kind::Row | Kind::Cell) => {
                stack.table_part(kind)
            }
            _ if tag == Tag::P => stack.paragraph(),
            _ => stack.in_scope(tag),
        }
    }
}
