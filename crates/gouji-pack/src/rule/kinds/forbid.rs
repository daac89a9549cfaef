//! `forbid`（禁用词）: words that must not stand in the text.

use gouji_core::Words;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};
use crate::rule::kinds::common::{Exceptions, by_word, found_words, longest, names, related};
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot, WordId, WordSet};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Forbid {
    #[schemars(description = "不得出现的词语", extend("x-zh" = "词语"))]
    words: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "例外：含有该词语的更长说法，其中的不算",
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

struct ForbidCheck {
    words: WordSet,
    names: Vec<String>,
    except: Exceptions,
    raw: bool,
}

impl Kind for Forbid {
    const NAME: (&'static str, &'static str) = ("forbid", "禁用词");
    const SUMMARY: (&'static str, &'static str) = (
        "写了不该写的词语就报",
        "Reports words that must not be used",
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
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "不得写“{word}”，共 {count} 处",
        "\"{word}\" must not be used; it stands {count} times",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        let words: Vec<Option<WordId>> = self.words.iter().map(|word| cx.word(word)).collect();
        let except = Exceptions::compile(cx, &self.words, &self.except);
        Some(Box::new(ForbidCheck {
            words: WordSet::new(words.into_iter().collect::<Option<Vec<_>>>()?),
            names: names(&self.words),
            except: except?,
            raw: self.raw,
        }))
    }
}

impl Check for ForbidCheck {
    fn is_of_words(&self) -> bool {
        true
    }

    fn words(&self) -> Vec<WordId> {
        self.words.words()
    }

    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let found = longest(cx.find_among(&self.words, self.raw));
        let found = self.except.keep_among(cx, found);
        out.note(None, || found_words(&found, self.names.len()));
        for (index, places) in by_word(&found) {
            let name = &self.names[index];
            out.note(Some(places[0].span), || {
                Words::new(
                    format!("“{name}”在范围内出现 {} 处", places.len()),
                    format!("\"{name}\" stands {} times in the scope", places.len()),
                )
            });
            let values = [("word", name.clone()), ("count", places.len().to_string())];
            let section = cx.units().get(places[0].hit.unit).section;
            let finding = out.report(places[0].span, section, &values);
            let others = places[1..].iter().map(|place| place.span);
            related(finding, others, &Words::default());
        }
    }
}
