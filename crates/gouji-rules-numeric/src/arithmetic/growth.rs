//! A change that is stated twice, as an amount and as a share: 173条，比上年增加31条，增长21.8%.

use gouji_core::{Comparison, Words};
use gouji_zh::{Change, Direction, Manner, Quantity, Unit};
use rust_decimal::{Decimal, RoundingStrategy};

use super::interval::Interval;
use super::judged::{Fault, Judged};
use super::listing::is_alike;
use super::marker::has_any;
use super::passage::Passage;

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;
/// How many numbers back the value may be; dates may stand between.
const BACK: usize = 3;

/// What a change in hundredths comes to by its amount and the value that it led to.
pub(super) fn growth(passage: &Passage, number: usize) -> Option<Judged> {
    let printed = passage.quantity(number)?;
    let direction = way(printed).filter(|_| printed.unit == Unit::Percent)?;
    let step = number.checked_sub(1)?;
    let amount = passage.quantity(step)?;
    let is_step = way(amount) == Some(direction) && is_counted(amount);
    if !is_step || marks(passage, step, number) > 1 {
        return None;
    }
    let value = (step.saturating_sub(BACK)..step)
        .rev()
        .find(|index| passage.quantity(*index).is_some())?;
    let after = passage.amount(value)?;
    let words = passage.last(passage.numbers[value].range.end..passage.numbers[step].range.start);
    let is_sure = is_alike(after, amount)
        && marks(passage, value, step) <= 1
        && has_any(words, &["比", "较"])
        && !words.contains("其中");
    if !is_sure {
        return None;
    }
    let before = match direction {
        Direction::Up => Interval::of(after).minus(Interval::of(amount)),
        Direction::Down => Interval::of(after).plus(Interval::of(amount)),
    };
    let share = Interval::of(amount).over(before, HUNDRED)?;
    let (text, due) = written_out(after, amount, direction, printed.number.scale())?;
    let operands = vec![value, step];
    if share.meets(Interval::of(printed)) {
        return Some(Judged::holds(number, operands, &text));
    }
    let written = passage.printed(number);
    let fault = Fault {
        message: Words::new(
            format!("按 {text} 计算，应为 {due}%，写的是 {written}"),
            format!("{text}, which is {due}%, and not {written}"),
        ),
        help: None,
        comparison: Comparison {
            left: text,
            relation: "=",
            right: format!("{}%", printed.number),
            difference: (due - printed.number).normalize().to_string(),
        },
    };
    Some(Judged::broken(number, operands, fault))
}

/// Which way a number says that something changed by so much.
fn way(quantity: &Quantity) -> Option<Direction> {
    let Change { direction, manner } = quantity.change?;
    (manner == Manner::By).then_some(direction)
}

fn is_counted(quantity: &Quantity) -> bool {
    matches!(quantity.unit, Unit::Count | Unit::Money | Unit::Measure)
}

fn marks(passage: &Passage, first: usize, second: usize) -> usize {
    let is_same = passage.numbers[first].sentence == passage.numbers[second].sentence;
    let words = passage.between(first, second);
    if is_same {
        words.matches([',', ';', ':']).count()
    } else {
        usize::MAX
    }
}

/// The division with its outcome, and the percentage that would be right.
fn written_out(
    after: &Quantity,
    amount: &Quantity,
    direction: Direction,
    decimals: u32,
) -> Option<(String, Decimal)> {
    let (after, amount) = (after.number.normalize(), amount.number.normalize());
    let (before, sign) = match direction {
        Direction::Up => (after.checked_sub(amount)?, '-'),
        Direction::Down => (after.checked_add(amount)?, '+'),
    };
    let share = amount.checked_mul(HUNDRED)?.checked_div(before)?;
    let round = |decimals| {
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        let mut rounded = share.round_dp_with_strategy(decimals, strategy);
        rounded.rescale(decimals);
        rounded
    };
    let text = format!(
        "{amount} ÷ ({after} {sign} {amount}) = {}%",
        round(decimals + 1)
    );
    Some((text, round(decimals)))
}
