//! Reads the claims of a report clause by clause.

use std::ops::Range;

use gouji_zh::Unit;

use super::clause::ClauseView;
use super::grammar::{ClaimGrammar, Meaning};
use super::state::{Seen, State};
use super::token::{Kind, Token, is_count, tokens};
use super::{Claim, ClaimDoubt, DoubtKind, Says, count, none};
use crate::context::ReportCx;
use crate::fact::FactId;
use crate::prose::{Paragraph, Prose};
use crate::span::Span;

/// The claims of a report.
pub(super) fn read(cx: &ReportCx<'_>, grammar: &ClaimGrammar, prose: &Prose) -> Vec<Claim> {
    if grammar.specs.is_empty() {
        return Vec::new();
    }
    let body = cx.report.header.body.as_ref();
    let mut reader = Reader {
        grammar,
        year: cx.year(),
        body: body.map_or("", |body| &body.value),
        state: State::default(),
        claims: Vec::new(),
        sentence_start: 0,
        part_of: None,
    };
    let mut section = None;
    let mut sentence = None;
    for paragraph in &prose.paragraphs {
        if section != Some(paragraph.section) {
            section = Some(paragraph.section);
            reader.state.section();
        }
        reader.paragraph(paragraph, &mut sentence);
    }
    reader.claims
}

/// Keeps what was said while it goes through the prose.
pub(super) struct Reader<'a> {
    grammar: &'a ClaimGrammar,
    year: Option<u16>,
    body: &'a str,
    pub(super) state: State,
    claims: Vec<Claim>,
    /// The first of the claims of the sentence.
    sentence_start: usize,
    /// The figures of the part that the sentence is about, if it names one first.
    part_of: Option<Vec<FactId>>,
}

/// A pattern that was found.
pub(super) struct Found {
    pub(super) spec: usize,
    /// Tokens from the first of its words to the number.
    phrase: Range<usize>,
    pub(super) doubt: Option<ClaimDoubt>,
}

impl Found {
    pub(super) fn new(spec: usize, phrase: Range<usize>, doubt: Option<ClaimDoubt>) -> Self {
        Self {
            spec,
            phrase,
            doubt,
        }
    }
}

