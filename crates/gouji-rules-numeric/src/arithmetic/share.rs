//! Shares and rates against their numerators and denominators.

use std::ops::Range;

use gouji_core::{Comparison, Words};
use gouji_zh::{Quantity, Unit};
use rust_decimal::{Decimal, RoundingStrategy};

use super::interval::Interval;
use super::judged::{Fault, Judged};
use super::listing::{Listing, counts_parts, is_alike, is_of_before, listings};
use super::marker::{Marker, has_any, overlap, words_end};
use super::passage::Passage;

/// What the shares and rates of a passage come to.
pub(crate) fn shares(passage: &Passage) -> Vec<Judged> {
    let lists = listings(passage);
    let numbers = 0..passage.numbers.len();
    numbers
        .filter_map(|number| Share::of(passage, &lists, number)?.judge())
        .collect()
}

/// How many amounts before a percentage may belong to it.
const BEFORE: usize = 8;
/// How many behind it.
const BEHIND: usize = 3;
/// Most amounts that are summed.
const RUN: usize = 6;
/// How many lists back a part may be in one.
const NESTED: usize = 4;
const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// Words behind 占 that name the whole, whatever it is.
const WHOLES: [&str; 14] = [
    "总数",
    "总量",
    "总件数",
    "总",
    "全部",
    "合计",
    "其",
    "比例",
    "比重",
    "比",
    "所有",
    "全年",
    "年度",
    "本年",
];
/// Words that may stand between a part and 占.
const SUMS: [&str; 11] = [
    "", "合计", "共", "共计", "总共", "一共", "约", "所", "两项", "三项", "各",
];
/// Most characters that are said about a part before its share.
const ABOUT: usize = 20;
/// Words behind 占 that name a whole of another scope or time.
const ELSEWHERE: [&str; 14] = [
    "全市", "全省", "全县", "全区", "全国", "全镇", "全州", "全盟", "上年", "去年", "同期", "任务",
    "计划", "预算",
];
/// Words of a rate over what fell due, not over all.
const IN_TIME: [&str; 5] = ["按", "及时", "限时", "如期", "准时"];

/// A percentage with the amounts around it.
struct Share<'a> {
    passage: &'a Passage,
    lists: &'a [Listing],
    number: usize,
    printed: &'a Quantity,
    interval: Interval,
    marker: Marker<'a>,
    /// Amounts near it, in order.
    near: Vec<usize>,
}

/// A part, or several, and their whole.
struct Ratio {
    parts: Vec<usize>,
    wholes: Vec<usize>,
    part: Decimal,
    whole: Decimal,
    /// Whether the part is what is left out.
    is_rest: bool,
    interval: Interval,
}

impl<'a> Share<'a> {
    fn of(passage: &'a Passage, lists: &'a [Listing], number: usize) -> Option<Self> {
        let printed = passage.quantity(number)?;
        let interval = Interval::of_share(printed)?;
        if printed.change.is_some() {
            return None;
        }
        let marker = Marker::of(passage, number)?;
        Some(Self {
            passage,
            lists,
            number,
            printed,
            interval,
            marker,
            near: near(passage, number),
        })
    }

    fn judge(&self) -> Option<Judged> {
        let sure = self.sure();
        let agrees = |ratio: &Ratio| ratio.interval.meets(self.interval);
        if let Some(ratio) = sure.as_ref().filter(|ratio| agrees(ratio)) {
            return Some(self.holds(ratio));
        }
        // A bound such as 超过95% is met by much that is not meant.
        let is_open = self.printed.low.is_none() || self.printed.high.is_none();
        let is_bound = is_open && sure.is_some();
        let may_be_rest = sure.is_none() || self.tells_rest();
        let is_meant = |one: &Ratio| !is_bound && (may_be_rest || !one.is_rest);
        let mut candidates = self.candidates().into_iter();
        if let Some(ratio) = candidates.find(|one| is_meant(one) && agrees(one)) {
            // Of bare numbers nothing says that they belong together.
            let part = ratio
                .parts
                .first()
                .and_then(|part| self.passage.amount(*part));
            let is_bare = part.is_none_or(|part| part.unit == Unit::Bare);
            // A sum and its parts make 100 % of anything.
            let is_sum = ratio.parts.len() + ratio.wholes.len() > 2;
            let is_full = self.printed.as_percent() == Some(HUNDRED);
            return (!is_bare && (!is_sum || !is_full)).then(|| self.holds(&ratio));
        }
        if let Some(unclear) = self.unclear() {
            return Some(Judged::unreadable(self.number, unclear));
        }
        let ratio = sure.or_else(|| self.of_siblings())?;
        let operands = ratio.operands();
        Some(Judged::broken(self.number, operands, self.fault(&ratio)))
    }

