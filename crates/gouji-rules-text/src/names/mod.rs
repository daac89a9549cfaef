//! Places and bodies that the prose of a report names, with where and how it names them.
//!
//! Only finds and describes; what is right or wrong about a name is for the rules.

mod own;
mod reading;
mod reporting;
mod setting;
mod words;

use std::ops::Range;
use std::rc::Rc;

use gouji_core::{Gazetteer, HeaderSpec, Paragraph, Prose, ReportCx};

pub(crate) use own::{Area, Own, ending_of, level_of, levels_of, stem};
pub(crate) use reading::{begins_word, is_only_a_name, is_only_a_short_name};
pub(crate) use reporting::{announces, opens_overview};
pub(crate) use setting::Setting;
pub(crate) use words::{begins, holds};

/// What the prose of a report names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The own places; none when the area of the body is unknown.
    pub(crate) own: Option<Own>,
    /// In the order of the text.
    pub(crate) mentions: Vec<Mention>,
}

/// A place, mostly with a body of it, at one point of the prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Index of the paragraph.
    pub(crate) paragraph: usize,
    /// The name of the place with its ending, in the folded text of the paragraph.
    pub(crate) place: Range<usize>,
    /// The body behind it (人民政府, 水务局); empty where the place itself is the subject.
    pub(crate) organ: Range<usize>,
    /// Whose place it is.
    pub(crate) whose: Whose,
    /// Whether it begins its clause, but for a date.
    pub(crate) opens_clause: bool,
}

/// Whose place a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// One of the own places.
    Own,
    /// Named by its kind alone: 县, 市.
    Kind,
    /// A place by a name that is not among the own.
    Other,
}

impl Names {
    /// The names in a report, worked out once.
    pub(crate) fn of(cx: &ReportCx<'_>) -> Rc<Self> {
        cx.memo.get(0, || {
            let own = Own::of(cx);
            let mentions = own.as_ref().map_or_else(Vec::new, |own| {
                Finder {
                    spec: &cx.form.header,
                    gazetteer: cx.knowledge.gazetteer(),
                    own,
                }
                .mentions(&Prose::of(cx))
            });
            Self { own, mentions }
        })
    }
}

impl Mention {
    /// From the place to the end of the body.
    pub(crate) fn range(&self) -> Range<usize> {
        self.place.start..self.organ.end
    }
}

/// Most characters of a place that is in no gazetteer, without its ending.
const MAX_STEM: usize = 4;
/// Most characters of the name of a body behind its place.
const MAX_ORGAN: usize = 16;

struct Finder<'a> {
    spec: &'a HeaderSpec,
    gazetteer: &'a Gazetteer,
    own: &'a Own,
}

