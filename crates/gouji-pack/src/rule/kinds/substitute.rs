//! `substitute`（替换词）: wrong words and what is right in their place.

use std::collections::BTreeMap;
use std::sync::Arc;

use gouji_core::{Applicability, Diagnostic, Edit, Fix, Words};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many, TextOr};
use crate::rule::kind::Found;
use crate::rule::kinds::common::{Exceptions, by_word, found_words, longest, related, same_digits};
use crate::rule::words::{Entry, FixYaml, Pair, entries, split_alternatives, word_list};
use crate::rule::{
    Check, CompileCx, Example, ExampleKind, Kind, Reporter, RuleCx, Slot, WordId, WordSet,
};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Substitute {
    #[serde(default)]
    #[schemars(
        description = "错误写法和正确写法，如 布署: 部署；几种写法都可以时用 | 分开",
        extend("x-zh" = "词对")
    )]
    pairs: BTreeMap<Located<String>, Located<TextOr<PairYaml>>>,
    #[serde(default)]
    #[schemars(
        description = "规则包里的 CSV 词表，如 words/错别字.csv；第一行为列名：错误,正确,例外,说明,修改,自年度,至年度,例句",
        extend("x-zh" = "词表")
    )]
    file: Option<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "词对没有写明时，由谁改：安全（程序可以直接改）、建议（人确认后改）；不写为建议",
        extend("x-zh" = "修改")
    )]
    fix: Option<FixYaml>,
    #[serde(default)]
    #[schemars(
        description = "是否不管分词、逐字匹配；不写为否，即只匹配完整的词",
        extend("x-zh" = "逐字")
    )]
    raw: bool,
}

/// A pair that needs more than the right word.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PairYaml {
    #[schemars(
        description = "正确写法；写几个表示要看上下文",
        extend("x-zh" = "正确")
    )]
    right: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "例外：含有错误写法的更长说法，其中的不算",
        extend("x-zh" = "例外")
    )]
    except: Many<Located<String>>,
    #[serde(default)]
    #[schemars(description = "为什么错", extend("x-zh" = "说明"))]
    why: String,
    #[serde(default)]
    #[schemars(
        description = "由谁改：安全（程序可以直接改）、建议（人确认后改）",
        extend("x-zh" = "修改")
    )]
    fix: Option<FixYaml>,
    #[serde(default)]
    #[schemars(
        description = "从哪个报告年度起算错，用于改了名称的机构和文件",
        extend("x-zh" = "自年度")
    )]
    from_year: Option<u16>,
    #[serde(default)]
    #[schemars(description = "到哪个报告年度为止算错", extend("x-zh" = "至年度"))]
    to_year: Option<u16>,
}

struct SubstituteCheck {
    words: WordSet,
    entries: Vec<Entry>,
    fix: FixYaml,
    raw: bool,
    examples: Vec<Example>,
}

impl Kind for Substitute {
    const NAME: (&'static str, &'static str) = ("substitute", "替换词");
    const SUMMARY: (&'static str, &'static str) = (
        "写错的词语就报，并说明正确的写法",
        "Reports wrong words and says what is right",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("word", "错误"),
            about: "找到的错误写法",
        },
        Slot {
            name: ("right", "正确"),
            about: "正确写法，几个之间用“／”分开",
        },
        Slot {
            name: ("count", "次数"),
            about: "共出现几次",
        },
        Slot {
            name: ("why", "说明"),
            about: "为什么错，没有写明时为空",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "“{word}”应为“{right}”，共 {count} 处",
        "\"{word}\" should be \"{right}\"; it stands {count} times",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        if self.pairs.is_empty() && self.file.is_none() {
            without_words(cx);
            return None;
        }
        let mut pairs: Vec<Pair> = self.pairs.iter().map(|pair| of_rule(cx, pair)).collect();
        // Pairs are told in the order of the file, which is that in which doubles are named.
        pairs.sort_by_key(|pair| pair.wrong.range.start);
        if let Some(path) = &self.file {
            pairs.extend(word_list(cx, path)?);
        }
        let entries = entries(cx, &pairs)?;
        Some(Box::new(SubstituteCheck {
            words: WordSet::new(entries.iter().map(|entry| entry.word)),
            entries,
            fix: self.fix.unwrap_or(FixYaml::Suggested),
            raw: self.raw,
            examples: pairs.iter().filter_map(example).collect(),
        }))
    }
}

impl Check for SubstituteCheck {
    fn is_of_words(&self) -> bool {
        true
    }

    fn words(&self) -> Vec<WordId> {
        self.words.words()
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let mut found = cx.find_among(&self.words, self.raw);
        out.note(None, || found_words(&found, self.entries.len()));
        if found.is_empty() {
            return;
        }
        let year = cx.report.year();
        found.retain(|(index, _)| self.entries[*index].is_for(year) != Some(false));
        for (index, places) in by_word(&longest(found)) {
            let entry = &self.entries[index];
            let places = wrong_places(cx, entry, places, out);
            if let Some(first) = places.first() {
                match entry.is_for(year) {
                    Some(_) => self.report(cx, entry, &places, out),
                    None => out.unable(undated(cx, entry), Vec::new(), Some(first.span)),
                }
            }
        }
    }

    fn examples(&self) -> &[Example] {
        &self.examples
    }
}

