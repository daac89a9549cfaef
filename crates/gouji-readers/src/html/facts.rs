//! What tells a table of data from a table that only lays out a page.

/// What a table holds.
#[derive(Debug, Default)]
pub(crate) struct TableFacts {
    rows: u32,
    /// Rows of three cells and more.
    wide_rows: u32,
    /// Cells of the widest row.
    widest: u32,
    has_table: bool,
    has_heading: bool,
    has_picture: bool,
    /// Characters of all cells.
    characters: u32,
    /// Characters of the cells that hold prose.
    prose: u32,
}

/// The tables that are open while a page is read, the innermost last.
#[derive(Debug, Default)]
pub(crate) struct OpenTables {
    open: Vec<OpenTable>,
}

#[derive(Debug, Default)]
struct OpenTable {
    facts: TableFacts,
    /// Its place among the tables of the page.
    index: usize,
    row_cells: u32,
    cell_characters: u32,
    paragraph_characters: u32,
    long_paragraphs: u32,
}

/// A cell with more characters holds prose.
const PROSE_CELL: u32 = 200;
/// So does a cell with two paragraphs that are longer.
const PROSE_PARAGRAPH: u32 = 40;
/// From so many rows of three cells on, a heading does not speak against a table of data.
const GRID_ROWS: u32 = 3;

impl TableFacts {
    /// Whether the table only lays out what it holds.
    pub(crate) fn is_layout(&self) -> bool {
        let only_pictures = self.has_picture && self.characters == 0;
        let titled = self.has_heading && self.wide_rows < GRID_ROWS;
        // A note in a table of figures is prose too, but does not outweigh the rest.
        let prose = self.prose > 0 && self.prose >= self.characters / 2;
        self.rows < 2 || self.widest < 2 || self.has_table || only_pictures || titled || prose
    }
}

impl OpenTables {
    /// A table starts.
    pub(crate) fn open(&mut self, index: usize) {
        if let Some(outer) = self.open.last_mut() {
            outer.facts.has_table = true;
        }
        self.open.push(OpenTable {
            index,
            ..OpenTable::default()
        });
    }

    /// The innermost table ends: its place, and what it holds.
    pub(crate) fn close(&mut self) -> Option<(usize, TableFacts)> {
        self.open.pop().map(|table| (table.index, table.facts))
    }

    /// A row starts.
    pub(crate) fn row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.facts.rows += 1;
            table.row_cells = 0;
        }
    }

    /// A cell starts.
    pub(crate) fn cell(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.row_cells += 1;
            table.facts.widest = table.facts.widest.max(table.row_cells);
            table.facts.wide_rows += u32::from(table.row_cells == 3);
        }
    }

    /// A cell ends.
    pub(crate) fn end_cell(&mut self) {
        self.end_paragraph();
        if let Some(table) = self.open.last_mut() {
            let characters = std::mem::take(&mut table.cell_characters);
            let long_paragraphs = std::mem::take(&mut table.long_paragraphs);
            table.facts.characters = table.facts.characters.saturating_add(characters);
            if characters > PROSE_CELL || long_paragraphs >= 2 {
                table.facts.prose = table.facts.prose.saturating_add(characters);
            }
        }
    }

    /// A paragraph ends.
    pub(crate) fn end_paragraph(&mut self) {
        if let Some(table) = self.open.last_mut() {
            let characters = std::mem::take(&mut table.paragraph_characters);
            table.long_paragraphs += u32::from(characters > PROSE_PARAGRAPH);
        }
    }

    /// A heading starts.
    pub(crate) fn heading(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.facts.has_heading = true;
        }
    }

    /// A picture stands here.
    pub(crate) fn picture(&mut self) {
        if let Some(table) = self.open.last_mut() {
            table.facts.has_picture = true;
        }
    }

    /// Text stands here.
    pub(crate) fn text(&mut self, text: &str) {
        if let Some(table) = self.open.last_mut() {
            let characters = count(text);
            table.cell_characters = table.cell_characters.saturating_add(characters);
            table.paragraph_characters = table.paragraph_characters.saturating_add(characters);
        }
    }
}

/// Characters but for ASCII white space and signs below it.
fn count(text: &str) -> u32 {
    let is_counted = |byte: &u8| *byte > b' ' && (*byte & 0xc0) != 0x80;
    u32::try_from(text.bytes().filter(is_counted).count()).unwrap_or(u32::MAX)
}
