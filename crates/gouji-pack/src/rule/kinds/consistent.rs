//! `consistent`（前后一致）: one thing must go by one name.

use std::collections::BTreeMap;

use gouji_core::{Applicability, Edit, Fix, Words};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};
use crate::rule::kind::Found;
use crate::rule::kinds::common::{
    Exceptions, by_word, is_content, longest, names, quoted, related, same_digits,
};
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot, WordId, WordSet};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Consistent {
    #[schemars(
        description = "同一事物的几种名称，如 [我局, 本局]；有几个事物时每个写成一个列表；标题里的不算",
        extend("x-zh" = "名称")
    )]
    names: Many<Many<Located<String>>>,
    #[serde(default)]
    #[schemars(
        description = "以哪个为准：多数（用得最多的）、第一个（名称中的第一个）；不写为多数",
        extend("x-zh" = "为准")
    )]
    prefer: PreferYaml,
    #[serde(default)]
    #[schemars(
        description = "例外：含有该名称的更长说法，其中的不算",
        extend("x-zh" = "例外")
    )]
    except: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "是否不管分词、逐字匹配；不写为否，即只匹配完整的词",
        extend("x-zh" = "逐字")
    )]
    raw: bool,
}

/// Which name is the right one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PreferYaml {
    #[default]
    #[schemars(description = "用得最多的", extend("x-zh" = "多数"))]
    Most,
    #[schemars(description = "写在最前面的名称", extend("x-zh" = "第一个"))]
    First,
}

struct ConsistentCheck {
    things: Vec<Thing>,
    prefer: PreferYaml,
    except: Exceptions,
    raw: bool,
}

struct Thing {
    words: WordSet,
    names: Vec<String>,
}

impl Kind for Consistent {
    const NAME: (&'static str, &'static str) = ("consistent", "前后一致");
    const SUMMARY: (&'static str, &'static str) = (
        "同一事物前后用了不同的名称就报",
        "Reports one thing that goes by several names",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("names", "各名称"),
            about: "用到的各个名称和次数，多的在前",
        },
        Slot {
            name: ("preferred", "为准"),
            about: "应当统一用的名称",
        },
        Slot {
            name: ("count", "次数"),
            about: "其他名称共几处",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "同一事物名称前后不一致：{names}",
        "one thing goes by several names: {names}",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        let things = self.things(cx)?;
        let all: Vec<Located<String>> = things.concat();
        let except = Exceptions::compile(cx, &all, &self.except);
        let thing = |of_thing: &Vec<Located<String>>| {
            let words: Vec<Option<WordId>> = of_thing.iter().map(|name| cx.word(name)).collect();
            Some(Thing {
                words: WordSet::new(words.into_iter().collect::<Option<Vec<_>>>()?),
                names: names(of_thing),
            })
        };
        let things: Vec<Option<Thing>> = things.iter().map(thing).collect();
        Some(Box::new(ConsistentCheck {
            things: things.into_iter().collect::<Option<_>>()?,
            prefer: self.prefer,
            except: except?,
            raw: self.raw,
        }))
    }
}

impl Consistent {
    /// The names of each thing; a list of single names is one thing.
    fn things(&self, cx: &mut CompileCx<'_>) -> Option<Vec<Vec<Located<String>>>> {
        let is_flat = self.names.iter().all(|names| names.len() < 2);
        let things = if is_flat {
            vec![self.names.iter().flat_map(|names| names.to_vec()).collect()]
        } else {
            self.names.iter().map(|names| names.to_vec()).collect()
        };
        let lonely = things.iter().find(|names: &&Vec<_>| names.len() < 2);
        if let Some(names) = lonely {
            let range = names
                .first()
                .map_or(cx.place.clone(), |name| name.range.clone());
            cx.fault_with(
                "E1424",
                range,
                Words::fixed(
                    "一个事物至少写两种名称，才谈得上一致",
                    "a thing needs two names at least",
                ),
                Words::fixed(
                    "写成 [我局, 本局]；有几个事物时写成 [[我局, 本局], [网站, 门户网站]]。",
                    "Write [a, b], or [[a, b], [c, d]] for several things.",
                ),
            );
            return None;
        }
        let mut known: BTreeMap<&str, &Located<String>> = BTreeMap::new();
        for name in things.iter().flatten() {
            if known.insert(name.trim(), name).is_some() {
                let message = Words::new(
                    format!("名称“{}”写了两次", name.trim()),
                    format!("the name \"{}\" is there twice", name.trim()),
                );
                cx.fault("E1420", name.range.clone(), message);
                return None;
            }
        }
        Some(things)
    }
}

