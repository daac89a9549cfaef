//! `leftover`（模板残留）: what a template leaves to be filled in.

use std::ops::Range;

use gouji_core::{SectionId, Span, Words};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::decode::{Located, Many};
use crate::rule::kind::Found;
use crate::rule::kinds::common::{Exceptions, related};
use crate::rule::kinds::residue::Residues;
use crate::rule::{Check, CompileCx, Kind, Reporter, RuleCx, Slot, WordId};

/// The body of a rule.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Leftover {
    #[serde(default)]
    #[schemars(
        description = "残留的标记，逐字匹配；不写为通用的一套：XX、××、○○、某某、____、***、{单位}、【…】、待填写、此处填写、（请填写……）等",
        extend("x-zh" = "标记")
    )]
    words: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "在通用的一套之外再加的标记，逐字匹配",
        extend("x-zh" = "另加")
    )]
    also: Many<Located<String>>,
    #[serde(default)]
    #[schemars(
        description = "例外：含有标记的更长说法，其中的不算",
        extend("x-zh" = "例外")
    )]
    except: Many<Located<String>>,
}

struct LeftoverCheck {
    words: Vec<WordId>,
    /// The usual blanks, unless the rule has its own.
    defaults: Option<Residues>,
    except: Vec<WordId>,
}

impl Kind for Leftover {
    const NAME: (&'static str, &'static str) = ("leftover", "模板残留");
    const SUMMARY: (&'static str, &'static str) = (
        "模板里待填的地方没有填就报，如 XX、待填写、{单位}",
        "Reports what a template leaves to be filled in",
    );
    const SLOTS: &'static [Slot] = &[
        Slot {
            name: ("word", "文字"),
            about: "第一处残留的文字",
        },
        Slot {
            name: ("count", "次数"),
            about: "这一部分里共有几处",
        },
    ];
    const MESSAGE: (&'static str, &'static str) = (
        "“{word}”像是模板里没有填的地方，共 {count} 处",
        "\"{word}\" looks like a blank of a template; {count} places in all",
    );

    fn compile(&self, cx: &mut CompileCx<'_>) -> Option<Box<dyn Check>> {
        if let (Some(_), Some(also)) = (self.words.first(), self.also.first()) {
            cx.fault(
                "E1447",
                also.range.clone(),
                Words::fixed(
                    "“标记”已经代替了通用的一套，“另加”没有可加的；并到“标记”里",
                    "`words` takes the place of the usual marks, to which `also` would add; put them into `words`",
                ),
            );
            return None;
        }
        let mut ids = |words: &[Located<String>]| {
            let ids: Vec<Option<WordId>> = words.iter().map(|word| cx.word(word)).collect();
            ids.into_iter().collect::<Option<Vec<WordId>>>()
        };
        let (words, also, except) = (ids(&self.words), ids(&self.also), ids(&self.except));
        Some(Box::new(LeftoverCheck {
            words: [words?, also?].concat(),
            except: except?,
            defaults: self.words.is_empty().then(|| Residues::compile(cx.lexicon)),
        }))
    }
}

/// Something that a template left.
struct Left {
    section: Option<SectionId>,
    span: Span,
}

impl Check for LeftoverCheck {
    fn check(&self, cx: &RuleCx<'_>, out: &mut Reporter<'_, '_>) {
        let found = self.found(cx);
        out.note(None, || {
            Words::new(
                format!("找到 {} 处待填的地方", found.len()),
                format!("{} blanks were found", found.len()),
            )
        });
        for habit in found.chunk_by(|a, b| a.section == b.section) {
            let values = [
                ("word", cx.report.quote(habit[0].span).to_owned()),
                ("count", habit.len().to_string()),
            ];
            let finding = out.report(habit[0].span, habit[0].section, &values);
            let others = habit[1..].iter().map(|one| one.span);
            related(finding, others, &Words::default());
        }
    }
}

impl LeftoverCheck {
    /// What was left, in the order of the text, each place once.
    fn found(&self, cx: &RuleCx<'_>) -> Vec<Left> {
        let units = cx.units();
        let mut found = Vec::new();
        let cover = Exceptions::of(self.except.iter().copied()).cover(cx);
        let mut add = |index: u32, range: Range<usize>| {
            let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
            if !cover.covers(index, at(range.start), at(range.end)) {
                let unit = units.get(index);
                found.push(Left {
                    section: unit.section,
                    span: unit.span.part(range),
                });
            }
        };
        for word in &self.words {
            for Found { hit, .. } in cx.find(*word, true) {
                add(hit.unit, hit.start as usize..hit.end as usize);
            }
        }
        if let Some(defaults) = &self.defaults {
            defaults.each(cx, &mut add);
        }
        found.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
        found.dedup_by(|next, kept| next.span.start < kept.span.end);
        found
    }
}
