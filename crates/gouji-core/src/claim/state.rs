//! What a reader of the prose has in mind: the topic, what was named last, the year that is meant.

use super::grammar::{Limit, Meaning};
use super::{ClaimDoubt, DoubtKind};

/// What was said before a place, as far as it tells what the place is about.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Numbers the topics; a context is one of the topic that it was said in.
    topic: usize,
    /// The matter of the topic.
    topic_matter: Option<usize>,
    /// What the sentence named last.
    mention: Option<Mention>,
    /// The only matter that the sentence before named.
    earlier: Option<usize>,
    /// What the sentence names: none yet, one matter, or several.
    named: Named,
    /// For each pattern, the topic in which its context was said last.
    contexts: Vec<usize>,
    /// The date that the sentence named last, if it is not of the report year.
    day: Option<ClaimDoubt>,
    /// The other body that the sentence is about, if it names one first.
    who: Option<ClaimDoubt>,
    /// Whether the clause says that all bodies of an area are meant.
    is_whole: bool,
    /// Why what follows in the clause is narrower than the whole.
    limit: Option<ClaimDoubt>,
    /// The limit of the clause before.
    limit_before: Option<ClaimDoubt>,
    /// Whether the clause says that what follows is a part.
    part: bool,
    /// Whether the last clause with a number speaks of a part.
    pub(super) part_before: bool,
    /// Whether what follows in the clause is said aside.
    aside: bool,
}

/// A word as a reader sees it.
pub(super) struct Seen<'t> {
    /// The word.
    pub(super) text: &'t str,
    /// Whether it ends a longer one that is not understood: 低保申请.
    pub(super) is_compound: bool,
    /// Whether it is said to be of something that is not understood: 企业提出的申请.
    pub(super) is_owned: bool,
    /// Whether nothing is said before it in the clause.
    pub(super) is_first: bool,
}

/// The first character of the words that mean all of an area: 全县.
const WHOLE: char = '全';
/// The first character of the words that mean each body of an area: 各县.
const EACH: char = '各';

/// A name of a matter, or something that stands for several.
#[derive(Debug, Clone)]
struct Mention {
    matters: Vec<usize>,
    text: String,
}

#[derive(Debug, Clone, Copy, Default)]
enum Named {
    #[default]
    Nothing,
    One(usize),
    Several,
}

impl State {
    /// A new section: nothing said before it counts.
    pub(super) fn section(&mut self) {
        *self = Self {
            topic: self.topic + 1,
            ..Self::default()
        };
    }

    /// A new topic, perhaps with a matter of its own.
    pub(super) fn topic(&mut self, matter: Option<usize>) {
        self.topic += 1;
        self.topic_matter = matter;
        self.earlier = None;
        self.named = Named::Nothing;
    }

    /// A new sentence; `told` says that the one before told figures of its matter.
    pub(super) fn sentence(&mut self, told: bool) {
        self.earlier = match self.named {
            Named::One(matter) if told => Some(matter),
            _ => None,
        };
        self.named = Named::Nothing;
        self.mention = None;
        self.day = None;
        self.who = None;
        self.part_before = false;
        self.part = false;
        self.limit = None;
    }

    /// A new clause; `carries` says that the one before was nothing but 其中.
    pub(super) fn clause(&mut self, carries: bool) {
        self.limit_before = self.limit.take();
        self.part &= carries;
        self.aside = false;
        self.is_whole = false;
    }

    /// The end of a clause; the time that one without a number names is that of the next.
    pub(super) fn end_clause(&mut self, has_number: bool, has_rest: bool) {
        let is_time =
            |one: &&ClaimDoubt| matches!(one.kind, DoubtKind::Time | DoubtKind::Cumulative);
        match self.limit.as_ref().filter(is_time) {
            Some(limit) if !has_number => self.day = Some(limit.clone()),
            _ => {}
        }
        if has_number {
            self.part_before = self.is_part();
        } else if has_rest {
            self.part_before = true;
        }
    }

    /// Takes in a word.
    pub(super) fn see(&mut self, meanings: &[Meaning], word: &Seen<'_>, own: &str) {
        let text = word.text;
        let mut matters = Vec::new();
        let mut is_other = false;
        for meaning in meanings {
            match *meaning {
                Meaning::Matter { matter, is_short } => {
                    if word.is_owned || (is_short && word.is_compound) {
                        is_other = true;
                    } else if !is_short || self.may_be_short(matter) {
                        matters.push(matter);
                    }
                }
                Meaning::Context { spec } => {
                    if self.contexts.len() <= spec {
                        self.contexts.resize(spec + 1, 0);
                    }
                    self.contexts[spec] = self.topic + 1;
                }
                Meaning::Part => self.part = true,
                Meaning::Aside => self.aside = true,
                Meaning::Filler if text.starts_with(WHOLE) => {
                    self.is_whole = true;
                    self.who = None;
                }
                Meaning::Limit(Limit::Change) => {}
                Meaning::Limit(Limit::Body) => self.body(text, own, word.is_first),
                Meaning::Limit(limit) => {
                    let doubt = || ClaimDoubt::new(limit.doubt(), text);
                    self.limit.get_or_insert_with(doubt);
                }
                _ => {}
            }
        }
        if is_other && matters.is_empty() && !self.aside {
            self.named = Named::Several;
            self.mention = Some(Mention {
                matters,
                text: text.to_owned(),
            });
            return;
        }
        if !matters.is_empty() && !self.aside {
            self.named = match self.named {
                Named::Nothing if matters.len() == 1 => Named::One(matters[0]),
                Named::One(one) if matters.contains(&one) => Named::One(one),
                _ => Named::Several,
            };
            self.mention = Some(Mention {
                matters,
                text: text.to_owned(),
            });
        }
    }

