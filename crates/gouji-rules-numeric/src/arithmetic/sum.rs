//! Totals against the sums of their parts.

use gouji_core::{Comparison, Words};
use gouji_zh::{Quantity, Unit};
use rust_decimal::Decimal;

use super::halves::{halves, periods};
use super::interval::Interval;
use super::judged::{Fault, Judged};
use super::listing::{Listing, Mark, Opening, Part, counts_parts, is_alike, listings};
use super::marker::has_any;
use super::passage::Passage;

/// What the totals of a passage come to.
pub(crate) fn sums(passage: &Passage) -> Vec<Judged> {
    let lists = listings(passage);
    let ahead = lists.iter().filter_map(|listing| ahead(passage, listing));
    let behind = (1..passage.numbers.len()).filter_map(|total| behind(passage, total));
    let is_part = |number: usize| {
        let near = lists.partition_point(|listing| listing.total <= number);
        lists[near.saturating_sub(NESTED)..near]
            .iter()
            .any(|listing| listing.parts.iter().any(|part| part.number == number))
    };
    let halves = (2..passage.numbers.len())
        .filter(|part| !is_part(part - 2))
        .filter_map(|part| halves(passage, part));
    let periods = (2..passage.numbers.len()).filter_map(|total| periods(passage, total));
    ahead.chain(behind).chain(halves).chain(periods).collect()
}

/// How many lists back a number may be a part of one.
const NESTED: usize = 4;
/// How many amounts back another total may be.
const BACK: usize = 6;
/// Least number of parts that are taken for all of them when their sum is close to the total.
const CLOSE_PARTS: usize = 3;
/// Words between parts and their total.
const TOTALS: [&str; 9] = [
    "合计",
    "共计",
    "总计",
    "共",
    "总共",
    "一共",
    "合计为",
    "共有",
    "合计有",
];

/// Those that say nothing else but a sum.
const STRONG: [&str; 4] = ["合计", "共计", "总计", "合计为"];
/// Most characters of the kind of the parts with the word behind it: 渠道合计.
const NOUN: usize = 6;
/// Words of parts that are taken off.
const TAKEN_OFF: [&str; 7] = ["取消", "减少", "删除", "废止", "注销", "关停", "撤销"];

/// Words that say that one thing is counted in several parts.
const OVERLAPS: [&str; 10] = [
    "同步",
    "同时发布",
    "同时公开",
    "多渠道",
    "多平台",
    "重复",
    "交叉",
    "重叠",
    "兼",
    "转发",
];

/// A total before its parts.
fn ahead(passage: &Passage, listing: &Listing) -> Option<Judged> {
    let total = listing.total;
    let earlier = earlier(passage, total);
    if let Some(held) = any_prefix(passage, listing, &earlier) {
        return Some(held);
    }
    if !listing.is_sure {
        return None;
    }
    if let Some(unclear) = listing.unclear {
        return Some(Judged::unreadable(total, unclear));
    }
    let (sure, is_all) = listing.sure_parts();
    let parts: Vec<usize> = sure.iter().map(|part| part.number).collect();
    let sum = Sum::of(passage, &parts)?;
    if let Some(fault) = slip(passage, total, &parts, &sum) {
        return Some(Judged::broken(total, parts, fault));
    }
    if listing.opening == Opening::Bracket
        && (parts.len() < CLOSE_PARTS || !is_within(passage, total, &sum, 20))
    {
        return None;
    }
    if let Some(fault) = spread(passage, listing) {
        return Some(fault);
    }
    let whole = Interval::of(passage.amount(total)?);
    if whole.is_below(sum.interval) {
        // One thing may be told on several ways: a part that is the whole says so.
        let is_whole = |part: &usize| {
            let amount = passage.amount(*part);
            parts.len() > 1 && amount.is_some_and(|amount| Interval::of(amount).meets(whole))
        };
        // 自然人120件；网络申请96件；涉及征地65件: each is another way to part the same.
        let is_by_many = !is_all && sure.iter().any(|part| part.mark == Mark::Semicolon);
        if tells_overlap(passage, sure) || is_by_many {
            return None;
        }
        let overlapping = sure.iter().filter(|part| part.may_overlap).count();
        if parts.iter().any(is_whole) || overlapping > 1 {
            return None;
        }
        let opener = parts.first().map_or("", |first| passage.lead(*first));
        let is_inside = opener.starts_with('(') && parts.first() == Some(&(total + 1));
        let is_of_another = !is_inside
            && earlier
                .iter()
                .filter_map(|index| passage.amount(*index))
                .any(|other| !Interval::of(other).is_below(sum.interval));
        let fault = || sum.fault(passage, total, true);
        return (!is_of_another).then(|| Judged::broken(total, parts.clone(), fault()));
    }
    let is_among = !matches!(listing.opening, Opening::Namely | Opening::Colon);
    let is_close = is_all && !listing.is_open && is_close(passage, total, sure, &sum);
    if listing.is_whole() || is_close && is_among {
        let fault = sum.fault(passage, total, listing.is_whole());
        return Some(Judged::broken(total, parts, fault));
    }
    // A bound that nearly any number would keep is told, and checks none of them.
    let arithmetic = format!("{} ≤ {}", sum.text(), passage.printed(total));
    let is_tight = is_within(passage, total, &sum, 2);
    let operands = if is_tight { parts } else { Vec::new() };
    Some(Judged::holds(total, operands, &arithmetic))
}

