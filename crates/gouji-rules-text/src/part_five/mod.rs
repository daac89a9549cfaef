//! The section on problems and improvements, read clause by clause and item by item.

mod breach;
mod empty_talk;
mod intent;
mod lexicon;
mod measure;
mod unanswered;

use std::ops::Range;
use std::rc::Rc;

use gouji_core::{
    Findings, Item, ItemList, Outline, OutlineSection, ReportCx, Section, SectionContent,
    SectionId, Span, Words,
};
use gouji_zh::Folded;

use lexicon::{Hits, Table};
use measure::{Told, complains};

pub(crate) use breach::breaches;
pub(crate) use empty_talk::{EmptyTalk, empty_talk};
pub(crate) use intent::intent;
pub(crate) use measure::Telling;
pub(crate) use unanswered::unanswered;

/// The section of problems and improvements.
const SECTION: &str = "s5_problems";
/// Shorter texts (无, 同上) are another rule's.
const LEAST_CHARS: usize = 10;
/// What follows a label of problems that tells them in the same clause.
const BEHIND_LABEL: [char; 7] = ['是', '有', '为', '在', '如', '表', '包'];
/// What follows the number of the year before where a problem of it is meant.
const OF_LAST_YEAR: [&str; 5] = ["存在", "度存在", "指出", "反馈", "通报"];

/// What a report says in the section, as one folded text.
#[derive(Debug)]
pub(crate) struct PartFive {
    /// Which section it is.
    pub(crate) id: SectionId,
    /// Its heading.
    pub(crate) heading: Span,
    /// Its prose, and behind it the cells of its tables.
    pub(crate) text: String,
    /// Its clauses, in order.
    pub(crate) clauses: Vec<Told>,
    /// Whether a table stands in it.
    pub(crate) has_table: bool,
    outline: Rc<Outline>,
    hits: Hits,
    cells: Vec<Cell>,
    /// What opens a problem of the year before: 2022年存在.
    last_year: Vec<String>,
}

/// A cell of a table within the text.
#[derive(Debug)]
struct Cell {
    start: usize,
    folded: Folded,
    span: Span,
}

impl PartFive {
    /// The section, if it is there and holds enough to judge; a rule that cannot judge it for
    /// other reasons says so.
    pub(crate) fn of(cx: &ReportCx<'_>, findings: &mut Findings<'_>) -> Option<Rc<Self>> {
        let id = section_id(cx)?;
        let Some(section) = cx.section(id) else {
            let name = cx.form.section(id).printed();
            let reason = Words::new(
                format!("没有找到“{name}”"),
                format!("\"{name}\" was not found"),
            );
            findings.unable(reason, Vec::new(), None);
            return None;
        };
        if let Some(span) = picture(section) {
            let reason = Words::fixed(
                "第五部分含有图片，读不出其中的文字",
                "part five holds a picture, which is not read",
            );
            findings.unable(reason, Vec::new(), Some(span));
            return None;
        }
        let part = cx.memo.get(0, || Self::read(cx, section));
        (part.chars() >= LEAST_CHARS).then_some(part)
    }

    /// The place of a part of the text.
    pub(crate) fn span_of(&self, range: Range<usize>) -> Span {
        let prose = self.section().map_or(0, |section| section.text().len());
        if let Some(section) = self.section().filter(|_| range.start < prose) {
            return section.span_of(range.start..range.end.min(prose));
        }
        let cell = self.cells.iter().rfind(|cell| cell.start <= range.start);
        cell.map_or(self.heading, |cell| {
            let within = |at: usize| at.saturating_sub(cell.start).min(cell.folded.text().len());
            let inner = within(range.start)..within(range.end);
            cell.span.part(cell.folded.place(inner))
        })
    }

    /// The lists of its prose.
    pub(crate) fn lists(&self) -> &[ItemList] {
        self.section().map_or(&[], |section| &section.lists)
    }

    fn section(&self) -> Option<&OutlineSection> {
        self.outline.section(self.id)
    }

