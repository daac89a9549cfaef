//! Changes against the values before and after.

use gouji_core::{Comparison, Words};
use gouji_zh::{Direction, Manner, Quantity, Unit};
use rust_decimal::{Decimal, RoundingStrategy};

use super::dated::dated;
use super::doubled::doubled;
use super::growth::growth;
use super::interval::Interval;
use super::judged::{Fault, Judged};
use super::level::level;
use super::listing::is_alike;
use super::marker::has_any;
use super::passage::Passage;

/// What the changes in a passage come to.
pub(crate) fn changes(passage: &Passage) -> Vec<Judged> {
    let numbers = 0..passage.numbers.len();
    numbers
        .filter_map(|number| {
            outcome(passage, number)
                .or_else(|| amount(passage, number))
                .or_else(|| growth(passage, number))
                .or_else(|| doubled(passage, number))
                .or_else(|| level(passage, number))
        })
        .collect()
}

/// Whether the values before and after a change are stated, so that it is judged by them.
pub(super) fn has_values(passage: &Passage, number: usize) -> bool {
    sure_ends(passage, number).is_some()
}

/// How many numbers back the values of a change may be.
const BACK: usize = 6;
const HUNDRED: Decimal = Decimal::ONE_HUNDRED;
/// Words before the value of an earlier time.
const BEFORE: [&str; 6] = ["上年", "去年", "上一年", "前一年", "同期", "上年度"];
/// Words that may stand between those and the value.
const LINKS: [&str; 12] = [
    "",
    "的",
    "为",
    "是",
    "仅",
    "共",
    "同期",
    "同期的",
    "同期为",
    "度",
    "度的",
    "全年",
];

/// Verbs before 到 and 至 that say more.
const RISES: [&str; 10] = [
    "增", "增加", "增长", "提高", "提升", "上升", "升", "扩大", "上涨", "涨",
];
/// Verbs that say less.
const FALLS: [&str; 9] = [
    "降", "下降", "降低", "减少", "减", "缩短", "压缩", "压减", "回落",
];
/// Characters by which a time is known again: 上半年.
const NAME: usize = 3;
/// Most characters between these and the value.
const OUTCOME: usize = 12;

/// What a clause begins with that says more about the values before it.
const STARTS: [&str; 31] = [
    "同比", "比", "较", "与", "和", "相比", "环比", "增", "提", "上", "下", "降", "减", "升", "涨",
    "净", "累计", "共", "总", "年", "压", "缩", "幅度", "涨幅", "降幅", "平均", "约", "回落", "翻",
    "扩", "实现",
];
/// What a change may be measured by that is no earlier value.
const MEASURES: [&str; 8] = [
    "法定",
    "全国",
    "全省",
    "全市",
    "平均水平",
    "计划",
    "目标",
    "预期",
];

/// The value before and the value after a change.
#[derive(Debug, Clone, Copy)]
struct Ends {
    before: usize,
    after: usize,
}

/// 由9860人次增至14790人次: whether the second value lies on the side that the words say.
fn outcome(passage: &Passage, number: usize) -> Option<Judged> {
    let direction = way_of_outcome(passage, number)?;
    let ends = from_to(passage, number)?;
    let rise = ends.rise(passage)?;
    let zero = Interval::exact(Decimal::ZERO);
    let is_wrong = match direction {
        Direction::Up => rise.is_below(zero),
        Direction::Down => zero.is_below(rise),
    };
    let text = ends.text(passage);
    Some(if is_wrong {
        let fault = ends.wrong_way(passage, direction)?;
        Judged::broken(number, vec![ends.before], fault)
    } else {
        Judged::holds(number, vec![ends.before], &text)
    })
}

