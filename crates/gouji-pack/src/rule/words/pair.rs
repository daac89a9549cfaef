//! A wrong word and what is right in its place.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use gouji_core::{Applicability, Diagnostic, UserFile, Words};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::Located;
use crate::rule::{CompileCx, WordId};

/// A wrong word as it is written down, in a rule or in a word list.
#[derive(Debug, Clone)]
pub(crate) struct Pair {
    /// The wrong word.
    pub(crate) wrong: Located<String>,
    /// What may stand in its place; several where the context decides.
    pub(crate) right: Vec<Located<String>>,
    /// Longer phrases inside which it is right.
    pub(crate) except: Vec<Located<String>>,
    /// Why it is wrong.
    pub(crate) why: String,
    /// Who may replace it; as the rule says where the pair says nothing.
    pub(crate) fix: Option<FixYaml>,
    /// The first report year for which it is wrong.
    pub(crate) from: Option<u16>,
    /// The last one.
    pub(crate) to: Option<u16>,
    /// A sentence with the wrong word.
    pub(crate) example: Option<Located<String>>,
    /// The file that it is written in.
    pub(crate) file: Arc<UserFile>,
}

/// Who may replace a wrong word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FixYaml {
    #[schemars(description = "可以由程序直接改", extend("x-zh" = "安全"))]
    Safe,
    #[schemars(description = "由人确认后改", extend("x-zh" = "建议"))]
    Suggested,
}

/// A wrong word, ready to be looked for.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The wrong word.
    pub(crate) word: WordId,
    /// What may stand in its place.
    pub(crate) right: Vec<String>,
    /// Longer phrases inside which it is right.
    pub(crate) except: Vec<WordId>,
    /// Why it is wrong; empty when nobody said.
    pub(crate) why: String,
    /// Who may replace it.
    pub(crate) fix: Option<FixYaml>,
    from: Option<u16>,
    to: Option<u16>,
}

/// The entries of all pairs; nothing when one of them is at fault.
pub(crate) fn entries(cx: &mut CompileCx<'_>, pairs: &[Pair]) -> Option<Vec<Entry>> {
    let before = cx.diagnostics.len();
    let mut known: HashMap<&str, Vec<&Pair>> = HashMap::new();
    for pair in pairs {
        let faults = faults(
            pair,
            known.get(pair.wrong.trim()).map_or(&[], Vec::as_slice),
        );
        cx.diagnostics.extend(faults);
        known.entry(pair.wrong.trim()).or_default().push(pair);
    }
    if cx.diagnostics.len() > before {
        return None;
    }
    pairs.iter().map(|pair| entry(cx, pair)).collect()
}

