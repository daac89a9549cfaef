//! `dated`（时效用语）: words that are right in reports for some years only.

use gouji_core::{Applicability, Edit, Fix, HeaderSpec, Level, Words};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};
use crate::rule::kind::Found;
use crate::rule::kinds::common::{Exceptions, quoted, related, same_digits};
use crate::rule::kinds::day::Day;
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot, WordId, WordSet};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dated {
    #[schemars(
        description = "有时效的用语，每条写词语、自何时、至何时、应改为什么",
        extend("x-zh" = "条目")
    )]
    entries: Many<EntryYaml>,
    #[serde(default)]
    #[schemars(
        description = "是否不管分词、逐字匹配；不写为否，即只匹配完整的词",
        extend("x-zh" = "逐字")
    )]
    raw: bool,
    #[serde(default)]
    #[schemars(
        description = "旁词：同一句里有这些词语就不算，用于说到以往的话，如 更名、并入、曾",
        extend("x-zh" = "旁词")
    )]
    unless: Many<Located<String>>,
}

/// Words of one time.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct EntryYaml {
    #[schemars(description = "词语", extend("x-zh" = "词语"))]
    words: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "自何时起才有：2021、2021-07、2021年7月1日；当年的报告可以用",
        extend("x-zh" = "自")
    )]
    from: Option<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "至何时止：2018、2018-03、2018年3月17日；当年的报告仍可以用",
        extend("x-zh" = "至")
    )]
    to: Option<Located<String>>,
    #[serde(default, rename = "use")]
    #[schemars(description = "应当改用的词语", extend("x-zh" = "应为"))]
    instead: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "为什么，如哪年哪次机构改革", extend("x-zh" = "说明"))]
    why: Option<String>,
    #[serde(default)]
    #[schemars(
        description = "例外：含有该词语的更长说法，其中的不算",
        extend("x-zh" = "例外")
    )]
    except: Many<Located<String>>,
}

struct DatedCheck {
    entries: Vec<Entry>,
    /// The words of all entries, in their order.
    words: WordSet,
    raw: bool,
    unless: Vec<String>,
}

struct Entry {
    words: Vec<WordId>,
    from: Option<Day>,
    to: Option<Day>,
    instead: Vec<String>,
    why: String,
    except: Exceptions,
}

impl Kind for Dated {
    const NAME: (&'static str, &'static str) = ("dated", "时效用语");
    const SUMMARY: (&'static str, &'static str) = (
        "用语在报告年度还没有或已经不用就报，如改了名的机构、废止的法规",
        "Reports words that were not used yet or no longer in the report year",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("word", "词语"),
            about: "找到的词语",
        },
        Slot {
            name: ("count", "次数"),
            about: "共出现几次",
        },
        Slot {
            name: ("year", "年度"),
            about: "报告年度",
        },
        Slot {
            name: ("from", "自"),
            about: "自何时起才有",
        },
        Slot {
            name: ("to", "至"),
            about: "至何时止",
        },
        Slot {
            name: ("use", "应为"),
            about: "应当改用的词语",
        },
        Slot {
            name: ("why", "说明"),
            about: "为什么",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "{year}年度的报告不应写“{word}”，共 {count} 处",
        "a report for {year} should not say \"{word}\"; it does so {count} times",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        let entries: Vec<Option<Entry>> = self.entries.iter().map(|yaml| entry(cx, yaml)).collect();
        let entries: Vec<Entry> = entries.into_iter().collect::<Option<_>>()?;
        Some(Box::new(DatedCheck {
            words: WordSet::new(entries.iter().flat_map(|entry| &entry.words).copied()),
            entries,
            raw: self.raw,
            unless: self.unless.iter().map(|word| word.value.clone()).collect(),
        }))
    }
}