    /// Whether the words near the percentage tell of what is left out.
    fn tells_rest(&self) -> bool {
        let words = self.passage.clause_before(self.number);
        [words, self.passage.clause_lead(self.number)]
            .iter()
            .any(|words| has_any(words, &["不", "未", "无", "余", "剩", "非", "仍"]))
    }

    fn holds(&self, ratio: &Ratio) -> Judged {
        let text = ratio.text(self.passage, self.printed.number.scale() + 1);
        Judged::holds(self.number, ratio.operands(), &text)
    }

    /// The part and the whole that the words join to the percentage beyond doubt.
    fn sure(&self) -> Option<Ratio> {
        match self.marker {
            Marker::Share { is_each: true, .. } => None,
            Marker::Share {
                of, is_sum: false, ..
            } => {
                let (part, is_direct) = self.part()?;
                let whole = self.whole_of(part, part, of, is_direct)?;
                self.ratio(&[part], &[whole], false)
            }
            Marker::Share { of, .. } => {
                let (last, is_direct) = self.part()?;
                let parts = self.summed(last)?;
                let whole = self.whole_of(last, *parts.first()?, of, is_direct)?;
                self.ratio(&parts, &[whole], false)
            }
            Marker::Rate { stem } => self.sure_rate(stem),
            Marker::Given => {
                let whole = self.number.checked_sub(1)?;
                let part = whole.checked_sub(1)?;
                let is_direct = self.passage.lead(whole).starts_with([',', '(']);
                is_direct.then(|| self.ratio(&[part], &[whole], false))?
            }
        }
    }

    /// The amount directly before the percentage, and whether nothing but a mark stands between;
    /// else there is a clause more about it: 33人表示满意，占91.7%.
    fn part(&self) -> Option<(usize, bool)> {
        let mut before = self.number.checked_sub(1)?;
        if counts_parts(self.passage, before) {
            before = before.checked_sub(1)?;
        }
        self.passage.amount(before)?;
        let sentence = self.passage.numbers[self.number].sentence.start;
        if self.passage.numbers[before].range.start < sentence {
            return None;
        }
        let end = words_end(self.passage, self.number);
        let between = self
            .passage
            .last(self.passage.numbers[before].range.end..end);
        let head = between.rsplit_once('占')?.0;
        let bare = head.trim_start_matches([',', '(', '、', '\n']);
        if SUMS.contains(&bare) {
            return Some((before, true));
        }
        let about = SUMS[1..]
            .iter()
            .fold(head, |head, word| head.strip_suffix(word).unwrap_or(head));
        let is_one = about.matches([',', '(']).count() == 1 && about.ends_with([',', '(']);
        let is_close =
            is_one && about.chars().count() <= ABOUT && !about.contains([';', ':', '、']);
        is_close.then_some((before, false))
    }

    /// The total of the list that a part is in; else the only greater amount before it.
    fn whole_of(&self, last: usize, first: usize, of: &str, is_direct: bool) -> Option<usize> {
        let of = self.named(of)?;
        if let Some(listing) = self.listing(last) {
            let whole = listing.total;
            let is_named = of.is_empty()
                || has_any(of, &WHOLES)
                || overlap(of, self.passage.clause_lead(whole)) > 1;
            let is_sure = listing.is_sure && !is_of_before(self.passage, whole);
            return (is_sure && is_named).then_some(whole);
        }
        if !is_direct {
            return None;
        }
        let amount = self.passage.amount(last)?;
        let sentence = self.passage.numbers[last].sentence.start;
        let greater = self.alike(amount).filter(|index| {
            let other = self.passage.amount(*index);
            *index < first
                && self.passage.numbers[*index].range.start >= sentence
                && other.is_some_and(|other| other.number >= amount.number)
        });
        // An item with a share of its own is a part beside this one, and no whole.
        let (siblings, wholes): (Vec<usize>, Vec<usize>) =
            greater.partition(|index| self.share_of(*index).is_some());
        let [whole] = wholes[..] else { return None };
        if !siblings.iter().all(|part| self.agrees_with(*part, whole)) {
            return None;
        }
        let noun = WHOLES
            .iter()
            .fold(of.to_owned(), |of, word| of.replace(word, ""));
        let label = self.passage.clause_lead(whole);
        let is_named = noun.is_empty() || overlap(&noun, label) > 1;
        (is_named && !is_of_before(self.passage, whole)).then_some(whole)
    }