impl Reader<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph, sentence: &mut Option<u32>) {
        let words: Vec<_> = self.grammar.find(paragraph.text()).collect();
        let mut all: Vec<Token> = Vec::new();
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for clause in &paragraph.clauses {
            let start = all.len();
            all.extend(tokens(paragraph, &words, clause.range.clone()));
            ranges.push(start..all.len());
        }
        let mut before: Option<Range<usize>> = None;
        for (clause, range) in paragraph.clauses.iter().zip(ranges) {
            let is_new = *sentence != Some(clause.sentence);
            if is_new {
                *sentence = Some(clause.sentence);
                let told = self.claims[self.sentence_start..]
                    .iter()
                    .any(Claim::is_sure);
                self.state.sentence(told);
                self.part_of = None;
                self.sentence_start = self.claims.len();
                before = None;
            }
            let text = &paragraph.text()[clause.range.clone()];
            if is_new && opens_topic(text) {
                let matter = self.only_matter(&all[range.clone()]);
                self.state.topic(matter);
            }
            let view = ClauseView {
                grammar: self.grammar,
                paragraph,
                tokens: &all,
                range: range.clone(),
                before: before.take(),
                sentence: clause.sentence,
            };
            self.clause(&view);
            let has_count = |token: &Token| token.quantity(paragraph).is_some_and(is_count);
            if !all[range.clone()].iter().any(has_count) {
                before = Some(range);
            }
        }
    }

    fn clause(&mut self, view: &ClauseView<'_>) {
        let carries = view
            .before
            .clone()
            .is_some_and(|before| view.is_light(before));
        self.state.clause(carries);
        let mut from = view.range.start;
        let mut has_number = false;
        for at in view.range.clone() {
            let token = &view.tokens[at];
            if token.is(self.grammar, Meaning::Denial) {
                none::denied(self, view, at);
            }
            match token.kind {
                Kind::Figure(_) if token.quantity(view.paragraph).is_some() => {
                    let unit = token.quantity(view.paragraph).map(|one| one.unit);
                    if unit == Some(Unit::Time) && view.text(token).ends_with(YEAR) {
                        self.state.years(view.text(token));
                    }
                    count::claims(self, view, from, at);
                    from = at + 1;
                    has_number = true;
                }
                Kind::Figure(_) => self.state.date(view.text(token), self.year),
                _ => {
                    let is_first = view.is_first(at);
                    let text = view.text(token);
                    let is_word = token.kind != Kind::Unknown;
                    if view.is_name(at) && self.grammar.ends_as_body(text, is_word) {
                        self.state.body(text, self.body, is_first);
                    }
                    let seen = Seen {
                        text,
                        is_compound: view.is_compound(at),
                        is_owned: view.is_owned(at),
                        is_first,
                    };
                    let meanings = token.meanings(self.grammar);
                    self.state.see(meanings, &seen, self.body);
                }
            }
        }
        none::said(self, view);
        let has_rest = view.tokens[view.range.clone()]
            .iter()
            .any(|token| token.is(self.grammar, Meaning::Rest));
        self.state.end_clause(has_number, has_rest);
        if !has_number && view.names_whole(&view.range) {
            self.part_of = self.part_of.take().or_else(|| self.named_part(view));
        }
    }

    /// The figures of what a clause names that is a part by its nature: 自然人申请中.
    fn named_part(&self, view: &ClauseView<'_>) -> Option<Vec<FactId>> {
        let tokens = view.tokens[view.range.clone()].iter();
        let mut meanings = tokens.flat_map(|token| token.meanings(self.grammar));
        let spec = meanings.find_map(|one| match one {
            Meaning::Subject { spec, .. } if view.spec(*spec).is_part => Some(*spec),
            _ => None,
        })?;
        Some(view.spec(spec).readings.concat())
    }

    /// The only matter that tokens name in full.
    fn only_matter(&self, tokens: &[Token]) -> Option<usize> {
        let meanings = tokens.iter().flat_map(|token| token.meanings(self.grammar));
        let mut matters = meanings.filter_map(|one| match one {
            Meaning::Matter {
                matter,
                is_short: false,
            } => Some(*matter),
            _ => None,
        });
        let first = matters.next()?;
        matters.all(|one| one == first).then_some(first)
    }

    /// Why nothing tells that the matter of a pattern is meant.
    pub(super) fn other_matter(&self, view: &ClauseView<'_>, spec: usize) -> Option<ClaimDoubt> {
        let spec = view.spec(spec);
        let doubt = self.state.other_matter(spec.matter)?;
        (!spec.is_evident || doubt.kind != DoubtKind::NoMatter).then_some(doubt)
    }

    /// Why a word that names a matter is not of the matter of a pattern.
    pub(super) fn not_of(
        &self,
        view: &ClauseView<'_>,
        token: &Token,
        spec: usize,
    ) -> Option<ClaimDoubt> {
        let wanted = view.spec(spec).matter?;
        let mut meanings = token.meanings(self.grammar).iter();
        let found = meanings.find_map(|one| match one {
            Meaning::Matter { matter, is_short } if *matter == wanted => Some(*is_short),
            _ => None,
        });
        match found {
            Some(false) => None,
            Some(true) => self.state.other_if_short(wanted),
            None => Some(ClaimDoubt::new(DoubtKind::Matter, view.text(token))),
        }
    }

    /// Why the paragraph does not tell that a pattern is meant.
    pub(super) fn lacks_context(&self, view: &ClauseView<'_>, spec: usize) -> Option<ClaimDoubt> {
        let is_needed = !view.spec(spec).context.is_empty();
        (is_needed && !self.state.has_context(spec))
            .then(|| ClaimDoubt::new(DoubtKind::NoMatter, ""))
    }

    /// The patterns of the claims with a number that the sentence made so far.
    pub(super) fn said_before(&self, view: &ClauseView<'_>) -> Vec<usize> {
        let claims = self.claims[self.sentence_start..].iter();
        let of_sentence = claims.filter(|claim| claim.sentence == view.sentence);
        let with_number = of_sentence.filter(|claim| claim.digits.is_some());
        with_number.map(|claim| claim.spec).take(MANY).collect()
    }

    /// A total that 其中 takes the same thing from holds more than that: 共收到180件，其中新收172件.
    fn doubt_whole(&mut self, spec: usize, says: &Says) {
        let Says::Number(part) = says else { return };
        let claims = self.claims[self.sentence_start..]
            .iter_mut()
            .rev()
            .take(MANY);
        for whole in claims.filter(|one| one.spec == spec && one.is_sure()) {
            if whole.number() > part.number {
                whole.doubt = Some(ClaimDoubt::new(DoubtKind::Joined, ""));
            }
        }
    }

    /// Keeps a claim.
    pub(super) fn push(
        &mut self,
        view: &ClauseView<'_>,
        found: Found,
        readings: Vec<Vec<FactId>>,
        says: Says,
        digits: Option<Span>,
    ) {
        let tokens = &view.tokens[found.phrase];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return;
        };
        let is_of_part =
            |part: &Vec<FactId>| readings.iter().flatten().all(|one| part.contains(one));
        let is_whole = self.part_of.as_ref().is_none_or(is_of_part);
        let doubt = found
            .doubt
            .or_else(|| (!is_whole).then(|| ClaimDoubt::new(DoubtKind::Part, "")));
        let phrase = view.paragraph.span_of(first.range.start..last.range.end);
        if self.state.is_only_part() || is_in_brackets(view.paragraph.text(), first.range.start) {
            self.doubt_whole(found.spec, &says);
        }
        self.claims.push(Claim {
            spec: found.spec,
            readings,
            says,
            phrase,
            digits,
            section: view.paragraph.section,
            sentence: view.sentence,
            doubt,
        });
    }
}

/// Ends a length of time that is more than the report year.
const YEAR: char = '年';
/// Claims of a sentence that are looked back at.
const MANY: usize = 32;

/// Whether a clause opens a topic: it begins with an ordinal, or is the only one of its line.
fn opens_topic(text: &str) -> bool {
    let ordinal =
        text.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let is_listed = ordinal.len() < text.len() && ordinal.starts_with('是');
    is_listed || gouji_zh::enumerator_len(text).is_some() || text.ends_with("方面")
}

/// Longest stretch in brackets that tells the parts of a number, in bytes.
const REMARK: usize = 200;

/// Whether a bracket is open at a place: 共收到180件（新收172件，上年结转8件）.
fn is_in_brackets(text: &str, at: usize) -> bool {
    let start = text.ceil_char_boundary(at.saturating_sub(REMARK));
    let before = text.get(start..at).unwrap_or("");
    match (before.rfind('('), before.rfind(')')) {
        (Some(open), Some(closed)) => open > closed,
        (open, _) => open.is_some(),
    }
}
