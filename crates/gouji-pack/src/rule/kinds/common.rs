//! What several kinds share.

use gouji_core::{FindingBuilder, GapKind, Item, Lang, SectionId, Span, Words};
use gouji_zh::Folded;

use crate::decode::Located;
use crate::rule::kind::Found;
use crate::rule::{CompileCx, Part, Reporter, RuleCx, WordId, WordSet};

/// Whether two texts hold the same digits: a fix may change words and never a figure.
pub(super) fn same_digits(one: &str, other: &str) -> bool {
    let digits = |text: &str| {
        text.chars()
            .filter(|ch| ch.is_numeric())
            .collect::<String>()
    };
    digits(one) == digits(other)
}

/// Longer phrases inside which a word is right.
#[derive(Debug, Default)]
pub(super) struct Exceptions(WordSet);

impl Exceptions {
    /// The phrases; one that holds none of the words could never apply and is a fault.
    pub(super) fn compile(
        cx: &mut CompileCx<'_>,
        words: &[Located<String>],
        phrases: &[Located<String>],
    ) -> Option<Self> {
        let mut ids = Vec::new();
        for phrase in phrases {
            let covers_all = words.iter().any(|word| phrase.trim() == word.trim());
            if covers_all {
                covers_the_word(cx, phrase);
                return None;
            }
            if !words.iter().any(|word| phrase.contains(word.trim())) {
                useless(cx, phrase);
                return None;
            }
            ids.push(cx.word(phrase)?);
        }
        Some(Self::of(ids))
    }

    /// Phrases that are known to hold the words.
    pub(super) fn of(phrases: impl IntoIterator<Item = WordId>) -> Self {
        Self(WordSet::new(phrases))
    }

    /// The occurrences that are not inside a phrase.
    pub(super) fn keep(&self, cx: &RuleCx<'_>, found: Vec<Found>) -> Vec<Found> {
        if found.is_empty() || self.0.is_empty() {
            return found;
        }
        let cover = self.cover(cx);
        found.into_iter().filter(|one| !cover.holds(one)).collect()
    }

    /// The same for occurrences of many words.
    pub(super) fn keep_among(
        &self,
        cx: &RuleCx<'_>,
        mut found: Vec<(usize, Found)>,
    ) -> Vec<(usize, Found)> {
        if !found.is_empty() && !self.0.is_empty() {
            let cover = self.cover(cx);
            found.retain(|(_, one)| !cover.holds(one));
        }
        found
    }

    /// What the phrases take up in the scope.
    pub(super) fn cover(&self, cx: &RuleCx<'_>) -> Cover {
        let phrases = cx.find_among(&self.0, true).into_iter();
        Cover::new(phrases.map(|(_, found)| place(&found)))
    }
}

/// Says that an exception can never apply.
pub(super) fn useless(cx: &mut CompileCx<'_>, phrase: &Located<String>) {
    cx.fault(
        "E1406",
        phrase.range.clone(),
        Words::new(
            format!("例外“{}”里没有要找的词语，永远用不上", phrase.value),
            format!("the exception \"{}\" holds none of the words", phrase.value),
        ),
    );
}

fn covers_the_word(cx: &mut CompileCx<'_>, phrase: &Located<String>) {
    cx.fault(
        "E1406",
        phrase.range.clone(),
        Words::new(
            format!("例外“{}”就是要找的词语本身，这样永远找不到", phrase.value),
            format!(
                "the exception \"{}\" is the word itself, so nothing is found",
                phrase.value
            ),
        ),
    );
}

/// A place in a piece of text: its index, start and end.
type Place = (u32, u32, u32);

fn place(found: &Found) -> Place {
    (found.hit.unit, found.hit.start, found.hit.end)
}

/// Ranges of the text, made to be asked what they cover.
#[derive(Debug, Default)]
pub(super) struct Cover(Vec<Place>);

impl Cover {
    fn new(places: impl IntoIterator<Item = Place>) -> Self {
        let mut places: Vec<Place> = places.into_iter().collect();
        places.sort_unstable();
        // The end becomes the furthest one of all ranges that begin no later.
        let mut furthest = (u32::MAX, 0);
        for (unit, _, end) in &mut places {
            if furthest.0 == *unit {
                *end = furthest.1.max(*end);
            }
            furthest = (*unit, *end);
        }
        Self(places)
    }