/// A list whose parts are parted now by one mark and now by another, and sum to nearly the total:
/// 网站1200条、微信600条，微博353条.
fn spread(passage: &Passage, listing: &Listing) -> Option<Judged> {
    let total = listing.total;
    let (_, is_all) = listing.sure_parts();
    let last = listing.parts.last()?;
    let number = &passage.numbers[last.number];
    let is_end = number.clause.end == number.sentence.end;
    let is_listed = listing.opening == Opening::Among && !listing.is_open && !last.has_more;
    if is_all || !is_end || !is_listed || listing.parts.len() < CLOSE_PARTS {
        return None;
    }
    let parts: Vec<usize> = listing.parts.iter().map(|part| part.number).collect();
    let sum = Sum::of(passage, &parts)?;
    let is_off = !sum.interval.meets(Interval::of(passage.amount(total)?));
    let is_close = is_within(passage, total, &sum, 50);
    (is_off && is_close).then(|| Judged::broken(total, parts, sum.fault(passage, total, false)))
}

/// Whether the words behind a list say that its parts overlap: 部分信息同步公开.
fn tells_overlap(passage: &Passage, parts: &[Part]) -> bool {
    parts.last().is_some_and(|last| {
        let number = &passage.numbers[last.number];
        has_any(
            passage.first(number.range.end..number.sentence.end),
            &OVERLAPS,
        )
    })
}

/// The list so far as its sum is the total, or an amount before it, or the sum of these.
fn any_prefix(passage: &Passage, listing: &Listing, earlier: &[usize]) -> Option<Judged> {
    let numbers: Vec<usize> = listing.parts.iter().map(|part| part.number).collect();
    let mut totals = totals(passage, listing.total, earlier);
    totals.extend(with_last_year(passage, listing.total, *numbers.first()?));
    let mut sum = Interval::exact(Decimal::ZERO);
    for (index, number) in numbers.iter().enumerate() {
        sum = sum.plus(Interval::of(passage.amount(*number)?));
        // What an enumeration comma joins to a list is in it.
        let next = listing.parts.get(index + 1);
        if index == 0 && next.is_some() || next.is_some_and(|part| part.mark == Mark::Tight) {
            continue;
        }
        let held = totals.iter().find(|(total, _)| total.meets(sum));
        if let Some((_, held)) = held {
            let parts = &numbers[..=index];
            let arithmetic = format!("{} = {}", plus(passage, held), plus(passage, parts));
            let operands = held.iter().chain(parts).copied();
            let operands = operands.filter(|number| *number != listing.total).collect();
            return Some(Judged::holds(listing.total, operands, &arithmetic));
        }
    }
    None
}

/// The total, each amount before it, and the sums of those next to each other.
fn totals(passage: &Passage, total: usize, earlier: &[usize]) -> Vec<(Interval, Vec<usize>)> {
    let Some(own) = passage.amount(total).map(Interval::of) else {
        return Vec::new();
    };
    let mut found = vec![(own, vec![total])];
    let (mut sum, mut of) = (own, vec![total]);
    for index in earlier {
        let Some(amount) = passage.amount(*index).map(Interval::of) else {
            continue;
        };
        found.push((amount, vec![*index]));
        sum = sum.plus(amount);
        of.insert(0, *index);
        found.push((sum, of.clone()));
    }
    found
}

/// A total with the amounts of last year that stand between it and its parts: 新收3件，上年结转1件.
fn with_last_year(passage: &Passage, total: usize, first: usize) -> Option<(Interval, Vec<usize>)> {
    let own = passage.amount(total)?;
    let mut sum = Interval::of(own);
    let mut of = vec![total];
    for index in total + 1..first {
        if let Some(amount) = passage.amount(index).filter(|other| is_alike(own, other)) {
            sum = sum.plus(Interval::of(amount));
            of.push(index);
        }
    }
    (of.len() > 1).then_some((sum, of))
}

