//! Totals with the parts that are listed for them.

use gouji_zh::{Hedge, Quantity, Reading, Unit};

use super::marker::has_any;
use super::passage::Passage;

/// A total and the parts behind the words that announce them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listing {
    /// The number of the total.
    pub(crate) total: usize,
    /// The parts, in order, so far as the list can reach.
    pub(crate) parts: Vec<Part>,
    /// The words that announce them.
    pub(crate) opening: Opening,
    /// Whether the total is surely that of the list.
    pub(crate) is_sure: bool,
    /// Whether a mark stands between the words that announce the parts and the first of them, so
    /// that they reach over commas: 其中：.
    is_announced: bool,
    /// Whether the words say that the list does not name all parts.
    pub(crate) is_open: bool,
    /// A number of the list that cannot be read.
    pub(crate) unclear: Option<usize>,
}

/// A part with what parts it from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    /// Its number.
    pub(crate) number: usize,
    /// The strongest mark between it and the part before.
    pub(crate) mark: Mark,
    /// Whether it is named as the rest: 其他, 其余.
    pub(crate) is_rest: bool,
    /// Whether 和, 及 or 以及 joins it to the part before.
    pub(crate) is_joined: bool,
    /// Whether 等 behind it says that there are more.
    pub(crate) has_more: bool,
    /// Whether its words begin or end like those of the first part: 通过网络提出, 通过信函提出.
    is_like_first: bool,
    /// Whether it may be counted in another part too: 涉及征地的30件.
    pub(crate) may_overlap: bool,
}

/// Marks between parts, by strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// An enumeration comma, or none.
    Tight,
    /// A comma.
    Comma,
    /// A semicolon.
    Semicolon,
}

/// Words that announce parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// 其中, or 中 behind the total.
    Among,
    /// 办结的申请中: the total by its name.
    Named,
    /// 包括.
    Including,
    /// 分别为, 分为.
    Namely,
    /// A colon.
    Colon,
    /// A bracket directly behind the total.
    Bracket,
}

/// Most numbers of a list, of parts and of what is said about them.
const MAX_NUMBERS: usize = 80;
/// How far back the total of a list may be.
const BACK: usize = 8;
/// Most bytes between a total and the words that announce its parts.
const GAP: usize = 120;

/// Most characters between an amount and the 中 that opens a list of what is among it.
const OUT_OF: usize = 12;

const NAMELY: [&str; 4] = ["分别为", "分别是", "分为", "即"];
const INCLUDING: [&str; 2] = ["包括", "包含"];
const RESTS: [&str; 3] = ["其他", "其余", "剩余"];
const JOINS: [&str; 4] = ["以及", "和", "及", "与"];
const SOME: [&str; 6] = ["主要", "重点", "特别", "尤其", "仅", "新增"];
/// Words that say of nothing what it is.
const UNNAMING: [&str; 9] = [
    "政府信息公开",
    "政府信息",
    "申请",
    "信息",
    "的",
    "已",
    "全部",
    "所有",
    "上述",
];
/// Words that begin something else than a further part.
const STOPS: [&str; 27] = [
    "结转", "合计", "总计", "共", "另", "此外", "同时", "比", "较", "上年", "去年", "同比", "同期",
    "截至", "截止", "累计", "还", "全年", "年内", "目前", "并", "全县", "全市", "全区", "全镇",
    "全省", "全局",
];
/// 其他 before these words names a kind and not the rest.
const KINDS: [&str; 5] = ["处理", "结果", "法律", "组织", "机关"];

/// What begins brackets that hold no parts.
const EARLIER: [&str; 9] = ["上年", "去年", "同期", "占", "比", "较", "约", "其", "即"];

/// All lists of a passage.
pub(crate) fn listings(passage: &Passage) -> Vec<Listing> {
    let numbers = 0..passage.numbers.len();
    numbers
        .filter_map(|first| Listing::at(passage, first))
        .collect()
}

