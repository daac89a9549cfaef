//! Numbers of folded prose that are written against the standard.

use std::ops::Range;

use super::chars::{at, before, digits_end, is_chinese_digit, is_chinese_numeral, is_han};

/// Measure words that count things of one kind.
const COUNTED: &str = "个家项条件场期名人台处块份篇支所座间套部";
/// Measure words behind thousands and hundreds; 千瓦 and 百年 are no such numbers.
const BEHIND_HUNDREDS: &str = "余多人件条个次家户份名项亩册场元万";

/// Two quantities of one list with the same measure word, one in digits, one in Chinese numerals.
pub(crate) fn side_by_side(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (mark, separator) in text.match_indices(['、', ',', '和', '及', '与']) {
        let behind = mark + separator.len();
        let Some(right) = quantity_at(text, behind) else {
            continue;
        };
        let item = item_before(text, mark);
        let left = last_quantity(text, item..mark);
        let Some(left) = left
            .filter(|left| left.measure == right.measure && left.is_chinese != right.is_chinese)
        else {
            continue;
        };
        let noun = text
            .get(left.end..mark)
            .map_or(0, |noun| noun.chars().count());
        let (chinese, _) = if left.is_chinese {
            (&left, &right)
        } else {
            (&right, &left)
        };
        if (1..=NOUN).contains(&noun) && !is_set_phrase(text, chinese) {
            found.push(left.start..right.end);
        }
    }
    found
}

/// Two items of one list that end with a quantity, one in digits, one in Chinese numerals:
/// 培训一次、检查3次.
pub(crate) fn end_to_end(text: &str) -> Vec<Range<usize>> {
    text.match_indices(['、', ','])
        .filter_map(|(mark, separator)| {
            let behind = mark + separator.len();
            let left = quantity_before(text, item_before(text, mark)..mark)?;
            let right = quantity_before(text, behind..item_end(text, behind)?)?;
            let is_pair = left.measure == right.measure && left.is_chinese != right.is_chinese;
            is_pair.then_some(left.start..right.end)
        })
        .collect()
}

/// What tells that a quantity is a rate, a rank, a sum or a set phrase.
const NO_COUNT: &[char] = &[
    '每', '逐', '第', '跑', '再', '又', '同', '这', '那', '上', '下', '另', '唯', '共', '计', '约',
    '达', '其', '各', '均', '定', '按', '月', '季', '周', '一', '多', '只',
];
/// Measure words that end an item.
const ENDING: &str = "次场个项件份家名处块篇";
/// Characters of the noun before the quantity that ends an item.
const NOUN_BEFORE: Range<usize> = 2..9;

/// Where the item ends that begins here, if a mark ends it.
fn item_end(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let mut within = rest.char_indices().take(ITEM);
    let (end, _) = within
        .find(|(_, ch)| "。;:,、!?".contains(*ch))
        .or_else(|| (rest.chars().take(ITEM + 1).count() <= ITEM).then_some((rest.len(), ' ')))?;
    Some(start + end)
}

/// The quantity that ends an item of a noun and a number.
fn quantity_before(text: &str, item: Range<usize>) -> Option<Counted> {
    let part = text.get(item.clone())?;
    let measure = part.chars().next_back().filter(|ch| ENDING.contains(*ch))?;
    let head = part.strip_suffix(measure)?;
    let noun = head.trim_end_matches(|ch: char| ch.is_ascii_digit());
    let is_chinese = noun.len() == head.len();
    let noun = if is_chinese {
        head.trim_end_matches(is_chinese_numeral)
    } else {
        noun
    };
    let is_noun = noun.chars().all(is_han)
        && NOUN_BEFORE.contains(&noun.chars().count())
        && !noun.contains(NO_COUNT)
        && !noun.ends_with('办');
    (is_noun && noun.len() < head.len()).then_some(Counted {
        start: item.start + noun.len(),
        end: item.end,
        measure,
        is_chinese,
    })
}

/// Most characters of the noun behind a quantity.
const NOUN: usize = 12;

/// A number with its measure word.
#[derive(Debug)]
struct Counted {
    start: usize,
    end: usize,
    measure: char,
    is_chinese: bool,
}

/// The quantity that begins here.
fn quantity_at(text: &str, start: usize) -> Option<Counted> {
    let digits = digits_end(text, start);
    let is_chinese = digits == start;
    let end = if is_chinese {
        let rest = text.get(start..)?;
        start + rest.len() - rest.trim_start_matches(is_chinese_numeral).len()
    } else {
        digits
    };
    let measure = at(text, end).filter(|ch| end > start && COUNTED.contains(*ch))?;
    let end = end + measure.len_utf8();
    // 一个月, 3个百分点 and 三项式 count something else.
    at(text, end).filter(|ch| is_han(*ch) && !"月百小性头体".contains(*ch))?;
    Some(Counted {
        start,
        end,
        measure,
        is_chinese,
    })
}

