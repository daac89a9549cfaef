//! What the prose of a report says of its figures: claims, found by the patterns of a pack.

mod clause;
mod count;
mod doubt;
mod grammar;
mod none;
mod reader;
mod state;
mod token;
mod words;

use std::rc::Rc;

use gouji_zh::Quantity;

pub use doubt::{ClaimDoubt, DoubtKind};
pub use grammar::{ClaimGrammar, ClaimSpec, ClaimWords, Matter};

use crate::context::ReportCx;
use crate::fact::FactId;
use crate::form::SectionId;
use crate::prose::Prose;
use crate::span::Span;

/// The claims of a report, in the order of its prose.
#[derive(Debug, Default)]
pub struct Claims {
    /// All of them, those that are not sure included.
    pub claims: Vec<Claim>,
}

/// What a clause says of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Which of the patterns of the form found it.
    pub spec: usize,
    /// The figures that it may be about: each reading is a sum.
    pub readings: Vec<Vec<FactId>>,
    /// What it says.
    pub says: Says,
    /// Its words, from the subject to the number.
    pub phrase: Span,
    /// Its digits, if it has any.
    pub digits: Option<Span>,
    /// The section that it is in.
    pub section: Option<SectionId>,
    /// The number of its sentence.
    pub sentence: u32,
    /// Why it is not to be held against figures, if it is not.
    pub doubt: Option<ClaimDoubt>,
}

/// What a claim says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// A number.
    Number(Quantity),
    /// That there is none.
    None,
}

impl Claims {
    /// The claims of a report, worked out once.
    #[must_use]
    pub fn of(cx: &ReportCx<'_>) -> Rc<Self> {
        cx.memo.get(0, || Self::by(cx, &cx.form.claims))
    }

    /// What the patterns of another grammar than that of the form find.
    #[must_use]
    pub fn by(cx: &ReportCx<'_>, grammar: &ClaimGrammar) -> Self {
        let prose = Prose::of(cx);
        Self {
            claims: reader::read(cx, grammar, &prose),
        }
    }

    /// The claims that may be held against figures.
    pub fn sure(&self) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(|claim| claim.is_sure())
    }

    /// The sure claims about exactly one figure.
    pub fn stating(&self, fact: FactId) -> impl Iterator<Item = &Claim> {
        self.sure()
            .filter(move |claim| matches!(claim.readings.as_slice(), [sum] if *sum == [fact]))
    }
}

impl Claim {
    /// Whether it may be held against figures.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.doubt.is_none()
    }

    /// Every figure that it may be about.
    pub fn facts(&self) -> impl Iterator<Item = FactId> + '_ {
        self.readings.iter().flatten().copied()
    }

    /// The number that it says; none is zero.
    #[must_use]
    pub fn number(&self) -> rust_decimal::Decimal {
        match &self.says {
            Says::Number(quantity) => quantity.number,
            Says::None => rust_decimal::Decimal::ZERO,
        }
    }
}