impl Listing {
    /// The list whose first part is a number, if it is announced.
    fn at(passage: &Passage, first: usize) -> Option<Self> {
        let part = passage.amount(first).filter(|part| !is_band(part))?;
        let lead = passage.lead(first);
        let (opening, at) = opening(lead)?;
        // Behind a semicolon another matter is told: 规章2件，即《甲》《乙》；文件27件.
        if lead[at..].contains(';') {
            return None;
        }
        let start = passage.numbers[first].range.start - lead.len();
        let total = match opening {
            Opening::Named => {
                let name = &lead[..at];
                let named = named(passage, first, part, name);
                let total = named.or_else(|| out_of(passage, first, part, name))?;
                (total, true)
            }
            _ => total(passage, first, part, opening, start + at)?,
        };
        let is_adjacent = total.0 + 1 == first;
        if opening == Opening::Bracket && !is_adjacent {
            return None;
        }
        if !is_adjacent && lead.starts_with([':', '中']) && opening != Opening::Namely {
            return None;
        }
        let label = &lead[at..];
        let mut listing = Self {
            total: total.0,
            parts: Vec::new(),
            opening,
            is_sure: total.1,
            is_announced: matches!(opening, Opening::Colon | Opening::Bracket)
                || lead[..at].ends_with(',')
                || label.starts_with([',', ':', '\n']),
            is_open: has_any(label, &SOME),
            unclear: None,
        };
        listing.read(passage, first, label);
        Some(listing)
    }

    /// Reads the parts from the first on.
    fn read(&mut self, passage: &Passage, first: usize, name: &str) {
        let sentence = passage.numbers[first].sentence.end;
        let unit = passage.amount(self.total);
        let mut nested = None;
        let mut number = first;
        self.parts.push(Part::of(passage, first, "", name));
        while number < first + MAX_NUMBERS {
            number += 1;
            let Some(next) = passage.numbers.get(number) else {
                break;
            };
            if next.range.start >= sentence {
                break;
            }
            let last = self.parts.last().map_or(first, |part| part.number);
            let since = passage.last(passage.numbers[last].range.end..next.range.start);
            if is_closed(since) {
                break;
            }
            if is_inside(since) {
                continue;
            }
            // 其中 inside a list opens one of its own, up to a semicolon.
            if nested.is_none() && since.contains("其中") {
                nested = Some(passage.numbers[number].range.start);
            }
            if let Some(inner) = nested {
                if !passage.last(inner..next.range.start).contains(';') {
                    continue;
                }
                nested = None;
            }
            if next.is_unclear() {
                self.unclear = Some(number);
                break;
            }
            if next.reading == Reading::Ordinal && self.opening == Opening::Colon {
                self.is_open = true;
                break;
            }
            let Some(amount) = passage.amount(number) else {
                continue;
            };
            if !unit.is_some_and(|unit| is_alike(unit, amount)) {
                // A number of another kind inside the words of a part is none of its own.
                if !since.contains([',', ';', ':', '、']) {
                    continue;
                }
                break;
            }
            if is_band(amount) || STOPS.iter().any(|word| label(since).starts_with(word)) {
                break;
            }
            self.parts.push(Part::of(passage, number, since, name));
        }
        self.is_open |= nested.is_some();
    }

    /// The parts that surely belong to the list: those that are parted alike, and whether nothing
    /// of the same kind follows that could belong to it too.
    pub(crate) fn sure_parts(&self) -> (&[Part], bool) {
        let kind = self.parts.get(1).map_or(Mark::Tight, |part| part.mark);
        let mut end = self.parts.len();
        for (index, part) in self.parts.iter().enumerate().skip(1) {
            let is_alike = part.mark == Mark::Tight || self.is_announced || part.is_like_first;
            let goes_on = part.mark <= kind && is_alike || part.is_rest || part.is_joined;
            if !goes_on {
                end = index;
                break;
            }
        }
        let (sure, beyond) = self.parts.split_at(end);
        (sure, beyond.is_empty())
    }

    /// Whether the words say that all parts are named.
    pub(crate) fn is_whole(&self) -> bool {
        let (sure, is_all) = self.sure_parts();
        let Some(last) = sure.last() else {
            return false;
        };
        let is_said = match self.opening {
            Opening::Namely | Opening::Colon => true,
            Opening::Including => last.is_joined || last.is_rest,
            Opening::Among | Opening::Named | Opening::Bracket => last.is_rest,
        };
        is_all
            && is_said
            && !last.has_more
            && !self.is_open
            && sure.len() > 1
            && self.unclear.is_none()
    }
}

