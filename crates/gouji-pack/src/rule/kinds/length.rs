//! `length`（篇幅）: how long sections, paragraphs or sentences are.

use gouji_core::{BlockKind, Item, Section, SectionContent, SectionId, Span, Words};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::Located;
use crate::rule::kinds::common::{MAX_PLACES, start, unread};
use crate::rule::{Check, CompileCx, Kind, Part, Reporter, RuleCx, Slot, Unit, sentences};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Length {
    #[serde(default)]
    #[schemars(
        description = "数什么：字数（空白不算，标点算）、句数、段数；不写为字数",
        extend("x-zh" = "单位")
    )]
    unit: Measure,
    #[serde(default)]
    #[schemars(description = "不得少于多少", extend("x-zh" = "至少"))]
    min: Option<Located<u32>>,
    #[serde(default)]
    #[schemars(description = "不得多于多少", extend("x-zh" = "至多"))]
    max: Option<Located<u32>>,
    #[serde(default)]
    #[schemars(
        description = "每个什么的篇幅：部分、段落、句子、全文；不写为部分。标题不算在内",
        extend("x-zh" = "每")
    )]
    per: Per,
}

/// What is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Measure {
    #[default]
    #[schemars(description = "字，空白不算，标点算", extend("x-zh" = "字数"))]
    Characters,
    #[schemars(description = "句", extend("x-zh" = "句数"))]
    Sentences,
    #[schemars(description = "段", extend("x-zh" = "段数"))]
    Paragraphs,
}

/// What is measured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Per {
    #[schemars(description = "每一句", extend("x-zh" = "句子"))]
    Sentence,
    #[schemars(description = "每一段", extend("x-zh" = "段落"))]
    Paragraph,
    #[default]
    #[schemars(description = "每一部分", extend("x-zh" = "部分"))]
    Section,
    #[schemars(description = "规则范围内的全文", extend("x-zh" = "全文"))]
    Report,
}

struct LengthCheck {
    unit: Measure,
    min: Option<u32>,
    max: Option<u32>,
    per: Per,
}

impl Kind for Length {
    const NAME: (&'static str, &'static str) = ("length", "篇幅");
    const SUMMARY: (&'static str, &'static str) = (
        "部分、段落、句子或全文太短或太长就报",
        "Reports sections, paragraphs, sentences or texts that are too short or too long",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("length", "字数"),
            about: "数得的字数、句数或段数",
        },
        Slot {
            name: ("min", "至少"),
            about: "不得少于多少",
        },
        Slot {
            name: ("max", "至多"),
            about: "不得多于多少",
        },
        Slot {
            name: ("where", "何处"),
            about: "量的是什么：部分的标题，或全文、段落、句子",
        },
        Slot {
            name: ("count", "处数"),
            about: "这样的段落或句子共有几处",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "{where}有 {length} 个字、句或段，应至少 {min}、至多 {max}",
        "{where} has the length {length}; {min} to {max} are due",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        self.makes_sense(cx)?;
        let value = |bound: &Option<Located<u32>>| bound.as_ref().map(|bound| bound.value);
        Some(Box::new(LengthCheck {
            unit: self.unit,
            min: value(&self.min),
            max: value(&self.max),
            per: self.per,
        }))
    }
}

impl Length {
    fn makes_sense(&self, cx: &mut CompileCx<'_>) -> Option<()> {
        let Some(bound) = self.min.as_ref().or(self.max.as_ref()) else {
            cx.fault_with(
                "E1442",
                cx.place.clone(),
                Words::fixed(
                    "没有写“至少”，也没有写“至多”",
                    "there is neither `min` nor `max`",
                ),
                Words::fixed(
                    "写上一个，如 至少: 200。",
                    "Write one of them, such as min: 200.",
                ),
            );
            return None;
        };
        let bounds = self.min.as_ref().zip(self.max.as_ref());
        if let Some((min, max)) = bounds.filter(|(min, max)| min.value > max.value) {
            cx.fault(
                "E1442",
                max.range.clone(),
                Words::new(
                    format!("“至少” {} 大于“至多” {}", min.value, max.value),
                    format!("min {} is above max {}", min.value, max.value),
                ),
            );
            return None;
        }
        let is_whole = match self.unit {
            Measure::Characters => true,
            Measure::Sentences => self.per > Per::Sentence,
            Measure::Paragraphs => self.per > Per::Paragraph,
        };
        if !is_whole {
            cx.fault(
                "E1442",
                bound.range.clone(),
                Words::fixed(
                    "每句数句数、每段数段数没有意义，总是 1；改“单位”或“每”",
                    "sentences of a sentence and paragraphs of a paragraph are always 1; change `unit` or `per`",
                ),
            );
        }
        is_whole.then_some(())
    }
}