    /// Characters of the text.
    pub(crate) fn chars(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether any clause tells this.
    pub(crate) fn tells(&self, telling: Telling) -> bool {
        self.clauses.iter().any(|clause| clause.telling == telling)
    }

    /// What the section says of problems.
    pub(crate) fn problems(&self) -> Problems {
        if self.labels_problems() {
            return Problems::Told;
        }
        let mut old = None;
        for clause in &self.clauses {
            let range = clause.range.clone();
            let wants = complains(&self.hits, range.clone()) || self.wants(range.clone());
            if !wants {
                continue;
            }
            if !self.is_of_last_year(&range) {
                return Problems::Told;
            }
            old.get_or_insert(range);
        }
        old.map_or(Problems::None, Problems::OfLastYear)
    }

    fn is_of_last_year(&self, range: &Range<usize>) -> bool {
        let text = &self.text[range.clone()];
        self.hits.any(Table::LastYear, range.clone())
            || (self.last_year.iter().any(|opening| text.contains(opening))
                // 仍未解决: it is one of this year too.
                && !text.contains(['仍', '未', '还']))
    }

    /// Whether a label of problems (存在的问题：, 主要不足是) is followed by anything but a label of
    /// measures.
    fn labels_problems(&self) -> bool {
        let mut clauses = self.clauses.iter().peekable();
        while let Some(clause) = clauses.next() {
            let range = clause.range.clone();
            let Some(label) = self.hits.of_table(Table::Labels, range.clone()).last() else {
                continue;
            };
            let aside = [Table::Turned, Table::LastYear];
            if aside
                .iter()
                .any(|table| self.hits.any(*table, range.clone()))
            {
                continue;
            }
            let inner = &self.text[label.end..range.end];
            let Some(next) = clauses.peek() else {
                // 主要问题是解读少: what is labelled stands in the clause itself.
                return inner.starts_with(BEHIND_LABEL);
            };
            let between = &self.text[range.end..next.range.start];
            let ends = next.opens_line || between.contains([':', '。', '?']);
            let is_label = inner.starts_with(BEHIND_LABEL) || (inner.is_empty() && ends);
            if is_label && !next.leads {
                return true;
            }
        }
        false
    }

    /// Whether a range holds any sign at all of a want, in other words than those of complaints.
    fn wants(&self, range: Range<usize>) -> bool {
        self.hits
            .any_outside(Table::Wanting, Table::Harmless, range)
    }

    fn read(cx: &ReportCx<'_>, section: &Section) -> Self {
        let outline = Outline::of(cx);
        let mut text = String::new();
        let mut lines = Vec::new();
        if let Some(prose) = outline.section(section.id) {
            text.push_str(prose.text());
            let starts = text.char_indices().map(|(at, _)| at);
            lines.extend(starts.filter(|at| *at == 0 || prose.opens_line(*at)));
        }
        let mut cells = Vec::new();
        for span in table_cells(cx, section) {
            let folded = Folded::prose(cx.quote(span));
            if folded.text().contains(char::is_alphabetic) {
                let start = text.len();
                text.push_str(folded.text());
                lines.push(start);
                cells.push(Cell {
                    start,
                    folded,
                    span,
                });
            }
        }
        lines.push(text.len());
        let hits = Hits::of(&text);
        let before = cx.year().map(|year| year.saturating_sub(1));
        let openings = |year| OF_LAST_YEAR.map(|word| format!("{year}年{word}"));
        let last_year = before.map(openings).into_iter().flatten().collect();
        Self {
            id: section.id,
            heading: section.heading,
            clauses: measure::tell(&text, &hits, &lines),
            has_table: section
                .items
                .iter()
                .any(|item| matches!(item, Item::Table(_))),
            outline,
            text,
            hits,
            cells,
            last_year,
        }
    }
}

/// What a section says of problems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Problems {
    /// It names some.
    Told,
    /// It only speaks of those of the year before, here.
    OfLastYear(Range<usize>),
    /// Nothing in it may be one.
    None,
}

/// The section of the form, where it holds prose.
fn section_id(cx: &ReportCx<'_>) -> Option<SectionId> {
    cx.section_named(SECTION)
        .filter(|id| cx.form.section(*id).content == SectionContent::Prose)
}

/// A picture in a section.
pub(crate) fn picture(section: &Section) -> Option<Span> {
    section.items.iter().find_map(|item| match item {
        Item::Picture(span) => Some(*span),
        Item::Prose(_) | Item::Table(_) => None,
    })
}

/// The cells of the tables of a section, by their text.
fn table_cells(cx: &ReportCx<'_>, section: &Section) -> Vec<Span> {
    let blocks = &cx.report.document.blocks;
    let mut cells = Vec::new();
    for item in &section.items {
        let Item::Table(block) = item else { continue };
        let Some(table) = blocks.get(*block).map(|block| block.span) else {
            continue;
        };
        let mut at = 0;
        for cell in cx.quote(table).split_inclusive(['|', '\t', '\n']) {
            let inner = cell.trim_end_matches(['|', '\t', '\n']).len();
            cells.push(table.part(at..at + inner));
            at += cell.len();
        }
    }
    cells
}