    /// The percentage behind an amount before this one, if it is the share of that amount.
    fn share_of(&self, amount: usize) -> Option<Interval> {
        let share = amount + 1;
        let is_share = share < self.number
            && matches!(
                Marker::of(self.passage, share),
                Some(Marker::Share { is_sum: false, .. })
            );
        Interval::of_share(self.passage.quantity(share).filter(|_| is_share)?)
    }

    fn agrees_with(&self, part: usize, whole: usize) -> bool {
        let ratio = self.ratio(&[part], &[whole], false);
        let share = self.share_of(part).zip(ratio);
        share.is_some_and(|(share, ratio)| ratio.interval.meets(share))
    }

    /// The sum of all items that have a share, where the items before this one are shares of it.
    fn of_siblings(&self) -> Option<Ratio> {
        let is_plain = matches!(
            self.marker,
            Marker::Share {
                of: "" | "比" | "比为",
                is_sum: false,
                is_each: false
            }
        );
        let (part, is_direct) = self.part().filter(|_| is_plain)?;
        let sentence = self.passage.numbers[self.number].sentence.start;
        let is_last = self
            .passage
            .numbers
            .get(self.number + 1)
            .is_none_or(|next| next.sentence.start != sentence);
        let amount = self.passage.amount(part)?;
        let siblings: Vec<usize> = self
            .alike(amount)
            .filter(|index| self.passage.numbers[*index].range.start >= sentence)
            .collect();
        let (_, before) = siblings.split_last()?;
        let is_whole = before.len() < BEFORE - 1 && siblings.last() == Some(&part);
        if !is_direct || !is_last || !is_whole || before.is_empty() {
            return None;
        }
        let agrees = |index: &usize| {
            let ratio = self.ratio(&[*index], &siblings, false);
            let printed = self.passage.quantity(*index + 1);
            let is_exact = printed.is_some_and(|share| share.number.scale() > 0);
            let share = self.share_of(*index).filter(|_| is_exact).zip(ratio);
            share.is_some_and(|(share, ratio)| ratio.interval.meets(share))
        };
        before
            .iter()
            .all(agrees)
            .then(|| self.ratio(&[part], &siblings, false))?
    }

