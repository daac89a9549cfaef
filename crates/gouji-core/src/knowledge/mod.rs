//! What gouji knows of the world beside forms and rules: words that are right, and places.

mod gazetteer;
mod known_word;

use std::fmt;
use std::sync::{Arc, LazyLock, OnceLock};

use gouji_zh::Segmenter;

pub use gazetteer::{Division, Gazetteer};
pub use known_word::KnownWord;

use crate::context::ReportCx;
use crate::span::Span;

/// Words and places of the packs and of the user's configuration.
#[derive(Default)]
pub struct Knowledge {
    words: Vec<KnownWord>,
    gazetteer: Gazetteer,
    dictionary: Arc<Dictionary>,
}

/// The words that are right everywhere, and a segmenter that has them, made when it is needed: the
/// general dictionary takes a while to load.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    words: Vec<String>,
    segmenter: OnceLock<Segmenter>,
}

impl Dictionary {
    fn add(&mut self, word: String) {
        self.words.push(word);
        self.segmenter = OnceLock::new();
    }

    /// Cuts text by the general dictionary and these words.
    pub(crate) fn segmenter(&self) -> &Segmenter {
        let words = || self.words.iter().map(String::as_str);
        self.segmenter
            .get_or_init(|| Segmenter::with_words(words()))
    }
}

/// Knowledge of nothing, for reports that are looked at on their own.
pub(crate) static NOTHING: LazyLock<Knowledge> = LazyLock::new(Knowledge::default);

impl Knowledge {
    /// Adds a word that is right.
    pub fn add_word(&mut self, word: KnownWord) {
        if word.is_for_all() {
            match Arc::get_mut(&mut self.dictionary) {
                Some(own) => own.add(word.word.clone()),
                None => {
                    let mut own = Dictionary::default();
                    own.words.clone_from(&self.dictionary.words);
                    own.add(word.word.clone());
                    self.dictionary = Arc::new(own);
                }
            }
        }
        self.words.push(word);
    }

    /// Adds a place.
    pub fn add_division(&mut self, division: Division) {
        self.gazetteer.add(division);
    }

    /// The places.
    #[must_use]
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Cuts text by the general dictionary and the words that are right everywhere.
    #[must_use]
    pub fn segmenter(&self) -> &Segmenter {
        self.dictionary.segmenter()
    }

    /// The words that are right everywhere.
    pub(crate) fn dictionary(&self) -> &Arc<Dictionary> {
        &self.dictionary
    }

    /// Whether a text belongs to a name that is right in this report, and is not to be corrected:
    /// a known word, a name from the head of the report, or a place.
    #[must_use]
    pub fn protects(&self, cx: &ReportCx<'_>, span: Span) -> bool {
        let around = Around::new(cx, span);
        let known = self.words.iter().filter(|word| word.is_for(cx));
        known
            .map(|word| word.word.as_str())
            .any(|word| around.is_in(word))
            || names_of(cx).any(|name| around.is_in(name))
            || self
                .gazetteer
                .names_around(around.text, around.range())
                .next()
                .is_some()
    }
}

/// The names in the head of a report: of its body, of the area that the body governs, and of its
/// region.
fn names_of<'a>(cx: &ReportCx<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let header = &cx.report.header;
    let body = header.body.as_ref().map(|body| body.value.as_str());
    let governments = cx.form.header.governments.iter();
    let areas = governments.filter_map(move |ending| body?.strip_suffix(ending.as_str()));
    let region = header.region.as_ref().map(|region| region.value.as_str());
    let names = body.into_iter().chain(areas).chain(region);
    names.filter(|name| !name.is_empty())
}

/// A place with the text around it that a name could reach.
struct Around<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

/// Longest name that is looked for, in bytes.
const REACH: usize = 120;

impl<'a> Around<'a> {
    fn new(cx: &ReportCx<'a>, span: Span) -> Self {
        let whole = cx.report.document.text.as_str();
        let (start, end) = (span.start as usize, span.end as usize);
        let from = whole.floor_char_boundary(start.saturating_sub(REACH));
        let to = whole.floor_char_boundary((end + REACH).min(whole.len()));
        Self {
            text: whole.get(from..to).unwrap_or(""),
            start: start - from,
            end: end.min(to) - from,
        }
    }

    fn range(&self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// Whether the place lies in an occurrence of a name.
    fn is_in(&self, name: &str) -> bool {
        let mut places = self.text.match_indices(name);
        places.any(|(at, found)| at <= self.start && self.end <= at + found.len())
    }
}

impl fmt::Debug for Knowledge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Knowledge({} words, {} places)",
            self.words.len(),
            self.gazetteer.len()
        )
    }
}