/// Where the item of the list begins that ends at a mark.
fn item_before(text: &str, mark: usize) -> usize {
    let head = text.get(..mark).unwrap_or("");
    let mut start = mark;
    for (at, ch) in head.char_indices().rev().take(ITEM) {
        if "。;:,、!?\"".contains(ch) {
            break;
        }
        start = at;
    }
    start
}

/// Most characters of an item.
const ITEM: usize = 30;

fn last_quantity(text: &str, item: Range<usize>) -> Option<Counted> {
    let part = text.get(item.clone())?;
    let starts = part
        .char_indices()
        .map(|(offset, ch)| (item.start + offset, ch));
    let is_start = |at: usize, ch: char| {
        let left = before(text, at);
        let is_new = |is_same: fn(char) -> bool| {
            is_same(ch) && !left.is_some_and(|ch| is_same(ch) || "第.-".contains(ch))
        };
        is_new(|ch| ch.is_ascii_digit()) || is_new(is_chinese_numeral)
    };
    starts
        .filter(|(at, ch)| is_start(*at, *ch))
        .filter_map(|(at, _)| quantity_at(text, at))
        .rfind(|quantity| quantity.end < item.end)
}

/// What follows a numeral that does not count beside the other: 一个不少, 一个单位一个台账,
/// 两个维护, 一项是….
const SET_PHRASES: &[&str] = &[
    "是", "为", "不", "也", "都", "个", "项", "件", "条", "在", "由", "用", "接", "一", "没",
    "意识", "维护", "自信", "确立", "全面", "代表", "必须", "责任", "服从", "清单", "龙", "人一",
    "以上", "以下", "左右", "环节", "方面",
];

fn is_set_phrase(text: &str, chinese: &Counted) -> bool {
    let behind = text.get(chinese.end..).unwrap_or("");
    let near: String = behind.chars().take(PHRASE).collect();
    SET_PHRASES.iter().any(|phrase| behind.starts_with(phrase)) || near.contains(['一', '每', '各'])
}

/// Characters behind a numeral within which another one makes it distributive.
const PHRASE: usize = 6;

