//! `require`（必备内容）: what a text must speak of.

use gouji_core::{Span, Words};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many, TextsOr};
use crate::rule::kinds::common::{
    head, is_content, is_meant, is_unread, quoted, related, scope_name,
};
use crate::rule::words::is_negated;
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot, WordId};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Require {
    #[serde(default)]
    #[schemars(
        description = "每一项都要写到，标题里的不算；一项可以是一个词，也可以是几个同义词，写到其中一个就算",
        extend("x-zh" = "都要有")
    )]
    all: Many<TextsOr<GroupYaml>>,
    #[serde(default)]
    #[schemars(
        description = "这些项中写到一项即可，或写到“至少”规定的几项",
        extend("x-zh" = "至少一个")
    )]
    any: Many<TextsOr<GroupYaml>>,
    #[serde(default)]
    #[schemars(
        description = "“至少一个”中要写到几项；不写为一项",
        extend("x-zh" = "至少")
    )]
    min: Option<Located<u32>>,
    #[serde(default = "yes")]
    #[schemars(
        description = "否定说法是否不算，如“没有改进措施”不算写了改进措施；不写为是",
        extend("x-zh" = "否定不算")
    )]
    negation: bool,
    #[serde(default)]
    #[schemars(
        description = "是否不管分词、逐字匹配；不写为否，即跨在两个词之间的不算",
        extend("x-zh" = "逐字")
    )]
    raw: bool,
}

/// An item with a name of its own.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupYaml {
    #[serde(default)]
    #[schemars(description = "提示里怎么称呼这一项", extend("x-zh" = "名称"))]
    name: String,
    #[schemars(description = "词语；几个时写到一个就算", extend("x-zh" = "词语"))]
    words: Many<Located<String>>,
}

fn yes() -> bool {
    true
}

struct RequireCheck {
    all: Vec<Group>,
    any: Vec<Group>,
    min: usize,
    negation: bool,
    raw: bool,
}

struct Group {
    name: String,
    words: Vec<WordId>,
}

/// What became of an item.
enum Seen {
    /// It is there.
    There,
    /// Only its characters are, across the boundary of two words.
    Doubtful(Span),
    /// It is not there; but these places deny it.
    NotThere(Vec<Span>),
}

impl Kind for Require {
    const NAME: (&'static str, &'static str) = ("require", "必备内容");
    const SUMMARY: (&'static str, &'static str) = (
        "应当写到的内容没有写就报",
        "Reports text that does not speak of what it must",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("missing", "缺少"),
            about: "没有写到的内容",
        },
        Slot {
            name: ("found", "已有"),
            about: "写到了的内容，一项也没有时为“无”",
        },
        Slot {
            name: ("place", "位置"),
            about: "在哪里找：部分的标题，或全文",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "{place}中没有写到{missing}",
        "{place} does not speak of {missing}",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        if self.all.is_empty() && self.any.is_empty() {
            cx.fault(
                "E1424",
                cx.place.clone(),
                Words::fixed(
                    "没有写要有什么内容：“都要有”和“至少一个”至少写一个",
                    "nothing is required: write all, any, or both",
                ),
            );
            return None;
        }
        let min = self.least(cx)?;
        let (all, any) = (groups(cx, &self.all), groups(cx, &self.any));
        Some(Box::new(RequireCheck {
            all: all?,
            any: any?,
            min,
            negation: self.negation,
            raw: self.raw,
        }))
    }
}

impl Require {
    /// How many items of `any` are due.
    fn least(&self, cx: &mut CompileCx<'_>) -> Option<usize> {
        let Some(min) = &self.min else {
            return Some(usize::from(!self.any.is_empty()));
        };
        let (least, items) = (min.value as usize, self.any.len());
        if (1..=items).contains(&least) {
            return Some(least);
        }
        cx.fault(
            "E1427",
            min.range.clone(),
            Words::new(
                format!("“至少一个”里有 {items} 项，“至少”不能写 {least}"),
                format!("`any` has {items} items, so `min` cannot be {least}"),
            ),
        );
        None
    }
}

fn groups(cx: &mut CompileCx<'_>, yaml: &[TextsOr<GroupYaml>]) -> Option<Vec<Group>> {
    let group = |one: &TextsOr<GroupYaml>| {
        let (name, words): (&str, &[Located<String>]) = match one {
            TextsOr::Texts(words) => ("", words),
            TextsOr::Fields(fields) => (fields.name.trim(), &fields.words),
        };
        let name = match name {
            "" => words
                .iter()
                .map(|word| word.trim())
                .collect::<Vec<_>>()
                .join("／"),
            name => name.to_owned(),
        };
        let words: Vec<Option<WordId>> = words.iter().map(|word| cx.word(word)).collect();
        Some(Group {
            name,
            words: words.into_iter().collect::<Option<_>>()?,
        })
    };
    let groups: Vec<Option<Group>> = yaml.iter().map(group).collect();
    groups.into_iter().collect()
}

