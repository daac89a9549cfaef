//! `pattern`（模式）: a regular expression that must not match.

use std::collections::BTreeMap;

use gouji_core::{Guard, SectionId, Span, Words, mask};
use regex::Regex;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};
use crate::nearest::nearest;
use crate::rule::kinds::checksum;
use crate::rule::kinds::common::{MAX_PLACES, related};
use crate::rule::kinds::context::{Context, texts};
use crate::rule::kinds::matcher::{CheckDigit, Matcher};
use crate::rule::{Check, CompileCx, Kind, Needed, Reporter, RuleCx, Slot};

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
        description = "是否遮盖：用于个人信息，每个不同的号码报一条，至多20条；这样的文字在任何输出里都只露首尾两个字符，规则没有启用、不用于这份报告时也一样；不写为否",
        extend("x-zh" = "遮盖")
    )]
    mask: bool,
    #[serde(default)]
    #[schemars(
        description = "标出的文字还要通过什么校验才算；校验的号码可以是全角、分组的，两边不得紧挨着数字或字母，也不得在网址里",
        extend("x-zh" = "校验")
    )]
    check: CheckDigit,
    #[serde(default)]
    #[schemars(
        description = "语境：同一句里、标出的文字之前（300字节以内），离它最近的提示词是这里的词才算；不写为不论语境",
        extend("x-zh" = "语境")
    )]
    context: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "其他语境：离标出的文字最近的是这里的词，或这里的词与“语境”的词连成一个词（如“值班”与“手机”），就不算",
        extend("x-zh" = "其他语境")
    )]
    other_context: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "标出的文字要以这里的某个词开头才算，如姓氏；不写为不论怎样开头",
        extend("x-zh" = "开头")
    )]
    begins: Many<Located<String>>,
}

struct PatternCheck {
    matcher: Matcher,
    /// What a match needs.
    needed: Needed,
    mask: bool,
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
        let context = Context::compile(cx, &self.context, &self.other_context);
        Some(Box::new(PatternCheck {
            matcher: Matcher {
                pattern,
                except: except.into_iter().collect::<Option<_>>()?,
                group,
                check: self.check,
                context: context?,
                beginnings: texts(cx, &self.begins)?,
            },
            needed: cx.lexicon.needed(&self.pattern),
            mask: self.mask,
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
        let least = self.matcher.check.least_digits();
        cx.each_unit_with(&self.needed, |_, unit| {
            if unit.text().len() < least || least > 0 && unit.digits() < least {
                return;
            }
            let (places, others) = self.matcher.places(unit.text());
            dropped += others;
            found.extend(places.into_iter().map(|place| Match {
                text: unit.text()[place.clone()].to_owned(),
                section: unit.section,
                span: unit.span.part(place),
            }));
        });
        out.note(None, || {
            let kept = found.len();
            Words::new(
                format!(
                    "匹配 {} 处，其中 {dropped} 处是例外、语境不符或没有通过校验",
                    kept + dropped
                ),
                format!(
                    "{} matches, of which {dropped} are exceptions, stand in another context, or fail the check",
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

    fn guard(&self) -> Option<&dyn Guard> {
        self.mask.then_some(&self.matcher)
    }
}

impl PatternCheck {
    /// One finding for each text, since each is about another person.
    fn each_number(&self, out: &mut Reporter<'_, '_>, found: &[Match]) {
        let mut numbers: BTreeMap<String, Vec<&Match>> = BTreeMap::new();
        for one in found {
            numbers.entry(folded(&one.text)).or_default().push(one);
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

/// A number as it is compared with others: in one width, without what parts its groups.
fn folded(text: &str) -> String {
    let counts = |ch: &char| !checksum::is_separator(*ch);
    text.chars()
        .filter(counts)
        .map(gouji_zh::fold_char)
        .collect()
}