/// Numbers with Chinese numerals and digits, and years with 0 or 零 for 〇.
pub(crate) fn in_two_scripts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (zero, mark) in text.match_indices(['0', 'O', 'o', '零']) {
        let run = chinese_run(text, zero, zero + mark.len());
        let part = text.get(run.clone()).unwrap_or("");
        let is_between = before(text, zero).is_some_and(is_chinese_digit);
        let is_year = part.chars().count() == YEAR && at(text, run.end) == Some('年');
        let is_first = text
            .get(run.start..zero)
            .is_some_and(|head| !head.contains(['0', 'O', 'o', '零']));
        let has_digit = part.contains(['0', 'O', 'o']);
        let ends = part.ends_with(is_chinese_digit);
        if is_between && is_first && ends && (has_digit || is_year) {
            found.push(run);
        }
    }
    for digits in digit_runs(text) {
        found.extend(share(text, &digits));
        found.extend(hundreds(text, &digits));
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Digits behind the Chinese words for a share: 百分之5.
fn share(text: &str, digits: &Range<usize>) -> Option<Range<usize>> {
    let head = text.get(..digits.start)?;
    let word = ["百分之", "千分之"]
        .into_iter()
        .find(|word| head.ends_with(word))?;
    Some(head.len() - word.len()..digits.end)
}

/// Digits before thousands and hundreds: 3千余份.
fn hundreds(text: &str, digits: &Range<usize>) -> Option<Range<usize>> {
    let word = at(text, digits.end).filter(|ch| matches!(ch, '千' | '百'))?;
    let is_part = before(text, digits.start)
        .is_some_and(|ch| ch.is_ascii_alphanumeric() || ".-第".contains(ch));
    let end = digits.end + word.len_utf8();
    let next = at(text, end).filter(|ch| BEHIND_HUNDREDS.contains(*ch))?;
    let more = if matches!(next, '余' | '多') {
        next.len_utf8()
    } else {
        0
    };
    (digits.len() <= 2 && !is_part).then_some(digits.start..end + more)
}

/// Characters of a year.
const YEAR: usize = 4;

/// The run of Chinese digits and zeros around a zero.
fn chinese_run(text: &str, start: usize, end: usize) -> Range<usize> {
    let is_part = |ch: char| is_chinese_digit(ch) || matches!(ch, '0' | 'O' | 'o' | '零' | '〇');
    let head = text.get(..start).unwrap_or("");
    let tail = text.get(end..).unwrap_or("");
    let back: usize = head
        .chars()
        .rev()
        .take_while(|ch| is_part(*ch))
        .take(YEAR)
        .map(char::len_utf8)
        .sum();
    let on: usize = tail
        .chars()
        .take_while(|ch| is_part(*ch))
        .take(YEAR)
        .map(char::len_utf8)
        .sum();
    start - back..end + on
}

/// An approximate number with a comma in it.
#[derive(Debug)]
pub(crate) struct Approximate {
    /// The numerals.
    pub(crate) whole: Range<usize>,
    /// The comma.
    pub(crate) comma: Range<usize>,
    /// Whether the numerals are Chinese.
    pub(crate) is_chinese: bool,
}

/// Approximate numbers with a comma: 三、四十人, 约五、六个, 近3、4个.
pub(crate) fn approximate(text: &str) -> Vec<Approximate> {
    text.match_indices('、')
        .filter_map(|(comma, mark)| approximate_at(text, comma, comma + mark.len()))
        .collect()
}

fn approximate_at(text: &str, comma: usize, behind: usize) -> Option<Approximate> {
    let (first, second) = (before(text, comma)?, at(text, behind)?);
    let is_chinese = is_chinese_digit(first) && is_chinese_digit(second);
    let (low, high) = (value(first)?, value(second)?);
    if high != low + 1 || first.is_ascii_digit() != second.is_ascii_digit() {
        return None;
    }
    let start = comma - first.len_utf8();
    let left = before(text, start)?;
    let mut end = behind + second.len_utf8();
    let next = at(text, end)?;
    let is_tens = is_chinese && "十百千".contains(next);
    let is_free =
        is_han(left) && !is_chinese_numeral(left) && !"第表图件篇章节条款项部卷".contains(left);
    let is_hedged = "约近仅".contains(left);
    let is_counted = COUNTED.contains(next) || "次天".contains(next);
    if !(is_tens && is_free || is_hedged && is_counted) {
        return None;
    }
    end += next.len_utf8();
    Some(Approximate {
        whole: start..end,
        comma: comma..behind,
        is_chinese,
    })
}

fn value(ch: char) -> Option<usize> {
    let chinese = "一二三四五六七八九".chars().position(|digit| digit == ch);
    chinese.map(|at| at + 1).or_else(|| {
        ch.to_digit(10)
            .and_then(|digit| usize::try_from(digit).ok())
    })
}

/// What follows a year of two digits that tells it from a length of time.
const BEHIND_YEAR: &[&str] = &["度", "底", "末", "初"];
/// What stands before a length of time.
const BEFORE_LENGTH: &str = "近前后过去满达第每为期共约这以个有用隔逾超了历经余十百千万仅不长";

/// Years of two digits: the place and the digits' value.
pub(crate) fn short_years(text: &str) -> Vec<(Range<usize>, i32)> {
    let mut found = Vec::new();
    for (end, word) in text.match_indices('年') {
        let start = super::chars::digits_start(text, end);
        let left = before(text, start);
        let is_part = left.is_some_and(|ch| {
            ch.is_ascii() && ch != ',' && ch != '(' && ch != '"' || BEFORE_LENGTH.contains(ch)
        });
        let behind = text.get(end + word.len()..).unwrap_or("");
        let month = behind.bytes().take_while(u8::is_ascii_digit).count();
        let is_dated = (1..=2).contains(&month)
            && behind
                .get(month..)
                .is_some_and(|rest| rest.starts_with('月'))
            || BEHIND_YEAR.iter().any(|word| behind.starts_with(word));
        let value = text
            .get(start..end)
            .filter(|digits| digits.len() == 2)
            .and_then(|digits| digits.parse().ok());
        if let Some(value) = value.filter(|_| is_dated && !is_part) {
            found.push((start..end + word.len(), value));
        }
    }
    found
}

/// Words that hedge a number from before, each with what ends with it and hedges nothing.
const HEDGES: &[(&str, &str)] = &[
    ("约", "节预合签条公制集违特契邀立履"),
    ("近", "最附就邻临靠远亲"),
    ("逾", ""),
    ("超过", ""),
    ("接近", ""),
];

/// Numbers that are hedged before and behind.
pub(crate) fn hedged_twice(text: &str) -> Vec<Range<usize>> {
    digit_runs(text)
        .filter_map(|digits| {
            let head = text.get(..digits.start)?;
            let (hedge, others) = HEDGES
                .iter()
                .rev()
                .find(|(hedge, _)| head.ends_with(hedge))?;
            let start = head.len() - hedge.len();
            let is_word = before(text, start).is_some_and(|ch| others.contains(ch));
            let end = hedge_behind(text, digits.end, *hedge == "近").filter(|_| !is_word)?;
            Some(start..end)
        })
        .collect()
}

/// The runs of ASCII digits of a text.
fn digit_runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(from..)?;
        let start = from + rest.iter().position(u8::is_ascii_digit)?;
        from = digits_end(text, start);
        Some(start..from)
    })
}