/// 增长50%, 降低11.4个百分点, 增加31条, 增长1倍, 是上年的2倍: whether the values come to it.
fn amount(passage: &Passage, number: usize) -> Option<Judged> {
    let printed = passage.quantity(number)?;
    let kind = Kind::of(passage, number, printed)?;
    let sure = sure_ends(passage, number);
    if let Some(ends) = sure.filter(|ends| kind.fits(passage, *ends, printed)) {
        return Some(ends.holds(passage, number));
    }
    // The same two the other way round would turn more into less.
    let is_turned = |ends: &Ends| {
        sure.is_some_and(|sure| sure.before == ends.after && sure.after == ends.before)
    };
    let other = pairs(passage, number)
        .into_iter()
        .find(|ends| !is_turned(ends) && kind.fits(passage, *ends, printed));
    if let Some(ends) = other {
        return Some(ends.holds(passage, number));
    }
    if let Some(unclear) = unclear(passage, number) {
        return Some(Judged::unreadable(number, unclear));
    }
    let ends = sure?;
    let fault = kind.fault(passage, ends, number, printed)?;
    Some(Judged::broken(number, vec![ends.before, ends.after], fault))
}

/// What a number says about a change.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// It is more or less by so much.
    By(Direction),
    /// The later value is so many times the earlier one.
    TimesOf,
}

impl Kind {
    fn of(passage: &Passage, number: usize, printed: &Quantity) -> Option<Self> {
        match printed.change {
            Some(change) if change.manner == Manner::By => Some(Self::By(change.direction)),
            Some(_) if printed.word == "番" => Some(Self::TimesOf),
            None if printed.unit == Unit::Times => {
                let lead = passage.clause_lead(number);
                let is_of = lead.ends_with('的') || lead.ends_with("的近");
                is_of.then_some(Self::TimesOf)
            }
            _ => None,
        }
    }

    /// Whether two values come to the printed number.
    fn fits(self, passage: &Passage, ends: Ends, printed: &Quantity) -> bool {
        self.value(passage, ends, printed)
            .is_some_and(|value| value.meets(Interval::of(printed)))
    }

    /// What two values come to, in the unit of the printed number.
    fn value(self, passage: &Passage, ends: Ends, printed: &Quantity) -> Option<Interval> {
        let (before, after) = (
            ends.value(passage, ends.before)?,
            ends.value(passage, ends.after)?,
        );
        let Self::By(direction) = self else {
            return after.over(before, Decimal::ONE);
        };
        let rise = match direction {
            Direction::Up => after.minus(before),
            Direction::Down => before.minus(after),
        };
        let are_shares = ends.are_shares(passage);
        match printed.unit {
            Unit::Percent | Unit::Permille | Unit::Tenths => {
                let factor = match printed.unit {
                    Unit::Percent => HUNDRED,
                    Unit::Permille => Decimal::ONE_THOUSAND,
                    _ => Decimal::TEN,
                };
                rise.over(before, factor)
            }
            Unit::Points => are_shares.then_some(rise),
            Unit::Times => rise.over(before, Decimal::ONE),
            _ => {
                let other = passage.quantity(ends.before)?;
                is_alike(other, printed).then_some(rise)
            }
        }
    }

    fn fault(
        self,
        passage: &Passage,
        ends: Ends,
        number: usize,
        printed: &Quantity,
    ) -> Option<Fault> {
        let value = self.value(passage, ends, printed)?;
        if let Self::By(direction) = self
            && value.is_below(Interval::exact(Decimal::ZERO))
        {
            return ends.wrong_way(passage, direction);
        }
        let written = passage.printed(number);
        let due = self.due(passage, ends, printed)?;
        let word = match printed.word.as_str() {
            "番" => "倍",
            word => word,
        };
        let text = ends.text(passage);
        let (zh, en) = match self.other_meaning(passage, ends, printed) {
            Some(other) => other,
            None if printed.word == "番" => (
                format!("{text}，后者是前者的 {due} 倍，写的是 {written}"),
                format!("{text}: {due} times as much, and not {written}"),
            ),
            None => (
                format!("{text}，应为 {due}{word}，写的是 {written}"),
                format!("{text} comes to {due}{word} and not {written}"),
            ),
        };
        let number = printed.number;
        Some(Fault {
            message: Words::new(zh, en),
            help: None,
            comparison: Comparison {
                left: format!("{} = {due}{word}", self.arithmetic(passage, ends, printed)?),
                relation: "=",
                right: format!("{}{word}", number.normalize()),
                difference: (due - number).normalize().to_string(),
            },
        })
    }

