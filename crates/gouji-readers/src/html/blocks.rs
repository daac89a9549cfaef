//! The tree to blocks of a document: paragraphs, headings, tables, pictures.

use std::ops::Range;

use gouji_core::{
    BlockKind, CellPieces, DocumentBuilder, ElementId, Gap, GapKind, Limits, Piece, Shape, Words,
};

use super::flow::Flow;
use super::grid::Grid;
use super::tags::Kind;
use super::tree::{Event, NodeIndex, Run, Tree};

/// Writes a tree into a document; whether any of it is text of the page's body.
pub(crate) fn write(
    tree: &Tree,
    source: &str,
    document: &mut DocumentBuilder,
    limits: &Limits,
) -> bool {
    let mut writer = Writer {
        tree,
        source,
        document,
        line: Flow::default(),
        behind: Vec::new(),
        open: Vec::new(),
        table: None,
        headings: 0,
        preformatted: 0,
        has_text: false,
        blocks_left: limits.blocks,
        cells_left: limits.cells,
        is_cut: false,
    };
    for event in &tree.events {
        writer.take(event);
    }
    writer.has_text
}

struct Writer<'a, 'd> {
    tree: &'a Tree,
    source: &'a str,
    document: &'d mut DocumentBuilder,
    line: Flow<'a>,
    /// Pictures in the line, which follow it.
    behind: Vec<u32>,
    /// The open elements, outermost first.
    open: Vec<NodeIndex>,
    table: Option<OpenTable<'a>>,
    headings: usize,
    preformatted: usize,
    has_text: bool,
    blocks_left: usize,
    cells_left: usize,
    is_cut: bool,
}

/// A table of data being read.
struct OpenTable<'a> {
    node: NodeIndex,
    grid: Grid<'a>,
    /// Whether the place is in a cell; what stands outside of cells comes before the table.
    is_in_cell: bool,
    /// The first picture of the cell.
    picture: Option<u32>,
}

/// Stands for a picture where only a picture is.
const PICTURE: &str = "\u{fffc}";

