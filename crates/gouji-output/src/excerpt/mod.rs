//! The lines of a report that a finding shows in the terminal.
//!
//! They are cut out while the document is still there, so that sinks need no document.

mod line;
mod marks;
mod original;
mod window;

use std::ops::Range;

use gouji_core::{Finding, Lang, Span, Value};

use line::Line;
use marks::separate;
use original::Original;
use window::windows;

use crate::masked::Masked;

pub(crate) use window::WIDTH;

/// What to show of the places of a finding, and how much is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpts {
    /// Lines in the order of the document.
    pub lines: Vec<Excerpt>,
    /// Places left out because only a zero stands there.
    pub zeros: usize,
    /// Further places left out because there are too many.
    pub more: usize,
}

/// A line of the document, or the part of it around the places, safe to print.
///
/// The cells of a table row are set apart by ` │ `; a blank one is shown as `□`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The text; never empty.
    pub text: String,
    /// Line in the original file of its main place.
    pub line: u32,
    /// Places in it; they do not overlap.
    pub marks: Vec<Mark>,
}

/// A place in an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Byte range in the excerpt's text.
    pub range: Range<usize>,
    /// Line in the original file, from 1.
    pub line: u32,
    /// Column in the original file in characters, from 1.
    pub column: u32,
    /// What stands there.
    pub label: Option<String>,
    /// Whether it is the place of the finding itself.
    pub primary: bool,
}

/// Most places that are shown of one finding.
const MAX_PLACES: usize = 8;

/// A place to show, before its line is cut out.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) span: Span,
    pub(crate) label: Option<String>,
    pub(crate) primary: bool,
}

impl Excerpts {
    /// Cuts out the places of a finding.
    pub(crate) fn of(finding: &Finding, masked: &Masked<'_>, lang: Lang) -> Self {
        let primary = Place {
            span: finding.span,
            label: finding
                .label
                .as_ref()
                .map(|label| label.get(lang).to_owned()),
            primary: true,
        };
        let (zeros, others): (Vec<_>, Vec<_>) = finding.related.iter().partition(|related| {
            Value::parse(masked.document().quote(related.span)) == Value::Int(0)
        });
        let others = others.into_iter().map(|related| Place {
            span: related.span,
            label: Some(related.label.get(lang).to_owned()),
            primary: false,
        });
        let places = std::iter::once(primary).chain(others).collect();
        Self {
            zeros: zeros.len(),
            ..Self::cut(masked, places)
        }
    }

    /// Cuts out places, the first of them if they are too many.
    pub(crate) fn cut(original: &impl Original, mut places: Vec<Place>) -> Self {
        let more = places.len().saturating_sub(MAX_PLACES);
        places.truncate(MAX_PLACES);
        Self {
            lines: cut(original, places),
            zeros: 0,
            more,
        }
    }
}

/// The lines that hold the places, each line once as far as one line is wide enough.
fn cut(original: &impl Original, mut places: Vec<Place>) -> Vec<Excerpt> {
    places.sort_by_key(|place| (place.span.start, std::cmp::Reverse(place.span.end)));
    let mut lines: Vec<(Line, Vec<Place>)> = Vec::new();
    for place in places {
        let line = original.line(place.span);
        match lines.last_mut() {
            Some((known, places)) if *known == line => places.push(place),
            _ => lines.push((line, vec![place])),
        }
    }
    lines
        .iter()
        .flat_map(|(line, places)| excerpts_of_line(original, line, places))
        .collect()
}

fn excerpts_of_line(original: &impl Original, line: &Line, places: &[Place]) -> Vec<Excerpt> {
    let near = places.chunk_by(|left, right| line::is_near(left.span, right.span));
    near.flat_map(|places| {
        let shown = line.show(
            original,
            places[0].span.start,
            places[places.len() - 1].span.start,
        );
        let marks = places
            .iter()
            .map(|place| mark(original, &shown, place))
            .collect();
        windows(&shown, separate(marks, &shown.text))
    })
    .collect()
}

fn mark(original: &impl Original, shown: &line::Shown, place: &Place) -> Mark {
    let (line, column) = original.line_column(place.span);
    Mark {
        range: shown.range(place.span),
        line,
        column,
        label: place.label.clone(),
        primary: place.primary,
    }
}