    /// The list that an amount is a part of.
    fn listing(&self, part: usize) -> Option<&'a Listing> {
        let is_behind = |listing: &Listing| {
            let first = listing.parts.first();
            first.is_none_or(|first| first.number > part)
        };
        let end = self.lists.partition_point(|listing| !is_behind(listing));
        self.lists[..end].iter().rev().take(NESTED).find(|listing| {
            let (sure, _) = listing.sure_parts();
            sure.iter().any(|one| one.number == part)
        })
    }

    /// The words behind 占 without those that only join, unless they name another scope.
    fn named<'w>(&self, of: &'w str) -> Option<&'w str> {
        let of = of.trim_end_matches(['的', '为', '达', '到', '是', '约']);
        (!has_any(of, &ELSEWHERE)).then_some(of)
    }

    /// The parts that 合计 sums: those behind the share or the semicolon before it.
    fn summed(&self, last: usize) -> Option<Vec<usize>> {
        let amount = self.passage.amount(last)?;
        let mut parts = vec![last];
        for index in (last.saturating_sub(RUN)..last).rev() {
            let after = self.passage.lead(index + 1);
            let other = self.passage.amount(index);
            let goes_on = other.is_some_and(|other| is_alike(amount, other))
                && !after.contains([';', '。', ':'])
                && !has_any(after, &["其中", "中,"]);
            if !goes_on {
                break;
            }
            parts.insert(0, index);
        }
        (parts.len() > 1).then_some(parts)
    }

    fn sure_rate(&self, stem: &str) -> Option<Ratio> {
        let before = self.number.checked_sub(1)?;
        let amount = self.passage.amount(before)?;
        let sentence = self.passage.numbers[self.number].sentence.start;
        if self.passage.numbers[before].range.start < sentence {
            return None;
        }
        let tail = self.passage.clause_tail(before);
        // 提案111件、满意率98.2%: behind the mark the rate begins.
        let tail = tail.split(['、', '(']).next().unwrap_or(tail);
        let words = self.passage.lead(before).to_owned() + tail;
        let label = words.as_str();
        let is_late = has_any(stem, &IN_TIME) && !has_any(label, &IN_TIME);
        let shared = overlap(stem, label);
        let is_full = self.printed.as_percent() == Some(HUNDRED);
        let due = if is_full { stem.chars().count() } else { 2 };
        // 回访1200件，回访满意率: the amount is what the rate is of; 超额完成343条 is a rest.
        let is_whole = stem
            .chars()
            .next_back()
            .is_none_or(|ch| !label.contains(ch));
        let is_rest = ['超', '未', '不']
            .iter()
            .any(|ch| label.contains(*ch) && !stem.contains(*ch));
        if is_late || shared < due || is_whole || is_rest {
            return None;
        }
        let greater: Vec<usize> = self
            .alike(amount)
            .filter(|index| {
                let other = self.passage.amount(*index);
                let start = self.passage.numbers[*index].range.start;
                *index != before
                    && start >= sentence
                    && other.is_some_and(|other| other.number >= amount.number)
            })
            .collect();
        // 发放500份，收回482份，回收率96.4%，满意471份: the next rate is of what the last one is of.
        let whole = match greater[..] {
            [whole] => whole,
            [_, whole] if self.has_rate(whole) => whole,
            _ => return None,
        };
        let is_only = whole < before;
        let name = self.passage.lead(whole);
        let is_other = overlap(stem, name) < shared || name.contains(['应', '需']);
        if !is_only || !is_other || is_of_before(self.passage, whole) {
            return None;
        }
        let between = self
            .passage
            .last(self.passage.numbers[whole].range.end..self.passage.numbers[before].range.start);
        let is_apart = between.contains([',', ':', '(']) || between.ends_with('中');
        let is_close = !between.contains(';') && is_apart;
        is_close.then(|| self.ratio(&[before], &[whole], false))?
    }

    /// Whether the number behind an amount is a rate.
    fn has_rate(&self, amount: usize) -> bool {
        amount + 1 < self.number
            && matches!(
                Marker::of(self.passage, amount + 1),
                Some(Marker::Rate { .. })
            )
    }

    /// Amounts near the percentage that may be taken together with one.
    fn alike(&self, amount: &'a Quantity) -> impl Iterator<Item = usize> + '_ {
        self.near.iter().copied().filter(move |index| {
            self.passage
                .amount(*index)
                .is_some_and(|other| is_alike(amount, other))
        })
    }

    /// Every share that the amounts near the percentage could make.
    fn candidates(&self) -> Vec<Ratio> {
        let runs = self.runs();
        let fixed = match self.marker {
            Marker::Share { is_each: false, .. } => self.part().map(|(part, _)| part),
            _ => None,
        };
        let mut found = Vec::new();
        for part in &runs {
            if fixed.is_some_and(|last| part.last() != Some(&last)) {
                continue;
            }
            for whole in &runs {
                let is_one = part.len() == 1 || whole.len() == 1 || fixed.is_some();
                if part == whole || !is_one {
                    continue;
                }
                found.extend(self.ratio(part, whole, false));
                if fixed.is_none() {
                    found.extend(self.ratio(part, whole, true));
                }
            }
        }
        found
    }

    /// Amounts of one kind, alone and with those next to them.
    fn runs(&self) -> Vec<Vec<usize>> {
        let mut runs = Vec::new();
        for start in &self.near {
            let Some(amount) = self.passage.amount(*start) else {
                continue;
            };
            let mut run = Vec::new();
            for index in self.alike(amount).filter(|index| index >= start).take(RUN) {
                run.push(index);
                runs.push(run.clone());
            }
        }
        runs
    }

    /// A number among those near that cannot be read, where the amounts do not suffice.
    fn unclear(&self) -> Option<usize> {
        let sentence = &self.passage.numbers[self.number].sentence;
        let is_unclear = |index: &usize| {
            let number = &self.passage.numbers[*index];
            number.is_unclear() && number.range.start >= sentence.start
        };
        (self.number.saturating_sub(2)..self.number)
            .rev()
            .find(is_unclear)
    }

    fn ratio(&self, parts: &[usize], wholes: &[usize], is_rest: bool) -> Option<Ratio> {
        let amounts = |numbers: &[usize]| {
            let zero = (Decimal::ZERO, Interval::exact(Decimal::ZERO));
            numbers.iter().try_fold(zero, |(sum, interval), number| {
                let amount = self.passage.amount(*number)?;
                let sum = sum.checked_add(amount.number)?;
                Some((sum, interval.plus(Interval::of(amount))))
            })
        };
        let first = self.passage.amount(*parts.first()?)?;
        let other = self.passage.amount(*wholes.first()?)?;
        let ((part, of_part), (whole, of_whole)) = amounts(parts).zip(amounts(wholes))?;
        if !is_alike(first, other) || whole <= Decimal::ZERO {
            return None;
        }
        let share = of_part.over(of_whole, HUNDRED)?;
        Some(Ratio {
            parts: parts.to_vec(),
            wholes: wholes.to_vec(),
            part,
            whole,
            is_rest,
            interval: if is_rest {
                Interval::exact(HUNDRED).minus(share)
            } else {
                share
            },
        })
    }

    fn fault(&self, ratio: &Ratio) -> Fault {
        let is_open = self.printed.low.is_none() || self.printed.high.is_none();
        // Against a bound, such as 超过95%, the share is told more closely than it is printed.
        let decimals = match is_open {
            true => self.printed.number.scale().max(1),
            false => self.printed.number.scale(),
        };
        let number = self.printed.as_percent().unwrap_or_default();
        let due = ratio.percent(decimals).unwrap_or_default();
        let due = if is_open { due.normalize() } else { due };
        let text = ratio.text(self.passage, decimals + u32::from(!is_open));
        let printed = self
            .passage
            .slice(self.passage.numbers[self.number].digits.clone());
        let written = self.passage.printed(self.number);
        let written = if written.is_empty() { printed } else { written };
        Fault {
            message: Words::new(
                format!("按 {text} 计算，应为 {due}%，写的是 {written}"),
                format!("{text}, which is {due}%, and not {written}"),
            ),
            help: None,
            comparison: Comparison {
                left: text,
                relation: "=",
                right: format!("{number}%"),
                difference: (due - number).normalize().to_string(),
            },
        }
    }
}

