//! Finds the sections of a form in a document.

use gouji_zh::{Folded, enumerator_len, label_key};

use crate::document::{Block, BlockKind, Document};
use crate::form::{Form, SectionId};
use crate::source_map::{ElementId, SourceMap};
use crate::span::Span;

/// A section that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which section of the form it is.
    pub id: SectionId,
    /// Its heading, ordinal included.
    pub heading: Span,
    /// Whether the heading reads as the form prints it.
    pub as_printed: bool,
    /// What it holds, in reading order.
    pub items: Vec<Item>,
}

/// A part of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A paragraph or line, or a part of one.
    Prose(Span),
    /// A table: the index of its block.
    Table(usize),
    /// A picture.
    Picture(Span),
}

impl Section {
    /// The paragraphs and lines.
    pub fn prose(&self) -> impl Iterator<Item = Span> + '_ {
        self.items.iter().filter_map(|item| match item {
            Item::Prose(span) => Some(*span),
            Item::Table(_) | Item::Picture(_) => None,
        })
    }
}

/// The sections of a form in a document, in the document's order, and what stands before them.
pub(super) fn find(document: &Document, form: &Form) -> (Vec<Item>, Vec<Section>) {
    let headings = choose(candidates(document, form), form);
    let body = Body::of(document, &headings);
    let mut preamble = Vec::new();
    let mut sections: Vec<Section> = headings
        .iter()
        .map(|heading| Section {
            id: heading.section,
            heading: heading.span,
            as_printed: heading.rank == Rank::Printed,
            items: Vec::new(),
        })
        .collect();
    for (index, block) in document.blocks.iter().enumerate() {
        if block.kind == BlockKind::PageTitle || !body.holds(document, block) {
            continue;
        }
        for item in split(block, index, &headings) {
            let start = match item {
                Item::Prose(span) | Item::Picture(span) => span.start,
                Item::Table(_) => block.span.start,
            };
            match headings
                .iter()
                .rposition(|heading| heading.span.end <= start)
            {
                Some(section) => sections[section].items.push(item),
                None => preamble.push(item),
            }
        }
    }
    // A short text may hold only white space between two headings; such items say nothing.
    for section in &mut sections {
        section.items.retain(
            |item| !matches!(item, Item::Prose(span) if gouji_zh::is_blank(document.quote(*span))),
        );
    }
    (preamble, sections)
}

/// How surely a line is a heading; the order is that of falling sureness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Printed,
    Variant,
    Alike,
}

#[derive(Debug, Clone, Copy)]
struct Candidate {
    section: SectionId,
    span: Span,
    rank: Rank,
    /// Whether it bears the number that the section has in the form.
    is_own_number: bool,
    element: Option<ElementId>,
}

/// Headings are short; longer lines are prose that mentions one.
const MAX_HEADING_CHARS: usize = 45;

fn candidates(document: &Document, form: &Form) -> Vec<Candidate> {
    let mut found = Vec::new();
    for block in &document.blocks {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading) {
            continue;
        }
        let text = document.quote(block.span);
        let candidate = |section, span, rank, is_own_number| Candidate {
            section,
            span,
            rank,
            is_own_number,
            element: block.element,
        };
        let is_markup = block.kind == BlockKind::Heading;
        if let Some((section, rank, is_own)) = whole_line(text, form, is_markup) {
            found.push(candidate(section, block.span, rank, is_own));
        } else {
            let glued = inside(text, form).into_iter();
            found.extend(glued.map(|(section, rank, range)| {
                candidate(section, block.span.part(range), rank, true)
            }));
        }
    }
    found
}

