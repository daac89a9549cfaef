//! `repeat`（重复）: words, sentences or paragraphs that stand twice.

use std::collections::BTreeMap;
use std::ops::Range;

use gouji_core::{Applicability, Edit, Fix, SectionId, Span, Words};
use gouji_zh::{Folded, enumerator_len};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};
use crate::rule::kinds::common::{Exceptions, names, related, useless};
use crate::rule::kinds::doubled::{doubled, holds_doubled};
use crate::rule::kinds::repeated::{several, tail};
use crate::rule::{Check, CompileCx, Kind, Part, Reporter, RuleCx, Slot};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Repeat {
    #[serde(default)]
    #[schemars(
        description = "查什么的重复：词语（紧接着写了两遍）、句子、段落；不写为词语",
        extend("x-zh" = "单位")
    )]
    unit: UnitYaml,
    #[serde(default)]
    #[schemars(
        description = "只查这些词语的重复；不写为所有词语，但“人人”“件件”一类合乎习惯的不算",
        extend("x-zh" = "词语")
    )]
    words: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "例外：查词语时写重复得对的说法，如 研究研究；查句子、段落时写其中的词语，含有它的不算",
        extend("x-zh" = "例外")
    )]
    except: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "多少字以上的才算；不写时词语为 1，句子、段落为 15",
        extend("x-zh" = "至少字数")
    )]
    min_length: Option<u32>,
}

/// What is repeated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum UnitYaml {
    #[default]
    #[schemars(description = "紧接着写了两遍的词语", extend("x-zh" = "词语"))]
    Word,
    #[schemars(description = "整句", extend("x-zh" = "句子"))]
    Sentence,
    #[schemars(description = "整段", extend("x-zh" = "段落"))]
    Paragraph,
}

/// Sentences shorter than this are often the same by right.
const MIN_SENTENCE: usize = 15;

/// Characters of a repeated text that a message shows.
const SHOWN: usize = 24;

struct RepeatCheck {
    unit: UnitYaml,
    words: Vec<String>,
    phrases: Vec<String>,
    except: Exceptions,
    min_length: usize,
}

impl Kind for Repeat {
    const NAME: (&'static str, &'static str) = ("repeat", "重复");
    const SUMMARY: (&'static str, &'static str) = (
        "词语、句子或段落重复就报",
        "Reports words, sentences or paragraphs that stand twice",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("text", "内容"),
            about: "重复的词语，或句子、段落的开头",
        },
        Slot {
            name: ("count", "次数"),
            about: "重复了几处",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "“{text}”重复，共 {count} 处",
        "\"{text}\" is repeated at {count} places",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        if let (Some(first), false) = (self.words.first(), self.unit == UnitYaml::Word) {
            let message = Words::fixed(
                "查句子、段落的重复时不能写“词语”",
                "words go with repeated words only, not with sentences or paragraphs",
            );
            cx.fault("E1428", first.range.clone(), message);
            return None;
        }
        let words: Vec<Option<_>> = self.words.iter().map(|word| cx.word(word)).collect();
        words.into_iter().collect::<Option<Vec<_>>>()?;
        let mut ids = Vec::new();
        for phrase in self.except.iter() {
            if self.unit == UnitYaml::Word && !holds_doubled(phrase) {
                useless(cx, phrase);
                return None;
            }
            ids.push(cx.word(phrase)?);
        }
        let least = match self.unit {
            UnitYaml::Word => 1,
            UnitYaml::Sentence | UnitYaml::Paragraph => MIN_SENTENCE,
        };
        Some(Box::new(RepeatCheck {
            unit: self.unit,
            words: names(&self.words),
            phrases: names(&self.except),
            except: Exceptions::of(ids),
            min_length: self.min_length.map_or(least, |length| length as usize),
        }))
    }
}

impl Check for RepeatCheck {
    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        match self.unit {
            UnitYaml::Word => self.words(cx, out),
            UnitYaml::Sentence | UnitYaml::Paragraph => self.texts(cx, out),
        }
    }
}

/// A place with its section.
type Place = (Span, Option<SectionId>);

impl RepeatCheck {
    fn words(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let cover = self.except.cover(cx);
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        // The whole of each repetition, and the part of it that is too many.
        let mut found: BTreeMap<String, Vec<(Place, Span)>> = BTreeMap::new();
        cx.each_unit(|index, unit| {
            for double in doubled(unit, &self.words) {
                let word = &unit.text()[double.start..double.second];
                if word.chars().count() >= self.min_length
                    && !cover.covers(index, at(double.start), at(double.end))
                {
                    let whole = unit.span.part(double.start..double.end);
                    let surplus = unit.span.part(double.second..double.end);
                    let places = found.entry(word.to_owned()).or_default();
                    places.push(((whole, unit.section), surplus));
                }
            }
        });
        note(out, found.len());
        for (word, places) in found {
            let (span, section) = places[0].0;
            let values = [("text", word.clone()), ("count", places.len().to_string())];
            let edits = places.iter().map(|(_, surplus)| Edit {
                span: *surplus,
                replacement: String::new(),
            });
            let fix = Fix {
                title: Words::new(
                    format!("删去重复的“{word}”"),
                    format!("delete the repeated \"{word}\""),
                ),
                edits: edits.collect(),
                applicability: Applicability::Suggested,
            };
            let finding = out.report(span, section, &values).fix(fix);
            let others = places[1..].iter().map(|((span, _), _)| *span);
            related(finding, others, &Words::default());
        }
    }

