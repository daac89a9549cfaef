//! `count`（次数）: how often words may or must stand in the text.

use std::collections::BTreeMap;

use gouji_core::{SectionId, Span, Words};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};
use crate::rule::kind::Found;
use crate::rule::kinds::common::{
    Exceptions, found_words, head, is_content, is_meant, is_unread, longest, names, related,
    scope_name, section_name, unread,
};
use crate::rule::{Check, CompileCx, Kind, Part, Reporter, RuleCx, Slot, WordId, WordSet};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Count {
    #[schemars(
        description = "要数的词语；几个时合在一起数，标题里的不数",
        extend("x-zh" = "词语")
    )]
    words: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "至少出现几次", extend("x-zh" = "至少"))]
    min: Option<Located<u32>>,
    #[serde(default)]
    #[schemars(description = "至多出现几次", extend("x-zh" = "至多"))]
    max: Option<Located<u32>>,
    #[serde(default)]
    #[schemars(
        description = "在什么范围里数：报告（规则所看的全部文字）、部分、段落；不写为报告",
        extend("x-zh" = "每")
    )]
    per: PerYaml,
    #[serde(default)]
    #[schemars(
        description = "例外：含有该词语的更长说法，其中的不数",
        extend("x-zh" = "例外")
    )]
    except: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "是否不管分词、逐字匹配；不写为否，即跨在两个词之间的不数",
        extend("x-zh" = "逐字")
    )]
    raw: bool,
}

/// What is counted over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PerYaml {
    #[default]
    #[schemars(description = "规则所看的全部文字", extend("x-zh" = "报告"))]
    Report,
    #[schemars(description = "每个部分", extend("x-zh" = "部分"))]
    Section,
    #[schemars(description = "每个段落", extend("x-zh" = "段落"))]
    Paragraph,
}

struct CountCheck {
    words: WordSet,
    names: Vec<String>,
    except: Exceptions,
    min: usize,
    max: Option<usize>,
    per: PerYaml,
    raw: bool,
}

impl Kind for Count {
    const NAME: (&'static str, &'static str) = ("count", "次数");
    const SUMMARY: (&'static str, &'static str) = (
        "词语出现得太多或太少就报",
        "Reports words that stand in the text too often or too seldom",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("word", "词语"),
            about: "要数的词语，几个之间用“／”分开",
        },
        Slot {
            name: ("count", "次数"),
            about: "出现几次",
        },
        Slot {
            name: ("limit", "要求"),
            about: "应当几次，如“不多于 3 次”",
        },
        Slot {
            name: ("place", "位置"),
            about: "在哪里数：全文、部分的标题，或“这一段”",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "{place}中“{word}”出现 {count} 次，应当{limit}",
        "\"{word}\" stands {count} times in {place}, and {limit} are due",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        self.makes_sense(cx)?;
        let words: Vec<Option<WordId>> = self.words.iter().map(|word| cx.word(word)).collect();
        let except = Exceptions::compile(cx, &self.words, &self.except);
        Some(Box::new(CountCheck {
            words: WordSet::new(words.into_iter().collect::<Option<Vec<_>>>()?),
            names: names(&self.words),
            except: except?,
            min: self.min.as_ref().map_or(0, |min| min.value as usize),
            max: self.max.as_ref().map(|max| max.value as usize),
            per: self.per,
            raw: self.raw,
        }))
    }
}

impl Count {
    fn makes_sense(&self, cx: &mut CompileCx<'_>) -> Option<()> {
        match (&self.min, &self.max) {
            (None, None) => {
                let message = Words::fixed(
                    "没有写次数：“至少”和“至多”至少写一个",
                    "no number is given: write min, max, or both",
                );
                cx.fault("E1424", cx.place.clone(), message);
                None
            }
            (Some(min), None) if min.value == 0 => {
                let message = Words::fixed("至少 0 次等于没有要求", "a min of 0 requires nothing");
                cx.fault("E1427", min.range.clone(), message);
                None
            }
            (Some(min), Some(max)) if min.value > max.value => {
                let message = Words::new(
                    format!("至少（{}）大于至多（{}）", min.value, max.value),
                    format!("min ({}) is more than max ({})", min.value, max.value),
                );
                cx.fault("E1427", min.range.clone(), message);
                None
            }
            _ => Some(()),
        }
    }
}