fn whole_line(text: &str, form: &Form, is_markup: bool) -> Option<(SectionId, Rank, bool)> {
    if text.chars().count() > MAX_HEADING_CHARS || text.is_ascii() {
        return None;
    }
    let key = label_key(text);
    let folded = Folded::squeezed(text);
    let (id, rank) = form
        .section_ids()
        .find_map(|id| {
            let keys = &form.section(id).heading_keys;
            let position = keys.iter().position(|known| *known == key)?;
            let numbering = Numbering::of(folded.text(), &form.section(id).ordinal);
            Some((id, Rank::of(position == 0, numbering, is_markup)?))
        })
        .or_else(|| Some((alike(folded.text(), &key, form)?, Rank::Alike)))?;
    let numbering = Numbering::of(folded.text(), &form.section(id).ordinal);
    Some((id, rank, numbering == Numbering::Own))
}

/// How a line is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbering {
    /// Not at all.
    None,
    /// As the section is: 一、.
    Own,
    /// As another section is.
    Other,
    /// As a part of a section is: （一）, 1..
    Sub,
}

impl Numbering {
    fn of(folded: &str, ordinal: &str) -> Self {
        if enumerator_len(folded).is_none() {
            return Self::None;
        }
        let digits: String = folded
            .chars()
            .skip_while(|ch| *ch == '第')
            .take_while(|ch| ORDINALS.contains(*ch))
            .collect();
        match digits.as_str() {
            "" => Self::Sub,
            own if own == ordinal => Self::Own,
            _ => Self::Other,
        }
    }
}

const ORDINALS: &str = "一二三四五六七八九十";

impl Rank {
    /// The rank of a line that reads as a heading or a known variant of it. A part of a section
    /// may bear the name of another section (（一）主动公开情况).
    fn of(as_printed: bool, numbering: Numbering, is_markup: bool) -> Option<Self> {
        match (as_printed, numbering) {
            (true, Numbering::Sub) => Some(Self::Alike),
            (true, _) => Some(Self::Printed),
            (false, Numbering::Own | Numbering::Other) => Some(Self::Variant),
            (false, Numbering::None) if is_markup => Some(Self::Variant),
            (false, Numbering::None | Numbering::Sub) => None,
        }
    }
}

/// The section whose telling words a numbered line holds, when it is no label of a table.
fn alike(folded: &str, key: &str, form: &Form) -> Option<SectionId> {
    let numbered = Numbering::of(folded, "") == Numbering::Other;
    if !numbered || folded.contains(['。', ',', ';', '|']) || is_table_label(key, form) {
        return None;
    }
    form.section_ids().find(|id| {
        let like = &form.section(*id).like;
        like.iter()
            .any(|words| words.iter().all(|word| folded.contains(word.as_str())))
    })
}

fn is_table_label(key: &str, form: &Form) -> bool {
    form.tables.iter().any(|table| {
        table.group_keys.iter().any(|known| known == key)
            || table
                .blocks
                .iter()
                .flat_map(|block| &block.rows)
                .any(|row| row.keys.iter().any(|known| known == key))
    })
}

/// Headings glued to other text: at the start of a paragraph, or behind the end of a sentence.
fn inside(text: &str, form: &Form) -> Vec<(SectionId, Rank, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('、') {
        let ordinal = text[..at]
            .chars()
            .rev()
            .take_while(|ch| ORDINALS.contains(*ch))
            .count()
            * 3;
        let start = at - ordinal;
        let before = text[..start].chars().next_back();
        if ordinal == 0
            || !before.is_none_or(|ch| gouji_zh::is_space(ch) || "。！；”）)|".contains(ch))
        {
            continue;
        }
        let rest = &text[at + '、'.len_utf8()..];
        let window = rest
            .char_indices()
            .nth(MAX_HEADING_CHARS)
            .map_or(rest, |(end, _)| &rest[..end]);
        let folded = Folded::squeezed(window);
        let best = form
            .section_ids()
            .filter_map(|id| {
                let section = form.section(id);
                let (len, position) = section
                    .heading_keys
                    .iter()
                    .enumerate()
                    .filter_map(|(position, key)| Some((prefix_len(folded.text(), key)?, position)))
                    .max_by_key(|(len, _)| *len)?;
                (section.ordinal == text[start..at]).then_some((id, position, len))
            })
            .max_by_key(|(_, _, len)| *len);
        if let Some((id, position, len)) = best {
            let end = at + '、'.len_utf8() + folded.original(0..len).end;
            let rank = if position == 0 {
                Rank::Printed
            } else {
                Rank::Variant
            };
            found.push((id, rank, start..end));
        }
    }
    found
}