    /// Takes in the name of a body; `is_first` says that nothing is said before it.
    pub(super) fn body(&mut self, name: &str, own: &str, is_first: bool) {
        let is_each = self.is_whole && name.starts_with(EACH);
        if is_each || is_spelled_by(name, own) {
            return;
        }
        let doubt = ClaimDoubt::new(DoubtKind::Body, name);
        if is_first {
            self.who = Some(doubt.clone());
        }
        self.limit.get_or_insert(doubt);
    }

    /// Takes in a length of time: 近三年.
    pub(super) fn years(&mut self, text: &str) {
        self.day = Some(ClaimDoubt::new(DoubtKind::Cumulative, text));
    }

    /// Takes in a date.
    pub(super) fn date(&mut self, text: &str, year: Option<u16>) {
        match is_other_time(text, year) {
            Some(true) => self.day = Some(ClaimDoubt::new(DoubtKind::Time, text)),
            Some(false) => self.day = None,
            None => {}
        }
    }

    /// A short name stands for its matter unless another one is spoken of.
    fn may_be_short(&self, matter: usize) -> bool {
        match &self.mention {
            Some(mention) => mention.matters.contains(&matter),
            None => self
                .topic_matter
                .or(self.earlier)
                .is_none_or(|one| one == matter),
        }
    }

    /// Why a short name of a matter does not stand for it here.
    pub(super) fn other_if_short(&self, matter: usize) -> Option<ClaimDoubt> {
        let is_it = self.may_be_short(matter);
        (!is_it).then(|| ClaimDoubt::new(DoubtKind::Matter, ""))
    }

    /// Why something that is said of a matter is not said of it here.
    pub(super) fn other_matter(&self, matter: Option<usize>) -> Option<ClaimDoubt> {
        let matter = matter?;
        if let Some(mention) = &self.mention {
            let is_it = mention.matters.contains(&matter);
            return (!is_it).then(|| ClaimDoubt::new(DoubtKind::Matter, &mention.text));
        }
        match self.topic_matter.or(self.earlier) {
            Some(one) if one == matter => None,
            Some(_) => Some(ClaimDoubt::new(DoubtKind::Matter, "")),
            None => Some(ClaimDoubt::new(DoubtKind::NoMatter, "")),
        }
    }

    /// Why what is said at this place is narrower than the whole year and the whole body.
    pub(super) fn narrows(
        &self,
        may_be_part: bool,
        takes_clause_before: bool,
    ) -> Option<ClaimDoubt> {
        if self.part && !may_be_part {
            return Some(ClaimDoubt::new(DoubtKind::Part, ""));
        }
        if let Some(limit) = &self.limit {
            return Some(limit.clone());
        }
        if takes_clause_before && self.limit_before.is_some() {
            return self.limit_before.clone();
        }
        if self.aside {
            return Some(ClaimDoubt::new(DoubtKind::Part, ""));
        }
        self.who.clone().or_else(|| self.day.clone())
    }

    /// Whether a word of the context of a pattern was said in this topic.
    pub(super) fn has_context(&self, spec: usize) -> bool {
        self.contexts.get(spec) == Some(&(self.topic + 1))
    }

    /// Whether the clause speaks of a part.
    pub(super) fn is_part(&self) -> bool {
        self.part || self.limit.is_some()
    }

    /// Whether the clause says 其中 and narrows what follows in no other way.
    pub(super) fn is_only_part(&self) -> bool {
        self.part && self.limit.is_none()
    }
}

impl Limit {
    /// The doubt that a word of this kind raises.
    pub(super) fn doubt(self) -> DoubtKind {
        match self {
            Self::Channel => DoubtKind::Channel,
            Self::Body => DoubtKind::Body,
            Self::Time => DoubtKind::Time,
            Self::Cumulative => DoubtKind::Cumulative,
            Self::Change => DoubtKind::Change,
            Self::Plan => DoubtKind::Plan,
        }
    }
}

/// Whether the characters of a short name stand in a name in their order.
fn is_spelled_by(short: &str, name: &str) -> bool {
    let mut rest = name.chars();
    short.chars().all(|ch| rest.any(|other| other == ch))
}

/// Marks of a part of the year in a date: 第一季度, 3月上旬.
const PARTS_OF_YEAR: [char; 3] = ['季', '旬', '周'];

/// Whether a date is not of the report year, or of a part of it; none where it names neither a
/// year nor a month.
fn is_other_time(text: &str, year: Option<u16>) -> Option<bool> {
    let number_before = |mark: char| {
        let digits = text[..text.find(mark)?].bytes().rev();
        let len = digits.take_while(u8::is_ascii_digit).count();
        let end = text.find(mark)?;
        text[end - len..end].parse::<u16>().ok()
    };
    let (of_year, month) = (number_before('年'), number_before('月'));
    if text.contains(PARTS_OF_YEAR) {
        return Some(true);
    }
    if of_year.is_none() && month.is_none() {
        return None;
    }
    let is_other = of_year.zip(year).is_some_and(|(one, report)| one != report);
    let is_whole = matches!(
        (month, number_before('日')),
        (None, _) | (Some(1), Some(1)) | (Some(12), Some(31))
    );
    Some(is_other || !is_whole)
}
