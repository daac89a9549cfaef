//! Sentences that begin with a year, which is their own time.

use std::rc::Rc;

use gouji_core::{Clause, Paragraph, Prose, ReportCx, SectionId, Span};

use super::lists::is_in;
use super::mention::{Mention, is_named, mentions};
use super::stretch::Stretch;

/// A sentence that begins with a year.
#[derive(Debug, Clone)]
pub(crate) struct Opening {
    /// The year.
    pub year: u16,
    /// The year with 年.
    pub span: Span,
    /// The section that it is in; none before the first.
    pub section: Option<SectionId>,
    /// Whether nothing of its section stands before it.
    pub is_first: bool,
    /// Whether words that announce a plan, such as 下一步, stand right before it.
    pub is_announced: bool,
    /// The rest of the sentence, behind the year.
    pub behind: String,
    /// The sentence before it in its paragraph, and the one behind.
    pub neighbours: (String, String),
}

/// Longest line, in characters, that may be a heading above a sentence.
const HEADING: usize = 24;

/// The sentences that begin with a year, in order, worked out once.
pub(crate) fn openings(cx: &ReportCx<'_>) -> Rc<Vec<Opening>> {
    cx.memo.get(0, || read(&Prose::of(cx)))
}

fn read(prose: &Prose) -> Vec<Opening> {
    let mut openings = Vec::new();
    for (index, paragraph) in prose.paragraphs.iter().enumerate() {
        let text = paragraph.text();
        if !text.contains('年') {
            continue;
        }
        for (number, clause) in paragraph.clauses.iter().enumerate() {
            let words = &text[clause.range.clone()];
            let skipped = marker_len(words);
            let Some(found) = year_at_start(&words[skipped..]) else {
                continue;
            };
            if is_named(text, clause.range.start) {
                continue;
            }
            let before = number
                .checked_sub(1)
                .and_then(|at| paragraph.clauses.get(at));
            let is_announced =
                before.is_some_and(|before| is_in(&text[before.range.clone()], "announcing"));
            let is_start = skipped > 0 || is_announced || begins(prose, index, clause, before);
            if is_start {
                let at = clause.range.start + skipped;
                openings.push(Opening {
                    is_announced,
                    ..opening(prose, (index, number), at, skipped, &found)
                });
            }
        }
    }
    openings
}

fn opening(
    prose: &Prose,
    (index, number): (usize, usize),
    at: usize,
    skipped: usize,
    found: &Mention,
) -> Opening {
    let paragraph = &prose.paragraphs[index];
    let stretch = Stretch::from(prose, index, number);
    let before = index.checked_sub(1).and_then(|at| prose.paragraphs.get(at));
    let behind = stretch.text.get(skipped + found.range.end..);
    Opening {
        year: found.year,
        span: paragraph.span_of(at..at + found.range.end),
        section: paragraph.section,
        is_first: number == 0 && before.is_none_or(|before| before.section != paragraph.section),
        is_announced: false,
        behind: behind.unwrap_or_default().to_owned(),
        neighbours: neighbours(paragraph, number),
    }
}

/// Whether a sentence begins at a clause.
fn begins(prose: &Prose, index: usize, clause: &Clause, before: Option<&Clause>) -> bool {
    let text = prose.paragraphs[index].text();
    if let Some(before) = before {
        return before.sentence != clause.sentence
            || text[before.range.end..clause.range.start].contains(':');
    }
    let Some(above) = index.checked_sub(1).and_then(|at| prose.paragraphs.get(at)) else {
        return true;
    };
    let goes_on = above.section == prose.paragraphs[index].section
        && above
            .clauses
            .last()
            .is_some_and(|last| last.sentence == clause.sentence);
    // A heading ends without a mark; a longer line was broken by its width.
    !goes_on || above.clauses.len() == 1 && above.text().chars().count() <= HEADING
}

/// Most clauses of the sentences around.
const NEAR: usize = 24;

/// The sentences of a paragraph before and behind that of a clause.
fn neighbours(paragraph: &Paragraph, number: usize) -> (String, String) {
    let own = paragraph.clauses[number].sentence;
    let from = number.saturating_sub(NEAR);
    let to = paragraph.clauses.len().min(number + NEAR);
    let clauses = &paragraph.clauses[from..to];
    let text = |of: &dyn Fn(u32) -> bool| {
        let of_sentence = clauses.iter().filter(|clause| of(clause.sentence));
        let range = of_sentence
            .map(|clause| clause.range.clone())
            .reduce(|all, next| all.start..next.end);
        range.map_or(String::new(), |range| paragraph.text()[range].to_owned())
    };
    (
        text(&|sentence| sentence + 1 == own),
        text(&|sentence| sentence == own + 1),
    )
}

fn year_at_start(text: &str) -> Option<Mention> {
    // Cheap to ask of every clause.
    if !text.starts_with(['1', '2', '一', '二']) {
        return None;
    }
    mentions(text).next().filter(|found| found.range.start == 0)
}

/// Byte length of the marker that a clause begins with.
fn marker_len(text: &str) -> usize {
    if let Some(len) = gouji_zh::enumerator_len(text) {
        return len;
    }
    let numeral = |ch: &char| "一二三四五六七八九十".contains(*ch);
    let len: usize = text.chars().take_while(numeral).map(char::len_utf8).sum();
    match len > 0 && text[len..].starts_with('是') {
        true => len + '是'.len_utf8(),
        false => 0,
    }
}