fn entry(cx: &mut CompileCx<'_>, yaml: &EntryYaml) -> Option<Entry> {
    let words: Vec<Option<WordId>> = yaml.words.iter().map(|word| cx.word(word)).collect();
    let mut day = |text: &Option<Located<String>>| match text {
        Some(text) => day(cx, text).map(Some),
        None => Some(None),
    };
    let (from, to) = (day(&yaml.from), day(&yaml.to));
    let except = Exceptions::compile(cx, &yaml.words, &yaml.except);
    let (from, to) = (from?, to?);
    if from.is_none() && to.is_none() {
        let place = yaml
            .words
            .first()
            .map_or(cx.place.clone(), |word| word.range.clone());
        cx.fault_with(
            "E1444",
            place,
            Words::fixed(
                "没有写“自”，也没有写“至”，这个词语就没有时效",
                "there is neither `from` nor `to`, so the word is of no time",
            ),
            Words::fixed(
                "补上时间；任何时候都不该写的词语用 forbid（禁用词）。",
                "Add a time; use the kind `forbid` for words that are never right.",
            ),
        );
        return None;
    }
    if let (Some(first), Some(last), Some(text)) = (&from, &to, &yaml.to)
        && last.is_before(first)
    {
        cx.fault(
            "E1444",
            text.range.clone(),
            Words::new(
                format!("“至” {last} 早于“自” {first}"),
                format!("`to` {last} is before `from` {first}"),
            ),
        );
        return None;
    }
    Some(Entry {
        words: words.into_iter().collect::<Option<_>>()?,
        from,
        to,
        instead: yaml.instead.iter().map(|word| word.value.clone()).collect(),
        why: yaml.why.clone().unwrap_or_default(),
        except: except?,
    })
}

fn day(cx: &mut CompileCx<'_>, text: &Located<String>) -> Option<Day> {
    let day = Day::parse(text);
    if day.is_none() {
        cx.fault(
            "E1444",
            text.range.clone(),
            Words::new(
                format!(
                    "“{}”不是日期；写成 2021、2021-07 或 2021年7月1日",
                    text.value
                ),
                format!(
                    "\"{}\" is no date: write 2021, 2021-07 or 2021-07-01",
                    text.value
                ),
            ),
        );
    }
    day
}

const TOO_EARLY: (&str, &str) = (
    "“{word}”自{from}起才有，{year}年度的报告里不应出现，共 {count} 处",
    "\"{word}\" exists since {from} and should not stand in a report for {year}; it does so {count} times",
);
const TOO_LATE: (&str, &str) = (
    "“{word}”只用到{to}，{year}年度的报告里不应再用，共 {count} 处",
    "\"{word}\" was used until {to} and should not stand in a report for {year}; it does so {count} times",
);
const REPLACED: (&str, &str) = (
    "“{word}”只用到{to}，{year}年度的报告应写{use}，共 {count} 处",
    "\"{word}\" was used until {to}; a report for {year} says {use}; {count} places",
);

impl Check for DatedCheck {
    fn is_of_words(&self) -> bool {
        true
    }

    fn words(&self) -> Vec<WordId> {
        let words = self.entries.iter().flat_map(|entry| &entry.words);
        words.copied().collect()
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let all = cx.find_among(&self.words, self.raw);
        let mut all = all.as_slice();
        let mut behind = 0;
        for entry in &self.entries {
            behind += entry.words.len();
            let (own, others) = all.split_at(all.partition_point(|(word, _)| *word < behind));
            all = others;
            let own: Vec<Found> = own.iter().map(|(_, one)| *one).collect();
            let mut found = entry.except.keep(cx, own);
            found.retain(|one| !is_historic(cx, one) && !self.tells_of_change(cx, one));
            found.sort_by_key(|one| one.span);
            let words = || quoted(entry.words.iter().map(|word| cx.lexicon.word(*word)), "、");
            let year = cx.report.year();
            out.note(None, || {
                let words = words();
                let year = year.map_or("不明".to_owned(), |year| year.to_string());
                Words::new(
                    format!("{words}出现 {} 处，报告年度{year}", found.len()),
                    format!("{words}: {} places, report year {year}", found.len()),
                )
            });
            let Some(first) = found.first() else {
                continue;
            };
            match year {
                Some(year) => entry.judge(cx, out, year, &found),
                None => {
                    let words = words();
                    let reason = Words::new(
                        format!("报告年度不明，不知道当年能不能写{words}"),
                        format!("the report year is unknown, and so is whether {words} was right"),
                    );
                    out.unable(reason, Vec::new(), Some(first.span));
                }
            }
        }
    }
}

impl DatedCheck {
    /// Whether the sentence of a word says with another word that it speaks of the past.
    fn tells_of_change(&self, cx: &RuleCx<'_>, found: &Found) -> bool {
        let units = cx.units();
        let unit = units.get(found.hit.unit);
        let start = found.hit.start as usize;
        let sentences = unit.sentences();
        let behind = sentences.partition_point(|sentence| sentence.start <= start);
        let Some(sentence) = behind.checked_sub(1).and_then(|at| sentences.get(at)) else {
            return false;
        };
        // Only what is near belongs to the same statement, and looking no further bounds the work.
        let text = unit.text();
        let from = sentence.start.max(start.saturating_sub(REACH));
        let to = sentence.end.min(found.hit.end as usize + REACH);
        let near = &text[text.ceil_char_boundary(from)..text.floor_char_boundary(to)];
        self.unless.iter().any(|word| near.contains(word.as_str()))
    }
}