impl Check for ConsistentCheck {
    fn is_of_words(&self) -> bool {
        true
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        for thing in &self.things {
            self.judge(cx, out, thing);
        }
    }
}

impl ConsistentCheck {
    fn judge(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, thing: &Thing) {
        let found = longest(cx.find_among(&thing.words, self.raw));
        let mut found = self.except.keep_among(cx, found);
        found.retain(|(_, one)| is_content(cx, one.hit.unit));
        let mut used: Vec<(usize, Vec<Found>)> = by_word(&found).collect();
        // The most used first; among equals the one that is used first.
        used.sort_by_key(|(_, places)| (usize::MAX - places.len(), places[0].span));
        let counted = |zh: bool| {
            let each = used.iter().map(|(index, places)| {
                let (name, count) = (&thing.names[*index], places.len());
                match zh {
                    true => format!("“{name}”{count} 处"),
                    false => format!("\"{name}\" {count} times"),
                }
            });
            each.collect::<Vec<_>>().join(if zh { "、" } else { ", " })
        };
        out.note(None, || {
            let names = quoted(thing.names.iter().map(String::as_str), "、");
            Words::new(
                format!("{names}：用到 {}", or(counted(true), "无")),
                format!("{names}: used are {}", or(counted(false), "none")),
            )
        });
        if used.len() < 2 {
            return;
        }
        let is_tie = used[0].1.len() == used[1].1.len();
        let preferred = match self.prefer {
            PreferYaml::First => 0,
            PreferYaml::Most => used[0].0,
        };
        let mut others: Vec<Found> = used
            .iter()
            .filter(|(index, _)| *index != preferred)
            .flat_map(|(_, places)| places.iter().copied())
            .collect();
        others.sort_by_key(|one| one.span);
        let name = &thing.names[preferred];
        let both = |text: String| Words::new(text.clone(), text);
        let values = [
            ("names", Words::new(counted(true), counted(false))),
            ("preferred", both(name.clone())),
            ("count", both(others.len().to_string())),
        ];
        let section = cx.units().get(others[0].hit.unit).section;
        let mut finding = out.report_words(others[0].span, section, &values);
        // Which of two that are used as often is meant is not for the program to say.
        let keeps_digits = others
            .iter()
            .all(|one| same_digits(cx.report.quote(one.span), name));
        if keeps_digits && (self.prefer == PreferYaml::First || !is_tie) {
            finding = finding.fix(unify(name, &others));
        }
        let kept = used.iter().find(|(index, _)| *index == preferred);
        if let Some((_, places)) = kept {
            let label = Words::new(
                format!("这里写的是“{name}”"),
                format!("here it is \"{name}\""),
            );
            finding = finding.related(places[0].span, label, None);
        }
        let spans = others[1..].iter().map(|one| one.span);
        related(finding, spans, &Words::default());
    }
}

fn or(text: String, none: &str) -> String {
    match text.is_empty() {
        true => none.to_owned(),
        false => text,
    }
}

fn unify(name: &str, others: &[Found]) -> Fix {
    let edit = |one: &Found| Edit {
        span: one.span,
        replacement: name.to_owned(),
    };
    Fix {
        title: Words::new(
            format!("统一改为“{name}”"),
            format!("write \"{name}\" throughout"),
        ),
        edits: others.iter().map(edit).collect(),
        applicability: Applicability::Suggested,
    }
}
