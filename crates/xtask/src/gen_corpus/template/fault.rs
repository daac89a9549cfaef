//! Ways in which one place of a sentence is written wrong.

use super::notation::{Notation, chinese, decimal, percent, rounded};
use super::part::{Part, Places, Roll};
use crate::gen_corpus::dice::Dice;

/// What is wrong with a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The number of that name is another one.
    Number(&'static str),
    /// The number of that name is ten or a hundred times as great.
    Magnitude(&'static str),
    /// A number that is rolled has two or three digits too many.
    Longer(&'static str),
    /// A percentage differs from its two numbers.
    Share,
    /// A rate is above a hundred percent.
    Percent,
    /// Shares of one whole add up to more than a hundred percent.
    Hundred,
    /// A total is less than the parts that are listed.
    PartsAbove,
    /// A total is more than its parts, all of which are listed.
    PartsBelow,
    /// The change in percent differs from its two numbers.
    Change,
    /// The verb of a change goes the other way.
    Direction,
    /// A difference of two rates is another one.
    Points,
    /// Another number of items is announced than listed.
    Count,
    /// The whole sentence says that there was nothing, and there was.
    Nothing,
}

/// What one place would say, and by what.
pub(super) struct Place<'a> {
    /// The place.
    pub(super) part: &'a Part,
    /// Its number, where it has one.
    pub(super) value: i64,
    /// Its second number: the whole of a share, the earlier number of a change, the listed parts
    /// of a total.
    pub(super) other: i64,
    /// Whether the report groups its digits.
    pub(super) grouped: bool,
}

/// Words for a change upwards and downwards.
pub(super) const UP: [&str; 3] = ["增长", "增加", "上升"];
pub(super) const DOWN: [&str; 3] = ["下降", "减少", "降低"];

impl Fault {
    /// Whether a place of a sentence can be wrong in this way.
    pub(super) fn fits(self, parts: &[Part], at: usize) -> bool {
        let text = |index: Option<usize>| match index.and_then(|index| parts.get(index)) {
            Some(Part::Text(text)) => text.as_str(),
            _ => "",
        };
        match (self, &parts[at]) {
            (Self::Number(name) | Self::Magnitude(name), Part::Name(other)) => name == other,
            (Self::Number(name), Part::Number { expression, .. }) => {
                expression.name() == Some(name)
            }
            (Self::Longer(name), Part::Roll(roll)) => roll.name == name && roll.shown.is_some(),
            (Self::Share, Part::Share { .. }) => true,
            (Self::Percent, Part::Roll(Roll { shown: Some(_), .. })) => {
                text(Some(at + 1)).starts_with('%') && text(at.checked_sub(1)).contains('率')
            }
            (Self::Hundred, Part::Number { expression, .. }) => expression.is_rest_of_hundred(),
            (Self::PartsAbove, Part::Number { expression, .. }) => expression.is_sum(),
            // Behind 其中 and 包括 a sentence may list only some of the parts.
            (Self::PartsBelow, Part::Number { expression, .. }) => {
                let open = |part: &Part| matches!(part, Part::Text(text) if text.contains("其中") || text.contains("包括"));
                expression.is_sum() && expression.is_exhaustive() && !parts.iter().any(open)
            }
            (Self::Change | Self::Direction, Part::Change { .. }) => true,
            (
                Self::Points,
                Part::Number {
                    expression,
                    notation: Notation::Fixed(_),
                },
            ) => expression.is_difference() && text(Some(at + 1)).starts_with("个百分点"),
            // Behind 等 a list may be longer than what it names.
            (Self::Count, part) => {
                let open = parts[..at]
                    .iter()
                    .any(|part| matches!(part, Part::Text(text) if text.ends_with('等')));
                !open && counted(part).is_some_and(|name| lists(parts, name))
            }
            _ => false,
        }
    }

    /// What the place says instead.
    pub(super) fn write(self, place: &Place<'_>, dice: &mut Dice) -> String {
        let notation = notation(place.part);
        let digits = |number: i64| notation.print(number, place.grouped);
        match self {
            Self::Number(_) => digits(another(place.value, dice)),
            Self::Magnitude(_) => digits(place.value * *dice.pick(&[10, 100])),
            Self::Longer(_) => digits(place.value * *dice.pick(&[100, 1000])),
            Self::Hundred if place.value >= 100 => digits(place.value + dice.between(20, 90)),
            Self::Hundred | Self::Points => digits(place.value + dice.between(11, 40)),
            Self::Percent => digits(100 + dice.between(2, 19)),
            Self::PartsAbove => {
                digits((place.other - dice.between(1, (place.other / 6).clamp(1, 9))).max(1))
            }
            Self::PartsBelow => {
                digits(place.value + dice.between(1, (place.value / 6).clamp(1, 9)))
            }
            Self::Count if place.value > 2 && dice.chance(1, 2) => digits(place.value - 1),
            Self::Count => digits(place.value + 1),
            Self::Share => wrong_share(place, dice),
            Self::Change => change(place, dice.between(31, 150), false, dice),
            Self::Direction => change(place, 0, true, dice),
            Self::Nothing => digits(place.value),
        }
    }
}

/// A change as it is said, further up or down by tenths of a percent, or the other way round.
pub(super) fn change(place: &Place<'_>, tenths: i64, turned: bool, dice: &mut Dice) -> String {
    let (now, before) = (place.value, place.other);
    if now == before {
        return "持平".to_owned();
    }
    let verbs = if (now > before) == turned { DOWN } else { UP };
    let size = (now - before).abs();
    let off = before * tenths;
    // The share is that of `size`, and `off` thousandths of `before` more.
    let said = share(size * 1000 + off, before * 1000, places(place.part));
    format!("{}{said}", dice.pick(&verbs))
}

/// A share as it is said.
pub(super) fn share(part: i64, whole: i64, places: Places) -> String {
    match places {
        Places::Digits(digits) => format!("{}%", percent(part, whole, digits)),
        Places::Chinese => format!("百分之{}", chinese(rounded(part * 100, whole, 0))),
    }
}

fn wrong_share(place: &Place<'_>, dice: &mut Dice) -> String {
    let right = rounded(place.value * 100, place.other, 1);
    let off = dice.between(21, 150);
    let wrong = if right + off > 990 {
        right - off
    } else {
        right + off
    };
    let wrong = wrong.max(7);
    match places(place.part) {
        Places::Digits(Some(digits)) if digits != 1 => {
            share(wrong, 1000, Places::Digits(Some(digits)))
        }
        Places::Digits(_) => format!("{}%", decimal(wrong, 1)),
        Places::Chinese => share(wrong, 1000, Places::Chinese),
    }
}

/// A number that a tired clerk could type instead.
fn another(number: i64, dice: &mut Dice) -> i64 {
    let turned = turned(number);
    if let Some(turned) = turned.filter(|_| dice.chance(1, 2)) {
        return turned;
    }
    let by = dice.between(1, 3);
    if number > by + 1 && dice.chance(1, 2) {
        number - by
    } else {
        number + by
    }
}

/// The number with its last two digits changed about, where that makes another number.
fn turned(number: i64) -> Option<i64> {
    let (ten, one) = (number / 10 % 10, number % 10);
    let turned = number - ten * 10 - one + one * 10 + ten;
    (number >= 10 && turned != number && turned >= 10).then_some(turned)
}

fn counted(part: &Part) -> Option<&str> {
    match part {
        Part::Number { expression, .. } => expression.name(),
        Part::Name(name) => Some(name),
        Part::Roll(roll) if roll.shown.is_some() => Some(&roll.name),
        _ => None,
    }
}

fn lists(parts: &[Part], name: &str) -> bool {
    parts
        .iter()
        .any(|part| matches!(part, Part::Items { count, .. } if count == name))
}

fn notation(part: &Part) -> Notation {
    match part {
        Part::Number { notation, .. } => *notation,
        Part::Roll(roll) => roll.shown.unwrap_or(Notation::Digits),
        _ => Notation::Digits,
    }
}

fn places(part: &Part) -> Places {
    match part {
        Part::Share { places, .. } | Part::Change { places, .. } => *places,
        _ => Places::Digits(None),
    }
}
