//! What may stand between a subject and its number, and what makes the number one of something
//! else. Whatever is not known here keeps a number from being judged: a doubt accuses nobody.

use std::ops::Range;

use gouji_core::Words;

/// Words between a subject and its number that change nothing, the longer before the shorter.
const FILLERS: &[&str] = &[
    "共计",
    "总计",
    "合计",
    "累计",
    "总数量",
    "总数",
    "总量",
    "总共",
    "数量",
    "件数",
    "次数",
    "案件数",
    "案件",
    "事项",
    "全年",
    "本年度",
    "本年",
    "当年",
    "年度",
    "均为",
    "分别为",
    "达到",
    "共有",
    "共",
    "计",
    "数",
    "量",
    "案",
    "为",
    "是",
    "有",
    "达",
    "了",
    "的",
    "过",
    "仅",
    "只",
    "=",
    "(",
    "\"",
];
/// The same between a number and the subject behind it.
const FILLERS_BEFORE: &[&str] = &["的", "涉及", "有关", "相关", "关于", "\""];
/// The same between a word that says that there is none and the subject.
const FILLERS_OF_NONE: &[&str] = &[
    "发生",
    "收到",
    "接到",
    "受理",
    "新收",
    "新增",
    "出现",
    "产生",
    "存在",
    "引发",
    "提起",
    "涉及",
    "相关",
    "有关",
    "任何",
    "一起",
    "一件",
    "一例",
    "一宗",
    "本年度",
    "本年",
    "当年",
    "全年",
    "过",
    "的",
    "被",
    "新的",
    "新",
];
/// What may stand behind a subject of which there is none.
const TAILS: &[&str] = &[
    "案件", "案", "事项", "情况", "情形", "事件", "现象", "问题", "的", "发生", "产生", "出现",
    "提起", ")", "\"",
];
/// Words that a cause before the subject begins with: 因…引起的.
const CAUSES: &[&str] = &["因", "由", "涉及", "有关", "关于", "针对", "对", "被"];
/// Longest cause or list between a word that says that there is none and the subject, in
/// characters.
const REACH: usize = 20;

/// Words of other years and parts of a year.
const OTHER_TIMES: &[&str] = &[
    "上年",
    "去年",
    "上一年",
    "前年",
    "同期",
    "同比",
    "环比",
    "往年",
    "历年",
    "以来",
    "近年",
    "季度",
    "上半年",
    "下半年",
    "月份",
    "次年",
    "明年",
    "下年",
    "下一年",
    "近两年",
    "近三年",
    "近五年",
    "平均",
    "日均",
    "月均",
    "年均",
];
/// Words of what is yet to come.
const PLANS: &[&str] = &[
    "计划", "预计", "力争", "目标", "拟于", "将于", "如果", "假如",
];
/// Words of one way among several.
const WAYS: &[&str] = &["通过", "渠道", "方式", "分别"];

const JOINTS: &[char] = &['、', '和', '及', '与', '或', '跟', '/'];

/// Whether nothing of weight stands between a subject and its number.
pub(super) fn is_filler(text: &str) -> bool {
    strip(text, FILLERS).is_empty()
}

/// Whether nothing of weight stands between a number and the subject behind it.
pub(super) fn is_filler_before(text: &str) -> bool {
    strip(text, FILLERS_BEFORE).is_empty()
}

/// Whether a word that says that there is none reaches over the text to the subject behind it:
/// nothing of weight, a cause, or other things of which there is none.
pub(super) fn is_filler_of_none(text: &str) -> bool {
    let rest = strip(text, FILLERS_OF_NONE);
    if rest.is_empty() {
        return true;
    }
    let is_cause = CAUSES.iter().any(|cause| rest.starts_with(cause));
    let is_list = rest.ends_with(JOINTS);
    let is_odd = ["理由", "未", "不", "按时", "及时"]
        .iter()
        .any(|word| rest.contains(word));
    (is_cause || is_list) && !is_odd && rest.chars().count() <= REACH
}

/// Whether a word that says that there is none says so here.
pub(super) fn denies(before: &str, word: &str) -> bool {
    let last = before.chars().next_back();
    let is_asked = matches!(last, Some('如' | '若' | '倘' | '凡' | '有' | '是' | '不'));
    let is_digit = word == "零" && last.is_some_and(|ch| "百千万零〇".contains(ch));
    !is_asked && !is_digit
}

/// Whether the subject ends with the text that follows it, so that it is no part of another word.
pub(super) fn ends_there(rest: &str) -> bool {
    let rest = strip(rest, TAILS);
    rest.is_empty() || rest.starts_with(JOINTS) || rest.starts_with("以及") || rest.starts_with('(')
}

/// Whether a number without a unit ends there.
pub(super) fn is_end(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['、', ')', '(', '\"'])
}

/// Whether the text says that what stands before it is what stands behind it.
pub(super) fn is_copula(text: &str) -> bool {
    text.ends_with(['为', '是', '='])
}

/// Whether a subject behind this text is the last of several things with one number:
/// `复议、` but not `复议3件、`.
pub(super) fn is_joined(before: &str) -> bool {
    let before = before.strip_suffix("以").unwrap_or(before);
    let Some(rest) = before.strip_suffix(JOINTS) else {
        return false;
    };
    let rest = rest.strip_suffix('以').unwrap_or(rest);
    let mut near = rest.chars().rev().take(3);
    !near.any(|ch| ch.is_ascii_digit() || "零一二两三四五六七八九十)".contains(ch))
}

/// Whether a subject goes on with other things that share the number before it.
pub(super) fn joins_on(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix(JOINTS) else {
        return rest.starts_with("以及");
    };
    !rest.chars().take(6).any(|ch| ch.is_ascii_digit())
}

/// Words ahead of a number by which it is one of another year, of a plan, or of one way among
/// several. `is_named` tells whether a range is in a word of the subject itself.
pub(super) fn other_matter(ahead: &str, is_named: impl Fn(&Range<usize>) -> bool) -> Option<Words> {
    let find = |words: &[&'static str]| {
        let mut words = words.iter().copied();
        words.find(|word| {
            let mut places = ahead.match_indices(word);
            places.any(|(at, _)| !is_named(&(at..at + word.len())))
        })
    };
    if let Some(word) = find(OTHER_TIMES) {
        return Some(Words::new(
            format!("有“{word}”，说的可能不是本年全年"),
            format!("\"{word}\" may speak of another time"),
        ));
    }
    if let Some(word) = find(PLANS) {
        return Some(Words::new(
            format!("有“{word}”，说的不是已有的数"),
            format!("\"{word}\" speaks of a plan"),
        ));
    }
    let word = find(WAYS)?;
    Some(Words::new(
        format!("有“{word}”，说的可能是其中一部分"),
        format!("\"{word}\" may speak of a part"),
    ))
}

fn strip<'a>(mut text: &'a str, words: &[&str]) -> &'a str {
    loop {
        let prefixes = words.iter().filter_map(|word| text.strip_prefix(word));
        match prefixes.min_by_key(|rest| rest.len()) {
            Some(rest) => text = rest,
            None => return text,
        }
    }
}