    /// Whether an occurrence is inside one of the ranges.
    pub(super) fn holds(&self, one: &Found) -> bool {
        self.covers(one.hit.unit, one.hit.start, one.hit.end)
    }

    /// Whether a range of a piece of text is inside one of the ranges.
    pub(super) fn covers(&self, unit: u32, start: u32, end: u32) -> bool {
        let behind = self
            .0
            .partition_point(|place| (place.0, place.1) <= (unit, start));
        behind.checked_sub(1).is_some_and(|last| {
            let (of, _, furthest) = self.0[last];
            of == unit && end <= furthest
        })
    }
}

/// The occurrences that are no part of a longer word of the same rule.
pub(super) fn longest(found: Vec<(usize, Found)>) -> Vec<(usize, Found)> {
    let mut places: Vec<Place> = found.iter().map(|(_, one)| place(one)).collect();
    places.sort_unstable_by_key(|(unit, start, end)| (*unit, *start, u32::MAX - end));
    let mut parts = Vec::new();
    let mut widest: Option<Place> = None;
    for one in places {
        match widest {
            Some(wide) if wide.0 == one.0 && one.2 <= wide.2 => {
                if (wide.1, wide.2) != (one.1, one.2) {
                    parts.push(one);
                }
            }
            _ => widest = Some(one),
        }
    }
    parts.sort_unstable();
    let is_whole = |(_, one): &(usize, Found)| parts.binary_search(&place(one)).is_err();
    found.into_iter().filter(is_whole).collect()
}

/// The words as a message names them.
pub(super) fn names(words: &[Located<String>]) -> Vec<String> {
    words.iter().map(|word| word.trim().to_owned()).collect()
}

/// How many of the words of a rule stand in the scope, for those who ask why.
pub(super) fn found_words(found: &[(usize, Found)], words: usize) -> Words {
    let known = by_word(found).count();
    Words::new(
        format!("要找的 {words} 个词语中，范围内有 {known} 个"),
        format!("of {words} words, {known} stand in the scope"),
    )
}

/// The occurrences of each word, by its index; the order is kept.
pub(super) fn by_word(found: &[(usize, Found)]) -> impl Iterator<Item = (usize, Vec<Found>)> {
    let groups = found.chunk_by(|a, b| a.0 == b.0);
    groups.map(|group| (group[0].0, group.iter().map(|(_, one)| *one).collect()))
}

/// Further places that a finding names.
pub(super) const MAX_PLACES: usize = 20;

/// A finding with its further places; one habit is one finding.
pub(super) fn related<'a>(
    finding: FindingBuilder<'a>,
    places: impl IntoIterator<Item = Span>,
    label: &Words,
) -> FindingBuilder<'a> {
    places
        .into_iter()
        .take(MAX_PLACES)
        .fold(finding, |finding, span| {
            finding.related(span, label.clone(), None)
        })
}

/// Where a finding points that is about something that is not there: the heading of the first
/// section of the scope, or the first line.
pub(super) fn head(cx: &RuleCx<'_>) -> (Span, Option<SectionId>) {
    let of_section = |id: &SectionId| Some((cx.report.section(*id)?.heading, Some(*id)));
    let heading = cx.scope.sections.iter().find_map(of_section);
    heading.unwrap_or_else(|| (start(cx), None))
}

/// The first line of a report.
pub(super) fn start(cx: &RuleCx<'_>) -> Span {
    let units = cx.units();
    let first = units.iter().next().map(|(_, unit)| unit.span);
    first.unwrap_or_else(|| cx.report.report.document.span(0..0))
}

/// Whether a piece of text is content: a heading is the form's and says nothing, unless the rule
/// looks at headings only.
pub(super) fn is_content(cx: &RuleCx<'_>, unit: u32) -> bool {
    let is_heading = cx.units().get(unit).part == Part::Heading;
    !is_heading || cx.scope.main_part() == Part::Heading
}