/// The parts of a text between `|`, each with its place.
pub(crate) fn split_alternatives(text: &Located<String>, source: &str) -> Vec<Located<String>> {
    let mut parts = Vec::new();
    let mut at = 0;
    for part in text.split(['|', '｜']) {
        let inner = gouji_zh::trim(part);
        let start = at + part.find(inner).unwrap_or_default();
        parts.push(Located {
            value: inner.to_owned(),
            range: text.inner(source, start..start + inner.len()),
        });
        at += part.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    parts
}

impl FixYaml {
    /// The same as fixes know it.
    pub(crate) fn applicability(self) -> Applicability {
        match self {
            Self::Safe => Applicability::Safe,
            Self::Suggested => Applicability::Suggested,
        }
    }
}

impl Entry {
    /// Whether it is wrong in the reports of a year; nothing when that year is not known.
    pub(crate) fn is_for(&self, year: Option<u16>) -> Option<bool> {
        if self.from.is_none() && self.to.is_none() {
            return Some(true);
        }
        let year = year?;
        let (from, to) = (self.from.unwrap_or(0), self.to.unwrap_or(u16::MAX));
        Some((from..=to).contains(&year))
    }
}

fn entry(cx: &mut CompileCx<'_>, pair: &Pair) -> Option<Entry> {
    let wrong = pair.wrong.trim();
    let mut except: Vec<WordId> = Vec::new();
    for phrase in &pair.except {
        except.push(cx.word(phrase)?);
    }
    // Where the right word holds the wrong one, each right use would be found.
    for right in &pair.right {
        if right.contains(wrong) {
            except.push(cx.word(right)?);
        }
    }
    Some(Entry {
        word: cx.word(&pair.wrong)?,
        right: pair.right.iter().map(|right| right.value.clone()).collect(),
        except,
        why: pair.why.clone(),
        fix: pair.fix,
        from: pair.from,
        to: pair.to,
    })
}

/// What is wrong with a pair, beside those with the same wrong word that stand before it.
fn faults(pair: &Pair, same: &[&Pair]) -> Vec<Diagnostic> {
    let wrong = pair.wrong.trim();
    let mut faults = Vec::new();
    if wrong.is_empty() {
        faults.push(empty(pair, pair.wrong.range.clone(), ("错误的", "wrong")));
        return faults;
    }
    if pair.right.iter().all(|right| right.is_empty()) {
        let right = pair.right.first().unwrap_or(&pair.wrong);
        faults.push(empty(pair, right.range.clone(), ("正确的", "right")));
    }
    for right in &pair.right {
        if right.trim() == wrong {
            faults.push(at(
                pair,
                "E1421",
                right.range.clone(),
                Words::new(
                    format!("“{wrong}”的错误写法和正确写法一样"),
                    format!("wrong and right are the same: \"{wrong}\""),
                ),
            ));
        }
    }
    let useless = pair.except.iter().filter(|phrase| !phrase.contains(wrong));
    faults.extend(useless.map(|phrase| {
        at(
            pair,
            "E1406",
            phrase.range.clone(),
            Words::new(
                format!("例外“{}”里没有“{wrong}”，永远用不上", phrase.value),
                format!(
                    "the exception \"{}\" does not hold \"{wrong}\"",
                    phrase.value
                ),
            ),
        )
    }));
    faults.extend(without_word(pair));
    if let (Some(from), Some(to)) = (pair.from, pair.to)
        && from > to
    {
        faults.push(at(
            pair,
            "E1206",
            pair.wrong.range.clone(),
            Words::new(
                format!("“{wrong}”的自年度 {from} 晚于至年度 {to}"),
                format!("the years of \"{wrong}\" end ({to}) before they begin ({from})"),
            ),
        ));
    }
    faults.extend(
        same.iter()
            .find(|first| overlap(first, pair))
            .map(|first| twice(pair, first)),
    );
    faults
}

/// An example that does not show the word.
fn without_word(pair: &Pair) -> Option<Diagnostic> {
    let example = pair.example.as_ref()?;
    let wrong = pair.wrong.trim();
    if example.is_empty() || example.contains(wrong) {
        return None;
    }
    Some(at(
        pair,
        "E1426",
        example.range.clone(),
        Words::new(
            format!("例句里没有“{wrong}”"),
            format!("the example does not hold \"{wrong}\""),
        ),
    ))
}

fn overlap(one: &Pair, other: &Pair) -> bool {
    let years = |pair: &Pair| (pair.from.unwrap_or(0), pair.to.unwrap_or(u16::MAX));
    let ((from, to), (other_from, other_to)) = (years(one), years(other));
    from <= other_to && other_from <= to
}

fn twice(pair: &Pair, first: &Pair) -> Diagnostic {
    let wrong = pair.wrong.trim();
    let fault = at(
        pair,
        "E1420",
        pair.wrong.range.clone(),
        Words::new(
            format!("“{wrong}”写了两次"),
            format!("\"{wrong}\" is listed twice"),
        ),
    );
    if Arc::ptr_eq(&first.file, &pair.file) {
        let first = first.wrong.range.clone();
        fault
            .labelled(Words::fixed("第二次", "the second time"))
            .because(first, Words::fixed("第一次", "the first time"))
            .help(Words::fixed(
                "删掉一处；各年度说法不同时，写上不重叠的自年度、至年度。",
                "Delete one; where the years differ, give years that do not overlap.",
            ))
    } else {
        fault.help(Words::new(
            format!("已经写在 {} 里，删掉一处。", first.file.path),
            format!("It stands in {} already; delete one.", first.file.path),
        ))
    }
}

fn empty(pair: &Pair, range: Range<usize>, what: (&str, &str)) -> Diagnostic {
    let message = Words::new(
        format!("{}词语是空的", what.0),
        format!("the {} word is empty", what.1),
    );
    at(pair, "E1405", range, message)
}

fn at(pair: &Pair, code: &'static str, range: Range<usize>, message: Words) -> Diagnostic {
    Diagnostic::error(code, &pair.file, range, message)
}
