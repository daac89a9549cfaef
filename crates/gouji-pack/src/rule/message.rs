//! What a finding says: text with values filled in.

use std::borrow::Cow;

use gouji_core::{Lang, ReportCx, Words};
use gouji_expr::Program;

use super::compile::CompileCx;
use super::kind::Slot;
use crate::decode::Located;

/// The message of a rule on one form, in both languages.
pub(crate) struct Message {
    zh: Template,
    en: Template,
    /// Whether the rule says it itself, in Chinese and in English.
    is_own: (bool, bool),
}

/// Text with places to fill.
struct Template(Vec<Piece>);

enum Piece {
    Text(String),
    /// A value of the kind, by the English name of its slot.
    Slot(&'static str),
    /// A value of the report.
    Value(Program),
}

/// A value that fills a slot: the same in both languages, or not.
pub(crate) trait SlotValue {
    /// The value in one language.
    fn text(&self, lang: Lang) -> &str;
}

impl SlotValue for String {
    fn text(&self, _: Lang) -> &str {
        self
    }
}

impl SlotValue for Words {
    fn text(&self, lang: Lang) -> &str {
        self.get(lang)
    }
}

impl Message {
    /// The message of a rule; where it says nothing, that of its kind.
    pub(crate) fn compile(
        cx: &mut CompileCx<'_>,
        slots: &'static [Slot],
        default: (&str, &str),
        zh: Option<&Located<String>>,
        en: Option<&Located<String>>,
    ) -> Option<Self> {
        let own = |cx: &mut CompileCx<'_>, text: Option<&Located<String>>, default: &str| match text
        {
            Some(text) => Template::compile(cx, slots, text),
            None => Some(Template::of_kind(slots, default)),
        };
        let (zh_template, en_template) = (
            own(cx, zh, default.0),
            // A rule that speaks Chinese only does so to everybody.
            own(cx, en.or(zh), default.1),
        );
        Some(Self {
            zh: zh_template?,
            en: en_template?,
            is_own: (zh.is_some(), en.or(zh).is_some()),
        })
    }

    /// The words of a finding.
    pub(crate) fn fill<V: SlotValue>(&self, cx: &ReportCx<'_>, values: &[(&str, V)]) -> Words {
        Words::new(
            self.zh.fill(cx, values, Lang::Zh, "？"),
            self.en.fill(cx, values, Lang::En, "?"),
        )
    }

    /// The words of a finding; where the rule says nothing, `default`, Chinese and English, in
    /// place of what its kind says.
    pub(crate) fn fill_or(
        &self,
        cx: &ReportCx<'_>,
        default: (&str, &str),
        values: &[(&str, String)],
    ) -> Words {
        let said = self.fill(cx, values);
        let or = |is_own: bool, said: Cow<'static, str>, default: &str| match is_own {
            true => said.into_owned(),
            false => filled(default, values),
        };
        Words::new(
            or(self.is_own.0, said.zh, default.0),
            or(self.is_own.1, said.en, default.1),
        )
    }
}

/// A text of a kind with the values of its slots.
fn filled(text: &str, values: &[(&str, String)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        let value = values.iter().find(|(slot, _)| *slot == name);
        filled.push_str(before);
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    filled + rest
}

impl Template {
    fn compile(
        cx: &mut CompileCx<'_>,
        slots: &'static [Slot],
        text: &Located<String>,
    ) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut is_whole = true;
        let (mut rest, mut at) = (text.value.as_str(), 0);
        while let Some(open) = rest.find('{') {
            pieces.push(Piece::Text(rest[..open].to_owned()));
            let Some(close) = rest[open..].find('}').map(|close| open + close) else {
                let range = text.inner(&cx.file.text, at + open..at + open + 1);
                cx.fault(
                    "E1305",
                    range,
                    Words::fixed("“{”没有配对的“}”", "`{` has no `}`"),
                );
                return None;
            };
            let name = rest[open + 1..close].trim();
            let slot = slots
                .iter()
                .find(|slot| slot.name.0 == name || slot.name.1 == name);
            match slot {
                Some(slot) => pieces.push(Piece::Slot(slot.name.0)),
                None => {
                    let inner = at + open + 1..at + close;
                    match cx.expression_in(text, inner, name, slots) {
                        Some(program) => pieces.push(Piece::Value(program)),
                        None => is_whole = false,
                    }
                }
            }
            at += close + 1;
            rest = &rest[close + 1..];
        }
        pieces.push(Piece::Text(rest.to_owned()));
        is_whole.then_some(Self(pieces))
    }

    /// The message that a kind brings; its slots are all its own.
    fn of_kind(slots: &'static [Slot], text: &str) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            pieces.push(Piece::Text(before.to_owned()));
            let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
            let slot = slots
                .iter()
                .find(|slot| slot.name.0 == name || slot.name.1 == name);
            pieces.extend(slot.map(|slot| Piece::Slot(slot.name.0)));
            rest = after;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        Self(pieces)
    }

    fn fill<V: SlotValue>(
        &self,
        cx: &ReportCx<'_>,
        values: &[(&str, V)],
        lang: Lang,
        unknown: &str,
    ) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Slot(name) => values
                .iter()
                .find(|(slot, _)| slot == name)
                .map_or(unknown.to_owned(), |(_, value)| value.text(lang).to_owned()),
            Piece::Value(program) => program
                .eval(cx)
                .map_or(unknown.to_owned(), |value| value.to_string()),
        };
        self.0.iter().map(piece).collect()
    }
}
