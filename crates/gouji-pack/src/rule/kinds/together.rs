//! `together`（条件共现）: where some words stand, others must or must not stand, too.

use std::collections::{BTreeMap, BTreeSet};

use gouji_core::{SectionId, Span, Words};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};
use crate::rule::kind::Found;
use crate::rule::kinds::common::{Exceptions, quoted, related, unread};
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot, WordId};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Together {
    #[schemars(
        description = "如果写了这些词语（任何一个）；只匹配完整的词",
        extend("x-zh" = "如果")
    )]
    r#if: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "就须写这些词语中的至少一个；逐字匹配，写在更长的词里也算",
        extend("x-zh" = "则须有")
    )]
    then: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "就须写这些词语中的每一个；逐字匹配",
        extend("x-zh" = "则须都有")
    )]
    then_all: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "就不得写这些词语；只匹配完整的词",
        extend("x-zh" = "则不得有")
    )]
    then_not: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "在多大的范围里看：句子、段落、部分、全文；不写为部分",
        extend("x-zh" = "在")
    )]
    within: Within,
    #[serde(default)]
    #[schemars(
        description = "例外：含有“如果”中词语的更长说法，其中的不算",
        extend("x-zh" = "例外")
    )]
    except: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "“如果”和“则不得有”是否不管分词、逐字匹配；不写为否",
        extend("x-zh" = "逐字")
    )]
    raw: bool,
}

/// How near to each other words are looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Within {
    #[schemars(description = "同一句", extend("x-zh" = "句子"))]
    Sentence,
    #[schemars(description = "同一段", extend("x-zh" = "段落"))]
    Paragraph,
    #[default]
    #[schemars(description = "同一部分", extend("x-zh" = "部分"))]
    Section,
    #[schemars(description = "规则范围内的全文", extend("x-zh" = "全文"))]
    Report,
}

struct TogetherCheck {
    given: Vec<WordId>,
    any: Vec<WordId>,
    all: Vec<WordId>,
    not: Vec<WordId>,
    within: Within,
    except: Exceptions,
    raw: bool,
}