/// Whether characters are a word or a part of one, and no chance meeting of two: 改进 in 改进措施,
/// but not 国有 in 我国|有.
pub(super) fn is_meant(cx: &RuleCx<'_>, one: &Found) -> bool {
    let (start, end) = (one.hit.start as usize, one.hit.end as usize);
    let units = cx.units();
    let unit = units.get(one.hit.unit);
    unit.is_of_words(start, end) || unit.is_in_a_word(start, end)
}

/// Words in quotation marks, joined by another: “甲”或“乙”.
pub(super) fn quoted<'a>(words: impl Iterator<Item = &'a str>, joint: &str) -> String {
    let words: Vec<String> = words.map(|word| format!("“{word}”")).collect();
    words.join(joint)
}

/// What the scope is called in a message: its sections, or the whole text.
pub(super) fn scope_name(cx: &RuleCx<'_>) -> Words {
    let sections = cx.scope.sections.iter();
    let names: Vec<Words> = sections.map(|id| section_name(cx, *id)).collect();
    if names.is_empty() {
        return Words::fixed("全文", "the report");
    }
    let join = |lang, joint| {
        let names: Vec<&str> = names.iter().map(|name| name.get(lang)).collect();
        names.join(joint)
    };
    Words::new(join(Lang::Zh, "、"), join(Lang::En, ", "))
}

/// What a section is called in a message.
pub(super) fn section_name(cx: &RuleCx<'_>, id: SectionId) -> Words {
    let heading = &cx.report.form.section(id).heading;
    Words::new(format!("“{heading}”"), format!("\"{heading}\""))
}

/// Whether a part of the scope was not read, so that nobody can judge what is not there; the rule
/// is then unable.
pub(super) fn is_unread(cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) -> bool {
    // The rule itself has said so already.
    if !cx.scope.missing(cx.report).is_empty() {
        return true;
    }
    let sections = cx.report.report.sections.iter().map(|section| section.id);
    let wanted: Vec<Option<SectionId>> = if cx.scope.sections.is_empty() {
        [None].into_iter().chain(sections.map(Some)).collect()
    } else {
        cx.scope.sections.iter().copied().map(Some).collect()
    };
    match wanted.into_iter().find_map(|section| unread(cx, section)) {
        Some((reason, span)) => {
            out.unable(reason, Vec::new(), span);
            true
        }
        None => false,
    }
}

/// Why a part of the text may hold what was not found in it, and where; without a section, what
/// stands before the first.
pub(super) fn unread(cx: &RuleCx<'_>, section: Option<SectionId>) -> Option<(Words, Option<Span>)> {
    let items = match section {
        Some(id) => cx.report.section(id).map(|section| &section.items),
        None => Some(&cx.report.report.preamble),
    };
    let picture = items.into_iter().flatten().find_map(|item| match item {
        Item::Picture(span) => Some(*span),
        Item::Prose(_) | Item::Table(_) => None,
    });
    if let Some(span) = picture {
        let reason = Words::fixed(
            "这里有图片，图片里的文字没有识读",
            "there is a picture, whose text is not read",
        );
        return Some((reason, Some(span)));
    }
    cut_off(cx)
}

/// Why the report may go on behind what was read.
pub(super) fn cut_off(cx: &RuleCx<'_>) -> Option<(Words, Option<Span>)> {
    let gaps = &cx.report.report.document.gaps;
    let cut = gaps.iter().find(|gap| gap.kind == GapKind::Limit)?;
    let reason = Words::new(
        format!("报告有一部分没有读取：{}", cut.reason.zh),
        format!("a part of the report was not read: {}", cut.reason.en),
    );
    Some((reason, cut.span))
}

/// The words as prose has them; empty ones are faults.
pub(super) fn folded(cx: &mut CompileCx<'_>, words: &[Located<String>]) -> Option<Vec<String>> {
    let mut folded = Vec::new();
    let mut is_whole = true;
    for word in words {
        let plain = Folded::prose(word).text().to_owned();
        if plain.is_empty() {
            let message = Words::fixed("词语是空的", "the word is empty");
            cx.fault("E1405", word.range.clone(), message);
            is_whole = false;
        }
        folded.push(plain);
    }
    is_whole.then_some(folded)
}
