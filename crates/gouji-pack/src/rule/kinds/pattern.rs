//! `pattern`（模式）: a regular expression that must not match.

use std::collections::BTreeMap;
use std::ops::Range;

use gouji_core::{SectionId, Span, Words, mask};
use regex::Regex;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};
use crate::nearest::nearest;
use crate::rule::kinds::checksum;
use crate::rule::kinds::common::{MAX_PLACES, related};
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pattern {
    #[schemars(
        description = "正则表达式，在每一段的原文上匹配；不折叠全角，要兼顾全角数字写 [0-9０-９]",
        extend("x-zh" = "模式")
    )]
    pattern: Located<String>,
    #[serde(default)]
    #[schemars(
        description = "例外：正则表达式，标出的文字整个落在它匹配的文字里时不算",
        extend("x-zh" = "例外")
    )]
    except: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "只标出哪个括号组：名称（(?P<名称>…)）或序号（1、2……）；不写为全部",
        extend("x-zh" = "标出")
    )]
    mark: Option<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "是否遮盖：用于个人信息，提示语和摘出的原文只露首尾两个字符，每个不同的号码报一条，至多20条；不写为否",
        extend("x-zh" = "遮盖")
    )]
    mask: bool,
    #[serde(default)]
    #[schemars(
        description = "标出的文字还要通过什么校验才算：不校验、身份证号、银行卡号；校验时两边不得紧挨着数字或字母",
        extend("x-zh" = "校验")
    )]
    check: CheckDigit,
}

/// What a match must be to count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum CheckDigit {
    #[default]
    #[schemars(description = "不校验", extend("x-zh" = "不校验"))]
    None,
    #[schemars(
        description = "18位公民身份号码，出生日期和校验码都对（GB 11643）",
        extend("x-zh" = "身份证号")
    )]
    IdNumber,
    #[schemars(
        description = "12至19位卡号，校验码对（Luhn算法）",
        extend("x-zh" = "银行卡号")
    )]
    Luhn,
}

struct PatternCheck {
    pattern: Regex,
    except: Vec<Regex>,
    group: usize,
    mask: bool,
    check: CheckDigit,
}

impl Kind for Pattern {
    const NAME: (&'static str, &'static str) = ("pattern", "模式");
    const SUMMARY: (&'static str, &'static str) = (
        "文字符合某个正则表达式就报，如身份证号、手机号",
        "Reports text that matches a regular expression",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("match", "文字"),
            about: "标出的文字；遮盖时只露首尾",
        },
        Slot {
            name: ("count", "次数"),
            about: "共有几处；遮盖时是这个号码有几处",
        },
        Slot {
            name: ("distinct", "个数"),
            about: "不同的文字共有几个",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "“{match}”是不应出现的写法，共 {count} 处",
        "\"{match}\" should not stand here; {count} places in all",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        let pattern = cx.pattern(&self.pattern);
        let except: Vec<Option<Regex>> = self.except.iter().map(|text| cx.pattern(text)).collect();
        let pattern = pattern?;
        let group = match &self.mark {
            Some(mark) => group(cx, &pattern, mark)?,
            None => 0,
        };
        Some(Box::new(PatternCheck {
            pattern,
            except: except.into_iter().collect::<Option<_>>()?,
            group,
            mask: self.mask,
            check: self.check,
        }))
    }
}

/// The number of the group that is marked.
fn group(cx: &mut CompileCx<'_>, pattern: &Regex, mark: &Located<String>) -> Option<usize> {
    let text = mark.trim();
    let number: Option<usize> = text.parse().ok();
    let names: Vec<Option<&str>> = pattern.capture_names().collect();
    let found = match number {
        Some(number) => (number < names.len()).then_some(number),
        None => names.iter().position(|name| *name == Some(text)),
    };
    if found.is_none() {
        let message = Words::new(
            format!("模式里没有括号组“{text}”"),
            format!("the pattern has no group `{text}`"),
        );
        let known: Vec<&str> = names.iter().flatten().copied().collect();
        let help = match nearest(text, known.iter().copied()) {
            Some(near) => Words::new(
                format!("您是不是想写“{near}”？"),
                format!("did you mean `{near}`?"),
            ),
            None if known.is_empty() => Words::new(
                format!(
                    "模式有 {} 个括号组；要用名称，写成 (?P<名称>…)。",
                    names.len() - 1
                ),
                format!(
                    "it has {} groups; a named one is (?P<name>…)",
                    names.len() - 1
                ),
            ),
            None => Words::new(
                format!("有：{}。", known.join("、")),
                format!("there are {}", known.join(", ")),
            ),
        };
        cx.fault_with("E1443", mark.range.clone(), message, help);
    }
    found
}

/// A match that counts.
struct Match {
    text: String,
    section: Option<SectionId>,
    span: Span,
}