    /// What was meant, where the same number is right in other words.
    fn other_meaning(
        self,
        passage: &Passage,
        ends: Ends,
        printed: &Quantity,
    ) -> Option<(String, String)> {
        let Self::By(direction) = self else {
            return None;
        };
        let written = Interval::of(printed);
        let (text, number) = (ends.text(passage), printed.number.normalize());
        let (before, after) = (
            ends.value(passage, ends.before)?,
            ends.value(passage, ends.after)?,
        );
        let size = match direction {
            Direction::Up => after.minus(before),
            Direction::Down => before.minus(after),
        };
        if printed.unit == Unit::Percent && ends.are_shares(passage) && size.meets(written) {
            return Some((
                format!("{text}，两个百分数之差应写“{number}个百分点”，写的是 {number}%，请核实"),
                format!("{text} is a difference of {number} percentage points and not {number}%"),
            ));
        }
        let ratio = after.over(before, Decimal::ONE)?;
        (printed.unit == Unit::Times && ratio.meets(written)).then(|| {
            (
                format!("{text}，后者是前者的{number}倍，写的是增长{number}倍，请核实"),
                format!("{text}: {number} times as much, and not {number} times more"),
            )
        })
    }

    /// The value that would be right, with as many decimals as are printed.
    fn due(self, passage: &Passage, ends: Ends, printed: &Quantity) -> Option<Decimal> {
        let (before, after) = ends.numbers(passage)?;
        let rise = match self {
            Self::By(Direction::Down) => before.checked_sub(after)?,
            _ => after.checked_sub(before)?,
        };
        let ratio =
            |value: Decimal, factor: Decimal| value.checked_mul(factor)?.checked_div(before);
        let value = match (self, printed.unit) {
            (Self::TimesOf, _) => ratio(after, Decimal::ONE)?,
            (_, Unit::Percent) => ratio(rise, HUNDRED)?,
            (_, Unit::Permille) => ratio(rise, Decimal::ONE_THOUSAND)?,
            (_, Unit::Tenths) => ratio(rise, Decimal::TEN)?,
            (_, Unit::Times) => ratio(rise, Decimal::ONE)?,
            _ => return Some(rise.normalize()),
        };
        let decimals = printed
            .number
            .scale()
            .max(u32::from(printed.unit == Unit::Times));
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        Some(value.round_dp_with_strategy(decimals, strategy))
    }

    /// The arithmetic without its outcome.
    fn arithmetic(self, passage: &Passage, ends: Ends, printed: &Quantity) -> Option<String> {
        let (before, after) = ends.numbers(passage)?;
        let (before, after) = (before.normalize(), after.normalize());
        let rise = match self {
            Self::By(Direction::Down) => format!("{before} - {after}"),
            _ => format!("{after} - {before}"),
        };
        Some(match (self, printed.unit) {
            (Self::TimesOf, _) => format!("{after} ÷ {before}"),
            (_, Unit::Percent | Unit::Permille | Unit::Tenths | Unit::Times) => {
                format!("({rise}) ÷ {before}")
            }
            _ => rise,
        })
    }
}

impl Ends {
    /// A value as hundredths, if it is a share.
    fn value(self, passage: &Passage, number: usize) -> Option<Interval> {
        let quantity = passage.quantity(number)?;
        if self.are_shares(passage) {
            return Interval::of_share(quantity);
        }
        Some(Interval::of(quantity))
    }

    fn are_shares(self, passage: &Passage) -> bool {
        let share = |number| passage.quantity(number).and_then(Quantity::as_percent);
        share(self.before).is_some() && share(self.after).is_some()
    }

    fn numbers(self, passage: &Passage) -> Option<(Decimal, Decimal)> {
        let value = |number| {
            let quantity = passage.quantity(number)?;
            Some(quantity.as_percent().unwrap_or(quantity.number))
        };
        Some((value(self.before)?, value(self.after)?))
    }

    fn rise(self, passage: &Passage) -> Option<Interval> {
        let (before, after) = (
            self.value(passage, self.before)?,
            self.value(passage, self.after)?,
        );
        Some(after.minus(before))
    }