impl Part {
    /// A part behind the words `since` the part before; `name` stands before the first part.
    fn of(passage: &Passage, number: usize, since: &str, name: &str) -> Self {
        let label = label(since);
        let rest = RESTS
            .iter()
            .find_map(|word| Some(&label[label.rfind(word)? + word.len()..]));
        Self {
            number,
            mark: Mark::of(since),
            is_rest: rest.is_some_and(|kind| !has_any(kind, &KINDS)),
            is_joined: JOINS.iter().any(|word| label.starts_with(word)),
            has_more: passage.clause_tail(number).starts_with('等'),
            is_like_first: is_like(label, name),
            may_overlap: passage.lead(number).contains("涉及"),
        }
    }
}

/// Whether two labels begin or end with the same two characters.
fn is_like(label: &str, other: &str) -> bool {
    let head = |text: &str| -> String { text.chars().take(2).collect() };
    let tail = |text: &str| -> String { text.chars().rev().take(2).collect() };
    let is_long = label.chars().nth(1).is_some();
    let other = other.trim_start_matches([',', ':', '\n']);
    is_long && (head(label) == head(other) || tail(label) == tail(other))
}

/// The words of a part behind the mark before it.
fn label(since: &str) -> &str {
    since
        .rsplit([',', ';', ':', '、', '\n'])
        .next()
        .unwrap_or(since)
}

/// Whether two amounts may be summed.
pub(crate) fn is_alike(one: &Quantity, other: &Quantity) -> bool {
    one.unit == other.unit && (one.word == other.word || one.unit == Unit::Money)
}

/// The words that announce parts, with their end in the text before the first part.
fn opening(lead: &str) -> Option<(Opening, usize)> {
    let find = |words: &[&str]| {
        let found = words
            .iter()
            .filter_map(|word| Some(lead.rfind(word)? + word.len()));
        found.max()
    };
    if let Some(end) = find(&["其中"]) {
        return Some((Opening::Among, end));
    }
    if lead.starts_with("中,") {
        return Some((Opening::Among, "中,".len()));
    }
    if let Some(at) = lead.find("中,").filter(|at| !lead[..*at].contains(',')) {
        return Some((Opening::Named, at + "中,".len()));
    }
    if let Some(end) = find(&NAMELY) {
        return is_near(&lead[..end]).then_some((Opening::Namely, end));
    }
    if let Some(end) = find(&INCLUDING) {
        return is_near(&lead[..end]).then_some((Opening::Including, end));
    }
    if lead.starts_with("(含") {
        return Some((Opening::Including, "(含".len()));
    }
    if lead.starts_with('(') && !EARLIER.iter().any(|word| lead[1..].starts_with(word)) {
        return Some((Opening::Bracket, 1));
    }
    lead.starts_with(':').then_some((Opening::Colon, 1))
}

/// Whether the words that announce parts follow their total directly.
fn is_near(words: &str) -> bool {
    words
        .trim_start_matches([',', ':', '(', '\n'])
        .chars()
        .count()
        <= 3
}

/// Whether an amount names a band of a tariff, and counts nothing: 11-30件部分.
fn is_band(amount: &Quantity) -> bool {
    amount.hedge == Some(Hedge::Range)
}

/// The amount directly before the words 受访企业中 that open a list: 600家受访企业中，有450家.
fn out_of(passage: &Passage, first: usize, part: &Quantity, name: &str) -> Option<usize> {
    let total = first.checked_sub(1)?;
    let amount = passage.amount(total)?;
    let is_here = passage.numbers[total].sentence == passage.numbers[first].sentence;
    let is_plain = !name
        .trim_end_matches(',')
        .contains([',', ';', ':', '(', ')']);
    let is_short = name.chars().count() <= OUT_OF;
    (is_here && is_plain && is_short && is_alike(amount, part)).then_some(total)
}