impl<'a> Writer<'a, '_> {
    fn take(&mut self, event: &'a Event) {
        match event {
            Event::Open(node) => self.open_node(*node),
            Event::Close(node) => self.close_node(*node),
            Event::Text(run) => self.add_text(run),
            Event::Break(source) => self.end_line(source.clone()),
            Event::Picture(picture) => self.take_picture(*picture),
        }
    }

    fn open_node(&mut self, index: NodeIndex) {
        let node = self.tree.node(index);
        self.end_line(node.source.clone());
        self.open.push(index);
        match node.tag.kind() {
            Kind::Heading => self.headings += 1,
            Kind::Preformatted => self.preformatted += 1,
            Kind::Table if self.is_data(index) => {
                let grid = Grid::new(self.cells_left);
                self.table = Some(OpenTable {
                    node: index,
                    grid,
                    is_in_cell: false,
                    picture: None,
                });
            }
            kind => self.open_part(kind),
        }
    }

    fn close_node(&mut self, index: NodeIndex) {
        let node = self.tree.node(index);
        match node.tag.kind() {
            Kind::Cell if self.is_in_cell() => self.end_cell(index),
            _ => self.end_line(node.end..node.end),
        }
        self.open.pop();
        match node.tag.kind() {
            Kind::Heading => self.headings -= 1,
            Kind::Preformatted => self.preformatted -= 1,
            Kind::Table => self.end_table(index),
            Kind::RowGroup => self.open_part(Kind::RowGroup),
            _ => {}
        }
    }

    fn is_data(&self, node: NodeIndex) -> bool {
        let facts = self
            .tree
            .node(node)
            .table
            .and_then(|table| self.tree.tables.get(table));
        self.table.is_none() && facts.is_some_and(|facts| !facts.is_layout())
    }

    fn is_in_cell(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.is_in_cell)
    }

    fn open_part(&mut self, kind: Kind) {
        let Some(table) = &mut self.table else { return };
        match kind {
            Kind::RowGroup => table.grid.group(),
            Kind::Row => table.grid.row(),
            Kind::Cell => table.is_in_cell = true,
            _ => {}
        }
    }

    fn add_text(&mut self, run: &'a Run) {
        let Some(element) = self.element() else {
            return;
        };
        let (text, source) = self.tree.resolve(run, self.source);
        if self.preformatted == 0 {
            return self.line.text(text, &source, element);
        }
        let mut start = source.start;
        for part in text.split_inclusive('\n') {
            let end = start
                .saturating_add(u32::try_from(part.len()).unwrap_or(u32::MAX))
                .min(source.end);
            self.line.text(part, &(start..end), element);
            if part.ends_with('\n') {
                self.end_line(end..end);
            }
            start = end;
        }
    }

    fn element(&self) -> Option<ElementId> {
        self.open.last().map(|node| self.tree.node(*node).element)
    }

    /// Ends a line at `source`; in a cell, which holds one line only, the text goes on.
    fn end_line(&mut self, source: Range<u32>) {
        if self.is_in_cell() {
            return self.line.join(source);
        }
        if !self.line.is_empty() {
            self.add_paragraph();
        }
        for picture in std::mem::take(&mut self.behind) {
            self.add_picture(picture);
        }
    }

    fn add_paragraph(&mut self) {
        let kind = self.paragraph_kind();
        if self.has_room() {
            self.has_text |= kind != BlockKind::PageTitle;
            let pieces = self.line.end();
            let element = pieces.first().and_then(|piece| piece.element);
            self.document.add_block(kind, pieces, element);
        }
        self.line.clear();
    }

    fn paragraph_kind(&self) -> BlockKind {
        let is_title = self
            .open
            .last()
            .is_some_and(|node| self.tree.node(*node).tag.kind() == Kind::Title);
        match () {
            () if is_title => BlockKind::PageTitle,
            () if self.headings > 0 => BlockKind::Heading,
            () => BlockKind::Paragraph,
        }
    }

    fn take_picture(&mut self, picture: u32) {
        match &mut self.table {
            Some(table) if table.is_in_cell => table.picture = table.picture.or(Some(picture)),
            _ if self.line.is_empty() => self.add_picture(picture),
            _ => self.behind.push(picture),
        }
    }

    fn add_picture(&mut self, index: u32) {
        let Some(element) = self.element().filter(|_| self.has_room()) else {
            return;
        };
        let picture = &self.tree.pictures[index as usize];
        let mut alt = Flow::default();
        if let Some(run) = &picture.alt {
            let (text, source) = self.tree.resolve(run, self.source);
            alt.text(text, &source, element);
        }
        self.document
            .add_picture(&alt.take(), picture.source.clone(), Some(element));
    }

    fn end_cell(&mut self, index: NodeIndex) {
        let node = self.tree.node(index);
        let mut pieces = self.line.take();
        let Some(table) = &mut self.table else { return };
        table.is_in_cell = false;
        if let Some(picture) = table.picture.take().filter(|_| pieces.is_empty()) {
            let source = self.tree.pictures[picture as usize].source.clone();
            pieces.push(Piece {
                text: PICTURE,
                source,
                element: Some(node.element),
            });
        }
        table.grid.cell(CellPieces {
            pieces,
            column: 0,
            columns: node.columns,
            rows: node.rows,
            source: node.inner(),
            element: Some(node.element),
        });
    }

    fn end_table(&mut self, index: NodeIndex) {
        let Some(table) = self.table.take_if(|table| table.node == index) else {
            return;
        };
        let rows = table.grid.finish();
        self.cells_left = self.cells_left.saturating_sub(rows.places);
        if rows.is_cut {
            self.cells_left = 0;
            self.add_limit_gap(Words::fixed(
                "表格单元格过多，其余未读取",
                "too many table cells; the rest was not read",
            ));
        }
        if rows.cells.iter().any(|row| !row.is_empty()) && self.has_room() {
            self.has_text = true;
            self.document
                .add_table(Shape::Grid, rows.cells, Some(self.tree.node(index).element));
        }
    }

    /// Whether another block may be written.
    fn has_room(&mut self) -> bool {
        if self.blocks_left == 0 {
            self.add_limit_gap(Words::fixed(
                "段落和表格过多，其余未读取",
                "too many paragraphs and tables; the rest was not read",
            ));
            return false;
        }
        self.blocks_left -= 1;
        true
    }

    fn add_limit_gap(&mut self, reason: Words) {
        if !std::mem::replace(&mut self.is_cut, true) {
            self.document.add_gap(Gap {
                kind: GapKind::Limit,
                reason,
                span: None,
            });
        }
    }
}