impl Finder<'_> {
    fn mentions(&self, prose: &Prose) -> Vec<Mention> {
        let paragraphs = prose.paragraphs.iter().enumerate();
        paragraphs
            .flat_map(|(index, paragraph)| self.mentions_in(index, paragraph))
            .collect()
    }

    fn mentions_in(&self, index: usize, paragraph: &Paragraph) -> Vec<Mention> {
        let text = paragraph.text();
        let mut mentions = Vec::new();
        let mut until = 0;
        for (at, ch) in text.char_indices() {
            if at < until || !is_last_of_ending(ch) {
                continue;
            }
            let end = at + ch.len_utf8();
            let Some(organ) = self.organ(&text[end..]) else {
                continue;
            };
            let Some((start, whose)) = self.place(&text[..end]) else {
                continue;
            };
            // A place itself is of interest as the subject of its clause only.
            let opens_clause = opens_clause(&text[..start]);
            if organ == 0 && !opens_clause {
                continue;
            }
            until = end + organ;
            mentions.push(Mention {
                paragraph: index,
                place: start..end,
                organ: end..until,
                whose,
                opens_clause,
            });
        }
        mentions
    }

    /// Length of the body that a text begins with, 0 where a place is the subject of what follows.
    fn organ(&self, behind: &str) -> Option<usize> {
        if let Some(committee) = behind.strip_prefix('委')
            && (committee.is_empty() || begins(committee, "behind.committee").is_some())
        {
            return Some('委'.len_utf8());
        }
        if let Some(len) = begins(behind, "organs") {
            return Some(len);
        }
        if begins(behind, "telling").is_some() || begins_with_year(behind) {
            return Some(0);
        }
        if begins(behind, "behind.ending").is_some() && begins(behind, "body.openings").is_none() {
            return None;
        }
        organ_by_ending(behind)
    }

    /// Where the place begins that a text ends with, and whose it is.
    fn place(&self, text: &str) -> Option<(usize, Whose)> {
        let mut own = self.own.areas.iter();
        if let Some(area) = own.find(|area| text.ends_with(area.name.as_str())) {
            return Some((text.len() - area.name.len(), Whose::Own));
        }
        let ending = ending_of(text, self.spec)?;
        let kind = text.len() - ending.len();
        if is_boundary(&text[..kind]) {
            return Some((kind, Whose::Kind));
        }
        if let Some(name) = self.gazetteer.name_at_end(text) {
            let start = text.len() - name.len();
            let is_free = self.is_free(&text[..start]) && !words::is_in(name, "common");
            return is_free.then_some((start, Whose::Other));
        }
        let stems = text[..kind].char_indices().rev().take(MAX_STEM);
        let mut starts = stems.skip(1).map(|(start, _)| start);
        let start = starts.find(|start| self.is_free(&text[..*start]))?;
        let name = &text[start..];
        let is_name = is_han(&text[start..kind])
            && !words::is_in(name, "common")
            && !holds(&text[start..kind], "not.in.names");
        is_name.then_some((start, Whose::Other))
    }

    /// Whether a name may begin behind a text.
    fn is_free(&self, before: &str) -> bool {
        is_boundary(before)
            || self.gazetteer.name_at_end(before).is_some()
            || self
                .own
                .areas
                .iter()
                .any(|area| before.ends_with(&area.name))
    }
}

/// Whether a character ends the name of a place: the last one of each ending.
fn is_last_of_ending(ch: char) -> bool {
    matches!(
        ch,
        '省' | '区' | '市' | '州' | '盟' | '县' | '旗' | '镇' | '乡' | '道' | '木'
    )
}

/// Whether a name may begin behind a text, whatever the places.
fn is_boundary(before: &str) -> bool {
    let is_word = |ch: char| ch.is_alphanumeric();
    !before.ends_with(is_word) || words::ends(before, "before")
}

fn opens_clause(before: &str) -> bool {
    let before = before.trim_end_matches(['年', '度', '来', '以', '月']);
    let before = before.trim_end_matches(|ch: char| ch.is_ascii_digit());
    !before.ends_with(char::is_alphanumeric) && !before.ends_with('、')
}

fn begins_with_year(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && text[digits..].starts_with('年')
}

/// Length of the body whose name ends first behind a place.
fn organ_by_ending(behind: &str) -> Option<usize> {
    let ends = behind.char_indices().map(|(at, ch)| at + ch.len_utf8());
    for end in ends.take(MAX_ORGAN) {
        let name = &behind[..end];
        // 人力资源和社会保障局 has the word inside, a second body (和甲县水务局) at the start.
        let chars = name.chars().count();
        let is_inside = name.ends_with('和') && chars > 2;
        if !name.ends_with(is_han_char) || (words::ends(name, "stops") && !is_inside) {
            return None;
        }
        // 市甲乙县水务局: the body is of the place that is named next.
        if chars > 2 && name.ends_with(['县', '区', '市', '旗']) {
            return None;
        }
        if chars > 1 && words::ends(name, "organ.endings") {
            return Some(end);
        }
    }
    None
}

fn is_han(text: &str) -> bool {
    text.chars().all(is_han_char)
}

fn is_han_char(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch)
}
