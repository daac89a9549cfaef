//! What the rules about numbered items share: which lists they judge, and where numbers slip.

mod form;
mod slip;

use gouji_core::{Form, ItemList, Outline, OutlineSection, ReportCx, SectionContent};

pub(crate) use form::like;
pub(crate) use slip::{Kind, Slip, has_item, slip};

/// A list of a report with its section.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placed<'a> {
    /// The section.
    pub(crate) section: &'a OutlineSection,
    /// Which of its lists it is.
    pub(crate) index: usize,
    /// The list.
    pub(crate) list: &'a ItemList,
}

/// The lists that are surely prose: in a section that is due to hold prose, and with no item that
/// reads as a row of a table, such as one that was not recognised.
pub(crate) fn lists<'a>(outline: &'a Outline, cx: &ReportCx<'_>) -> Vec<Placed<'a>> {
    let chosen = cx.memo.get(0, || Chosen::of(outline, cx.form));
    let placed = chosen.0.iter().filter_map(|(section, index)| {
        let section = outline.sections.get(*section)?;
        let list = section.lists.get(*index)?;
        Some(Placed {
            section,
            index: *index,
            list,
        })
    });
    placed.collect()
}

/// Sections and lists of the outline that are surely prose, by their indexes.
struct Chosen(Vec<(usize, usize)>);

impl Chosen {
    fn of(outline: &Outline, form: &Form) -> Self {
        let mut chosen = Vec::new();
        for (at, section) in outline.sections.iter().enumerate() {
            let holds_prose = section
                .section
                .is_some_and(|id| form.section(id).content != SectionContent::Table);
            if !holds_prose {
                continue;
            }
            let lists = section.lists.iter().enumerate();
            let lists = lists.filter(|(_, list)| !is_of_table(section, list, form));
            chosen.extend(lists.map(|(index, _)| (at, index)));
        }
        Self(chosen)
    }
}

/// What a list is called: the heading above it, or the words that lead to it.
pub(crate) fn name(place: Placed<'_>) -> Option<&str> {
    let lead = place.section.slice(place.list.lead.clone());
    let lead = lead
        .trim_end_matches([':', ','])
        .rsplit([',', ':'])
        .next()
        .unwrap_or("");
    let heading = || {
        let (list, item) = place.list.parent?;
        let item = place.section.lists.get(list)?.items.get(item)?;
        Some(place.section.slice(item.heading.clone()?))
    };
    Some(lead)
        .filter(|lead| (2..=LONGEST_NAME).contains(&lead.chars().count()))
        .or_else(heading)
}

/// Longest name of a list, in characters.
const LONGEST_NAME: usize = 16;
/// Longest label of a row, in characters.
const LONGEST_LABEL: usize = 50;

fn is_of_table(section: &OutlineSection, list: &ItemList, form: &Form) -> bool {
    let is_heading_style = list.style.level().is_some();
    is_heading_style
        && list.items.iter().any(|item| {
            let text = section.slice(item.text.clone());
            let line: String = text.chars().take(LONGEST_LABEL).collect();
            let key = gouji_zh::label_key(&line);
            is_row(&key, form)
        })
}

/// Whether a text begins with the label of a row, which a flattened table leaves before figures.
fn is_row(key: &str, form: &Form) -> bool {
    let rows = form.tables.iter().flat_map(|table| &table.blocks);
    let keys = rows.flat_map(|block| &block.rows).flat_map(|row| &row.keys);
    let groups = form.tables.iter().flat_map(|table| &table.group_keys);
    keys.chain(groups).any(|label| {
        key.strip_prefix(label.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(|ch: char| ch.is_ascii_digit()))
    })
}