impl Kind for Together {
    const NAME: (&'static str, &'static str) = ("together", "条件共现");
    const SUMMARY: (&'static str, &'static str) = (
        "写了某些词语，就须写或不得写另一些词语",
        "Where some words stand, others must or must not stand, too",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("word", "词语"),
            about: "找到的词语",
        },
        Slot {
            name: ("other", "另词"),
            about: "缺少的词语，或不得有而写了的词语",
        },
        Slot {
            name: ("count", "次数"),
            about: "这样的地方共有几处",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = LACKING;

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        self.makes_sense(cx)?;
        let mut ids = |words: &[Located<String>]| {
            let ids: Vec<Option<WordId>> = words.iter().map(|word| cx.word(word)).collect();
            ids.into_iter().collect::<Option<Vec<WordId>>>()
        };
        let (given, any) = (ids(&self.r#if), ids(&self.then));
        let (all, not) = (ids(&self.then_all), ids(&self.then_not));
        let except = Exceptions::compile(cx, &self.r#if, &self.except);
        Some(Box::new(TogetherCheck {
            given: given?,
            any: any?,
            all: all?,
            not: not?,
            within: self.within,
            except: except?,
            raw: self.raw,
        }))
    }
}

impl Together {
    /// A rule that asks for nothing, or whose answer is known before any report is read, is a
    /// fault.
    fn makes_sense(&self, cx: &mut CompileCx<'_>) -> Option<()> {
        let due = || self.then.iter().chain(self.then_all.iter());
        let Some(first) = self.r#if.first() else {
            return Some(());
        };
        if due().chain(self.then_not.iter()).next().is_none() {
            cx.fault_with(
                "E1440",
                first.range.clone(),
                Words::fixed(
                    "只写了“如果”，没有写“则须有”“则须都有”或“则不得有”",
                    "there is `if`, but neither `then`, `then_all` nor `then_not`",
                ),
                Words::fixed(
                    "补上一个；只是不许写某个词时用 forbid（禁用词）。",
                    "Add one; use the kind `forbid` for words that must not stand at all.",
                ),
            );
            return None;
        }
        let implied = due().find_map(|word| {
            let holds = |given: &&Located<String>| {
                !word.trim().is_empty() && given.trim().contains(word.trim())
            };
            self.r#if.iter().find(holds).map(|given| (word, given))
        });
        if let Some((word, given)) = implied {
            cx.fault(
                "E1441",
                word.range.clone(),
                Words::new(
                    format!(
                        "写了“{}”就已经有“{}”，这个要求永远成立",
                        given.value, word.value
                    ),
                    format!(
                        "\"{}\" holds \"{}\", so the rule can never fail",
                        given.value, word.value
                    ),
                ),
            );
            return None;
        }
        let both = self
            .then_not
            .iter()
            .find(|not| due().any(|word| word.trim() == not.trim()));
        if let Some(word) = both {
            cx.fault(
                "E1441",
                word.range.clone(),
                Words::new(
                    format!("“{}”又须有又不得有", word.value),
                    format!("\"{}\" both must and must not stand", word.value),
                ),
            );
            return None;
        }
        Some(())
    }
}

const LACKING: (&str, &str) = (
    "写了“{word}”，却没有写{other}，共 {count} 处",
    "\"{word}\" stands without {other}, {count} times",
);
const CLASHING: (&str, &str) = (
    "写了“{word}”，就不得写“{other}”，共 {count} 处",
    "\"{other}\" must not stand beside \"{word}\"; it does so {count} times",
);

/// A stretch of text in which words are together: its piece of text or section, and its number there.
type Area = (u32, usize);

impl Check for TogetherCheck {
    fn is_of_words(&self) -> bool {
        true
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let mut given: BTreeMap<Area, Vec<Found>> = BTreeMap::new();
        for word in &self.given {
            let found = self.except.keep(cx, cx.find(*word, self.raw));
            note(cx, out, *word, found.len());
            for one in found {
                given.entry(self.area(cx, &one)).or_default().push(one);
            }
        }
        for found in given.values_mut() {
            found.sort_by_key(|one| one.span);
        }
        self.lacking(cx, out, &given);
        self.clashing(cx, out, &given);
    }
}

impl TogetherCheck {
    /// Reports areas without a word that is due there, one finding for those of a section that
    /// lack the same.
    fn lacking(
        &self,
        cx: &RuleCx<'_>,
        out: &mut Reporter<'_, '_>,
        given: &BTreeMap<Area, Vec<Found>>,
    ) {
        let mut areas = |word: &WordId| {
            let found = cx.find(*word, true);
            note(cx, out, *word, found.len());
            found.iter().map(|one| self.area(cx, one)).collect()
        };
        let any: Vec<BTreeSet<Area>> = self.any.iter().map(&mut areas).collect();
        let all: Vec<BTreeSet<Area>> = self.all.iter().map(&mut areas).collect();
        let mut habits: BTreeMap<(Option<SectionId>, String), Vec<Found>> = BTreeMap::new();
        for (area, found) in given {
            let mut lacks = Vec::new();
            if !any.is_empty() && !any.iter().any(|areas| areas.contains(area)) {
                lacks.push(quoted(
                    self.any.iter().map(|word| cx.lexicon.word(*word)),
                    "或",
                ));
            }
            let missing = self.all.iter().zip(&all);
            let missing = missing.filter(|(_, areas)| !areas.contains(area));
            let missing: Vec<&str> = missing.map(|(word, _)| cx.lexicon.word(*word)).collect();
            if !missing.is_empty() {
                lacks.push(quoted(missing.into_iter(), "和"));
            }
            let (Some(first), false) = (found.first(), lacks.is_empty()) else {
                continue;
            };
            let lacks = lacks.join("和");
            let section = section_of(cx, first);
            match self.hidden(cx, section) {
                Some((reason, span)) => out.unable(
                    Words::new(
                        format!("没有找到{lacks}，但{}", reason.zh),
                        format!("{lacks} was not found, but {}", reason.en),
                    ),
                    Vec::new(),
                    span,
                ),
                None => habits
                    .entry((section, lacks))
                    .or_default()
                    .extend(found.iter().copied()),
            }
        }
        for ((section, lacks), found) in habits {
            let Some((first, others)) = found.split_first() else {
                continue;
            };
            let values = [
                ("word", cx.lexicon.word(first.hit.word).to_owned()),
                ("other", lacks),
                ("count", found.len().to_string()),
            ];
            let finding = out.report_as(first.span, section, LACKING, &values);
            let others = others.iter().map(|one| one.span);
            related(finding, others, &Words::default());
        }
    }

    /// Reports words that must not stand in an area, one finding a section.
    fn clashing(
        &self,
        cx: &RuleCx<'_>,
        out: &mut Reporter<'_, '_>,
        given: &BTreeMap<Area, Vec<Found>>,
    ) {
        let mut habits: BTreeMap<Option<SectionId>, Vec<(Found, Found)>> = BTreeMap::new();
        for word in &self.not {
            let found = cx.find(*word, self.raw);
            note(cx, out, *word, found.len());
            for one in found {
                let beside = given.get(&self.area(cx, &one));
                if let Some(beside) = beside.and_then(|found| found.first()) {
                    let habit = habits.entry(section_of(cx, &one)).or_default();
                    habit.push((one, *beside));
                }
            }
        }
        for (section, mut found) in habits {
            found.sort_by_key(|(one, _)| one.span);
            let Some(((first, beside), others)) = found.split_first() else {
                continue;
            };
            let word = cx.lexicon.word(beside.hit.word);
            let values = [
                ("word", word.to_owned()),
                ("other", cx.lexicon.word(first.hit.word).to_owned()),
                ("count", found.len().to_string()),
            ];
            let label = Words::new(
                format!("这里写了“{word}”"),
                format!("\"{word}\" stands here"),
            );
            let finding = out.report_as(first.span, section, CLASHING, &values);
            let finding = finding.related(beside.span, label, None);
            let others = others.iter().map(|(other, _)| other.span);
            related(finding, others, &Words::default());
        }
    }

    fn area(&self, cx: &RuleCx<'_>, found: &Found) -> Area {
        match self.within {
            Within::Report => (0, 0),
            Within::Section => {
                let section = section_of(cx, found);
                (section.map_or(u32::MAX, |id| id.0.into()), 0)
            }
            Within::Paragraph => (found.hit.unit, 0),
            Within::Sentence => {
                let start = found.hit.start as usize;
                let units = cx.units();
                let sentences = units.get(found.hit.unit).sentences();
                let own = sentences.partition_point(|sentence| sentence.end <= start);
                (found.hit.unit, own)
            }
        }
    }

    /// Why a word that was not found may stand there all the same.
    fn hidden(&self, cx: &RuleCx<'_>, section: Option<SectionId>) -> Option<(Words, Option<Span>)> {
        match self.within {
            Within::Sentence | Within::Paragraph => None,
            Within::Section => unread(cx, section),
            Within::Report => {
                let missing = cx.scope.missing(cx.report);
                let sections = cx.report.report.sections.iter();
                let mut looked_at = sections
                    .map(|section| section.id)
                    .filter(|id| cx.scope.sections.is_empty() || cx.scope.sections.contains(id));
                if !missing.is_empty() {
                    let reason = Words::fixed(
                        "规则要看的部分没有找齐",
                        "not all sections that the rule looks at were found",
                    );
                    return Some((reason, None));
                }
                looked_at.find_map(|id| unread(cx, Some(id)))
            }
        }
    }
}

fn section_of(cx: &RuleCx<'_>, found: &Found) -> Option<SectionId> {
    cx.units().get(found.hit.unit).section
}

fn note(cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, word: WordId, count: usize) {
    let word = cx.lexicon.word(word);
    out.note(None, || {
        Words::new(
            format!("“{word}”在范围内出现 {count} 处"),
            format!("\"{word}\" stands {count} times in the scope"),
        )
    });
}