    fn text(self, passage: &Passage) -> String {
        let printed = |number| passage.printed(number);
        format!("由 {} 到 {}", printed(self.before), printed(self.after))
    }

    fn holds(self, passage: &Passage, number: usize) -> Judged {
        let text = format!("{}: {}", self.text(passage), passage.printed(number));
        Judged::holds(number, vec![self.before, self.after], &text)
    }

    fn wrong_way(self, passage: &Passage, direction: Direction) -> Option<Fault> {
        let (before, after) = self.numbers(passage)?;
        let (zh, en, relation) = match direction {
            Direction::Up => (
                "写的是增加，数却减少了",
                "it says more, but it is less",
                ">",
            ),
            Direction::Down => (
                "写的是减少，数却增加了",
                "it says less, but it is more",
                "<",
            ),
        };
        let text = self.text(passage);
        Some(Fault {
            message: Words::new(format!("{text}，{zh}"), format!("{text}: {en}")),
            help: None,
            comparison: Comparison {
                left: after.normalize().to_string(),
                relation,
                right: before.normalize().to_string(),
                difference: (after - before).normalize().to_string(),
            },
        })
    }
}

/// Which way a value was reached, if the words before it say that it was: 增至, 降到下半年的.
fn way_of_outcome(passage: &Passage, number: usize) -> Option<Direction> {
    let quantity = passage.quantity(number)?;
    if let Some(change) = quantity.change {
        return (change.manner == Manner::To).then_some(change.direction);
    }
    let lead = passage.clause_lead(number);
    let (words, behind) = ['到', '至']
        .into_iter()
        .filter_map(|outcome| lead.rsplit_once(outcome))
        .max_by_key(|(words, _)| words.len())?;
    let ends_with = |verbs: &[&str]| verbs.iter().any(|verb| words.ends_with(verb));
    let is_near = behind.chars().count() <= OUTCOME;
    let way = if ends_with(&RISES) {
        Some(Direction::Up)
    } else if ends_with(&FALLS) {
        Some(Direction::Down)
    } else {
        None
    };
    way.filter(|_| is_near)
}

/// The values that the words join to a change beyond doubt.
fn sure_ends(passage: &Passage, number: usize) -> Option<Ends> {
    stated_ends(passage, number).or_else(|| {
        let lead = passage.clause_lead(number);
        let is_of_other = has_any(lead, &MEASURES);
        let is_opened = STARTS.iter().any(|word| lead.starts_with(word));
        let (before, after) = dated(passage, number).filter(|_| is_opened && !is_of_other)?;
        Some(Ends { before, after })
    })
}

/// Those that the words before the change state.
fn stated_ends(passage: &Passage, number: usize) -> Option<Ends> {
    let here = |index: &usize| is_same_sentence(passage, *index, number);
    let mut back = (number.saturating_sub(BACK)..number).rev().filter(here);
    let near = back.clone().find(|index| is_value(passage, *index))?;
    if way_of_outcome(passage, near).is_some() {
        let is_direct = passage
            .between(near, number)
            .matches([',', ';', ':'])
            .count()
            <= 1;
        let is_of_it = is_direct && !is_of_other(passage, near, number);
        return is_of_it.then(|| from_to(passage, near))?;
    }
    if let Some(ends) = compared(passage, near, number) {
        return Some(ends);
    }
    let before = back.find(|index| is_value(passage, *index) && is_earlier(passage, *index))?;
    if before != near {
        return None;
    }
    let after = back.find(|index| is_value(passage, *index))?;
    let is_direct = passage
        .between(after, before)
        .matches([',', ';', ':'])
        .count()
        <= 1;
    let ends = Ends { before, after };
    (is_direct && ends.are_alike(passage)).then_some(ends)
}

/// Whether a clause behind the values has a subject, or a measure, of its own: 承诺时限较法定时限压缩.
fn is_of_other(passage: &Passage, near: usize, number: usize) -> bool {
    let lead = passage.clause_lead(number);
    let is_apart = passage.between(near, number).contains([',', ';', ':']);
    let goes_on = lead.is_empty() || STARTS.iter().any(|word| lead.starts_with(word));
    is_apart && !goes_on || has_any(lead, &MEASURES)
}

