//! Numbers as they stand in Chinese prose: what each is, and the values that its words allow.

mod bare;
mod chain;
mod change;
mod chinese;
mod date;
mod hedge;
mod identifier;
mod line;
mod ordinal;
mod phrase;
mod quantity;
mod read;
mod scan;
mod share;
mod unit;

use std::ops::Range;

use rust_decimal::Decimal;

pub(crate) use chain::chain_end;
pub(crate) use chinese::whole as chinese_value;
pub(crate) use date::clock_end;
pub use read::figures;

/// A number in prose, or something that is written in digits and is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Bytes from the words that hedge the number to its unit: `约3.2万件`.
    pub range: Range<usize>,
    /// Bytes of the digits and their multiple alone: `3.2万`.
    pub digits: Range<usize>,
    /// What it is.
    pub reading: Reading,
}

/// What digits in prose are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A number of something, or a share.
    Quantity(Quantity),
    /// The place in an order: `第20条`, `一是`, `（二）`.
    Ordinal,
    /// A year, a date, a time of day.
    Date,
    /// The number of a document, a telephone, a line, an address, a code.
    Identifier,
    /// Digits that cannot be read surely: `3O件`, `104 3`.
    Unclear,
}

/// A number with its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number as printed, its multiple worked in: 26000 of `2.6万`; of money in yuan; of a
    /// range its lower end.
    pub number: Decimal,
    /// What one of the last printed digit is worth: 1000 of `2.6万`, 0.01 of `97.52%`.
    pub step: Decimal,
    /// The least value that the words allow; none for no bound.
    pub low: Option<Decimal>,
    /// The greatest value that the words allow; none for no bound.
    pub high: Option<Decimal>,
    /// What is counted or measured.
    pub unit: Unit,
    /// The unit as printed, folded: `件`, `万元`, `%`; empty for a bare number.
    pub word: String,
    /// Why the number is not meant to the last digit, if it is not.
    pub hedge: Option<Hedge>,
    /// The change that it is the amount or the outcome of, if it is one.
    pub change: Option<Change>,
    /// Whether it is written in Chinese numerals.
    pub is_chinese: bool,
}

/// The kind of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// No unit.
    Bare,
    /// A measure word of counting: 件, 项, 人次.
    Count,
    /// Hundredths; the number is that before the sign.
    Percent,
    /// Thousandths.
    Permille,
    /// 个百分点: a difference of shares.
    Points,
    /// 成: tenths.
    Tenths,
    /// 倍, and 番 as twice over.
    Times,
    /// Money; the number is in yuan.
    Money,
    /// A length of time: 天, 个工作日, 小时.
    Time,
    /// Another measure: 公里, 平方米, 分.
    Measure,
}

/// How words make a number less than exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hedge {
    /// 约, 左右, 上下: near the number, on either side.
    About,
    /// 余, 多, 超过: above it.
    Over,
    /// 近, 不足, 不到: below it.
    Under,
    /// 以上, 至少, 不少于: it or more.
    AtLeast,
    /// 以下, 以内, 不超过: it or less.
    AtMost,
    /// Two numbers and what lies between: `3-5件`.
    Range,
}

/// A change against an earlier number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Which way.
    pub direction: Direction,
    /// Whether the number is the amount or the outcome.
    pub manner: Manner,
}

/// Which way something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// 增长, 增加, 上升, 提高.
    Up,
    /// 下降, 减少, 降低.
    Down,
}

/// What the number of a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// 增长了12%: the amount.
    By,
    /// 增长到12件: the outcome.
    To,
}

impl Quantity {
    /// Whether the words allow one value only.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    /// Whether the words allow a value. A share and a number printed in a multiple or with decimals
    /// may be rounded in its last digit; what words place above or below a number, such as 3万余,
    /// is not rounded beside.
    #[must_use]
    pub fn allows(&self, value: Decimal) -> bool {
        let is_near = matches!(self.hedge, None | Some(Hedge::About));
        let is_rounded = match self.unit {
            Unit::Percent | Unit::Permille | Unit::Tenths | Unit::Points | Unit::Times => true,
            _ => self.step < Decimal::ONE || self.step > Decimal::ONE && is_near,
        };
        let half = if is_rounded {
            self.step / Decimal::TWO
        } else {
            Decimal::ZERO
        };
        self.low.is_none_or(|low| low - half <= value)
            && self.high.is_none_or(|high| value <= high + half)
    }

    /// The share as hundredths, of a percentage, 千分之 or 成.
    #[must_use]
    pub fn as_percent(&self) -> Option<Decimal> {
        match self.unit {
            Unit::Percent => Some(self.number),
            Unit::Permille => Some(self.number / Decimal::TEN),
            Unit::Tenths => Some(self.number * Decimal::TEN),
            _ => None,
        }
    }
}