/// The one amount in the sentences before whose words hold the name of the total.
fn named(passage: &Passage, first: usize, part: &Quantity, name: &str) -> Option<usize> {
    let mut name = name.trim_end_matches("中,").to_owned();
    for word in UNNAMING {
        name = name.replace(word, "");
    }
    if name.chars().count() < 2 {
        return None;
    }
    let mut alike = (first.saturating_sub(BACK)..first).filter(|index| {
        let amount = passage.amount(*index);
        amount.is_some_and(|amount| is_alike(amount, part)) && passage.lead(*index).contains(&name)
    });
    let only = alike.next()?;
    alike.next().is_none().then_some(only)
}

/// The total before the words that announce its parts, and whether it is surely meant.
fn total(
    passage: &Passage,
    first: usize,
    part: &Quantity,
    opening: Opening,
    end: usize,
) -> Option<(usize, bool)> {
    let sentence = passage.numbers[first].sentence.start;
    let mut clause = None;
    // An amount of last year beside the total may be part of it: 上年结转1件.
    let mut is_plain = true;
    for index in (first.saturating_sub(BACK)..first).rev() {
        let number = &passage.numbers[index];
        if number.is_unclear() || end.saturating_sub(number.range.end) > GAP {
            return None;
        }
        let Some(amount) = passage.amount(index) else {
            continue;
        };
        if is_of_before(passage, index) {
            is_plain &= passage.clause_lead(index).starts_with(['比', '较', '与']);
            continue;
        }
        // Of several amounts in the clause, the one of the unit of the parts is meant.
        if *clause.get_or_insert(number.clause.start) != number.clause.start {
            return None;
        }
        let is_namely = opening == Opening::Namely && part.unit == Unit::Bare;
        if !is_alike(amount, part) && !is_namely {
            continue;
        }
        let is_here = number.range.start >= sentence || is_alone_before(passage, index, first);
        let behind = passage.numbers[first - 1].range.end;
        let is_direct = passage.last(behind..end).matches([',', ';', ':']).count() <= 1;
        return Some((index, is_here && is_direct && is_plain));
    }
    None
}

/// Whether 其中 opens the sentence of the parts, and a total is the only amount of the sentence
/// before, and its last number.
fn is_alone_before(passage: &Passage, total: usize, first: usize) -> bool {
    let sentence = &passage.numbers[total].sentence;
    let next = &passage.numbers[first].sentence;
    let behind = passage.slice(sentence.end..next.start);
    let opens = passage.slice(next.clone()).starts_with("其中");
    let is_next = behind.chars().count() <= 1 && total + 1 == first;
    let is_last = passage.slice(passage.numbers[total].clause.clone()).len()
        + passage.numbers[total].clause.start
        >= sentence.end;
    let is_only = total
        .checked_sub(1)
        .is_none_or(|before| passage.numbers[before].sentence != *sentence);
    opens && is_next && is_last && is_only
}

/// Whether a number only counts the parts before it: 两项合计144条, 三者共.
pub(crate) fn counts_parts(passage: &Passage, index: usize) -> bool {
    let is_first = passage.lead(index).ends_with([',', '、', '(']);
    let is_count = passage.quantity(index).is_some_and(|one| {
        one.is_chinese && matches!(one.word.as_str(), "项" | "类" | "者" | "种" | "个")
    });
    is_first && is_count
}

/// Whether an amount is that of an earlier time: 比上年31条.
pub(crate) fn is_of_before(passage: &Passage, index: usize) -> bool {
    let lead = passage.clause_lead(index);
    let lead = lead.rsplit('、').next().unwrap_or(lead);
    lead.starts_with(['比', '较']) || has_any(lead, &["上年", "去年", "上一年", "同期", "相比"])
}

impl Mark {
    /// The strongest mark of a text.
    pub(crate) fn of(since: &str) -> Self {
        if since.contains(';') {
            Mark::Semicolon
        } else if since.contains([',', ':']) {
            Mark::Comma
        } else {
            Mark::Tight
        }
    }
}

/// Whether a text closes a bracket that it did not open.
fn is_closed(text: &str) -> bool {
    depth(text).1 < 0
}

/// Whether a text ends inside a bracket that it opened.
fn is_inside(text: &str) -> bool {
    depth(text).0 > 0
}

/// The brackets open at the end of a text, and at least.
fn depth(text: &str) -> (i32, i32) {
    let (mut depth, mut least) = (0, 0);
    for ch in text.chars() {
        match ch {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        least = least.min(depth);
    }
    (depth, least)
}
