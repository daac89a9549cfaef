//! Small numbers of things that a text may go on to name.

use std::ops::Range;

/// A number of things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    /// How many.
    pub(super) number: usize,
    /// Bytes of the numeral.
    pub(super) numeral: Range<usize>,
    /// Bytes of numeral, measure word and noun.
    pub(super) phrase: Range<usize>,
    /// The noun; empty where the measure word says it all: 三级, 三方面.
    pub(super) noun: String,
}

/// Larger numbers are statistics, whose things nobody names.
const MOST: u64 = 20;
/// Of more things than these, brackets name some.
const FEW: u64 = 8;
const NUMERALS: &str = "一二两三四五六七八九十";
/// Measure words of things that are named one by one, the longest first.
const MEASURES: &[&str] = &[
    "个方面",
    "个",
    "项",
    "种",
    "类",
    "大",
    "份",
    "条",
    "步",
    "面",
    "本",
    "张",
    "道",
];
/// What is counted by its titles alone, and only where it follows the measure word: 《甲》《乙》2个文件.
pub(super) const TITLED: &str = "文件";
/// Measure words that say themselves what is counted.
const WHOLE: &[&str] = &["方面", "级"];
/// What is counted where its members are named; 单位 and 部门 are not, since 企业、学校五个单位
/// names kinds.
const NOUNS: &[&str] = &[
    TITLED,
    "制度",
    "机制",
    "环节",
    "方面",
    "领域",
    "栏目",
    "专题",
    "专栏",
    "板块",
    "类别",
    "途径",
    "渠道",
    "平台",
    "载体",
    "方式",
    "形式",
    "步骤",
    "阶段",
    "要素",
    "原则",
    "重点",
    "任务",
    "措施",
    "举措",
    "清单",
    "目录",
    "办法",
    "模块",
    "功能",
    "维度",
    "层面",
    "版块",
    "要求",
    "问题",
    "不足",
    "短板",
    "薄弱环节",
    "弱项",
    "难点",
    "建议",
    "做法",
    "工程",
    "行动",
    "关口",
    "必填项",
    "内容",
    "阵地",
    "部分",
    "防线",
    "办",
    "审批服务",
];
/// Longest stretch between the measure word and the noun: 七项(规章)制度.
const REACH: usize = 5;

/// The counts of a text, from left to right.
pub(super) fn counts(text: &str) -> Vec<Count> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(ch) = text[at..].chars().next() {
        let len = numeral_len(&text[at..]);
        if len == 0 {
            at += ch.len_utf8();
            continue;
        }
        let numeral = at..at + len;
        at = numeral.end;
        if !is_glued(&text[..numeral.start]) {
            found.extend(count(text, numeral));
        }
    }
    found
}

fn count(text: &str, numeral: Range<usize>) -> Option<Count> {
    let written = &text[numeral.clone()];
    let number = match written.parse::<u64>() {
        Ok(number) => number,
        Err(_) => gouji_zh::parse_chinese_integer(written)?,
    };
    if !(2..=MOST).contains(&number) {
        return None;
    }
    let rest = &text[numeral.end..];
    let (noun, end) = if let Some(whole) = WHOLE.iter().find(|whole| rest.starts_with(**whole)) {
        (String::new(), whole.len())
    } else {
        let measure = MEASURES
            .iter()
            .find(|measure| rest.starts_with(**measure))?;
        let behind = &rest[measure.len()..];
        let (noun, end) = noun(behind)
            .or_else(|| slogan(&text[..numeral.start], behind))
            .or_else(|| bracketed(behind).filter(|_| number <= FEW))
            .or_else(|| (*measure == "个方面").then(|| (String::new(), 0)))?;
        (noun, measure.len() + end)
    };
    Some(Count {
        number: usize::try_from(number).ok()?,
        phrase: numeral.start..numeral.end + end,
        numeral,
        noun,
    })
}

/// The noun that a text soon comes to, with the bytes up to its end.
fn noun(text: &str) -> Option<(String, usize)> {
    let starts = text.char_indices().map(|(at, _)| at).take(REACH + 1);
    for start in starts {
        if let Some(noun) = NOUNS.iter().find(|noun| text[start..].starts_with(**noun)) {
            return Some(((*noun).to_owned(), start + noun.len()));
        }
        let ch = text[start..].chars().next()?;
        if !(is_han(ch) || ch == '"') || "的了和及与".contains(ch) {
            return None;
        }
    }
    None
}

/// The rest of a quoted phrase, which its list follows: “三个到位”：….
fn slogan(before: &str, text: &str) -> Option<(String, usize)> {
    let noun = before.strip_suffix('"').and_then(|_| text.split_once('"'));
    let (noun, _) =
        noun.filter(|(noun, rest)| is_short(noun) && rest.starts_with([':', '(', ',']))?;
    Some((noun.to_owned(), noun.len()))
}

/// A noun with its list in brackets: 5个供水片区（…、…）.
fn bracketed(text: &str) -> Option<(String, usize)> {
    let (noun, list) = text.split_once('(')?;
    let (list, _) = list.split_once(')')?;
    let is_list = list.matches('、').count() >= 2;
    (is_short(noun) && is_list).then(|| (noun.to_owned(), noun.len()))
}

fn is_short(noun: &str) -> bool {
    !noun.is_empty() && noun.chars().count() <= REACH && noun.chars().all(is_han)
}

/// Bytes of the numeral that a text begins with.
fn numeral_len(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return digits;
    }
    let run = text.chars().take_while(|ch| NUMERALS.contains(*ch));
    run.map(char::len_utf8).sum()
}

/// Whether what stands before a numeral makes it another thing than a count.
fn is_glued(before: &str) -> bool {
    // 以下四项 announces them.
    if before.ends_with("以下") {
        return false;
    }
    before.chars().next_back().is_some_and(|ch| {
        ch.is_ascii_alphanumeric() || "第.百千万零余约每上下前后近其".contains(ch)
    })
}

pub(super) fn is_han(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(text: &str) -> Vec<(usize, String)> {
        let found = counts(text).into_iter();
        found
            .map(|count| (count.number, text[count.phrase].to_owned()))
            .collect()
    }

    #[test]
    fn numbers_of_things_that_can_be_named() {
        let one = |number, phrase: &str| vec![(number, phrase.to_owned())];
        assert_eq!(phrases("责任追究等七项制度,规范"), one(7, "七项制度"));
        assert_eq!(phrases("县、乡、村三级审核"), one(3, "三级"));
        assert_eq!(phrases("“四个办\"审批服务"), one(4, "四个办"));
        assert_eq!(phrases("建立3项工作制度"), one(3, "3项工作制度"));
        assert_eq!(phrases("主要表现在三个方面:一是"), one(3, "三个方面"));
    }

    #[test]
    fn statistics_and_ordinals_are_none() {
        for text in [
            "第三个方面",
            "22个微信公众号",
            "126条政策",
            "五个单位",
            "十余项制度",
            "发布信息3条,共",
            "2019年3项",
        ] {
            assert_eq!(phrases(text), [], "{text}");
        }
    }
}
