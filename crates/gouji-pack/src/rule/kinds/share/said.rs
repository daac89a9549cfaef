//! Percentages that the prose states of a subject: 予以公开74件，占43.8%.

use std::collections::BTreeSet;
use std::ops::Range;

use gouji_core::{Clause, Paragraph, Prose, SectionId, Span, Words};
use gouji_zh::{Figure, Hedge, Quantity, Reading};
use rust_decimal::Decimal;

use super::subject::Subject;
use crate::rule::{Part, Reporter, RuleCx};

/// A percentage that the prose states.
pub(super) struct Printed {
    /// Its value in hundredths.
    pub(super) number: Decimal,
    /// What one of its last printed digit is worth.
    pub(super) step: Decimal,
    /// Its place, with its sign.
    pub(super) span: Span,
    /// The place of its digits.
    pub(super) digits: Span,
    /// Its place from the subject on.
    pub(super) phrase: Span,
    /// The section that it is in.
    pub(super) section: Option<SectionId>,
}

/// Longest clause that is looked at, in bytes; longer ones are flattened tables and the like.
const MAX_CLAUSE: usize = 1_000;
/// How many percentages back one may be the same.
const NEAR: usize = 8;
/// Words that a share is said with.
const MARKERS: [&str; 4] = ["占比", "占", "比例", "比重"];
/// Longest name of the whole between such a word and the percentage, in characters.
const REACH: usize = 16;
/// Words between a subject and its percentage that change nothing, the longer before the shorter.
const FILLERS: [&str; 28] = [
    "共计",
    "总计",
    "合计",
    "累计",
    "总数量",
    "总数",
    "总量",
    "总共",
    "数量",
    "件数",
    "案件",
    "事项",
    "全年",
    "本年度",
    "本年",
    "达到",
    "共有",
    "共",
    "为",
    "是",
    "有",
    "达",
    "了",
    "的",
    "仅",
    ":",
    "(",
    "\"",
];
/// Marks and words that join two subjects.
const JOINTS: [char; 7] = ['、', '和', '及', '与', '或', '跟', '/'];
const NUMERALS: &str = "零一二两三四五六七八九十)";

/// The percentages that the scope states of a subject: in its clause, or in one that goes on with
/// 占.
pub(super) fn printed(
    cx: &RuleCx<'_>,
    out: &mut Reporter<'_, '_>,
    prose: &Prose,
    subject: &Subject,
) -> Vec<Printed> {
    let scope = paragraphs(cx);
    let mut found: Vec<Printed> = Vec::new();
    let inside = |paragraph: &&Paragraph| scope.contains(&paragraph.span);
    for paragraph in prose.paragraphs.iter().filter(inside) {
        for index in 0..paragraph.clauses.len() {
            let stretch = Stretch::of(paragraph, index);
            if stretch.text.len() > MAX_CLAUSE {
                continue;
            }
            for window in subject.windows(stretch.text, &stretch.numbers()) {
                let Some(stated) = stretch.stated(&window) else {
                    continue;
                };
                let Some(quantity) = quantity(stated.figure) else {
                    continue;
                };
                let span = stated.span();
                let is_known = |known: &Printed| known.span == span;
                // The windows of one clause may come to one percentage.
                if found.iter().rev().take(NEAR).any(is_known) {
                    continue;
                }
                let phrase = paragraph.span_of(stretch.start + window.start..stated.end());
                let quote = cx.report.quote(phrase);
                if let Some(reason) = ruled_out(subject, &stretch, &stated, quantity) {
                    out.note(Some(span), || {
                        Words::new(
                            format!("“{quote}”不作核对：{}", reason.zh),
                            format!("\"{quote}\" is left out: {}", reason.en),
                        )
                    });
                    continue;
                }
                let Some(number) = quantity.as_percent() else {
                    continue;
                };
                out.note(Some(span), || {
                    Words::new(
                        format!("“{quote}”说的是 {number}%"),
                        format!("\"{quote}\" says {number}%"),
                    )
                });
                found.push(Printed {
                    number,
                    step: Decimal::new(1, number.scale()),
                    span,
                    digits: paragraph.span_of(stated.figure.digits.clone()),
                    phrase,
                    section: paragraph.section,
                });
            }
        }
    }
    found
}

/// The places of the paragraphs in the scope of a rule.
fn paragraphs(cx: &RuleCx<'_>) -> BTreeSet<Span> {
    let mut spans = BTreeSet::new();
    cx.each_unit(|_, unit| {
        if unit.part == Part::Paragraph {
            spans.insert(unit.span);
        }
    });
    spans
}

/// Why a percentage is not held against the figures.
fn ruled_out(
    subject: &Subject,
    stretch: &Stretch<'_>,
    stated: &Stated<'_>,
    quantity: &Quantity,
) -> Option<Words> {
    let mut texts = [stretch.text, stated.clause].into_iter();
    if let Some(word) = texts.find_map(|text| subject.excluded(text)) {
        return Some(Words::new(
            format!("有“{word}”，不算"),
            format!("\"{word}\" rules it out"),
        ));
    }
    match quantity.hedge? {
        Hedge::Range => Some(Words::fixed("是范围", "it is a range")),
        _ => Some(Words::fixed("是约数", "it is approximate")),
    }
}

