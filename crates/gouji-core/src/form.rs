//! A form: which sections, tables and figures a kind of report has, as data.
//!
//! Nothing here knows any particular form; packs bring them.

use std::collections::HashMap;
use std::sync::Arc;

use crate::claim::ClaimGrammar;
use crate::equation::Equation;
use crate::fact::FactId;
use crate::header_spec::HeaderSpec;
use crate::meta::Basis;
use crate::words::Words;

/// A form of a kind of report, ready for use.
#[derive(Debug, Clone)]
pub struct Form {
    /// Stable id.
    pub id: String,
    /// What the form is called.
    pub name: Words,
    /// The document that prescribes it.
    pub basis: Basis,
    /// Label keys that only this form prints; the form is recognised by them.
    pub marks: Vec<String>,
    /// Printed numbers of the prescribing document, folded; weaker evidence than marks.
    pub citations: Vec<String>,
    /// Sections in their order.
    pub sections: Vec<FormSection>,
    /// Tables in their order.
    pub tables: Vec<FormTable>,
    /// What the printed form says about its figures.
    pub equations: Vec<Equation>,
    /// How the head of a report is read.
    pub header: HeaderSpec,
    /// Every figure of the form, indexed by [`FactId`].
    pub facts: Vec<FactDef>,
    /// What prose may say of its figures.
    pub claims: Arc<ClaimGrammar>,
    by_path: HashMap<String, FactId>,
}

/// How many characters a name has that is one word in prose.
const TERM_CHARS: std::ops::RangeInclusive<usize> = 4..=8;

/// Numbers the sections of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub u8);

/// A section of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormSection {
    /// Stable id.
    pub id: String,
    /// The printed ordinal: `一`.
    pub ordinal: String,
    /// The printed heading, without its ordinal.
    pub heading: String,
    /// Label keys of the heading and of its known variants; the heading comes first.
    pub heading_keys: Vec<String>,
    /// Words that together tell the heading in other wordings; each inner list is one way.
    pub like: Vec<Vec<String>>,
    /// What the section must hold.
    pub content: SectionContent,
}

/// What a section must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionContent {
    /// Prose of substance.
    Prose,
    /// Prose; a bare 无 is complete.
    ProseOrNothing,
    /// A table.
    Table,
}

/// A table of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormTable {
    /// Stable id, the first part of its fact paths.
    pub id: String,
    /// What users call it: `表三`.
    pub name: String,
    /// The section that holds it.
    pub section: SectionId,
    /// How it is laid out.
    pub layout: Layout,
    /// Blocks from top to bottom; one for a table without blocks.
    pub blocks: Vec<FormBlock>,
    /// Keys of labels that group others and carry no figures.
    pub group_keys: Vec<String>,
}

/// How a table of a form is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Rows of figures under column labels; with one or more blocks, each with its own columns.
    Rows,
    /// One line of figures: the columns of each row of the form side by side.
    Line,
}

/// A block of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormBlock {
    /// Stable id, part of fact paths; absent in a table without blocks.
    pub id: Option<String>,
    /// Keys of its heading.
    pub keys: Vec<String>,
    /// Columns from left to right.
    pub columns: Vec<FormColumn>,
    /// Rows from top to bottom.
    pub rows: Vec<FormRow>,
}

/// A column of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormColumn {
    /// Stable id, the last part of fact paths.
    pub id: String,
    /// What users call it.
    pub name: String,
    /// Keys of its printed label.
    pub keys: Vec<String>,
    /// What its figures are.
    pub domain: Domain,
}

/// A row of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRow {
    /// Stable id, part of fact paths.
    pub id: String,
    /// What users call it.
    pub name: String,
    /// The label as the form prints it.
    pub label: String,
    /// Keys of the label and of its known variants.
    pub keys: Vec<String>,
    /// The first fact of the row; the others follow, one a column.
    pub first_fact: FactId,
    /// Rows of the same block that this row stands for where a report has it instead; such a
    /// row is not of the form.
    pub replaces: Vec<usize>,
}

/// What figures a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Domain {
    /// A count: a non-negative integer.
    Count,
    /// A change: an integer with or without a sign.
    Signed,
    /// A non-negative number in the unit that the label prints.
    Decimal,
    /// Money with or without a unit.
    Money,
}

/// What is known of a figure before any report is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactDef {
    /// English path: `requests.new.total`.
    pub path: String,
    /// Chinese path: `表三.本年新收.总计`.
    pub name: String,
    /// Index of the table.
    pub table: usize,
    /// Index of the block in the table.
    pub block: usize,
    /// Index of the row in the block.
    pub row: usize,
    /// Index of the column in the block.
    pub column: usize,
    /// What the figure is.
    pub domain: Domain,
}

