//! Why a claim is not held against figures.

use crate::words::Words;

/// A doubt about a claim, with the words that raise it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimDoubt {
    /// Its kind.
    pub kind: DoubtKind,
    /// The words of the report; empty where none raise it.
    pub text: String,
}

/// The kind of a doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubtKind {
    /// It is said of a part: 其中.
    Part,
    /// It is said of one channel of several.
    Channel,
    /// It is said of another body, or of one below.
    Body,
    /// It is said of another year, or of a part of the year.
    Time,
    /// It is said of several years.
    Cumulative,
    /// It is a change and no count.
    Change,
    /// It is planned, or said of a case that may come.
    Plan,
    /// It is said of another matter.
    Matter,
    /// Nothing tells which matter it is said of.
    NoMatter,
    /// Words stand between its subject and its number that are not understood.
    Unread,
    /// The unit is not one that is counted with.
    Unit,
    /// It is said of several things, each with its own number.
    Joined,
}

impl ClaimDoubt {
    /// A doubt that words raise.
    #[must_use]
    pub fn new(kind: DoubtKind, text: &str) -> Self {
        let text = text.to_owned();
        Self { kind, text }
    }

    /// What the user reads.
    #[must_use]
    pub fn words(&self) -> Words {
        let text = &self.text;
        let (zh, en) = match self.kind {
            DoubtKind::Part => ("说的是其中一部分", "said of a part"),
            DoubtKind::Channel => ("说的是一种渠道", "said of one channel"),
            DoubtKind::Body => ("说的可能是别的机关", "perhaps said of another body"),
            DoubtKind::Time => (
                "说的不是报告年度全年",
                "not said of the whole of the report year",
            ),
            DoubtKind::Cumulative => ("可能是历年累计", "perhaps said of several years"),
            DoubtKind::Change => ("说的是增减", "a change"),
            DoubtKind::Plan => ("说的是打算或假设", "a plan or a condition"),
            DoubtKind::Matter => ("说的是别的事项", "said of another matter"),
            DoubtKind::NoMatter => (
                "看不出说的是什么事项",
                "nothing tells what matter it is said of",
            ),
            DoubtKind::Unread => ("夹有没有读懂的文字", "words that are not understood"),
            DoubtKind::Unit => ("单位不对", "another unit"),
            DoubtKind::Joined => ("几个事项合在一起说", "several things said together"),
        };
        if text.is_empty() {
            return Words::fixed(zh, en);
        }
        Words::new(format!("“{text}”，{zh}"), format!("\"{text}\": {en}"))
    }
}
