//! Ellipses and dashes typed with the marks of a typewriter.

use std::ops::Range;

use super::chars::{at, before, is_chinese_mark, is_han};

/// A mark typed with others.
#[derive(Debug)]
pub(crate) struct Typed {
    /// What was typed.
    pub(crate) range: Range<usize>,
    /// What should stand there.
    pub(crate) due: &'static str,
}

/// The marks of a text that were typed with points or hyphens between Chinese words.
///
/// A row of full stops is told only where no other rule does.
pub(crate) fn typed(text: &str, tells_stops: bool) -> Vec<Typed> {
    if !holds_run(text) {
        return Vec::new();
    }
    let mut found = runs(text, ".．·", DOTS, "……");
    found.extend(runs(text, "-－", HYPHENS, "——"));
    if tells_stops {
        found.extend(runs(text, "。", DOTS, "……"));
    }
    found.sort_by_key(|typed| typed.range.start);
    found
}

/// Whether one of the marks stands twice in a row.
fn holds_run(text: &str) -> bool {
    let mut last = ' ';
    text.chars().any(|ch| {
        let is_same = ch == last && matches!(ch, '.' | '．' | '·' | '-' | '－' | '。');
        last = ch;
        is_same
    })
}

/// Fewest points of an ellipsis, and most; more of them lead to a page number.
const DOTS: Range<usize> = 3..9;
/// Hyphens of a dash.
const HYPHENS: Range<usize> = 2..5;

/// The runs of some marks, so many of them, between Chinese words.
fn runs(text: &str, marks: &str, counts: Range<usize>, due: &'static str) -> Vec<Typed> {
    let mut runs: Vec<(Range<usize>, usize)> = Vec::new();
    for (start, mark) in text.match_indices(|ch: char| marks.contains(ch)) {
        match runs.last_mut().filter(|(run, _)| run.end == start) {
            Some((run, count)) => {
                run.end += mark.len();
                *count += 1;
            }
            None => runs.push((start..start + mark.len(), 1)),
        }
    }
    let is_prose = |ch: Option<char>| ch.is_some_and(|ch| is_han(ch) || is_chinese_mark(ch));
    runs.into_iter()
        .filter(|(run, count)| {
            let behind = at(text, run.end);
            let is_between = is_prose(before(text, run.start))
                && (is_prose(behind) || behind.is_none() && due == "……");
            counts.contains(count) && is_between
        })
        .map(|(range, _)| Typed { range, due })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_marks_are_told() {
        for text in [
            "供水、停水...等信息",
            "网站、公众号......",
            "政务公开--一把手工程",
            "培训。。。",
        ] {
            assert_eq!(typed(text, true).len(), 1, "{text}");
        }
        for text in [
            "总体情况......1",
            "政务公开——一把手工程",
            "供水……",
            "0816--6650208",
            "版本1.2.3",
            "A...B",
            "培训。",
        ] {
            assert!(typed(text, true).is_empty(), "{text}");
        }
        assert!(typed("培训。。。", false).is_empty());
    }
}
