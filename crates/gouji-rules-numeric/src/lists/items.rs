//! Things named one by one: `A、B和C`, `"A""B"`.

use std::ops::Range;

/// The things named in a stretch of text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Items {
    /// Bytes of the stretch in the text that was looked at.
    pub(super) range: Range<usize>,
    /// How many.
    pub(super) named: usize,
    /// Whether others are said to be left out.
    pub(super) is_open: bool,
}

/// Words of acting; what stands before the last of them is another matter.
const VERBS: &[&str] = &[
    "推进", "落实", "开展", "建立", "完善", "制定", "制发", "实行", "围绕", "聚焦", "坚持", "做好",
    "召开", "印发", "设置", "开设", "推出", "梳理", "明确", "核对", "健全", "增设", "按照", "通过",
    "利用", "依托", "包括", "形成", "抓好", "实施", "涉及", "加强", "根据", "修订", "出台", "编制",
    "严格", "执行", "对",
];
/// Longest thing named, in characters.
const LONGEST: usize = 24;

/// How many things an enumeration names, if that is certain: none has a digit or is too long.
/// A 和 between the last two counts as a mark; `is_one` knows names that have a 和 inside.
pub(super) fn named(text: &str, is_one: &dyn Fn(&str) -> bool) -> Option<usize> {
    let parts: Vec<&str> = text.split('、').collect();
    let (last, others) = parts.split_last()?;
    let is_thing = |part: &str| {
        !part.is_empty()
            && part.chars().count() <= LONGEST
            && !part.contains(|ch: char| ch.is_ascii_digit() || ",;:()[]<>".contains(ch))
    };
    if !parts.iter().all(|part| is_thing(part)) {
        return None;
    }
    let pairs = |part: &str| if is_one(part) { 0 } else { joined(part) };
    let in_last = pairs(last);
    // A thing may itself be of two things, such as 规划和自然资源.
    if others.is_empty() && in_last > 0 || others.iter().any(|part| pairs(part) > 0) || in_last > 1
    {
        return None;
    }
    Some(parts.len() + in_last)
}

/// The part of an enumeration behind the last verb in one of its inner things, from a byte on.
pub(super) fn from_last_verb(text: &str) -> usize {
    let mut start = 0;
    let mut at = 0;
    for (index, part) in text.split('、').enumerate() {
        let verb = VERBS
            .iter()
            .filter_map(|verb| Some(part.rfind(verb)? + verb.len()))
            .max();
        if let Some(verb) = verb.filter(|verb| index > 0 || *verb < part.len()) {
            start = at + verb;
        }
        at += part.len() + '、'.len_utf8();
    }
    start
}

/// Quoted things side by side at the end of a text: how many, and where they begin.
pub(super) fn quoted_at_end(text: &str) -> Option<(usize, usize)> {
    let mut end = text.len();
    let mut count = 0;
    while text[..end].ends_with('"') {
        let open = text[..end - 1].rfind('"')?;
        let inner = &text[open + 1..end - 1];
        if inner.is_empty() || inner.chars().count() > LONGEST || inner.contains(['。', ',', ';'])
        {
            return None;
        }
        count += 1;
        end = open;
        let before = &text[..end];
        end = ["、", "和", "及", "与", "以及"]
            .iter()
            .find_map(|mark| before.strip_suffix(mark).filter(|rest| rest.ends_with('"')))
            .map_or(end, str::len);
    }
    // An unquoted thing may stand before a mark.
    let is_whole = !text[..end].ends_with(['、', '和', '及', '与']);
    (count > 0 && is_whole).then_some((count, end))
}

fn joined(part: &str) -> usize {
    ["和", "及", "与"]
        .iter()
        .map(|mark| part.matches(mark).count())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Option<usize> {
        super::named(text, &|part| part == "规划和建设")
    }

    #[test]
    fn things_are_counted_where_they_can_be_told_apart() {
        assert_eq!(named("规划和建设、住房"), Some(2));
        assert_eq!(named("马上办、就近办、网上办、一次办"), Some(4));
        assert_eq!(named("报批、公告和补偿"), Some(3));
        assert_eq!(named("审核和签发"), None);
        assert_eq!(named("规划和自然资源、住房"), None);
        assert_eq!(named("网站86条、公众号41条"), None);
        assert_eq!(named("公开"), Some(1));
    }

    #[test]
    fn quoted_things_need_no_mark() {
        let text = "专栏增设\"曝光台\"\"避险知识\"";
        assert_eq!(quoted_at_end(text), Some((2, "专栏增设".len())));
        assert_eq!(quoted_at_end("政策库、\"甲\"和\"乙\""), None);
        assert_eq!(quoted_at_end("没有"), None);
    }

    #[test]
    fn another_list_before_a_verb_is_left_out() {
        let text = "围绕教育、医疗领域推进标准、流程、目录";
        assert_eq!(&text[from_last_verb(text)..], "标准、流程、目录");
        assert_eq!(from_last_verb("报批、公告、补偿"), 0);
    }
}