/// Amounts of the same kind before a total in its sentence, nearest first.
fn earlier(passage: &Passage, total: usize) -> Vec<usize> {
    let Some(amount) = passage.amount(total) else {
        return Vec::new();
    };
    let sentence = passage.numbers[total].sentence.start;
    let alike = |index: &usize| {
        let is_here = passage.numbers[*index].range.start >= sentence;
        let other = passage.amount(*index).filter(|_| is_here);
        other.is_some_and(|other| is_alike(amount, other))
    };
    (total.saturating_sub(BACK)..total)
        .rev()
        .filter(alike)
        .collect()
}

/// A total behind its parts: `386件、1142件，共1528件`.
fn behind(passage: &Passage, total: usize) -> Option<Judged> {
    let amount = passage.amount(total)?;
    let (end, lead) = announced(passage, total)?;
    if !TOTALS.contains(&lead) {
        return None;
    }
    let parts = before(passage, end, amount);
    if parts.len() < 2 {
        return None;
    }
    let whole = Interval::of(amount);
    let mut sum = Interval::exact(Decimal::ZERO);
    for (index, (number, _)) in parts.iter().enumerate() {
        sum = sum.plus(Interval::of(passage.amount(*number)?));
        if index > 0 && sum.meets(whole) {
            let numbers: Vec<usize> = parts[..=index].iter().rev().map(|part| part.0).collect();
            let arithmetic = format!("{} = {}", plus(passage, &numbers), passage.printed(total));
            return Some(Judged::holds(total, numbers, &arithmetic));
        }
    }
    let is_strong = STRONG.contains(&lead) && parts.iter().all(|(_, mark)| *mark <= Mark::Comma);
    let tight = parts.iter().position(|(_, mark)| *mark != Mark::Tight);
    let sure = match tight {
        // The part before the mark begins the run; nothing of the same kind may stand before it.
        Some(first) if first + 1 < parts.len() && !is_strong => return None,
        _ => &parts,
    };
    let numbers: Vec<usize> = sure.iter().rev().map(|part| part.0).collect();
    let sum = Sum::of(passage, &numbers)?;
    let is_taken_off = numbers
        .iter()
        .any(|number| has_any(passage.lead(*number), &TAKEN_OFF));
    let is_meant = is_within(passage, total, &sum, 10) || STRONG.contains(&lead);
    let fault = || sum.fault(passage, total, true);
    (is_meant && !is_taken_off).then(|| Judged::broken(total, numbers.clone(), fault()))
}

/// Where the parts before a total end, and the words between.
fn announced(passage: &Passage, total: usize) -> Option<(usize, &str)> {
    let lead = passage.lead(total);
    if counts_parts(passage, total.checked_sub(1)?) {
        // 两个渠道合计261条
        let lead = STRONG
            .iter()
            .find(|word| lead.ends_with(**word) && lead.chars().count() <= NOUN)
            .map_or(lead, |word| *word);
        return Some((total - 1, lead));
    }
    let (noun, lead) = lead.rsplit_once([',', ';', '、'])?;
    let is_direct = !noun.contains([',', ';', ':', '、']);
    is_direct.then_some((total, lead.trim_start_matches('\n')))
}

/// The amounts of one kind before a total, nearest first, each with the mark before it.
fn before(passage: &Passage, total: usize, amount: &Quantity) -> Vec<(usize, Mark)> {
    let sentence = passage.numbers[total].sentence.start;
    // 张, 篇 and 条 together are 条次.
    let is_of_kinds = matches!(amount.word.as_str(), "条次" | "件次" | "篇次");
    let mut found: Vec<(usize, Mark)> = Vec::new();
    for index in (total.saturating_sub(4 * BACK)..total).rev() {
        let number = &passage.numbers[index];
        let is_part = passage.amount(index).is_some_and(|other| {
            is_alike(amount, other) || is_of_kinds && other.unit == amount.unit
        });
        if number.range.start < sentence || !is_part {
            break;
        }
        found.push((index, Mark::of(passage.lead(index))));
    }
    found
}

/// 万 or 亿 behind a total whose digits are the sum of its parts.
fn slip(passage: &Passage, total: usize, parts: &[usize], sum: &Sum) -> Option<Fault> {
    let digits = |number: usize| passage.slice(passage.numbers[number].digits.clone());
    let multiple = ["万", "亿"]
        .into_iter()
        .find(|multiple| digits(total).ends_with(multiple))?;
    if parts.len() < 2 || parts.iter().any(|part| digits(*part).ends_with(multiple)) {
        return None;
    }
    let places = if multiple == "万" { 4 } else { 8 };
    let number = passage.amount(total)?.number;
    let shrunk = number.checked_mul(Decimal::new(1, places))?;
    if shrunk != sum.value {
        return None;
    }
    let (text, printed) = (sum.text(), passage.printed(total));
    Some(Fault {
        message: Words::new(
            format!("各项之和为 {text}，总数写的是 {printed}，疑为多写“{multiple}”"),
            format!(
                "the parts sum to {text}, the total is {printed}: \"{multiple}\" seems to be too much"
            ),
        ),
        help: None,
        comparison: sum.comparison(number),
    })
}