/// A clause, or one that goes on behind a colon with its number.
struct Stretch<'p> {
    paragraph: &'p Paragraph,
    /// The clause that follows.
    next: Option<&'p Clause>,
    text: &'p str,
    start: usize,
    figures: &'p [Figure],
}

/// A percentage that is stated.
struct Stated<'p> {
    paragraph: &'p Paragraph,
    figure: &'p Figure,
    /// The clause that it is in.
    clause: &'p str,
}

impl<'p> Stretch<'p> {
    fn of(paragraph: &'p Paragraph, index: usize) -> Self {
        let clauses = &paragraph.clauses;
        let first = &clauses[index];
        let follows = |index: usize| {
            let next = clauses.get(index + 1)?;
            (next.sentence == first.sentence).then_some(next)
        };
        let text = paragraph.text();
        let is_number = |next: &&Clause| {
            let mark = &text[first.range.end..next.range.start];
            mark == ":" && text[next.range.start..].starts_with(|ch: char| ch.is_ascii_digit())
        };
        let (last, next) = match follows(index).filter(is_number) {
            Some(last) => (last, follows(index + 1)),
            None => (first, follows(index)),
        };
        Self {
            paragraph,
            next,
            text: &text[first.range.start..last.range.end],
            start: first.range.start,
            figures: &paragraph.figures()
                [paragraph.figures_of(first).start..paragraph.figures_of(last).end],
        }
    }

    /// The numbers that are said of something, as bytes of the text.
    fn numbers(&self) -> Vec<Range<usize>> {
        let numbers = self.figures.iter().filter(|one| quantity(one).is_some());
        let place = |one: &Figure| self.at(one.range.start)..self.at(one.range.end);
        numbers.map(place).collect()
    }

    fn at(&self, offset: usize) -> usize {
        offset.saturating_sub(self.start).min(self.text.len())
    }

    /// The percentage that is stated of what a window names.
    fn stated(&self, window: &Range<usize>) -> Option<Stated<'p>> {
        if is_joined(&self.text[..window.start]) {
            return None;
        }
        let percents = self.figures.iter().filter(|one| is_percent(one));
        let behind = percents.clone();
        let here = behind
            .into_iter()
            .find(|one| self.at(one.range.start) >= window.end);
        if let Some(figure) = here {
            let words = self.words(window.end..self.at(figure.range.start));
            let stated = Stated {
                paragraph: self.paragraph,
                figure,
                clause: self.text,
            };
            return says_share(&words).then_some(stated);
        }
        let next = self.next?;
        let figures = self.paragraph.figures_in(next);
        let figure = figures.iter().find(|one| is_percent(one))?;
        let words = self.words(window.end..self.text.len());
        let lead = &self.paragraph.text()[next.range.start..figure.range.start];
        let mut markers = MARKERS.iter();
        let is_share = markers
            .find_map(|marker| lead.strip_prefix(marker))
            .is_some_and(is_whole);
        (is_share && says_share(&words)).then_some(Stated {
            paragraph: self.paragraph,
            figure,
            clause: &self.paragraph.text()[next.range.clone()],
        })
    }

    /// A part of the text without the counts in it.
    fn words(&self, range: Range<usize>) -> String {
        let mut words = String::new();
        let mut at = range.start;
        for number in self.numbers() {
            if number.start >= at && number.end <= range.end {
                words.push_str(&self.text[at..number.start]);
                at = number.end;
            }
        }
        words.push_str(&self.text[at..range.end]);
        words
    }
}

impl Stated<'_> {
    fn end(&self) -> usize {
        self.figure.range.end
    }

    fn span(&self) -> Span {
        self.paragraph.span_of(self.figure.digits.start..self.end())
    }
}

fn quantity(figure: &Figure) -> Option<&Quantity> {
    match &figure.reading {
        Reading::Quantity(quantity) => Some(quantity),
        _ => None,
    }
}

fn is_percent(figure: &Figure) -> bool {
    quantity(figure).is_some_and(|one| one.as_percent().is_some() && one.change.is_none())
}

/// Whether the words between a subject and a percentage make it a share and none of something
/// else: a word of shares, the name of the whole, or nothing of weight.
fn says_share(words: &str) -> bool {
    let marker = MARKERS
        .iter()
        .filter_map(|marker| Some((words.find(marker)?, marker.len())))
        .min_by_key(|(at, len)| (*at, usize::MAX - len));
    match marker {
        Some((at, len)) => is_filler(&words[..at]) && is_whole(&words[at + len..]),
        None => is_filler(words),
    }
}

/// Whether a text names a whole at most: 申请总数的.
fn is_whole(text: &str) -> bool {
    text.chars().count() <= REACH && !text.contains(['、', ';'])
}

fn is_filler(mut text: &str) -> bool {
    while let Some(rest) = FILLERS.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text.is_empty()
}

/// Whether a subject behind this text is the last of several things with one percentage:
/// `不予公开和` but not `不予公开3件、`.
fn is_joined(before: &str) -> bool {
    let before = before.strip_suffix('以').unwrap_or(before);
    let Some(rest) = before.strip_suffix(JOINTS) else {
        return false;
    };
    let rest = rest.strip_suffix('以').unwrap_or(rest);
    let mut near = rest.chars().rev().take(3);
    !near.any(|ch| ch.is_ascii_digit() || NUMERALS.contains(ch))
}
