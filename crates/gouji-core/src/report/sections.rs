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
    /// Whether it is a line of its own.
    is_whole: bool,
    element: Option<ElementId>,
}

/// Headings are short; longer lines are prose that mentions one.
const MAX_HEADING_CHARS: usize = 45;

fn candidates(document: &Document, form: &Form) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading) {
            continue;
        }
        let text = document.quote(block.span);
        let is_numbered = found.iter().any(is_numbered_section);
        if is_numbered && is_part_of_section(text, form) && is_over_prose(document, index) {
            continue;
        }
        let candidate = |(section, rank, is_own_number), span, is_whole| Candidate {
            section,
            span,
            rank,
            is_own_number,
            is_whole,
            element: block.element,
        };
        let is_markup = block.kind == BlockKind::Heading;
        if let Some(heading) = whole_line(text, form, is_markup) {
            found.push(candidate(heading, block.span, true));
            continue;
        }
        let glued = inside(text, form);
        if glued.is_empty() {
            found.extend(alike(text, form).map(|heading| candidate(heading, block.span, true)));
        }
        found.extend(glued.into_iter().map(|(section, rank, range)| {
            candidate((section, rank, true), block.span.part(range), false)
        }));
    }
    found
}

fn is_numbered_section(candidate: &Candidate) -> bool {
    candidate.is_own_number && candidate.rank == Rank::Printed
}

/// Whether a line is numbered as a part of a section is, and with another number than the section
/// has that it bears the name of.
fn is_part_of_section(text: &str, form: &Form) -> bool {
    let Some((id, ..)) = whole_line(text, form, false) else {
        return false;
    };
    let line = Line::new(text);
    let ordinal = form.section(id).ordinal.as_str();
    let number = line.folded.text().trim_start_matches(['(', '第']);
    let digits = gouji_zh::han_ordinal(ordinal).map(|(number, _)| number.to_string());
    let is_own = number.starts_with(ordinal)
        || digits.is_some_and(|digits| number.starts_with(digits.as_str()));
    line.is_sub && !is_own
}

/// Whether what stands below a line are sentences, and no table.
fn is_over_prose(document: &Document, index: usize) -> bool {
    document.blocks.get(index + 1).is_some_and(|next| {
        next.kind == BlockKind::Paragraph && document.quote(next.span).contains('。')
    })
}

fn whole_line(text: &str, form: &Form, is_markup: bool) -> Option<(SectionId, Rank, bool)> {
    if text.chars().count() > MAX_HEADING_CHARS || text.is_ascii() {
        return None;
    }
    let line = Line::new(text);
    form.section_ids().find_map(|id| {
        let section = form.section(id);
        let position = section
            .heading_keys
            .iter()
            .position(|key| *key == line.key)?;
        let numbering = line.numbering(&section.ordinal);
        let rank = Rank::of(position == 0, numbering, is_markup)?;
        Some((id, rank, numbering == Numbering::Own))
    })
}

/// A line that may be a heading, without what frames it (`**…**`, 【…】).
struct Line {
    folded: Folded,
    /// Its Chinese number as a section (`一`), and whether it is numbered in another way.
    ordinal: String,
    is_sub: bool,
    key: String,
}

impl Line {
    fn new(text: &str) -> Self {
        let bare = bare(text);
        let folded = Folded::squeezed(bare);
        // `一 总体情况`: the space stands for the mark.
        let loose = bare.split_once(gouji_zh::is_space).filter(|(first, _)| {
            !first.is_empty() && first.chars().all(|ch| ORDINALS.contains(ch))
        });
        if let Some((first, rest)) = loose {
            return Self {
                ordinal: first.to_owned(),
                is_sub: false,
                key: label_key(rest),
                folded,
            };
        }
        let numbered = enumerator_len(folded.text()).is_some();
        let digits = folded.text().chars().skip_while(|ch| *ch == '第');
        let ordinal: String = digits
            .take_while(|ch| ORDINALS.contains(*ch) && numbered)
            .collect();
        Self {
            is_sub: numbered && ordinal.is_empty(),
            ordinal,
            key: label_key(bare),
            folded,
        }
    }

    fn numbering(&self, ordinal: &str) -> Numbering {
        match (self.is_sub, self.ordinal.as_str()) {
            (true, _) => Numbering::Sub,
            (false, "") => Numbering::None,
            (false, own) if own == ordinal => Numbering::Own,
            (false, _) => Numbering::Other,
        }
    }
}

/// A line without what frames it: `**…**`, 【…】.
fn bare(text: &str) -> &str {
    text.trim_matches(|ch: char| gouji_zh::is_space(ch) || "*_#【】《》".contains(ch))
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
fn alike(text: &str, form: &Form) -> Option<(SectionId, Rank, bool)> {
    let is_numbered = bare(text).starts_with(|ch| ORDINALS.contains(ch) || ch == '第');
    if !is_numbered || text.chars().count() > MAX_HEADING_CHARS {
        return None;
    }
    let line = Line::new(text);
    let folded = line.folded.text();
    let is_prose = folded.contains(['。', ',', ';', '|']);
    if line.ordinal.is_empty() || is_prose || is_table_label(&line.key, form) {
        return None;
    }
    form.section_ids().find_map(|id| {
        let section = form.section(id);
        let tells = |words: &Vec<String>| words.iter().all(|word| folded.contains(word.as_str()));
        let is_own = line.numbering(&section.ordinal) == Numbering::Own;
        section
            .like
            .iter()
            .any(tells)
            .then_some((id, Rank::Alike, is_own))
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
            || !before.is_none_or(|ch| gouji_zh::is_space(ch) || "。！”）)|".contains(ch))
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

/// One candidate a section: the surest, and of equals the first that stands in no table of
/// contents.
fn choose(candidates: Vec<Candidate>, form: &Form) -> Vec<Candidate> {
    let listed = listed(&candidates);
    let mut chosen: Vec<Candidate> = form
        .section_ids()
        .filter_map(|id| {
            let of_section = candidates
                .iter()
                .enumerate()
                .filter(|(_, candidate)| candidate.section == id);
            let best = of_section.min_by_key(|(index, candidate)| {
                (
                    listed[*index],
                    candidate.rank,
                    !candidate.is_whole,
                    !candidate.is_own_number,
                    *index,
                )
            })?;
            Some(*best.1)
        })
        .collect();
    chosen.sort_by_key(|candidate| candidate.span);
    chosen
}

/// A list of this many headings with nothing between them is a table of contents.
const LEAST_LISTED: usize = 3;

/// Which candidates stand in a row with nothing between them.
fn listed(candidates: &[Candidate]) -> Vec<bool> {
    let mut listed = vec![false; candidates.len()];
    let mut start = 0;
    for end in 1..=candidates.len() {
        let goes_on = candidates
            .get(end)
            .is_some_and(|next| next.span.start <= candidates[end - 1].span.end + 2);
        if !goes_on {
            if end - start >= LEAST_LISTED {
                listed[start..end].fill(true);
            }
            start = end;
        }
    }
    listed
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
