//! The words of a report's text, each stretch of it segmented at most once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use crate::context::ReportCx;
use crate::knowledge::Dictionary;
use crate::span::Span;
use crate::stopwatch::{Stopwatch, Work};

/// The segmentation of a report, worked out where a rule asks for it.
pub struct Segmentation {
    dictionary: Arc<Dictionary>,
    stopwatch: Option<Rc<dyn Stopwatch>>,
    known: RefCell<HashMap<Span, Rc<Boundaries>>>,
}

/// Where words begin and end in a stretch of text.
#[derive(Debug)]
pub struct Boundaries(Vec<u32>);

impl Segmentation {
    /// The segmentation of a report.
    #[must_use]
    pub fn of(cx: &ReportCx<'_>) -> Rc<Self> {
        cx.memo.get(0, || Self {
            dictionary: Arc::clone(cx.knowledge.dictionary()),
            stopwatch: cx.memo.stopwatch(),
            known: RefCell::default(),
        })
    }

    /// The words of a stretch whose text this is.
    #[must_use]
    pub fn boundaries(&self, span: Span, text: &str) -> Rc<Boundaries> {
        if let Some(known) = self.known.borrow().get(&span) {
            return Rc::clone(known);
        }
        if let Some(stopwatch) = &self.stopwatch {
            stopwatch.begin(Work::Shared("Segmentation"));
        }
        let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let segments = self.dictionary.segmenter().cut(text);
        let starts = segments.iter().map(|segment| at(segment.start));
        let made = Rc::new(Boundaries(starts.chain([at(text.len())]).collect()));
        self.known.borrow_mut().insert(span, Rc::clone(&made));
        if let Some(stopwatch) = &self.stopwatch {
            stopwatch.end();
        }
        made
    }
}

impl Boundaries {
    /// Whether a range, in bytes from the start of the stretch, begins and ends where words do.
    #[must_use]
    pub fn is_of_words(&self, start: usize, end: usize) -> bool {
        let is_boundary = |offset: usize| {
            u32::try_from(offset).is_ok_and(|offset| self.0.binary_search(&offset).is_ok())
        };
        is_boundary(start) && is_boundary(end)
    }

    /// Whether a range is a part of one longer word.
    #[must_use]
    pub fn is_in_a_word(&self, start: usize, end: usize) -> bool {
        let until_start = self.0.partition_point(|at| *at as usize <= start);
        until_start == self.0.partition_point(|at| (*at as usize) < end)
    }
}

impl fmt::Debug for Segmentation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Segmentation({})", self.known.borrow().len())
    }
}