impl Ratio {
    fn operands(&self) -> Vec<usize> {
        let mut operands: Vec<usize> = self.parts.iter().chain(&self.wholes).copied().collect();
        operands.sort_unstable();
        operands.dedup();
        operands
    }

    fn percent(&self, decimals: u32) -> Option<Decimal> {
        let share = self.part.checked_mul(HUNDRED)?.checked_div(self.whole)?;
        let share = if self.is_rest { HUNDRED - share } else { share };
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        let mut rounded = share.round_dp_with_strategy(decimals, strategy);
        rounded.rescale(decimals);
        Some(rounded)
    }

    /// The division written out.
    fn text(&self, passage: &Passage, decimals: u32) -> String {
        let side = |numbers: &[usize]| {
            let amounts = numbers.iter().filter_map(|number| passage.amount(*number));
            let texts: Vec<String> = amounts
                .map(|amount| amount.number.normalize().to_string())
                .collect();
            match texts.len() {
                1 => texts.concat(),
                _ => format!("({})", texts.join(" + ")),
            }
        };
        let share = self.percent(decimals).unwrap_or_default();
        let (part, whole) = (side(&self.parts), side(&self.wholes));
        if self.is_rest {
            format!("1 - {part} ÷ {whole} = {share}%")
        } else {
            format!("{part} ÷ {whole} = {share}%")
        }
    }
}

/// The amounts near a percentage: of its sentence and the one before, and some behind it.
fn near(passage: &Passage, number: usize) -> Vec<usize> {
    let sentence = &passage.numbers[number].sentence;
    let before = sentence_before(passage, number);
    let is_near = |index: &usize| {
        let start = passage.numbers[*index].range.start;
        before.start <= start && start < sentence.end
    };
    let is_amount = |index: &usize| is_near(index) && passage.amount(*index).is_some();
    let ahead = (number.saturating_sub(3 * BEFORE)..number).rev();
    let mut found: Vec<usize> = ahead.filter(is_amount).take(BEFORE).collect();
    found.reverse();
    let behind = number + 1..(number + 1 + 2 * BEHIND).min(passage.numbers.len());
    found.extend(behind.filter(is_amount).take(BEHIND));
    found
}

/// The sentence of the number before the sentence of a number; its own where there is none.
fn sentence_before(passage: &Passage, number: usize) -> Range<usize> {
    let own = &passage.numbers[number].sentence;
    let before = passage.numbers[number.saturating_sub(3 * BEFORE)..number]
        .iter()
        .rev()
        .find(|other| other.sentence.start < own.start);
    before.map_or_else(|| own.clone(), |other| other.sentence.clone())
}
