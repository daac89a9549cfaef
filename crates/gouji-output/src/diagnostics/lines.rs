//! The lines of a file that a fault shows, with those that hold them together.

use gouji_core::{Diagnostic, DocumentId, Lang, Span, UserFile};

use crate::excerpt::{Excerpt, Excerpts, Place, WIDTH};
use crate::text::{clip, visible};

/// Most lines without a place that are shown to join two lines with one in one box.
pub(super) const BETWEEN: u32 = 3;

/// Cuts out the places of a fault.
pub(super) fn excerpts(fault: &Diagnostic, lang: Lang) -> Excerpts {
    let related = fault.related.iter();
    let places = std::iter::once((&fault.range, &fault.label))
        .chain(related.map(|(range, label)| (range, label)))
        .enumerate()
        .map(|(index, (range, label))| {
            let label = label.get(lang);
            Place {
                span: span(range.start, range.end),
                label: (!label.is_empty()).then(|| label.to_owned()),
                primary: index == 0,
            }
        });
    let mut excerpts = Excerpts::cut(&*fault.file, places.collect());
    excerpts.lines = joined(&fault.file, excerpts.lines);
    excerpts
}

fn span(start: usize, end: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span {
        // The file is the only text at hand.
        document: DocumentId::default(),
        start: offset(start),
        end: offset(end),
    }
}

/// Excerpts with the lines between near ones, and with the last written line before a blank one,
/// where a place alone would say nothing.
fn joined(file: &UserFile, excerpts: Vec<Excerpt>) -> Vec<Excerpt> {
    let lines: Vec<&str> = file.text.split('\n').collect();
    let is_blank = |number: u32| text_of(&lines, number).is_none_or(|line| line.trim().is_empty());
    let mut joined: Vec<Excerpt> = Vec::with_capacity(excerpts.len());
    for excerpt in excerpts {
        let last = joined.last().map(|last| last.line);
        let near = last.filter(|last| excerpt.line - last <= BETWEEN + 1);
        let from = match near {
            Some(last) => last + 1,
            None if is_blank(excerpt.line) => (excerpt.line.saturating_sub(BETWEEN)..excerpt.line)
                .rev()
                .find(|number| !is_blank(*number))
                .unwrap_or(excerpt.line),
            None => excerpt.line,
        };
        joined.extend((from..excerpt.line).map(|number| unmarked(&lines, number)));
        joined.push(excerpt);
    }
    joined
}

fn unmarked(lines: &[&str], number: u32) -> Excerpt {
    let line = text_of(lines, number).unwrap_or("");
    // Every character is shown at least one column wide.
    let beginning: String = line.chars().take(WIDTH + 1).collect();
    let text = clip(&visible(&beginning), WIDTH).into_owned();
    Excerpt {
        text: if text.is_empty() {
            " ".to_owned()
        } else {
            text
        },
        line: number,
        marks: Vec::new(),
    }
}

/// A line by its number from 1, without its line end.
fn text_of<'a>(lines: &[&'a str], number: u32) -> Option<&'a str> {
    let line = lines.get((number as usize).checked_sub(1)?)?;
    Some(line.strip_suffix('\r').unwrap_or(line))
}
