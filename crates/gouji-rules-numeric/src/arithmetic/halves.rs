//! Totals in parts that can be no other: half-years, quarters, and what is and what is not so.

use gouji_zh::Quantity;

use super::interval::Interval;
use super::judged::Judged;
use super::listing::is_alike;
use super::marker::has_any;
use super::passage::Passage;
use super::sum::{Sum, plus};

/// Stretches that make up a year.
const YEARS: [&[&str]; 2] = [
    &["上半年", "下半年"],
    &["一季度", "二季度", "三季度", "四季度"],
];
const QUARTERS: usize = 4;
/// How many numbers back the first of them may be; dates stand between.
const BACK: usize = 10;
/// Words before the total of a year.
const WHOLES: [&str; 4] = ["全年", "合计", "共计", "总计"];

/// A total in two parts of which the second is what the first is not: 合格292条，不合格21条.
pub(super) fn halves(passage: &Passage, second: usize) -> Option<Judged> {
    let (total, first) = (second.checked_sub(2)?, second - 1);
    let whole = passage.amount(total)?;
    let is_here = passage.numbers[total].sentence == passage.numbers[second].sentence;
    let are_alike = [first, second]
        .iter()
        .all(|part| is_like(passage, *part, whole));
    let name = |part: usize| passage.lead(part).strip_prefix([',', '、', ';']);
    let (one, other) = name(first).zip(name(second))?;
    let is_not = other
        .strip_prefix(['不', '未'])
        .is_some_and(|other| other == one);
    if !is_here || !are_alike || !is_not || one.is_empty() {
        return None;
    }
    judge(passage, total, vec![first, second])
}

/// 上半年860条，下半年1140条，全年共2100条.
pub(super) fn periods(passage: &Passage, total: usize) -> Option<Judged> {
    let whole = passage.amount(total)?;
    if !has_any(passage.clause_lead(total), &WHOLES) {
        return None;
    }
    // 一季度 is a date; the amounts alone are looked at.
    let mut amounts: Vec<usize> = (total.saturating_sub(BACK)..total)
        .rev()
        .filter(|index| passage.quantity(*index).is_some())
        .collect();
    amounts.truncate(QUARTERS);
    amounts.reverse();
    YEARS.iter().find_map(|names| {
        let first = amounts.len().checked_sub(names.len())?;
        let parts = amounts.get(first..)?;
        let is_named = names.iter().zip(parts).all(|(name, part)| {
            let is_here = passage.numbers[*part].sentence == passage.numbers[total].sentence;
            let lead = passage.clause_lead(*part);
            is_here && is_like(passage, *part, whole) && lead.contains(name) && !lead.contains('比')
        });
        is_named.then(|| judge(passage, total, parts.to_vec()))?
    })
}

fn is_like(passage: &Passage, part: usize, whole: &Quantity) -> bool {
    passage
        .amount(part)
        .is_some_and(|part| is_alike(whole, part))
}

fn judge(passage: &Passage, total: usize, parts: Vec<usize>) -> Option<Judged> {
    let sum = Sum::of(passage, &parts)?;
    if sum.interval.meets(Interval::of(passage.amount(total)?)) {
        let arithmetic = format!("{} = {}", passage.printed(total), plus(passage, &parts));
        return Some(Judged::holds(total, parts, &arithmetic));
    }
    let fault = sum.fault(passage, total, true);
    Some(Judged::broken(total, parts, fault))
}