/// 上半年266人次，下半年396人次，下半年比上半年: the two values directly before, by the words that
/// stand with them.
fn compared(passage: &Passage, second: usize, number: usize) -> Option<Ends> {
    let first = second.checked_sub(1)?;
    let lead = passage.clause_lead(number);
    let (after, before) = lead.split_once(['比', '较'])?;
    let before: String = before.chars().take(NAME).collect();
    let is_named = after.chars().count() >= 2 && before.chars().count() == NAME;
    let ends = Ends {
        before: first,
        after: second,
    };
    let is_said =
        passage.clause_lead(second).contains(after) && passage.clause_lead(first).contains(&before);
    let is_here = is_value(passage, first) && is_same_sentence(passage, first, number);
    (is_named && is_said && is_here && ends.are_alike(passage)).then_some(ends)
}

impl Ends {
    fn are_alike(self, passage: &Passage) -> bool {
        let quantities = passage
            .quantity(self.before)
            .zip(passage.quantity(self.after));
        quantities.is_some_and(|(before, after)| is_alike(before, after))
    }
}

/// 由A增至B, A having no number between it and B.
fn from_to(passage: &Passage, after: usize) -> Option<Ends> {
    let before = after.checked_sub(1)?;
    let ends = Ends { before, after };
    // A date may stand between: 由年初的11%提高到12月份的35%.
    let ends = if is_value(passage, before) {
        ends
    } else {
        let before = (before.saturating_sub(2)..before)
            .rev()
            .find(|index| is_value(passage, *index))?;
        Ends { before, after }
    };
    let between = passage.between(ends.before, after);
    let is_from = passage.clause_lead(ends.before).contains(['由', '从']);
    let is_direct =
        is_same_sentence(passage, ends.before, after) && between.matches([',', ';']).count() == 0;
    (is_from && is_direct && ends.are_alike(passage)).then_some(ends)
}

/// Whether a number is a value at a time, and no change.
fn is_value(passage: &Passage, index: usize) -> bool {
    passage.quantity(index).is_some_and(|quantity| {
        let is_by = quantity
            .change
            .is_some_and(|change| change.manner == Manner::By);
        !is_by && !matches!(quantity.unit, Unit::Points | Unit::Times)
    })
}

/// Whether the words before a value say that it is of an earlier time: 比上年18208条, 去年同期为120件.
pub(super) fn is_earlier(passage: &Passage, index: usize) -> bool {
    let lead = passage.clause_lead(index);
    // 比上年(160件)增加15件
    let lead = lead.strip_suffix('(').unwrap_or(lead);
    let lead = lead.rsplit([',', '、', '(']).next().unwrap_or(lead);
    let is_compared = lead.starts_with(['比', '较', '与']) && !has_any(lead, &["结转"]);
    let is_said = BEFORE.iter().any(|word| {
        lead.rfind(word)
            .is_some_and(|at| LINKS.contains(&&lead[at + word.len()..]))
    });
    let is_of_year = is_compared && lead.ends_with(['年', '的', '度', '期', '比', '较', '于']);
    is_said || is_of_year
}

fn is_same_sentence(passage: &Passage, one: usize, other: usize) -> bool {
    passage.numbers[one].sentence == passage.numbers[other].sentence
}

/// Pairs of values before a change, in its sentence.
fn pairs(passage: &Passage, number: usize) -> Vec<Ends> {
    let values: Vec<usize> = (number.saturating_sub(BACK)..number)
        .filter(|index| is_same_sentence(passage, *index, number) && is_value(passage, *index))
        .collect();
    let mut pairs = Vec::new();
    for before in &values {
        for after in &values {
            let ends = Ends {
                before: *before,
                after: *after,
            };
            if before != after && ends.are_alike(passage) {
                pairs.push(ends);
            }
        }
    }
    pairs
}

/// A number directly before a change that cannot be read.
fn unclear(passage: &Passage, number: usize) -> Option<usize> {
    (number.saturating_sub(2)..number).rev().find(|index| {
        passage.numbers[*index].is_unclear() && is_same_sentence(passage, *index, number)
    })
}