impl Check for RequireCheck {
    fn is_of_words(&self) -> bool {
        true
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let all = self.seen(cx, &self.all, out);
        let any = self.seen(cx, &self.any, out);
        let there = |seen: &[(&Group, Seen)]| {
            let there = seen.iter().filter(|(_, seen)| matches!(seen, Seen::There));
            there.count()
        };
        let any_there = there(&any);
        if there(&all) == all.len() && any_there >= self.min || is_unread(cx, out) {
            return;
        }
        if let Some(span) = self.doubt(&all, &any, any_there) {
            out.unable(
                Words::fixed(
                    "要找的字跨在两个词之间，拿不准是不是写到了",
                    "the characters stand across two words, so that it is not sure",
                ),
                Vec::new(),
                Some(span),
            );
            return;
        }
        self.report(cx, out, &all, &any);
    }
}

impl RequireCheck {
    fn seen<'a>(
        &self,
        cx: &RuleCx<'_>,
        groups: &'a [Group],
        out: &mut Reporter<'_, '_>,
    ) -> Vec<(&'a Group, Seen)> {
        let seen = |group: &'a Group| {
            let seen = self.look(cx, group);
            let (span, zh, en) = match &seen {
                Seen::There => (None, "写到了", "there"),
                Seen::Doubtful(span) => (Some(*span), "拿不准", "not sure"),
                Seen::NotThere(denied) if denied.is_empty() => (None, "没有", "not there"),
                Seen::NotThere(denied) => (denied.first().copied(), "只有否定说法", "only denied"),
            };
            out.note(span, || {
                Words::new(
                    format!("“{}”：{zh}", group.name),
                    format!("\"{}\": {en}", group.name),
                )
            });
            (group, seen)
        };
        groups.iter().map(seen).collect()
    }

    fn look(&self, cx: &RuleCx<'_>, group: &Group) -> Seen {
        let units = cx.units();
        let (mut doubtful, mut denied) = (None, Vec::new());
        let found = group.words.iter().flat_map(|word| cx.find(*word, true));
        for one in found.filter(|one| is_content(cx, one.hit.unit)) {
            let unit = units.get(one.hit.unit);
            if self.negation && is_negated(unit.text(), one.hit.start as usize) {
                denied.push(one.span);
            } else if self.raw || is_meant(cx, &one) {
                return Seen::There;
            } else {
                doubtful = doubtful.or(Some(one.span));
            }
        }
        doubtful.map_or(Seen::NotThere(denied), Seen::Doubtful)
    }

    /// A doubtful place that decides.
    fn doubt(
        &self,
        all: &[(&Group, Seen)],
        any: &[(&Group, Seen)],
        any_there: usize,
    ) -> Option<Span> {
        let doubtful = |seen: &[(&Group, Seen)]| -> Vec<Span> {
            let doubtful = seen.iter().filter_map(|(_, seen)| match seen {
                Seen::Doubtful(span) => Some(*span),
                Seen::There | Seen::NotThere(_) => None,
            });
            doubtful.collect()
        };
        let lacks = |seen: &[(&Group, Seen)]| {
            let mut lacks = seen
                .iter()
                .filter(|(_, seen)| matches!(seen, Seen::NotThere(_)));
            lacks.next().is_some()
        };
        let (of_all, of_any) = (doubtful(all), doubtful(any));
        let any_fails = any_there + of_any.len() < self.min;
        if lacks(all) || any_fails {
            return None;
        }
        of_all.into_iter().chain(of_any).next()
    }

    fn report(
        &self,
        cx: &RuleCx<'_>,
        out: &mut Reporter<'_, '_>,
        all: &[(&Group, Seen)],
        any: &[(&Group, Seen)],
    ) {
        let lacking = |seen: &(&Group, Seen)| matches!(seen.1, Seen::NotThere(_));
        let name = |seen: &(&Group, Seen)| seen.0.name.clone();
        let of_all: Vec<String> = all.iter().filter(|one| lacking(one)).map(name).collect();
        let of_any: Vec<String> = any.iter().filter(|one| lacking(one)).map(name).collect();
        let there = all.iter().chain(any).filter(|one| !lacking(one));
        let there: Vec<String> = there.map(name).collect();
        let any_there = any.len() - of_any.len();
        let mut missing = (Vec::new(), Vec::new());
        if !of_all.is_empty() {
            missing.0.push(list(&of_all, "、"));
            missing.1.push(list(&of_all, ", "));
        }
        if any_there < self.min {
            let few = self.min - any_there;
            let (zh, en) = (list(&of_any, "、"), list(&of_any, ", "));
            missing.0.push(match of_any.len() {
                1 => zh,
                _ => format!("{zh}中的至少 {few} 项"),
            });
            missing.1.push(format!("{few} of {en}"));
        }
        let found = if there.is_empty() {
            Words::fixed("无", "none")
        } else {
            Words::new(list(&there, "、"), list(&there, ", "))
        };
        let values = [
            (
                "missing",
                Words::new(missing.0.join("，以及"), missing.1.join(" and ")),
            ),
            ("found", found),
            ("place", scope_name(cx)),
        ];
        let (span, section) = head(cx);
        let finding = out.report_words(span, section, &values);
        let denied = all.iter().chain(any).flat_map(|(_, seen)| match seen {
            Seen::NotThere(denied) => denied.as_slice(),
            Seen::There | Seen::Doubtful(_) => &[],
        });
        related(
            finding,
            denied.copied(),
            &Words::fixed("这是否定说法，不算", "this denies it and does not count"),
        );
    }
}

fn list(names: &[String], joint: &str) -> String {
    quoted(names.iter().map(String::as_str), joint)
}