impl Form {
    /// The names of its rows and columns that are words of the field, short enough for prose.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        let blocks = self.tables.iter().flat_map(|table| &table.blocks);
        let names = blocks.flat_map(|block| {
            let columns = block.columns.iter().map(|column| column.name.as_str());
            columns.chain(block.rows.iter().map(|row| row.name.as_str()))
        });
        names.filter(|name| TERM_CHARS.contains(&name.chars().count()))
    }

    /// Completes the form: indexes its facts.
    #[must_use]
    pub fn with_index(mut self) -> Self {
        let paths = self.facts.iter().enumerate().flat_map(|(index, def)| {
            let id = FactId(u16::try_from(index).unwrap_or(u16::MAX));
            [(def.path.clone(), id), (def.name.clone(), id)]
        });
        self.by_path = paths.collect();
        self
    }

    /// A form with everything but its index of facts; see [`Form::with_index`].
    #[must_use]
    #[expect(
        clippy::too_many_arguments,
        reason = "the parts of a form, named at the only caller"
    )]
    pub fn new(
        id: String,
        name: Words,
        basis: Basis,
        marks: Vec<String>,
        citations: Vec<String>,
        sections: Vec<FormSection>,
        tables: Vec<FormTable>,
        header: HeaderSpec,
        facts: Vec<FactDef>,
    ) -> Self {
        let equations = Vec::new();
        let by_path = HashMap::new();
        let claims = Arc::default();
        Self {
            id,
            name,
            basis,
            marks,
            citations,
            sections,
            tables,
            equations,
            header,
            facts,
            claims,
            by_path,
        }
        .with_index()
    }

    /// A figure of the form.
    ///
    /// # Panics
    /// When the id is of another form.
    #[must_use]
    pub fn fact(&self, id: FactId) -> &FactDef {
        &self.facts[id.0 as usize]
    }

    /// A figure by its English or Chinese path.
    #[must_use]
    pub fn fact_id(&self, path: &str) -> Option<FactId> {
        self.by_path.get(path).copied()
    }

    /// All figures with their numbers.
    pub fn fact_ids(&self) -> impl Iterator<Item = FactId> + use<> {
        (0..u16::try_from(self.facts.len()).unwrap_or(u16::MAX)).map(FactId)
    }

    /// A section of the form.
    ///
    /// # Panics
    /// When the id is of another form.
    #[must_use]
    pub fn section(&self, id: SectionId) -> &FormSection {
        &self.sections[id.0 as usize]
    }

    /// A section by its stable id.
    #[must_use]
    pub fn section_named(&self, name: &str) -> Option<SectionId> {
        self.section_ids().find(|id| self.section(*id).id == name)
    }

    /// A section by any name that users know it by: its id, 第五部分, or its heading with or
    /// without the ordinal, in a known wording.
    #[must_use]
    pub fn find_section(&self, name: &str) -> Option<SectionId> {
        let name = name.trim();
        let key = gouji_zh::label_key(name);
        self.section_ids().find(|id| {
            let section = self.section(*id);
            section.id == name
                || format!("第{}部分", section.ordinal) == name
                || section.heading_keys.contains(&key)
                || gouji_zh::label_key(&section.printed()) == key
        })
    }

    /// All sections with their numbers.
    pub fn section_ids(&self) -> impl Iterator<Item = SectionId> + use<> {
        (0..u8::try_from(self.sections.len()).unwrap_or(u8::MAX)).map(SectionId)
    }

    /// The row of the form that a figure is in.
    #[must_use]
    pub fn row_of(&self, id: FactId) -> &FormRow {
        let def = self.fact(id);
        &self.tables[def.table].blocks[def.block].rows[def.row]
    }

    /// The figure that stands for this one in reports that have a replacing row, with whether
    /// such a row exists.
    #[must_use]
    pub fn replacement(&self, id: FactId) -> Option<FactId> {
        let def = self.fact(id);
        let block = &self.tables[def.table].blocks[def.block];
        let row = block
            .rows
            .iter()
            .find(|row| row.replaces.contains(&def.row))?;
        Some(FactId(
            row.first_fact.0 + u16::try_from(def.column).unwrap_or(0),
        ))
    }
}

impl FormSection {
    /// The heading as the form prints it, with its ordinal.
    #[must_use]
    pub fn printed(&self) -> String {
        format!("{}、{}", self.ordinal, self.heading)
    }
}

impl FormRow {
    /// The fact of the row in a column.
    #[must_use]
    pub fn fact(&self, column: usize) -> FactId {
        FactId(self.first_fact.0 + u16::try_from(column).unwrap_or(0))
    }

    /// Whether the row is of the form itself, not one that stands for others.
    #[must_use]
    pub fn is_of_form(&self) -> bool {
        self.replaces.is_empty()
    }
}