impl SubstituteCheck {
    fn report(&self, cx: &RuleCx<'_>, entry: &Entry, places: &[Found], out: &mut Reporter<'_, '_>) {
        let word = cx.lexicon.word(entry.word);
        let values = [
            ("word", word.to_owned()),
            ("right", entry.right.join("／")),
            ("count", places.len().to_string()),
            ("why", entry.why.clone()),
        ];
        let section = cx.units().get(places[0].hit.unit).section;
        let mut finding = out.report(places[0].span, section, &values);
        if let Some(help) = help(entry) {
            finding = finding.help(help);
        }
        let applicability = entry.fix.unwrap_or(self.fix).applicability();
        if let Some(fix) = fix(word, entry, places, applicability) {
            finding = finding.fix(fix);
        }
        let others = places[1..].iter().map(|place| place.span);
        related(finding, others, &Words::default());
    }
}

/// The places of a word that neither an exception nor a known name makes right, without those that
/// overlap.
fn wrong_places(
    cx: &RuleCx<'_>,
    entry: &Entry,
    places: Vec<Found>,
    out: &mut Reporter<'_, '_>,
) -> Vec<Found> {
    let all = places.len();
    let cover = Exceptions::of(entry.except.iter().copied()).cover(cx);
    let mut wrong: Vec<Found> = Vec::new();
    for place in places {
        let is_behind = wrong
            .last()
            .is_none_or(|last| last.hit.unit != place.hit.unit || last.hit.end <= place.hit.start);
        let is_name = || cx.report.knowledge.protects(cx.report, place.span);
        if is_behind && !cover.holds(&place) && !is_name() {
            wrong.push(place);
        }
    }
    out.note(wrong.first().map(|place| place.span), || {
        let (word, count) = (cx.lexicon.word(entry.word), wrong.len());
        Words::new(
            format!("“{word}”在范围内出现 {all} 处，除去例外有 {count} 处"),
            format!("\"{word}\" stands {all} times in the scope, {count} times outside exceptions"),
        )
    });
    wrong
}

/// What the message does not say: why, and that the context decides.
fn help(entry: &Entry) -> Option<Words> {
    let choice = match entry.right.as_slice() {
        [] | [_] => Words::default(),
        several => Words::new(
            format!("按上下文改为“{}”。", several.join("”或“")),
            format!(
                "Write \"{}\", as the context needs.",
                several.join("\" or \"")
            ),
        ),
    };
    let why = match entry.why.trim_end_matches('。') {
        "" => String::new(),
        why => format!("{why}。"),
    };
    let words = Words::new(
        format!("{why}{}", choice.zh),
        [why.as_str(), &choice.en].join(" ").trim().to_owned(),
    );
    (!words.zh.is_empty()).then_some(words)
}

/// The replacement at every place; none where a person has to choose or a figure would change.
fn fix(word: &str, entry: &Entry, places: &[Found], applicability: Applicability) -> Option<Fix> {
    let [right] = entry.right.as_slice() else {
        return None;
    };
    if !same_digits(word, right) {
        return None;
    }
    let edit = |place: &Found| Edit {
        span: place.span,
        replacement: right.clone(),
    };
    Some(Fix {
        title: Words::new(
            format!("把“{word}”改为“{right}”"),
            format!("replace \"{word}\" by \"{right}\""),
        ),
        edits: places.iter().map(edit).collect(),
        applicability,
    })
}

fn undated(cx: &RuleCx<'_>, entry: &Entry) -> Words {
    let word = cx.lexicon.word(entry.word);
    Words::new(
        format!("报告年度不明，而“{word}”只在某些年度算错"),
        format!("the report year is unknown, and \"{word}\" is wrong in some years only"),
    )
}

/// A pair of the rule itself.
fn of_rule(
    cx: &CompileCx<'_>,
    (wrong, right): (&Located<String>, &Located<TextOr<PairYaml>>),
) -> Pair {
    let split = |text: &Located<String>| split_alternatives(text, &cx.file.text);
    let plain = |right| Pair {
        wrong: wrong.clone(),
        right,
        except: Vec::new(),
        why: String::new(),
        fix: None,
        from: None,
        to: None,
        example: None,
        file: Arc::clone(cx.file),
    };
    match &right.value {
        TextOr::Text(text) => plain(split(&Located {
            value: text.clone(),
            range: right.range.clone(),
        })),
        TextOr::Fields(fields) => Pair {
            except: fields.except.to_vec(),
            why: fields.why.clone(),
            fix: fields.fix,
            from: fields.from_year,
            to: fields.to_year,
            ..plain(fields.right.iter().flat_map(split).collect())
        },
    }
}

/// The example of a line of a word list: its rule must find it.
///
/// A word that is wrong in some years only has none: valid reports are of a few years.
fn example(pair: &Pair) -> Option<Example> {
    let text = pair.example.as_ref()?;
    let is_dated = pair.from.is_some() || pair.to.is_some();
    (!is_dated).then(|| Example {
        kind: ExampleKind::Bad,
        base: None,
        text: Some(text.value.clone()),
        sections: BTreeMap::new(),
        changes: Vec::new(),
        last_year: None,
        message: None,
        file: Arc::clone(&pair.file),
        range: text.range.clone(),
    })
}

fn without_words(cx: &mut CompileCx<'_>) {
    let message = Words::fixed(
        "没有写要找的词语：“词对”和“词表”至少写一个",
        "there are no words: write pairs, file, or both",
    );
    let fault = Diagnostic::error("E1424", cx.file, cx.place.clone(), message);
    cx.diagnostics.push(fault.corrected("词对:\n  布署: 部署"));
}