impl Entry {
    fn judge(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>, year: u16, found: &[Found]) {
        // A report is about a whole year: a word that was right on one of its days is right.
        let is_early = self.from.as_ref().is_some_and(|from| year < from.year);
        let is_late = self.to.as_ref().is_some_and(|to| year > to.year);
        let Some((first, others)) = found.split_first().filter(|_| is_early || is_late) else {
            return;
        };
        let told = |day: &Option<Day>| day.as_ref().map_or(String::new(), Day::to_string);
        let instead = quoted(self.instead.iter().map(String::as_str), "或");
        let default = match (is_early, self.instead.is_empty()) {
            (true, _) => TOO_EARLY,
            (false, true) => TOO_LATE,
            (false, false) => REPLACED,
        };
        let values = [
            ("word", cx.lexicon.word(first.hit.word).to_owned()),
            ("count", found.len().to_string()),
            ("year", year.to_string()),
            ("from", told(&self.from)),
            ("to", told(&self.to)),
            ("use", instead),
            ("why", self.why.clone()),
        ];
        let section = cx.units().get(first.hit.unit).section;
        let finding = out.report_as(first.span, section, default, &values);
        let others = others.iter().map(|one| one.span);
        let mut finding = related(finding, others, &Words::default());
        if !self.why.is_empty() {
            finding = finding.label(Words::new(self.why.clone(), self.why.clone()));
        }
        let keeps_digits = |right: &str| {
            found
                .iter()
                .all(|one| same_digits(cx.report.quote(one.span), right))
        };
        match self.instead.as_slice() {
            [only] if is_late && keeps_digits(only) => {
                finding.fix(replacement(only, found));
            }
            _ => {}
        }
    }
}

fn replacement(word: &str, found: &[Found]) -> Fix {
    let mut edits: Vec<Edit> = Vec::new();
    for one in found {
        let is_apart = edits
            .last()
            .is_none_or(|edit| edit.span.end <= one.span.start);
        if is_apart {
            edits.push(Edit {
                span: one.span,
                replacement: word.to_owned(),
            });
        }
    }
    Fix {
        title: Words::new(format!("改为“{word}”"), format!("write \"{word}\"")),
        edits,
        applicability: Applicability::Suggested,
    }
}

/// Words before which a name is told as a former one.
const FORMER: [&str; 3] = ["原来的", "原", "时任"];

/// Whether a word speaks of the past: 原县卫计委, or a word inside the title of a document.
fn is_historic(cx: &RuleCx<'_>, found: &Found) -> bool {
    let units = cx.units();
    let text = units.get(found.hit.unit).text();
    let (start, end) = (found.hit.start as usize, found.hit.end as usize);
    // Only what is near can say so, and looking no further bounds the work.
    let before = &text[text.floor_char_boundary(start.saturating_sub(REACH))..start];
    let behind = &text[end..text.floor_char_boundary((end + REACH).min(text.len()))];
    let word = &text[start..end];
    is_former(&cx.report.form.header, before) || is_in_longer_title(before, word, behind)
}

/// How far around a word is looked, in bytes.
const REACH: usize = 300;

/// Whether a text ends in 原, or in 原 and the name of an area.
fn is_former(header: &HeaderSpec, before: &str) -> bool {
    let endings = |level: &Level| [level.endings.clone(), level.shared_endings.clone()].concat();
    let endings: Vec<String> = header.levels.iter().flat_map(endings).collect();
    FORMER.iter().any(|former| {
        let Some((_, area)) = before.rsplit_once(former) else {
            return false;
        };
        let is_area = endings.iter().any(|ending| area.ends_with(ending.as_str()));
        area.is_empty() || is_area && area.chars().count() <= MAX_AREA
    })
}

/// Longest name of an area, in characters.
const MAX_AREA: usize = 8;

/// Whether a word is a part of a title in 《》 that says more than the word.
fn is_in_longer_title(before: &str, word: &str, behind: &str) -> bool {
    let (Some((_, open)), Some((close, _))) = (before.rsplit_once('《'), behind.split_once('》'))
    else {
        return false;
    };
    let title = [open, word, close].concat();
    let is_one = !title.contains(['《', '》']);
    is_one && title.trim_start_matches("中华人民共和国") != word
}