impl Check for LengthCheck {
    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        match self.per {
            Per::Report => self.report(cx, out),
            Per::Section => self.sections(cx, out),
            Per::Paragraph | Per::Sentence => self.pieces(cx, out),
        }
    }
}

impl LengthCheck {
    fn sections(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let is_named = !cx.scope.sections.is_empty();
        for section in &cx.report.report.sections {
            let content = cx.report.form.section(section.id).content;
            let is_due = match is_named {
                true => cx.scope.sections.contains(&section.id),
                // The length of prose says nothing about a section that the form gives a table.
                false => content != SectionContent::Table,
            };
            if !is_due {
                continue;
            }
            let length = self.sum(cx, |unit| unit.section == Some(section.id));
            let name = format!("“{}”", cx.report.form.section(section.id).printed());
            self.note(out, Some(section.heading), &name, length);
            if self.is_short(length) && is_complete(cx, section, content) {
                continue;
            }
            let hidden = not_read(cx, section).filter(|_| self.is_short(length));
            if let Some((reason, span)) = hidden {
                let reason = Words::new(
                    format!("{name}读到 {length} {}，{}", self.zh(), reason.zh),
                    format!(
                        "{name} has {length} {} as far as it was read, and {}",
                        self.en(),
                        reason.en
                    ),
                );
                out.unable(reason, Vec::new(), span);
            } else {
                self.judge(out, section.heading, Some(section.id), &name, length);
            }
        }
    }

    fn report(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let length = self.sum(cx, |_| true);
        self.note(out, None, "全文", length);
        let mut sections = cx.report.report.sections.iter();
        let hidden = sections.find_map(|section| unread(cx, Some(section.id)));
        let is_whole = cx.scope.missing(cx.report).is_empty();
        match hidden.filter(|_| self.is_short(length)) {
            Some((reason, span)) => out.unable(reason, Vec::new(), span),
            // That a section is missing was said, and makes the rest short.
            None if self.is_short(length) && !is_whole => {}
            None => self.judge(out, start(cx), None, "全文", length),
        }
    }

    /// Judges each paragraph or sentence; those of one section that fail make one finding.
    fn pieces(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let name = match self.per {
            Per::Sentence => "这一句",
            _ => "这一段",
        };
        let mut wrong: Vec<(Option<SectionId>, Span, usize)> = Vec::new();
        let mut count = 0_usize;
        cx.each_unit(|_, unit| {
            if unit.part == Part::Heading {
                return;
            }
            let pieces = match self.per {
                Per::Sentence => unit.sentences().to_vec(),
                _ => std::iter::once(0..unit.text().len()).collect(),
            };
            for range in pieces {
                let length = self.count(&unit.text()[range.clone()]);
                count += 1;
                if self.is_short(length) || self.is_long(length) {
                    wrong.push((unit.section, unit.span.part(range), length));
                }
            }
        });
        out.note(None, || {
            let wrong = wrong.len();
            Words::new(
                format!("量了 {count} 处，不合要求的 {wrong} 处"),
                format!("{count} were measured, of which {wrong} fail"),
            )
        });
        // Those of one section may be too short here and too long there.
        wrong.sort_by_key(|(section, span, length)| (*section, self.is_long(*length), *span));
        let habits = wrong.chunk_by(|a, b| a.0 == b.0 && self.is_long(a.2) == self.is_long(b.2));
        for habit in habits {
            let (section, span, length) = habit[0];
            let words = self.words(length, habit.len());
            let values = self.values(name, length, habit.len());
            let words = (words.zh.as_ref(), words.en.as_ref());
            let mut finding = out.report_as(span, section, words, &values);
            for (_, span, length) in habit.iter().skip(1).take(MAX_PLACES) {
                let label = Words::new(
                    format!("{length} {}", self.zh()),
                    format!("{length} {}", self.en()),
                );
                finding = finding.related(*span, label, None);
            }
        }
    }