/// Whether parts come so close to a total that they seem to be all of it.
fn is_close(passage: &Passage, total: usize, parts: &[Part], sum: &Sum) -> bool {
    let has_more = parts.last().is_some_and(|part| part.has_more);
    !has_more && parts.len() >= CLOSE_PARTS && is_within(passage, total, sum, 20)
}

/// Whether a sum differs from a total by no more than one part in so many.
fn is_within(passage: &Passage, total: usize, sum: &Sum, parts: u32) -> bool {
    let within = || {
        let whole = passage.amount(total)?.number;
        let off = sum.value.checked_sub(whole)?.abs();
        Some(off.checked_mul(Decimal::from(parts))? <= whole)
    };
    within().unwrap_or(false)
}

/// The unit that money is written in, so that sums are told in it too.
#[derive(Debug, Clone, Copy)]
struct Scale {
    word: &'static str,
    places: u32,
}

impl Scale {
    /// The unit that all amounts are printed in.
    fn of(passage: &Passage, amounts: &[usize]) -> Self {
        let is_in = |word: &str| {
            amounts.iter().all(|index| {
                let is_money = passage
                    .amount(*index)
                    .is_some_and(|amount| amount.unit == Unit::Money);
                is_money && passage.printed(*index).contains(word)
            })
        };
        let scale = [("万元", 4), ("亿元", 8)];
        let found = scale.into_iter().find(|(word, _)| is_in(word));
        let (word, places) = found.unwrap_or(("", 0));
        Self { word, places }
    }

    fn print(self, value: Decimal) -> String {
        let scaled = value.checked_mul(Decimal::new(1, self.places));
        scaled.unwrap_or(value).normalize().to_string()
    }
}

/// A sum of parts.
pub(super) struct Sum {
    addends: Vec<Decimal>,
    value: Decimal,
    /// What the parts may come to.
    pub(super) interval: Interval,
    scale: Scale,
}

impl Sum {
    /// The sum of amounts.
    pub(super) fn of(passage: &Passage, parts: &[usize]) -> Option<Self> {
        let mut sum = Self {
            scale: Scale::of(passage, parts),
            addends: Vec::new(),
            value: Decimal::ZERO,
            interval: Interval::exact(Decimal::ZERO),
        };
        for part in parts {
            let amount = passage.amount(*part)?;
            sum.addends.push(amount.number);
            sum.value = sum.value.checked_add(amount.number)?;
            sum.interval = sum.interval.plus(Interval::of(amount));
        }
        Some(sum)
    }

    /// The sum written out.
    fn text(&self) -> String {
        let addends: Vec<String> = self
            .addends
            .iter()
            .map(|addend| self.scale.print(*addend))
            .collect();
        let value = self.scale.print(self.value);
        match addends.len() {
            0 | 1 => value,
            _ => format!("{} = {value}", addends.join(" + ")),
        }
    }

    fn comparison(&self, total: Decimal) -> Comparison {
        let difference = self.value.checked_sub(total).unwrap_or_default();
        Comparison {
            left: self.text(),
            relation: "=",
            right: self.scale.print(total),
            difference: self.scale.print(difference),
        }
    }

    /// What is wrong where a total is another one.
    pub(super) fn fault(&self, passage: &Passage, total: usize, is_whole: bool) -> Fault {
        let number = passage
            .amount(total)
            .map_or(Decimal::ZERO, |amount| amount.number);
        let comparison = self.comparison(number);
        let (text, printed) = (self.text(), passage.printed(total));
        let difference = self.value.checked_sub(number).unwrap_or_default();
        let size = self.scale.print(difference.abs()) + self.scale.word;
        let (zh, en) = if difference > Decimal::ZERO {
            ("多", "above")
        } else {
            ("少", "below")
        };
        let help = (!is_whole).then(|| {
            Words::fixed(
                "如果各项已经列全，请核对总数和各项；如果没有列全，请写“等”或补上其余各项。",
                "If all parts are named, check the total and the parts; if not, say so.",
            )
        });
        Fault {
            message: Words::new(
                format!("各项之和 {text}，比总数 {printed} {zh} {size}"),
                format!("the parts sum to {text}, {size} {en} the total {printed}"),
            ),
            help,
            comparison,
        }
    }
}

/// Numbers joined by plus signs, as printed.
pub(super) fn plus(passage: &Passage, numbers: &[usize]) -> String {
    let printed: Vec<&str> = numbers
        .iter()
        .map(|number| passage.printed(*number))
        .collect();
    printed.join(" + ")
}
