//! Shares of one whole against 100 %.

use gouji_core::{Comparison, Words};
use rust_decimal::Decimal;

use super::interval::Interval;
use super::judged::{Fault, Judged};
use super::marker::{Marker, has_any};
use super::passage::Passage;

/// What the lists of shares of a passage come to.
pub(crate) fn hundreds(passage: &Passage) -> Vec<Judged> {
    let mut found = Vec::new();
    let mut number = 0;
    while number < passage.numbers.len() {
        let group = Group::from(passage, number);
        number = group
            .as_ref()
            .and_then(|group| group.shares.last())
            .map_or(number + 1, |last| last + 1);
        found.extend(group.and_then(|group| group.judge(passage)));
    }
    found
}

/// Least number of shares that are taken for all of them when their sum is close to 100 %.
const CLOSE_SHARES: usize = 3;
/// From where a sum is close.
const CLOSE: i64 = 90;
/// Most shares of a list.
const MAX_SHARES: usize = 40;
const RESTS: [&str; 3] = ["其他", "其余", "剩余"];

/// Shares that are stated one after the other.
struct Group {
    shares: Vec<usize>,
    /// Whether they are given together: 分别占45%、30%、20%.
    is_each: bool,
    /// Whether the last is that of the rest.
    has_rest: bool,
    /// A number among them that cannot be read.
    unclear: Option<usize>,
}

impl Group {
    /// The shares from a number on, if it is one.
    fn from(passage: &Passage, first: usize) -> Option<Self> {
        Interval::of_share(passage.quantity(first)?)?;
        let Marker::Share {
            is_sum: false,
            is_each,
            ..
        } = Marker::of(passage, first)?
        else {
            return None;
        };
        let mut group = Self {
            shares: vec![first],
            is_each: is_each || is_each_ahead(passage, first),
            has_rest: false,
            unclear: None,
        };
        for number in first + 1..passage.numbers.len().min(first + MAX_SHARES) {
            if passage.numbers[number].sentence != passage.numbers[first].sentence
                || !group.add(passage, number)
            {
                break;
            }
        }
        Some(group)
    }

    /// Takes a further number in, unless the list ends before it.
    fn add(&mut self, passage: &Passage, number: usize) -> bool {
        let lead = passage.lead(number);
        if lead.contains("其中") {
            return false;
        }
        if passage.numbers[number].is_unclear() {
            self.unclear = Some(number);
            return false;
        }
        let Some(quantity) = passage.quantity(number) else {
            return true;
        };
        if Interval::of_share(quantity).is_none() || quantity.change.is_some() {
            return false;
        }
        let is_share = match Marker::of(passage, number) {
            Some(Marker::Share { is_sum, .. }) => !is_sum,
            Some(Marker::Rate { .. } | Marker::Given) => false,
            None => self.is_each && matches!(lead, "、" | "和" | "及" | "以及" | "," | "与"),
        };
        if is_share {
            self.shares.push(number);
            self.has_rest = has_any(lead, &RESTS);
        }
        is_share
    }

    fn judge(&self, passage: &Passage) -> Option<Judged> {
        let last = *self.shares.last()?;
        let hundred = Interval::exact(Decimal::ONE_HUNDRED);
        let (mut sum, mut value) = (Interval::exact(Decimal::ZERO), Decimal::ZERO);
        for (index, share) in self.shares.iter().enumerate() {
            let quantity = passage.quantity(*share)?;
            sum = sum.plus(Interval::of_share(quantity)?);
            value = value.checked_add(quantity.as_percent()?)?;
            // Two lists of shares may follow each other.
            if index > 0 && sum.meets(hundred) && index + 1 < self.shares.len() && !self.is_each {
                return Some(self.holds(passage, &self.shares[..=index]));
            }
        }
        if self.shares.len() < 2 {
            return None;
        }
        if sum.meets(hundred) {
            return Some(self.holds(passage, &self.shares));
        }
        // Two shares may be of two wholes; three that pass 100 % are hardly of several.
        let is_over = hundred.is_below(sum) && self.shares.len() >= CLOSE_SHARES;
        let is_said = self.is_each || self.has_rest || is_over;
        if !is_said || passage.clause_tail(last).starts_with('等') {
            return None;
        }
        if let Some(unclear) = self.unclear {
            return Some(Judged::unreadable(last, unclear));
        }
        let is_close = value >= Decimal::from(CLOSE) && self.shares.len() >= CLOSE_SHARES;
        let is_below = sum.is_below(hundred);
        (!is_below || self.has_rest || is_close).then(|| self.broken(passage, value))
    }

    fn holds(&self, passage: &Passage, shares: &[usize]) -> Judged {
        let text = format!("{} = 100%", text(passage, shares));
        let operands = shares[1..].to_vec();
        Judged::holds(shares[0], operands, &text)
    }

    fn broken(&self, passage: &Passage, value: Decimal) -> Judged {
        let text = format!("{} = {}%", text(passage, &self.shares), value.normalize());
        let difference = value - Decimal::ONE_HUNDRED;
        let fault = Fault {
            message: Words::new(
                format!("各项占比之和 {text}，不是 100%"),
                format!("the shares sum to {text}, not 100%"),
            ),
            help: None,
            comparison: Comparison {
                left: text,
                relation: "=",
                right: "100%".to_owned(),
                difference: difference.normalize().to_string(),
            },
        };
        Judged::broken(self.shares[0], self.shares[1..].to_vec(), fault)
    }
}

/// Whether 分别 stands before 占 of a number's clause.
fn is_each_ahead(passage: &Passage, number: usize) -> bool {
    passage.clause_lead(number).contains("分别")
}

fn text(passage: &Passage, shares: &[usize]) -> String {
    let printed: Vec<String> = shares
        .iter()
        .filter_map(|share| passage.quantity(*share)?.as_percent())
        .map(|share| format!("{}%", share.normalize()))
        .collect();
    printed.join(" + ")
}