/// The end of the hedge behind a number; of a stretch of time none is told.
fn hedge_behind(text: &str, end: usize, is_time: bool) -> Option<usize> {
    let rest = text.get(end..)?;
    let rest = rest.trim_start_matches(['万', '亿', '千', '百']);
    let more = rest.strip_prefix('余').or_else(|| rest.strip_prefix('多'));
    if let Some(more) = more {
        let next = more.chars().next()?;
        let is_counted = BEHIND_HUNDREDS.contains(next) || COUNTED.contains(next);
        return is_counted.then(|| text.len() - more.len());
    }
    let measure = rest
        .chars()
        .next()
        .filter(|ch| is_han(*ch) && !(is_time && "年月天日".contains(*ch)))?;
    let behind = &rest[measure.len_utf8()..];
    ["左右", "上下"]
        .iter()
        .find_map(|word| behind.strip_prefix(word))
        .map(|behind| text.len() - behind.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, ranges: Vec<Range<usize>>) -> Vec<&str> {
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn scripts_side_by_side_are_told() {
        for (text, part) in [
            (
                "乡镇和部门22个微信公众号,一个移动客户端公开信息",
                "22个微信公众号,一个",
            ),
            ("设置三个专题、12个栏目", "三个专题、12个"),
            ("印发3项制度和两项办法", "3项制度和两项"),
        ] {
            assert_eq!(parts(text, side_by_side(text)), [part], "{text}");
        }
        for text in [
            "抽查12个单位,一个单位一个台账",
            "整改问题5个,一个不少",
            "开展培训3次、一个月完成",
            "设置3个专题、2个栏目",
            "做到“两个维护”,设置3个专题",
            "公布3件案例,两类事项",
            "提高3个百分点、一个台阶",
        ] {
            assert!(side_by_side(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn quantities_that_end_their_items_are_told() {
        for text in [
            "开展培训一次、检查3次。",
            "全年召开会议一次,座谈会3次",
            "举办讲座2场、开放日活动三场,",
        ] {
            assert_eq!(end_to_end(text).len(), 1, "{text}");
        }
        for text in [
            "开展培训1次、检查3次。",
            "开展培训一次、检查3场。",
            "每月召开例会一次、检查3次。",
            "群众最多跑一次,检查3次。",
            "全省第一次、检查3次。",
            "开展培训一次,累计3次。",
            "开展培训一次,参加培训人员3次以上。",
            "月调度一次、检查3次。",
        ] {
            assert!(end_to_end(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn numbers_of_two_scripts_are_told() {
        for (text, part) in [
            ("二0二三年", "二0二三"),
            ("二00八年", "二00八"),
            ("二零二三年", "二零二三"),
            ("百分之5", "百分之5"),
            ("发放3千余份", "3千余"),
            ("2百多件", "2百多"),
        ] {
            assert_eq!(parts(text, in_two_scripts(text)), [part], "{text}");
        }
        for text in [
            "二〇二三年",
            "10千瓦",
            "3万件",
            "一百零三件",
            "2023百日攻坚",
            "5百年",
            "百分之五",
            "零差错",
        ] {
            assert!(in_two_scripts(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn approximate_numbers_are_told() {
        for text in ["每天接待三、四十人", "约五、六个", "近3、4个"] {
            assert_eq!(approximate(text).len(), 1, "{text}");
        }
        for text in [
            "二、三季度",
            "第三、四十条",
            "一、二级",
            "三、四十年来",
            "三、五十人",
            "附件3、4个",
        ] {
            assert!(approximate(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn short_years_and_double_hedges_are_told() {
        assert_eq!(short_years("从23年12月起,22年度").len(), 2);
        for text in [
            "近20年底蕴",
            "2023年12月",
            "10年以来",
            "2022-23年度",
            "满20年度",
        ] {
            assert!(short_years(text).is_empty(), "{text}");
        }
        assert_eq!(
            parts("约30人左右", hedged_twice("约30人左右")),
            ["约30人左右"]
        );
        assert_eq!(parts("近200余件", hedged_twice("近200余件")), ["近200余"]);
        for text in [
            "节约30余万元",
            "约30人",
            "30人左右",
            "近3年左右",
            "最近3多人",
        ] {
            assert!(hedged_twice(text).is_empty(), "{text}");
        }
    }
}