    fn judge(
        &self,
        out: &mut Reporter<'_, '_>,
        span: Span,
        section: Option<SectionId>,
        name: &str,
        length: usize,
    ) {
        if self.is_short(length) || self.is_long(length) {
            let words = self.words(length, 1);
            let words = (words.zh.as_ref(), words.en.as_ref());
            out.report_as(span, section, words, &self.values(name, length, 1));
        }
    }

    /// What a finding says by default.
    fn words(&self, length: usize, count: usize) -> Words {
        let (zh, en) = match self.is_short(length) {
            true => ("少于 {min}", "fewer than {min}"),
            false => ("多于 {max}", "more than {max}"),
        };
        let (all_zh, all_en) = match count {
            1 => ("", ""),
            _ => ("；这样的共 {count} 处", "; {count} places in all"),
        };
        Words::new(
            format!(
                "{{where}}有 {{length}} {}，{zh} {}{all_zh}",
                self.zh(),
                self.zh()
            ),
            format!("{{where}} has {{length}} {}, {en}{all_en}", self.en()),
        )
    }

    fn values(&self, name: &str, length: usize, count: usize) -> [(&'static str, String); 5] {
        let bound =
            |bound: Option<u32>| bound.map_or("不限".to_owned(), |bound| bound.to_string());
        [
            ("where", name.to_owned()),
            ("length", length.to_string()),
            ("min", bound(self.min)),
            ("max", bound(self.max)),
            ("count", count.to_string()),
        ]
    }

    fn sum(&self, cx: &RuleCx<'_>, is_own: impl Fn(&Unit) -> bool) -> usize {
        let mut sum = 0;
        cx.each_unit(|_, unit| {
            if unit.part != Part::Heading && is_own(unit) {
                sum += self.count(unit.text());
            }
        });
        sum
    }

    fn count(&self, text: &str) -> usize {
        match self.unit {
            Measure::Characters => text.chars().filter(|ch| !gouji_zh::is_space(*ch)).count(),
            Measure::Sentences => sentences(text).len(),
            Measure::Paragraphs => usize::from(!gouji_zh::is_blank(text)),
        }
    }

    fn is_short(&self, length: usize) -> bool {
        self.min.is_some_and(|min| length < min as usize)
    }

    fn is_long(&self, length: usize) -> bool {
        self.max.is_some_and(|max| length > max as usize)
    }

    fn note(&self, out: &mut Reporter<'_, '_>, span: Option<Span>, name: &str, length: usize) {
        out.note(span, || {
            Words::new(
                format!("{name}有 {length} {}", self.zh()),
                format!("{name} has {length} {}", self.en()),
            )
        });
    }

    fn zh(&self) -> &'static str {
        match self.unit {
            Measure::Characters => "个字",
            Measure::Sentences => "句",
            Measure::Paragraphs => "段",
        }
    }

    fn en(&self) -> &'static str {
        match self.unit {
            Measure::Characters => "characters",
            Measure::Sentences => "sentences",
            Measure::Paragraphs => "paragraphs",
        }
    }
}

/// Whether a short section says all that is due: 无 where the form allows it.
fn is_complete(cx: &RuleCx<'_>, section: &Section, content: SectionContent) -> bool {
    let text: String = section.prose().map(|span| cx.report.quote(span)).collect();
    content == SectionContent::ProseOrNothing && gouji_zh::label_key(&text) == "无"
}

/// Why the prose of a section does not tell how long it is.
fn not_read(cx: &RuleCx<'_>, section: &Section) -> Option<(Words, Option<Span>)> {
    let hidden = unread(cx, Some(section.id));
    let table = section.items.iter().find_map(|item| match item {
        Item::Table(index) => cx.report.report.document.blocks.get(*index),
        Item::Prose(_) | Item::Picture(_) => None,
    });
    let is_table_only = section.prose().next().is_none();
    hidden.or_else(|| {
        let table =
            table.filter(|block| is_table_only && matches!(block.kind, BlockKind::Table(_)))?;
        let reason = Words::fixed(
            "内容是表格，不按文字计篇幅",
            "it holds a table and no prose",
        );
        Some((reason, Some(table.span)))
    })
}