    fn texts(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        // Each text by where it stands; the order is that of the first places.
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let mut texts: Vec<Vec<Place>> = Vec::new();
        for (index, range) in self.alike(cx) {
            let units = cx.units();
            let unit = units.get(index);
            let Some(key) = self.key(&unit.text()[range.clone()]) else {
                continue;
            };
            let index = *known.entry(key).or_insert(texts.len());
            if index == texts.len() {
                texts.push(Vec::new());
            }
            texts[index].push((unit.span.part(range), unit.section));
        }
        texts.retain(|places| places.len() > 1);
        note(out, texts.len());
        for places in joined(texts) {
            let (span, section) = places[1];
            let values = [
                ("text", beginning(cx.report.quote(places[0].0))),
                ("count", places.len().to_string()),
            ];
            let finding = out.report(span, section, &values);
            let first = Words::fixed("第一次写在这里", "it stands here first");
            let finding = finding.related(places[0].0, first, None);
            let others = places[2..].iter().map(|(span, _)| *span);
            related(
                finding,
                others,
                &Words::fixed("这里又写了一次", "and here again"),
            );
        }
    }

    /// The texts that end like another one, by their piece and their place in it.
    fn alike(&self, cx: &RuleCx<'_>) -> Vec<(u32, Range<usize>)> {
        let mut texts: Vec<(u32, Range<usize>, u64)> = Vec::new();
        cx.each_unit(|index, unit| {
            // The headings of a report stand in its table of contents as well.
            if unit.part == Part::Heading {
                return;
            }
            let whole = 0..unit.text().len();
            let pieces = match self.unit {
                UnitYaml::Paragraph => std::slice::from_ref(&whole),
                UnitYaml::Word | UnitYaml::Sentence => unit.sentences(),
            };
            for range in pieces {
                let text = &unit.text()[range.clone()];
                let tail = is_closed(text).then(|| tail(text, self.min_length));
                texts.extend(tail.flatten().map(|tail| (index, range.clone(), tail)));
            }
        });
        let several = several(texts.iter().map(|(.., tail)| *tail).collect());
        texts.retain(|(.., tail)| several.binary_search(tail).is_ok());
        let places = texts.into_iter().map(|(index, range, _)| (index, range));
        places.collect()
    }

    /// What two texts have in common that say the same; nothing for what is short or holds an
    /// exception.
    fn key(&self, text: &str) -> Option<String> {
        let folded = Folded::squeezed(text);
        let folded = folded.text();
        let body = &folded[enumerator_len(folded).unwrap_or(0)..];
        let is_right = self
            .phrases
            .iter()
            .any(|phrase| text.contains(phrase.as_str()));
        let is_long = body.chars().count() >= self.min_length;
        (is_long && !is_right).then(|| body.to_owned())
    }
}

/// Whether a text ends as a sentence does: a line without an end mark is a title, a header of a
/// page or a label.
fn is_closed(text: &str) -> bool {
    let closed = text.trim_end_matches(['”', '’', '"', '）', ')']);
    closed.ends_with(['。', '！', '？', '!', '?', '；', ';'])
}

/// Repeated texts that follow each other at each of their places, as one.
fn joined(texts: Vec<Vec<Place>>) -> Vec<Vec<Place>> {
    let mut joined: Vec<Vec<Place>> = Vec::new();
    for places in texts {
        let follows = |last: &Vec<Place>| {
            last.len() == places.len()
                && last
                    .iter()
                    .zip(&places)
                    .all(|((before, own), (next, other))| own == other && before.end == next.start)
        };
        match joined.last_mut().filter(|last| follows(last)) {
            Some(last) => {
                for (whole, (next, _)) in last.iter_mut().zip(&places) {
                    whole.0 = whole.0.cover(*next);
                }
            }
            None => joined.push(places),
        }
    }
    joined
}

fn beginning(text: &str) -> String {
    let line = text.trim();
    let beginning: String = line.chars().take(SHOWN).collect();
    if beginning.len() < line.len() {
        format!("{beginning}…")
    } else {
        beginning
    }
}

fn note(out: &mut Reporter<'_, '_>, count: usize) {
    out.note(None, || {
        Words::new(
            format!("找到 {count} 种重复"),
            format!("{count} texts are repeated"),
        )
    });
}