impl Check for CountCheck {
    fn is_of_words(&self) -> bool {
        true
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let mut found = longest(cx.find_among(&self.words, true));
        found.retain(|(_, one)| self.raw || is_meant(cx, one));
        let found = self.except.keep_among(cx, found);
        out.note(None, || found_words(&found, self.names.len()));
        let found = found.into_iter().map(|(_, one)| one);
        let mut found: Vec<Found> = found.filter(|one| is_content(cx, one.hit.unit)).collect();
        found.sort_by_key(|one| one.span);
        match self.per {
            PerYaml::Report => self.report(cx, out, &found),
            PerYaml::Section => self.sections(cx, out, &found),
            PerYaml::Paragraph => self.paragraphs(cx, out, &found),
        }
    }
}

impl CountCheck {
    fn report(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, found: &[Found]) {
        if found.len() < self.min && is_unread(cx, out) {
            return;
        }
        self.judge(cx, out, found, head(cx), &scope_name(cx));
    }

    fn sections(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, found: &[Found]) {
        let units = cx.units();
        for section in &cx.report.report.sections {
            let id = section.id;
            if !cx.scope.sections.is_empty() && !cx.scope.sections.contains(&id) {
                continue;
            }
            let own = found.iter().copied();
            let own: Vec<Found> = own
                .filter(|one| units.get(one.hit.unit).section == Some(id))
                .collect();
            match unread(cx, Some(id)).filter(|_| own.len() < self.min) {
                Some((reason, span)) => out.unable(reason, Vec::new(), span),
                None => {
                    let place = section_name(cx, id);
                    self.judge(cx, out, &own, (section.heading, Some(id)), &place);
                }
            }
        }
    }

    /// Judges paragraphs; those that fail in the same way make one finding.
    fn paragraphs(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, found: &[Found]) {
        let mut by_unit: BTreeMap<u32, Vec<Found>> = BTreeMap::new();
        for one in found {
            by_unit.entry(one.hit.unit).or_default().push(*one);
        }
        let (mut few, mut many) = (Vec::new(), Vec::new());
        cx.each_unit(|index, unit| {
            if unit.part != Part::Paragraph {
                return;
            }
            let own = by_unit.get(&index).map_or(&[][..], Vec::as_slice);
            if own.len() < self.min {
                few.push((unit.span, unit.section, own.len()));
            } else if let Some(surplus) = self.surplus(own) {
                many.push((surplus.span, unit.section, own.len()));
            }
        });
        for failing in [few, many] {
            let Some((span, section, count)) = failing.first().copied() else {
                continue;
            };
            let place = Words::fixed("这一段", "this paragraph");
            let finding = out.report_words(span, section, &self.values(count, &place));
            let others = failing.iter().skip(1).map(|(span, ..)| *span);
            related(
                finding,
                others,
                &Words::fixed("这一段也是", "so does this one"),
            );
        }
    }

    fn judge(
        &self,
        cx: &RuleCx<'_>,
        out: &mut Reporter<'_, '_>,
        found: &[Found],
        head: (Span, Option<SectionId>),
        place: &Words,
    ) {
        out.note(None, || {
            Words::new(
                format!("{}出现 {} 次", place.zh, found.len()),
                format!("{} times in {}", found.len(), place.en),
            )
        });
        let (span, section) = match self.surplus(found) {
            Some(surplus) => (surplus.span, cx.units().get(surplus.hit.unit).section),
            None if found.len() < self.min => head,
            None => return,
        };
        let finding = out.report_words(span, section, &self.values(found.len(), place));
        let others = found.iter().map(|one| one.span).filter(|one| *one != span);
        related(finding, others, &Words::default());
    }

    /// The first occurrence that is too many.
    fn surplus(&self, found: &[Found]) -> Option<Found> {
        found.get(self.max?).copied()
    }

    fn values(&self, count: usize, place: &Words) -> [(&'static str, Words); 4] {
        let both = |text: String| Words::new(text.clone(), text);
        let limit = match self.max {
            Some(max) if count > max => {
                Words::new(format!("不多于 {max} 次"), format!("at most {max}"))
            }
            _ => Words::new(
                format!("不少于 {} 次", self.min),
                format!("at least {}", self.min),
            ),
        };
        [
            ("word", both(self.names.join("／"))),
            ("count", both(count.to_string())),
            ("limit", limit),
            ("place", place.clone()),
        ]
    }
}
