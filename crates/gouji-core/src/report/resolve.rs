//! Reads a document as a report.

use thiserror::Error;

use super::recognise::{Recognition, by_citation, by_labels, key_text};
use super::{Report, align, header, sections};
use crate::document::Document;
use crate::form::Form;
use crate::words::Words;

/// Why a document is not read as a report.
#[derive(Debug, Error)]
#[error("{}", .reason.en)]
pub struct NotAReport {
    /// What was looked for and not found.
    pub reason: Words,
    /// The document, for its gaps.
    pub document: Document,
}

/// With fewer section headings a text is not taken for a report.
const LEAST_HEADINGS: usize = 2;

/// Reads a document as a report on one of `forms`, or on the form at index `given`.
///
/// # Errors
/// [`NotAReport`] when the document is unreadable or follows none of the forms.
pub fn load(
    document: Document,
    forms: &[Form],
    given: Option<usize>,
) -> Result<Report, Box<NotAReport>> {
    if let Some(gap) = document.unreadable() {
        let reason = gap.reason.clone();
        return Err(Box::new(NotAReport { reason, document }));
    }
    let Some((index, recognition)) = tell_form(&document, forms, given) else {
        let reason = Words::fixed(
            "未识别为任何已知格式的报告：没有找到格式特有的表格栏目，也没有足够的章节标题",
            "not recognised as a report on a known form: neither the labels of a form nor enough section headings were found",
        );
        return Err(Box::new(NotAReport { reason, document }));
    };
    let form = &forms[index];
    let (preamble, sections) = sections::find(&document, form);
    let header = header::read(&document, form, &preamble, &sections);
    let (tables, facts) = align::align(&document, form, &sections, &preamble);
    Ok(Report {
        document,
        form: index,
        recognition,
        header,
        preamble,
        sections,
        tables,
        facts,
    })
}

fn tell_form(
    document: &Document,
    forms: &[Form],
    given: Option<usize>,
) -> Option<(usize, Recognition)> {
    if let Some(index) = given {
        return Some((index, Recognition::Given));
    }
    let key_text = key_text(document);
    if let Some(index) = by_labels(&key_text, forms) {
        return Some((index, Recognition::Labels));
    }
    let headings = |form: &Form| sections::find(document, form).1.len();
    let first = forms.iter().find(|form| headings(form) >= LEAST_HEADINGS)?;
    if let Some(index) = by_citation(&key_text, forms) {
        return Some((index, Recognition::Citation));
    }
    let (preamble, sections) = sections::find(document, first);
    let year = header::read(document, first, &preamble, &sections)
        .year?
        .value;
    let due = &first.header.due(year)?.form;
    Some((
        forms.iter().position(|form| form.id == *due)?,
        Recognition::Year,
    ))
}
