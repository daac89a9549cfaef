//! Tells names of other places that stand where the own name is due from those named rightly.

use std::collections::BTreeMap;

use gouji_core::{Division, Paragraph, Prose, ReportCx, SectionId, Span};

use crate::names::{self, Area, Mention, Names, Own, Setting, Whose};

/// Another place's name that seems to be left over.
#[derive(Debug)]
pub(crate) struct LeftOver {
    /// The name.
    pub(crate) name: String,
    /// The own name that is due, if it is sure.
    pub(crate) own: Option<String>,
    /// Where it stands.
    pub(crate) uses: Vec<Use>,
}

/// A place where such a name stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Use {
    /// The name alone.
    pub(crate) place: Span,
    /// The name with the body behind it.
    pub(crate) whole: Span,
    /// The section.
    pub(crate) section: Option<SectionId>,
}

/// A name that stands so often must look left over wherever it stands.
const OFTEN: usize = 3;

/// The names of other places in a report that seem to be left over, in the order of the text.
pub(crate) fn places(cx: &ReportCx<'_>, names: &Names, own: &Own) -> Vec<LeftOver> {
    let prose = Prose::of(cx);
    let judge = Judge {
        cx,
        own,
        prose: &prose,
    };
    let others = names
        .mentions
        .iter()
        .filter(|one| one.whose == Whose::Other);
    let mut by_name: BTreeMap<&str, Vec<&Mention>> = BTreeMap::new();
    for mention in others {
        if let Some(name) = judge.name(mention) {
            by_name.entry(name).or_default().push(mention);
        }
    }
    let left = by_name.into_iter().filter_map(|(name, mentions)| {
        let level = judge.level(name)?;
        judge.is_left_over(name, &mentions).then(|| LeftOver {
            name: name.to_owned(),
            own: own.only_at(level).map(str::to_owned),
            uses: mentions.iter().filter_map(|one| judge.used(one)).collect(),
        })
    });
    let mut left: Vec<LeftOver> = left.collect();
    left.sort_by_key(|one| one.uses.first().map(|first| first.whole.start));
    left
}

struct Judge<'a> {
    cx: &'a ReportCx<'a>,
    own: &'a Own,
    prose: &'a Prose,
}

impl<'a> Judge<'a> {
    fn paragraph(&self, mention: &Mention) -> Option<&'a Paragraph> {
        self.prose.paragraphs.get(mention.paragraph)
    }

    fn name(&self, mention: &Mention) -> Option<&'a str> {
        self.paragraph(mention)?.text().get(mention.place.clone())
    }

    fn used(&self, mention: &Mention) -> Option<Use> {
        let paragraph = self.paragraph(mention)?;
        Some(Use {
            place: paragraph.span_of(mention.place.clone()),
            whole: paragraph.span_of(mention.range()),
            section: paragraph.section,
        })
    }

    /// The level of a name, if it is of another place and an own one is due there.
    ///
    /// What lies below the area of the body may be its own and is in no table.
    fn level(&self, name: &str) -> Option<usize> {
        let spec = &self.cx.form.header;
        let gazetteer = self.cx.knowledge.gazetteer();
        let known: Vec<&Division> = gazetteer.named(name).collect();
        if known.iter().any(|division| self.own.has(division)) {
            return None;
        }
        let stem = names::stem(name, spec);
        let is_like = |own: &str| own.contains(stem) || stem.contains(own);
        let mut areas = self.own.areas.iter();
        if areas.any(|area| is_like(names::stem(&area.name, spec))) {
            return None;
        }
        let segmenter = self.cx.knowledge.segmenter();
        let is_doubtful = || names::holds(name, "zones") || !names::is_only_a_name(stem, segmenter);
        if known.is_empty() && is_doubtful() {
            return None;
        }
        let mut levels: Vec<usize> = known.iter().map(|one| names::level_of(one)).collect();
        if levels.is_empty() {
            levels = names::levels_of(name, spec);
        }
        let is_told = |level: &usize| self.own.at(*level).next().is_some();
        if levels.is_empty() || !levels.iter().all(is_told) {
            return None;
        }
        // A place that exists is in the gazetteer where all of its level are.
        let is_listed = |area: &Area| gazetteer.named(&area.name).next().is_some();
        let is_complete = |level: &usize| self.own.at(*level).all(is_listed);
        if known.is_empty() && levels.iter().any(is_complete) {
            return None;
        }
        levels.into_iter().max()
    }

    /// Whether a mention cannot be read as other words: 应县政府要求.
    fn is_surely_a_name(&self, name: &str, mention: &Mention) -> bool {
        let (Some(paragraph), spec) = (self.paragraph(mention), &self.cx.form.header) else {
            return false;
        };
        let segmenter = self.cx.knowledge.segmenter();
        let stem = names::stem(name, spec);
        if name.chars().count() == 2 {
            let organ = &paragraph.text()[mention.organ.clone()];
            return names::is_only_a_short_name(stem, organ, segmenter);
        }
        let is_known = self.cx.knowledge.gazetteer().named(name).next().is_some();
        let setting = Setting::of(paragraph, mention);
        let clause = setting.clause;
        let start = clause.len() - setting.behind.len() - mention.range().len();
        is_known || names::begins_word(clause, start, segmenter)
    }

    fn is_left_over(&self, name: &str, mentions: &[&Mention]) -> bool {
        let is_like =
            |mention: &&Mention| self.is_self_like(mention) && self.is_surely_a_name(name, mention);
        if !mentions.iter().all(is_like) {
            return false;
        }
        // Every other use of the name must allow it.
        let mut count = 0;
        for (index, paragraph) in self.prose.paragraphs.iter().enumerate() {
            for (at, found) in paragraph.text().match_indices(name) {
                count += 1;
                let end = at + found.len();
                let plain = Mention {
                    paragraph: index,
                    place: at..end,
                    organ: end..end,
                    whose: Whose::Other,
                    opens_clause: false,
                };
                if is_of_others(&Setting::of(paragraph, &plain)) {
                    return false;
                }
            }
        }
        count < OFTEN || count == mentions.len()
    }

    fn is_self_like(&self, mention: &Mention) -> bool {
        let Some(paragraph) = self.paragraph(mention) else {
            return false;
        };
        // Lists of links and lines of a page around the report are no sentences.
        paragraph.text().contains('。') && !is_of_others(&Setting::of(paragraph, mention))
    }
}

fn is_of_others(setting: &Setting<'_>) -> bool {
    setting.is_quoted
        || setting.is_listed()
        || names::holds(setting.sentence, "partners")
        || names::holds(setting.clause, "partners.near")
}
