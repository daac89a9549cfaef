//! What stands around a mention: its sentence, quotation marks, lists.

use gouji_core::Paragraph;

use super::{Mention, words};

/// The surroundings of a mention.
#[derive(Debug)]
pub(crate) struct Setting<'a> {
    /// The sentence, as far as it stands in the paragraph.
    pub(crate) sentence: &'a str,
    /// The sentence up to the mention.
    pub(crate) before: &'a str,
    /// The clause behind the mention.
    pub(crate) behind: &'a str,
    /// The whole clause.
    pub(crate) clause: &'a str,
    /// Whether it stands in quotation marks, brackets of a title or a parenthesis.
    pub(crate) is_quoted: bool,
}

/// Marks in pairs.
const PAIRS: [(char, char); 4] = [('《', '》'), ('“', '”'), ('〈', '〉'), ('"', '"')];

impl<'a> Setting<'a> {
    /// The surroundings of a mention in its paragraph.
    pub(crate) fn of(paragraph: &'a Paragraph, mention: &Mention) -> Self {
        let text = paragraph.text();
        let range = mention.range();
        let start = text[..range.start].rfind(ENDS_SENTENCE).map_or(0, |at| {
            at + text[at..].chars().next().map_or(0, char::len_utf8)
        });
        let len = text[range.end..].find(ENDS_SENTENCE);
        let end = len.map_or(text.len(), |len| range.end + len);
        let len = text[range.end..end].find(ENDS_CLAUSE);
        let clause_end = len.map_or(end, |len| range.end + len);
        let opening = text[start..range.start].rfind(ENDS_CLAUSE);
        let clause_start = opening.map_or(start, |at| start + at + 1);
        let before = &text[..range.start];
        let is_open = |(open, close): &(char, char)| {
            if open == close {
                return before.matches(*open).count() % 2 == 1;
            }
            before
                .rfind(*open)
                .is_some_and(|at| !before[at..].contains(*close))
        };
        Self {
            sentence: &text[start..end],
            before: &text[start..range.start],
            behind: &text[range.end..clause_end],
            clause: &text[clause_start..clause_end],
            is_quoted: PAIRS.iter().any(is_open),
        }
    }

    /// Whether the mention is one of several things that are told one after another, or is told
    /// together with another one.
    pub(crate) fn is_listed(&self) -> bool {
        let joins_before = self
            .before
            .ends_with(['、', '和', '与', '及', '同', '跟', '或', '—', '-', '~']);
        // 县委、县政府: two bodies of one place.
        let joins_behind = ["和", "与", "及", "、", "以及"].iter().any(|join| {
            self.behind
                .strip_prefix(join)
                .is_some_and(|rest| !words::begins_with_body(rest))
        });
        joins_before || joins_behind || self.before.ends_with('原')
    }
}

/// Of one byte each.
const ENDS_CLAUSE: [char; 3] = [',', ';', ':'];
const ENDS_SENTENCE: [char; 4] = ['。', '!', '?', ';'];