impl Check for PatternCheck {
    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let mut found = Vec::new();
        let mut dropped = 0_usize;
        cx.each_unit(|_, unit| {
            let text = unit.text();
            let matches = self.marked(text);
            if matches.is_empty() {
                return;
            }
            let excepted = self.excepted(text);
            for one in matches {
                if one.is_empty()
                    || !self.is_valid(text, one.range())
                    || holds(&excepted, one.range())
                {
                    dropped += 1;
                    continue;
                }
                found.push(Match {
                    text: one.as_str().to_owned(),
                    section: unit.section,
                    span: unit.span.part(one.range()),
                });
            }
        });
        out.note(None, || {
            let kept = found.len();
            Words::new(
                format!(
                    "匹配 {} 处，其中 {dropped} 处是例外或没有通过校验",
                    kept + dropped
                ),
                format!(
                    "{} matches, of which {dropped} are exceptions or fail the check",
                    kept + dropped
                ),
            )
        });
        if self.mask {
            found.iter().for_each(|one| out.mask(one.span));
            self.each_number(out, &found);
        } else {
            each_section(out, &found);
        }
    }
}

impl PatternCheck {
    /// The marked group of every match. The search goes on behind the group: what a pattern asks
    /// for behind it may stand before the next match as well.
    fn marked<'t>(&self, text: &'t str) -> Vec<regex::Match<'t>> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(captures) = self.pattern.captures_at(text, at) {
            let whole = captures.get(0).map_or(text.len(), |whole| whole.end());
            let marked = captures.get(self.group);
            let next = marked.map_or(whole, |marked| marked.end());
            found.extend(marked);
            if next <= at {
                // An empty match, or one that ends where the search began.
                let step = text[at..].chars().next().map_or(1, char::len_utf8);
                at += step;
            } else {
                at = next;
            }
            if at > text.len() {
                break;
            }
        }
        found
    }

    /// What each exception matches in a text.
    fn excepted(&self, text: &str) -> Vec<Vec<Range<usize>>> {
        let ranges = |except: &Regex| except.find_iter(text).map(|one| one.range()).collect();
        self.except.iter().map(ranges).collect()
    }

    fn is_valid(&self, text: &str, range: Range<usize>) -> bool {
        let is_part =
            |ch: Option<char>| ch.is_some_and(|ch| gouji_zh::fold_char(ch).is_ascii_alphanumeric());
        let is_whole = || {
            !is_part(text[..range.start].chars().next_back())
                && !is_part(text[range.end..].chars().next())
        };
        let number = &text[range.clone()];
        match self.check {
            CheckDigit::None => true,
            CheckDigit::IdNumber => is_whole() && checksum::is_id_number(number),
            CheckDigit::Luhn => is_whole() && checksum::is_card_number(number),
        }
    }

    /// One finding for each text, since each is about another person.
    fn each_number(&self, out: &mut Reporter<'_, '_>, found: &[Match]) {
        let mut numbers: BTreeMap<&str, Vec<&Match>> = BTreeMap::new();
        for one in found {
            numbers.entry(&one.text).or_default().push(one);
        }
        let distinct = numbers.len();
        let mut numbers: Vec<Vec<&Match>> = numbers.into_values().collect();
        numbers.sort_by_key(|places| places[0].span);
        for (index, places) in numbers.iter().take(MAX_PLACES).enumerate() {
            let others: Vec<Span> = places[1..].iter().map(|one| one.span).collect();
            let values = values(&mask(&places[0].text), places.len(), distinct);
            let mut finding = out.report(places[0].span, places[0].section, &values);
            if index + 1 == MAX_PLACES && distinct > MAX_PLACES {
                finding = finding.label(Words::new(
                    format!("共 {distinct} 个，只列出前 {MAX_PLACES} 个"),
                    format!("the first {MAX_PLACES} of {distinct}"),
                ));
            }
            related(finding, others, &Words::default());
        }
    }
}

/// Whether one of the ranges of an exception, which are in order and apart, holds a range.
fn holds(excepted: &[Vec<Range<usize>>], range: Range<usize>) -> bool {
    excepted.iter().any(|ranges| {
        let behind = ranges.partition_point(|except| except.start <= range.start);
        let last = behind.checked_sub(1).map(|last| &ranges[last]);
        last.is_some_and(|except| range.end <= except.end)
    })
}

/// One finding a section: the first place, the others beside it.
fn each_section(out: &mut Reporter<'_, '_>, found: &[Match]) {
    for habit in found.chunk_by(|a, b| a.section == b.section) {
        let mut texts: Vec<&str> = habit.iter().map(|one| one.text.as_str()).collect();
        texts.sort_unstable();
        texts.dedup();
        let values = values(&habit[0].text, habit.len(), texts.len());
        let finding = out.report(habit[0].span, habit[0].section, &values);
        let others = habit[1..].iter().map(|one| one.span);
        related(finding, others, &Words::default());
    }
}

fn values(text: &str, count: usize, distinct: usize) -> [(&'static str, String); 3] {
    [
        ("match", text.to_owned()),
        ("count", count.to_string()),
        ("distinct", distinct.to_string()),
    ]
}