/// Bytes of `folded` that a key takes up at its start, when it starts with it.
fn prefix_len(folded: &str, key: &str) -> Option<usize> {
    let mut wanted = key.chars();
    let mut next = wanted.next();
    for (at, ch) in folded.char_indices() {
        match next {
            None => return Some(at),
            Some(want) if want == ch => next = wanted.next(),
            Some(_) if !ch.is_alphanumeric() => {}
            Some(_) => return None,
        }
    }
    next.is_none().then_some(folded.len())
}

/// One candidate a section: the surest, and of equals the first that has something behind it,
/// which a table of contents has not.
fn choose(candidates: Vec<Candidate>, form: &Form) -> Vec<Candidate> {
    let has_content = |index: usize| {
        let end = candidates[index].span.end;
        candidates
            .get(index + 1)
            .is_none_or(|next| next.span.start > end + 2)
    };
    let mut chosen: Vec<Candidate> = form
        .section_ids()
        .filter_map(|id| {
            let of_section = candidates
                .iter()
                .enumerate()
                .filter(|(_, candidate)| candidate.section == id);
            let best = of_section.min_by_key(|(index, candidate)| {
                let is_foreign = !candidate.is_own_number;
                (candidate.rank, is_foreign, !has_content(*index), *index)
            })?;
            Some(*best.1)
        })
        .collect();
    chosen.sort_by_key(|candidate| candidate.span);
    chosen
}

/// The part of a page that holds the report: the innermost element around its headings.
struct Body {
    container: Option<ElementId>,
}

/// With fewer headings the element around them may be a part of the report only.
const HEADINGS_FOR_BODY: usize = 3;

impl Body {
    fn of(document: &Document, headings: &[Candidate]) -> Self {
        if headings.len() < HEADINGS_FOR_BODY {
            return Self { container: None };
        }
        let map = &document.source_map;
        let container = headings
            .iter()
            .map(|heading| ancestors(map, heading.element))
            .reduce(|common, other| {
                common
                    .iter()
                    .zip(&other)
                    .take_while(|(a, b)| a == b)
                    .map(|(a, _)| *a)
                    .collect()
            })
            .and_then(|common| common.last().copied());
        Self { container }
    }

    fn holds(&self, document: &Document, block: &Block) -> bool {
        let map = &document.source_map;
        // An element is numbered after its parent, so the way up may stop at the container's number.
        self.container.is_none_or(|container| {
            std::iter::successors(block.element, |element| map.parent(*element))
                .take_while(|element| *element >= container)
                .any(|element| element == container)
        })
    }
}

/// The elements around an element, from the root to itself.
fn ancestors(map: &SourceMap, element: Option<ElementId>) -> Vec<ElementId> {
    let mut path: Vec<ElementId> =
        std::iter::successors(element, |element| map.parent(*element)).collect();
    path.reverse();
    path
}

/// The items of a block, cut at the headings that stand inside it.
fn split(block: &Block, index: usize, headings: &[Candidate]) -> Vec<Item> {
    match &block.kind {
        BlockKind::Table(_) => return vec![Item::Table(index)],
        BlockKind::Picture => return vec![Item::Picture(block.span)],
        BlockKind::Paragraph | BlockKind::Heading | BlockKind::PageTitle => {}
    }
    let mut items = Vec::new();
    let mut start = block.span.start;
    let inside = headings.iter().filter(|heading| {
        block.span.start <= heading.span.start && heading.span.end <= block.span.end
    });
    for heading in inside {
        if start < heading.span.start {
            items.push(Item::Prose(Span {
                start,
                end: heading.span.start,
                ..block.span
            }));
        }
        start = heading.span.end;
    }
    if start < block.span.end {
        items.push(Item::Prose(Span {
            start,
            ..block.span
        }));
    }
    items
}
